"""Pictures for the press, read back: what their files say, and that they say nothing else.

Here: the XMP packet and the IIM record against the words of the document, places where a camera or
a program leaves what it knows.  Never here: how they are written, what a picture shows.

That the pixels are those of the kit's file is proven by making them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree

from presskit.document import Document
from presskit.render.press_picture import read_words
from presskit.render.proof import Aspect, Fault

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["prove_picture", "read_packet", "read_record"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"

_OWN = {"description": "caption", "AltTextAccessibility": "alternative", "Credit": "credit",
        "UsageTerms": "terms", "LicenseEndDate": "until", "Source": "source",
        "Instructions": "instructions", "CreatorTool": "generator"}
"""The fields of the packet, and which of the words each holds."""

_RECORD = {(2, 120): "caption", (2, 110): "credit", (2, 115): "source", (2, 40): "instructions"}
_HOLDS = frozenset({"xmp", "XML:com.adobe.xmp", "photoshop", "icc_profile", "dpi", "jfif",
                    "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
                    "adobe", "adobe_transform", "gamma", "srgb", "chromaticity", "transparency",
                    "interlace", "aspect", "background"})
"""What Pillow finds in a file that holds pixels, their colours and our words."""


def prove_picture(data: bytes, document: Document, context: Context) -> tuple[Fault, ...]:
    """The faults of a picture's file, JPEG or PNG."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=["JPEG", "PNG"]) as picture:
            picture.load()
            info, exif = dict(picture.info), dict(picture.getexif())
            record = read_record(picture)
    except (OSError, ValueError, SyntaxError):
        return (Fault(Aspect.STRUCTURE, "it can't be opened as a picture", closed=True),)
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp", b"")
    wanted = read_words(document, context.generator)
    return (*_prove_packet(packet if isinstance(packet, bytes) else packet.encode(), wanted),
            *_prove_record(record, wanted), *_prove_rest(info, exif, record))


def read_packet(packet: bytes) -> dict[str, list[tuple[str, str]]]:
    """The fields of an XMP packet by their local names: language and words of each value.
    Raises ``lxml.etree.XMLSyntaxError`` and ``IndexError`` for what is no packet."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    about = etree.fromstring(packet, parser)[0][0]
    return {str(etree.QName(field).localname): [
        (one.get(_LANGUAGE, ""), one.text or "")
        for one in (field.iter(_ITEM) if len(field) else (field,))] for field in about}


def read_record(picture: Any) -> dict[tuple[int, int], Any]:
    """The IIM record of an opened picture; empty where it has none."""
    from PIL import IptcImagePlugin

    return IptcImagePlugin.getiptcinfo(picture) or {} if picture.format == "JPEG" else {}


def _prove_packet(packet: bytes, wanted: Any) -> Iterator[Fault]:
    try:
        said = read_packet(packet)
    except (etree.XMLSyntaxError, IndexError):
        yield Fault(Aspect.STRUCTURE, "it has no words of its own (XMP)")
        return
    for field, name in _OWN.items():
        text = getattr(wanted, name)
        values = said.pop(field, [])
        if {one for _language, one in values} != ({text} if text else set()):
            yield Fault(Aspect.STRUCTURE, f"it doesn't say “{text[:32]}”", field)
        tags = {language for language, _text in values} - {""}
        if tags and tags != {"x-default", wanted.locale}:
            yield Fault(Aspect.STRUCTURE, f"its words are not in {wanted.locale}", field)
    if [one for _tag, one in said.pop("PersonInImage", [])] != list(wanted.people):
        yield Fault(Aspect.STRUCTURE, "it doesn't name the people whom it shows", "PersonInImage")
    if [one for _tag, one in said.pop("language", [])] != [wanted.locale]:
        yield Fault(Aspect.STRUCTURE, f"it doesn't say that it speaks {wanted.locale}", "language")
    for field in said:
        yield Fault(Aspect.STRUCTURE, "it says more than the kit does", field)


def _prove_record(record: dict[tuple[int, int], Any], wanted: Any) -> Iterator[Fault]:
    """What is too long for the record stands in the packet alone; what stands in it is whole."""
    for key, coded in record.items():
        if key in ((1, 90), (2, 0)):
            continue
        text = getattr(wanted, _RECORD.get(key, ""), None)
        if text is None or coded != text.encode():
            yield Fault(Aspect.STRUCTURE, "its record says something else",
                        f"IIM {key[0]}:{key[1]}")


def _prove_rest(info: dict[Any, Any], exif: dict[int, Any],
                record: dict[tuple[int, int], Any]) -> Iterator[Fault]:
    """Place, owner, camera, remarks, previews: nothing of that leaves the house."""
    if exif:
        yield Fault(Aspect.STRUCTURE, "it still holds what a camera wrote (Exif)")
    for name in sorted(str(one) for one in info.keys() - _HOLDS):
        yield Fault(Aspect.STRUCTURE, "it still holds what a program wrote beside the picture",
                    name)
    if "photoshop" in info and not record:
        yield Fault(Aspect.STRUCTURE, "it holds resources of a program", "photoshop")
