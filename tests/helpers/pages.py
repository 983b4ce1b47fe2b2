"""A document laid out on its pages, as the engine breaks them.

Here: what stands on each page: lines with their block, pictures, heads and rows of tables, the
type area.  Never here: what must be true of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from presskit.document import Document
from presskit.render import Context
from presskit.render.coverage import plan_charset
from presskit.render.pdf import write_page
from presskit.render.weasy import close_fetcher, load_engine, open_press

__all__ = ["Page", "Piece", "lay_pages"]

_INVISIBLE = dict.fromkeys(map(ord, "\u2060\u200b\u00ad"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a picture: its words, the role of its block, a number for that block, for the
    table row around it (0: none) and for the table, whether it is in a table's head, its box in
    px from the corner of the page, and its type size."""

    text: str
    role: str
    block: int
    row: int
    table: int
    head: bool
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its type area (left, top, right, bottom, in px) and what stands in it, in
    order."""

    area: tuple[float, float, float, float]
    pieces: tuple[Piece, ...]


def lay_pages(document: Document, context: Context) -> tuple[Page, ...]:
    """The pages of a document."""
    if context.charset is None:
        context = replace(context, charset=plan_charset((document,), context.fonts))
    press = open_press(context.fonts, context.theme, context.charset,
                       context.frames.frame("css/print.css"))
    markup, resources = write_page(document, context)
    laid = load_engine().HTML(string=markup, url_fetcher=close_fetcher(resources)).render(
        font_config=press.fonts, stylesheets=press.sheets)
    return tuple(_read_page(page._page_box) for page in laid.pages)


def _read_page(page: Any) -> Page:
    from weasyprint.formatting_structure import boxes

    left, top = page.content_box_x(), page.content_box_y()
    area = left, top, left + page.width, top + page.height
    flow = [child for child in page.children if not isinstance(child, boxes.MarginBox)]
    return Page(area, tuple(piece for child in flow
                            for piece in _pieces(child, boxes, 0, 0, False)))


def _pieces(box: Any, boxes: Any, row: int, table: int, head: bool) -> Iterator[Piece]:
    if isinstance(box, boxes.TableBox):
        table = id(box.element)
    elif isinstance(box, boxes.TableRowGroupBox):
        head = box.is_header
    elif isinstance(box, boxes.TableRowBox):
        row = id(box.element)
    if isinstance(box, boxes.ReplacedBox):
        yield _piece(box, box, "", row, table, head)
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            text = "".join(_words(child, boxes)).translate(_INVISIBLE).strip()
            if text:
                yield _piece(child, box, text, row, table, head)
        else:
            yield from _pieces(child, boxes, row, table, head)


def _piece(box: Any, block: Any, text: str, row: int, table: int, head: bool) -> Piece:
    element = block.element
    role = (element.get("class") or "") if element is not None else ""
    return Piece(text, role.removesuffix(" annotated"), id(element),
                 row, table, head, box.position_x, box.position_y, box.position_x + box.width,
                 box.position_y + box.height, box.style["font_size"])


def _words(box: Any, boxes: Any) -> Iterator[str]:
    if isinstance(box, boxes.TextBox):
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _words(child, boxes)
