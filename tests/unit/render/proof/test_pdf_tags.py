"""The proof of a PDF's tags: each that is missing, wrong or astray is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from presskit.document import Figure, Item, List
from presskit.render.proof import Aspect
from tests.helpers import documents
from tests.helpers.broken_pdf import (
    CONTEXT,
    break_pdf,
    elements_of,
    find_aspects,
    find_new,
    print_once,
    replace_content,
)

_RELEASE = documents.release("en")
RELEASE = replace(_RELEASE, children=(*_RELEASE.children, List("list", tuple(
    Item((documents.paragraph("body", one),)) for one in ("One thing", "Another")))))
BIOS = documents.bios("ja")


def change(kind: str, key: str, value: Any = None, *, at: int = 0,
           inside: str = "") -> Callable[[Any], None]:
    """Change an entry of an element; nothing takes it out."""
    def run(file: Any) -> None:
        element = elements_of(file, kind)[at]
        element = element[inside] if inside else element
        if value is None:
            del element[key]
        else:
            element[key] = value
    return run


def link(key: str, value: Any = None) -> Callable[[Any], None]:
    def run(file: Any) -> None:
        note = next(note for page in file.pages for note in page.obj.get("/Annots", []))
        if value is None:
            del note[key]
        else:
            note[key] = value
    return run


def lead_elsewhere(file: Any) -> None:
    note = next(note for page in file.pages for note in page.obj.get("/Annots", []))
    note.A.URI = String("https://other.example/")


def drop_tree(file: Any) -> None:
    del file.Root.StructTreeRoot


def drop_parents(file: Any) -> None:
    del file.Root.StructTreeRoot.ParentTree


def mix_parents(file: Any) -> None:
    row = file.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[-1] = row[-1], row[0]


def lose_way_to_link(file: Any) -> None:
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    numbers[-1] = numbers[1][0]


def cut_paragraph(file: Any) -> None:
    """As the engine leaves it where a paragraph goes over the edge of a page."""
    whole = max(elements_of(file, "P"), key=lambda one: len(one.K))
    parent = whole.P
    kids = [*whole.K]
    rest = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=parent, Pg=whole.Pg,
                                         K=Array(kids[1:])))
    whole.K = Array(kids[:1])
    place = [one.objgen for one in parent.K].index(whole.objgen)
    parent.K.insert(place + 1, rest)


def say_twice(file: Any) -> None:
    paragraph = elements_of(file, "P")[0]
    paragraph.P.K.append(paragraph)


def drop_cell(file: Any) -> None:
    row = elements_of(file, "TR")[1]
    row.K = Array([*row.K][:-1])


def empty_list(file: Any) -> None:
    one = elements_of(file, "LI")[0]
    one.K = Array([kid for kid in one.K if str(kid.S) != "/LBody"])


def widen_list(file: Any) -> None:
    elements_of(file, "L")[0].K.append(file.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Div, P=elements_of(file, "L")[0], K=Array())))


def untag(file: Any) -> None:
    replace_content(file, b"/Artifact\n<</Type /Pagination/Subtype /Footer>>\nBDC",
                    b"/Foo\nBMC")


def note(file: Any) -> None:
    file.pages[0].obj.Annots = Array([file.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String("x")))])


def strip_link(file: Any) -> None:
    element = elements_of(file, "Link")[0]
    element.K = Array([kid for kid in element.K if isinstance(kid, int)])


RELEASES = {
    "it has no tags": drop_tree,
    "Foo is no kind of element": change("P", "/S", Name.Foo),
    "no way back from a mark": drop_parents,
    "the parent tree does not lead from mark": mix_parents,
    "no element of its own holds the block": cut_paragraph,
    "reaches the same words twice": say_twice,
    "its headings are of the levels": change("H2", "/S", Name.H3),
    "a heading of level 3 follows one of level 1": change("H2", "/S", Name.H3),
    "its first heading is of level 2": change("H1", "/S", Name.H2),
    "a table has rows of unequal length": drop_cell,
    "does not say what it heads": change("TH", "/Scope", inside="/A"),
    "a cell does not lead to its header": change("TD", "/Headers", inside="/A"),
    "does not say how it is numbered": change("L", "/A"),
    "something else than items": widen_list,
    "an item of a list has no body": empty_list,
    "a link does not say its words": link("/Contents"),
    "is not printed": link("/F", 0),
    "its links lead to": lead_elsewhere,
    "the parent tree does not lead from the link": lose_way_to_link,
    "a link stands outside of the tags": strip_link,
    "an annotation is no link": note,
    "neither tagged nor an artifact": untag,
}


@pytest.mark.parametrize("message", RELEASES)
def test_what_is_wrong_is_found(message: str) -> None:
    assert set(find_aspects(RELEASE, RELEASES[message], message)) == {Aspect.STRUCTURE}


def test_words_in_another_language_have_to_say_so() -> None:
    def silence(file: Any) -> None:
        for one in elements_of(file, "Span"):
            if "/Lang" in one:
                del one["/Lang"]
    assert any("words in zh-Hant-HK are said to be in ja" in one.message
               for one in find_new(BIOS, silence))


@pytest.fixture(params=[(60, 40), (40, 160)], ids=["wide", "high"])
def pictured(request, tmp_path):
    """A document with a picture, and its PDF; a high picture is narrower than its box."""
    from PIL import Image

    from presskit.render import render

    Image.new("RGB", request.param, "navy").save(tmp_path / "a.png")
    document = replace(_RELEASE, children=(*_RELEASE.children, Figure(
        "picture", "a.png", "Key visual", (documents.paragraph("caption", "What it shows."),))))
    context = replace(CONTEXT, kit=str(tmp_path))
    return document, render(document, "pdf", context).data


@pytest.mark.parametrize(("message", "broken"), [
    ("its pictures say ['']", change("Figure", "/Alt")),
    ("does not say where on its page", change("Figure", "/BBox", inside="/A")),
    ("does not say where on its page", change("Figure", "/BBox", Array([0, 0, 9999, 1]),
                                              inside="/A")),
    ("a picture lies elsewhere", change("Figure", "/BBox", Array([1, 1, 2, 2]), inside="/A")),
    ("a picture lies elsewhere", change("Figure", "/BBox", Array([1, 1, 594, 840]), inside="/A"))])
def test_a_picture_says_what_it_shows_and_where(pictured, message: str, broken) -> None:
    from presskit.render.proof.pdf import prove_pdf

    document, data = pictured
    before = prove_pdf(data, document, CONTEXT)
    assert [one for one in before if not one.minor] == []
    found = prove_pdf(break_pdf(data, broken), document, CONTEXT)
    assert any(message in one.message for one in found)


def test_what_we_write_is_right() -> None:
    from presskit.render.proof.pdf import prove_pdf

    assert prove_pdf(print_once(RELEASE).data, RELEASE, CONTEXT) == ()
