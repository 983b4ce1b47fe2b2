"""What a PDF says of itself: its properties, its claims, and what it must not hold.

Here: the catalog, the information dictionary beside the XMP packet, output intent, bookmarks,
and what PDF/A-2 (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) forbid.  Never here: the tag tree
(``pdf_tags``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from presskit.document import Document, Heading, plain_text, walk
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.words import bare
from presskit.render.runs import set_apart

__all__ = ["prove_claims"]

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#"}
_CLAIMS = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
_TWICE = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description",
          "/Keywords": "pdf:Keywords", "/Creator": "xmp:CreatorTool",
          "/Producer": "pdf:Producer", "/CreationDate": "xmp:CreateDate",
          "/ModDate": "xmp:ModifyDate"}
"""What stands in the information dictionary and in XMP (ISO 19005-2, 6.6.3)."""
_ACTIVE = frozenset(("/JavaScript /Launch /Sound /Movie /ResetForm /ImportData /Hide /SetOCGState"
                     " /Rendition /Trans /GoTo3DView /SubmitForm").split())


def prove_claims(file: Any, data: bytes, document: Document) -> Iterator[Fault]:
    """Whether a PDF says what it is, in one way, and holds nothing that its claims forbid."""
    yield from _prove_catalog(file, document)
    yield from _prove_metadata(file, document)
    yield from _prove_intent(file)
    yield from _prove_outline(file, document)
    yield from _prove_objects(file, data)


def _tell(message: str, where: str = "") -> Fault:
    return Fault(Aspect.STRUCTURE, message, where)


def _prove_catalog(file: Any, document: Document) -> Iterator[Fault]:
    root = file.Root
    if (language := str(root.get("/Lang", ""))) != document.locale:
        yield _tell(f"its language is {language or 'not named'}, the document's is "
                     f"{document.locale}")
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield _tell("it does not say that it is tagged")
    if bool(root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield _tell("it says that its tags may be wrong")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield _tell("a viewer shows the name of the file instead of the title")
    for name in ("/OpenAction", "/AA", "/AcroForm", "/Requirements", "/OCProperties"):
        if name in root:
            yield _tell(f"the catalog holds {name}")
    for name in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations"):
        if name in root.get("/Names", {}):
            yield _tell(f"it holds {name}")
    for number, page in enumerate(file.pages, 1):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield _tell("the tab key does not follow the tags", f"page {number}")
        for name in ("/AA", "/PresSteps"):
            if name in page.obj:
                yield _tell(f"the page holds {name}", f"page {number}")


# Properties -----------------------------------------------------------------------------

def _prove_metadata(file: Any, document: Document) -> Iterator[Fault]:
    info = {key: str(value) for key, value in file.docinfo.items()}
    if not document.title or info.get("/Title") != document.title:
        yield _tell(f"its title is {info.get('/Title', '')!r}, not {document.title!r}")
    for key, name in (("/Author", "author"), ("/Keywords", "keywords")):
        if info.get(key, "") != document.property(name):
            yield _tell(f"its {name} is {info.get(key, '')!r}, not {document.property(name)!r}")
    for name in ("subject", "notice"):
        if document.property(name) not in info.get("/Subject", ""):
            yield _tell(f"its properties lack the {name}")
    if "/Metadata" not in file.Root:
        yield _tell("it has no XMP packet")
        return
    packet = file.Root.Metadata.read_bytes()
    facts, spaces = _read_packet(packet)
    for name, value in _CLAIMS.items():
        if facts.get(name) != value:
            yield _tell(f"its XMP packet says {name} {facts.get(name, 'nowhere')}, not {value}")
    if _SPACES["pdfuaid"] not in spaces:
        yield _tell("its XMP packet does not declare the namespace of PDF/UA")
    if facts.get("dc:language") != document.locale:
        yield _tell("its XMP packet does not name the language")
    for key, name in _TWICE.items():
        if _plain(key, info.get(key, "")) != _plain(key, facts.get(name, "")):
            yield _tell(f"{key} says {info.get(key, '')!r}, its XMP packet "
                         f"{facts.get(name, '')!r}")


def _read_packet(packet: bytes) -> tuple[dict[str, str], set[str]]:
    """What an XMP packet says, by prefixed name, and the namespaces that it declares for
    PDF/A; nothing where it is no XML."""
    from lxml import etree

    try:
        root = etree.fromstring(packet, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}, set()
    names = {f"{{{address}}}": prefix for prefix, address in _SPACES.items()}
    facts: dict[str, str] = {}
    declared = {(one.text or "").strip()
                for one in root.iter(f"{{{_SPACES['pdfaSchema']}}}namespaceURI")}
    for description in root.iter(f"{_RDF}Description"):
        for one in description:
            tag = str(one.tag)
            space = tag[:tag.index("}") + 1] if tag.startswith("{") else ""
            if space in names:
                facts[f"{names[space]}:{tag[len(space):]}"] = "".join(
                    str(text) for text in one.itertext()).strip()
    return facts, declared


def _plain(key: str, text: str) -> str:
    """A value as both say it: dates by their digits."""
    return re.sub(r"\D", "", text) if key.endswith("Date") else text


# The rest -------------------------------------------------------------------------------

def _prove_intent(file: Any) -> Iterator[Fault]:
    for one in file.Root.get("/OutputIntents", []):
        profile = one.get("/DestOutputProfile")
        if str(one.get("/S")) == "/GTS_PDFA1" and profile is not None:
            data = profile.read_bytes()
            if int(profile.get("/N", 0)) == 3 and data[16:20] == b"RGB " and b"sRGB" in data:
                return
    yield _tell("it does not say by which sRGB its colours are meant")


def _prove_outline(file: Any, document: Document) -> Iterator[Fault]:
    wanted = [(one.level, bare(plain_text(set_apart(one.children, one.role))))
              for one in walk(document.children) if isinstance(one, Heading)]
    with file.open_outline() as outline:
        found = [*_each_item(outline.root, 1)]
    if found != wanted:
        odd = next((pair for pair in wanted if pair not in found), ("", "another order"))[1]
        yield _tell(f"its bookmarks are not its headings: {odd}")


def _each_item(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for one in items:
        yield level, bare(str(one.title))
        yield from _each_item(one.children, level + 1)


def _prove_objects(file: Any, data: bytes) -> Iterator[Fault]:
    """What PDF/A-2 forbids anywhere (6.1.2, 6.1.3, 6.1.7, 6.2.8, 6.5.1)."""
    import pikepdf

    if not re.match(rb"%PDF-1\.[4-7]\s", data):
        yield _tell("its head names no version from 1.4 to 1.7")
    if file.is_encrypted:
        yield _tell("it is encrypted")
    if "/ID" not in file.trailer:
        yield _tell("it has no identifier")
    for one in file.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        where = f"object {one.objgen[0]}"
        if bool(one.get("/Interpolate", False)):
            yield _tell("a picture is to be smoothed by the viewer", where)
        if str(one.get("/S", "")) in _ACTIVE:
            yield _tell(f"it holds an action {one.S}", where)
        if isinstance(one, pikepdf.Stream) and "LZW" in str(one.get("/Filter", "")):
            yield _tell("it holds a stream packed by LZW", where)
        if str(one.get("/A", {}).get("/S", "")) in _ACTIVE \
                if isinstance(one.get("/A"), pikepdf.Dictionary) else False:
            yield _tell(f"it holds an action {one.A.S}", where)
