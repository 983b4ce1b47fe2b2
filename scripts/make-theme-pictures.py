"""Makes the pictures of the looks in docs/editors.md, of the example kit.

    .venv/bin/python scripts/make-theme-pictures.py

The kit is built in each look without its own accent, and pages are drawn as they came out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parent.parent
KIT = "ai-creation-forum-2025"
PICTURES = TOP / "docs/images/themes"
MOST = 70_000
"""Bytes that one picture may have."""

GROUND, EDGE = (236, 236, 233), (206, 206, 202)
MARGIN = 16


class Shown(NamedTuple):
    """A first page or a card: in which look, locale and format, of which document or quote."""

    theme: str
    locale: str
    format: str
    name: str


ROWS = {
    "looks": (Shown("default", "en", "pdf", "press-release"),
              Shown("festival", "en", "pdf", "press-release")),
    "festival": (Shown("festival", "zh-Hant-HK", "pdf", "quote-sheet"),
                 Shown("festival", "ja", "pdf", "press-release"),
                 Shown("festival", "ko", "png", "quote-fei-art")),
}


def build(theme: str, home: Path) -> None:
    """The example kit in a look, below ``home/<theme>/``."""
    kit = home / theme / "content" / KIT
    shutil.copytree(TOP / "content" / KIT, kit)
    text = (kit / "kit.yaml").read_text("utf-8")
    text = re.sub(r"^brand:\n(?: .*\n)+", "", text, flags=re.MULTILINE)
    (kit / "kit.yaml").write_text(f"{text}\ntheme: {theme}\n", "utf-8")
    subprocess.run([sys.executable, "-m", "presskit", "make", str(kit), "--no-room", "--locale",
                    "en,ja,ko,zh-Hant-HK", "--format", "pdf,png", "--out", str(home / theme)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env={**os.environ, "PYTHONPATH": str(TOP)})


def draw(shown: Shown, home: Path, high: int):
    """A page or a card as a picture that is so high."""
    import pypdfium2
    from PIL import Image
    path = next((home / shown.theme / KIT / shown.locale).rglob(
        f"{KIT}-{shown.name}-{shown.locale}*.{shown.format}"))
    whole = (Image.open(path) if shown.format == "png" else
             pypdfium2.PdfDocument(path)[0].render(scale=2).to_pil()).convert("RGB")
    return whole.resize((round(whole.width * high / whole.height), high),
                        Image.Resampling.LANCZOS)


def write_row(name: str, pictures: list) -> None:
    """Some pictures side by side, in as many tones as the limit allows."""
    from PIL import Image, ImageDraw
    size = (sum(one.width + MARGIN for one in pictures) + MARGIN,
            pictures[0].height + 2 * MARGIN)
    whole, left = Image.new("RGB", size, GROUND), MARGIN
    pen = ImageDraw.Draw(whole)
    for one in pictures:
        whole.paste(one, (left, MARGIN))
        pen.rectangle((left - 1, MARGIN - 1, left + one.width, MARGIN + one.height), outline=EDGE)
        left += one.width + MARGIN
    path = PICTURES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    for colours in (128, 96, 64, 48, 32, 24, 16):
        whole.quantize(colours, method=Image.Quantize.MAXCOVERAGE,
                       dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST:
            break
    print(f"{path.relative_to(TOP)}: {size[0]} × {size[1]} px, {path.stat().st_size} bytes, "
          f"{colours} colours")


def main() -> None:
    """Draw every row."""
    with tempfile.TemporaryDirectory() as folder:
        for theme in dict.fromkeys(one.theme for row in ROWS.values() for one in row):
            build(theme, Path(folder))
        for name, row in ROWS.items():
            high = 566 if name == "looks" else 420
            write_row(name, [draw(one, Path(folder), high) for one in row])


if __name__ == "__main__":
    main()
