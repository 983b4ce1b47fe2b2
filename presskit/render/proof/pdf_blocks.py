"""Blocks: the paragraphs and headings of a document beside those of its PDF.

Here: what each block of a document says, what each block of the tag tree says and where its
characters lie, and which belongs to which.  Never here: rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Any

from presskit.document import (
    READING,
    Document,
    Heading,
    Inline,
    Paragraph,
    Span,
    Table,
    plain_text,
    spread_readings,
    walk,
)
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.proof.pdf_reading import Element, Mark, Pdf, reach
from presskit.render.proof.words import bare
from presskit.render.runs import Line, read_line, set_apart

__all__ = ["Printed", "Said", "pair_blocks", "read_printed", "read_said"]

_INSIDE = frozenset({"Span", "NonStruct", "Link", "Quote", "Reference", "Code", "Private", "Ruby",
                     "RB", "RT"})
"""Kinds of elements that stand inside a block (ISO 32000-1, 14.8.4.4)."""
_LABEL = re.compile(r"[•·・‧●○■▪–-]|[0-9]{1,3}[.．)]?")


@dataclass(frozen=True)
class Said:
    """A block of a document: its role, its inlines with readings behind their characters, and
    whether it is text in one language."""

    role: str
    inlines: tuple[Inline, ...]
    locale: str

    @cached_property
    def line(self) -> Line:
        """Its characters with their languages."""
        return read_line(self.inlines, self.locale)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """For each of its characters that is not white, the index in ``line.text``."""
        return tuple(index for index, one in enumerate(self.line.text) if bare(one))

    @cached_property
    def words(self) -> str:
        """Its characters that are not white."""
        return bare(self.line.text)

    @cached_property
    def readings(self) -> dict[int, range]:
        """For each place in ``line.text`` that belongs to a reading, those that it is for."""
        read = {id(text) for one in walk(self.inlines) if isinstance(one, Span)
                and one.role == READING for text in one.children}
        return {place: range(base, start)
                for (base, _text), (start, node) in pairwise(self.line.nodes) if id(node) in read
                for place in range(start, start + len(node.text))}


@dataclass(frozen=True)
class Printed:
    """A block of the tag tree: its element, and each of its characters with its glyph."""

    element: Element
    characters: tuple[tuple[str, Glyph], ...]

    @cached_property
    def words(self) -> str:
        """Its characters that are not white."""
        return "".join(one for one, _glyph in self.characters)


def read_said(document: Document) -> tuple[Said, ...]:
    """The blocks of a document that hold words, in reading order."""
    return tuple(Said(role, set_apart(inlines, role), document.locale)
                 for role, inlines in _each_text(spread_readings(document.children))
                 if bare(plain_text(inlines)))


def _each_text(node: Any) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """A table's caption comes first, wherever its field stands."""
    if isinstance(node, tuple):
        for one in node:
            yield from _each_text(one)
    elif isinstance(node, Paragraph | Heading):
        yield node.role, node.children
    elif isinstance(node, Table):
        yield "caption", node.caption
        yield from _each_text((*node.head, *node.children))
    else:
        yield from _each_text(getattr(node, "children", ()))
        yield from _each_text(getattr(node, "attribution", ()))


def read_printed(pdf: Pdf) -> tuple[Printed, ...]:
    """The blocks of a PDF that hold words, in the order of the tag tree.

    One thing that only paper has is left out: the bullet or number before an item (``Lbl``), as
    long as it is no more.
    """
    return tuple(block for block in _each_block(pdf, pdf.tree) if block.words)


def _each_block(pdf: Pdf, elements: Iterable[Any]) -> Iterator[Printed]:
    for one in elements:
        if not isinstance(one, Element) or _is_label(pdf, one):
            continue
        loose: list[Any] = []
        for child in one.children:
            if isinstance(child, Element) and not _is_inline(child):
                yield Printed(one, _characters(pdf, loose))
                loose = []
                yield from _each_block(pdf, (child,))
            else:
                loose.append(child)
        yield Printed(one, _characters(pdf, loose))


def _is_inline(element: Element) -> bool:
    return element.kind in _INSIDE and all(
        _is_inline(one) for one in element.children if isinstance(one, Element))


def _is_label(pdf: Pdf, element: Element) -> bool:
    return element.kind == "Lbl" and bool(_LABEL.fullmatch("".join(
        one for one, _glyph in _characters(pdf, reach((element,))))))


def _characters(pdf: Pdf, parts: Iterable[Any]) -> tuple[tuple[str, Glyph], ...]:
    marks = [one for part in parts
             for one in ((part,) if isinstance(part, Mark) else reach((part,)))]
    return tuple((one, glyph) for mark in marks for glyph in pdf.marked.get(mark, ())
                 for one in bare(glyph.text))


def pair_blocks(said: tuple[Said, ...], printed: tuple[Printed, ...]
                ) -> Iterator[tuple[Said, Printed]]:
    """The blocks that say the same in both, in order."""
    matcher = SequenceMatcher(None, [one.words for one in said], [one.words for one in printed],
                              autojunk=False)
    for first, second, count in matcher.get_matching_blocks():
        yield from zip(said[first:first + count], printed[second:second + count], strict=True)
