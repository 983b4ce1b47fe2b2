"""The pages of a press room: the kit's, one for each document, and the choice of a language.

Here: which parts a page has.  Never here: a part's content (``room_parts``), words of a document
anew (they are those of the document itself), files, markup.

A page is a document whose blocks are the parts: ``room-bar``, ``languages``, ``room-head``,
``room-text``, ``downloads``, ``room-contact``, ``room-foot``.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from presskit import locales
from presskit.compose.corrections import compose_correction
from presskit.compose.head import compose_embargo, compose_event, compose_when
from presskit.compose.room_changes import compose_changes, compose_superseded, with_changes
from presskit.compose.room_copies import copy_email, with_copies
from presskit.compose.room_data import compose_data, find_lead, flatten
from presskit.compose.room_facts import (
    CHOICE,
    FRONT,
    PICTURES,
    ROOM,
    Earlier,
    Room,
    Side,
    link_to_choice,
    link_to_file,
    link_to_page,
    list_addresses,
    list_withdrawn,
    page_name,
    superseded_name,
)
from presskit.compose.room_kit import anchor_people, compose_kit_text, has_part
from presskit.compose.room_notes import lead_elsewhere
from presskit.compose.room_parts import (
    compose_bar,
    compose_contact_part,
    compose_downloads,
    compose_foot,
    compose_languages,
    compose_own_downloads,
)
from presskit.compose.room_pictures import compose_pictures_page, compose_pictures_part
from presskit.compose.running import compose_properties, compose_running
from presskit.compose.withdrawal import WITHDRAWAL
from presskit.compose.wording import compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Document,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Running,
    Section,
    plain_text,
    walk,
)
from presskit.document.roles import HEAD, TITLE
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["compose_choice", "compose_pages", "compose_side"]

_NOTICES = HEAD - TITLE - {"masthead"}
"""What a layout may set below the headline, and stands above all parts of the kit's page."""
_DESCRIBING = frozenset({"headline", "document-note", "choice-headline"})


def compose_side(kit: Kit, tables: Tables, documents: tuple[Document, ...],
                 more: tuple[str, ...] = (), earlier: tuple[Earlier, ...] = ()) -> Side:
    """What the room's other languages must know of this one; ``more`` are pages beside those of
    its documents and of ``earlier`` versions."""
    headed = next((one.title for one in documents
                   if one.kind in ("press-release", WITHDRAWAL)),
                  plain_text(compose_event(kit, tables)))
    before = (list_withdrawn(earlier) if kit.withdrawal
              else [superseded_name(one.version) for one in earlier])
    return Side(kit.locale, tables.phrases["language"],
                (FRONT, *map(page_name, documents), *more, *before), headed,
                told=bool(kit.standing and kit.standing[0][1].note.text))


def compose_pages(room: Room) -> tuple[Document, ...]:
    """Every page of the room in one locale, the kit's first; a withdrawn kit has its notice in
    the place of each page that was there before."""
    pages = (_compose_front(room), *(_compose_page(room, one) for one in room.documents))
    if room.kit.withdrawal:
        notice = room.release
        return pages + tuple(_compose_page(room, notice, page) for page in
                             list_withdrawn(room.earlier) if notice)
    return (*pages, *((_compose_pictures(room),) if room.many_pictures else ()),
            *(_compose_earlier(room, one) for one in room.earlier))


def _compose_front(room: Room) -> Document:
    """The kit's page is the release, with everything beside it that a newsroom takes."""
    release = room.release
    head, text = _part(lead_elsewhere(room, FRONT, release.children if release
                                      else _bare_head(room)))
    downloads = (compose_downloads(room, has_part(room, "pictures")),) if (
        room.has_files and has_part(room, "downloads")) else ()
    contact = compose_contact_part(room) if has_part(room, "contact") else ()
    notices = tuple(itertools.takewhile(lambda one: getattr(one, "role", "") in _NOTICES, text))
    text = text[len(notices):]
    text = with_copies(room, _without_contact(text) if contact else text)
    changes = compose_changes(room, release, FRONT)
    return _compose_document(room, FRONT, (
        Section("room-head", head), Section("room-text", (
            *notices, *changes, *compose_kit_text(room, text))),
        *downloads, *contact, *((compose_foot(room, FRONT),) if downloads else ())), release)


def _bare_head(room: Room) -> tuple[Block, ...]:
    """Without a release that may go out: what the kit is about, and when."""
    return (*compose_embargo(room.kit, room.tables, "kit"),
            *compose_correction(room.kit, room.tables),
            Heading(1, "headline", compose_event(room.kit, room.tables)),
            Paragraph("document-note", compose_text(compose_when(room.kit, room.tables))))


def _compose_page(room: Room, document: Document, page: str = "") -> Document:
    page = page or page_name(document)
    head, text = _part(lead_elsewhere(room, page, document.children))
    text = anchor_people(room.kit, text) if document.kind == "speaker-bios" else text
    changed = with_changes(room, document, page, with_copies(room, text))
    pictures = compose_pictures_part(room) if document.kind == "press-release" else ()
    taken = (compose_own_downloads(room, document), compose_foot(room, page))
    return _compose_document(room, page, (
        Section("room-head", head),
        Section("room-text", (*changed, *copy_email(room, document), *pictures)),
        *(taken if room.has_files else ())), document)


def _compose_pictures(room: Room) -> Document:
    """All pictures, where other pages show the first of them."""
    heading, pictures = compose_pictures_page(room)
    foot = compose_foot(room, PICTURES)
    page = _compose_document(room, PICTURES, (
        Section("room-head", (*compose_embargo(room.kit, room.tables, "kit"), heading)),
        Section("room-text", (pictures,)), replace(foot, children=foot.children[:1])), None)
    return replace(page, title=plain_text(compose_phrase(
        room.tables, "title", document=heading.children, about=compose_text(page.title))))


def _compose_earlier(room: Room, earlier: Earlier) -> Document:
    """The page of a version that has been replaced; nobody shall come upon it by a search."""
    name, head, text = compose_superseded(room, earlier)
    page = superseded_name(earlier.version)
    whole = _compose_document(room, page, (
        Section("room-head", head), Section("room-text", text)), None)
    return replace(whole, title=name, properties=(*whole.properties, ("robots", "noindex")))


def _compose_document(room: Room, page: str, parts: tuple[Block, ...],
                      document: Document | None) -> Document:
    """A page from its parts, with the running lines of the document that it shows."""
    kind = document.kind if document else "kit"
    running = document.running if document else compose_running(room.kit, room.tables, kind)
    if room.preview:
        running = _as_preview(running, room.tables, room.kit.locale)
    title = document.title if document else plain_text(compose_event(room.kit, room.tables))
    properties = (document.properties if document
                  else compose_properties(room.kit, room.tables, kind))
    skip = Section("skip", (Paragraph("skip", (Link("#text", compose_phrase(
        room.tables, "room.skip")),)),))
    return Document(ROOM, room.kit.id, room.kit.locale, title,
                    (skip, compose_bar(room), compose_languages(room, page), *parts),
                    running, (*_describe(properties, parts, running, room.tables), ("page", kind),
                              *_compose_found(room, page, document),
                              ("copied", room.tables.phrases["copy.done"]),
                              ("copy-failed", room.tables.phrases["copy.failed"])), page)


def _compose_found(room: Room, page: str,
                   document: Document | None) -> tuple[tuple[str, str], ...]:
    """What machines are told of a page: what it is about, and where it stands in each language."""
    if page == CHOICE:
        return _place_choice(room)
    addresses = list_addresses(room, page)
    said = (("address", room.address), ("canonical", dict(addresses).get(room.kit.locale, "")),
            ("image", _find_image(room)),
            *((f"in:{locale}", address) for locale, address in addresses),
            ("in-any", link_to_choice() if page == FRONT and addresses else ""),
            *flatten(compose_data(room, page, document), "data"))
    return tuple(pair for pair in said if pair[1])


def _find_image(room: Room) -> str:
    """The card that stands for a page where it is shared; it needs the room's address."""
    return next((link_to_file(one.path) for one in room.downloads if room.address and
                 (one.document, one.format) == ("quote-card", "png")), "")


def _place_choice(room: Room) -> tuple[tuple[str, str], ...]:
    """Where the choice of a language stands, and the pages that it offers."""
    if not room.address:
        return ()
    said = (("address", room.address), ("canonical", link_to_choice()),
            ("image", _find_image(room)),
            *((f"in:{locale}", address) for locale, address in list_addresses(room, FRONT)),
            ("in-any", link_to_choice()))
    return tuple(pair for pair in said if pair[1])


def _describe(properties: tuple[tuple[str, str], ...], parts: tuple[Block, ...],
              running: Running, tables: Tables) -> tuple[tuple[str, str], ...]:
    """A document's metadata as its page bears them out: described by its lead, else by its head;
    with those key words that stand on it."""
    shown = "".join(plain_text((*parts, running)).split())
    heads = [one.children for one in walk(parts) if isinstance(one, Heading | Paragraph)
             and one.role in _DESCRIBING]
    told = {"subject": find_lead(parts) or plain_text(join_inlines(
                heads, tables.conventions.gap)),
            "keywords": ", ".join(word for word in dict(properties).get("keywords", "").split(
                ", ") if "".join(word.split()) in shown)}
    return tuple((name, told.get(name, value)) for name, value in properties)


def _as_preview(running: Running, tables: Tables, locale: str) -> Running:
    """The label of a page that is not for publication, before that of a draft; the notes are
    sentences."""
    gap, between = tables.conventions.gap, locales.separator(locale)
    label, note = (compose_phrase(tables, f"room.preview{end}") for end in ("", "-note"))
    return replace(running, label=join_inlines((label, running.label), gap),
                   label_note=join_inlines((note, running.label_note), between))


def _part(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Head and text of a document; the issuer stands in the bar already."""
    blocks = tuple(one for one in blocks if getattr(one, "role", "") != "masthead")
    at = next((number for number, one in enumerate(blocks)
               if getattr(one, "role", "") == "headline"), -1) + 1
    while at < len(blocks) and getattr(blocks[at], "role", "") in TITLE:
        at += 1
    return blocks[:at], blocks[at:]


def _without_contact(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text without the contacts, which stand beside it."""
    out: list[Block] = []
    for one in blocks:
        if isinstance(one, Section) and one.role == "panel":
            rest = tuple(part for part in one.children
                         if getattr(part, "role", "") != "contact")
            out += [replace(one, children=rest)] if rest else []
        else:
            out.append(one)
    return tuple(out)


def compose_choice(room: Room) -> Document:
    """The room's first page, in the words of its first language: each language by its own name,
    with the headline it has there.  Of one language alone there is nothing to choose: it leads
    on by itself."""
    items = tuple(Item((
        Paragraph("choice-language", (Link(link_to_page(side.locale, FRONT),
                                           compose_text(side.name, side.locale)),)),
        Paragraph("choice-headline", compose_text(side.headline, side.locale))))
        for side in room.sides)
    whole = _compose_document(room, CHOICE, (
        Section("room-head", compose_embargo(room.kit, room.tables, "kit")),
        Section("room-text", (Heading(1, "headline", compose_phrase(room.tables, "room.name")),
                              List("choice", items))),), room.release)
    bar = compose_bar(room)
    bar = replace(bar, children=tuple(
        Paragraph(one.role, one.children[0].children)  # type: ignore[union-attr]
        if getattr(one, "role", "") == "room-issuer" else one for one in bar.children))
    on = (("onward", link_to_page(room.sides[0].locale, FRONT)),) if len(room.sides) == 1 else ()
    return replace(whole, properties=(*whole.properties, *on), children=tuple(
        bar if getattr(one, "role", "") == "room-bar" else one for one in whole.children
        if getattr(one, "role", "") != "languages"))
