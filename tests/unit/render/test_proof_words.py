"""What two texts are compared by."""

from __future__ import annotations

import pytest

from presskit.document import Item, List, Paragraph, Text
from presskit.render.proof.words import (
    bare,
    compare_words,
    find_invisible,
    list_headings,
    list_paragraphs,
    say_document,
)
from tests.helpers import documents


def paragraph(words: str) -> Paragraph:
    return Paragraph("body", (Text(words),))


@pytest.mark.parametrize(("found", "wanted", "said"), [
    ("燈亮海就近了", "燈亮了海就近了", "“了” is missing behind “燈亮”"),
    ("燈亮了了海就近了", "燈亮了海就近了",
     "“了” stands behind “燈亮了” and is not in the document"),
    ("燈滅了", "燈亮了", "“滅” stands behind “燈” where the document says “亮”"),
    ("亮了", "燈亮了", "“燈” is missing at the beginning"),
    ("", "燈亮了", "“燈亮了” is missing at the beginning")])
def test_two_texts_part_at_a_place_that_is_told(found, wanted, said) -> None:
    fault, = compare_words(found, wanted, "page 2")
    assert (fault.message, fault.where, fault.aspect) == (said, "page 2", "text")


def test_equal_texts_have_no_fault_and_a_long_difference_is_cut() -> None:
    assert compare_words("燈", "燈") == ()
    fault, = compare_words("燈", "燈" + "亮" * 90)
    assert "亮" * 27 + "…" in fault.message and "亮" * 28 not in fault.message


def test_white_space_and_joiners_do_not_count_and_what_nobody_sees_is_found() -> None:
    assert bare(" 燈\u2060 亮\u3000了\n\u200b") == "燈亮了"
    assert find_invisible("燈 亮\n\t了\u3000") == []
    assert find_invisible("燈\u200b亮\u2060\ufeff\ue000\r") == [
        "U+000D", "U+200B", "U+2060", "U+E000", "U+FEFF"]


def test_items_have_marks_where_a_format_writes_them_as_words() -> None:
    block = List("list", (Item((paragraph("one"), List("list", (Item((paragraph("in"),)),)))),
                          Item((paragraph("two"),))), ordered=True)
    assert list(list_paragraphs((block,), "en")) == ["1.one", "•in", "2.two"]
    assert list(list_paragraphs((block,))) == ["one", "in", "two"]


def test_a_caption_is_read_before_its_table() -> None:
    sheet = documents.fact_sheet("en")
    assert say_document(sheet)
    assert [level for level, _words in list_headings(documents.release("en"))][:1] == [1]
