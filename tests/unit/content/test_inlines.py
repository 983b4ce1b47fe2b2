"""Markdown inlines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.content.inlines import join_lines, read_inlines, scan_inlines
from presskit.content.typed import type_words
from presskit.diagnostics import PresskitError, Severity
from presskit.document import Emphasis, LineBreak, Link, Reference, Strong, Text, plain_text


def codes(text: str) -> list[str]:
    return [fault.code for fault in scan_inlines(text)[1]]


@pytest.mark.parametrize("text", [
    "**「重點」**是", "他說**「重點」**，", "AI**「重點」**是", "是**（注）**的", "**$5**的",
    "人**“好”**人", "テスト**（注）**です", "「**重要**」，", "**重點。**下一句"])
def test_strong_works_beside_east_asian_marks(text: str) -> None:
    inlines, faults = scan_inlines(text)
    assert any(isinstance(one, Strong) for one in inlines) and not faults
    assert "*" not in plain_text(inlines)


def test_emphasis_works_in_the_middle_of_a_chinese_word() -> None:
    assert read_inlines("由*於*朕") == (Text("由"), Emphasis((Text("於"),)), Text("朕"))


def test_latin_emphasis_is_that_of_commonmark() -> None:
    assert read_inlines("a *b* __c__ snake_case_name 2 * 3 * 4") == (
        Text("a "), Emphasis((Text("b"),)), Text(" "), Strong((Text("c"),)),
        Text(" snake_case_name 2 * 3 * 4"))


@pytest.mark.parametrize("text", ["他說**重點", "**a", "a** b", "*重點", "a ~~b~~"])
def test_a_marker_that_would_be_printed_is_a_warning(text: str) -> None:
    inlines, faults = scan_inlines(text)
    assert [(one.code, one.severity) for one in faults] == [
        ("markdown-literal-marker", Severity.WARNING)]
    assert faults[0].needle in plain_text(inlines)


@pytest.mark.parametrize("text", [r"\*\*a", r"5\*x", "2 * 3", "a_b", r"\_\_x"])
def test_a_marker_that_is_meant_is_no_warning(text: str) -> None:
    assert not codes(text)


def test_references_to_quotes_carry_fragment_and_mode() -> None:
    assert read_inlines("{q:a}{q:b-c#2,}{q:d!}") == (
        Reference("quote:a"), Reference("quote:b-c#2", ","), Reference("quote:d", "!"))


def test_names_are_settled_by_links_of_their_own() -> None:
    assert read_inlines("[於朕](person:yu-zhen)到場") == (
        Reference("person:yu-zhen", "", (Text("於朕"),)), Text("到場"))


def test_a_backslash_before_a_name_stays_for_the_room_that_knows_names() -> None:
    assert read_inlines("由\\於朕") == (Text("由\\於朕"),)


def test_addresses_become_links() -> None:
    assert read_inlines("<https://a.example/b> [c](mailto:d@e.example)") == (
        Link("https://a.example/b", (Text("https://a.example/b"),)), Text(" "),
        Link("mailto:d@e.example", (Text("c"),)))


@pytest.mark.parametrize(("text", "code", "needle"), [
    ("a<b>c", "markdown-raw-html", "<b>"), ("a<!-- x -->c", "markdown-raw-html", "<!-- x -->"),
    ("a `b` c", "markdown-code", "`b"), ("a ![b](c) d", "picture-inline", "!["),
    ("[a](b.html)", "link-target", "b.html"), ("[a](javascript:x)", "link-target", "javascript:x"),
    ("{Q:a}", "reference-form", "{Q:a}"), ("{q:A B}", "reference-form", "{q:A B}"),
    ("甲｛q：a｝乙", "reference-form", "｛q：a｝"), ("{q：a}", "reference-form", "{q：a}"),
    ("a {works:film}", "reference-alone", "{works:film}"), ("a\\nb", "markdown-backslash", "\\n"),
    ("a\n\nb", "text-paragraphs", ""), ("&#xE000;", "character-private", "")])
def test_what_can_not_be_printed_is_an_error_and_names_its_piece(text, code, needle) -> None:
    (fault,) = scan_inlines(text)[1]
    assert (fault.code, fault.severity, fault.needle) == (code, Severity.ERROR, needle)
    assert fault.hint
    with pytest.raises(PresskitError):
        read_inlines(text)


@pytest.mark.parametrize(("text", "hint"), [
    ("{q：a}", "half-width"), ("{q:a！}", "half-width"), ("{q: a}", "write {q:a}"),
    ("{q:a #1}", "write {q:a#1}"), ("{x}", "write {q:id} for a quote")])
def test_a_reference_that_is_nearly_one_is_told_how(text, hint) -> None:
    (fault,) = scan_inlines(text)[1]
    assert fault.code == "reference-form" and hint in fault.hint


@pytest.mark.parametrize("text", ["a < b > c", "AT&T & R&D", "\\{x\\}", "50 < 60", "a & b;"])
def test_plain_signs_stay_plain(text: str) -> None:
    assert not codes(text)


def test_a_backslash_at_the_end_of_a_line_is_a_break_at_sense() -> None:
    assert read_inlines("Harbour team \\\n  wins prize") == (
        Text("Harbour team"), LineBreak(), Text("wins prize"))


@pytest.mark.parametrize(("text", "joined"), [
    ("紫荊\n文化", "紫荊文化"), ("one\ntwo", "one two"), ("한국\n사람", "한국 사람"),
    ("文化，\nAI", "文化，AI"), ("文化\nAI", "文化 AI"), ("　　縮排\n　　文字", "縮排文字"),
    ("a\\\nb", "a\\\nb"), ("a\\\\\nb", "a\\\\ b"), ("  a  \n  b  ", "a b"),
    ("a\n\nb\nc", "a\n\nb c"), ("", "")])
def test_lines_join_as_the_script_wants(text: str, joined: str) -> None:
    assert join_lines(text) == joined


def test_nothing_in_gives_nothing_out() -> None:
    assert scan_inlines("  \n ") == ((), ())


@given(st.text(alphabet="ab 燈。「」*_`[](){}<>!\\&#:q\n\"'-", max_size=30))
def test_no_text_makes_the_reader_stumble_and_joining_twice_changes_nothing(text: str) -> None:
    scan_inlines(text)
    assert join_lines(join_lines(text)) == join_lines(text)


@given(st.text(alphabet="abc 燈塔。，「」", max_size=30))
def test_text_without_markup_comes_out_as_it_went_in(text: str) -> None:
    assert plain_text(read_inlines(text)) == join_lines(text)


@given(st.lists(st.sampled_from([
    "*", "**", "_", "__", "~~", "~", "`", "\\", "[", "](", ")", "!", "<", "<b>", "&amp;", "&",
    "{q:x}", "{a|b}", "}", "a", "好", " ", "「", "http://x.example/a_b",
    "x@y.example"]), max_size=9))
def test_words_that_are_typed_are_read_as_just_these(parts: list[str]) -> None:
    words = "".join(parts).strip()
    inlines, faults = scan_inlines(type_words(words))
    assert plain_text(inlines) == " ".join(words.split("\n")) and not faults
