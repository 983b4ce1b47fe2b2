"""The package of a Word file: no clock in it, parts where others look for them."""

from __future__ import annotations

import io
import zipfile

import pytest

from presskit.document import Document
from presskit.render.docx_package import (
    add_relationship,
    name_relationships,
    pack_parts,
    read_relationships,
    render_properties,
)
from presskit.render.docx_xml import add_property, w, xml

from .docx_checks import open_parts, render
from .docx_samples import english_release


def test_types_and_relationships_come_first_then_names_in_order() -> None:
    with zipfile.ZipFile(io.BytesIO(render(english_release()).data)) as archive:
        entries = archive.infolist()
    names = [one.filename for one in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len({(one.external_attr, one.create_system) for one in entries}) == 1


def test_the_order_in_which_parts_were_made_does_not_show() -> None:
    parts = {"[Content_Types].xml": b"a", "_rels/.rels": b"b", "word/x.xml": b"c", "a.xml": b"d"}
    assert pack_parts(parts) == pack_parts(dict(reversed(parts.items())))


def test_relationships_stand_beside_their_part() -> None:
    assert name_relationships("word/document.xml") == "word/_rels/document.xml.rels"
    parts = {"word/_rels/document.xml.rels": (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/header" Target="header1.xml"/>'
        b'<Relationship Id="b" Type="x/image" Target="/word/media/i.png"/>'
        b'<Relationship Id="c" Type="x/hyperlink" Target="https://e.org" TargetMode="External"/>'
        b"</Relationships>")}
    assert read_relationships(parts, "word/document.xml") == {
        "a": ("header", "word/header1.xml"), "b": ("image", "word/media/i.png")}


def test_the_same_target_is_one_relationship_and_ids_never_clash() -> None:
    root = xml("pr:Relationships", xml("pr:Relationship", Id="rId2", Type="t", Target="x"))
    first = add_relationship(root, "hyperlink", "https://e.org", external=True)
    assert first == add_relationship(root, "hyperlink", "https://e.org", external=True)
    other = add_relationship(root, "hyperlink", "https://e.org/2", external=True)
    assert len({first, other, "rId2"}) == 3


@pytest.mark.parametrize(("date", "stamp"), [
    ("2025-12-19", "2025-12-19T00:00:00Z"), ("2025-12-19T20:00:00+08:00", "2025-12-19T12:00:00Z"),
    ("2025-12-19T20:00:00", "2025-12-19T20:00:00Z")])
def test_a_date_becomes_the_moment_that_word_shows(date: str, stamp: str) -> None:
    parts = open_parts(render(english_release()).data)
    document = Document("press-release", "k", "en", "T", (), properties=(("date", date),))
    render_properties(document, parts, "word/document.xml")
    assert stamp.encode() in parts["docProps/core.xml"]


def test_without_a_date_none_is_invented() -> None:
    document = Document("press-release", "k", "en", "T", ())
    assert b"created" not in open_parts(render(document).data)["docProps/core.xml"]


def test_a_thumbnail_of_the_frame_does_not_go_out() -> None:
    parts = open_parts(render(english_release()).data)
    parts["docProps/thumbnail.jpeg"] = b"old page"
    render_properties(english_release(), parts, "word/document.xml")
    assert sorted(one for one in parts if one.startswith("docProps/")) == [
        "docProps/app.xml", "docProps/core.xml"]


def test_paragraph_properties_stand_in_the_order_of_the_schema() -> None:
    paragraph = w("p", w("pPr", w("pStyle", val="a"), w("jc", val="left")))
    add_property(paragraph, w("numPr"), w("keepNext"), w("jc", val="right"))
    names = [one.tag.rpartition("}")[2] for one in paragraph[0]]
    assert names == ["pStyle", "keepNext", "numPr", "jc"]
