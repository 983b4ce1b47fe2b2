"""What a click copies on a page of the press room, and what it opens.

Here: which blocks have a button, what it is called, the words that it copies.  Never here: making
the button (the page's script does), other words than those of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from presskit.compose.room_facts import Room, link_to_file
from presskit.compose.room_found import compose_email
from presskit.compose.room_parts import compose_download
from presskit.compose.wording import compose_phrase, compose_text, join_inlines
from presskit.document import (
    Block,
    Document,
    Figure,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Section,
    has_readings,
    walk,
)

__all__ = ["copy_email", "copy_whole", "with_copies"]

_PLAIN = frozenset({"lead", "body"})
_BIO = frozenset({"bio-name", "bio-title", "bio-text"})


def with_copies(room: Room, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with what each button copies behind them; original words are one click away.
    Nothing of what a notice of withdrawal says is to be taken over."""
    if room.kit.withdrawal:
        return tuple(blocks)
    return tuple(one for block in blocks for one in _with_copy(room, block))


def copy_email(room: Room, document: Document) -> tuple[Block, ...]:
    """The whole release as the text of a letter."""
    letter = compose_email(room)
    if letter is None or document.kind != "press-release":
        return ()
    return (_copy(room, "copy.email", letter.children),)


def copy_whole(room: Room, key: str, quote: Quote) -> Section:
    """A quote with whoever said it, for a button behind both: it takes what stands there, unless
    that is more than its characters."""
    blocks = (*quote.children, *quote.attribution)
    label = Paragraph("copy-label", compose_phrase(room.tables, key))
    return Section("copy", (label, *(() if all(map(_is_bare, blocks)) else blocks)))


def _with_copy(room: Room, block: Block) -> tuple[Block, ...]:
    if isinstance(block, Paragraph) and block.role == "lead":
        return (block, _copy(room, "copy.lead", (block,)))
    if isinstance(block, List) or isinstance(block, Paragraph) and block.role == "body":
        return (block, _copy(room, "copy.paragraph", (block,), "copy-quiet"))
    if isinstance(block, Quote):
        return (_with_quote(room, block),)
    if isinstance(block, Paragraph) and block.role == "quote-words":  # told, and says so itself
        return (block, _copy(room, "copy.paragraph", (block,)))
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
    if block.role == "quote-entry":
        block = replace(block, children=(*block.children, *_card(room, block.identifier)))
    return (replace(block, children=with_copies(room, block.children)),)


def _card(room: Room, identifier: str) -> tuple[Block, ...]:
    """The card of a quote, small, and its files; its words stand right above it."""
    files = [one for one in room.downloads if one.document == "quote-card"
             and one.subject == identifier.removeprefix("quote-")]
    shown = next((one for one in files if one.format == "png" and not one.shape), None)
    links = [compose_download(room, one, room.tables.phrases["document.quote-card"])
             for one in files]
    if not files:
        return ()
    name = (*compose_phrase(room.tables, "document.quote-card"), *compose_text(" "))
    picture = (Figure("card", link_to_file(shown.path)),) if shown else ()
    return (*picture, Paragraph("card-files", (*name, *join_inlines(links, " "))))


def _with_quote(room: Room, block: Quote) -> Quote:
    """A quote alone, and with whoever said it."""
    copies = (copy_whole(room, "copy.quote-attributed", block),
              _copy(room, "copy.quote", block.children))
    return replace(block, attribution=(*block.attribution, *copies))


def _behind(block: Section, copy: Section) -> Section:
    return replace(block, children=(*block.children, copy))


def _copy(room: Room, key: str, blocks: Iterable[Block], role: str = "copy") -> Section:
    """A button's label, and the blocks whose words it copies as plain text; none where that is
    the paragraph before it as it stands."""
    blocks = tuple(blocks)
    label = Paragraph("copy-label", compose_phrase(room.tables, key))
    return Section(role, (label, *(() if _is_plain(blocks) else blocks)))


def _is_plain(blocks: Iterable[Block]) -> bool:
    """Whether it is one paragraph whose characters are all that is copied: then the button, which
    stands right behind it, needs no copy of its own."""
    return all(_is_bare(one) and getattr(one, "role", "") in _PLAIN for one in blocks)


def _is_bare(block: Block) -> bool:
    """Whether it is a paragraph without readings and breaks."""
    return (isinstance(block, Paragraph) and not has_readings(block.children)
            and not any(isinstance(part, LineBreak) for part in walk(block)))
