"""Justification inside WeasyPrint 70: both edges straight in Chinese and Japanese.

Here: a line that would stay short made whole by its neighbour, and opening it when it is drawn.
Never here: where a line may open and by how much (``weasy_points``), where it may end (the engine,
``joiners``), which texts are justified (``templates/css/print.css``).

The engine opens nothing but spaces.  Where a line of Chinese or Japanese can't be opened far
enough, the line before gives a character or two away; one that still needs more is left short and
counted.
Only the advances of glyphs change: no character comes in, none is shaped again.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from presskit import locales
from presskit.render.weasy_draw import each_run
from presskit.render.weasy_force import is_forced
from presskit.render.weasy_points import (
    Point,
    each_text,
    find_blank,
    find_hidden,
    find_points,
    share,
)

__all__ = ["KNOWN", "Lines", "count_lines", "justify_engine"]

_GIVEN = (1, 2, 3)
"""How many characters a line may give to the next."""
_CLOSE = 0.05
"""How far a drawn line may differ from its measure, in em, before it counts as wrong."""


@dataclass(slots=True)
class Lines:
    """What happened to the lines of one document: those that were opened, those left short for
    want of room, and how many were drawn with another width than they were given."""

    opened: dict[str, None] = field(default_factory=dict)
    short: dict[str, None] = field(default_factory=dict)
    wrong: int = 0


_OPENED, _SHORT = "opened", "short"


@dataclass(slots=True)
class _Work:
    """What the replacements know of the document in work: whether it is justified at all, its
    lines, what became of the line just laid out (:data:`_OPENED`, :data:`_SHORT`, else it needed
    nothing), and by how much it was made narrower than its measure."""

    active: bool = True
    lines: Lines = field(default_factory=Lines)
    became: str = ""
    narrower: float = 0.0


_work = _Work()


@contextmanager
def count_lines(active: bool = True) -> Iterator[Lines]:
    """While open, one document is laid out and drawn; its lines are counted.  Without
    ``active`` nothing is opened, and lines begin at the same edge only."""
    _work.active, _work.lines = active, Lines()
    try:
        yield _work.lines
    finally:
        _work.active = True


KNOWN = ("weasyprint.layout.inline justify_line iter_line_boxes",
         "weasyprint.layout.block iter_line_boxes",
         "weasyprint.draw.text draw_first_line ffi pango TO_UNITS")
"""What the replacements need to find: modules and their names."""


def justify_engine() -> None:
    """Put our way of opening lines in place; the engine has been imported."""
    from weasyprint.draw import text as drawing
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import block, inline

    open_spaces, draw, lay_out = (inline.justify_line, drawing.draw_first_line,
                                  inline.iter_line_boxes)

    def open_line(context: Any, line: Any, extra: float) -> None:
        if not locales.is_han_spaced(line.style["lang"] or ""):
            open_spaces(context, line, extra)
        elif _work.active:
            _open_line(line, extra + _work.narrower, boxes)

    def draw_line(stream: Any, box: Any, *rest: Any) -> Any:
        if widths := box.__dict__.get("presskit_widths"):
            _widen(box, widths, drawing)
        return draw(stream, box, *rest)

    def lay_lines(context: Any, box: Any, position: float, bottom: float, start: Any,
                  around: Any, *rest: Any) -> Iterator[Any]:
        lines = lay_out(context, box, position, bottom, start, around, *rest)
        if not (_work.active and box.style["text_align_all"] == "justify"
                and locales.is_han_spaced(box.style["lang"] or "")):
            yield from lines
            return

        def lay(place: float, after: Any, container: Any) -> Any:
            return next(lay_out(context, box, place, bottom, after, container, *rest),
                        (None, None))

        yield from _settle_lines(lay, position, start, around, box.style["font_size"], boxes)

    inline.justify_line, drawing.draw_first_line = open_line, draw_line
    inline.iter_line_boxes = block.iter_line_boxes = lay_lines


# Lines ----------------------------------------------------------------------------------

def _settle_lines(lay: Callable[[float, Any, Any], Any], position: float, start: Any,
                  around: Any, size: float, boxes: Any) -> Iterator[Any]:
    """The lines of a block with where each goes on, one looked at ahead: where the next would
    stay short, this one ends a little earlier, if then neither is short."""
    def measure(place: float, after: Any, narrower: float = 0.0) -> tuple[Any, Any, str]:
        container = around
        if narrower:
            container = copy.copy(around)
            container.width = around.width - narrower
        _work.became, _work.narrower = "", narrower
        try:
            line, goes_on = lay(place, after, container)
        finally:
            _work.narrower = 0.0
        fits = not narrower or line is None or (
            around.width - line.width < _CLOSE * size and not is_forced(line))
        return line, goes_on, _work.became if fits else _SHORT

    line, goes_on, became = measure(position, start)
    while line is not None:
        ahead = None
        if goes_on is not None:
            ahead = measure(line.position_y + line.height, goes_on)
            if ahead[2] == _SHORT != became:
                for count in _GIVEN:
                    other = measure(position, start, (count - 0.5) * size)
                    if other[0] is None or other[1] is None or other[2] == _SHORT:
                        break
                    below = measure(other[0].position_y + other[0].height, other[1])
                    if below[2] != _SHORT:
                        (line, goes_on, became), ahead = other, below
                        break
        if became:
            text = "".join(box.text for box in each_text(line, boxes))
            (_work.lines.short if became == _SHORT else _work.lines.opened)[text] = None
        if not became and around.width - line.width < _CLOSE * size:
            _open_line(line, 0.0, boxes)  # full as it is
        elif became != _OPENED:
            _trim_line(line, boxes)
        yield line, goes_on
        if ahead is None:
            return
        position, start = line.position_y + line.height, goes_on
        line, goes_on, became = ahead


def _open_line(line: Any, extra: float, boxes: Any) -> None:
    points = list(find_points(line, boxes))
    size, trim = line.style["font_size"], find_blank(line, boxes)
    extra += find_hidden(line, boxes)
    widths = share(points, extra + trim, size)
    if widths is None and trim:
        trim, widths = 0.0, share(points, extra, size)
    _work.became = _SHORT if widths is None else _OPENED
    if widths is not None:
        _spread(line, dict(zip(points, widths, strict=True)), -trim, boxes)


def _trim_line(line: Any, boxes: Any) -> None:
    """Let a line that isn't opened begin with the ink of its opening mark."""
    if trim := find_blank(line, boxes):
        _spread(line, {}, -trim, boxes)


def _spread(line: Any, widths: dict[Point, float], ahead: float, boxes: Any) -> None:
    for child in line.children:
        if child.is_in_normal_flow():
            ahead = _move(child, widths, ahead, boxes)
    line.width += ahead


def _move(box: Any, widths: dict[Point, float], ahead: float, boxes: Any) -> float:
    """Give every box of a line its new place and width; how far what follows has moved."""
    if isinstance(box, boxes.TextBox):
        box.position_x += ahead
        own = {point: width for point, width in widths.items() if point.box is box}
        inside = {point.index: width for point, width in own.items() if point.inside}
        if inside:
            box.presskit_widths = inside
            box.width += sum(inside.values())
        return ahead + sum(own.values())
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        before = ahead
        box.position_x += ahead
        for child in box.children:
            if child.is_in_normal_flow():
                ahead = _move(child, widths, ahead, boxes)
        box.width += ahead - before
    else:
        box.translate(ahead, 0)
    return ahead


# Drawing --------------------------------------------------------------------------------

def _widen(box: Any, widths: dict[int, float], drawing: Any) -> None:
    """Add to the advances of the glyphs of a laid-out line what its characters were given, and
    see whether it then is as wide as it should be."""
    ffi, units = drawing.ffi, drawing.TO_UNITS
    text = box.pango_layout.text
    # Drawing asks for this; a change of it then would lay the line out again.
    drawing.pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    wanted = {len(text[:index].encode()): width for index, width in widths.items()}
    line, _next = box.pango_layout.get_first_line()
    if box.__dict__.get("presskit_widened") == line:
        return  # drawn before
    box.presskit_widened = line
    total, left = 0, sum(wanted.values())
    for run in each_run(line, ffi):
        item, glyphs = run.item, run.glyphs
        clusters = [glyphs.log_clusters[index] for index in range(glyphs.num_glyphs)]
        for index, start in enumerate(clusters):
            end = clusters[index + 1] if index + 1 < len(clusters) else item.length
            geometry = glyphs.glyphs[index].geometry
            for place in range(item.offset + start, item.offset + end):
                if width := wanted.get(place):
                    geometry.width += round(width * units)
                    left -= width
            total += geometry.width
    if abs(left) > 1e-6 or abs(total / units - box.width) > _CLOSE * box.style["font_size"]:
        _work.lines.wrong += 1
