"""The body of a press release."""

from __future__ import annotations

import pytest

from presskit.content.markdown import read_body
from presskit.diagnostics import Findings, Span


def read(text: str, first_line: int = 1):
    findings = Findings()
    blocks, places = read_body(text, "r.md", first_line, findings)
    return blocks, places, findings


def test_each_kind_of_block_is_known() -> None:
    blocks, _places, findings = read(
        "Lead\nof two.\n\n## Two\n\n### Three\n\n- a\n- b\n\n1. c\n\n---\n\n{q:x}\n\n{q:x#2}\n\n"
        "{works:film}\n\n![](picture:y)\n")
    assert not len(findings)
    assert blocks == [
        {"kind": "paragraph", "segments": ["Lead of two."]},
        {"kind": "heading", "level": 2, "segments": ["Two"]},
        {"kind": "heading", "level": 3, "segments": ["Three"]},
        {"kind": "list", "ordered": False, "segments": ["a", "b"]},
        {"kind": "list", "ordered": True, "segments": ["c"]},
        {"kind": "rule"},
        {"kind": "pull-quote", "target": "x"}, {"kind": "pull-quote", "target": "x#2"},
        {"kind": "works", "target": "film"}, {"kind": "figure", "target": "y"}]


@pytest.mark.parametrize("text", ["{q:x} a", "{q:x!}", "{q:x,}"])
def test_a_quote_that_is_not_alone_stays_in_its_paragraph(text: str) -> None:
    assert read(text)[0] == [{"kind": "paragraph", "segments": [text]}]


def test_places_count_lines_of_the_file_and_skip_what_marks_a_block() -> None:
    _blocks, places, _findings = read("## 燈塔\n\n- 一\n- 二\n  三\n", first_line=10)
    assert places[0, "segments", 0] == Span("r.md", 10, 4, 10, 6)
    assert places[1, "segments", 0] == Span("r.md", 12, 3, 12, 4)
    assert places[1, "segments", 1] == Span("r.md", 13, 3, 14, 4)


def test_lines_of_a_paragraph_join_as_the_script_wants() -> None:
    assert read("紫荊\n文化\n\none\ntwo\\\nthree")[0][0]["segments"] == ["紫荊文化"]
    assert read("one\ntwo\\\nthree")[0][0]["segments"] == ["one two\\\nthree"]


def test_indentation_is_not_code() -> None:
    assert read("    紫荊\n\n　　文化")[0] == [
        {"kind": "paragraph", "segments": ["紫荊"]}, {"kind": "paragraph", "segments": ["文化"]}]


@pytest.mark.parametrize(("text", "code"), [
    ("# a", "heading-level"), ("#### a", "heading-level"), ("> a", "markdown-blockquote"),
    ("```\na\n```", "markdown-code"), ("| a |\n|---|\n| b |", "markdown-table"),
    ("<div>\na\n</div>", "markdown-raw-html"), ("<!-- a -->", "markdown-raw-html"),
    ("- a\n\n  b", "list-item"), ("- a\n  - b", "list-item"), ("![](a.png)", "picture-form"),
    ("![](picture:)", "picture-form")])
def test_what_has_a_better_place_is_refused_with_a_hint(text: str, code: str) -> None:
    _blocks, _places, findings = read(f"a\n\n{text}\n", first_line=5)
    (found,) = findings
    assert (found.code, bool(found.hint)) == (code, True)
    assert found.span.line >= 7


def test_words_in_the_brackets_of_a_picture_are_not_lost_in_silence() -> None:
    assert [one.code for one in read("![lamp](picture:a)")[2]] == ["picture-words"]


def test_an_empty_body_has_no_blocks() -> None:
    assert read("\n \n")[0] == []
