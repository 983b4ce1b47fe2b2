"""The kit's page of a press room: facts, the release, quotes as cards, people, works.

Here: the parts of that page by the names that ``layout.yaml`` has for them.  Never here: another
wording of a fact than its sheet has, what stands on every page (``room_parts``), what may go out.

Each part but the release is a section of its own; what the kit lacks, and what the room withholds,
has none.  Pictures have a module of their own (``room_pictures``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from presskit.compose.facts import FACT_ROWS, compose_fact_rows
from presskit.compose.names import compose_full_name, compose_title
from presskit.compose.order import Builder, compose_blocks, compose_rows
from presskit.compose.people import compose_credits, has_bio, listed_people
from presskit.compose.prose import compose_words, is_reported
from presskit.compose.release import compose_passage
from presskit.compose.room_copies import copy_whole
from presskit.compose.room_facts import (
    FRONT,
    ROOM,
    Download,
    Room,
    link_to_file,
    link_to_page,
)
from presskit.compose.room_parts import compose_download
from presskit.compose.room_pictures import compose_pictures_part
from presskit.compose.wording import Inlines, compose_phrase, is_empty, join_inlines
from presskit.compose.works import compose_makers
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
    Table,
)
from presskit.model import kit as model
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["ASIDE", "PARTS", "anchor_people", "compose_kit_text", "compose_parts", "has_part"]

Part = Callable[[Room], tuple[Block, ...]]
"""Makes a part of the kit's page; no blocks where the kit has nothing for it."""

_ORDER = "press-room"
_SHOWN = 6
"""So many quotes at most: a page that everybody opens first is no place for all of a long day."""

_NO_BLOCKS: tuple[Block, ...] = ()


def has_part(room: Room, name: str) -> bool:
    """Whether the layout gives the kit's page a part."""
    return name in compose_rows(room.kit, room.tables, _ORDER, _KNOWN)


def compose_kit_text(room: Room, release: tuple[Block, ...]) -> tuple[Block, ...]:
    """What stands below the head of the kit's page, in the layout's order.

    ``release`` is the text of the release with its buttons.  Raises
    :class:`presskit.diagnostics.PresskitError` for a part that there is not.
    """
    builders: dict[str, Builder] = {
        name: partial(_compose_part, room, name) for name in PARTS}
    for name in ("notes", *ASIDE):
        builders[name] = lambda kit, tables: _NO_BLOCKS
    builders["release"] = lambda kit, tables: release
    builders["pictures"] = lambda kit, tables: compose_pictures_part(room)
    return compose_blocks(room.kit, room.tables, _ORDER, builders)


def compose_parts(room: Room) -> dict[str, Document]:
    """Each part of the kit's page as a document by itself, so that it can be judged alone."""
    kit, tables = room.kit, room.tables
    found = {name: compose_blocks(kit, tables, _ORDER, {
        **dict.fromkeys(_KNOWN, _compose_nothing), name: partial(_compose_part, room, name)})
        for name in PARTS}
    return {name: Document(ROOM, kit.id, kit.locale, name, blocks, subject=FRONT)
            for name, blocks in found.items() if blocks}


def _compose_nothing(_kit: Kit, _tables: Tables) -> tuple[Block, ...]:
    return _NO_BLOCKS


def _compose_part(room: Room, name: str, kit: Kit, tables: Tables) -> tuple[Block, ...]:
    """A part under its heading, with where there is more of it."""
    gone = room.kit.withdrawal or name in room.withheld
    inside = () if gone else PARTS[name](room)
    if not inside:
        return ()
    key, kind = _HEADS[name]
    heading = Heading(2, "section-heading", compose_phrase(tables, key))
    more = () if not kind or room.page_of(kind) is None else (Paragraph("kit-more", (Link(
        link_to_page(kit.locale, kind), compose_phrase(
            tables, "room.more", document=compose_phrase(tables, f"document.{kind}"))),)),)
    return (Section(f"kit-{name}", (heading, *inside, *more), name),)


# Parts --------------------------------------------------------------------------------------

def _compose_facts(room: Room) -> tuple[Block, ...]:
    """When, where, by whom: rows of the fact sheet."""
    return compose_fact_rows(room.kit, room.tables, "press-room-facts", FACT_ROWS)


def _compose_quotes(room: Room) -> tuple[Block, ...]:
    """The quotes that the room has a card of, the first :data:`_SHOWN`; where the kit makes none,
    of all that may be quoted.  Where there are more, those go first whose passage for the card the
    author chose; the quote sheet has all."""
    cards: dict[str, list[Download]] = {}
    for one in room.downloads:
        if one.document == "quote-card":
            cards.setdefault(one.subject, []).append(one)
    known = {key: one for key, one in room.kit.quotes.items()
             if (key in cards or not room.kit.cards) and not is_reported(room.kit, one)}
    first = sorted(known, key=lambda key: not known[key].card.text)[:_SHOWN]
    items = tuple(_compose_quote(room, key, cards.get(key, [])) for key in known if key in first)
    return (List("kit-quotes", items),) if items else ()


def _compose_quote(room: Room, key: str, files: list[Download]) -> Item:
    """The card, small; its words; who said them; the button that copies both; its files."""
    said = compose_passage(room.kit, room.tables, key, "kit-quote", "listed-name")
    shown = next((one for one in files if one.format == "png" and not one.shape), None)
    card = (Figure("card", link_to_file(shown.path)),) if shown else ()
    name = compose_phrase(room.tables, "document.quote-card") if files else ()
    links: list[Inlines] = [compose_download(room, one) for one in files]
    if room.page_of("quote-sheet"):
        links.append((Link(
            link_to_page(room.kit.locale, "quote-sheet", f"quote-{key}"),
            compose_phrase(room.tables, "room.quote-more")),))
    foot = (Paragraph("card-files", join_inlines((name, *links), " ")),) if links else ()
    lines = (*said.attribution, copy_whole(room, "copy.quote-attributed", said))
    return Item((*card, replace(said, attribution=lines), *foot))


def _compose_people(room: Room) -> tuple[Block, ...]:
    """Everybody in the author's order: name, title, one line; the name leads to the biography."""
    items = tuple(_compose_person(room, key, one) for key, one in listed_people(room.kit).items())
    return (List("kit-people", items),) if items else ()


def _compose_person(room: Room, key: str, person: model.Person) -> Item:
    kit, tables = room.kit, room.tables
    name = compose_full_name(kit, person, tables)
    if room.page_of("speaker-bios"):
        name = (Link(link_to_page(kit.locale, "speaker-bios", key), name),)
    elif has_bio(person) and room.page_of("speaker-bio", key):
        name = (Link(link_to_page(kit.locale, f"speaker-bio-{key}"), name),)
    note = (compose_words(person.part, kit, tables)
            or compose_credits(kit, key, tables, numbered=False))
    return _item(("kit-name", name), ("kit-title", compose_words(person.title, kit, tables)),
                 ("kit-note", note))


def anchor_people(kit: Kit, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of the biographies with a target for links on each row of the table: those whose
    biography stands alone are targets already."""
    return tuple(_anchor_rows(kit, one) if isinstance(one, Table)
                 and one.role == "participants-table" else one for one in blocks)


def _anchor_rows(kit: Kit, table: Table) -> Table:
    keys = (key for key, person in listed_people(kit).items() if not has_bio(person))
    rows = []
    for key, row in zip(keys, table.children, strict=True):
        name, *others = row.children
        target = replace(name, children=(Section("anchor", name.children, key),))
        rows.append(replace(row, children=(target, *others)))
    return replace(table, children=tuple(rows))


def _compose_works(room: Room) -> tuple[Block, ...]:
    """Works that somebody made: title, makers by their part, what it is about."""
    kit, tables = room.kit, room.tables
    items = tuple(
        _item(("kit-name", compose_title(kit, key, tables, mark=True)),
              *(("kit-title", line) for line in compose_makers(kit, work, tables)),
              ("kit-note", compose_words(work.about, kit, tables)))
        for key, work in kit.works.items() if work.makers)
    return (List("kit-works", items),) if items else ()


def _item(*lines: tuple[str, Inlines]) -> Item:
    """The lines that say something."""
    return Item(tuple(Paragraph(role, words) for role, words in lines if not is_empty(words)))


PARTS: dict[str, Part] = {"facts": _compose_facts, "quotes": _compose_quotes,
                          "people": _compose_people, "works": _compose_works}
"""The parts that the kit's page can have beside the release."""

_HEADS = {"facts": ("room.facts", "fact-sheet"), "quotes": ("room.quotes", "quote-sheet"),
          "people": ("section.people", "speaker-bios"), "works": ("room.works", "")}
"""The heading of each, and the document that says more."""

ASIDE = ("downloads", "contact")
"""What the frame sets beside the text."""

_KNOWN = ("release", "pictures", *PARTS, "notes", *ASIDE)
