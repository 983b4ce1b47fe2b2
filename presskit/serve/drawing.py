"""Drawing: pages of a PDF as pictures, as a reader on paper would see them.

Here: drawing by pdfium, and keeping what was drawn.  Never here: which PDF, markup.
"""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

__all__ = ["WIDTHS", "draw_page", "page_shapes"]

WIDTHS = (420, 840, 1680)
"""The widths of pictures in px: beside each other, on a desk, on a desk with a fine screen."""

_lock = threading.Lock()
"""pdfium knows one thread at a time."""


def page_shapes(path: Path) -> tuple[tuple[float, float], ...]:
    """Width and height of every page of a PDF, in pt.  Raises ``pypdfium2.PdfiumError``."""
    import pypdfium2

    with _lock, pypdfium2.PdfDocument(path) as file:
        return tuple(file.get_page_size(number) for number in range(len(file)))


def draw_page(path: Path, number: int, width: int) -> bytes:
    """One page of a PDF (from 1) as PNG of so many px; drawn once, kept beside the PDF.

    Raises ``IndexError`` for a page that there is not, ``pypdfium2.PdfiumError`` for a file that
    can't be read.
    """
    kept = path.with_name(f"{path.name}-{number}-{width}.png")
    try:
        return kept.read_bytes()
    except OSError:
        data = _draw(path, number, width)
    new = kept.with_suffix(f".{threading.get_ident()}")
    try:
        new.write_bytes(data)
        os.replace(new, kept)
    except OSError:
        pass  # a full disk: it is drawn again the next time
    return data


def _draw(path: Path, number: int, width: int) -> bytes:
    import pypdfium2

    with _lock, pypdfium2.PdfDocument(path) as file:
        if not 1 <= number <= len(file):
            raise IndexError(number)
        page = file[number - 1]
        picture = page.render(scale=width / page.get_width()).to_pil()
        page.close()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
