"""The proof of a PDF's claims: each that is missing or wrong is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from presskit.render.proof import Aspect
from presskit.render.proof.pdf import prove_pdf
from tests.helpers import documents
from tests.helpers.broken_pdf import CONTEXT, find_aspects, find_new, print_once

DOCUMENT = documents.release("ja")


def change_packet(old: str, new: str) -> Callable[[Any], None]:
    def change(file: Any) -> None:
        packet = file.Root.Metadata.read_bytes().decode()
        assert old in packet
        file.Root.Metadata.write(packet.replace(old, new).encode())
    return change


def put(*path: str | int, value: Any = None) -> Callable[[Any], None]:
    """Set what stands at a path from the catalog; nothing takes it out."""
    def change(file: Any) -> None:
        node = file.Root
        for key in path[:-1]:
            node = node[key]
        if value is None:
            del node[path[-1]]
        else:
            node[path[-1]] = value
    return change


def info(key: str, value: str) -> Callable[[Any], None]:
    return lambda file: file.docinfo.__setitem__(key, value)


def page(key: str, value: Any = None) -> Callable[[Any], None]:
    def change(file: Any) -> None:
        if value is None:
            del file.pages[0].obj[key]
        else:
            file.pages[0].obj[key] = value
    return change


def smooth(file: Any) -> None:
    file.pages[0].Resources.XObject = Dictionary(x=pikepdf.Stream(
        file, b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Interpolate=True))


def pack_oddly(file: Any) -> None:
    stream = pikepdf.Stream(file, b"")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    file.Root.PieceInfo = Dictionary(x=stream)


def other_profile(file: Any) -> None:
    profile = file.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes().replace(b"RGB ", b"CMYK", 1))


def act(file: Any) -> None:
    file.pages[0].obj.PieceInfo = file.make_indirect(
        Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def name_script(file: Any) -> None:
    file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


BROKEN = {
    "its language is en": put("/Lang", value=String("en")),
    "its language is not named": put("/Lang"),
    "does not say that it is tagged": put("/MarkInfo"),
    "its tags may be wrong": put("/MarkInfo", "/Suspects", value=True),
    "the name of the file instead": put("/ViewerPreferences", "/DisplayDocTitle", value=False),
    "the catalog holds /OpenAction": put("/OpenAction", value=Dictionary(
        S=Name.JavaScript, JS=String("app.alert(1)"))),
    "the catalog holds /AcroForm": put("/AcroForm", value=Dictionary(Fields=Array())),
    "it holds /JavaScript": name_script,
    "the tab key does not follow": page("/Tabs"),
    "the page holds /AA": page("/AA", Dictionary()),
    "its title is 'else'": info("/Title", "else"),
    "its author is 'else'": info("/Author", "else"),
    "its properties lack the notice": info("/Subject", "else"),
    "it has no XMP packet": put("/Metadata"),
    "says pdfaid:part 3, not 2": change_packet("<pdfaid:part>2<", "<pdfaid:part>3<"),
    "says pdfaid:conformance B, not A": change_packet("conformance>A<", "conformance>B<"),
    "says pdfuaid:part nowhere": change_packet("<pdfuaid:part>1</pdfuaid:part>", ""),
    "does not declare the namespace": change_packet("schema#\"", "other#\""),
    "does not name the language": change_packet("<rdf:li>ja<", "<rdf:li>en<"),
    "/Title says": change_packet("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                                 "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">x"),
    "/CreationDate says": change_packet("<xmp:CreateDate>2025", "<xmp:CreateDate>2026"),
    "/Producer says": info("/Producer", "else"),
    "by which sRGB": put("/OutputIntents"),
    "which sRGB its colours": other_profile,
    "its bookmarks are not its headings": put("/Outlines"),
    "smoothed by the viewer": smooth,
    "packed by LZW": pack_oddly,
    "an action /JavaScript": act,
}


@pytest.mark.parametrize("message", BROKEN)
def test_what_is_wrong_is_found(message: str) -> None:
    assert find_aspects(DOCUMENT, BROKEN[message], message) == [Aspect.STRUCTURE]


def test_a_packet_that_is_no_xml_claims_nothing() -> None:
    found = find_new(DOCUMENT, change_packet("</rdf:RDF>", ""))
    assert any("says pdfaid:part nowhere" in one.message for one in found)


def test_an_encrypted_file_is_told() -> None:
    found = find_new(DOCUMENT, lambda _file: None, encryption=pikepdf.Encryption(
        owner="x", user=""))
    assert "it is encrypted" in [one.message for one in found]


@pytest.mark.parametrize(("old", "new", "message"), [
    (b"%PDF-1.7", b"%PDF-2.0", "its head names no version"),
    (b"/ID [", b"/IX [", "it has no identifier")])
def test_a_head_and_an_identifier_are_asked_for(old: bytes, new: bytes, message: str) -> None:
    data = print_once(DOCUMENT).data
    assert old in data or old.replace(b" ", b"") in data
    data = data.replace(old, new).replace(old.replace(b" ", b""), new.replace(b" ", b""))
    assert any(message in one.message for one in prove_pdf(data, DOCUMENT, CONTEXT))


def test_bookmarks_are_asked_for_one_by_one() -> None:
    def rename(file: Any) -> None:
        with file.open_outline() as outline:
            outline.root[0].title = "else"
    found = find_new(DOCUMENT, rename)
    assert [one.message.partition(":")[0] for one in found] == [
        "its bookmarks are not its headings"]
