"""A kit in six languages that was handed out, corrected, and withdrawn, built once for all workers.

Here: building it as people do, copies of it to be spoilt.  Never here: what must be true of it.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import pickle
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from presskit.build.correcting import Corrected, Wish, correct
from presskit.build.options import Options
from presskit.build.recipe import build
from presskit.desk import Desk
from tests.helpers.closed import STILL
from tests.helpers.lighthouse import approve, copy_lighthouse, translate

__all__ = ["DAY", "NOTE", "Version", "again", "build_versions", "change", "desk", "make", "room",
           "wish"]

OPENING = Path(__file__).parents[1] / "cases" / "opening"
MORE = ("documents: [fact-sheet, press-release]\ncards: []\n"
        "press_room: {url: https://press.lamp.example/}\n")
NOTE = "修復歷時兩年，初版誤作三年。"
DAY = dt.date(2026, 3, 19)


class Version(NamedTuple):
    """One version: the folder of kit, output and cache; what began it; what was said of it."""

    top: Path
    done: Corrected | None
    codes: frozenset[str]


def desk(top: Path) -> Desk:
    """A desk whose clock stands, with a cache of its own."""
    return Desk(clock=lambda: STILL, cache=top / "cache")


def make(top: Path, **options: Any):
    """Build the kit below ``top``, with its press room."""
    return build(top / "opening", top / "out", desk(top), Options(
        **{"jobs": 1, "room": True, **options}))


def room(top: Path) -> Path:
    """The press room."""
    return top / "out/opening/press-room"


def change(top: Path, old: str, new: str, name: str = "release.md") -> None:
    """Write something else into a file of the kit."""
    path = top / "opening" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def wish(top: Path, **more: Any) -> Wish:
    """A note of what was wrong."""
    return Wish(**{"note": NOTE, "day": DAY, "room": top / "out/opening", **more})


def again(top: Path, there: Path) -> Path:
    """Kit, output and cache once more, to be spoilt."""
    for name in ("opening", "out", "cache"):
        shutil.copytree(top / name, there / name, copy_function=shutil.copy2)
    return there


def build_versions(shared: Path) -> dict[str, Version]:
    """The ``first`` version, the ``second``, which corrects it (the kit was edited before it was
    begun, as people do), and the one that withdraws the first (``gone``); by whichever worker
    comes first."""
    shared.mkdir(parents=True, exist_ok=True)
    kept = shared / "versions.pickle"
    with open(shared / "versions.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            made = {}
            for name, step in (("first", _begin), ("second", _correct), ("gone", _withdraw)):
                top = shared / f"lighthouse-{name}"
                shutil.rmtree(top, ignore_errors=True)
                done = step(shared / "lighthouse-first", top)
                made[name] = Version(top, done, frozenset(
                    one.code for one in make(top).findings))
            kept.write_bytes(pickle.dumps(made))
    return pickle.loads(kept.read_bytes())


def _begin(_first: Path, top: Path) -> None:
    top.mkdir()
    copy_lighthouse(OPENING, top, MORE)


def _correct(first: Path, top: Path) -> Corrected:
    again(first, top)
    change(top, "歷時三年", "歷時兩年")
    return _bring(top, correct(top / "opening", desk(top), wish(top)))


def _withdraw(first: Path, top: Path) -> Corrected:
    again(first, top)
    return _bring(top, correct(top / "opening", desk(top), wish(
        top, note="日期未定，資料有誤。", withdrawn=True)))


def _bring(top: Path, done: Corrected) -> Corrected:
    translate(top / "opening")
    approve(top / "opening")
    return done
