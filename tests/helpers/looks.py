"""The look of pages in words: how much ink is where, and which colours.

Here: each page of a PDF as a coarse grid of shades, small enough to be kept as text and to be
read as a picture, and what differs between two.  Never here: which pages are looked at.

A cell is a square of a centimetre, weighed with what lies round it.  Its shade is its share of ink
in steps of 2 %, 0 to 9 and on with a to z (a dot: none), so that a block that moves by a
millimetre or two, a line more, a weight that is lost are seen and the width of a hair is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

__all__ = ["find_differences", "tell_look"]

COLUMNS, ROWS = 21, 30
STEP = 0.02
CLOSE = 1
"""By how many steps a cell may differ: another machine's rasteriser rounds otherwise."""
CLOSE_COLOUR = 0.08
"""By what share the colour of a page may differ."""
_SHADES = "0123456789abcdefghijklmnopqrstuvwxyz"
_SCALE = 0.8
_LEAST, _FLAT = 8, 0.006
"""How far apart the channels of a colour are that isn't grey, and how much of a page is filled
with one that is named."""


def tell_look(data: bytes | Path) -> Iterator[str]:
    """The lines that stand for the pages of a PDF: number, how much colour and which are laid flat,
    the grid from top to bottom."""
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        picture = page.render(scale=_SCALE).to_pil().convert("RGB")
        yield f"== page {number}"
        yield " ".join((f"colour: {_colour(picture)}", *_flat(picture)))
        yield from _shades(picture)


def _colour(picture: Any) -> int:
    """How far the channels of a page lie apart, in a hundredth of a hundredth."""
    from PIL import ImageChops, ImageStat

    red, green, blue = picture.split()
    apart = ImageChops.subtract(ImageChops.lighter(ImageChops.lighter(red, green), blue),
                                ImageChops.darker(ImageChops.darker(red, green), blue))
    return round(ImageStat.Stat(apart).mean[0] / 255 * 10_000)


def _flat(picture: Any) -> Iterator[str]:
    """The colours that whole areas of a page are filled with."""
    area = picture.width * picture.height
    yield from sorted("#" + bytes(colour).hex() for count, colour in picture.getcolors(area)
                      if count >= _FLAT * area and max(colour) - min(colour) >= _LEAST)


def _shades(picture: Any) -> Iterator[str]:
    from PIL import Image

    cells = picture.convert("L").resize((COLUMNS, ROWS), Image.Resampling.BILINEAR).tobytes()
    for start in range(0, len(cells), COLUMNS):
        yield "".join(_shade(1 - one / 255) for one in cells[start:start + COLUMNS]).rstrip(".")


def _shade(ink: float) -> str:
    return "." if ink < STEP / 4 else _SHADES[min(len(_SHADES) - 1, round(ink / STEP))]


def find_differences(before: str, now: str) -> list[str]:
    """What a reader of two pages would see: which page, how far down and across in cm."""
    pages, others = (text.split("== page ")[1:] for text in (before, now))
    if len(pages) != len(others):
        return [f"{len(others)} pages, {len(pages)} before"]
    return [f"page {number}: {what}" for number, (page, other) in enumerate(
        zip(pages, others, strict=True), 1) for what in _compare(page, other)]


def _compare(page: str, other: str) -> Iterator[str]:
    (_one, colours, *rows), (_two, colours_now, *rows_now) = (
        text.rstrip("\n").split("\n") for text in (page, other))
    amount, flat = _read_colours(colours)
    amount_now, flat_now = _read_colours(colours_now)
    if flat != flat_now or abs(amount - amount_now) > 2 + CLOSE_COLOUR * amount:
        yield f"{colours_now}, before {colours.removeprefix('colour: ')}"
    for down in range(ROWS):
        row, row_now = ("".join(part[down:down + 1]) for part in (rows, rows_now))
        cells = [across for across, (one, two) in enumerate(zip(
            row.ljust(COLUMNS, "."), row_now.ljust(COLUMNS, "."), strict=True), 1)
            if abs(_value(one) - _value(two)) > CLOSE]
        if cells:
            yield (f"{down + 1} cm down, {', '.join(map(str, cells))} cm across: "
                   f"{row_now}, before {row}")


def _read_colours(line: str) -> tuple[int, list[str]]:
    _label, amount, *flat = line.split()
    return int(amount), flat


def _value(cell: str) -> int:
    return max(0, _SHADES.find(cell))
