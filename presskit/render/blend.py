"""The face for words and numbers inside Chinese and Japanese: our Latin, made to fit.

Here: a subset of the Latin family whose capitals and line are those of the East Asian faces, and
how much larger a Latin family is set beside them.
Never here: which characters are such words (``runs``), style sheets.

The engine takes the first family of a stack that has a character.  A face that holds nothing
but capitals and figures can therefore stand in front of a Chinese family without a mark round
every ``AI`` and every number, and the layout is done in half the time.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from presskit import locales
from presskit.render.face_files import open_face, subset_face
from presskit.render.fonts import Face, Family, Fonts

__all__ = ["BLEND", "BLEND_HEADINGS", "blend_face", "latin_scale", "name_blend", "pair_families"]

BLEND, BLEND_HEADINGS = "words", "words-headings"
"""The keys under which a character set asks for this face, in text and in headings."""

_HAN = "zh-Hant-HK"  # whose family is asked for Han in a document that isn't in one
_STEP = 40  # a fortieth of an em: finer differences between two capitals are not seen


def name_blend(fonts: Fonts, key: str) -> str:
    """The name of the family that holds this face alone: that of the Latin family, and more."""
    name = fonts.family(fonts.lead("en")).name
    return f"{name} Words" if key == BLEND else f"{name} Words Headings"


def pair_families(fonts: Fonts, locale: str) -> tuple[Family, Family]:
    """The family of Latin words, and that of the Han or kana around them."""
    around = fonts.stack(locale)[0] if locales.is_han_spaced(locale) else fonts.lead(_HAN)
    return fonts.family(fonts.lead("en")), fonts.family(around)


def latin_scale(latin: Family, around: Family) -> float:
    """How much larger a Latin family is set beside Han, so that its capitals stand as high as
    those of the other: 1.025 for ours (714 to 733 units)."""
    own, other = _capital(latin.regular), _capital(around.regular)
    return round(other / own * _STEP) / _STEP if own and other else 1.0


@lru_cache(maxsize=32)
def _capital(face: Face) -> float:
    """The height of H in em, 0 where a face has none."""
    import uharfbuzz as hb

    opened = open_face(face)
    font = hb.Font(opened)
    box = font.get_glyph_extents(font.get_nominal_glyph(ord("H")) or 0)
    has = ord("H") in opened.unicodes
    return box.y_bearing / opened.upem if has and box is not None else 0.0


@lru_cache(maxsize=32)
def _line(face: Face) -> tuple[float, float]:
    """Ascent and descent of a face in em (OpenType, ``hhea``)."""
    opened = open_face(face)
    ascent, descent = struct.unpack_from(">hh", opened.reference_table("hhea").data, 4)
    return ascent / opened.upem, descent / opened.upem


@lru_cache(maxsize=16)
def blend_face(face: Face, characters: str, around: Face, scale: float) -> bytes:
    """A Latin face reduced to some characters, set larger by ``scale``, with the line of the
    face ``around`` it, so that a line with words in it is as high as one without.

    The engine sets a space in the face of the word before it, so both spaces are in it too.
    The size is a matter of the em: fewer units to the em make every outline larger (OpenType,
    ``head``, ``hhea``, ``OS/2``).
    """
    data = bytearray(subset_face(face, characters + " \u00a0"))
    tables = dict(_tables(data))
    units = round(_units(data, tables) / scale)
    ascent, descent = (round(one * units) for one in _line(around))
    struct.pack_into(">H", data, tables["head"] + 18, units)
    struct.pack_into(">hhh", data, tables["hhea"] + 4, ascent, descent, 0)
    struct.pack_into(">hhhHH", data, tables["OS/2"] + 68, ascent, descent, 0, ascent, -descent)
    return bytes(data)


def _tables(data: bytearray):
    """The offsets of the tables of a TrueType file, by tag."""
    count = struct.unpack_from(">H", data, 4)[0]
    for index in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        yield tag.decode("latin-1"), offset


def _units(data: bytearray, tables: dict[str, int]) -> int:
    return struct.unpack_from(">H", data, tables["head"] + 18)[0]
