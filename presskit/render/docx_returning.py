"""What a Word file needs that is to come back: places that are found again, the data beside its
text.

Here: bookmarks (ECMA-376, Part 1, 17.13.6), custom XML data (15.2.5), tracking switched on
(17.15.1.90).  Never here: what stands in the file, what is read of it.

No content control and no protection: LibreOffice makes a field for typing of a control, without its
breaks, and Word in a browser opens no protected file for writing.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile

from lxml import etree

from presskit.document import Paragraph, Section
from presskit.render.docx_package import (
    add_relationship,
    declare_extension,
    declare_part,
    name_relationships,
    pack_parts,
    read_relationships,
)
from presskit.render.docx_runs import Look, write_inlines
from presskit.render.docx_sheet import Sheet, find_role, sheet_of
from presskit.render.docx_xml import add_setting, clark, parse, serialise, w, xml

__all__ = ["EXACT", "add_data", "write_exact"]

EXACT = "exact"
"""The role of sections that come back: every character in them is kept."""

_MAIN = "word/document.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def write_exact(sheet: Sheet, section: Section) -> list[etree._Element]:
    """The paragraphs of a section as they are, every character; its identifier is the name of a
    bookmark round their words."""
    found = [_write_paragraph(sheet, one) for one in section.children
             if isinstance(one, Paragraph)]
    if section.identifier:
        number = str(int(hashlib.sha256(section.identifier.encode()).hexdigest()[:7], 16))
        found[0].insert(1, w("bookmarkStart", id=number, name=section.identifier))
        found[-1].append(w("bookmarkEnd", id=number))
    return found


def _write_paragraph(sheet: Sheet, paragraph: Paragraph) -> etree._Element:
    style = find_role(sheet, paragraph.role)
    return w("p", w("pPr", w("pStyle", val=style)), *write_inlines(
        sheet_of(sheet, paragraph.role), paragraph.children, Look(display=True, exact=True)))


def add_data(data: bytes, part: bytes, *, track: bool) -> bytes:
    """A finished Word file with a data part; ``track`` switches the tracking of changes on."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    namespace = etree.QName(parse(part)).namespace or ""
    digest = hashlib.sha256(part).hexdigest().upper()
    guid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    item = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    item.set(f"{{{_STORE}}}itemID", f"{{{guid}}}")
    schemas = etree.SubElement(item, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", namespace)
    parts["customXml/item1.xml"] = part
    parts["customXml/itemProps1.xml"] = serialise(item)
    own = xml("pr:Relationships")
    add_relationship(own, "customXmlProps", "itemProps1.xml")
    parts[name_relationships("customXml/item1.xml")] = serialise(own)
    main = next((target for kind, target in read_relationships(parts, "").values()
                 if kind == "officeDocument"), _MAIN)
    relationships = parse(parts[name_relationships(main)])
    add_relationship(relationships, "customXml", posixpath.relpath(
        "customXml/item1.xml", posixpath.dirname(main)))
    parts[name_relationships(main)] = serialise(relationships)
    types = parse(parts["[Content_Types].xml"])
    declare_extension(types, "xml", "application/xml")
    declare_part(types, "customXml/itemProps1.xml", _PROPERTIES)
    parts["[Content_Types].xml"] = serialise(types)
    if track:
        _track(parts, main)
    return pack_parts(parts)


def _track(parts: dict[str, bytes], main: str) -> None:
    name = next((target for kind, target in read_relationships(parts, main).values()
                 if kind == "settings"), "")
    if name not in parts:
        return
    settings = parse(parts[name])
    if settings.find(clark("w:trackRevisions")) is None:
        add_setting(settings, w("trackRevisions"))
    parts[name] = serialise(settings)
