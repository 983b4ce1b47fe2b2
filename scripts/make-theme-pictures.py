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

from picture_rows import write_row

TOP = Path(__file__).parent.parent
KIT = "ai-creation-forum-2025"
PICTURES = TOP / "docs/images/themes"
MOST = 70_000
"""Bytes that one picture may have."""


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


def main() -> None:
    """Draw every row."""
    with tempfile.TemporaryDirectory() as folder:
        for theme in dict.fromkeys(one.theme for row in ROWS.values() for one in row):
            build(theme, Path(folder))
        for name, row in ROWS.items():
            high = 566 if name == "looks" else 420
            write_row(PICTURES / f"{name}.png", [draw(one, Path(folder), high) for one in row],
                      MOST)


if __name__ == "__main__":
    main()
