"""What a press room says of earlier versions: what has changed since, and where they are.

Here: the differences on a page, the page of an earlier version, which documents of it are
handed out.  Never here: finding differences (``differences``), stamping (``corrections``).

An earlier version's words are shown where they differ, and nothing of them where the kit hides
them (``hide_earlier``) or is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presskit.compose.corrections import compose_correction
from presskit.compose.differences import Difference, Piece, list_differences
from presskit.compose.room_facts import (
    FRONT,
    Download,
    Earlier,
    Room,
    link_to_page,
    page_name,
    superseded_name,
)
from presskit.compose.room_notes import lead_elsewhere
from presskit.compose.room_parts import compose_download
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Document,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Section,
    Span,
    Strong,
)

__all__ = ["compose_changes", "compose_superseded", "is_changed", "link_back",
           "list_superseded", "with_changes"]

_OWN = frozenset({"correction"})
"""What a version says of itself is no difference."""

_SHORT = 600
"""So many characters of differences stand open on a page; more are a click away."""


def list_superseded(room: Room, earlier: Earlier) -> tuple[Document, ...]:
    """The documents of an earlier version that say something else than those shown now, or that
    are gone: the files of these are kept."""
    return tuple(one for one in earlier.documents
                 if (now := _now(room, one)) is None or is_changed(one, now))


def is_changed(before: Document, now: Document) -> bool:
    """Whether a document says something else than an earlier version of it."""
    return bool(list_differences(before, now, _OWN))


def _now(room: Room, document: Document) -> Document | None:
    return _same(room.documents, document)


def _same(documents: Iterable[Document], document: Document) -> Document | None:
    return next((one for one in documents
                 if (one.kind, one.subject) == (document.kind, document.subject)), None)


# What changed -------------------------------------------------------------------------------

def with_changes(room: Room, document: Document | None, page: str,
                 text: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text of a page with what has changed in it at its beginning, behind the note that says
    why, where a look has that in the text."""
    at = next((number for number in range(len(text), 0, -1)
               if getattr(text[number - 1], "role", "") in _OWN), 0)
    return (*text[:at], *compose_changes(room, document, page), *text[at:])


def compose_changes(room: Room, document: Document | None, page: str) -> tuple[Block, ...]:
    """What has changed in a document since the last version that had it, and the way to that; on
    the front page also which other documents have, and the way to every earlier version."""
    if not room.earlier or room.kit.withdrawal:
        return ()
    last, before = _find_before(room, document)
    found = list_differences(before, document, _OWN) if document and before else ()
    others = _compose_others(room, document) if page == FRONT else ()
    if not found and page != FRONT:
        return ()
    words = compose_phrase(room.tables, "correction.changes", version=str(last.version))
    listed = List("change", tuple(_compose_item(room, one) for one in found))
    size = sum(len(one.words) for each in found for one in (*each.before, *each.now))
    way = Paragraph("change-more", _link_earlier(room, room.earlier if page == FRONT
                                                 else (last,)))
    shown: tuple[Block, ...] = ()
    if found and size <= _SHORT:
        shown = (Heading(2, "panel-heading", words), listed)
    elif found:
        shown = (Section("disclosure", (Paragraph("disclosure-label", words), listed)),)
    own = any(getattr(one, "role", "") in _OWN for one in document.children) if document else False
    since = sum(number > last.version for number, _one in room.kit.standing)
    note = () if own or page == FRONT else lead_elsewhere(room, page, compose_correction(
        room.kit, room.tables)[:since])
    return (*note, Section("changes", (*shown, *others, way)))


def _find_before(room: Room, document: Document | None) -> tuple[Earlier, Document | None]:
    """The last version that had a document in this language, and the document: it may have waited
    for its review in versions between."""
    for one in room.earlier:
        if document and (before := _same(one.documents, document)):
            return one, before
    return room.earlier[0], None


def _link_earlier(room: Room, earlier: Iterable[Earlier]) -> Inlines:
    links: list[Inlines] = [
        (Link(link_to_page(room.kit.locale, superseded_name(one.version)), compose_phrase(
            room.tables, "correction.earlier", version=str(one.version))),) for one in earlier]
    return join_inlines(links, room.tables.conventions.enumeration)


def _compose_others(room: Room, document: Document | None) -> tuple[Block, ...]:
    """The documents that changed beside the one on this page, each a link to its page."""
    links: list[Inlines] = []
    for one in room.documents:
        _last, before = _find_before(room, one)
        if one is not document and before and is_changed(before, one):
            links.append((Link(link_to_page(room.kit.locale, page_name(one)), _name(room, one)),))
    if not links:
        return ()
    return (Paragraph("change-more", (
        *_label(room, "correction.also"),
        *join_inlines(links, room.tables.conventions.enumeration))),)


def _name(room: Room, document: Document) -> Inlines:
    if document.subject:
        return compose_text(document.title)
    return compose_phrase(room.tables, f"document.{document.kind}")


def _compose_item(room: Room, one: Difference) -> Item:
    sides = (("change-before", "correction.before", "deleted", one.before),
             ("change-now", "correction.now", "inserted", one.now))
    return Item(tuple(Paragraph(role, (*_label(room, key), *_mark(room, pieces, mark)))
                      for role, key, mark, pieces in sides if pieces))


def _label(room: Room, key: str) -> Inlines:
    colon = room.tables.conventions.colon
    label = (*compose_phrase(room.tables, key), *compose_text(colon.rstrip()))
    return (Strong(label), *compose_text(colon[len(colon.rstrip()):]))


def _mark(room: Room, pieces: Iterable[Piece], mark: str) -> Iterator[Span | object]:
    """The words that differ, for those who see and for those who listen."""
    said = Span("unseen", compose_phrase(room.tables, f"correction.{mark}"))
    for one in pieces:
        words = compose_text(one.words)
        yield from (Span(mark, (said, *words)),) if one.changed else words


# An earlier version -------------------------------------------------------------------------

def compose_superseded(room: Room, earlier: Earlier) -> tuple[str, tuple[Block, ...],
                                                              tuple[Block, ...]]:
    """The page of an earlier version: what it is called, its head and its text."""
    tables, version = room.tables, str(earlier.version)
    name = tables.phrases.get("correction.earlier", version=version)
    note = compose_phrase(tables, "superseded.page", version=version,
                          current=str(room.kit.version))
    way = Link(link_to_page(room.kit.locale, FRONT), compose_phrase(tables, "superseded.current"))
    since = tuple(one for one in room.kit.replacements if one[0] > earlier.version)
    text: list[Block] = [Paragraph("body", note),
                         *compose_correction(room.kit, tables)[:len(since)],
                         Paragraph("change-more", (way,))]
    if listed := _list_stamped(room, earlier):
        text += [Heading(2, "section-heading", compose_phrase(tables, "superseded.changed")),
                 List("downloads", listed)]
    if earlier.files:
        label = Paragraph("disclosure-label", compose_phrase(
            tables, "superseded.sums", version=version))
        text.append(Section("disclosure", (label, List("sums", tuple(
            _compose_sum(one) for one in earlier.files)))))
    return name, (Heading(1, "headline", compose_text(name)),), tuple(text)


def _list_stamped(room: Room, earlier: Earlier) -> tuple[Item, ...]:
    items = []
    for one in earlier.documents:
        files = [file for file in earlier.stamped
                 if (file.document, file.subject) == (one.kind, one.subject)]
        name = _name(room, one)
        formats = [compose_download(room, file, name) for file in files]
        if files:
            items.append(Item((Paragraph("download-name", name),
                               Paragraph("download-formats", join_inlines(formats, " ")))))
    return tuple(items)


def _compose_sum(one: Download) -> Item:
    return Item((Paragraph("file-name", compose_text(one.path.rpartition("/")[2])),
                 Paragraph("file-sum", compose_text(one.sha256))))


def link_back(room: Room, document: Document) -> str:
    """What leads to the page that a superseded document's successor stands on."""
    now = _now(room, document)
    return link_to_page(room.kit.locale, page_name(now) if now else FRONT)
