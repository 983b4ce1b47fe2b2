"""What a document says of its own version: what it corrects, or that it is superseded.

Here: the note on a release, the stamp on an earlier version.  Never here: what the press room
says of them (``room_changes``), the notice of a withdrawn kit (``withdrawal``), finding
differences, keeping earlier versions.
"""

from __future__ import annotations

from dataclasses import replace

from presskit.compose.calendar import compose_date
from presskit.compose.prose import compose_words
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Document,
    Figure,
    Link,
    Paragraph,
    Strong,
    map_nodes,
    map_text,
    plain_text,
)
from presskit.document.roles import HEAD
from presskit.model.corrections import Replacement
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["compose_corrected_title", "compose_correction", "stamp_document", "take_record"]


def compose_correction(kit: Kit, tables: Tables) -> tuple[Paragraph, ...]:
    """What each version corrects, the last first, or that it corrects something, where its note may
    not be told; nothing for a kit that is withdrawn."""
    if kit.withdrawal:
        return ()
    again = dict(kit.replacements)
    return tuple(Paragraph("correction", _compose_note(
        one, kit, tables, again=version - 1 in again and again[version - 1].withdrawn))
        for version, one in kit.standing)


def _compose_note(one: Replacement, kit: Kit, tables: Tables, *, again: bool) -> Inlines:
    label = compose_phrase(tables, "correction.again" if again else "correction.label",
                           date=compose_date(one.date, tables))
    note = compose_words(one.note, kit, tables)
    return compose_phrase(tables, "correction.line", label=(Strong(label),),
                          note=note) if note else (Strong(label),)


def compose_corrected_title(kit: Kit, tables: Tables, title: Inlines | str) -> Inlines:
    """The title of what tells of a correction, or of a release that is issued again."""
    return compose_phrase(tables, "correction.again-title" if kit.again else "correction.title",
                          title=title)


# Superseded ---------------------------------------------------------------------------------

def take_record(document: Document) -> Document:
    """A document as it is kept for later versions: its words, without the ids of a kit that will
    have changed by then."""
    plain = map_text(document, lambda one: replace(one, segment="") if one.segment else one)
    return map_nodes(plain, Figure, lambda one: replace(
        one, children=map_text(one.children, lambda text: replace(text, segment="")),
        described=()))


def stamp_document(document: Document, version: int, kit: Kit, tables: Tables,
                   address: str = "") -> Document:
    """An earlier version's document, marked on every page and in its properties as superseded by
    the kit as it is; ``address`` is where the current one stands (empty: it can't be told).

    Pictures are left out, which stands above their captions: those of then may be gone.  An address
    is shown as it is, for it is followed from paper, too.
    """
    label = compose_phrase(tables, "superseded.label")
    note = compose_phrase(tables, "superseded.note", version=str(version),
                          current=str(kit.version))
    link: tuple[Block, ...] = (Paragraph("correction", _lead_back(address, tables)),) if (
        address) else ()
    gone = Paragraph("caption", compose_phrase(tables, "superseded.picture"))
    title = plain_text(compose_phrase(tables, "superseded.title", title=document.title))
    subject = plain_text(join_inlines((label, note, compose_text(document.property("subject"))),
                                      tables.conventions.gap))
    properties = tuple((name, subject if name == "subject" else value)
                       for name, value in document.properties if name != "embargo")
    shown = map_nodes(document.children, Figure,
                      lambda one: one if ":" in one.source else
                      (gone, *one.children) if one.children else ())
    running = replace(document.running, label=label, label_note=note)
    at = next((number for number, one in enumerate(shown)
               if getattr(one, "role", "") not in HEAD), len(shown))
    return replace(document, title=title, children=(*shown[:at], *link, *shown[at:]),
                   running=running, properties=properties)


def _lead_back(address: str, tables: Tables) -> Inlines:
    way = compose_phrase(tables, "superseded.current")
    if "://" not in address:
        return (Link(address, way),)
    return (*way, *compose_text(tables.conventions.colon), Link(address, compose_text(address)))
