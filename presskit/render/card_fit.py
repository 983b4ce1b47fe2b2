"""The size of a card's type: as large as room and sense allow.

Here: choosing size, weight and lines of a quotation, breaking the lines of the foot.  Never
here: where on the card they stand (``card``), drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf, log

from presskit.render.breaks import Break, Sense, find_breaks
from presskit.render.card_shape import Shape
from presskit.render.card_text import Part, Run
from presskit.render.fonts import Fonts
from presskit.render.lines import (
    Advances,
    Breaking,
    Prepared,
    break_lines,
    break_text,
    prepare_lines,
)
from presskit.render.shaping import Shaped, Type, shape_text

__all__ = ["Fitted", "Setting", "Style", "fit_quotation", "shape_runs", "slice_runs", "wrap_part"]

_SMALLER = 8.0         # a tenth less in size weighs about half a phrase edge a line
_REGULAR = 0.5         # the weight that is thin in a feed
_EMPTY = 7.0           # a card whose lines take a tenth less of its height than they should
_FULL = 0.45
_OWN = 0.75            # the author's lines stand unless they make the type smaller than this
_LEAST = 1.0           # no breaking costs less: the search may stop


@dataclass(frozen=True, slots=True)
class Setting:
    """What all type of one card shares."""

    fonts: Fonts
    locale: str


@dataclass(frozen=True, slots=True)
class Style:
    """How one part is set: size and leading in px, letter-spacing in em, whether in the family
    for headings."""

    size: float
    leading: float
    bold: bool = False
    tracking: float = 0.0
    display: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """A quotation in lines: ``lines`` are its runs line by line."""

    style: Style
    lines: tuple[tuple[Run, ...], ...]
    worst: Sense


def shape_runs(runs: tuple[Run, ...], style: Style, setting: Setting) -> tuple[Shaped, ...]:
    """The runs of a line, shaped one by one; quiet runs are never bold."""
    fonts = setting.fonts.headings if style.display else setting.fonts
    return tuple(shape_text(run.text, Type(fonts, setting.locale, run.language,
                                           style.bold and not run.quiet, style.tracking))
                 for run in runs)


def slice_runs(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters ``start`` to ``end``, spaces at the line's end left out."""
    out, place = [], 0
    for run in runs:
        text = run.text[max(0, start - place):max(0, end - place)]
        place += len(run.text)
        if text:
            out.append(Run(text, run.language, run.quiet, run.kept))
    while out and not (text := out[-1].text.rstrip(" \u3000")):
        out.pop()
    if out:
        out[-1] = Run(text, out[-1].language, out[-1].quiet, out[-1].kept)
    return tuple(out)


def measure_runs(runs: tuple[Run, ...], style: Style, setting: Setting) -> Advances:
    """The advances of several runs as those of one text."""
    parts = [one.advances for one in shape_runs(runs, style, setting)]
    return Advances("".join(one.text for one in parts),
                    [width for one in parts for width in one.advance],
                    [width for one in parts for width in one.starts],
                    [width for one in parts for width in one.ends])


def wrap_part(part: Part, style: Style, measure: float,
              setting: Setting) -> tuple[tuple[Run, ...], ...]:
    """A line of the foot in as many lines as it needs; ``measure`` is in px."""
    if not part.runs:
        return ()
    advances = measure_runs(part.runs, style, setting)
    language = part.runs[0].language
    lines = break_text(part.text, language, measure / style.size, lambda _text: advances,
                       protected=part.kept, authored=part.breaks, extra=1)
    return tuple(_cut(part.runs, lines))


def _cut(runs: tuple[Run, ...], lines: tuple[str, ...]) -> Iterator[tuple[Run, ...]]:
    place = 0
    for line in lines:
        yield slice_runs(runs, place, place + len(line))
        place += len(line)


# The quotation ------------------------------------------------------------------------------

def fit_quotation(part: Part, shape: Shape, room: float, setting: Setting,
                  names: tuple[str, ...] = ()) -> Fitted | None:
    """The quotation at the largest size that serves its sense, or ``None`` if it fits at none.

    ``room`` is the height in px that its lines may take; ``names`` are never broken.  The
    author's breaks decide the lines as long as they don't make the type much smaller; else
    the sense does.
    """
    language = part.runs[0].language
    places = find_breaks(part.text, language, (*part.kept, *names), part.breaks)
    measured = _Measured(part, shape, setting, places)
    own = _fit_authored(part, shape, room, measured) if part.breaks else None
    best = _fit_freely(shape, room, measured, language)
    if own is not None and (best is None or own[0] >= _OWN * best[0]):
        best = own
    if best is None:
        return None
    size, breaking = best
    style = _style(shape, size, language, size > shape.get("quotation", "bold-above"))
    return Fitted(style, tuple(_cut(part.runs, breaking.lines(part.text))), breaking.worst)


class _Measured:
    """The advances of a quotation by weight, shaped and made ready when first asked for."""

    def __init__(self, part: Part, shape: Shape, setting: Setting,
                 places: Sequence[Break]) -> None:
        self.part, self.shape, self.setting, self.places = part, shape, setting, places
        self.known: dict[bool, tuple[Advances, Prepared]] = {}

    def at(self, size: float) -> tuple[Advances, Prepared]:
        """The advances in the weight of a size."""
        bold = size > self.shape.get("quotation", "bold-above")
        if bold not in self.known:
            style = _style(self.shape, 1, self.part.runs[0].language, bold)
            advances = measure_runs(self.part.runs, style, self.setting)
            self.known[bold] = advances, prepare_lines(advances, self.places, Sense.LOOSE)
        return self.known[bold]


def _style(shape: Shape, size: float, language: str, bold: bool) -> Style:
    return Style(size, size * shape.by_language("leading", language), bold,
                 shape.by_language("tracking", language), display=True)


def _sizes(shape: Shape) -> list[float]:
    size, sizes = shape.get("quotation", "largest"), []
    while size >= shape.get("quotation", "smallest"):
        sizes.append(size)
        size -= shape.get("quotation", "step")
    return sizes


def _most_lines(shape: Shape, size: float, room: float, language: str) -> int:
    """How many lines of a size the card takes: by count, by share of its height, by room.

    The room is filled by the ink, which is about half a size less than the lines' sum.
    """
    leading = size * shape.by_language("leading", language)
    by_share = shape.get("quotation", "share") * shape.size[1] / leading
    by_room = (room - size * 0.93) / leading + 1
    return int(min(shape.get("quotation", "lines"), by_share, by_room))


def _fit_authored(part: Part, shape: Shape, room: float,
                  measured: _Measured) -> tuple[float, Breaking] | None:
    ends = (*part.breaks, len(part.text))
    for size in _sizes(shape):
        advances, _ready = measured.at(size)
        widths = [advances.width(a, b) for a, b in zip((0, *ends), ends, strict=False)]
        fits = max(widths) * size <= shape.measure
        language = part.runs[0].language
        if fits and len(ends) <= _most_lines(shape, size, room, language):
            return size, Breaking(ends, 0.0, max(widths), min(widths), Sense.AUTHOR)
    return None


def _fit_freely(shape: Shape, room: float, measured: _Measured,
                language: str) -> tuple[float, Breaking] | None:
    best, price, largest = None, inf, 0.0
    shortest = shape.get("quotation", "shortest")
    for size in _sizes(shape):
        advances, ready = measured.at(size)
        measure = shape.measure / size
        least = ceil(advances.width(0, len(advances.text)) / measure)
        if largest and _SMALLER * log(largest / size) + _LEAST >= price:
            break
        for count in range(least, min(least + 2, _most_lines(shape, size, room, language)) + 1):
            breaking = break_lines(ready, measure, count,
                                   shortest * measure if count > 1 else 0.0)
            if breaking is None:
                continue
            largest = largest or size
            cost = breaking.cost + _SMALLER * log(largest / size) + _charge_look(
                shape, size, count, language)
            if cost < price:
                best, price = (size, breaking), cost
    return best


def _charge_look(shape: Shape, size: float, count: int, language: str) -> float:
    """What a thin weight and an empty card cost."""
    filled = size * shape.by_language("leading", language) * count / shape.size[1]
    regular = size <= shape.get("quotation", "bold-above")
    return _REGULAR * regular + _EMPTY * max(0.0, _FULL - filled)
