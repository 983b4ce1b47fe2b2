"""Where a press room tells what one of its languages may not tell yet: the note of a correction,
the reason of a withdrawal.

Here: the way from a page to the same in the languages whose note is signed off.  Never here: the
note itself (``corrections``, ``withdrawal``), whether it may be told (``settled``, ``stripped``).
"""

from __future__ import annotations

from dataclasses import replace

from presskit.compose.room_facts import FRONT, Room, link_to_page
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import Block, Link, Paragraph, Span

__all__ = ["lead_elsewhere"]


def lead_elsewhere(room: Room, page: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a page, with the way to the languages that have the note where this one has
    it not: behind the label of a correction, and behind the lead of a notice."""
    way = _compose_way(room, page)
    role = "lead" if room.kit.withdrawal else "correction"
    at = next((number for number, one in enumerate(blocks)
               if isinstance(one, Paragraph) and one.role == role), -1)
    if not way or at < 0:
        return blocks
    said: tuple[Block, ...] = (blocks[at], Paragraph("body", way))
    if role == "correction" and isinstance(label := blocks[at], Paragraph):
        gap = room.tables.conventions.gap
        said = (replace(label, children=join_inlines((label.children, way), gap)),)
    return (*blocks[:at], *said, *blocks[at + 1:])


def _compose_way(room: Room, page: str) -> Inlines:
    """Where the note is told; nothing where that is here, or nowhere."""
    told = [one for one in room.sides if one.told]
    if not told or any(one.locale == room.kit.locale for one in told):
        return ()
    links: list[Inlines] = [(Link(
        link_to_page(one.locale, page if page in one.pages else FRONT),
        (Span("moment", compose_text(one.name, one.locale)),)),) for one in told]  # in one piece
    return compose_phrase(room.tables, "correction.elsewhere", languages=join_inlines(
        links, room.tables.conventions.enumeration))
