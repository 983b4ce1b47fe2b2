"""Every glyph of a PDF as a viewer draws it: where, how large, in which face, how transformed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

__all__ = ["Glyph", "each_line", "read_glyphs"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as drawn: its origin and the box of its ink in pt from the page's bottom left,
    its size in pt, its face without the tag of the subset, how it is slanted, how it is filled
    (ISO 32000-1, 9.3.6: 0 is filled and not outlined), and its page."""

    char: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    top: float
    size: float
    face: str
    slant: float
    mode: int
    page: int

    @property
    def middle(self) -> tuple[float, float]:
        """Where the middle of the ink stands, in em from the origin."""
        return (((self.left + self.right) / 2 - self.x) / self.size,
                ((self.bottom + self.top) / 2 - self.y) / self.size)


def read_glyphs(data: bytes) -> list[Glyph]:
    """Every glyph with ink, page by page in the order in which it is drawn."""
    document = pypdfium2.PdfDocument(data)
    return [one for number, page in enumerate(document)
            for one in _page(page.get_textpage(), number)]


def _page(text: pypdfium2.PdfTextPage, number: int) -> Iterator[Glyph]:
    for index in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        char = chr(raw.FPDFText_GetUnicode(text, index))
        x, y, *box = (ctypes.c_double() for _ in range(6))
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetCharBox(text, index, *box)
        matrix, name, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(200), ctypes.c_int()
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetFontInfo(text, index, name, 200, flags)
        drawn = raw.FPDFText_GetTextObject(text, index)
        left, right, bottom, top = (one.value for one in box)
        if right > left:
            yield Glyph(char, x.value, y.value, left, right, bottom, top,
                        raw.FPDFText_GetFontSize(text, index) * matrix.d,
                        name.value.decode().partition("+")[2], abs(matrix.b) + abs(matrix.c),
                        raw.FPDFTextObj_GetTextRenderMode(drawn), number)


def each_line(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each line, as far as they follow each other on one baseline."""
    line: list[Glyph] = []
    for one in glyphs:
        if line and (one.page != line[-1].page or abs(one.y - line[-1].y) > 0.6
                     or one.x < line[-1].x):
            yield line
            line = []
        line.append(one)
    if line:
        yield line
