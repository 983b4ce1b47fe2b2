"""Words inside a picture file: who made it, what it shows, how it may be used.

Here: the XMP packet (ISO 16684-1) and the IIM record (IPTC-NAA, version 4.2) of the IPTC Photo
Metadata Standard 2023, and their places in JPEG and PNG.  Never here: pixels, wording, taking
out what a file knew before (``picture_files``).

Programs of desks read one or the other.  The XMP packet holds everything.  A field of the IIM
record has a greatest length in bytes, ten Han characters for a credit; a text that is longer
stands in XMP alone, since half a name is a wrong name.  PNG has a place for XMP only.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from lxml import etree

from presskit.render.finish import wrap_packet
from presskit.render.picture_files import write_chunk

__all__ = ["PressWords", "write_words"]


@dataclass(frozen=True, slots=True)
class PressWords:
    """What is written into a picture, in the language of ``locale``; empty fields are left out.

    ``terms`` say who may use it for what, ``until`` the last day (ISO 8601) of that use;
    ``source`` is who gives it out, ``instructions`` what a desk must heed (an embargo, that the
    kit is a sample), ``people`` who is in it.
    """

    locale: str
    caption: str = ""
    alternative: str = ""
    credit: str = ""
    terms: str = ""
    until: str = ""
    source: str = ""
    instructions: str = ""
    people: tuple[str, ...] = ()
    generator: str = ""


def write_words(data: bytes, kind: str, words: PressWords) -> bytes:
    """The picture with its words; ``kind`` is ``JPEG`` or ``PNG``, and ``data`` holds none yet
    (:func:`~presskit.render.picture_files.clean_picture`).

    Raises ``ValueError`` for words that fit in no JPEG segment (65,000 bytes).
    """
    packet = _write_packet(words)
    if kind == "PNG":
        head = 8 + 25  # the signature and IHDR, which always come first
        chunk = write_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)
        return data[:head] + chunk + data[head:]
    record = _write_record(words)
    segments = _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    if record:
        segments += _segment(0xED, b"Photoshop 3.0\0" + _resource(0x0404, record))
    return data[:2] + _head_of(data) + segments + data[2 + len(_head_of(data)):]


# XMP ----------------------------------------------------------------------------------------

_SPACES = {
    "x": "adobe:ns:meta/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/"}


def _name(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{rest}"


def _write_packet(words: PressWords) -> bytes:
    top = etree.Element(_name("x:xmpmeta"), nsmap=_SPACES)
    rdf = etree.SubElement(top, _name("rdf:RDF"))
    about = etree.SubElement(rdf, _name("rdf:Description"), {_name("rdf:about"): ""})
    spoken = (("dc:description", words.caption), ("xmpRights:UsageTerms", words.terms),
              ("Iptc4xmpCore:AltTextAccessibility", words.alternative))
    plain = (("photoshop:Credit", words.credit), ("photoshop:Source", words.source),
             ("photoshop:Instructions", words.instructions),
             ("xmp:CreatorTool", words.generator))
    for name, text in spoken:
        if text:
            _add_all(about, name, "rdf:Alt", (text, text), ("x-default", words.locale))
    for name, text in plain:
        if text:
            etree.SubElement(about, _name(name)).text = text
    if words.until:
        etree.SubElement(about, _name("plus:LicenseEndDate")).text = words.until
    if words.people:
        _add_all(about, "Iptc4xmpExt:PersonInImage", "rdf:Bag", words.people)
    _add_all(about, "dc:language", "rdf:Bag", (words.locale,))
    return wrap_packet(etree.tostring(top, encoding="unicode"))


def _add_all(about: etree._Element, name: str, kind: str, texts: tuple[str, ...],
             languages: tuple[str, ...] = ()) -> None:
    holder = etree.SubElement(etree.SubElement(about, _name(name)), _name(kind))
    for number, text in enumerate(texts):
        item = etree.SubElement(holder, _name("rdf:li"))
        if languages:
            item.set("{http://www.w3.org/XML/1998/namespace}lang", languages[number])
        item.text = text


# IIM ----------------------------------------------------------------------------------------

_CAPTION, _CREDIT, _SOURCE, _INSTRUCTIONS = 120, 110, 115, 40
_ROOM = {_INSTRUCTIONS: 256, _CREDIT: 32, _SOURCE: 32, _CAPTION: 2000}
"""Bytes that a dataset of record 2 may have."""


def _write_record(words: PressWords) -> bytes:
    texts = {_INSTRUCTIONS: words.instructions, _CREDIT: words.credit, _SOURCE: words.source,
             _CAPTION: words.caption}
    fits = [(number, coded) for number, room in _ROOM.items()
            if 0 < len(coded := texts[number].encode()) <= room]
    if not fits:
        return b""
    in_unicode = _dataset(1, 90, b"\x1b%G")  # ISO/IEC 10646 in UTF-8
    return in_unicode + _dataset(2, 0, b"\0\4") + b"".join(
        _dataset(2, number, coded) for number, coded in fits)


def _dataset(record: int, number: int, content: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(content)) + content


def _resource(number: int, content: bytes) -> bytes:
    """A resource block of Adobe's: its number, no name, its content padded to an even length."""
    padding = b"\0" * (len(content) % 2)
    return b"8BIM" + struct.pack(">HHI", number, 0, len(content)) + content + padding


# Their places -------------------------------------------------------------------------------

def _head_of(data: bytes) -> bytes:
    """The JFIF segment behind the start of a JPEG, which has to come first, if there is one."""
    if data[2:4] != b"\xff\xe0":
        return b""
    return data[2:4 + struct.unpack(">H", data[4:6])[0]]


def _segment(marker: int, content: bytes) -> bytes:
    if len(content) > 65_533:
        raise ValueError("the words of a picture fit in no segment")
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
