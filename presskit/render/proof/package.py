"""The package of a Word file: its parts, and that they hold together.

Here: opening a package, content types, relationships, the zip itself (ECMA-376, Part 2).  Never
here: what the parts say.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from presskit.render.docx_xml import NAMESPACES
from presskit.render.proof import Aspect, Fault

__all__ = ["Package", "open_package", "prove_package", "word"]

_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_OUTSIDE = ("http://", "https://", "mailto:", "tel:")
_RELATION = f"{{{NAMESPACES['r']}}}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def word(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{NAMESPACES['w']}}}{name}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: last word of its type, the part or address that it leads to."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Package:
    """An opened package.

    ``parts`` are the bytes by name, ``roots`` the parts in XML, ``relations`` gives the
    relationships by part and id (the package's own under the empty name), ``entries`` are the
    members as they lie in the zip.
    """

    parts: Mapping[str, bytes]
    roots: Mapping[str, etree._Element]
    relations: Mapping[str, Mapping[str, Relation]]
    entries: tuple[zipfile.ZipInfo, ...]

    @property
    def main(self) -> str:
        """The part that holds the document, empty where none is named."""
        return next(iter(self.targets("", "officeDocument")), "")

    def targets(self, part: str, kind: str) -> list[str]:
        """The parts that a part leads to by relationships of one kind."""
        return [one.target for one in self.relations.get(part, {}).values()
                if one.kind == kind and not one.outside]

    def root(self, kind: str) -> etree._Element | None:
        """The root of the part that belongs to the document by a kind of relationship."""
        names = self.targets(self.main, kind)
        return self.roots.get(names[0]) if names else None

    @property
    def running(self) -> tuple[str, ...]:
        """The parts of headers and footers."""
        return tuple(sorted({*self.targets(self.main, "header"),
                             *self.targets(self.main, "footer")} & self.roots.keys()))


def open_package(data: bytes) -> tuple[Package | None, tuple[Fault, ...]]:
    """Open a package; with it, or in its place, the faults of its zip and of its XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = tuple(archive.infolist())
            parts = {one.filename: archive.read(one) for one in entries if not one.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError,
            EOFError) as error:
        return None, (Fault(Aspect.STRUCTURE, f"it can't be opened: {error}", closed=True),)
    roots, faults = {}, []
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = etree.fromstring(content, _PARSER)
            except etree.XMLSyntaxError:
                faults.append(_structure("this part is no XML", name))
    relations = {_owner(name): _read_relations(name, root) for name, root in roots.items()
                 if name.endswith(".rels")}
    package = Package(parts, roots, relations, entries)
    if package.main not in roots:
        return None, (*faults, Fault(Aspect.STRUCTURE, "no part of it is the document",
                                      closed=True))
    return package, tuple(faults)


def _structure(message: str, where: str = "") -> Fault:
    return Fault(Aspect.STRUCTURE, message, where)


def _owner(name: str) -> str:
    """The part whose relationships a part holds; empty for those of the package."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _read_relations(name: str, root: etree._Element) -> dict[str, Relation]:
    folder = posixpath.dirname(_owner(name))
    found = {}
    for one in root:
        target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
        if not outside:
            target = target[1:] if target.startswith("/") else posixpath.normpath(
                posixpath.join(folder, target))
        found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], target,
                                            outside)
    return found


# What must hold -----------------------------------------------------------------------------

def prove_package(package: Package) -> Iterator[Fault]:
    """Every part has a type, every relationship and every id leads somewhere, the zip is the
    same at any hour."""
    yield from _prove_zip(package)
    yield from _prove_types(package)
    for owner, own in package.relations.items():
        if owner and owner not in package.parts:
            yield _structure("relationships of a part that is not there", owner)
        for key, one in own.items():
            if one.outside and not one.target.startswith(_OUTSIDE):
                yield _structure(f"{key} leads out of the file, to {one.target[:40]}", owner)
            elif one.outside and one.kind != "hyperlink":
                yield _structure(f"{key} asks for something outside the file ({one.kind})", owner)
            elif not one.outside and one.target not in package.parts:
                yield _structure(f"{key} leads to {one.target}, which is not there", owner)
    for name, root in package.roots.items():
        known = package.relations.get(name, {})
        asked = {value for one in root.iter(etree.Element) for key, value in one.items()
                 if key.startswith(_RELATION)}
        for key in sorted(asked - known.keys() - {""}):
            yield _structure(f"nothing is called {key}", name)


def _prove_zip(package: Package) -> Iterator[Fault]:
    names = [one.filename for one in package.entries]
    if names[:1] != [_TYPES]:
        yield _structure("the list of types doesn't come first")
    for name in (name for name, count in Counter(names).items() if count > 1):
        yield _structure("this part is there twice", name)
    if any(one.date_time != _EPOCH for one in package.entries):
        yield _structure("its parts carry an hour")


def _prove_types(package: Package) -> Iterator[Fault]:
    root = package.roots.get(_TYPES)
    if root is None:
        yield _structure("the list of types is missing")
        return
    extensions = {one.get("Extension", "").lower() for one in root if one.get("Extension")}
    named = {one.get("PartName", "").lstrip("/") for one in root if one.get("PartName")}
    for name in sorted(named - package.parts.keys()):
        yield _structure("a type is named for this part, which is not there", name)
    for name in package.parts:
        if name != _TYPES and name not in named and (
                name.rpartition(".")[2].lower() not in extensions):
            yield _structure("nothing says of what type this part is", name)
