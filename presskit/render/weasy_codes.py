"""Codes of glyphs inside WeasyPrint 70: every text finds its way back to Unicode.

Here: a code of its own for each text that a face draws with one and the same glyph (· and ‧,
— and ―, a radical and its ideograph), and the table that leads from codes to glyphs
(CIDToGIDMap: ISO 32000-1, 9.7.4.3).  Never here: drawing (``weasy_draw``), subsets
(``weasy_inside``).

The engine knows a glyph by its number and one text for each, so that who copies gets the first
for all.
"""

from __future__ import annotations

from typing import Any

__all__ = ["KNOWN", "find_code", "part_codes"]

KNOWN = ("weasyprint.pdf.fonts _build_vector_font_dictionary",)
"""What the replacements need to find: modules and their names."""
_LAST = 0xFFFF


def find_code(font: Any, glyph: int, text: str) -> int:
    """The code that draws a glyph and is read as this text: the number of the glyph for the
    first of its texts, for others one that no glyph has.

    White space is not told apart: who searches for a space finds one that doesn't break.
    """
    if font.to_unicode.setdefault(glyph, text) == text or not text.strip():
        return glyph
    codes = _codes(font)
    if (glyph, text) not in codes:
        code = _LAST - len(codes)
        if code < font.glyph_count + len(font.missing) or font.type != "ttf":
            return glyph  # no number is free, or the program itself leads from codes to glyphs
        codes[glyph, text] = code
        font.to_unicode[code] = text
    return codes[glyph, text]


def _codes(font: Any) -> dict[tuple[int, str], int]:
    return font.__dict__.setdefault("_presskit_codes", {})


def part_codes() -> None:
    """Let the fonts of a PDF say which glyph such a code draws; the engine has been imported."""
    from weasyprint.pdf import fonts

    build = fonts._build_vector_font_dictionary

    def write(dictionary: Any, pdf: Any, font: Any, widths: Any, compress: Any,
              *rest: Any) -> None:
        codes = {code: glyph for (glyph, _text), code in _codes(font).items()}
        build(dictionary, pdf, font, widths, compress, *rest)
        if codes:
            _write_table(pdf, {**{one: one for one in widths}, **codes}, compress)

    fonts._build_vector_font_dictionary = write


def _write_table(pdf: Any, glyphs: dict[int, int], compress: Any) -> None:
    """Two bytes for each code, in place of saying that codes are glyphs."""
    import pydyf

    own = next(one for one in reversed(pdf.objects)
               if isinstance(one, pydyf.Dictionary) and "CIDToGIDMap" in one)
    table = bytearray(2 * (max(glyphs) + 1))
    for code, glyph in glyphs.items():
        table[2 * code:2 * code + 2] = glyph.to_bytes(2, "big")
    stream = pydyf.Stream([bytes(table)], compress=compress)
    pdf.add_object(stream)
    own["CIDToGIDMap"] = stream.reference
