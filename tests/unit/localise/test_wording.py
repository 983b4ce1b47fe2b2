"""The canonical Markdown of inlines."""

import pytest

from presskit.content.inlines import read_inlines
from presskit.document import Reference
from presskit.localise.wording import each_reference, quote_reference, write_inlines


@pytest.mark.parametrize("text", [
    "平台上的*重點*與**要點**", "他說{q:wen#1,}又說{q:hop!}", "[於朕](person:yu-zhen)的作品",
    "[網站](https://example.org/a)", "第一行\\\n第二行", "2 \\* 3 與 \\[括號\\]", "snake_case",
    "a \\{ b", "AT&T \\&amp; \\<b>", "由\\於朕決定", "\\\\* 星號",
])
def test_what_is_written_reads_back_as_the_same_inlines(text):
    inlines = read_inlines(text)
    assert read_inlines(write_inlines(inlines)) == inlines


def test_two_ways_of_typing_one_thing_become_one_text():
    assert write_inlines(read_inlines("_a_")) == write_inlines(read_inlines("*a*")) == "*a*"


def test_references_are_found_inside_emphasis():
    inlines = read_inlines("*他說{q:wen#2!}*，[於朕](person:yu-zhen)")
    assert [one.target for one in each_reference(inlines, "quote")] == ["quote:wen#2"]
    assert [one.target for one in each_reference(inlines, "person")] == ["person:yu-zhen"]


def test_a_reference_without_a_number_means_the_whole_quote():
    assert quote_reference(Reference("quote:wen")) == ("wen", 0)
    assert quote_reference(Reference("quote:wen#2")) == ("wen", 2)
