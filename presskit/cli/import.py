"""``presskit import``: make a kit of an article, and say what was found.

Here: where the kit goes, the table of findings.  Never here: finding anything, writing a kit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from presskit.build.identifiers import identify, read_spellings
from presskit.build.import_kept import CHOICES, RECORD
from presskit.build.import_rows import Row, list_rows
from presskit.build.importing import Imported, choose, import_article, open_import
from presskit.cli.check import check_kit
from presskit.cli.kits import find_kit
from presskit.cli.report import Report, width
from presskit.cli.walking import walk
from presskit.desk import Desk
from presskit.diagnostics import Exit
from presskit.extract.choices import Choice

__all__ = ["run"]

_MOST = 80
"""So many findings are shown; the record has all."""
_WORDS, _WHAT = 36, 40
"""Columns of a terminal."""


def run(report: Report, file: Path, to: Path | None, source: str, review: bool,
        extractor: str, embargo: str) -> Exit:
    """Make the kit and show what it holds, or bring it up to date; with ``review`` walk through
    the findings afterwards, or of a kit that was imported before."""
    desk = Desk()
    if review and to is None and (file.is_dir() or not file.exists()):
        made = open_import(find_kit(str(file)), desk)
    else:
        folder = _place(to) if to else Path("content") / (
            identify(file.stem, source or "zh", read_spellings(desk)) or "article")
        made = import_article(file, folder, desk, source, extractor, embargo)
        report.keep(folder)
        for line in _lines(made):
            report.say(line)
    if review:
        made = _review(report, made, desk)
    return check_kit(report, made.folder, desk)


def _place(to: Path) -> Path:
    """The folder that was asked for; a bare name is a kit's under ``content/`` where there is one
    and none here."""
    there = Path("content") / to
    return there if len(to.parts) == 1 and not to.exists() and there.is_dir() else to


def _review(report: Report, made: Imported, desk: Desk) -> Imported:
    """Every answer counts, also those before the input ended or somebody stopped."""
    choices: list[Choice] = []
    try:
        walk(list_rows(made.release), made.draft.whole, choices)
    finally:
        if choices:
            made = choose(made, choices, desk)
            report.keep(made.folder)
            for line in (*_updated(made), f"{len(choices)} decided, kept in "
                         f"{made.folder}/{RECORD}/{CHOICES}"):
                report.say(line)
    return made


def _lines(made: Imported) -> Iterator[str]:
    file, article = made.file, made.draft.proposal.article
    told = "" if made.sure >= 0.75 else f" (a guess: {made.sure:.0%} sure; --source says it)"
    kind = ", ".join(filter(None, (file.format, file.encoding, f"{made.locale}{told}")))
    yield (f"read {file.file}: {kind}, {len(article.blocks)} paragraphs, "
           f"{len(article.text):,} characters")
    if made.update:
        yield f"read anew for {made.folder}: {_count(made)}"
        yield from _updated(made)
    else:
        yield f"made {made.folder}: {_count(made)}"
    rows = list_rows(made.release)
    waiting = [row for row in rows if row.waits]
    doubtful = [row for row in rows if row.is_doubtful and not row.waits]
    yield ""
    yield from _table("in no document until you decide:", waiting)
    yield from _table("look at these first:", doubtful)
    yield from _table("found:", rows[len(waiting) + len(doubtful):_MOST])
    if len(rows) > _MOST:
        yield f"  and {len(rows) - _MOST} more, in {made.folder}/import/record.yaml"
    if made.draft.notes:
        yield "kept apart:"
        yield (f"  {len(made.draft.notes)} × a note to editors: the end of release.md, after all "
               "else")
        yield ""
    left = Counter(share.why for share in made.release.shares if not share.where)
    if left or file.left_out:
        yield "left out:"
        yield from (f"  {count} × {why}" for why, count in left.items())
        yield from (f"  {why}" for why in file.left_out)
        yield ""
    name = made.folder.name if made.folder.parent.name == "content" else made.folder
    yield f"decide about the findings:  presskit import {name} --review"
    yield f"build it:                   presskit make {name}"


def _updated(made: Imported) -> Iterator[str]:
    """What an update changed in the kit's files, and what it could not."""
    if made.update is None:
        return
    for lines in made.update.changes.values():
        yield from lines
    for name, count in made.update.settled.items():
        yield f"{name}: {count} {'name counts' if count == 1 else 'names count'} as published now"
    if not (made.update.changes or made.update.settled):
        yield "no file of the kit changes"
    for name, beside in made.update.clashes.items():
        yield (f"{name}: you and the article changed the same lines; yours stand, the article's "
               f"are in {beside}")
    for choice in made.lost:
        yield f"a decision is about nothing here any more: {choice.kind} {choice.words}"


def _count(made: Imported) -> str:
    draft = made.draft
    quotes = [key for key in draft.quotes if key]
    files = draft.files
    parts = [(len(draft.people), "person", "people"), (len(quotes), "quote", "quotes"),
             (len(files.get("organisations", ())), "organisation", "organisations"),
             (len(files.get("works", ())), "work", "works"),
             (len(files.get("pictures", ())), "caption", "captions")]
    return ", ".join(f"{number} {one if number == 1 else many}"
                     for number, one, many in parts if number) or "the text alone"


def _table(title: str, rows: Iterable[Row]) -> Iterator[str]:
    rows = list(rows)
    if not rows:
        return
    yield title
    for row in rows:
        yield (f"  {row.sure:4.2f}  {_fit(row.words, _WORDS)}  {_fit(row.what, _WHAT)}  "
               f"paragraph {row.block}, {row.why}")
    yield ""


def _fit(text: str, columns: int) -> str:
    """A text in so many columns of a terminal."""
    out, used = "", 0
    for char in text:
        if used + width(char) > columns - 1:
            return f"{out}…{' ' * (columns - used - 1)}"
        out, used = out + char, used + width(char)
    return out + " " * (columns - used)
