"""A line laid out by WeasyPrint 70, given other widths: its boxes moved, its glyphs drawn apart.

Here: new places and widths of the boxes of a line, new advances of their glyphs.  Never here: how
far a line is opened, and where (``weasy_justify``, ``weasy_points``).

Only the advances of glyphs change: no character comes in, none is shaped again.
"""

from __future__ import annotations

from typing import Any

from presskit.render.weasy_draw import each_run
from presskit.render.weasy_points import Point

__all__ = ["CLOSE", "spread_line", "widen_glyphs"]

CLOSE = 0.05
"""How far a drawn line may differ from its measure, in em, before it counts as wrong."""


def spread_line(line: Any, widths: dict[Point, float], ahead: float, boxes: Any) -> None:
    """Give the boxes of a line their places and widths: ``widths`` is what each point was given,
    ``ahead`` how far the first box moves (below 0: to the left); all in px."""
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


def widen_glyphs(box: Any, widths: dict[int, float], drawing: Any) -> bool:
    """Add to the advances of the glyphs of a laid-out line what its characters were given, and
    say whether it then is as wide as it should be; a line that was drawn before is."""
    ffi, units = drawing.ffi, drawing.TO_UNITS
    text = box.pango_layout.text
    # Drawing asks for this; a change of it then would lay the line out again.
    drawing.pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    wanted = {len(text[:index].encode()): width for index, width in widths.items()}
    line, _next = box.pango_layout.get_first_line()
    if box.__dict__.get("presskit_widened") == line:
        return True
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
    spacing = box.style["letter_spacing"]  # the engine counts it behind the last letter too
    drawn = total / units + (0 if spacing == "normal" else spacing)
    return abs(left) <= 1e-6 and abs(drawn - box.width) <= CLOSE * box.style["font_size"]
