"""Places on the pages that WeasyPrint 70 has laid out which somebody should look at.

Here: finding them, with where they are.  Never here: setting lines and pages otherwise, telling
of them in words.

What is marked is seldom wrong: a heading that runs over many lines, a last page with two lines
on it, a hole at the foot of a page are matters of judgement, and of the next edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from presskit.document import Mark
from presskit.render.fonts import is_ignorable
from presskit.render.weasy_justify import Lines

__all__ = ["find_marks"]

_HEADINGS = {"h1": 3, "h2": 2, "h3": 2, "h4": 2, "h5": 2, "h6": 2}
"""So many lines a heading of each level may have."""
_NEARLY_EMPTY = 0.12
"""A last page that is filled to less of its height holds a line or two."""
_HOLE = 0.4
"""More of a page's height than this, left empty at its foot, is a hole."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its number, its size, where its text may stand and what stands there; the bottom of
    the lowest."""

    number: int
    box: Any
    lines: tuple[tuple[Any, Any], ...]
    lowest: float

    def mark(self, code: str, box: Any, words: str = "") -> Mark:
        return self.mark_at(code, box.position_x, box.position_y, _width(box), _height(box), words)

    def mark_at(self, code: str, x: float, y: float, width: float, height: float,
                words: str = "") -> Mark:
        wide, high = self.box.margin_width(), self.box.margin_height()
        return Mark(code, self.number, *(round(one, 4) for one in (
            x / wide, y / high, width / wide, height / high)), words)

    @property
    def filled(self) -> float:
        """The share of the height of its text area that is used."""
        return (self.lowest - self.box.content_box_y()) / self.box.height


def find_marks(document: Any, lines: Lines) -> tuple[Mark, ...]:
    """What should be looked at on the pages of a document of the engine, page by page.

    ``lines`` tells of lines that stand out of their column or do not reach its edge, and of
    pictures drawn smaller.
    """
    sheets = [_read_sheet(number, page._page_box)
              for number, page in enumerate(document.pages, 1)]
    found: list[Mark] = []
    for sheet in sheets:
        found += _mark_lines(sheet, lines)
        found += _mark_headings(sheet)
        found += _mark_pictures(sheet, lines)
    return (*found, *_mark_ends(sheets))


def _read_sheet(number: int, box: Any) -> _Sheet:
    from weasyprint.formatting_structure import boxes

    flow = [one for one in box.children if not isinstance(one, boxes.MarginBox)]
    lines = tuple(pair for one in flow for pair in _each_line(one, boxes))
    drawn = [_bottom(line) for _block, line in lines]
    drawn += [_bottom(one) for part in flow for one in _each(part)
              if isinstance(one, boxes.ReplacedBox)]
    return _Sheet(number, box, lines, max(drawn, default=box.content_box_y()))


def _each(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _each(child)


def _each_line(box: Any, boxes: Any) -> Iterator[tuple[Any, Any]]:
    """Every line below a box, with the block that it stands in."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            yield box, child
        yield from _each_line(child, boxes)


def _width(box: Any) -> float:
    return float(box.width)


def _height(box: Any) -> float:
    return float(box.height)


def _bottom(box: Any) -> float:
    return float(box.position_y) + _height(box)


def _words(*lines: Any) -> str:
    found = "".join(getattr(one, "text", "") or "" for line in lines for one in _each(line))
    return "".join(one for one in found if not is_ignorable(one)).strip()


def _text(line: Any) -> str:
    return "".join(getattr(one, "text", "") for one in line.descendants())


def _mark_lines(sheet: _Sheet, lines: Lines) -> Iterator[Mark]:
    for _block, line in sheet.lines if lines.wide or lines.short else ():
        text = _text(line)
        for code, said in (("line-wide", lines.wide), ("line-short", lines.short)):
            if text in said:
                yield sheet.mark(code, line, _words(line))


def _mark_headings(sheet: _Sheet) -> Iterator[Mark]:
    """Headings of more lines than is good, and one that is the last thing on its page."""
    blocks: dict[int, tuple[Any, list[Any]]] = {}
    for block, line in sheet.lines:
        if block.element_tag in _HEADINGS:
            blocks.setdefault(id(block), (block, []))[1].append(line)
    for block, own in blocks.values():
        if len(own) > _HEADINGS[block.element_tag]:
            yield sheet.mark("heading-long", block, _words(*own))
        if _bottom(own[-1]) >= sheet.lowest and len(own) < len(sheet.lines):
            yield sheet.mark("heading-alone", block, _words(*own))


def _mark_pictures(sheet: _Sheet, lines: Lines) -> Iterator[Mark]:
    for box in _each(sheet.box) if lines.smaller else ():
        if box.element_tag == "img" and box.element is not None and (
                box.element.get("alt") in lines.smaller):
            yield sheet.mark("picture-smaller", box, box.element.get("alt"))


def _mark_ends(sheets: list[_Sheet]) -> Iterator[Mark]:
    """A last page with next to nothing on it, and holes at the foot of those before."""
    for sheet in sheets:
        left, top = sheet.box.content_box_x(), sheet.box.content_box_y()
        if sheet is sheets[-1]:
            if len(sheets) > 1 and sheet.filled < _NEARLY_EMPTY:
                yield sheet.mark_at("page-nearly-empty", left, top, sheet.box.width,
                                    max(sheet.lowest - top, 12.0))
        elif sheet.filled < 1 - _HOLE:
            yield sheet.mark_at("page-hole", left, sheet.lowest, sheet.box.width,
                                top + sheet.box.height - sheet.lowest)
