"""The last touch to a PDF: its metadata as XMP, and the proof of which faces are in it.

Here: the XMP packet (ISO 16684-1) with the claims of PDF/A-2a and PDF/UA-1, reading back the
embedded faces.  Never here: the engine's private parts, markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from presskit.diagnostics import Findings, PresskitError
from presskit.document import Document
from presskit.render.fonts import Fonts

__all__ = ["read_families", "wrap_packet", "write_xmp"]

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_FOOT = '<?xpacket end="r"?>'
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}

# A claim that ISO 19005 doesn't know must be declared (ISO 19005-2, 6.6.2.3.3).
_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed\
</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def write_xmp(document: Document, info: dict[str, str], producer: str, generator: str) -> bytes:
    """The XMP packet of a document.

    ``info`` holds the dates as ISO 8601 (``created``, ``modified``), if there are any.  The
    values are those of the PDF's information dictionary, as ISO 19005-2, 6.6.3 wants it.
    """
    described = " ".join(filter(None, (document.property("subject"),
                                       document.property("notice"))))
    facts = ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
             "<pdfuaid:part>1</pdfuaid:part>", f"<pdf:Producer>{escape(producer)}</pdf:Producer>",
             f"<xmp:CreatorTool>{escape(generator)}</xmp:CreatorTool>",
             f"<dc:title>{_alternative(document.title)}</dc:title>",
             f"<dc:language><rdf:Bag><rdf:li>{document.locale}</rdf:li></rdf:Bag></dc:language>"]
    if author := document.property("author"):
        facts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq>"
                     "</dc:creator>")
    if described:
        facts.append(f"<dc:description>{_alternative(described)}</dc:description>")
    if notice := document.property("notice"):
        facts.append(f"<dc:rights>{_alternative(notice)}</dc:rights>")
    if keywords := document.property("keywords"):
        facts.append(f"<pdf:Keywords>{escape(keywords)}</pdf:Keywords>")
    for name, key in (("CreateDate", "created"), ("ModifyDate", "modified")):
        if info.get(key):
            facts.append(f"<xmp:{name}>{info[key]}</xmp:{name}>")
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())
    body = "\n".join(facts)
    return wrap_packet(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{body}\n</rdf:Description>\n'
        f"{_EXTENSION}\n</rdf:RDF>\n</x:xmpmeta>")


def wrap_packet(body: str) -> bytes:
    """Metadata between the marks by which programs find them in any file (ISO 16684-1, 7.3)."""
    return f"{_HEAD}{body}\n{_FOOT}".encode()


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


_NAME = re.compile(r"^/(?P<subset>[A-Z]{6})\+(?P<name>.+)$")


def read_families(objects: Iterable[Any], fonts: Fonts) -> tuple[str, ...]:
    """The families that a PDF's objects embed, sorted.

    Raises :class:`PresskitError`: ``font-foreign`` for a face that is none of ours,
    ``font-not-embedded`` for one without its file or not reduced to what is used.
    """
    known = {one.name.replace(" ", "-"): one.name for one in fonts.families}
    found, findings = set(), Findings()
    for one in objects:
        if not isinstance(one, dict) or one.get("Type") != "/FontDescriptor":
            continue
        raw = one["FontName"]
        name = raw.decode() if isinstance(raw, bytes) else str(raw)
        name = name.replace(",", "")  # Pango closes a family's name where it ends like a style
        match = _NAME.match(name)
        family = _find_family(match["name"] if match else name, known)
        if not family:
            findings.error("font-foreign", f"the PDF holds {name}, which is no face of ours",
                           hint="report this: a character has slipped past the coverage gate")
        elif not match or not any(key.startswith("FontFile") for key in one):
            findings.error("font-not-embedded", f"{name} is not embedded as a subset",
                           hint="report this with the output of `presskit doctor`")
        found.add(family)
    findings.raise_errors()
    return tuple(sorted(found))


def _find_family(name: str, known: dict[str, str]) -> str:
    """The longest family name that a face's name begins with."""
    fits = [key for key in known if name == key or name.startswith(key + "-")]
    return known[max(fits, key=len)] if fits else ""


def require_families(families: tuple[str, ...], title: str) -> None:
    """Complain of a PDF without any face: an empty page is never what was meant."""
    if not families:
        raise PresskitError.one("page-empty", f"{title} has come out without text",
                                hint="look whether the frame has its slot `body`")
