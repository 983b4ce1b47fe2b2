"""The face for words and numbers inside Chinese and Japanese: our Latin, made to fit.

Here: a subset of the Latin family whose capitals and line are those of the East Asian faces.
Never here: which characters are such words (``runs``), style sheets.

The engine takes the first family of a stack that has a character.  A face that holds nothing
but capitals and figures can therefore stand in front of a Chinese family without a mark round
every ``AI`` and every number, and the layout is done in half the time.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from presskit.render.fonts import Face, subset_face

__all__ = ["BLEND", "blend_face"]

BLEND = "words"
"""The key under which a character set asks for this face."""

_SCALE = 1.025  # Latin capitals of 714 units then stand as high as the 733 beside Han
_ASCENT, _DESCENT = 1.160, -0.288  # of the East Asian faces, in em


@lru_cache(maxsize=16)
def blend_face(face: Face, characters: str) -> bytes:
    """A Latin face reduced to some characters, set 2.5 % larger, with the line of our East
    Asian faces, so that a line with words in it is as high as one without.

    The engine sets a space in the face of the word before it, so both spaces are in it too.
    The size is a matter of the em: fewer units to the em make every outline larger (OpenType,
    ``head``, ``hhea``, ``OS/2``).
    """
    data = bytearray(subset_face(face, characters + " \u00a0"))
    tables = dict(_tables(data))
    units = round(_units(data, tables) / _SCALE)
    ascent, descent = round(_ASCENT * units), round(_DESCENT * units)
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
