"""The parts that pages of a press room share: the bar, the languages, the downloads.

Here: what each part says and where it leads.  Never here: the order of a page (``room``), looks.
"""

from __future__ import annotations

from collections.abc import Iterable

from presskit.compose.calendar import compose_number
from presskit.compose.head import compose_issuer, compose_masthead
from presskit.compose.panel import compose_panel
from presskit.compose.room_facts import (
    FRONT,
    PICTURES,
    Download,
    Room,
    link_to_file,
    link_to_page,
    page_name,
)
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Document,
    Figure,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Section,
    Span,
)
from presskit.model.tables import Tables

__all__ = ["compose_bar", "compose_contact_part", "compose_details", "compose_download",
           "compose_downloads", "compose_foot", "compose_languages",
           "compose_own_downloads", "compose_size"]

_KILO = 1000
_APART = frozenset({"quote-card", "picture"})
"""What stands with the quotes and with the pictures."""


def compose_bar(room: Room) -> Section:
    """The issuer's mark and name, and that this is a press room; it leads to the front page.  Where
    no issuer may be named, its own name does."""
    marks = [node for one in compose_masthead(room.kit, room.tables)
             for node in getattr(one, "children", ()) if isinstance(node, Figure)]
    issuer, name = compose_issuer(room.kit, room.tables), compose_phrase(room.tables, "room.name")
    home = Link(link_to_page(room.kit.locale, FRONT), issuer or name)
    own = (Paragraph("room-name", name),) if issuer else ()
    return Section("room-bar", (*marks, Paragraph("room-issuer", (home,)), *own))


def compose_languages(room: Room, page: str) -> Section:
    """The same page in every language that has it, else that language's front page; each by its
    own name."""
    items = []
    for side in room.sides:
        name = compose_text(side.name, side.locale)
        if side.locale == room.kit.locale:
            items.append(Item((Paragraph("language-here", name),)))
            continue
        target = page if page in side.pages else FRONT
        href = link_to_page(side.locale, target)
        items.append(Item((Paragraph("language", (Link(href, name),)),)))
    label = Paragraph("unseen", compose_phrase(room.tables, "room.languages"))
    return Section("languages", (label, List("languages", tuple(items))))


# Downloads ----------------------------------------------------------------------------------

def compose_size(size: int, tables: Tables) -> str:
    """A size as the locale writes it, in units of a thousand: 146 kB, 11.8 MB."""
    if size < _KILO:
        return tables.phrases.get("size.bytes", number=str(size))
    for key, unit in (("size.kilobytes", _KILO), ("size.megabytes", _KILO ** 2)):
        amount = size / unit
        if amount < _KILO - 0.5 or key == "size.megabytes":
            break
    shown = compose_number(amount, 1 if amount < 99.5 and key == "size.megabytes" else 0, tables)
    return tables.phrases.get(key, number=shown)


def compose_downloads(room: Room, shows_pictures: bool = True) -> Section:
    """All that the room holds in this language: the archive first, then a line for each document,
    then sizes and checksums of what is offered here; those of cards stand with the quotes, of
    pictures with these.  ``shows_pictures`` says that the page has the pictures itself."""
    heading = Heading(2, "panel-heading", compose_phrase(room.tables, "room.downloads"))
    lines = [_compose_line(room, one) for one in room.documents if room.of(one)]
    if cards := _cards(room):
        name = compose_phrase(room.tables, "room.cards")
        target = next((page_name(one) for one in room.documents if one.kind == "quote-sheet"), "")
        shown = (Link(link_to_page(room.kit.locale, target), name),) if target else name
        lines.append(Item((Paragraph("download-name", shown),
                           _count_files(room, len(cards)))))
    if room.pictures:
        name = compose_phrase(room.tables, "room.pictures")
        target = _find_pictures(room, shows_pictures)
        files = [one for one in room.downloads
                 if one.document == "picture" and one.shape != "thumb"]
        lines.append(Item((
            Paragraph("download-name", (Link(target, name),) if target else name),
            _count_files(room, len(files)))))
    if room.release:
        name = "room.email-notice" if room.kit.withdrawal else "room.email"
        lines.append(Item((
            Paragraph("download-name", compose_phrase(room.tables, name)),
            Paragraph("download-formats", join_inlines([
                (Link(link_to_page(room.kit.locale, "email", format=one),
                      compose_text(one.upper())),) for one in ("eml", "txt")], " ")))))
    listed = (List("downloads", tuple(lines)),) if lines else ()
    return Section("downloads", (heading, *_compose_archives(room), *listed,
                                 compose_details(room, (
                                     one for one in room.downloads if one.format != "html"
                                     and one.document not in _APART))),
                   "downloads")


def _find_pictures(room: Room, here: bool) -> str:
    """Where the pictures are: on a page of their own, on the kit's, else with the release."""
    if room.many_pictures:
        return link_to_page(room.kit.locale, PICTURES)
    if here:
        return f"#{PICTURES}"
    shown = room.page_of("press-release")
    return link_to_page(room.kit.locale, page_name(shown), PICTURES) if shown else ""


def _count_files(room: Room, count: int) -> Paragraph:
    key = "room.file" if count == 1 else "room.files"
    return Paragraph("download-note", compose_phrase(room.tables, key, count=str(count)))


def compose_own_downloads(room: Room, document: Document) -> Section:
    """The files of one document, and where all others are."""
    heading = Heading(2, "panel-heading", compose_phrase(room.tables, "room.downloads"))
    own = room.of(document)
    items = tuple(Item((_compose_format(room, one),
                        Paragraph("download-note", _compose_facts(room, one)))) for one in own)
    cards = _cards(room) if document.kind == "quote-sheet" else ()
    more = Paragraph("download-more", (Link(link_to_page(
        room.kit.locale, FRONT, "downloads"), compose_phrase(room.tables, "room.all-files")),))
    return Section("downloads", (heading, List("downloads", items), more,
                                 compose_details(room, (*own, *cards))), "downloads")


def compose_foot(room: Room, page: str) -> Section:
    """What a thumb reaches on a telephone: everything at once, or one by one.  There is room for
    few words: that it is this language's, the page above says."""
    each = Paragraph("foot-each", (Link("#downloads", compose_phrase(
        room.tables, "room.one-by-one")),))
    name = compose_phrase(room.tables, "room.all-files")
    own = next((one for one in room.archives if one.locale == room.kit.locale), None)
    if page != FRONT:
        whole = Link(link_to_page(room.kit.locale, FRONT, "downloads"), name)
    elif own:
        whole = Link(link_to_file(own.path), (*name, *_compose_weight(room, own)))
    else:
        return Section("room-foot", (each,))
    return Section("room-foot", (Paragraph("foot-all", (whole,)), each))


def _compose_weight(room: Room, archive: Download) -> Inlines:
    size = compose_text(f"ZIP {compose_size(archive.bytes, room.tables)}")
    return (*compose_text(" "), Span("download-size", size))


def _cards(room: Room) -> tuple[Download, ...]:
    return tuple(one for one in room.downloads if one.document == "quote-card")


def _compose_archives(room: Room) -> tuple[Paragraph, ...]:
    """The archive of this language, called by it where there are others, then that of all."""
    several, out = len(room.sides) > 1, []
    for one in room.archives:
        own = one.locale == room.kit.locale
        if not own and not several:
            continue  # the same files again
        name = compose_phrase(room.tables, "room.all-files" if not several else
                              "room.all-in-language" if own else "room.every-language",
                              **({"language": room.tables.phrases["language"]}
                                 if own and several else {}))
        out.append(Paragraph("download-all" if not out else "download-every", (Link(
            link_to_file(one.path), (*name, *_compose_weight(room, one))),)))
    return tuple(out)


def _compose_line(room: Room, document: Document) -> Item:
    name = compose_phrase(room.tables, f"document.{document.kind}")
    if document.subject:
        name = compose_text(document.title)
    page = Link(link_to_page(room.kit.locale, page_name(document)), name)
    formats: list[Inlines] = [compose_download(room, one, name) for one in room.of(document)
                              if one.format != "html"]  # the page is that already
    return Item((Paragraph("download-name", (page,)),
                 Paragraph("download-formats", join_inlines(formats, " "))))


def _compose_format(room: Room, one: Download) -> Paragraph:
    return Paragraph("download-format", compose_download(room, one))


def compose_download(room: Room, one: Download, name: Inlines | str = ()) -> Inlines:
    """A format that leads to its file; whoever hears it alone hears of which document."""
    words = compose_text(name) if isinstance(name, str) else name
    more = (Span("unseen", (*compose_text(" "), *words)),) if words else ()
    return (Link(link_to_file(one.path),
                 (*compose_text(one.format.upper()), *more)),)


def _compose_facts(room: Room, one: Download) -> Inlines:
    parts = [compose_text(compose_size(one.bytes, room.tables))]
    if one.pages:
        key = "room.page" if one.pages == 1 else "room.pages"
        parts.append(compose_phrase(room.tables, key, count=str(one.pages)))
    return join_inlines(parts, room.tables.conventions.enumeration)


def compose_details(room: Room, files: Iterable[Download]) -> Section:
    """Every file by name with its size, pages and checksum, out of the way until asked for."""
    items = tuple(Item((
        Paragraph("file-name", compose_text(one.path.rpartition("/")[2])),
        Paragraph("file-facts", _compose_facts(room, one)),
        Paragraph("file-sum", compose_text(one.sha256)))) for one in files)
    label = Paragraph("disclosure-label", compose_phrase(room.tables, "room.checksums"))
    head = Paragraph("table-head", compose_phrase(room.tables, "room.checksum"))
    return Section("disclosure", (label, head, List("files", items)))


# Contact ------------------------------------------------------------------------------------

def compose_contact_part(room: Room) -> tuple[Block, ...]:
    """Whom to ask: the contacts of the release, if its layout has them; without a release those
    that it would have."""
    release, kit, tables = room.release, room.kit, room.tables
    blocks: tuple[Block, ...] = release.children if release else ()
    if release is None and "panel" in tables.layout.order("press-release", kit.locale):
        blocks = compose_panel(kit, tables)
    found = [one for panel in blocks if getattr(panel, "role", "") == "panel"
             for one in getattr(panel, "children", ())
             if isinstance(one, Section) and one.role == "contact"]
    return tuple(Section("room-contact", one.children) for one in found)
