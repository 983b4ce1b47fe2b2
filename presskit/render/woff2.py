"""Faces for web pages: TrueType packed as WOFF2, outlines rounded on the way.

Here: the container and the transformed outlines (WOFF File Format 2.0, W3C, 2024, sections 4 and
5).  Never here: which characters a face keeps (``room_faces``), OpenType with CFF outlines.

Each outline is read, rounded and written in one go, as bytes: the libraries' objects for half a
million points cost more than all else that is done for the faces of a press room.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from presskit.render.sfnt import pad, read_tables

__all__ = ["pack_face"]

_KNOWN = [one.replace("_", " ") for one in (
    "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp "
    "hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL "
    "SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx "
    "opbd prop trak Zapf Silf Glat Gloc Feat Sill").split()]
"""Tags that the directory names by a number (4.1)."""

_QUALITY = 10
"""Of brotli: the best would take twice as long for two bytes in a thousand."""

_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME, _OVERLAP = 1, 2, 4, 8, 16, 32, 64
"""Flags of a point in a glyf table (OpenType 1.9)."""

_WORDS, _MORE, _SCALE, _SCALES, _MATRIX, _INSTRUCTIONS = 1, 32, 8, 64, 128, 256
"""Flags of a component."""

_LOSSLESS = 1 << 11
"""In the flags of a head table: the face was transformed and is to be checked as such."""


def pack_face(data: bytes, grid: int = 1) -> bytes:
    """A TrueType face as WOFF2.

    ``grid`` is how many units of its em the points of its outlines are rounded to; 1 leaves them
    as they are.  Outlines that are put together from others keep their places.
    """
    import brotli
    tables = read_tables(data)
    outlines = _transform(tables, grid)
    if grid > 1:
        tables["hmtx"] = _move_bearings(tables, outlines.bearings)
    head = bytearray(tables["head"])
    struct.pack_into(">L", head, 8, 0)  # a sum over the whole file: whoever unpacks it does it
    struct.pack_into(">H", head, 16, struct.unpack_from(">H", head, 16)[0] | _LOSSLESS)
    struct.pack_into(">h", head, 50, 1)  # long offsets, whatever the outlines come to
    glyphs = _count_glyphs(tables)
    plain = tables | {"head": bytes(head)}
    stored = plain | {"glyf": outlines.join(glyphs), "loca": b""}
    lengths = {tag: len(one) for tag, one in plain.items()}
    lengths |= {"glyf": outlines.size, "loca": 4 * (glyphs + 1)}
    directory, body = b"", []
    for tag in sorted(plain):
        directory += _write_entry(tag, lengths[tag], len(stored[tag]))
        body.append(stored[tag])
    packed = brotli.compress(b"".join(body), mode=brotli.MODE_FONT, quality=_QUALITY)
    length = pad(48 + len(directory) + len(packed))
    whole = 12 + 16 * len(plain) + sum(map(pad, lengths.values()))
    header = struct.pack(">4s4sLHHLLHH5L", b"wOF2", data[:4], length, len(plain), 0, whole,
                         len(packed), 1, 0, 0, 0, 0, 0, 0)
    return (header + directory + packed).ljust(length, b"\0")


def _count_glyphs(tables: Mapping[str, bytes]) -> int:
    return struct.unpack_from(">H", tables["maxp"], 4)[0]


def _write_entry(tag: str, length: int, stored: int) -> bytes:
    """A line of the directory (4.1): all tables as they are but glyf and loca."""
    known = tag in _KNOWN
    entry = bytes([_KNOWN.index(tag)]) if known else b"\x3f" + tag.encode("latin-1")
    entry += _write_base128(length)
    return entry + _write_base128(stored) if tag in ("glyf", "loca") else entry


def _write_base128(value: int) -> bytes:
    """``UIntBase128`` (4.1)."""
    out = [value & 0x7f]
    while value := value >> 7:
        out.append(value & 0x7f | 0x80)
    return bytes(reversed(out))


def _write_short(value: int) -> bytes:
    """``255UInt16`` (4.1)."""
    if value < 253:
        return bytes([value])
    if value < 506:
        return bytes([255, value - 253])
    if value < 762:
        return bytes([254, value - 506])
    return struct.pack(">BH", 253, value)


def _move_bearings(tables: Mapping[str, bytes], bearings: Mapping[int, int]) -> bytes:
    """The hmtx table with other left side bearings of some glyphs."""
    moved = bytearray(tables["hmtx"])
    full = struct.unpack_from(">H", tables["hhea"], 34)[0]
    for glyph, bearing in bearings.items():
        at = 4 * glyph + 2 if glyph < full else 4 * full + 2 * (glyph - full)
        struct.pack_into(">h", moved, at, bearing)
    return bytes(moved)


# Outlines -------------------------------------------------------------------------------------

@dataclass(slots=True)
class _Outlines:
    """The streams of a transformed glyf table (5.1); ``boxed`` and ``overlapping`` are glyphs,
    ``bearings`` the left edges of those that were rounded, ``size`` is that of the plain table."""

    contours: bytearray = field(default_factory=bytearray)
    points: bytearray = field(default_factory=bytearray)
    flags: bytearray = field(default_factory=bytearray)
    triplets: bytearray = field(default_factory=bytearray)
    components: bytearray = field(default_factory=bytearray)
    boxes: bytearray = field(default_factory=bytearray)
    instructions: bytearray = field(default_factory=bytearray)
    boxed: list[int] = field(default_factory=list)
    overlapping: list[int] = field(default_factory=list)
    bearings: dict[int, int] = field(default_factory=dict)
    size: int = 0

    def join(self, glyphs: int) -> bytes:
        """The table."""
        boxes = _write_bits(self.boxed, (glyphs + 31) // 32 * 4) + self.boxes
        streams = (self.contours, self.points, self.flags, self.triplets, self.components, boxes,
                   self.instructions)
        bits = _write_bits(self.overlapping, (glyphs + 7) // 8) if self.overlapping else b""
        return struct.pack(">HHHH7L", 0, bool(bits), glyphs, 1,
                           *map(len, streams)) + b"".join(streams) + bits


def _write_bits(numbers: list[int], size: int) -> bytes:
    bits = bytearray(size)
    for one in numbers:
        bits[one >> 3] |= 0x80 >> (one & 7)
    return bytes(bits)


def _transform(tables: Mapping[str, bytes], grid: int) -> _Outlines:
    out, write, snap = _Outlines(), _Triplets(), _Snapped(grid)
    for number, glyph in enumerate(_each_glyph(tables)):
        out.size += pad(len(glyph))
        contours = struct.unpack_from(">h", glyph)[0] if glyph else 0
        out.contours += struct.pack(">h", contours)
        if contours > 0:
            _transform_simple(number, glyph, contours, snap, write, out)
        elif contours < 0:
            out.boxed.append(number)
            out.boxes += glyph[2:10]
            _transform_composite(glyph, out)
    return out


def _each_glyph(tables: Mapping[str, bytes]) -> Iterator[bytes]:
    long = struct.unpack_from(">h", tables["head"], 50)[0]
    count = _count_glyphs(tables) + 1
    offsets = struct.unpack_from(f">{count}{'L' if long else 'H'}", tables["loca"])
    step = 1 if long else 2
    for start, end in zip(offsets, offsets[1:], strict=False):
        yield tables["glyf"][step * start:step * end]


def _transform_simple(number: int, glyph: bytes, contours: int, snap: _Snapped,
                      write: _Triplets, out: _Outlines) -> None:
    """A glyph of its own points (5.1 and 5.2)."""
    ends = struct.unpack_from(f">{contours}H", glyph, 10)
    out.points += b"".join(_write_short(end - before)
                           for before, end in zip((-1, *ends), ends, strict=False))
    at = 10 + 2 * contours
    size, = struct.unpack_from(">H", glyph, at)
    out.instructions += glyph[at + 2:at + 2 + size]
    flags, at = _read_flags(glyph, at + 2 + size, ends[-1] + 1)
    if flags[0] & _OVERLAP:
        out.overlapping.append(number)
    across, at = _read_axis(glyph, at, flags, _X_SHORT, _X_SAME)
    along, at = _read_axis(glyph, at, flags, _Y_SHORT, _Y_SAME)
    if snap.grid > 1:
        across, along = [*map(snap.__getitem__, across)], [*map(snap.__getitem__, along)]
        out.bearings[number] = min(across)
    box = struct.pack(">4h", min(across), min(along), max(across), max(along))
    if snap.grid == 1 and box != glyph[2:10]:
        out.boxed.append(number)
        out.boxes += glyph[2:10]
    x = y = 0
    for flag, right, up in zip(flags, across, along, strict=True):
        one, rest = write[right - x, up - y]
        x, y = right, up
        out.flags.append(one if flag & _ON_CURVE else one | 0x80)
        out.triplets += rest
    out.triplets += _write_short(size)


def _read_flags(glyph: bytes, at: int, count: int) -> tuple[bytes, int]:
    flags = bytearray()
    while len(flags) < count:
        flag = glyph[at]
        if flag & _REPEAT:
            flags += glyph[at:at + 1] * (glyph[at + 1] + 1)
            at += 1
        else:
            flags.append(flag)
        at += 1
    return bytes(flags), at


def _read_axis(glyph: bytes, at: int, flags: bytes, short: int, same: int) -> tuple[list[int], int]:
    """The places of all points on one axis, and where the next begins."""
    places, place = [], 0
    for flag in flags:
        if flag & short:
            place += glyph[at] if flag & same else -glyph[at]
            at += 1
        elif not flag & same:
            step = glyph[at] << 8 | glyph[at + 1]
            place += step - 0x10000 if step & 0x8000 else step
            at += 2
        places.append(place)
    return places, at


def _transform_composite(glyph: bytes, out: _Outlines) -> None:
    """A glyph that is put together from others: copied."""
    at, more, instructed = 10, True, 0
    while more:
        flags, = struct.unpack_from(">H", glyph, at)
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _SCALES else 8 if flags & _MATRIX else 0
        more, instructed = bool(flags & _MORE), instructed or flags & _INSTRUCTIONS
    out.components += glyph[10:at]
    if instructed:
        size, = struct.unpack_from(">H", glyph, at)
        out.triplets += _write_short(size)
        out.instructions += glyph[at + 2:at + 2 + size]


class _Snapped(dict[int, int]):
    """Each place on a grid."""

    def __init__(self, grid: int) -> None:
        super().__init__()
        self.grid = grid

    def __missing__(self, place: int) -> int:
        self[place] = snapped = self.grid * round(place / self.grid)
        return snapped


class _Triplets(dict[tuple[int, int], tuple[int, bytes]]):
    """How a step from a point to the next is written (5.2): its flag, and the bytes it takes."""

    def __missing__(self, step: tuple[int, int]) -> tuple[int, bytes]:
        self[step] = written = _write_triplet(*step)
        return written


def _write_triplet(x: int, y: int) -> tuple[int, bytes]:
    right, up, signs = abs(x), abs(y), (x >= 0) + 2 * (y >= 0)
    if x == 0 and up < 1280:
        return (up >> 8 << 1) + (y >= 0), bytes([up & 0xff])
    if y == 0 and right < 1280:
        return 10 + (right >> 8 << 1) + (x >= 0), bytes([right & 0xff])
    if right < 65 and up < 65:
        one, two = right - 1, up - 1
        return 20 + (one & 0x30) + (two >> 4 << 2) + signs, bytes([(one & 15) << 4 | two & 15])
    if right < 769 and up < 769:
        one, two = right - 1, up - 1
        return 84 + 12 * (one >> 8) + (two >> 8 << 2) + signs, bytes([one & 0xff, two & 0xff])
    if right < 4096 and up < 4096:
        return 120 + signs, bytes([right >> 4, (right & 15) << 4 | up >> 8, up & 0xff])
    return 124 + signs, struct.pack(">HH", right, up)
