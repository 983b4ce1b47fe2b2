"""The margins of a quote card: what stands above and below the quotation.

Here: placing label and embargo at the head, name, title and occasion at the foot, the issuer in
its corner, notices.  Never here: the quotation (``card_layout``), drawing.

All lengths are px of the finished picture; y is counted down from the top, and a line's y is
its baseline.
"""

from __future__ import annotations

from dataclasses import dataclass

from presskit.document import Figure
from presskit.locales import is_cjk
from presskit.render.card_fit import Setting, Style, shape_runs, wrap_part
from presskit.render.card_shape import Shape
from presskit.render.card_text import CardText, Part, Run

__all__ = ["Corner", "Line", "Sign", "ascent", "descent", "place_alerts", "place_foot",
           "place_issuer", "place_notices"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its runs, where its baseline starts, how and in which colour it is set
    (a key of the shape's ``colours``); ``order`` is its place in reading order, ``reach`` how
    far its ink goes up and down."""

    runs: tuple[Run, ...]
    x: float
    y: float
    style: Style
    colour: str
    order: int = 0
    reach: tuple[float, float] = (0.0, 0.0)

    @property
    def band(self) -> tuple[float, float]:
        """The top and the bottom of what belongs to this line alone."""
        up, down = self.reach if any(self.reach) else (0.95, 0.32)
        return self.y - up * self.style.size, self.y + down * self.style.size


@dataclass(frozen=True, slots=True)
class Sign:
    """The issuer's mark: a sign in a square, a logo as high as that and as ``wide`` as it is."""

    figure: Figure
    x: float
    y: float
    side: float
    letter: float
    wide: float


def ascent(size: float, language: str) -> float:
    """The ink above the baseline: of Han and Hangul, else of capitals."""
    return size * (0.85 if is_cjk(language) else 0.72)


def descent(size: float, language: str) -> float:
    """The ink below the baseline that the eye counts: tails of letters hang free."""
    return size * (0.09 if is_cjk(language) else 0.02)


def _style_of(part: Part, shape: Shape) -> Style:
    table = {"name": ("foot", "name", True), "title": ("foot", "title", False),
             "occasion": ("foot", "occasion", False), "issuer": ("issuer", "name", True),
             "notice": ("notice", "text", False), "alert": ("foot", "occasion", True),
             "embargo": ("foot", "name", True),
             "aside": ("foot", "occasion", False), "alert-note": ("notice", "text", False)}
    section, key, bold = table[part.style]
    size, leading = shape.get(section, key)
    return Style(size, leading, bold)


def _stack_up(parts: tuple[Part, ...], shape: Shape, setting: Setting, bottom: float,
              corner: Corner | None = None) -> tuple[list[Line], float]:
    """Lines that end at ``bottom``, in reading order, and the top of their ink.

    Beside the issuer in its corner lines are shorter; above it they have the whole measure.
    """
    lines: list[Line] = []
    y, following = bottom, 0.0
    for part in reversed(parts):
        style = _style_of(part, shape)
        first = y - (following if lines else style.size * 0.22)
        measure = shape.measure
        if corner is not None and corner.used and first + style.size * 0.3 > corner.top:
            measure -= corner.used + shape.get("foot", "column-gap")
        for runs in reversed(wrap_part(part, style, measure, setting)):
            y -= following if lines else style.size * 0.22
            lines.append(Line(runs, shape.safe[0], y, style, part.style, part.order))
            following = style.leading
    top = y - ascent(lines[-1].style.size, setting.locale) if lines else bottom
    return lines[::-1], top


def place_foot(parts: tuple[Part, ...], shape: Shape, setting: Setting, bottom: float,
               corner: Corner) -> tuple[list[Line], float]:
    """Who said it and where, above ``bottom``; gives the top of their ink too."""
    return _stack_up(parts, shape, setting, bottom, corner)


def place_notices(parts: tuple[Part, ...], shape: Shape,
                  setting: Setting) -> tuple[list[Line], float]:
    """The notices at the very foot; gives the bottom that is left for what stands above."""
    bottom = shape.size[1] - shape.safe[1]
    if not parts:
        return [], bottom
    lines, top = _stack_up(parts, shape, setting, bottom)
    return lines, top - shape.get("notice", "gap")


def place_alerts(parts: tuple[Part, ...], shape: Shape,
                 setting: Setting) -> tuple[list[Line], float]:
    """Label and embargo at the head; gives the top that is left below them."""
    top = shape.safe[1]
    if not parts:
        return [], top
    lines, y, before = [], top, ""
    for part in parts:
        style = _style_of(part, shape)
        if before.startswith("alert") and not part.style.startswith("alert"):
            y += shape.get("notice", "gap")
        before = part.style
        for runs in wrap_part(part, style, shape.measure, setting):
            baseline = y + ascent(style.size, setting.locale)
            colour = {"alert-note": "alert"}.get(part.style, part.style)
            lines.append(Line(runs, shape.safe[0], baseline, style, colour, part.order))
            y += style.leading
    return lines, y + shape.get("notice", "gap")


@dataclass(frozen=True, slots=True)
class Corner:
    """The issuer at the lower right: its mark, its lines, the width they use and their top."""

    sign: Sign | None
    lines: tuple[Line, ...]
    used: float
    top: float


def place_issuer(text: CardText, shape: Shape, setting: Setting, bottom: float) -> Corner:
    """Mark and issuer, their feet at ``bottom``."""
    side = shape.get("issuer", "mark") if text.mark else 0.0
    wide = side * text.wide
    gap = shape.get("issuer", "gap") if text.mark and text.issuer else 0.0
    measure = max(1.0, shape.measure * shape.get("issuer", "share") - wide - gap)
    rows = [(line, style, part.order) for part in text.issuer
            for style in (_style_of(part, shape),)
            for line in wrap_part(part, style, measure, setting)]
    widths = [sum(one.width for one in shape_runs(line, style, setting)) * style.size
              for line, style, _order in rows]
    used = wide + gap + max(widths, default=0.0)
    left = shape.size[0] - shape.safe[0] - used
    height = sum(style.leading for _line, style, _order in rows)
    middle = bottom - max(side, height) / 2
    sign = (Sign(text.mark, round(left), round(middle - side / 2), side,
                 shape.get("issuer", "letter"), wide) if text.mark else None)
    lines, y = [], middle - height / 2
    for line, style, order in rows:
        ink = ascent(style.size, setting.locale) - descent(style.size, setting.locale)
        lines.append(Line(line, left + wide + gap, y + (style.leading + ink) / 2, style,
                          "issuer", order))
        y += style.leading
    return Corner(sign, tuple(lines), used, bottom - max(side, height))
