"""Makes the pictures of docs/room.md: what a press officer and a journalist see on their way.

    .venv/bin/python scripts/make-room-pictures.py

The example kit is built twice, as a preview and for the public, and its pages are shown in a
browser without a window, with what has been clicked. Needs Chromium and Playwright, like the
tests in tests/browser.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP))

KIT = "ai-creation-forum-2025"
PICTURES = TOP / "docs/images/room"
MOST = 60_000
"""Bytes that one picture may have."""
WIDE, HIGH = 880, 600


def make_pictures(rooms: Path, pictures: Path) -> None:
    """Draw all pictures of the rooms ``press-room`` and ``press-room-preview`` in ``rooms``."""
    from tests.helpers.browser import open_browser, serve_folder

    with open_browser() as browser, serve_folder(rooms) as address:
        page = browser.new_context(viewport={"width": WIDE, "height": HIGH}).new_page()
        _open(page, f"{address}/press-room-preview/en/index.html")
        _keep(page, pictures / "preview.png")
        _open(page, f"{address}/press-room/en/quote-sheet.html")
        _copy_quote(page)
        _keep(page, pictures / "quote.png")
        _open(page, f"{address}/press-room/en/index.html")
        page.evaluate("document.querySelector('.press-pictures').scrollIntoView()")
        page.evaluate("document.querySelector('.press-picture img').decode()")
        _keep(page, pictures / "picture.png")


def _open(page: Any, address: str) -> None:
    page.goto(address)
    page.evaluate("document.fonts.ready")


def _copy_quote(page: Any) -> None:
    """A quote with its original, when it has just been copied."""
    entry = page.locator(".quote-entry").nth(3)
    entry.locator("summary").first.click()
    entry.evaluate("one => one.scrollIntoView()")
    entry.get_by_role("button", name="Copy quote with attribution").click()


def _keep(page: Any, path: Path) -> None:
    """Keep what the window shows, in few colours."""
    from PIL import Image

    page.evaluate("document.fonts.ready")
    whole = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    few = whole.quantize(64, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    if path.stat().st_size > MOST:
        sys.exit(f"{path} is larger than {MOST} bytes")
    print(path)


def main() -> None:
    """Build both rooms beside each other, and draw."""
    with tempfile.TemporaryDirectory() as top:
        for words in (["--preview"], []):
            out = Path(top, "out" + "".join(words))
            subprocess.run([sys.executable, "-m", "presskit", "make", KIT, *words, "--out", out],
                           cwd=TOP, check=True, stdout=subprocess.DEVNULL)
            for room in (out / KIT).glob("press-room*"):
                room.rename(Path(top, room.name))
        make_pictures(Path(top), PICTURES)


if __name__ == "__main__":
    main()
