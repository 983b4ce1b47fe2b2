"""Pictures side by side, for the pages of the docs: small files, the same frame round each.

Here: what ``make-editors-pictures.py`` and ``make-theme-pictures.py`` share.  Never here: what a
picture shows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["MARGIN", "write_row"]

TOP = Path(__file__).parent.parent
MARGIN = 16
_GROUND, _EDGE = (236, 236, 233), (206, 206, 202)
_COLOURS = (128, 96, 64, 48, 32, 24, 16)


def write_row(path: Path, pictures: list[Any], most: int, gap: int = MARGIN) -> None:
    """Write some pictures (Pillow's, as high as the first) side by side as a PNG, in as many tones
    as leave it no larger than ``most`` bytes; margins and ``gap`` are in px."""
    from PIL import Image, ImageDraw
    size = (sum(one.width + gap for one in pictures) - gap + 2 * MARGIN,
            pictures[0].height + 2 * MARGIN)
    whole, left = Image.new("RGB", size, _GROUND), MARGIN
    pen = ImageDraw.Draw(whole)
    for one in pictures:
        whole.paste(one, (left, MARGIN))
        pen.rectangle((left - 1, MARGIN - 1, left + one.width, MARGIN + one.height),
                      outline=_EDGE)
        left += one.width + gap
    path.parent.mkdir(parents=True, exist_ok=True)
    for colours in _COLOURS:
        whole.quantize(colours, method=Image.Quantize.MAXCOVERAGE,
                       dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= most:
            break
    print(f"{path.relative_to(TOP)}: {size[0]} × {size[1]} px, {path.stat().st_size} bytes, "
          f"{colours} colours")
