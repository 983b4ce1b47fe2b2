"""Pictures that would leave the page before them half empty: drawn smaller, so that they fit there.

Here: finding such a picture on pages that WeasyPrint 70 has laid out, and the height it may have.
Never here: laying out again (``weasy``), how high a picture is otherwise (``templates/css``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

__all__ = ["PASSES", "shrink_picture"]

PASSES = 4
"""How often a document is laid out at most: three of its pictures may be drawn smaller."""

_LEAST = 0.5
"""How small a picture may become, as a part of its height."""
_SPARE = 2.0
"""What is left over below it because the engine rounds, in px."""


def shrink_picture(document: Any) -> tuple[str, float] | None:
    """Give the first picture that begins a page, and would fit on the page before it at half its
    height or more, the height that fits.  Its alternative, and what share of its height that is;
    None where there is no such picture.

    Its element then has a style of its own, and the document is to be laid out once more.  Only a
    picture of the text, with its caption, is looked at, and each once.
    """
    from weasyprint.formatting_structure import boxes

    for before, behind in pairwise(page._page_box for page in document.pages):
        figure = _first_figure(behind, boxes)
        picture = next(_each(figure, boxes.ReplacedBox), None) if figure is not None else None
        if picture is None or picture.element.get("style"):
            continue
        room = before.content_box_y() + before.height - _end_of(before, boxes)
        around = figure.border_height() - picture.height + _margin_above(figure)
        height = room - around - _SPARE
        if _LEAST * picture.height <= height < picture.height:
            picture.element.set("style", f"max-height: {height * 0.75:.2f}pt")
            return picture.element.get("alt", ""), height / picture.height
    return None


def _margin_above(figure: Any) -> float:
    """The space above a picture, which the head of a page swallows."""
    return max(figure.margin_top, getattr(figure.style["margin_top"], "value", 0.0))


def _first_figure(page: Any, boxes: Any) -> Any:
    """The picture with its caption that a page begins with, if it begins with one."""
    box = _flow(page, boxes)
    while box is not None:
        if getattr(box.element, "tag", "") == "figure":
            return box if box.element.get("class") == "picture" else None
        box = next((one for one in getattr(box, "children", ()) if one.is_in_normal_flow()), None)
    return None


def _flow(page: Any, boxes: Any) -> Any:
    return next((one for one in page.children if not isinstance(one, boxes.MarginBox)), None)


def _each(box: Any, kind: Any) -> Iterator[Any]:
    if isinstance(box, kind):
        yield box
    for child in getattr(box, "children", ()):
        yield from _each(child, kind)


def _end_of(page: Any, boxes: Any) -> float:
    """Where the last line or picture of a page ends, with the frames around it."""
    def ends(box: Any) -> Iterator[float]:
        if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
            yield box.position_y + box.height
        elif isinstance(box, boxes.TableCellBox) or box.style["border_bottom_width"]:
            yield box.position_y + box.margin_height() - box.margin_bottom
        if not isinstance(box, boxes.LineBox):
            for child in getattr(box, "children", ()):
                yield from ends(child)

    return max(ends(_flow(page, boxes)), default=page.content_box_y())
