"""The package around a Word document: parts, relationships, properties, the zip itself.

Here: Open Packaging (ECMA-376, Part 2): what a part is called, which parts belong to which,
core and application properties, a zip that is the same at any hour.  Never here: text, styles.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from presskit.document import Document
from presskit.render.docx_xml import NAMESPACES, clark, parse, serialise, xml

__all__ = ["add_relationship", "declare_extension", "declare_part", "name_relationships",
           "pack_parts", "read_relationships", "render_properties"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
         "core-properties")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def name_relationships(part: str) -> str:
    """The part that holds a part's relationships: ``word/_rels/document.xml.rels``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def read_relationships(parts: Mapping[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part inside the package: id → (last word of its type, part)."""
    data = parts.get(name_relationships(part))
    if data is None:
        return {}
    folder = posixpath.dirname(part)
    return {one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], _resolve(folder, one))
            for one in parse(data) if one.get("TargetMode") != "External"}


def _resolve(folder: str, relationship: etree._Element) -> str:
    target = relationship.get("Target", "")
    return target[1:] if target.startswith("/") else posixpath.normpath(
        posixpath.join(folder, target))


def add_relationship(root: etree._Element, kind: str, target: str, *,
                     external: bool = False) -> str:
    """Add a relationship to a ``Relationships`` element and give its id.

    ``kind`` is the last word of its type (``hyperlink``, ``image``).  The same target twice
    is one relationship.
    """
    for one in root:
        if one.get("Target") == target and one.get("Type") == _OFFICE + kind:
            return one.get("Id", "")
    taken = {one.get("Id") for one in root}
    number = len(root) + 1
    while f"rId{number}" in taken:
        number += 1
    one = xml("pr:Relationship", Id=f"rId{number}", Type=_OFFICE + kind, Target=target)
    if external:
        one.set("TargetMode", "External")
    root.append(one)
    return f"rId{number}"


def declare_extension(types: etree._Element, extension: str, content_type: str) -> None:
    """Name the type of all parts with an extension, once."""
    tag = clark("ct:Default")
    if not any(one.tag == tag and one.get("Extension", "").lower() == extension
               for one in types):
        types.insert(0, xml("ct:Default", Extension=extension, ContentType=content_type))


def declare_part(types: etree._Element, part: str, content_type: str) -> None:
    """Name the type of one part, in place of what was said of it before."""
    for one in list(types):
        if one.get("PartName") == "/" + part:
            types.remove(one)
    types.append(xml("ct:Override", PartName="/" + part, ContentType=content_type))


def render_properties(document: Document, parts: dict[str, bytes], main: str) -> None:
    """Replace the properties of the frame by the document's, and drop what else hangs on the
    package (thumbnail, custom properties)."""
    types = parse(parts["[Content_Types].xml"])
    for name in [name for name in parts if name.startswith("docProps/")]:
        del parts[name]
    for one in list(types):
        if one.get("PartName", "").startswith("/docProps/"):
            types.remove(one)
    parts["docProps/core.xml"] = _render_core(document)
    parts["docProps/app.xml"] = _render_application(document)
    declare_part(types, "docProps/core.xml",
                 "application/vnd.openxmlformats-package.core-properties+xml")
    declare_part(types, "docProps/app.xml",
                 "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    parts["[Content_Types].xml"] = serialise(types)
    relationships = xml("pr:Relationships")
    add_relationship(relationships, "officeDocument", main)
    relationships.append(xml("pr:Relationship", Id="rId2", Type=_CORE,
                             Target="docProps/core.xml"))
    add_relationship(relationships, "extended-properties", "docProps/app.xml")
    parts["_rels/.rels"] = serialise(relationships)


def _render_core(document: Document) -> bytes:
    names = ("cp", "dc", "dcterms", "xsi")
    root = etree.Element(clark("cp:coreProperties"), nsmap={n: NAMESPACES[n] for n in names})
    author = document.property("author")
    _add_words(root, (
        ("dc:title", document.title), ("dc:subject", document.property("subject")),
        ("dc:creator", author), ("cp:keywords", document.property("keywords")),
        ("dc:description", document.property("notice")), ("cp:lastModifiedBy", author),
        ("cp:revision", "1"), ("dc:language", document.locale),
        ("cp:category", document.property("category")),
        ("cp:version", document.property("version"))))
    for name in ("dcterms:created", "dcterms:modified"):
        if document.property("date"):
            stamp = xml(name, text=_stamp(document.property("date")))
            stamp.set(clark("xsi:type"), "dcterms:W3CDTF")
            root.append(stamp)
    return serialise(root)


def _add_words(root: etree._Element, pairs: tuple[tuple[str, str], ...]) -> None:
    for name, words in pairs:
        if words:
            etree.SubElement(root, clark(name)).text = words


def _stamp(date: str) -> str:
    """A date of the kit as W3CDTF in UTC; a day alone means its first second."""
    if "T" not in date:
        return f"{date}T00:00:00Z"
    from datetime import UTC, datetime
    moment = datetime.fromisoformat(date)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _render_application(document: Document) -> bytes:
    root = etree.Element(clark("ep:Properties"), nsmap={None: NAMESPACES["ep"]})
    _add_words(root, (("ep:Company", document.property("author")),
                      ("ep:Application", "presskit")))
    return serialise(root)


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """The zip of a package: types first, then relationships, then by name; no clock in it.

    Two calls with the same parts give the same bytes.
    """
    first = ("[Content_Types].xml", "_rels/.rels")
    names = [*first, *sorted(name for name in parts if name not in first)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return buffer.getvalue()
