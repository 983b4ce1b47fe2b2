"""A document as plain values: it comes back as it was, and nothing else comes back."""

import json

import pytest

from presskit.document import (
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Running,
    Section,
    Span,
    Strong,
    Table,
    Text,
    read_stored,
    write_stored,
)

WHOLE = Document("press-release", "opening", "ja", "題", (
    Section("masthead", (Figure("mark", "mark:灯"), Paragraph("issuer", (Text("灯"),))), "top"),
    Heading(1, "headline", (Text("一"), LineBreak(), Text("二", "en", "release.headline@1"))),
    Paragraph("body", (Emphasis((Text("a", readings=("b",)),)), Strong((Text("c"),)),
                       Link("https://a.example/", (Text("d"),)), Span("quote", (Text("e"),)))),
    Quote("pull-quote", (Paragraph("body", (Text("f"),)),), (Paragraph("attribution", ()),)),
    List("list", (Item((Paragraph("body", (Text("g"),)),)),), True),
    Table("fact-table", (Row((Cell((), "col"),)),), (Row((Cell((Rule(),)),)),), (Text("h"),)),
    Figure("picture", "pictures/a.png", "alt", (Paragraph("caption", ()),), ("pictures.a@1",)),
    PageBreak()), Running((Text("i"),), label=(Text("j"),)),
    (("author", "A"), ("date", "2026-03-18")), "subject")


def stored():
    return json.loads(json.dumps(write_stored(WHOLE)))


def test_a_document_comes_back_as_it_was():
    assert read_stored(stored()) == WHOLE


def test_what_has_its_default_is_left_out():
    assert write_stored(Text("a")) == {"is": "text", "text": "a"}
    assert len(json.dumps(stored())) < 2000


def spoil(path, value):
    said = stored()
    inside = said
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return said


@pytest.mark.parametrize(("said", "why"), [
    (None, "no document, but None"), ([], "no document"), ({"is": []}, "no document"),
    ({"is": "paragraph", "role": "a", "children": []}, "no document, but 'paragraph'"),
    ({"is": "document"}, "a document without kind"),
    (spoil(("colour",), "red"), "a document has no colour"),
    (spoil(("children", 0, "is"), "script"), "no paragraph"),
    (spoil(("children", 0), "text"), "no paragraph"),
    (spoil(("children",), {}), "a list is wanted"),
    (spoil(("title",), 3), "a str is wanted"),
    (spoil(("children", 1, "level"), True), "a int is wanted"),
    (spoil(("children", 2, "children", 2, "href"), "javascript:alert(1)"), "may not lead to"),
    (spoil(("children", 2, "children", 2, "href"), "../../secret"), "may not lead to"),
    (spoil(("properties",), [["a"]]), "a pair of texts"),
    (spoil(("running", "label"), [{"is": "rule"}]), "no text or emphasis"),
])
def test_anything_else_is_refused_in_words(said, why):
    with pytest.raises(ValueError, match=why):
        read_stored(said)


def test_what_is_nested_too_deeply_is_refused():
    inside = {"is": "rule"}
    for _ in range(5000):
        inside = {"is": "section", "role": "a", "children": [inside]}
    said = stored() | {"children": [inside]}
    with pytest.raises(ValueError, match="nested"):
        read_stored(said)
