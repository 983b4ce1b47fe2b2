#!/usr/bin/env python3
"""Draw the key visual of the example kit: a grid of dots that opens into waves, past a screen.

Here: the geometry and colours of one picture.  Never here: text, people, marks of real
organisations.  The same numbers give the same picture; run it again only to change it.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw

__all__ = ["draw_key_visual", "main"]

WIDTH, HEIGHT = 1600, 900  # pixels
FINER = 3  # drawn so many times as large, then reduced: smooth edges
PAPER, ACCENT, INK = "#f6edee", "#8a1c2b", "#16181d"
ROWS = 27
PITCH = 28.0  # pixels between rows, and between the dots of the grid
MARGIN = (HEIGHT - (ROWS - 1) * PITCH) / 2  # the same at the left as above and below
SCREEN = (812.0, 246.0, 1452.0, 606.0)  # left, top, right, bottom: 16 to 9
OPENS, OPEN = 430.0, 820.0  # where the dots begin to join, where they are lines
TARGET = Path("content/ai-creation-forum-2025/pictures/key-visual.png")


def _ease(x: float, start: float, end: float) -> float:
    """0 before ``start``, 1 behind ``end``, without a corner between."""
    part = min(1.0, max(0.0, (x - start) / (end - start)))
    return part * part * (3 - 2 * part)


def _height(row: int, x: float) -> float:
    """Where a row runs at ``x``: level as the grid, then ever freer."""
    level = HEIGHT / 2 + (row - (ROWS - 1) / 2) * PITCH
    freedom = _ease(x, OPENS, WIDTH * 1.02)
    swell = (math.sin(x / 171 + row * 0.23) + 0.55 * math.sin(x / 93 - row * 0.31 + 1.3)
             + 0.3 * math.sin(x / 57 + row * 0.47))
    drift = -0.42 * (row - (ROWS - 1) / 2) * PITCH * math.sin((x - OPENS) / 420)
    return level + freedom * (26 * swell + drift)


def _draw_row(draw: ImageDraw.ImageDraw, row: int, colour: str) -> None:
    """One row: dots that stretch into dashes, and meet as a line."""
    column = MARGIN
    while column < WIDTH + PITCH:
        joined = _ease(column, OPENS, OPEN)
        half = (PITCH / 2 + 0.5) * joined
        thick = 5.2 - 3.4 * joined
        steps = max(1, round(half))
        points = [((column + half * (2 * k / steps - 1)) * FINER,
                   _height(row, column + half * (2 * k / steps - 1)) * FINER)
                  for k in range(steps + 1)]
        radius = thick * FINER / 2
        for x, y in points if joined < 1 else ():
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
        draw.line(points, fill=colour, width=round(thick * FINER), joint="curve")
        column += PITCH


def _draw_rows(ground: str, colour: str) -> Image.Image:
    picture = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), ground)
    draw = ImageDraw.Draw(picture)
    for row in range(ROWS):
        _draw_row(draw, row, colour)
    return picture


def draw_key_visual() -> Image.Image:
    """The picture, 1600 by 900 pixels, in 64 colours.

    Outside the screen the rows are ink on paper, inside it paper on the accent.
    """
    mask = Image.new("L", (WIDTH * FINER, HEIGHT * FINER), 0)
    left, top, right, bottom = (value * FINER for value in SCREEN)
    ImageDraw.Draw(mask).rectangle((left, top, right - 1, bottom - 1), fill=255)
    picture = Image.composite(_draw_rows(ACCENT, PAPER), _draw_rows(PAPER, INK), mask)
    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return small.quantize(64, dither=Image.Dither.NONE)


def main(arguments: list[str]) -> int:
    """Write the picture to the kit, or to the path given."""
    target = Path(arguments[0]) if arguments else Path(__file__).parents[1] / TARGET
    draw_key_visual().save(target, optimize=True)
    print(f"{target}: {target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
