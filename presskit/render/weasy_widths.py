"""Widths inside WeasyPrint 70: how wide the characters of a laid-out text are, and between which
of them a line may end.

Here: reading what the engine has laid out.  Never here: what follows from it (``weasy_plan``,
``weasy_points``).
"""

from __future__ import annotations

from typing import Any

from presskit.render.weasy_draw import GLYPH, each_run

__all__ = ["read_advances", "read_breaks"]

_LINE_BREAK = 1
"""The first bit of what Pango knows of a place between two characters."""


def read_advances(box: Any) -> list[float]:
    """The width of every character of a text box, in px; one that is drawn together with the
    character before it has none."""
    from weasyprint.text import line_break as engine

    layout = _wake(box)
    line, _next = layout.get_first_line()
    places: dict[int, int] = {}
    place = 0
    for index, one in enumerate(layout.text):
        places[place] = index
        place += 1 if one < "\x80" else 2 if one < "\u0800" else 3 if one < "\U00010000" else 4
    advances = [0.0] * len(layout.text)
    units, ffi = engine.FROM_UNITS, engine.ffi
    for run in each_run(line, ffi):
        glyphs, start = run.glyphs, run.item.offset
        data = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * GLYPH.size)
        for own, glyph in zip(ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs),
                              GLYPH.iter_unpack(data), strict=True):
            advances[places[start + own]] += glyph[1] * units
    return advances


def read_breaks(box: Any) -> list[bool]:
    """For every character of a text box whether a line may end before it, as far as what stands
    in the same box decides."""
    from weasyprint.text import line_break as engine

    layout, ffi = _wake(box), engine.ffi
    found = engine.pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    size = ffi.sizeof("PangoLogAttr")
    data = bytes(ffi.buffer(found, size * len(layout.text)))
    return [bool(first & _LINE_BREAK) for first in data[::size]]


def _wake(box: Any) -> Any:
    layout = box.pango_layout
    if not hasattr(layout, "layout"):  # text with a line under it is put away when it is measured
        layout.reactivate(box.style)
    return layout
