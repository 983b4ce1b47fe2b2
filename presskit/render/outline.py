"""Characters as outlines: marks and monograms that are pictures, not text.

Here: the outline of a shaped text, and the square of a monogram as SVG.  Never here: text that
a reader should find, copy or hear; that is set in a face.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

__all__ = ["Outline", "glyph_outline", "outline_svg", "place_outline"]

Command = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a shaped text, in units of its face.

    ``commands`` are the letters M, L, Q, C, Z of SVG path data with absolute coordinates; the
    origin is the start of the baseline and **y points up**, as in the face.  ``bounds`` is
    the ink: left, bottom, right, top.  ``advance`` is the width as set.
    """

    commands: tuple[Command, ...]
    bounds: tuple[float, float, float, float]
    advance: float
    units_per_em: int

    @property
    def path(self) -> str:
        """The data of an SVG ``path`` with its baseline at y = 0 and **y pointing down**."""
        return " ".join(_write_command(letter, points) for letter, points in self.commands)


def _write_command(letter: str, points: tuple[float, ...]) -> str:
    flipped = (-value if index % 2 else value for index, value in enumerate(points))
    return letter + " ".join(f"{value + 0:g}" for value in flipped)


def glyph_outline(font_path: str | Path, text: str) -> Outline:
    """The outline of ``text`` in one face, shaped with its kerning and ligatures.

    ``font_path`` is a TrueType or OpenType file.  The answer is kept for the process.
    Raises ``ValueError`` if the face lacks a character; the caller has asked the coverage
    gate before, so this is never an answer with empty boxes.
    """
    return _outline(str(font_path), text)


@lru_cache(maxsize=256)
def _outline(font_path: str, text: str) -> Outline:
    import uharfbuzz as hb

    face = _face(font_path)
    font = hb.Font(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {})
    commands: list[Command] = []
    x = y = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            raise ValueError(f"{Path(font_path).name} has no U+{ord(text[info.cluster]):04X}")
        _draw_glyph(font, info.codepoint, x + position.x_offset, y + position.y_offset, commands)
        x += position.x_advance
        y += position.y_advance
    return Outline(tuple(commands), _bounds(commands), x, face.upem)


@lru_cache(maxsize=16)
def _face(font_path: str):
    import uharfbuzz as hb

    return hb.Face(hb.Blob.from_file_path(font_path))


class _Pen:
    """Collects the commands of one glyph at a place (the pen protocol of fontTools)."""

    def __init__(self, x: float, y: float, commands: list[Command]) -> None:
        self.x, self.y, self.commands = x, y, commands

    def _add(self, letter: str, *points: tuple[float, float]) -> None:
        flat = tuple(value for px, py in points for value in (px + self.x, py + self.y))
        self.commands.append((letter, flat))

    def moveTo(self, point):  # noqa: N802
        self._add("M", point)

    def lineTo(self, point):  # noqa: N802
        self._add("L", point)

    def qCurveTo(self, *points):  # noqa: N802
        self._add("Q", *points)

    def curveTo(self, *points):  # noqa: N802
        self._add("C", *points)

    def closePath(self):  # noqa: N802
        self._add("Z")


def _draw_glyph(font, glyph: int, x: float, y: float, commands: list[Command]) -> None:
    font.draw_glyph_with_pen(glyph, _Pen(x, y, commands))


def _bounds(commands: list[Command]) -> tuple[float, float, float, float]:
    """The box of the ink.  Control points count: our faces have extremes on the curve, so the
    box of the points is the box of the ink to within a unit."""
    values = [points for _letter, points in commands]
    xs = [value for points in values for value in points[0::2]]
    ys = [value for points in values for value in points[1::2]]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)


def place_outline(outline: Outline, size: float, side: float) -> tuple[float, float, float]:
    """Scale and place that centre an outline's ink in a square.

    ``size`` is the type size and ``side`` the square's, in one unit of the caller's choice.
    Gives the scale and the x and y of the outline's origin, y counted **up** from the
    square's bottom.  The ink is centred, not the advance: a monogram is a picture.  What is
    wider than three quarters of the square is made smaller until it fits.
    """
    left, bottom, right, top = outline.bounds
    scale = size / outline.units_per_em
    widest = max(right - left, top - bottom) * scale
    if widest > side * 0.75:
        scale *= side * 0.75 / widest
    return scale, (side - (left + right) * scale) / 2, (side - (bottom + top) * scale) / 2


@lru_cache(maxsize=256)
def outline_svg(font_path: str | Path, text: str, *, fill: str = "currentColor",
                background: str = "none", size: float = 24.0, side: float = 70.583,
                alternative: str = "") -> str:
    """A monogram as an SVG picture: the characters' outlines centred in a square.

    ``size`` and ``side`` are in pt (by default 24 pt in a square of 24.9 mm), ``fill`` and
    ``background`` CSS colours.  The picture holds no text; ``alternative`` becomes its
    accessible name, and without one it is marked as decoration (WAI-ARIA ``role``).
    """
    outline = glyph_outline(font_path, text)
    scale, x, y = place_outline(outline, size, side)
    name = (f'role="img" aria-label="{escape(alternative)}"' if alternative
            else 'aria-hidden="true"')
    ground = ("" if background == "none" else
              f'<rect width="{side:g}" height="{side:g}" fill="{escape(background)}"/>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:g} {side:g}" '
            f'width="{side:g}pt" height="{side:g}pt" {name}>{ground}'
            f'<path fill="{escape(fill)}" d="{outline.path}" '
            f'transform="translate({x:.3f} {side - y:.3f}) scale({scale:.6f})"/></svg>')
