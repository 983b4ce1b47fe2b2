"""The faces of a PDF: names, programs, widths, and the way back to Unicode.

Here: the dictionaries of fonts (ISO 32000-1, 9.6 to 9.10).  Never here: which faces are ours
(``pdf_fonts``), where glyphs lie (``pdf_glyphs``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Face", "read_face"]

_SUBSET = re.compile(r"^[A-Z]{6}\+(?P<name>.+)$")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face of a PDF.

    ``name`` is without the mark of a subset; ``program`` its font file, empty where none is
    inside; ``unicode`` what ToUnicode says of each code, ``clashes`` the codes of which it says
    two things; ``widths`` the advances by code, in thousandths of an em; ``table`` the glyph of
    each code in two bytes (ISO 32000-1, 9.7.4.3), empty where a code is the number of its glyph.
    """

    name: str
    subset: bool
    program: bytes = field(repr=False)
    unicode: dict[int, str] = field(repr=False)
    clashes: tuple[int, ...] = ()
    widths: dict[int, float] = field(default_factory=dict, repr=False)
    usual: float = 1000.0
    composite: bool = True
    upright: bool = True
    italic: float = 0.0
    table: bytes = field(default=b"", repr=False)

    def glyph(self, code: int) -> int:
        """The glyph that a code draws, 0 (the sign for a missing one) where none is named."""
        return int.from_bytes(self.table[2 * code:2 * code + 2], "big") if self.table else code


def read_face(font: Any) -> Face:
    """Read a font of a pikepdf file."""
    import pikepdf

    composite = str(font.get("/Subtype")) == "/Type0"
    own = font.DescendantFonts[0] if composite else font
    facts = own.get("/FontDescriptor", {})
    program = next((facts[key].read_bytes() for key in ("/FontFile2", "/FontFile3", "/FontFile")
                    if key in facts), b"")
    name = str(font.get("/BaseFont", "")).lstrip("/")
    match = _SUBSET.match(name)
    unicode, clashes = _read_unicode(font["/ToUnicode"].read_bytes()) \
        if "/ToUnicode" in font else ({}, ())
    widths = dict(_read_widths(own.get("/W", []))) if composite else {
        int(font.get("/FirstChar", 0)) + index: float(one)
        for index, one in enumerate(font.get("/Widths", []))}
    table = own.get("/CIDToGIDMap")
    encoding = str(font.get("/Encoding", "")) if composite else "/Identity-H"
    return Face(match["name"] if match else name, bool(match), program, unicode, clashes, widths,
                float(own.get("/DW", 1000)) if composite else 0.0, composite,
                encoding == "/Identity-H", float(facts.get("/ItalicAngle", 0)),
                table.read_bytes() if isinstance(table, pikepdf.Stream) else b"")


def _read_widths(table: Any) -> Iterator[tuple[int, float]]:
    """ISO 32000-1, 9.7.4.3: a code with its widths, or first, last and one width for all."""
    import pikepdf

    entries = [*table]
    while len(entries) > 1:
        first, second = entries.pop(0), entries.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((int(first) + index, float(one)) for index, one in enumerate(second))
        elif entries:
            width = float(entries.pop(0))
            yield from ((code, width) for code in range(int(first), int(second) + 1))


_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f ]*)\s*>")
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*"
                    rb"(?:<\s*([0-9A-Fa-f]+)\s*>|\[(.*?)\])", re.DOTALL)


def _read_unicode(stream: bytes) -> tuple[dict[int, str], tuple[int, ...]]:
    """What a ToUnicode CMap says, and the codes that it gives two meanings."""
    found: dict[int, str] = {}
    clashes = []
    for kind, body in _SECTION.findall(stream):
        for code, text in _pairs(body) if kind == b"bfchar" else _ranges(body):
            if found.setdefault(code, text) != text:
                clashes.append(code)
    return found, tuple(clashes)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _pairs(body: bytes) -> Iterator[tuple[int, str]]:
    for code, digits in _PAIR.findall(body):
        yield int(code, 16), _text(digits)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, start, listed in _RANGE.findall(body):
        codes = range(int(first, 16), int(last, 16) + 1)
        if start:
            text = _text(start)
            yield from ((code, text[:-1] + chr(ord(text[-1]) + index))
                        for index, code in enumerate(codes))
        else:
            texts = re.findall(rb"<\s*([0-9A-Fa-f]+)\s*>", listed)
            yield from ((code, _text(one)) for code, one in zip(codes, texts, strict=False))
