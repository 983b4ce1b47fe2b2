"""Columns: how wide those of a table of names are, so that its rows are low and no name is parted;
and those of the panel, so that it is low.

Here: the choice among widths, from the words as they are set.  Never here: looks of a table
(``templates/css``), other tables than those in ``LEADING``: their columns are the style sheet's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from operator import mul
from unicodedata import category

from presskit.document import (
    Block,
    Cell,
    Heading,
    Inline,
    Link,
    Paragraph,
    Section,
    Table,
    plain_text,
)
from presskit.render.fonts import Fonts
from presskit.render.joiners import BREAK, JOINER
from presskit.render.runs import Run, is_han
from presskit.render.shaping import Type, measure_text
from presskit.render.theme import Theme

__all__ = ["LEADING", "Widths", "choose_panel", "choose_widths"]

LEADING = {"participants-table": -1, "works-table": 0}
"""The tables whose columns are measured, and which column takes the room that is left."""

GUTTER = 4.0
"""Between two columns, in mm, as the style sheet has it."""

_STEP = 1.0
_LEAST = 12.0
_ROOM = 0.5
"""The steps of the search, the narrowest column, and what is added to a measured width because
the engine rounds; in mm."""
_MOST = 0.52
"""The part of a table that a column of names takes at most, unless a name needs more."""
_SMALL = 0.75
"""The leading of a note beside the text's."""
_LINE, _NAME = 0.45, 0.5
"""What each line costs beside the height of its row, as a part of a line; one of a person's name
costs more, for names are best on one."""
_WORD = 3
"""How many lines a word of katakana that has to be parted counts for."""

_PANEL = {"panel-heading": (10.5, 15.0), "panel-name": (8.5, 13.5), "panel-text": (8.5, 13.5)}
"""Size and leading of what stands in the panel, in pt, as the style sheet has them."""
_PADDING, _BESIDE, _CONTACT, _OTHERS = 6.0, 5.0, 52.0, 34.0
"""At both sides of the panel, between its columns, the width of the first for which the style sheet
is made, and the least of the others; in mm."""

_PARTED = 12
"""How many lines of a panel, and parted words by three, weigh as much as a line of its height."""

_GAPS = str.maketrans({"\ue000": "", "\ue001": ""})
"""The gaps between Han and Latin: two marks for one in the text, and here one for two, so that none
is parted (U+E000 where a line may end, U+E001 where not).  Shaping knows how wide they are."""
_SPLIT = re.compile("(?<=[ \u200b\ue000])(?![\u2060\ue001])")
_OPENING = ("Ps", "Pi")
_DOTS = "·‧・＝=-"
_KATAKANA = re.compile("(?<![ァ-ヺー])[ァ-ヺー]{2,10}(?![ァ-ヺー])")


@dataclass(frozen=True, slots=True)
class Widths:
    """What a table is measured with: ``runs`` gives the runs of inlines with a role, the others
    how they are set and how wide the page is."""

    runs: Callable[[tuple[Inline, ...], str], tuple[tuple[Run, ...], ...]]
    fonts: Fonts
    locale: str
    theme: Theme

    @property
    def size(self) -> float:
        """The size of the text of a table, in mm."""
        return self.theme.sizes_of(self.locale).type("body")[0] * 25.4 / 72

    @property
    def note(self) -> float:
        """The size of its notes and heads, in mm."""
        return self.theme.sizes_of(self.locale).type("note")[0] * 25.4 / 72

    def across(self, count: int) -> float:
        """The room that a table of so many columns has for their words, in mm."""
        page = dict(self.theme.page)
        return (page["width"] - 2 * page["sides"] - page["side-column"] - page["gutter"]
                - GUTTER * (count - 1))

    def pieces(self, pieces: Sequence[str], bold: bool) -> tuple[float, ...]:
        """How wide each piece of a text is, in em."""
        bare = [one.translate(_GAPS) for one in pieces]
        advance = iter(measure_text("".join(bare), Type(
            self.fonts, self.locale, self.locale, bold)).advance)
        return tuple(sum(islice(advance, len(one))) for one in bare)


def choose_widths(table: Table, widths: Widths) -> tuple[str, ...]:
    """The width of each column in mm, empty for the one that takes what is left.

    The rows are lowest then; of equals, the other columns are narrowest.  Nothing where the
    style sheet decides: other tables, more than three columns, words wider than the table.
    """
    count = len(table.head[0].children) if table.head else 0
    if table.role not in LEADING or not 2 <= count <= 3:
        return ()
    rows = [[_measure(cell, index == 0, widths) for index, cell in enumerate(row.children)]
            for row in (*table.head, *table.children)]
    columns = [_Column(tuple(column)) for column in zip(*rows, strict=True)]
    rest = columns.pop(LEADING[table.role])
    room = widths.across(count) - sum(one.least for one in columns)
    if room < rest.least:
        return ()
    weights = [_LINE if table.role == "works-table" else _NAME, *[_LINE] * (count - 1)]
    spare, most = room - rest.least, _MOST * widths.across(count)
    steps = [one.steps(min(spare, most - one.least)) for one in columns]
    choices = sorted((one for one in product(*steps) if sum(one) <= spare),
                     key=lambda one: (sum(one), one))

    def cost(more: tuple[float, ...]) -> float:
        highs, counts = zip(*(one.heights(one.least + add) for one, add
                              in zip(columns, more, strict=True)),
                            rest.heights(room - sum(more)), strict=True)
        return round(sum(map(max, *highs)) + sum(map(mul, weights, counts)), 3)

    best = min(choices, key=cost)  # the first of equals: the narrowest
    chosen = [f"{one.least + add:.2f}mm" for one, add in zip(columns, best, strict=True)]
    chosen.insert(LEADING[table.role] % count, "")
    return tuple(chosen)


def choose_panel(panel: Section, widths: Widths) -> tuple[str, ...]:
    """The width of the panel's first column in mm, the others share the rest: so that the panel is
    low, and an address on one line where that costs next to nothing.

    Nothing where the style sheet's width will do, and for what is no panel of several columns.
    """
    parts = [one for one in panel.children if isinstance(one, Section)]
    if panel.role != "panel" or not 2 <= len(parts) == len(panel.children):
        return ()
    first, *others = (tuple(_measure_panel(block, widths) for block in one.children)
                      for one in parts)
    room = widths.across(1) - 2 * _PADDING

    def cost(width: float) -> tuple[float, float]:
        heights = [_height(first, width), *(_height(
            one, (room - width) / len(others) - _BESIDE) for one in others)]
        return (round(max(high for high, _count in heights)
                      + sum(count for _high, count in heights) / _PARTED, 3), width)

    most = room - len(others) * (_OTHERS + _BESIDE)
    best = min((_CONTACT + add for add in range(int(max(0, most - _CONTACT)) + 1)), key=cost)
    return () if best == _CONTACT else (f"{best:g}mm",)


def _measure_panel(block: Block, widths: Widths) -> _Line:
    """A line of the panel; an address is set whole if a line can hold it."""
    if not isinstance(block, Paragraph | Heading) or block.role not in _PANEL:
        return _Line(0.0, (), 0.0)
    size, leading = _PANEL[block.role]
    bold = block.role != "panel-text"
    pieces: list[str] = []
    for one in block.children:
        if isinstance(one, Link):
            pieces.append(plain_text(one))
        else:
            pieces += _wholes("".join(run.text for node in widths.runs((one,), block.role)
                                      for run in node), words=True)
    return _Line(leading / _PANEL["panel-text"][1], tuple(
        size * 25.4 / 72 * one for one in widths.pieces(pieces, bold)), 0.0)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of a cell: its leading beside the text's, the widths of the pieces that are
    best kept whole, and of the widest that has to be, in mm."""

    leading: float
    pieces: tuple[float, ...]
    least: float


class _Column:
    """The cells of a column, and how high each is at a width."""

    def __init__(self, cells: tuple[tuple[_Line, ...], ...]) -> None:
        self.cells = cells
        self.least = max(_LEAST, *(line.least + _ROOM for cell in cells for line in cell))
        self.known: dict[float, tuple[tuple[float, ...], float]] = {}

    def steps(self, most: float) -> list[float]:
        """By how much more than its least width the column may be wide: every step at which its
        cells are lower than a step before.  In between it would take room for nothing."""
        adds = [add * _STEP for add in range(int(max(0.0, most) / _STEP) + 1)]
        return [add for before, add in pairwise((None, *adds)) if before is None
                or self.heights(self.least + before) != self.heights(self.least + add)]

    def heights(self, width: float) -> tuple[tuple[float, ...], float]:
        """The height of each cell in lines of text, and how many lines there are in all."""
        if (key := round(width, 2)) not in self.known:
            highs, counts = zip(*(_height(cell, width) for cell in self.cells), strict=True)
            self.known[key] = (highs, sum(counts))
        return self.known[key]


def _measure(cell: Cell, first: bool, widths: Widths) -> tuple[_Line, ...]:
    return tuple(_measure_line(block, first, widths) for block in cell.children
                 if isinstance(block, Paragraph))


def _measure_line(block: Paragraph, first: bool, widths: Widths) -> _Line:
    text = "".join(run.text for node in widths.runs(block.children, block.role) for run in node)
    text = text.replace(BREAK * 2, "\ue000").replace(JOINER * 2, "\ue001")
    small = block.role != "table-text"
    size = widths.note if small else widths.size

    def measure(words: bool) -> tuple[float, ...]:
        pieces = (text,) if block.role == "table-head" else (*_wholes(text, words),)
        return tuple(size * one for one in widths.pieces(pieces, first and not small))

    best = measure(True)
    least = measure(False) if _KATAKANA.search(text) else best
    return _Line(_SMALL if small else 1.0, best, max(least, default=0.0))


def _wholes(text: str, words: bool) -> Iterator[str]:
    """The stretches that no line may part: words, and in Chinese and Japanese characters; with
    ``words`` katakana stay together, which lines only part for want of room."""
    for word in _SPLIT.split(text):
        start = 0
        kept = {index for match in _KATAKANA.finditer(word) if words
                for index in range(match.start() + 1, match.end())}
        for index in range(1, len(word)):
            if index not in kept and _may_part(word[index - 1], word[index]):
                yield word[start:index]
                start = index
        yield word[start:]


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters; rather not than where the engine would not."""
    if is_han(after) or category(after) in _OPENING:
        return is_han(before) or before.isalnum() or _is_closing(before) or before in _DOTS
    return after.isalnum() and (is_han(before) or _is_closing(before) or before in _DOTS)


def _is_closing(character: str) -> bool:
    return character > "\u2e80" and category(character) in ("Pe", "Pf", "Po")


def _height(cell: tuple[_Line, ...], width: float) -> tuple[float, int]:
    high, count = 0.0, 0
    for line in cell:
        lines, filled, parted = 1, 0.0, 0
        for piece in line.pieces:
            if filled and filled + piece > width - _ROOM:
                lines, filled = lines + 1, 0.0
            if piece > width:
                lines, parted = lines + int(piece / width), parted + _WORD
            filled += piece
        high, count = high + lines * line.leading, count + lines + parted
    return high, count
