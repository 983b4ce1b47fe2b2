"""Characters of one Chinese script and region into those of another, by OpenCC.

Here: which of its tables make up a pair, the generated configuration, the engine.  Never
here: words (``vocabulary`` is ours, OpenCC's phrase tables *of vocabulary* are never used),
marks, names.

From Simplified the tables of phrases that *choose a character* (STPhrases) are needed: by
characters alone 头发 becomes 頭發 and 公里 公裏.  To Simplified the direction is nearly
unambiguous and TSPhrases keeps 乾坤 and 瞭望.  What comes from Hong Kong or Taiwan goes
through the table of its variants first (裏, 衞, 着), or 衞 stays in a Simplified text and 看著
stays 看著.  TSCharactersExt is left out, and so is what the others have beyond the Basic
Multilingual Plane: those results are in no text face.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from presskit.diagnostics import Exit, PresskitError
from presskit.locales import language, script

__all__ = ["open_characters", "open_simplifier",
           "open_traditionaliser", "region"]

_HK_OUT = ["HKVariantsRevPhrases", "HKVariantsRev"]
_TW_OUT = ["TWVariantsRevPhrases", "TWVariantsRev"]
_HK_IN = ["HKVariantsPhrases", "HKVariants"]
_TW_IN = ["TWVariantsPhrases", "TWVariants"]
_TS = ["TSPhrases", "TSCharacters"]
_ST = [["STPhrases", "STPhrases_GeneratedFromRegionalPhrases"], "STCharacters"]

_STAGES: dict[tuple[str, str], list] = {
    ("HK", "CN"): [_HK_OUT, _TS],
    ("TW", "CN"): [_TW_OUT, _TS],
    ("CN", "HK"): [_ST, _HK_IN],
    ("CN", "TW"): [_ST, _TW_IN],
    ("HK", "TW"): [_HK_OUT, _TW_IN],
    ("TW", "HK"): [_TW_OUT, _HK_IN],
}


def region(tag: str) -> str:
    """The set of characters a Chinese tag stands for: ``CN``, ``HK`` or ``TW``.  Raises
    ``ValueError`` for a tag that is not Chinese."""
    if language(tag) != "zh":
        raise ValueError(f"not a Chinese locale: {tag}")
    if script(tag) == "Hans":
        return "CN"
    return "HK" if {"HK", "MO"}.intersection(tag.split("-")) else "TW"


def open_characters(source: str, target: str, cache: Path | None) -> Callable[[str], str]:
    """A function that converts the characters of ``source`` into those of ``target``.

    Both are locale tags; within one region nothing changes.  Opening costs 10 to 100 ms the
    first time in a process; it can't be pickled.  Raises :class:`PresskitError` with
    ``opencc-…`` where the library is missing or has been replaced.
    """
    pair = region(source), region(target)
    return (lambda text: text) if pair[0] == pair[1] else _open(_STAGES[pair], cache)


def open_simplifier(cache: Path | None) -> Callable[[str], str]:
    """Traditional to Simplified without regional variants, for checking a text's script."""
    return _open([_TS], cache)


def open_traditionaliser(cache: Path | None) -> Callable[[str], str]:
    """Each Simplified character as the first Traditional one it stands for, for checking."""
    return _open([["STCharacters"]], cache)


def _open(stages: list, cache: Path | None) -> Callable[[str], str]:
    opencc, tables = _library()
    config = _configuration(stages, tables)
    if config not in _STARTED:
        _STARTED[config] = _start(opencc, config, cache)
    convert = _STARTED[config]

    def convert_text(text: str) -> str:
        if "\0" in text:  # the engine would cut the text here without a word
            raise ValueError("a NUL character can't be converted")
        return _keep_plain(text, convert(text), convert)

    return convert_text


_STARTED: dict[str, Callable[[str], str]] = {}
"""The engines of this process by configuration: each locale and each check asks for one."""


def _start(opencc: Any, config: str, cache: Path | None) -> Callable[[str], str]:
    try:
        kept = cache and _write_configuration(config, cache)
    except OSError:
        kept = None  # a cache that can't be written is no obstacle; the store says so
    if kept:
        return opencc.OpenCC(str(kept)).convert
    with tempfile.TemporaryDirectory() as folder:
        return opencc.OpenCC(str(_write_configuration(config, Path(folder)))).convert


def _keep_plain(text: str, turned: str, convert: Callable[[str], str]) -> str:
    """What was turned, without new characters beyond the Basic Multilingual Plane: 嗰 is 嗰 in
    Simplified Cantonese too, for 𠮶 is in no text face."""
    for one in {char for char in turned if char > "\uffff"}.difference(text):
        turned = turned.replace(one, next((char for char in text if convert(char) == one), one))
    return turned


def _library():
    from importlib import metadata

    hint = "pip uninstall opencc-py; pip install --force-reinstall opencc"
    if any(metadata.distributions(name="opencc-py")):
        raise PresskitError.one("opencc-replaced", "opencc-py has replaced opencc here",
                                hint=hint, exit_code=Exit.MACHINE)
    try:
        import opencc
    except ImportError as error:
        raise PresskitError.one("opencc-missing", f"OpenCC can't be loaded: {error}",
                                hint="pip install opencc", exit_code=Exit.MACHINE) from error
    tables = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    if not (tables / "TSCharacters.ocd2").is_file():
        raise PresskitError.one("opencc-missing", f"OpenCC has no tables in {tables.name}/",
                                hint=hint, exit_code=Exit.MACHINE)
    return opencc, tables


def _configuration(stages: list, tables: Path) -> str:
    """The engine's configuration: absolute paths, since it looks for bare names elsewhere."""
    def one(name) -> dict:
        if isinstance(name, list):
            return {"type": "group", "match_policy": "union", "dicts": [one(n) for n in name]}
        return {"type": "ocd2", "file": str(tables / f"{name}.ocd2")}

    def group(names: list) -> dict:
        return {"type": "group", "match_policy": "short_circuit",
                "dicts": [one(name) for name in names]}

    config: dict = {
        "name": "presskit",
        "normalization": [{"dict": one("CJK_Compatibility_Ideographs")}],
        "conversion_chain": [{"dict": group(names)} for names in stages],
    }
    if stages[0] is _ST:  # words first, so that 后 is chosen by the word it stands in
        config["segmentation"] = {"type": "mmseg", "dict": one(_ST[0])}
    return json.dumps(config, ensure_ascii=False, indent=1, sort_keys=True)


def _write_configuration(config: str, folder: Path) -> Path:
    path = folder / f"{hashlib.sha256(config.encode()).hexdigest()[:16]}.json"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(config, encoding="utf-8")
        draft.replace(path)
    return path
