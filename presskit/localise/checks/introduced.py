"""Whether a release introduces whom it names as its language does: by how the name is read, or by
how it is written where its bearer comes from.

Here: the running text of a release.  Never here: rows of names, biographies and tables, where the
layout puts readings and originals itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.register import extract_mentions
from presskit.model.names import name_form
from presskit.model.segment import State, container_of

__all__ = ["check_introduced"]

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_KATAKANA = re.compile("[ァ-ヺ]")
_LOOSE = re.compile(r"[\s·‧・･．=＝‐-]")


def check_introduced(bench: Bench, pairs: Iterable[Pair], findings: Findings) -> None:
    """Where the convention set has a name introduced (``first_mention``), a translated release
    shows the reading of a name in Chinese characters, or the characters that a name is written
    in, at its first mention."""
    kind = next(iter(getattr(bench.conventions, "first_mention", ())), "")
    texts = [(pair, plain_text(pair.words)) for pair in pairs if kind
             and pair.state is not State.CONVERTED
             and container_of(pair.segment.path) == "release.body"]
    whole, seen = _LOOSE.sub("", "\n".join(text for _, text in texts)), set()
    for pair, text in texts:
        for one in extract_mentions(bench.target.register, text):
            if one.escaped or one.others or one.trap or one.key in seen:
                continue
            seen.add(one.key)
            wanted = _companion(bench, one.key, kind)
            if wanted and _LOOSE.sub("", wanted) not in whole:
                name = text[one.start:one.end]
                shown = f"{name}（{wanted}）" if kind == "reading" else f"{name}({wanted})"
                complain(findings, bench, pair, "first-mention-script",
                         f"{name} is named without {wanted}",
                         f"write {shown} where the release names them first")


def _companion(bench: Bench, key: str, kind: str) -> str:
    """What introduces a person; empty for anything else, and where nothing is known.

    A reading in hiragana is that of a Japanese name, which its readers know to read.  Only
    characters that the bearer gave count as original, not those of a transcription; and a form that
    the bearer gave in the reader's language needs no other.
    """
    named = bench.target.kit.register.get(key)
    form = name_form(named, bench.target.kit.locale) if named else None
    if form is None or not key.startswith("person:"):
        return ""
    if kind == "reading":
        return form.reading if _HAN.search(form.full) and _KATAKANA.match(form.reading) else ""
    if _HAN.search(form.full) or form.status == "given":
        return ""
    return next((one.full for one in named.names.values() if one.status == "given"
                 and _HAN.match(one.full) and not _LOOSE.search(one.full)), "")
