"""Plain text: what a desk pastes into its own system.

Here: a document as UTF-8 with LF, one paragraph one line, a blank line between.  Never here:
running lines (but the label), ornaments, invisible characters, lines broken by width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
    Row,
    Rule,
    Section,
    Table,
    plain_text,
)
from presskit.locales import is_han_spaced
from presskit.render.runs import set_apart

__all__ = ["render_text"]

_TIGHT = frozenset({"masthead", "notice-box", "embargo-box", "contact"})
"""Sections whose paragraphs stand in consecutive lines."""


def render_text(document: Document, _context: object = None) -> Artifact:
    """Render a document as plain text.

    A row of a table becomes one line, its cells set apart by white space only: the text is
    that of the other formats, character by character.  A break at sense becomes a space.  The
    label of a document that is not reviewed stands first, its note in the line below.
    """
    running = document.running
    parts = ["\n".join(filter(None, (plain_text(running.label).strip(),
                                     plain_text(running.label_note).strip())))]
    parts += [text for block in document.children
              for text in _write_block(block, _between(document.locale))]
    body = "\n\n".join(part for part in parts if part)
    return Artifact(document.kind, document.locale, "txt", document.title,
                    (body + "\n").encode(), subject=document.subject)


def _between(locale: str) -> str:
    """What stands between two cells: wide enough to be seen, and no tab."""
    return "\u3000" if is_han_spaced(locale) else "    "


def _write_block(block: Block, gap: str) -> Iterator[str]:
    """The paragraphs of a block, each without an end of line."""
    writer = _WRITERS.get(type(block))
    if writer is None:
        raise TypeError(f"no plain text for {type(block).__name__}")
    return writer(block, gap)


def _write_words(block: Paragraph | Heading, _gap: str) -> Iterator[str]:
    yield _one_line(plain_text(set_apart(block.children, block.role)))


def _write_section(block: Section, gap: str) -> Iterator[str]:
    parts = [text for child in block.children for text in _write_block(child, gap)]
    if block.role in _TIGHT:
        yield "\n".join(filter(None, parts))
    else:
        yield from parts


def _write_quote(block: Quote, gap: str) -> Iterator[str]:
    for child in block.children:
        yield from _write_block(child, gap)
    lines = [text for child in block.attribution for text in _write_block(child, gap)]
    yield "\n".join(filter(None, lines))


def _write_list(block: List, gap: str) -> Iterator[str]:
    yield "\n".join(" ".join(_write_item(item, gap)) for item in block.children)


def _write_item(block: Item, gap: str) -> Iterator[str]:
    for child in block.children:
        yield from _write_block(child, gap)


def _write_table(block: Table, gap: str) -> Iterator[str]:
    if block.caption:
        yield _one_line(plain_text(block.caption))
    rows = [_join_cells(row, gap) for row in (*block.head, *block.children)]
    yield "\n".join(filter(None, rows))


def _join_cells(row: Row, gap: str) -> str:
    return gap.join(filter(None, map(_cell_text, row.children)))


def _cell_text(cell: Cell) -> str:
    words = (text for child in cell.children for text in _write_block(child, " "))
    return " ".join(filter(None, map(_one_line, words)))


def _write_figure(block: Figure, gap: str) -> Iterator[str]:
    for child in block.children:
        yield from _write_block(child, gap)


def _write_nothing(_block: Rule | PageBreak, _gap: str) -> Iterator[str]:
    yield from ()


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()


_WRITERS: dict[type, Callable[..., Iterator[str]]] = {
    Paragraph: _write_words, Heading: _write_words, Section: _write_section,
    Quote: _write_quote, List: _write_list, Table: _write_table, Figure: _write_figure,
    Rule: _write_nothing, PageBreak: _write_nothing,
}
