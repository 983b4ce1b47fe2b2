"""The kits that whole-kit tests look at, each built once for all workers of a run.

Here: building in a process of its own, as a user would, and the documents that went into it.
Never here: what must be true of them.
"""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from presskit.document import Document
from presskit.registry import formats_of

__all__ = ["EVERY_LOCALE", "KITS", "LOCALES", "PLACES", "TOP", "WEATHER", "Built", "build_once",
           "closed_environment", "each_document", "run_presskit", "run_python"]

TOP = Path(__file__).parent.parent.parent
KITS = {"ai-creation-forum-2025": TOP / "content" / "ai-creation-forum-2025",
        "tidal-prize-2027": TOP / "tests" / "kits" / "tidal-prize-2027"}
WEATHER = "all-weather-2027"
PLACES = {**KITS, WEATHER: TOP / "tests" / "kits" / WEATHER}
"""With the kit of what setting finds hard."""
LOCALES = {"ai-creation-forum-2025": ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko"),
           "tidal-prize-2027": ("en", "zh-Hans-CN", "zh-Hant-HK", "ja")}
EVERY_LOCALE = {**LOCALES, WEATHER: LOCALES["ai-creation-forum-2025"]}
KINDS = ("press-release", "speaker-bios", "quote-sheet", "fact-sheet")
MORE = {"ai-creation-forum-2025": ("captions-sheet",),
        "tidal-prize-2027": ("captions-sheet", "media-invitation"),
        WEATHER: ("captions-sheet", "media-invitation")}
"""What each kit asks for beside those."""


@dataclass(frozen=True)
class Built:
    """A kit as it was built: ``folder`` is ``out/<kit>``; ``documents`` are all that were
    composed, with the state of each, cards among them."""

    folder: Path
    documents: tuple[tuple[Document, str], ...] = field(repr=False)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What ``manifest.json`` says."""
        return json.loads((self.folder / "manifest.json").read_text("utf-8"))

    def document(self, locale: str, kind: str) -> Document:
        """The document of a kind that has no subject."""
        return next(one for one, _state in self.documents
                    if (one.locale, one.kind) == (locale, kind))

    def entries(self, **wanted: str) -> list[dict[str, Any]]:
        """The lines of the manifest that say all of this; of the press room's, which holds the
        same files once more, only where it is asked for."""
        return [one for one in self.manifest["files"]
                if (one["document"] == "press-room") == (wanted.get("document") == "press-room")
                and all(one.get(key) == value for key, value in wanted.items())]

    def path(self, locale: str, kind: str, format: str) -> Path:
        """The one file of a document in a format."""
        entry, = self.entries(locale=locale, document=kind, format=format)
        return self.folder / entry["path"]


def each_document(locales_of: Mapping[str, tuple[str, ...]] = LOCALES,
                  format: str = "pdf") -> Iterator[tuple[str, str, str]]:
    """Kit, locale and kind of every flowing document of some kits, by default of two, that is
    made in a format."""
    for kit, locales in locales_of.items():
        for locale in locales:
            for kind in (*KINDS, *MORE[kit]):
                if format in formats_of(kind):
                    yield kit, locale, kind


def run_presskit(words: Sequence[str], cache: Path, cwd: Path = TOP,
                 more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``presskit`` in a process of its own, as closed as a test: see :func:`run_python`."""
    return run_python(["-m", "presskit", *words], cache, cwd, more)


def run_python(words: Sequence[str], cache: Path, cwd: Path = TOP,
               more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own: warnings are errors there too, no network is reached
    and the clock stands."""
    return subprocess.run([sys.executable, "-W", "error", *words], cwd=cwd, text=True,
                          capture_output=True, env=closed_environment(cache) | (more or {}),
                          check=False)


def closed_environment(cache: Path) -> dict[str, str]:
    """The environment of a process as closed as a test, with a cache and data of its own."""
    path = os.pathsep.join(str(one) for one in (TOP / "tests/helpers/closed_world", TOP))
    return {**os.environ, "PRESSKIT_CACHE": str(cache), "PYTHONPATH": path,
            "PRESSKIT_DATA": str(cache / "data")}


def build_once(name: str, shared: Path) -> Built:
    """The kit, built into ``shared`` by whichever worker comes first; the others wait.  A kit that
    can't be built is tried once: hundreds of tests ask for it."""
    shared.mkdir(parents=True, exist_ok=True)
    kept, failed = shared / f"{name}.pickle", shared / f"{name}.failed"
    with open(shared / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not failed.exists(), failed.read_text("utf-8")
        if not kept.exists():
            try:
                _build(name, shared, kept)
            except BaseException as error:
                failed.write_text(f"{name} can't be built: {error}", "utf-8")
                raise
    return Built(shared / "out" / name, pickle.loads(kept.read_bytes()))


def _build(name: str, shared: Path, kept: Path) -> None:
    done = run_presskit(["make", str(PLACES[name]), "--out", str(shared / "out")],
                        shared / "cache")
    assert done.returncode == 0, done.stdout + done.stderr
    documents = compose_documents(PLACES[name])
    new = kept.with_suffix(".new")
    new.write_bytes(pickle.dumps(documents))
    new.rename(kept)


def compose_documents(folder: Path) -> tuple[tuple[Document, str], ...]:
    """Every document of a kit in all of its locales, with its state."""
    from presskit.build.composing import compose_all
    from presskit.build.languages import open_languages
    from presskit.build.load import load
    from presskit.build.options import Options
    from presskit.desk import Desk
    desk = Desk()
    languages = open_languages(load(folder, desk), desk)
    return tuple((one.document, one.state)
                 for found in compose_all(languages, languages.locales, Options())
                 for one in found)
