"""Plain text: what a desk pastes into its own system.

Here: a document as UTF-8 with LF, one paragraph one line, a blank line between.  Never here:
running lines (but the label), ornaments, invisible characters, lines broken by width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from presskit.document import (
    Artifact,
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Item,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Section,
    Table,
    plain_text,
    write_readings,
)
from presskit.document.roles import BOXES
from presskit.locales import brackets, is_han_spaced, join_lines, language
from presskit.render.runs import set_apart

__all__ = ["render_text", "write_text"]

_TIGHT = BOXES | {"masthead", "contact"}
"""Sections whose paragraphs stand in consecutive lines."""

_BULLETS = {"ja": "・"}
"""What an item of a list begins with, by language; where nothing is said a round dot and a
space.  A Japanese desk writes its middle dot, which brings its own space."""

_INDENT = "  "


def render_text(document: Document, _context: object = None) -> Artifact:
    """Render a document as plain text.

    A row of a table becomes one line, its cells set apart by white space only; in a table
    whose cells hold several lines each row is a paragraph, each line of a cell a line.  The
    text is that of the other formats, character by character; readings stand in brackets behind
    their words.  The label of a document that is not reviewed stands first, its note in the line
    below.
    """
    document = write_readings(document, brackets(document.locale))
    running = document.running
    parts = ["\n".join(filter(None, (plain_text(running.label).strip(),
                                     plain_text(running.label_note).strip())))]
    parts += [text for block in document.children for text in _write_block(block, document.locale)]
    body = "\n\n".join(part for part in parts if part)
    return Artifact(document.kind, document.locale, "txt", document.title,
                    (body + "\n").encode(), subject=document.subject)


def write_text(blocks: Iterable[Block], locale: str) -> list[str]:
    """The paragraphs of blocks as plain text, readings in brackets."""
    written = write_readings(tuple(blocks), brackets(locale))
    return [text for block in written for text in _write_block(block, locale) if text]


def _write_block(block: Block, locale: str) -> Iterator[str]:
    """The paragraphs of a block, each without an end of line."""
    writer = _WRITERS.get(type(block))
    if writer is None:
        raise TypeError(f"no plain text for {type(block).__name__}")
    return writer(block, locale)


def _write_words(block: Paragraph | Heading, locale: str) -> Iterator[str]:
    yield join_lines(plain_text(set_apart(block.children, block.role), "\n"), locale,
                     headline=block.role == "headline")


def _write_section(block: Section, locale: str) -> Iterator[str]:
    parts = [text for child in block.children for text in _write_block(child, locale)]
    if block.role in _TIGHT:
        yield "\n".join(filter(None, parts))
    else:
        yield from parts


def _write_quote(block: Quote, locale: str) -> Iterator[str]:
    for child in block.children:
        yield from _write_block(child, locale)
    lines = [text for child in block.attribution for text in _write_block(child, locale)]
    yield "\n".join(filter(None, lines))


def _write_list(block: List, locale: str) -> Iterator[str]:
    """One item one line behind its mark; a list inside an item stands in lines of its own."""
    bullet = _BULLETS.get(language(locale), "• ")
    yield "\n".join(_write_item(item, f"{number}. " if block.ordered else bullet, locale)
                    for number, item in enumerate(block.children, 1))


def _write_item(item: Item, mark: str, locale: str) -> str:
    words = [text for child in item.children if not isinstance(child, List)
             for text in _write_block(child, locale)]
    inner = [f"{_INDENT}{line}" for child in item.children if isinstance(child, List)
             for text in _write_block(child, locale) for line in text.split("\n")]
    return "\n".join((mark + " ".join(words), *inner))


def _write_table(block: Table, locale: str) -> Iterator[str]:
    if block.caption:
        yield join_lines(plain_text(block.caption, "\n"), locale)
    rows = [[_cell_lines(cell, locale) for cell in row.children]
            for row in (*block.head, *block.children)]
    texts = filter(None, (_join_cells(row, locale) for row in rows))
    if any(len(cell) > 1 for row in rows for cell in row):
        yield from texts
    else:
        yield "\n".join(texts)


def _join_cells(cells: list[list[str]], locale: str) -> str:
    """Neighbouring cells of one line on one line, a cell of several on lines of its own."""
    gap, lines, room = "\u3000" if is_han_spaced(locale) else "    ", [], False
    for cell in filter(None, cells):
        if room and len(cell) == 1:
            lines[-1] += gap + cell[0]
        else:
            lines += cell
        room = len(cell) == 1
    return "\n".join(lines)


def _cell_lines(cell: Cell, locale: str) -> list[str]:
    return [text for child in cell.children for text in _write_block(child, locale) if text]


def _write_figure(block: Figure, locale: str) -> Iterator[str]:
    for child in block.children:
        yield from _write_block(child, locale)


def _write_nothing(_block: Rule | PageBreak, _locale: str) -> Iterator[str]:
    yield from ()


_WRITERS: dict[type, Callable[..., Iterator[str]]] = {
    Paragraph: _write_words, Heading: _write_words, Section: _write_section,
    Quote: _write_quote, List: _write_list, Table: _write_table, Figure: _write_figure,
    Rule: _write_nothing, PageBreak: _write_nothing,
}
