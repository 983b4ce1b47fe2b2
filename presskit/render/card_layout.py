"""The layout of a quote card: where every line, rule and mark of it stands.

Here: placing the parts of a card on its shape.  Never here: choosing sizes and lines
(``card_fit``), drawing (``card_draw``).

All lengths are px of the finished picture; y is counted down from the top, and a line's y is
its baseline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from presskit.document import Figure
from presskit.locales import is_cjk
from presskit.render.card_fit import (
    Fitted,
    Setting,
    Style,
    fit_quotation,
    shape_runs,
    wrap_part,
)
from presskit.render.card_shape import Shape
from presskit.render.card_text import CardText, Part, Run
from presskit.render.fonts import find_family
from presskit.render.outline import glyph_outline

__all__ = ["Box", "Layout", "Line", "Sign", "lay_out"]


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
class Box:
    """A filled rectangle; with ``dashes`` a row of them that long."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    dashes: float = 0.0


@dataclass(frozen=True, slots=True)
class Sign:
    """The issuer's mark: a figure in a square."""

    figure: Figure
    x: float
    y: float
    side: float
    letter: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, in reading order."""

    shape: Shape
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    sign: Sign | None
    fitted: Fitted


def _ascent(size: float, language: str) -> float:
    """The ink above the baseline: of Han and Hangul, else of capitals."""
    return size * (0.85 if is_cjk(language) else 0.72)


def _descent(size: float, language: str) -> float:
    return size * (0.09 if is_cjk(language) else 0.02)


def lay_out(text: CardText, shape: Shape, setting: Setting) -> Layout | None:
    """Place a card's parts, or ``None`` if its quotation fits in no allowed size."""
    alerts, top = _place_alerts(text.alerts, shape, setting)
    notices, bottom = _place_notices(text.notices, shape, setting)
    sign, issuer, used = _place_issuer(text, shape, setting, bottom)
    foot, foot_top = _place_foot(text.foot, shape, setting, bottom, used)
    language = text.quotation.runs[0].language
    mark = _measure_mark(text.opening, shape, setting, language)
    above = mark[1] + shape.get("opening-mark", "gap") if text.opening else 0.0
    room = foot_top - shape.get("foot", "gap") - top - above
    names = tuple(filter(None, (part.text for part in (*text.issuer, *text.foot)
                                if part.style in {"issuer", "name"})))
    fitted = fit_quotation(text.quotation, shape, room, setting, names)
    if fitted is None:
        return None
    size, leading = fitted.style.size, fitted.style.leading
    ink = (len(fitted.lines) - 1) * leading + _ascent(size, language) + _descent(size, language)
    start = top + (room - ink) * shape.get("quotation", "rise")
    lines = list(alerts)
    if text.opening:
        lines.append(replace(_place_mark(text.opening, shape, setting, language, start, mark),
                             order=text.quotation.order))
    for index, runs in enumerate(fitted.lines):
        x = shape.safe[0] - _hang(runs, fitted.style, setting)
        y = start + above + _ascent(size, language) + index * leading
        lines.append(Line(runs, x, y, fitted.style, "quotation", text.quotation.order))
    lines = sorted((*lines, *foot, *issuer, *notices), key=lambda line: line.order)
    return Layout(shape, tuple(_place_band(text, shape)), tuple(lines), sign, fitted)


def _hang(runs: tuple[Run, ...], style: Style, setting: Setting) -> float:
    """How far a line moves out so that an opening mark's ink stands on the text edge."""
    first = shape_runs(runs[:1], style, setting)
    return first[0].hang * style.size if first else 0.0


def _place_band(text: CardText, shape: Shape):
    """The band along the top; dashed in ink where something must be said above all."""
    height, width = shape.get("page", "band"), shape.size[0]
    if not height:
        return
    if any(part.style == "alert" for part in text.alerts):
        yield Box(0, 0, width, height, "alert", dashes=height * 2)
    else:
        yield Box(0, 0, width, height, "band")


# The opening mark ---------------------------------------------------------------------------

def _measure_mark(mark: str, shape: Shape, setting: Setting,
                  language: str) -> tuple[float, float, float]:
    """Left edge, height and top of the mark's ink, in px from its origin on the baseline."""
    if not mark:
        return 0.0, 0.0, 0.0
    key = find_family(setting.fonts, mark, setting.fonts.stack(setting.locale, language))
    outline = glyph_outline(setting.fonts.family(key).bold.path, mark)
    scale = shape.get("opening-mark", "size") / outline.units_per_em
    left, low, _right, high = (value * scale for value in outline.bounds)
    return left, high - low, high


def _place_mark(mark: str, shape: Shape, setting: Setting, language: str, top: float,
                ink: tuple[float, float, float]) -> Line:
    style = Style(shape.get("opening-mark", "size"), 0.0, bold=True)
    runs = (Run(mark, language),)
    moved = sum(piece.x for one in shape_runs(runs, style, setting) for piece in one.pieces)
    reach = (ink[2] / style.size + 0.01, (ink[1] - ink[2]) / style.size + 0.01)
    return Line(runs, shape.safe[0] - ink[0] - moved * style.size, top + ink[2], style,
                "opening-mark", reach=reach)


# Foot, issuer, notices ----------------------------------------------------------------------

def _style_of(part: Part, shape: Shape) -> Style:
    table = {"name": ("foot", "name", True), "title": ("foot", "title", False),
             "occasion": ("foot", "occasion", False), "issuer": ("issuer", "name", True),
             "notice": ("notice", "text", False), "alert": ("foot", "occasion", True),
             "embargo": ("foot", "name", True),
             "aside": ("foot", "occasion", False)}
    section, key, bold = table[part.style]
    size, leading = shape.get(section, key)
    return Style(size, leading, bold)


def _stack_up(parts: tuple[Part, ...], shape: Shape, setting: Setting, bottom: float,
              measure: float) -> tuple[list[Line], float]:
    """Lines that end at ``bottom``, in reading order, and the top of their ink."""
    rows = [(line, style, part) for part in parts for style in (_style_of(part, shape),)
            for line in wrap_part(part, style, measure, setting)]
    lines: list[Line] = []
    y, following = bottom, 0.0
    for runs, style, part in reversed(rows):
        y -= following if lines else style.size * 0.22
        lines.append(Line(runs, shape.safe[0], y, style, part.style, part.order))
        following = style.leading
    top = y - _ascent(lines[-1].style.size, setting.locale) if lines else bottom
    return lines[::-1], top


def _place_foot(parts: tuple[Part, ...], shape: Shape, setting: Setting, bottom: float,
                used: float) -> tuple[list[Line], float]:
    measure = shape.measure - used - (shape.get("foot", "column-gap") if used else 0.0)
    return _stack_up(parts, shape, setting, bottom, measure)


def _place_notices(parts: tuple[Part, ...], shape: Shape,
                   setting: Setting) -> tuple[list[Line], float]:
    """The notices at the very foot; gives the bottom that is left for what stands above."""
    bottom = shape.size[1] - shape.safe[1]
    if not parts:
        return [], bottom
    lines, top = _stack_up(parts, shape, setting, bottom, shape.measure)
    return lines, top - shape.get("notice", "gap")


def _place_alerts(parts: tuple[Part, ...], shape: Shape,
                  setting: Setting) -> tuple[list[Line], float]:
    """Label and embargo at the head; gives the top that is left below them."""
    top = shape.safe[1]
    if not parts:
        return [], top
    lines, y = [], top
    for part in parts:
        style = _style_of(part, shape)
        for runs in wrap_part(part, style, shape.measure, setting):
            baseline = y + _ascent(style.size, setting.locale)
            colour = "occasion" if part.style == "aside" else part.style
            lines.append(Line(runs, shape.safe[0], baseline, style, colour, part.order))
            y += style.leading
    return lines, y + shape.get("notice", "gap")


def _place_issuer(text: CardText, shape: Shape, setting: Setting,
                  bottom: float) -> tuple[Sign | None, list[Line], float]:
    """Mark and issuer at the lower right; gives the width they use."""
    side = shape.get("issuer", "mark") if text.mark else 0.0
    gap = shape.get("issuer", "gap") if text.mark and text.issuer else 0.0
    measure = max(1.0, shape.measure * shape.get("issuer", "share") - side - gap)
    rows = [(line, style, part.order) for part in text.issuer
            for style in (_style_of(part, shape),)
            for line in wrap_part(part, style, measure, setting)]
    widths = [sum(one.width for one in shape_runs(line, style, setting)) * style.size
              for line, style, _order in rows]
    used = side + gap + max(widths, default=0.0)
    left = shape.size[0] - shape.safe[0] - used
    height = sum(style.leading for _line, style, _order in rows)
    middle = bottom - max(side, height) / 2
    sign = (Sign(text.mark, round(left), round(middle - side / 2), side,
                 shape.get("issuer", "letter")) if text.mark else None)
    lines, y = [], middle - height / 2
    for line, style, order in rows:
        ink = _ascent(style.size, setting.locale) - _descent(style.size, setting.locale)
        lines.append(Line(line, left + side + gap, y + (style.leading + ink) / 2, style,
                          "issuer", order))
        y += style.leading
    return sign, lines, used
