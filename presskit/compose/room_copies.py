"""What a click copies on a page of the press room, and what it opens.

Here: which blocks have a button, what it is called, the words that it copies.  Never here: making
the button (the page's script does), other words than those of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from presskit.compose.room_facts import Room
from presskit.compose.wording import compose_phrase
from presskit.document import Block, List, Paragraph, Quote, Section

__all__ = ["with_copies"]

_BIO = frozenset({"bio-name", "bio-title", "bio-text"})


def with_copies(room: Room, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with what each button copies behind them; original words are one click away."""
    return tuple(one for block in blocks for one in _with_copy(room, block))


def _with_copy(room: Room, block: Block) -> tuple[Block, ...]:
    if isinstance(block, Paragraph) and block.role == "lead":
        return (block, _copy(room, "copy.lead", (block,)))
    if isinstance(block, List) or isinstance(block, Paragraph) and block.role == "body":
        return (block, _copy(room, "copy.paragraph", (block,), "copy-quiet"))
    if isinstance(block, Quote):
        return (_with_quote(room, block),)
    if isinstance(block, Paragraph) and block.role == "quote-original":
        label = Paragraph("disclosure-label", compose_phrase(room.tables, "room.original"))
        return (Section("disclosure", (label, block)),)
    if not isinstance(block, Section):
        return (block,)
    if block.role == "boilerplate":
        return (_behind(block, _copy(room, "copy.boilerplate", block.children)),)
    if block.role == "bio":
        words = [one for one in block.children if getattr(one, "role", "") in _BIO]
        return (_behind(block, _copy(room, "copy.biography", words)),)
    return (replace(block, children=with_copies(room, block.children)),)


def _with_quote(room: Room, block: Quote) -> Quote:
    """A quote alone, and with whoever said it."""
    copies = (_copy(room, "copy.quote-attributed", (*block.children, *block.attribution)),
              _copy(room, "copy.quote", block.children))
    return replace(block, attribution=(*block.attribution, *copies))


def _behind(block: Section, copy: Section) -> Section:
    return replace(block, children=(*block.children, copy))


def _copy(room: Room, key: str, blocks: Iterable[Block], role: str = "copy") -> Section:
    """A button's label, and the blocks whose words it copies as plain text."""
    return Section(role, (Paragraph("copy-label", compose_phrase(room.tables, key)), *blocks))
