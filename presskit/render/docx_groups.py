"""Groups that Word sets side by side: head of the first page, panel, quote sheet.

Here: which neighbours belong in one table, and that table.  Never here: its rules, tint and
padding: those are the table styles of the frame.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lxml import etree

from presskit.document import Block, Figure, Heading, Paragraph, Section, plain_text, walk
from presskit.document.roles import BOXES
from presskit.render.docx_pictures import write_figure
from presskit.render.docx_sheet import Sheet, find_role
from presskit.render.docx_tables import Grid, GridRow, Writer, build_grid, measure_text
from presskit.render.docx_xml import clark, w

__all__ = ["gather_groups", "write_head", "write_panel", "write_quotes"]

_GAP, _TWIP = 226, 635  # 4 mm behind the mark; EMU in a twip
_BOX = (2948, 4535)  # 52 to 80 mm
_BOX_PADDING = 560
_CONTACTS = 3400  # 60 mm with the padding: an address and the hours, on a line each
_GUTTER, _STEP = 400, 57  # 7 mm of padding in a column; a millimetre


def gather_groups(blocks: Sequence[Block]) -> Iterator[Block | tuple[Section, ...]]:
    """The blocks; those that share a table are one tuple: masthead and box, quote entries."""
    entries: list[Section] = []
    head: list[Section] = []
    for block in blocks:
        role = block.role if isinstance(block, Section) else ""
        if entries and role != "quote-entry":
            yield tuple(entries)
            entries = []
        if head and role not in BOXES:
            yield tuple(head)
            head = []
        if role == "quote-entry":
            entries.append(block)
        elif role == "masthead":
            head = [block]
        elif role in BOXES:
            yield (*head, block)
            head = []
        else:
            yield block
    if entries or head:
        yield tuple(entries or head)


def write_head(sheet: Sheet, group: Sequence[Section], write: Writer) -> list[etree._Element]:
    """Mark and issuer at the left, release notice or embargo in a box at the right; a box alone
    has the whole width where the frame has a look for it, as the first column of its table."""
    masthead = next((one for one in group if one.role == "masthead"), None)
    box = next((one for one in group if one.role in BOXES), None)
    issuer = [] if masthead is None else [one for one in masthead.children
                                          if not isinstance(one, Figure)]
    mark = None if masthead is None else _write_mark(sheet, masthead)
    if box is None and mark is None:
        return write(sheet, issuer)
    style = find_role(sheet, "masthead" if box is None else box.role)
    if box is not None and masthead is None and style in sheet.frame.sole:
        grid = Grid(style, (sheet.frame.width,), (GridRow((write(sheet, box.children),)),),
                    frozenset({"firstColumn"}))
        return [build_grid(sheet, grid)]
    cells = [write(sheet, issuer)]
    widths = [sheet.frame.width]
    if mark is not None:
        drawn = find_role(sheet, "mark")
        cells.insert(0, [w("p", w("pPr", w("pStyle", val=drawn)), w("r", mark))])
        extent = next(mark.iter(clark("wp:extent")))
        side = _GAP + round(int(extent.get("cx")) / _TWIP) + sheet.frame.table_margins.get(style, 0)
        widths = [side, widths[0] - side]
    if box is not None:
        cells.append(write(sheet, box.children))
        wide = _measure_box(box)
        widths = [*widths[:-1], widths[-1] - wide, wide]
    marked = frozenset({"lastColumn"}) if box is not None else frozenset()
    return [build_grid(sheet, Grid(style, tuple(widths), (GridRow(tuple(cells)),), marked))]


def _write_mark(sheet: Sheet, masthead: Section) -> etree._Element | None:
    figures = [one for one in masthead.children if isinstance(one, Figure)]
    return write_figure(sheet, figures[0]) if figures else None


def _measure_box(box: Section) -> int:
    lines = [measure_text(plain_text(one), one.role) for one in walk(box)
             if isinstance(one, Paragraph)]
    return min(max(max(lines, default=0) + _BOX_PADDING, _BOX[0]), _BOX[1])


def write_panel(sheet: Sheet, panel: Section, write: Writer) -> etree._Element:
    """The tinted panel: its first blocks of one role at the left, contacts as a rule, the
    rest beside them; one row that never splits."""
    first = panel.children[0].role
    length = next((index for index, one in enumerate(panel.children) if one.role != first),
                  len(panel.children))
    start, rest = panel.children[:length], panel.children[length:]
    style = find_role(sheet, "panel")
    width = sheet.frame.width - sheet.frame.table_indents.get(style, 0)
    columns = [part for part in (start, rest) if part]
    left = _measure_contacts(columns, width) if len(columns) > 1 else 0
    widths = [left, width - left][-len(columns):] if len(columns) > 1 else [width]
    cells = tuple(write(sheet, part) for part in columns)
    return build_grid(sheet, Grid(style, tuple(widths), (GridRow(cells),)))


def _measure_contacts(columns: Sequence[Sequence[Block]], width: int) -> int:
    """The width of the first column with which the panel is lowest; of equals the narrowest."""
    texts = [[[measure_text(word + " ", "note") for word in plain_text(one).split()]
              for one in walk(column) if isinstance(one, Heading | Paragraph)]
             for column in columns]

    def height(left: int) -> int:
        return max(sum(_count_lines(words, room - _GUTTER) for words in column)
                   for column, room in zip(texts, (left, width - left), strict=True))

    least = min(_CONTACTS, width // 2)
    return min(range(least, max(least, width * 7 // 10) + 1, _STEP), key=height)


def _count_lines(words: Sequence[int], room: int) -> int:
    """The lines of a text of words so wide; a word wider than a line goes on in the next."""
    lines, filled = 0, room
    for word in words:
        if filled + word > room:
            lines, filled = lines + math.ceil(word / room), 0
        filled = (filled + word) % room
    return lines


def write_quotes(sheet: Sheet, entries: Sequence[Section], write: Writer) -> etree._Element:
    """The quote sheet: the number in the side column, all else beside it; no quote splits."""
    rows = []
    for entry in entries:
        numbers = [one for one in entry.children
                   if isinstance(one, Paragraph) and one.role == "quote-number"]
        rest = [one for one in entry.children if one not in numbers]
        rows.append(GridRow((write(sheet, numbers), write(sheet, rest))))
    side = sheet.frame.text_edge
    grid = Grid(find_role(sheet, "quote-entry"), (side, sheet.frame.width - side), tuple(rows),
                frozenset({"firstColumn"}))
    return build_grid(sheet, grid)
