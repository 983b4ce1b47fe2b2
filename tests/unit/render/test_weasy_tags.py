"""The tag tree that is written: whole over the edges of pages."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pikepdf
import pytest

from presskit.document import (
    Cell,
    Document,
    Emphasis,
    Item,
    Link,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from presskit.render.proof.pdf import prove_pdf
from tests.helpers import documents
from tests.helpers.broken_pdf import CONTEXT, elements_of, print_once


def cell(text: str, header: str = "") -> Cell:
    return Cell((documents.paragraph("table-text", text),), header)


@lru_cache(maxsize=8)
def long_document(locale: str) -> Document:
    """A release with a list, two dozen paragraphs and a table over three pages."""
    base = documents.release(locale)
    words = documents.WORDS[locale]
    rows = tuple(Row((cell(f"{number}. {words['artist']}", "row"), cell(words["lead"][:60]),
                      cell(words["creator"]))) for number in range(60))
    table = Table("works-table", (Row(tuple(cell(one, "col")
                                            for one in words["heads"].split("/"))),), rows)
    plain = Paragraph("body", (Text("x "), Emphasis((Text("stress"),)), Strong((Text("weight"),)),
                               Link("https://example.org/a", (Text(
                                   "words of a link that go on from this line to the next one, "
                                   "and then to another, since there are so many of them"),))))
    return replace(base, children=(
        *base.children, plain,
        List("list", tuple(Item((documents.paragraph("body", words["lead"]),)) for _ in "123")),
        *(documents.paragraph("body", f"{number} {words['body']}") for number in range(24)), table))


@lru_cache(maxsize=8)
def opened(locale: str) -> Any:
    return pikepdf.open(io.BytesIO(print_once(long_document(locale)).data))


@pytest.mark.parametrize("locale", ["en", "ja"])
def test_a_long_document_is_proven(locale: str) -> None:
    document = long_document(locale)
    found = prove_pdf(print_once(document).data, document, CONTEXT)
    assert [one for one in found if not one.minor] == []


def test_a_table_over_pages_is_one_with_one_head() -> None:
    tables = [one for one in elements_of(opened("en"), "Table") if len(elements_in(one, "TR")) > 50]
    assert len(tables) == 1
    assert [str(one.S) for one in tables[0].K] == ["/THead", "/TBody"]
    assert len({one.get("/Pg").objgen for one in elements_in(tables[0], "TR")}) > 2
    assert {len(one.K) for one in elements_in(tables[0], "TR")} == {3}
    names = {str(one.ID) for one in elements_in(tables[0], "TH")}
    assert all(names >= {str(key) for key in one.A.Headers}
               for one in elements_in(tables[0], "TD"))
    tree = opened("en").Root.StructTreeRoot.IDTree.Names
    assert {str(key) for key in tree[::2]} >= names


def elements_in(element: Any, kind: str) -> list[Any]:
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return []
    own = [element] if str(element.S) == f"/{kind}" else []
    return own + [one for kid in element.get("/K", []) for one in elements_in(kid, kind)]


def test_there_is_one_part_and_no_mere_wrapper() -> None:
    assert len(elements_of(opened("en"), "Part")) == 1
    assert elements_of(opened("en"), "NonStruct") == []
    assert all("/Lang" in one for one in elements_of(opened("ja"), "Span"))


def test_items_have_labels_and_bodies() -> None:
    for item in elements_of(opened("ja"), "LI"):
        assert [str(one.S) for one in item.K] == ["/Lbl", "/LBody"]


def test_stress_and_weight_keep_their_kind_and_a_role() -> None:
    roles = opened("en").Root.StructTreeRoot.RoleMap
    assert (roles.Em, roles.Strong) == (pikepdf.Name.Span, pikepdf.Name.Span)
    assert len(elements_of(opened("en"), "Em")) == len(elements_of(opened("en"), "Strong")) == 1


def test_a_link_over_lines_is_one_element_with_all_of_its_words() -> None:
    one, = (link for link in elements_of(opened("en"), "Link")
            if len([kid for kid in link.K if isinstance(kid, pikepdf.Dictionary)]) > 1)
    notes = [kid.Obj for kid in one.K if isinstance(kid, pikepdf.Dictionary)]
    assert len({str(note.Contents) for note in notes}) == 1


def test_running_lines_and_repeated_heads_are_artifacts() -> None:
    content = b"".join(page.Contents.read_bytes() for page in opened("en").pages)
    pages = len(opened("en").pages)
    assert content.count(b"/Subtype /Footer") >= pages
    assert content.count(b"/Subtype /Header") >= pages - 1
    assert content.count(b"/Artifact\n<</Type /Pagination>>\nBDC") >= 2 * 3
