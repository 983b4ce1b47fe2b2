"""``presskit correct``: begin the version that corrects, or withdraws, what was handed out.

Here: what was typed, checked and handed on; what is said of it.  Never here: keeping what was
handed out, changing a kit (``build.correcting``).
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from presskit.build.correcting import Corrected, Wish, correct
from presskit.cli.kits import find_kit
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError, show_path
from presskit.locales import canonical

__all__ = ["run"]


def run(report: Report, kit: str, notes: tuple[str, ...], withdraw: bool, hide: bool,
        source: Path | None, nothing: bool, out: Path, date: str) -> Exit:
    """Begin a version with its note; see the command line."""
    desk, folder = Desk(), find_kit(kit)
    note, words = _read_notes(notes)
    room = None if nothing else source or out / folder.resolve().name
    done = correct(folder, desk, Wish(note, words, _read_day(date, desk), withdraw, hide, room),
                   report.keep)
    _tell(report, folder, done, withdraw, bool(words))
    report.add(done.findings)
    return Exit.GOOD


def _read_notes(notes: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The note, and by locale what was typed as ``ja=…``."""
    found: dict[str, str] = {}
    for one in notes:
        tag, sign, text = one.partition("=")
        locale = _tag(tag) if sign else ""
        if locale in found:
            raise PresskitError.one(
                "correct-note-twice", f"the note is given twice{f' in {locale}' if locale else ''}",
                exit_code=Exit.USAGE, hint="put all that was wrong into one note; write TAG=… "
                "before its words in another language")
        found[locale] = (text if locale else one).strip()
    if not found or not all(found.values()):
        raise PresskitError.one(
            "correct-no-note", "nothing says what is corrected", exit_code=Exit.USAGE,
            hint='add --note "…" in the language that the kit is written in, and --note '
            'TAG="…" for each other language that you have it in')
    return found.pop("", ""), found


def _tag(word: str) -> str:
    """The language tag that a word is, empty for any other."""
    try:
        return canonical(word)
    except ValueError:
        return ""


def _read_day(date: str, desk: Desk) -> dt.date | None:
    if not date:
        return None
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        day = None
    if day is None or day.isoformat() != date:
        raise PresskitError.one("date-unknown", f'"{date}" is not a date', exit_code=Exit.USAGE,
                                hint="write year-month-day, for example 2025-12-19")
    if day > desk.clock().date() + dt.timedelta(days=1):  # it may be tomorrow somewhere
        raise PresskitError.one("correct-date", f"{day} is yet to come", exit_code=Exit.USAGE,
                                hint="leave --date out for today")
    return day


def _tell(report: Report, folder: Path, done: Corrected, withdrawn: bool,
          translated: bool) -> None:
    what = ("withdraws the release" if withdrawn else "issues the release again" if done.again
            else f"corrects version {done.version - 1}")
    report.say(f"{folder.resolve().name}: version {done.version} {what}, {done.date}")
    for path in done.kept:
        report.say(f"  kept {show_path(path)}")
    if done.lack:
        report.say(f"the note is not yet in {', '.join(done.lack)}: presskit translate")
    if done.lack or translated:
        report.say("in a language in which the note is not reviewed, " + (
            "the press room says that the release is withdrawn, and not why" if withdrawn
            else "documents say that they are corrected, and not what was wrong"))
    report.say("what is next: " + (
        "" if withdrawn else "change what was wrong, ") + "have the note reviewed in every "
        "language (presskit review), then run presskit make")
