"""Lines that are wider than their column, on pages that WeasyPrint 70 has laid out.

Here: finding them, in every language.  Never here: keeping them inside, as far as a style sheet
lets us (``weasy_force``), telling of them (``pdf``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from presskit.render.weasy_points import find_hidden

__all__ = ["find_wide"]

_OUT = 0.1
"""How far a line may stand out, in em, before anybody sees it."""
_OUT_BESIDE_BLOCK = 1.0
"""The same where a block stands in it as a word does: a stop behind one has no line of its own."""


def find_wide(document: Any) -> dict[str, float]:
    """The words of each line that stands out at the right of its column, and by how many em."""
    from weasyprint.formatting_structure import boxes

    found: dict[str, float] = {}
    for page in document.pages:
        for around, line in _each_line(page._page_box, boxes):
            end = line.position_x + line.width - find_hidden(line, boxes)
            out = (end - around.content_box_x() - around.width) / line.style["font_size"]
            if out > _OUT:
                inside = [*line.descendants()]
                if out > _OUT_BESIDE_BLOCK or not any(
                        isinstance(one, boxes.AtomicInlineLevelBox) for one in inside):
                    found["".join(getattr(one, "text", "") for one in inside)] = out
    return found


def _each_line(box: Any, boxes: Any) -> Iterator[tuple[Any, Any]]:
    """Every line below a box, with the box around it; those inside of a line too."""
    for child in getattr(box, "children", ()):
        if not isinstance(child, boxes.LineBox):
            yield from _each_line(child, boxes)
            continue
        yield box, child
        for inner in child.descendants():
            if isinstance(inner, boxes.InlineBlockBox):
                yield from _each_line(inner, boxes)
