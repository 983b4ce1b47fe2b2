"""Plain text as a desk pastes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from presskit.document import (
    Cell,
    Item,
    LineBreak,
    List,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
    plain_text,
    walk,
)
from presskit.render.text import render_text
from tests.helpers import documents


def text_of(document) -> str:
    return render_text(document).data.decode()


def test_one_paragraph_is_one_line_and_a_blank_line_stands_between() -> None:
    text = text_of(documents.release())
    body = documents.WORDS["zh-Hant-HK"]["body"]
    assert f"\n\n{body}\n\n" in text
    assert text.endswith("\n") and "\r" not in text and "\n\n\n" not in text


def test_no_invisible_characters_and_no_tabs() -> None:
    for locale in documents.LOCALES:
        for document in (documents.release(locale), documents.fact_sheet(locale)):
            assert not set(text_of(document)) & set("\u200b\u2060\ufeff\t\u00ad")


@pytest.mark.parametrize(("locale", "role", "lines", "expected"), [
    ("zh-Hant-HK", "headline", ("論壇在港舉行", "學界探討共創"), "論壇在港舉行\u3000學界探討共創"),
    ("ja", "headline", ("共創を議論、", "香港で"), "共創を議論、香港で"),
    ("zh-Hans-CN", "headline", ("论坛展示AI", "O1模型"), "论坛展示AI O1模型"),
    ("zh-Hant-HK", "subhead", ("三支短片", "展映"), "三支短片展映"),
    ("en", "headline", ("Forum held ", "in Hong Kong"), "Forum held in Hong Kong"),
    ("ko", "headline", ("포럼 열려", "공동 창작 논의"), "포럼 열려 공동 창작 논의")])
def test_a_break_at_sense_is_joined_as_newsrooms_do(locale, role, lines, expected) -> None:
    document = replace(documents.release(locale), children=(Paragraph(role, (
        Text(lines[0]), LineBreak(), Text(lines[1]))),))
    assert text_of(document) == expected + "\n"


def test_the_label_of_a_draft_stands_first() -> None:
    words = documents.WORDS["ko"]
    assert text_of(documents.release("ko", draft=True)).startswith(
        f"{words['label']}\n{words['label-note']}\n\n")


def test_the_notice_stands_above_the_headline() -> None:
    text = text_of(documents.release("en"))
    assert text.index("Demonstration made") < text.index("AI Creation Global Ecosystem Forum held")


def test_a_row_is_a_line_set_apart_by_white_space() -> None:
    assert "Press release    AI Creation Global Ecosystem Forum" in text_of(
        documents.fact_sheet("en"))
    assert "新聞稿\u3000AI創作" in text_of(documents.fact_sheet())


def test_a_table_with_cells_of_several_lines_sets_its_rows_apart() -> None:
    def cell(*lines: str) -> Cell:
        return Cell(tuple(Paragraph("table-text", (Text(line),)) for line in lines))

    head = Row((cell("Film"), cell("Artist"), cell("Creator")))
    table = Table("works-table", (head,), (Row((cell("One", "About it"), cell("A"), cell("B"))),
                                           Row((cell("Two"), cell("C"), cell()))))
    document = replace(documents.release("en"), children=(table,))
    assert text_of(document) == (
        "Film    Artist    Creator\n\nOne\nAbout it\nA    B\n\nTwo    C\n")


def test_a_name_and_its_original_do_not_touch() -> None:
    assert "Fei Jun 費俊" in text_of(documents.bios("en"))


@pytest.mark.parametrize("locale", documents.LOCALES)
def test_every_word_of_the_tree_is_there_and_no_other(locale: str) -> None:
    for make in (documents.release, documents.bios, documents.quote_sheet, documents.fact_sheet):
        document = make(locale)
        wanted = "".join(plain_text(document.children).split())
        assert "".join(text_of(document).split()) == wanted


def test_running_lines_are_left_out() -> None:
    document = documents.release()
    assert plain_text(document.running.footer_start) not in text_of(document)


def test_a_node_that_no_finished_document_holds_is_refused() -> None:
    odd = replace(documents.release(), children=(Reference("quote:a"),))
    with pytest.raises(TypeError):
        render_text(odd)
    assert any(isinstance(one, Reference) for one in walk(odd))
    assert Paragraph("body", (Text("a"),))


@pytest.mark.parametrize(("locale", "mark"), [
    ("ja", "・"), ("ko", "• "), ("en", "• "), ("zh-Hant-HK", "• ")])
def test_items_of_a_list_keep_their_marks(locale, mark) -> None:
    def item(text, *inner):
        return Item((Paragraph("body", (Text(text),)), *inner))

    inner = List("list", (item("C"),))
    document = replace(documents.release(locale), children=(
        List("list", (item("A"), item("B"))),
        List("numbered-list", (item("A"), item("B", inner)), ordered=True)))
    assert text_of(document) == f"{mark}A\n{mark}B\n\n1. A\n2. B\n  {mark}C\n"
