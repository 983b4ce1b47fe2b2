"""What the pages show, worked out of a preview.

Here: which files stand where, what is said of them, addresses of pages.  Never here: markup
(the frames beside this module), answering requests.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from presskit.build.preview_facts import Look, Preview, RoomShown, Shown
from presskit.diagnostics import Diagnostic
from presskit.document import Mark
from presskit.registry import CARD, DOCUMENTS
from presskit.serve.drawing import WIDTHS, page_shapes
from presskit.serve.live import Update
from presskit.serve.words import Line, read_words

__all__ = ["MARKS", "SHAPES", "address", "beside", "counts", "document_of", "documents_of",
           "errors", "formats_of", "letters", "overview", "problems", "see", "size", "version_of"]

_FORMATS = {"pdf": "Pages", "docx": "Word", "html": "Web page", "txt": "Text"}
"""The ways to look at a document, and what they are called."""

SHAPES = {"": "Desk", "phone": "Telephone"}
"""How wide the press room is shown, and what that is called."""

MARKS = {
    "line-wide": "a line stands out of its column",
    "line-short": "a line does not reach the right edge",
    "heading-long": "a heading runs over many lines",
    "heading-alone": "a heading is the last thing on its page",
    "picture-smaller": "a picture is drawn smaller, to fit on its page",
    "page-nearly-empty": "the last page holds next to nothing",
    "page-hole": "the foot of this page is empty",
}
"""What the marks on pages mean."""


def documents_of(preview: Preview) -> dict[str, tuple[str, str]]:
    """The kind and the subject of each document by its name in addresses, in the kit's order; all
    cards of a locale are one."""
    found: dict[str, tuple[str, str]] = {}
    for one in preview.files:
        if one.kind == CARD:
            found.setdefault(one.kind, (one.kind, ""))
        else:
            name = f"{one.kind}-{one.subject}" if one.subject else one.kind
            found.setdefault(name, (one.kind, one.subject))
    return found


def document_of(name: str) -> str:
    """What a document is called, after its name in addresses."""
    return "Quote cards" if name == CARD else name.replace("-", " ").capitalize()


def formats_of(kind: str) -> dict[str, str]:
    """The ways to look at one kind of document, the first that is shown before."""
    return {one: word for one, word in _FORMATS.items() if one in DOCUMENTS.get(kind, ())}


def address(name: str, locale: str = "", format: str = "") -> str:
    """Where a document is shown, in one locale or in all beside each other; without a format in
    the first that there is."""
    where = f"/documents/{quote(locale)}/{quote(name)}" if locale else f"/beside/{quote(name)}"
    return f"{where}?as={format}" if format and format != "png" else where


def size(count: int) -> str:
    """Bytes in words: 999 B, 21 kB, 1.4 MB."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def version_of(room: RoomShown) -> str:
    """What a press room that differs in any of its files has another of."""
    return hashlib.sha256(repr(room.files).encode()).hexdigest()[:16]


def letters(preview: Preview) -> dict[str, str]:
    """The e-mails of the press room: the digest of each by its locale, in the kit's order."""
    known = dict(preview.room.files)
    return {locale: known[path] for locale in preview.locales
            if (path := f"{locale}/email.eml") in known}


# One file -----------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Seen:
    """A file as a page shows it: its ``pages`` drawn, or its words; ``beside`` is the same in
    another format."""

    file: Shown
    pages: tuple[dict[str, Any], ...] = ()
    lines: tuple[Line, ...] = ()
    text: str = ""
    unreadable: str = ""
    beside: Shown | None = None

    @property
    def marks(self) -> tuple[tuple[int, Mark, str], ...]:
        """Its marks, numbered, each with what it means."""
        return tuple((number, one, MARKS.get(one.code, one.code))
                     for number, one in enumerate(self.file.marks, 1))

    @property
    def link(self) -> str:
        """Where its bytes are."""
        return _link(self.file)

    @property
    def other(self) -> str:
        """Where those of the other format are, if there is one."""
        return _link(self.beside) if self.beside else ""


def _link(file: Shown) -> str:
    return f"/files/{file.sha256}/{quote(Path(file.name).name)}" if file.sha256 else ""


def see(file: Shown, place: Path) -> Seen:
    """A file with what is to be seen of it; its bytes are in ``place``."""
    path = place / file.sha256
    if not file.sha256:
        return Seen(file)
    try:
        if file.format == "pdf":
            return Seen(file, pages=_pages(file, path))
        if file.format == "docx":
            return Seen(file, lines=_words(path))
        if file.format == "txt":
            return Seen(file, text=path.read_text("utf-8"))
    except (OSError, ValueError, RuntimeError) as error:
        return Seen(file, unreadable=str(error))
    return Seen(file)


@lru_cache(maxsize=256)
def _words(path: Path) -> tuple[Line, ...]:
    return read_words(path)


@lru_cache(maxsize=512)
def _shapes(path: Path) -> tuple[tuple[float, float], ...]:
    return page_shapes(path)


def _pages(file: Shown, path: Path) -> tuple[dict[str, Any], ...]:
    found = []
    numbered = [*enumerate(file.marks, 1)]
    for number, (wide, high) in enumerate(_shapes(path), 1):
        base = f"/pages/{file.sha256}/{number}"
        found.append({
            "number": number, "width": round(wide), "height": round(high),
            "src": f"{base}-{WIDTHS[1]}.png",
            "srcset": ", ".join(f"{base}-{one}.png {one}w" for one in WIDTHS),
            "marks": [{"number": at, "x": one.x * wide, "y": one.y * high,
                       "width": one.width * wide, "height": one.height * high,
                       "means": MARKS.get(one.code, one.code)}
                      for at, one in numbered if one.page == number]})
    return tuple(found)


# Pages --------------------------------------------------------------------------------------

def _find(preview: Preview, look: Look) -> list[Shown]:
    return [one for one in preview.files if one.is_seen(look)]


def overview(update: Update) -> list[dict[str, Any]]:
    """The rows of the table of documents and locales."""
    preview = update.preview
    rows = []
    for name, (kind, subject) in documents_of(preview).items():
        cells = []
        for locale in preview.locales:
            own = _find(preview, Look(locale, kind, subject))
            cells.append(_cell(name, locale, own, preview.states))
        rows.append({"name": name, "title": document_of(name), "cells": cells})
    return rows


def _cell(name: str, locale: str, files: list[Shown],
          ranks: tuple[str, ...]) -> dict[str, Any]:
    pdf = next((one for one in files if one.format == "pdf"), None)
    is_card = name == CARD
    formats = [] if is_card else [
        {"name": one.format, "size": size(one.bytes), "link": address(name, locale, one.format)}
        for one in files if one.sha256]
    return {"there": bool(files), "link": address(name, locale), "locale": locale,
            "length": _length(files, pdf, is_card), "state": _lowest(files, ranks),
            "draft": any(one.draft for one in files), "late": any(one.late for one in files),
            "marks": sum(len(one.marks) for one in files),
            "errors": sum(item.severity == "error" for one in files for item in one.findings),
            "formats": formats, "bytes": size(sum(one.bytes for one in files))}


def _length(files: list[Shown], pdf: Shown | None, is_card: bool) -> str:
    """How much it is, in words; what has no pages is called by its format."""
    if not is_card and pdf is None:
        return next((_FORMATS.get(one.format, one.format) for one in files), "")
    count = sum(one.format == "png" for one in files) if is_card else pdf.pages if pdf else 0
    return f"{count} {'card' if is_card else 'page'}{'' if count == 1 else 's'}"


def _lowest(files: list[Shown], ranks: tuple[str, ...]) -> str:
    states = {one.state for one in files}
    return next((one for one in ranks if one in states), "")


def counts(preview: Preview) -> dict[str, int]:
    """How many errors, warnings and notes there are."""
    found = Counter(str(one.severity) for one in preview.said)
    return {name: found[name] for name in ("error", "warning", "note")}


def beside(update: Update, name: str, look: Look, place: Path) -> dict[str, Any]:
    """A document in one locale, or in all of them beside each other."""
    preview = update.preview
    columns = []
    for locale in (look.locale,) if look.locale else preview.locales:
        own = _find(preview, Look(locale, look.kind, look.subject, look.format))
        papers = {(one.subject, one.shape): one for one in _find(
            preview, Look(locale, CARD, format="pdf"))} if look.kind == CARD else {}
        seen = [replace(see(one, place), beside=papers.get((one.subject, one.shape)))
                for one in own]
        columns.append({"locale": locale, "files": seen,
                        "link": address(name, locale, look.format),
                        "findings": _told(update, [item for one in own for item in one.findings])})
    return {"name": name, "title": document_of(name), "columns": columns, "look": look,
            "is_card": look.kind == CARD, "formats": formats_of(look.kind),
            "others": [(other, address(name, other, look.format)) for other in preview.locales]}


def problems(update: Update) -> list[dict[str, Any]]:
    """All that there is to say, the gravest first, in groups of one code each."""
    order = ("error", "warning", "note")
    groups: dict[tuple[int, str], list[Diagnostic]] = {}
    for one in update.preview.said:
        groups.setdefault((order.index(str(one.severity)), one.code), []).append(one)
    return [{"severity": order[rank], "code": code, "findings": _told(update, items)}
            for (rank, code), items in sorted(groups.items(), key=lambda pair: pair[0][0])]


def _told(update: Update, findings: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    return [{"severity": str(one.severity), "code": one.code, "place": one.place,
             "message": one.message, "hint": one.hint,
             "excerpt": "\n".join(update.excerpts.get(one.span, ())) if one.span else "",
             "related": [(str(span), words) for span, words in one.related]}
            for one in dict.fromkeys(findings)]


def errors(update: Update) -> list[dict[str, Any]]:
    """What keeps an edit from being shown."""
    return _told(update, (one for one in update.preview.said if one.severity == "error"))
