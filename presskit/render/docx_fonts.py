"""The font table of a Word file: names, alternatives, what is embedded.

Here: the part ``fontTable`` with its relationships and what else tells Word of embedded faces
(ECMA-376, Part 1, 17.8.3).  Never here: which faces there are, their bytes.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Mapping, Sequence

from lxml import etree

from presskit.render.docx_embed import Embedded, unveil
from presskit.render.docx_faces import Faces
from presskit.render.docx_names import bare_name
from presskit.render.docx_package import (
    add_relationship,
    declare_extension,
    declare_part,
    name_relationships,
)
from presskit.render.docx_xml import add_setting, clark, parse, serialise, w, xml

__all__ = ["render_fonts"]

_CHARSETS = {"Hant": "88", "Hans": "86", "Jpan": "80", "Kore": "81", "Latn": "00"}
_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_VEILED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_USES = {400: "embedRegular", 700: "embedBold"}
_EMBEDDING = ("embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts")


def render_fonts(parts: dict[str, bytes], main: str, names: Mapping[str, str], faces: Faces,
                 embedded: Mapping[str, Sequence[Embedded]], how: str) -> None:
    """Write the faces into ``parts``: the font table, the faces themselves, the settings.

    ``main`` is the document's part, ``names`` gives the parts by the kind of their relationship
    (``fontTable``, ``settings``), ``embedded`` the faces by the name that runs give them.
    Entries of the frame for other faces stay, with what is embedded for them.
    """
    table = names.get("fontTable") or _add_table(parts, main)
    root = parse(parts[table])
    held = name_relationships(table)
    relationships = parse(parts[held]) if held in parts else xml("pr:Relationships")
    listed = dict.fromkeys((*faces.families, *embedded))
    for old in [one for one in root
                if bare_name(one.get(clark("w:name"), ""), listed) in listed]:
        root.remove(old)
    for name in sorted(listed):
        root.append(_write_font(name, faces, embedded.get(name, ()), relationships, table))
    parts[table] = serialise(root)
    if not embedded:
        return
    parts[held] = serialise(relationships)
    parts.update((one.part, one.data) for own in embedded.values() for one in own)
    types = parse(parts["[Content_Types].xml"])
    declare_extension(types, "odttf", _VEILED)
    parts["[Content_Types].xml"] = serialise(types)
    if names.get("settings"):
        parts[names["settings"]] = _render_settings(parts[names["settings"]], how)


def _add_table(parts: dict[str, bytes], main: str) -> str:
    """The part of a font table for a frame that has none."""
    name = posixpath.join(posixpath.dirname(main), "fontTable.xml")
    parts[name] = serialise(w("fonts"))
    types = parse(parts["[Content_Types].xml"])
    declare_part(types, name, _TABLE)
    parts["[Content_Types].xml"] = serialise(types)
    held = name_relationships(main)
    relationships = parse(parts[held])
    add_relationship(relationships, "fontTable", posixpath.basename(name))
    parts[held] = serialise(relationships)
    return name


def _write_font(name: str, faces: Faces, embedded: Sequence[Embedded],
                relationships: etree._Element, table: str) -> etree._Element:
    font = w("font", name=embedded[0].name if embedded else name)
    alternatives = faces.alternatives.get(name, ())
    facts = _read_facts(unveil(embedded[0])) if embedded else {}
    if alternatives:
        font.append(w("altName", val=",".join(alternatives)))
    if facts:
        font.append(w("panose1", val=facts.pop("panose")))
    font.append(w("charset", val=_CHARSETS.get(faces.scripts.get(name, ""), "00")))
    font.append(w("family", val="roman" if name in faces.serifs else "swiss"))
    font.append(w("pitch", val="variable"))
    if facts:
        font.append(w("sig", **facts))
    for one in embedded:
        target = posixpath.relpath(one.part, posixpath.dirname(table))
        use = w(_USES[one.weight], fontKey=one.key)
        use.set(clark("r:id"), add_relationship(relationships, "font", target))
        font.append(use)
    return font


def _read_facts(data: bytes) -> dict[str, str]:
    """What the face says of itself (OpenType, table OS/2): its looks, and the scripts and code
    pages by which Word decides what it may be used for."""
    count = struct.unpack_from(">H", data, 4)[0]
    places = {data[at:at + 4]: struct.unpack_from(">I", data, at + 8)[0]
              for at in range(12, 12 + 16 * count, 16)}
    at = places[b"OS/2"]
    names = ("usb0", "usb1", "usb2", "usb3", "csb0", "csb1")
    words = (*struct.unpack_from(">4I", data, at + 42), *struct.unpack_from(">2I", data, at + 78))
    return {"panose": data[at + 32:at + 42].hex().upper(),
            **{name: f"{word:08X}" for name, word in zip(names, words, strict=True)}}


def _render_settings(data: bytes, how: str) -> bytes:
    """The settings with the word that faces are embedded.

    Reduced ones stay reduced when Word saves the file; whole ones, and those to type on with,
    are saved as they are.
    """
    root = parse(data)
    for name in _EMBEDDING:
        for old in root.findall(clark("w:" + name)):
            root.remove(old)
    add_setting(root, w("embedTrueTypeFonts"))
    if how == "subset":
        add_setting(root, w("saveSubsetFonts"))
    return serialise(root)
