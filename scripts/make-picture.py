"""Makes docs/images/kit.png: a few pages of the example kit side by side.

    make kit && .venv/bin/python scripts/make-picture.py

Real pages as they came out, drawn by PDFium at the size they are shown in.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

TOP = Path(__file__).parent.parent
KIT = "ai-creation-forum-2025"
PICTURE = TOP / "docs/images/kit.png"
MOST = 300_000
"""Bytes that the picture may have."""

GROUND, EDGE = (236, 236, 233), (206, 206, 202)
MARGIN, GAP = 36, 22
TALL = 762
"""The height of the large page, and of the two rows beside it."""

# locale, document, page from 0
LARGE = ("zh-Hant-HK", "press-release", 0)
ROW = (("en", "press-release", 0), ("ja", "press-release", 0), ("ko", "press-release", 0),
       ("zh-Hans-CN", "quote-sheet", 0))
BIOS = ("en", "speaker-bios", 0)
CARD = ("zh-Hant-HK", "quote-hopcroft-piano", 0)


def find_file(out: Path, locale: str, document: str) -> Path:
    """The PDF of a document, whatever marks its name carries."""
    folder = out / KIT / locale
    found = sorted(folder.rglob(f"{KIT}-{document}-{locale}*.pdf"))
    if not found:
        sys.exit(f"{folder} has no {document}: run make kit")
    return found[0]


def draw_page(path: Path, number: int, height: int) -> Image.Image:
    """One page of a PDF, ``height`` px high, with a hairline round it."""
    page = pypdfium2.PdfDocument(path)[number]
    scale = height / page.get_height()
    drawn = page.render(scale=scale * 3).to_pil().convert("RGB")
    size = round(page.get_width() * scale), height
    picture = drawn.resize(size, Image.Resampling.LANCZOS)
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] - 1, size[1] - 1), outline=EDGE)
    return picture


def lay_out(out: Path) -> Image.Image:
    """The large page at the left; beside it a row of four, and under it bios and a card."""
    large = draw_page(find_file(out, *LARGE[:2]), LARGE[2], TALL)
    # Four pages in a row are as wide as one page and a square of the rest of the height.
    ratio = large.width / large.height
    low = (TALL - GAP) * (1 + ratio) + GAP - 3 * GAP
    row_height = round(low / (4 * ratio + 1 + ratio))
    row = [draw_page(find_file(out, locale, document), page, row_height)
           for locale, document, page in ROW]
    rest = TALL - GAP - row_height
    below = [draw_page(find_file(out, *one[:2]), one[2], rest) for one in (BIOS, CARD)]
    width = sum(one.width for one in row) + 3 * GAP
    whole = Image.new("RGB", (2 * MARGIN + large.width + GAP + width, 2 * MARGIN + TALL), GROUND)
    whole.paste(large, (MARGIN, MARGIN))
    for pictures, top in ((row, MARGIN), (below, MARGIN + row_height + GAP)):
        left = MARGIN + large.width + GAP
        for one in pictures:
            whole.paste(one, (left, top))
            left += one.width + GAP
    return whole


def main() -> None:
    """Draw, with as many tones of grey as the limit allows."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "out"
    whole = lay_out(out)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    for colours in (128, 64, 48, 32, 24, 16):
        palette = whole.quantize(colours, method=Image.Quantize.MEDIANCUT,
                                 dither=Image.Dither.NONE)
        palette.save(PICTURE, optimize=True)
        if PICTURE.stat().st_size <= MOST:
            break
    print(f"{PICTURE.relative_to(TOP)}: {whole.width} × {whole.height} px, "
          f"{PICTURE.stat().st_size} bytes, {colours} colours")


if __name__ == "__main__":
    main()
