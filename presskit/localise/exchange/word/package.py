"""A Word file that came from outside, opened with care.

Here: which parts are read and how much of them, what is refused and why (ECMA-376, Part 2).
Never here: what the parts say.

A file comes from anywhere.  Only the parts that carry text are unpacked, up to a limit, and
parsed without types, entities or addresses; nothing outside the file is ever asked for.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presskit.localise.closed_xml import parse_closed, refuse, refuse_entities

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Package", "open_word"]

_LARGEST = 128 * 1024 * 1024
_MOST_MEMBERS = 4096
_LARGEST_PART = 64 * 1024 * 1024
_MOST_TOGETHER = 128 * 1024 * 1024
_TYPES = "[Content_Types].xml"
_OFFICE = b"\xd0\xcf\x11\xe0"
_REPAIR = "open it in Word, let it be repaired, and save it as .docx"
_AGAIN = "export the sheet again and put the edits into the new file"
_HINTS = {"article": "copy its words into a new Word file, and save that as .docx"}
"""What else to do about a file that is no sheet of ours, by the code of its diagnostics."""
_KINDS = ("comments", "footnotes", "endnotes", "customXml")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@dataclass(frozen=True)
class Package:
    """The parts that matter: ``main`` is the text; ``others`` are comments, notes and data, by
    kind (``comments``, ``footnotes``, ``endnotes``, ``customXml``); ``outside`` are the kinds of
    things that the file asks for from elsewhere, links apart; ``pictures`` are file name and
    bytes of pictures by the id of their relationship."""

    main: etree._Element
    others: Mapping[str, tuple[etree._Element, ...]]
    outside: tuple[str, ...]
    pictures: Mapping[str, tuple[str, bytes]]


def open_word(data: bytes, name: str, code: str = "proof-sheet",
              kinds: tuple[str, ...] = _KINDS, pictures: bool = False) -> Package:
    """Open a Word file; ``name`` is the file's, for messages, ``kinds`` are those of other parts
    that are read.

    Raises :class:`PresskitError` with ``<code>-broken``, ``<code>-macros``, ``<code>-entities`` or
    ``<code>-too-big``.
    """
    if len(data) > _LARGEST:
        raise refuse(f"{code}-too-big", "is larger than 128 megabytes", name,
                     _HINTS.get(code, _AGAIN))
    if data[:4] == _OFFICE:
        raise refuse(f"{code}-broken", "is locked with a password, or a .doc of old", name,
                     "open it in Word, take the password away and save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(_Archive(archive, name, code), kinds, pictures)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError,
            NotImplementedError) as error:
        raise refuse(f"{code}-broken", "is no Word file, or was cut off on its way", name,
                     "send or save it once more, as .docx") from error


@dataclass
class _Archive:
    """A zip, and how much of it has been unpacked."""

    zip: zipfile.ZipFile
    name: str
    code: str
    unpacked: int = 0

    def read(self, part: str) -> bytes:
        """The bytes of a part; never more than the limits, whatever the zip says of them."""
        with self.zip.open(part) as stream:
            data = stream.read(_LARGEST_PART + 1)
        self.unpacked += len(data)
        if len(data) > _LARGEST_PART or self.unpacked > _MOST_TOGETHER:
            raise refuse(f"{self.code}-too-big", f"is far larger inside than any text ({part})",
                         self.name, _HINTS.get(self.code, _AGAIN))
        return data

    def root(self, part: str) -> etree._Element:
        """The root of a part in XML, which never has a document type (ECMA-376, Part 2, 8.1.4)."""
        data, name = self.read(part), f"{self.name}: {part}"
        refuse_entities(data, name, self.code, _REPAIR)
        root = parse_closed(data, name, self.code, _REPAIR)
        if root.getroottree().docinfo.doctype:
            raise refuse(f"{self.code}-entities", "has a document type", name,
                         "no Word program writes that: ask who made the file")
        return root


def _read(archive: _Archive, kinds: tuple[str, ...], pictures: bool) -> Package:
    names = archive.zip.namelist()
    if len(names) > _MOST_MEMBERS:
        raise refuse(f"{archive.code}-too-big", f"has {len(names)} parts", archive.name,
                     _HINTS.get(archive.code, _AGAIN))
    if "mimetype" in names and _TYPES not in names:
        raise refuse(f"{archive.code}-broken", "is an OpenDocument file", archive.name,
                     "save it as Word document, .docx")
    if _TYPES not in names or len(set(names)) < len(names):
        raise refuse(f"{archive.code}-broken", "is no Word file", archive.name, "save it as .docx")
    _refuse_macros(archive, names)
    outside: list[str] = []
    main = next(iter(_related(archive, "", outside).get("officeDocument", ())), "")
    if main not in names:
        raise refuse(f"{archive.code}-broken", "is no Word file: it has no text", archive.name,
                     "send or save it once more, as .docx")
    root = archive.root(main)
    if root.tag == f"{{{_STRICT}}}document":
        raise refuse(f"{archive.code}-broken", "is a “Strict Open XML” document", archive.name,
                     "save it as “Word document (.docx)”")
    if root.tag != f"{{{_WORD}}}document":
        raise refuse(f"{archive.code}-broken", "is no text document of Word", archive.name,
                     "save it as .docx")
    shown: dict[str, str] = {}
    related = _related(archive, main, outside, shown)
    others = {kind: tuple(archive.root(part) for part in related.get(kind, ()) if part in names)
              for kind in kinds}
    seen = {key: (posixpath.basename(part), archive.read(part)) for key, part in shown.items()
            if pictures and part in names}
    return Package(root, others, tuple(dict.fromkeys(outside)), seen)


def _refuse_macros(archive: _Archive, names: list[str]) -> None:
    types = archive.root(_TYPES)
    said = {one.get("ContentType", "") for one in types.iter()}
    if any("macroEnabled" in one or "vbaProject" in one for one in said) or any(
            posixpath.basename(one).lower() == "vbaproject.bin" for one in names):
        raise refuse(f"{archive.code}-macros", "holds a program (macros)", archive.name,
                     "nothing of it was read; save it as .docx, without macros")


def _related(archive: _Archive, part: str, outside: list[str],
             shown: dict[str, str] | None = None) -> dict[str, list[str]]:
    """The parts that a part leads to, by kind; what lies outside the file is named only.  Those of
    pictures are put into ``shown``, by id."""
    folder, own = posixpath.split(part)
    name = posixpath.join(folder, "_rels", own + ".rels")
    found: dict[str, list[str]] = {}
    for one in archive.root(name) if name in archive.zip.namelist() else ():
        kind = one.get("Type", "").rpartition("/")[2]
        target = one.get("Target", "")
        if one.get("TargetMode") == "External":
            outside += [kind] if kind != "hyperlink" else []
            continue
        place = target[1:] if target.startswith("/") else posixpath.normpath(
            posixpath.join(folder, target))
        found.setdefault(kind, []).append(place)
        if kind == "image" and shown is not None:
            shown[one.get("Id", "")] = place
    return found
