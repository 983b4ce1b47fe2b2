"""The layout of a quote card: where every line, rule and mark of it stands.

Here: placing quotation, opening mark and band between head and foot (``card_margins``).  Never
here: choosing sizes and lines (``card_fit``), drawing (``card_draw``).

All lengths are px of the finished picture; y is counted down from the top, and a line's y is
its baseline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from presskit.render.card_fit import Fitted, Setting, Style, fit_quotation, shape_runs
from presskit.render.card_margins import (
    Line,
    Sign,
    ascent,
    descent,
    place_alerts,
    place_foot,
    place_issuer,
    place_notices,
)
from presskit.render.card_shape import Shape
from presskit.render.card_text import CardText, Run
from presskit.render.face_files import find_family, verify_face
from presskit.render.outline import glyph_outline

__all__ = ["Box", "Layout", "lay_out"]


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
class Layout:
    """Everything that is drawn, in reading order; from ``strip`` down, if not 0, the foot stands on
    a ground of its own."""

    shape: Shape
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    sign: Sign | None
    fitted: Fitted
    strip: float = 0.0


def lay_out(text: CardText, shape: Shape, setting: Setting) -> Layout | None:
    """Place a card's parts, or ``None`` if its quotation fits in no allowed size."""
    alerts, top = place_alerts(text.alerts, shape, setting)
    notices, bottom = place_notices(text.notices, shape, setting)
    corner = place_issuer(text, shape, setting, bottom)
    foot, foot_top = place_foot(text.foot, shape, setting, bottom, corner)
    language = text.quotation.runs[0].language
    mark = _measure_mark(text.opening, shape, setting, language)
    above = mark[1] + shape.get("opening-mark", "gap") if text.opening else 0.0
    strip = _place_strip(shape, min(foot_top, corner.top))
    room = (strip or foot_top) - shape.get("foot", "gap") - top - above
    names = tuple(filter(None, (part.text for part in (*text.issuer, *text.foot)
                                if part.style in {"issuer", "name"})))
    fitted = fit_quotation(text.quotation, shape, room, setting, names)
    if fitted is None:
        return None
    size, leading = fitted.style.size, fitted.style.leading
    ink = (len(fitted.lines) - 1) * leading + ascent(size, language) + descent(size, language)
    start = top + (room - ink) * shape.get("quotation", "rise")
    lines = list(alerts)
    if text.opening:
        lines.append(replace(_place_mark(text.opening, shape, setting, language, start, mark),
                             order=text.quotation.order))
    for index, runs in enumerate(fitted.lines):
        x = shape.safe[0] - _hang(runs, fitted.style, setting)
        y = start + above + ascent(size, language) + index * leading
        lines.append(Line(runs, x, y, fitted.style, "quotation", text.quotation.order))
    lines = sorted((*lines, *foot, *corner.lines, *notices), key=lambda line: line.order)
    boxes = [*_place_band(text, shape)]
    if strip:
        boxes.append(Box(0, strip, shape.size[0], shape.size[1] - strip, "foot"))
    return Layout(shape, tuple(boxes), tuple(lines), corner.sign, fitted, strip)


def _place_strip(shape: Shape, top: float) -> float:
    """Where the ground of the foot begins, above the ``top`` of its ink; 0 without one."""
    above = shape.get("foot", "strip")
    return round(top - above) if above else 0.0


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
    fonts = setting.fonts.headings
    key = find_family(fonts, mark, fonts.stack(setting.locale, language))
    outline = glyph_outline(verify_face(fonts.family(key).bold), mark)
    scale = shape.get("opening-mark", "size") / outline.units_per_em
    left, low, _right, high = (value * scale for value in outline.bounds)
    return left, high - low, high


def _place_mark(mark: str, shape: Shape, setting: Setting, language: str, top: float,
                ink: tuple[float, float, float]) -> Line:
    style = Style(shape.get("opening-mark", "size"), 0.0, bold=True, display=True)
    runs = (Run(mark, language),)
    moved = sum(piece.x for one in shape_runs(runs, style, setting) for piece in one.pieces)
    reach = (ink[2] / style.size + 0.01, (ink[1] - ink[2]) / style.size + 0.01)
    return Line(runs, shape.safe[0] - ink[0] - moved * style.size, top + ink[2], style,
                "opening-mark", reach=reach)
