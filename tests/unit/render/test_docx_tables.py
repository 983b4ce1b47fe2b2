"""Tables, lists and pictures of a Word file: real ones, with what a reader needs to hear."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.diagnostics import PresskitError
from presskit.document import (
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Row,
    Rule,
    Section,
    Span,
    Table,
    Text,
)
from presskit.render.docx_tables import _each_piece, _share_width

from .docx_checks import PICTURES, W, find_paragraph, open_parts, open_root, render
from .docx_samples import cells, chinese_release, english_release, korean_release, masthead
from .docx_samples import paragraph as plain
from .docx_sheet_samples import chinese_facts, english_bios

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def tables(document: Document) -> dict[str, object]:
    """The tables of a document by their style."""
    return {one.find(f"{W}tblPr/{W}tblStyle").get(W + "val"): one
            for one in open_root(render(document).data).iter(W + "tbl")}


def widths(table) -> list[int]:
    return [int(one.get(W + "w")) for one in table.find(W + "tblGrid")]


def test_a_head_row_repeats_and_no_row_splits() -> None:
    rows = list(tables(chinese_release())["Workstable"].iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_last_row_is_not_left_alone_under_a_repeated_head() -> None:
    kept = [any(one.find(f"{W}pPr/{W}keepNext") is not None for one in row.iter(W + "p"))
            for row in tables(chinese_release())["Workstable"].iter(W + "tr")]
    assert kept == [False, False, True, False]


def test_a_rule_stays_with_what_follows_it() -> None:
    document = Document("press-release", "k", "en", "T", (
        plain("body", "One"), Rule(), plain("body", "Two")))
    kept = [one.find(f"{W}pPr/{W}keepNext") is not None
            for one in open_root(render(document).data).find(f"{W}body").iter(W + "p")]
    assert kept == [False, True, False]


def test_a_long_address_makes_the_contacts_wider_where_the_panel_gets_lower() -> None:
    def contacts(address: str, about: str) -> int:
        panel = Section("panel", (
            Section("contact", (plain("panel-text", "Email: " + address),) * 3),
            Section("boilerplate", (plain("panel-text", about),))))
        return widths(tables(Document("press-release", "k", "en", "T", (panel,)))["Panel"])[0]

    address = "all.weather.enquiries@windtree-letters.example"
    assert contacts("a@b.example", "We print. " * 9) == 3400 < contacts(address, "We print. " * 9)
    assert contacts(address, "We print. " * 90) == 3400


def test_a_row_that_may_be_higher_than_a_page_splits() -> None:
    """A whole one would be cut off at the foot of the page in LibreOffice."""
    document = chinese_release()
    table = next(one for one in document.children if isinstance(one, Table))

    def rows(text: str) -> list:
        row = replace(table.children[0], children=(Cell((Paragraph("table-text", (Text(text),)),)),
                                                   *table.children[0].children[1:]))
        grown = replace(document, children=(replace(table, children=(row, *table.children)),))
        return [one.find(f"{W}trPr/{W}cantSplit") is None
                for one in tables(grown)["Workstable"].iter(W + "tr")]

    assert rows("展映" * 40) == [False] * 5
    assert rows("展映" * 400) == [False, True, False, False, False]


def test_tables_begin_where_their_style_says_and_end_at_the_type_area() -> None:
    found = tables(chinese_release())
    works, panel = found["Workstable"], found["Panel"]
    for table in (works, panel):
        indent = int(table.find(f"{W}tblPr/{W}tblInd").get(W + "w"))
        assert indent + sum(widths(table)) == sum(widths(found["Embargobox"]))


def test_labels_of_facts_stand_in_the_side_column_as_row_heads() -> None:
    document = chinese_facts()
    table = tables(document)["Facttable"]
    styles = open_root(render(document).data, "word/styles.xml")
    body = next(one for one in styles.iter(W + "style") if one.get(W + "styleId") == "BodyText")
    assert widths(table)[0] == int(body.find(f"{W}pPr/{W}ind").get(W + "left"))
    assert table.find(f"{W}tblPr/{W}tblLook").get(W + "firstColumn") == "1"


def test_the_korean_head_is_a_table_apart_from_the_masthead() -> None:
    body = open_root(render(korean_release()).data).find(W + "body")
    assert [one.tag.rpartition("}")[2] for one in body][:3] == ["tbl", "p", "tbl"]


def test_no_table_has_vertical_rules() -> None:
    styles = open_root(render(chinese_release()).data, "word/styles.xml")
    boxes = {"Noticebox", "Embargobox"}
    for style in styles.iter(W + "style"):
        if style.get(W + "type") == "table" and style.get(W + "styleId") not in boxes:
            assert not list(style.iter(W + "insideV"))
            assert not [one for borders in style.iter(W + "tblBorders") for one in borders
                        if one.tag in {W + "left", W + "right"}]


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=6), st.integers(2000, 9412))
def test_columns_fill_the_width_and_none_is_lost(wants: list[int], width: int) -> None:
    shares = _share_width(wants, width)
    assert sum(shares) == width
    equal = width // len(wants)
    for share, want in zip(shares, wants, strict=True):
        assert share >= (want if want <= equal else equal // 2)


def test_of_two_long_columns_the_longer_is_the_wider() -> None:
    name, title, part = _share_width([2800, 3000, 9000], 7000, heads=True)
    assert title < name == 7000 // 3 < part < 2 * name


def test_a_ragged_table_is_filled_up() -> None:
    table = Table("works-table", (), (cells("table-text", "a", "b"), cells("table-text", "c")))
    document = Document("fact-sheet", "k", "en", "T", (table,))
    rows = [len(row.findall(W + "tc")) for row in tables(document)["Workstable"].iter(W + "tr")]
    assert rows == [2, 2]


def test_the_panel_keeps_the_order_of_the_document() -> None:
    release = english_release()
    panel = release.children[-1]
    turned = replace(release, children=(replace(panel, children=panel.children[::-1]),))
    texts = ["".join(cell.itertext()) for cell in tables(turned)["Panel"].iter(W + "tc")]
    assert texts[0].startswith("About the forum")


def test_a_masthead_without_mark_and_box_is_plain_paragraphs() -> None:
    issuer = Section("masthead", (plain("issuer", "Trust"),))
    assert tables(Document("quote-sheet", "k", "en", "T", (issuer,))) == {}


def test_numbered_lists_count_anew_and_bullets_nest() -> None:
    data = render(english_release()).data

    def number(text: str) -> tuple[str, str]:
        found = find_paragraph(data, text).find(f"{W}pPr/{W}numPr")
        return found.find(W + "numId").get(W + "val"), found.find(W + "ilvl").get(W + "val")

    assert number("First film") == number("Second film")
    assert number("First film")[0] != number("A new count")[0]
    assert number("schools must")[1] == "0" and number("from the first year")[1] == "1"
    known = {one.get(W + "numId") for one in
             open_root(data, "word/numbering.xml").iter(W + "num")}
    assert {number("First film")[0], number("A new count")[0]} <= known


def test_a_picture_has_its_alternative_text_and_fills_the_column_at_most() -> None:
    data = render(chinese_facts()).data
    inline = list(open_root(data).iter(WP + "inline"))[-1]
    assert inline.find(WP + "docPr").get("descr") == "主視覺"
    assert int(inline.find(WP + "extent").get("cx")) <= 137.2 * 36000
    assert PICTURES["pictures/key-visual.png"] in open_parts(data).values()


def test_a_portrait_hangs_in_the_side_column_of_its_name() -> None:
    paragraph = find_paragraph(render(english_bios()).data, "Fei Jun 費俊")
    anchor = next(paragraph.iter(WP + "anchor"))
    assert anchor.find(WP + "docPr").get("descr") == "Portrait of Fei Jun"
    assert anchor.find(WP + "extent").get("cx") == "896400"


@pytest.mark.parametrize(("size", "expected"), [
    ((40, 50), {"t": "4000", "b": "16000"}), ((50, 40), {"l": "10000", "r": "10000"}),
    ((40, 40), {})])
def test_a_portrait_is_cut_to_a_square_with_its_head_in_it(size, expected) -> None:
    from PIL import Image

    from presskit.render.docx import render_docx

    from .docx_checks import shipped

    file = io.BytesIO()
    Image.new("RGB", size, "#0b4f6c").save(file, "PNG")
    document = Document("speaker-bios", "k", "en", "T", (Section("bio", (
        Figure("portrait", "a.png", "Portrait"), Heading(2, "bio-name", (Text("Ann Hill"),)))),))
    root = open_root(render_docx(document, *shipped(), {"a.png": file.getvalue()}).data)
    extent = next(root.iter(WP + "extent"))
    assert extent.get("cx") == extent.get("cy")
    cut = next(root.iter(A + "srcRect"), None)
    assert ({} if cut is None else dict(cut.attrib)) == expected


def test_the_same_sign_is_stored_once() -> None:
    document = Document("press-release", "k", "en", "T", (masthead("A", "b"), masthead("A", "b")))
    media = [name for name in open_parts(render(document).data) if "/media/" in name]
    assert len(media) == 1


def test_a_mark_of_the_kit_stands_in_place_of_the_drawn_one() -> None:
    from presskit.render.docx import render_docx

    from .docx_checks import shipped

    given_mark = PICTURES["pictures/fei-jun.png"]
    document = Document("press-release", "k", "en", "T", (masthead("A", "b"),))
    parts = open_parts(render_docx(document, *shipped(), {"mark:": given_mark}).data)
    assert parts["word/media/image1.png"] == given_mark


def test_a_picture_of_a_fact_sheet_is_there_to_be_recognised() -> None:
    document = Document("fact-sheet", "k", "en", "T", (
        Figure("picture", "pictures/key-visual.png", "A"),))
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    sheet, release = (next(open_root(render(one).data).iter(f"{wp}extent")) for one in (
        document, replace(document, kind="press-release")))
    assert int(sheet.get("cx")) == 64 * 36000 < int(release.get("cx"))


def test_a_picture_of_a_captions_sheet_keeps_to_its_facts_but_not_to_the_next() -> None:
    fact = Row((Cell((Paragraph("fact-label", (Text("Credit"),)),), "row"),
                Cell((Paragraph("fact-value", (Text("A"),)),))))
    entry = Section("picture-entry", (
        Heading(2, "section-heading", (Text("a.png"),)),
        Figure("picture", "pictures/key-visual.png", "A"),
        Table("fact-table", (), (fact, fact))))
    root = open_root(render(Document("captions-sheet", "k", "en", "T", (entry,))).data)
    body = root.find(f"{W}body")
    extent = next(root.iter(WP + "extent"))
    assert int(extent.get("cx")) == 48 * 36000
    kept = [next(one.iter(f"{W}keepNext"), None) is not None for one in body.iter(f"{W}p")]
    assert kept[:6] == [True, True, True, True, False, False]


def test_a_high_picture_leaves_room_on_its_page_for_the_caption() -> None:
    from PIL import Image

    from presskit.render.docx import render_docx

    from .docx_checks import shipped

    tower = io.BytesIO()
    Image.new("RGB", (40, 300)).save(tower, "PNG")
    document = Document("press-release", "k", "en", "T", (Figure("picture", "a.png", "A"),))
    data = render_docx(document, *shipped(), {"a.png": tower.getvalue()}).data
    extent = next(open_root(data).iter(WP + "extent"))
    assert int(extent.get("cy")) == 72 * 36000
    assert abs(int(extent.get("cy")) / int(extent.get("cx")) - 7.5) < 0.01


def test_a_file_that_is_no_picture_is_told() -> None:
    from presskit.render.docx import render_docx

    from .docx_checks import shipped

    document = Document("fact-sheet", "k", "en", "T", (Figure("picture", "a.svg", "A"),))
    with pytest.raises(PresskitError) as caught:
        render_docx(document, *shipped(), {"a.svg": b"<svg/>"})
    assert [one.code for one in caught.value.diagnostics] == ["picture-format"]


def test_titles_of_works_are_bold_in_their_table_alone() -> None:
    styles = {one.get(W + "styleId"): one
              for one in open_root(render(chinese_release()).data, "word/styles.xml")
              .iter(W + "style")}
    used = [one.get(W + "val") for one in
            tables(chinese_release())["Workstable"].iter(W + "rStyle")]
    assert "Listedwork" in used and "Worktitle" not in used
    assert styles["Listedwork"].find(f"{W}rPr/{W}b") is not None
    assert styles["Worktitle"].find(f"{W}rPr/{W}b") is None


def test_a_sign_without_words_is_marked_as_decoration_and_a_picture_is_not() -> None:
    drawings = {one.get("name").split()[0]: one for one in open_root(
        render(english_bios()).data).iter(WP + "docPr")}
    decorative = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
    assert {name: [one.get("val") for one in found.iter(decorative)]
            for name, found in drawings.items()} == {
        name: [] if found.get("descr") else ["1"] for name, found in drawings.items()}
    assert any(not one.get("descr") for one in drawings.values())


def test_a_name_beside_others_may_have_its_reading_below_it() -> None:
    reading = Text("（チェン・ティエンチャン）")
    listed = Paragraph("table-text", (Span("listed-name", (Text("陳天禪"),)), reading))
    alone = Paragraph("table-text", (Span("person-name", (Text("陳天禪"),)), reading))
    assert _each_piece(listed) == ["陳天禪", "（チェン・", "ティエンチャン）"]
    assert _each_piece(alone) == ["陳天禪（チェン・ティエンチャン）"]
