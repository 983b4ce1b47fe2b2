"""The proof sheet: every text of a kit in two languages beside each other, for somebody who has
Word and nothing else.

Here: its head, its rows, what stands with them, the lines for signatures.  Never here: what a row
is known by when it comes back (whoever asks for a sheet says that), and never a document of a press
kit: it is internal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from presskit.compose.calendar import compose_date
from presskit.compose.head import compose_embargo, compose_event, compose_masthead
from presskit.compose.running import compose_properties, compose_running
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Cell,
    Document,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
    plain_text,
)
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["PROOF_SHEET", "ProofRow", "ProofSheet", "compose_proof_sheet"]

PROOF_SHEET = "proof-sheet"

_GROUPS = (("press-release", ("release",)), ("quote-sheet", ("quotes",)),
           ("speaker-bios", ("people",)), ("fact-sheet", ()))
"""The documents that texts are read in, by the first word of their path; the last has the rest."""
_SIGNERS = ("translator", "reviewer")
_DONE = ("reviewed", "final")

Pieces = tuple[tuple[str, bool], ...]
"""Words, and chips that stand for markup; a chip that is a line feed is a break."""


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A text on the sheet: ``path`` in the kit, the ``key`` that is printed, the ``mark`` that is
    hidden, the ``bookmark`` round its words; both sides in pieces.

    ``state`` is how far the words have come and ``draft`` whether somebody has to say that they
    stand; ``previous`` is the source that they were made for, where that has changed; ``notes``
    are what a translator is told, in English, the first where it stands; ``names`` are the names
    in it with their forms, each told once on the sheet.
    """

    path: str
    key: str
    mark: str
    bookmark: str
    source: Pieces
    words: Pieces
    state: str
    draft: bool = False
    previous: str = ""
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """A sheet: the kit and its tables in the target, the source's tables, the rows, the day of
    the sheet, what is hidden at its head, and in the line of each signer."""

    kit: Kit
    tables: Tables
    source: Tables
    rows: tuple[ProofRow, ...]
    day: dt.date
    head: str
    signs: dict[str, str]


def compose_proof_sheet(sheet: ProofSheet) -> Document:
    """The sheet in the words of the target."""
    kit, tables = sheet.kit, sheet.tables
    name = compose_phrase(tables, f"document.{PROOF_SHEET}")
    about = compose_event(kit, tables)
    facts = (compose_text(kit.id, "en"), _pair(sheet), compose_phrase(
        tables, "running.version", version=str(kit.version)),
        compose_text(compose_date(sheet.day, tables)))
    blocks: list[Block] = [
        *compose_masthead(kit, tables), *compose_embargo(kit, tables, PROOF_SHEET),
        Heading(1, "headline", name),
        Paragraph("document-note", about),
        Paragraph("document-note", (*join_inlines(facts, tables.conventions.gap),
                                    _hidden(sheet.head))),
        Paragraph("document-note", compose_phrase(tables, "proof.note", target=compose_phrase(
            tables, "language"), code=(_chip("{q:…}"),), link=(_chip("‹1›"),)))]
    blocks += _groups(sheet)
    blocks += _signatures(sheet)
    title = plain_text(compose_phrase(tables, "title", document=name, about=about))
    return Document(PROOF_SHEET, kit.id, kit.locale, title, tuple(blocks),
                    compose_running(kit, tables, PROOF_SHEET),
                    compose_properties(kit, tables, PROOF_SHEET))


def _pair(sheet: ProofSheet) -> Inlines:
    return compose_phrase(sheet.tables, "proof.pair", source=_language(sheet),
                          target=compose_phrase(sheet.tables, "language"))


def _language(sheet: ProofSheet) -> Inlines:
    """The source's own name of itself."""
    return compose_text(sheet.source.phrases.get("language"), sheet.kit.source_locale
                        if sheet.source.locale == sheet.kit.source_locale
                        else sheet.source.locale)


def _hidden(text: str) -> Inline:
    return Span("hidden", (Text(text, "en"),))


def _chip(text: str) -> Inline:
    return Span("chip", (Text(text, "en"),))


# Rows -------------------------------------------------------------------------------------------

def _groups(sheet: ProofSheet) -> Iterable[Block]:
    """A table for each document, in the order in which documents are read."""
    known = {word: kind for kind, words in _GROUPS for word in words}
    rest = _GROUPS[-1][0]
    number, told = 0, set()
    for kind, _words in _GROUPS:
        rows = [one for one in sheet.rows if known.get(one.path.split(".")[0], rest) == kind]
        if not rows:
            continue
        yield Heading(2, "section-heading", compose_phrase(sheet.tables, f"document.{kind}"))
        lines = []
        for one in rows:
            number += 1
            lines.append(_row(sheet, one, number, told))
            told.update(one.names)
        yield Table("fact-table", (_heads(sheet),), tuple(lines))


def _heads(sheet: ProofSheet) -> Row:
    tables = sheet.tables
    labels = ((), _language(sheet), compose_phrase(tables, "language"),
              compose_phrase(tables, "proof.remarks"))
    return Row(tuple(Cell((Paragraph("table-head", one),), "col") for one in labels))


def _row(sheet: ProofSheet, one: ProofRow, number: int, told: set[str]) -> Row:
    """``told`` are the names whose forms stand above."""
    first = Section("exact", (Paragraph("table-note", (
        Text(str(number)), _hidden(one.mark), LineBreak(), Text(f"#{one.key}", "en"))),))
    source = Section("exact", (Paragraph("table-text", _inlines(
        one.source, sheet.source.locale)),))
    words = Section("exact", (Paragraph("table-text", _inlines(
        one.words, sheet.kit.locale)),), one.bookmark)
    stands: Inlines = (Text("[ ] ", "en"), *compose_phrase(sheet.tables, "proof.stands"))
    remark = Paragraph("table-note", stands if one.draft else ())
    return Row((Cell((first,), "row"), Cell((source, *_notes(sheet, one, told))), Cell((words,)),
                Cell((remark,))))


def _inlines(pieces: Pieces, language: str) -> Inlines:
    return tuple(LineBreak() if text == "\n" else _chip(text) if chip else Text(text, language)
                 for text, chip in pieces)


def _notes(sheet: ProofSheet, one: ProofRow, told: set[str]) -> Iterable[Block]:
    tables = sheet.tables
    state = compose_text(tables.phrases.get(f"state.{one.state}") if one.state != "final" else "")
    if one.state not in _DONE and state:
        state = (Strong(state),)
    place, *more = one.notes or ("",)
    yield Paragraph("table-note", join_inlines((state, compose_text(place, "en")),
                                               tables.conventions.gap))
    if one.previous:
        yield Paragraph("table-note", compose_phrase(
            tables, "proof.was", text=compose_text(one.previous, sheet.source.locale)))
    names = "; ".join(name for name in one.names if name not in told)
    yield from (Paragraph("table-note", compose_text(line, "en"))
                for line in (*more, names) if line)


# Signatures -------------------------------------------------------------------------------------

def _signatures(sheet: ProofSheet) -> Iterable[Block]:
    """Empty lines: nobody is named here but by their own hand."""
    tables = sheet.tables
    yield Heading(2, "section-heading", compose_phrase(tables, "proof.signatures"))
    yield Paragraph("body", compose_phrase(tables, "proof.read"))
    heads = Row(tuple(Cell((Paragraph("table-head", one),), "col") for one in (
        (), *(compose_phrase(tables, f"proof.{key}") for key in ("name", "date", "signature")))))
    rows = tuple(Row((Cell((Paragraph("table-text", (
        *compose_phrase(tables, f"proof.{who}"), _hidden(sheet.signs[who]))),), "row"),
        *(Cell((Paragraph("table-text", ()),)) for _ in range(3)))) for who in _SIGNERS)
    yield Table("participants-table", (heads,), rows)
    yield Paragraph("note", compose_phrase(tables, "proof.signed-note"))
