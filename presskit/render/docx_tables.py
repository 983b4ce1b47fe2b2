"""Tables of a Word file: rows that are kept whole, heads that repeat, columns that fit.

Here: the grid of any table, the tables of the tree, how wide a column must be.  Never here:
rules, colours and padding: those are the table styles of the frame.

Lengths are in twips (1/1440 inch).
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from presskit.document import Cell, Paragraph, Row, Table, plain_text, walk
from presskit.render.docx_runs import write_inlines
from presskit.render.docx_sheet import Sheet, find_role, find_style
from presskit.render.docx_xml import add_property, clark, w
from presskit.render.whole_names import is_listed

__all__ = ["Grid", "GridRow", "build_grid", "measure_text", "write_table"]

Writer = Callable[[Sheet, Sequence[object]], list[etree._Element]]

_EM = 210  # of running text, 10.5 pt
_SMALL = frozenset({"table-head", "table-note", "fact-label", "notice-kind", "notice-place",
                    "note", "quote-occasion"})
_LARGE = frozenset({"embargo-line", "notice-line"})
_MOST_LINES = 26
"""Lines of a row that is kept whole: two thirds of a page."""
_BESIDE = re.compile("(?=（)|(?<=・)")
_GAP = 300  # between two columns, at least
_SHARES = {("proof-sheet", "fact-table"): (12, 41, 41, 18),
           ("proof-sheet", "participants-table"): (20, 36, 20, 36)}
"""Columns that don't go by what they hold, by document and table: those that wait for words, and
those of tables below each other."""
_HEIGHTS = {("proof-sheet", "participants-table"): 800}  # a line that somebody signs


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: the blocks of each cell, written; ``header`` rows repeat on every page."""

    cells: tuple[list[etree._Element], ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it is written; ``marked`` names the conditional parts of the style that
    apply: ``firstRow``, ``firstColumn``, ``lastColumn``; ``height`` is the least of a row below
    the head."""

    style: str
    widths: tuple[int, ...]
    rows: tuple[GridRow, ...]
    marked: frozenset[str] = frozenset()
    height: int = 0


_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
          "noHBand": 0x200, "noVBand": 0x400}


def build_grid(sheet: Sheet, grid: Grid) -> etree._Element:
    """A ``w:tbl`` of fixed layout at the indent of its style; only a long row splits."""
    marked = grid.marked | {"noHBand", "noVBand"}
    look = w("tblLook", val=f"{sum(_LOOKS[one] for one in marked):04X}")
    for name in _LOOKS:
        look.set(clark("w:" + name), "1" if name in marked else "0")
    indent = sheet.frame.table_indents.get(grid.style, 0)
    table = w("tbl", w("tblPr", w("tblStyle", val=grid.style),
                       w("tblW", w=str(sum(grid.widths)), type="dxa"),
                       w("tblInd", w=str(indent), type="dxa"),
                       w("tblLayout", type="fixed"), look))
    table.append(w("tblGrid", *(w("gridCol", w=str(width)) for width in grid.widths)))
    rows = [_build_row(sheet, grid, row) for row in grid.rows]
    for paragraph in rows[-2].iter(clark("w:p")) if len(rows) > 2 else ():
        add_property(paragraph, w("keepNext"))  # no row alone under a repeated head
    table.extend(rows)
    return table


def _build_row(sheet: Sheet, grid: Grid, row: GridRow) -> etree._Element:
    properties = w("trPr")
    if row.header or all(map(_is_short, grid.widths, row.cells)):
        properties.append(w("cantSplit"))
    if row.header:
        properties.append(w("tblHeader"))
    elif grid.height:
        properties.append(w("trHeight", val=str(grid.height), hRule="atLeast"))
    out = w("tr", properties)
    for width, blocks in zip(grid.widths, row.cells, strict=True):
        cell = w("tc", w("tcPr", w("tcW", w=str(width), type="dxa")), *blocks)
        if not blocks or blocks[-1].tag != clark("w:p"):  # a cell ends in a paragraph, 17.4.65
            cell.append(w("p", w("pPr", w("pStyle", val=find_style(sheet, "paragraph",
                                                                   "Table gap")))))
        out.append(cell)
    return out


def _is_short(width: int, blocks: list[etree._Element]) -> bool:
    """Whether a cell is safely shorter than a page: of a whole row that is higher LibreOffice
    cuts off the rest."""
    words = ("".join(text.text or "" for text in one.iter(clark("w:t")))
             for block in blocks for one in block.iter(clark("w:p")))
    return sum(math.ceil(measure_text(one, "body") / width) for one in words) <= _MOST_LINES


def write_table(sheet: Sheet, table: Table, write: Writer) -> list[etree._Element]:
    """The elements of a table of the tree: its caption as a paragraph, then the table."""
    style = find_role(sheet, table.role)
    width = sheet.frame.width - sheet.frame.table_indents.get(style, 0)
    rows = (*table.head, *table.children)
    side = sheet.frame.text_edge if table.role == "fact-table" else 0
    shares = _SHARES.get((sheet.kind, table.role))
    widths = (tuple(width * one // sum(shares) for one in shares) if shares
              else _measure_columns(rows, width, side, sheet.frame.table_margins.get(style, 0)))
    marked = set()
    if table.head:
        marked.add("firstRow")
    if any(cell.header == "row" for row in table.children for cell in row.children):
        marked.add("firstColumn")
    grid = Grid(style, widths, tuple(_fill_row(sheet, row, len(widths), row in table.head, write)
                                     for row in rows), frozenset(marked),
                _HEIGHTS.get((sheet.kind, table.role), 0))
    out = []
    if table.caption:
        caption = w("p", w("pPr", w("pStyle", val=find_role(sheet, "caption"))),
                    *write_inlines(sheet, table.caption))
        add_property(caption, w("keepNext"))
        out.append(caption)
    return [*out, build_grid(sheet, grid)]


def _fill_row(sheet: Sheet, row: Row, columns: int, header: bool, write: Writer) -> GridRow:
    cells = [write(sheet, cell.children) for cell in row.children]
    return GridRow((*cells, *([] for _ in range(columns - len(cells)))), header)


def measure_text(text: str, role: str) -> int:
    """About how wide a line of text is: wide characters one em, others a little over half, and
    the gap that Word puts between both."""
    em = _EM * 0.81 if role in _SMALL else _EM * 1.34 if role in _LARGE else _EM
    width = [unicodedata.east_asian_width(one) in "WF" for one in text]
    gaps = sum(one != other for one, other in itertools.pairwise(width))
    return round(em * (sum(width) + 0.6 * (len(text) - sum(width)) + 0.25 * gaps))


def _measure_cell(cell: Cell) -> int:
    lines = [measure_text(piece, one.role) for one in walk(cell.children)
             if isinstance(one, Paragraph) for piece in _each_piece(one)]
    return max(lines, default=0) + _GAP


def _each_piece(paragraph: Paragraph) -> list[str]:
    """What had better stand on one line: all of it, but a name in a column beside others may have
    its reading below it, and that ends a line at its dots."""
    text = plain_text(paragraph)
    return _BESIDE.split(text) if is_listed(paragraph.children) else [text]


def _measure_columns(rows: Sequence[Row], width: int, side: int,
                     margin: int) -> tuple[int, ...]:
    """Widths that add up to ``width``: ``side`` for the first column if given; a column that
    is narrower than its share gets what it needs, row heads their share, and the others the
    rest by the root of what they hold: names stay on a line, long texts get fewer lines.  Left of
    each cell is a ``margin``."""
    columns = max(len(row.children) for row in rows)
    wants = [max((_measure_cell(row.children[index]) for row in rows
                  if index < len(row.children)), default=0) for index in range(columns)]
    wants = [one + margin for one in wants]
    if side and columns > 1:
        return (side, *_share_width(wants[1:], width - side))
    return _share_width(wants, width, any(row.children[0].header == "row" for row in rows))


def _share_width(wants: Sequence[int], width: int, heads: bool = False) -> tuple[int, ...]:
    given = [0] * len(wants)
    left, open_columns = width, set(range(len(wants)))
    while open_columns:
        share = left // len(open_columns)
        narrow = [index for index in open_columns if wants[index] <= share]
        if not narrow:
            break
        for index in narrow:
            given[index] = wants[index]
            left -= wants[index]
            open_columns.discard(index)
    if heads and 0 in open_columns and len(open_columns) > 1:
        given[0] = share
        left -= share
        open_columns.discard(0)
    roots = {index: math.sqrt(min(wants[index], 4 * share)) for index in open_columns}
    for index, root in roots.items():
        given[index] = int(left * root / sum(roots.values()))
    given[_widest(wants)] += width - sum(given)
    return tuple(given)


def _widest(wants: Sequence[int]) -> int:
    return max(range(len(wants)), key=lambda index: wants[index])
