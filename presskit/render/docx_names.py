"""Names of reduced faces, which are those of one file alone.

Here: the mark behind a family's name, the name inside a face, and the names that the parts of a
Word file ask for.  Never here: which faces there are, how one is reduced.

A program keeps the faces of all open files by their names.  Two files whose faces share a name
share whichever was opened first, and what that lacks comes in a face of the machine or as a box
(LibreOffice; macOS takes the second for a fault).  So a reduced face is called after what is in
it, as in a PDF: the family and six digits of its digest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping

from lxml import etree

from presskit.render.docx_xml import clark, parse, serialise
from presskit.render.sfnt import read_tables, replace_table

__all__ = ["bare_name", "mark_name", "rename_face", "rename_runs"]

_LONGEST = 31
"""How long a name of a face may be on Windows (LOGFONT, without the end mark)."""
_MARKED = re.compile(" [0-9a-f]{6}$")
_ROOM = _LONGEST - 7
_SLOTS = tuple(clark("w:" + name) for name in ("ascii", "hAnsi", "eastAsia", "cs"))
_SPOKEN = (1, 2, 3, 4, 6, 16, 17, 18, 20, 21, 22)
"""The names that tell a face from others (OpenType, table `name`)."""
_WINDOWS = (3, 1, 0x409)


def mark_name(family: str, faces: Iterable[bytes]) -> str:
    """The name of a family that is reduced to ``faces``: ``Presskit Sans HK 3f2a9c``."""
    digest = hashlib.sha256(b"".join(hashlib.sha256(one).digest() for one in faces))
    return f"{family[:_ROOM].rstrip()} {digest.hexdigest()[:6]}"


def bare_name(name: str, families: Collection[str]) -> str:
    """The one of ``families`` that a name stands for, with a mark or without; else the name."""
    if name in families or not _MARKED.search(name):
        return name
    return next((one for one in families if one[:_ROOM].rstrip() == name[:-7]), name)


def rename_face(data: bytes, name: str, kind: str) -> bytes:
    """A face that calls itself ``name``; ``kind`` is Regular or Bold."""
    from fontTools.ttLib import newTable

    compact = "".join(one for one in name if one.isascii() and one.isalnum())
    new = {1: name, 2: kind, 3: f"{name} {kind}", 4: f"{name} {kind}", 6: f"{compact}-{kind}"}
    names = newTable("name")
    names.decompile(read_tables(data)["name"], None)
    names.names = [one for one in names.names if one.nameID not in _SPOKEN]
    for number, text in new.items():
        names.setName(text, number, *_WINDOWS)
    return replace_table(data, "name", names.compile(None))


def rename_runs(parts: dict[str, bytes], names: Mapping[str, str]) -> None:
    """Let runs, styles and lists ask for faces by other names."""
    for part, data in parts.items():
        if part.startswith("word/") and part.endswith(".xml") and b"<w:rFonts" in data:
            root = parse(data)
            for fonts in root.iter(clark("w:rFonts")):
                _rename(fonts, names)
            parts[part] = serialise(root)


def _rename(fonts: etree._Element, names: Mapping[str, str]) -> None:
    for slot in _SLOTS:
        if new := names.get(fonts.get(slot, "")):
            fonts.set(slot, new)
