"""Justification inside WeasyPrint 70: both edges straight in Chinese and Japanese.

Here: where a line may open and by how much (CLREQ 6.2.4, JLREQ 3.8.3), and opening it when it is
drawn.  Never here: where a line ends (the engine, ``joiners``), which texts are justified
(``templates/css/print.css``).

The engine opens nothing but spaces.  A line of Chinese or Japanese is opened between all its
characters alike, at most by ``MOST`` of an em; what is left goes into the gaps beside Latin
words, into spaces and behind the marks that end a clause.  A line that would need more is left
short and counted.  Only the advances of glyphs change: no character comes in, none is shaped
again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from presskit import locales
from presskit.render.joiners import BREAK, JOINER

__all__ = ["Report", "bend_lines", "report"]

MOST = 0.09
"""How far two characters are moved apart at most, in em."""
_MOST_LOOSE = 0.375
"""The same for a gap beside a Latin word, a space, and the room behind a mark, beyond what they
have: a gap of an eighth of an em is then half an em wide (JLREQ 3.8.3)."""
_NARROW_END = "\u2e80"
_WIDE_MARKS = frozenset("“”‘’…—·")
_WHOLE = frozenset("…—─")
_CLAUSE = frozenset("，。、；：？！")
_EMPTY = frozenset((JOINER, BREAK, "\u200b", "\u00ad"))
_SPACES = frozenset(" \u00a0")
_CLOSE = 0.05
"""How far a drawn line may differ from its measure, in em, before it counts as wrong."""


@dataclass(slots=True)
class Report:
    """What happened to the lines of one document: how many were opened, how many left short
    for want of room, how many came out with another width than they were given."""

    opened: int = 0
    short: list[str] = field(default_factory=list)
    wrong: int = 0


report = Report()
"""The lines of the document in work; whoever begins one clears it."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A place where a line may open: behind a character of a text box."""

    box: Any
    index: int
    loose: bool
    inside: bool


def bend_lines() -> bool:
    """Put our way of opening lines in place; False where the engine is not as we know it, and
    nothing has been changed."""
    from weasyprint.draw import text as drawing
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import inline

    if not (hasattr(inline, "justify_line") and hasattr(drawing, "draw_first_line")):
        return False
    open_spaces, draw = inline.justify_line, drawing.draw_first_line

    def open_line(context: Any, line: Any, extra: float) -> None:
        if not locales.is_han_spaced(line.style["lang"] or ""):
            open_spaces(context, line, extra)
            return
        points = list(_find_points(line, boxes))
        widths = _share(points, extra, line.style["font_size"])
        if widths is None:
            report.short.append("".join(box.text for box in _texts(line, boxes)))
        elif points:
            report.opened += 1
            _move(line, dict(zip(points, widths, strict=True)), 0.0, boxes)

    def draw_line(stream: Any, box: Any, *rest: Any) -> Any:
        if widths := box.__dict__.pop("presskit_widths", None):
            _widen(box, widths, drawing)
        return draw(stream, box, *rest)

    inline.justify_line, drawing.draw_first_line = open_line, draw_line
    return True


# Where a line opens ---------------------------------------------------------------------

def _texts(box: Any, boxes: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child, boxes)


def _is_wide(character: str) -> bool:
    return character >= _NARROW_END or character in _WIDE_MARKS


def _find_points(line: Any, boxes: Any) -> Iterator[_Point]:
    """Every place between two characters that can be seen, in order."""
    seen = [(box, index, one) for box in _texts(line, boxes)
            for index, one in enumerate(box.text) if one not in _EMPTY]
    while seen and seen[-1][2] in _SPACES:
        seen.pop()
    for (box, index, one), (next_box, _next, other) in zip(seen, seen[1:], strict=False):
        if one == other and one in _WHOLE:
            continue
        if one in _SPACES:
            yield _Point(box, index, True, True)
        elif other not in _SPACES and (_is_wide(one) or _is_wide(other)):
            beside = one.isalnum() and other.isalnum() and _is_wide(one) != _is_wide(other)
            yield _Point(box, index, beside or one in _CLAUSE, box is next_box)


def _share(points: list[_Point], extra: float, size: float) -> list[float] | None:
    """How far each point opens, in px; None where they can't take so much."""
    if not points:
        return None
    each = extra / len(points)
    if each <= MOST * size:
        return [each] * len(points)
    loose = sum(point.loose for point in points)
    left = extra - MOST * size * (len(points) - loose)
    if not loose or left / loose > _MOST_LOOSE * size:
        return None
    return [left / loose if point.loose else MOST * size for point in points]


def _move(box: Any, widths: dict[_Point, float], ahead: float, boxes: Any) -> float:
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
    """Add to the advances of the glyphs of a laid-out line what its characters were given."""
    ffi, units = drawing.ffi, drawing.TO_UNITS
    text = box.pango_layout.text
    wanted = {len(text[:index].encode()): width for index, width in widths.items()}
    line, _next = box.pango_layout.get_first_line()
    total, left, run = 0, sum(wanted.values()), line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        clusters = [glyphs.log_clusters[index] for index in range(glyphs.num_glyphs)]
        for index, start in enumerate(clusters):
            end = clusters[index + 1] if index + 1 < len(clusters) else item.length
            geometry = glyphs.glyphs[index].geometry
            for place in range(item.offset + start, item.offset + end):
                if width := wanted.get(place):
                    geometry.width += round(width * units)
                    left -= width
            total += geometry.width
        run = run.next
    if abs(left) > 1e-6 or abs(total / units - box.width) > _CLOSE * box.style["font_size"]:
        report.wrong += 1
