"""The frame of a font file: its tables by their tags.

Here: the directory of TrueType (OpenType 1.9, "Font file"), read and written.  Never here: what
is in a table.
"""

from __future__ import annotations

import struct

__all__ = ["pad", "read_tables", "replace_table"]

_HEAD_SUM = 8
"""Where the head table holds the sum over the whole file, which is no part of its own."""

_WHOLE = 0xB1B0AFBA


def pad(size: int) -> int:
    """A size in whole words of four bytes."""
    return (size + 3) & ~3


def read_tables(data: bytes) -> dict[str, bytes]:
    """The tables of a font file by tag, in the order of its directory."""
    return {tag: data[start:start + size] for tag, _sum, start, size in _read_directory(data)}


def replace_table(data: bytes, name: str, new: bytes) -> bytes:
    """The font file with another table in the place of one that it has; the others are copied
    with their sums, in the order in which they lie."""
    directory = _read_directory(data)
    at = 12 + 16 * len(directory)
    lines, parts = {}, []
    for tag, total, start, size in sorted(directory, key=lambda one: one[2]):
        part = new if tag == name else data[start:start + size]
        if tag == name:
            total = _add_words(new)
        elif tag == "head":
            part = part[:_HEAD_SUM] + bytes(4) + part[_HEAD_SUM + 4:]
            head = at + _HEAD_SUM
        lines[tag] = struct.pack(">4sLLL", tag.encode("latin-1"), total, at, len(part)), total
        parts.append(part.ljust(pad(len(part)), b"\0"))
        at += pad(len(part))
    front = data[:12] + b"".join(lines[tag][0] for tag in sorted(lines))
    whole = bytearray(front + b"".join(parts))
    total = _add_words(front) + sum(one for _line, one in lines.values())
    struct.pack_into(">L", whole, head, (_WHOLE - total) & 0xffffffff)
    return bytes(whole)


def _read_directory(data: bytes) -> list[tuple[str, int, int, int]]:
    """Tag, sum, place and size of every table."""
    count = struct.unpack_from(">H", data, 4)[0]
    return [(tag.decode("latin-1"), *rest) for tag, *rest in
            struct.iter_unpack(">4sLLL", data[12:12 + 16 * count])]


def _add_words(data: bytes) -> int:
    padded = data.ljust(pad(len(data)), b"\0")
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xffffffff
