"""Readings as an author types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.content.flows import flow_of_line
from presskit.content.inlines import read_inlines, scan_inlines
from presskit.content.markdown import read_body
from presskit.diagnostics import Findings
from presskit.document import Emphasis, Link, Reference, Text, dump, plain_text, walk
from presskit.localise.wording import write_inlines


@pytest.mark.parametrize(("text", "base", "readings"), [
    ("{漢字|かんじ}", "漢字", ("かんじ",)),
    ("{漢字|かん|じ}", "漢字", ("かん", "じ")),
    ("{臺灣|ㄊㄞˊ|ㄨㄢ}", "臺灣", ("ㄊㄞˊ", "ㄨㄢ")),
    ("{ 漢字 | かん | じ }", "漢字", ("かん", "じ")),
    ("{葛󠄀城|かつら|ぎ}", "葛󠄀城", ("かつら", "ぎ")),
    (r"{a\|b|c\}}", "a|b", ("c}",))])
def test_braces_with_a_stroke_say_how_characters_are_read(text, base, readings) -> None:
    assert read_inlines(text) == (Text(base, readings=readings),)
    assert read_inlines(f"他{text}說") == (Text("他"), Text(base, readings=readings), Text("說"))


def test_readings_stand_inside_of_stress_links_and_settled_names_and_beside_quotes() -> None:
    read = Text("漢字", readings=("かんじ",))
    assert read_inlines("*{漢字|かんじ}*[{漢字|かんじ}](https://a.example){q:wen,}"
                        "[{漢字|かんじ}](person:wen)") == (
        Emphasis((read,)), Link("https://a.example", (read,)), Reference("quote:wen", ","),
        Reference("person:wen", "", (read,)))


@pytest.mark.parametrize("text", [r"\{漢字|かんじ}", r"a \{b|c\} d", "漢字|かんじ", "{漢字"])
def test_an_escaped_brace_and_a_stroke_alone_are_themselves(text) -> None:
    inlines, faults = scan_inlines(text)
    assert [one for one in walk(inlines) if isinstance(one, Text) and one.readings] == []
    assert not faults and plain_text(inlines) == text.replace("\\", "")


@pytest.mark.parametrize(("text", "said"), [
    ("{|かんじ}", "has no characters"), ("{漢字|}", "lacks a reading"),
    ("{漢字|かん|}", "lacks a reading"), ("{漢字| }", "lacks a reading"),
    ("{漢字|か|ん|じ}", "has 3 readings for 2 characters"),
    ("{漢|か|ん}", "has 2 readings for 1 characters"),
    ("{漢*字*|かんじ}", "has markup"), ("{[漢字](https://a.example)|かんじ}", "has markup"),
    ("{漢字|`かんじ`}", "has markup")])
def test_what_can_t_be_read_is_told_and_its_characters_stay(text, said) -> None:
    inlines, (fault,) = scan_inlines(f"甲{text}乙")
    assert (fault.code, fault.needle) == ("reading-form", text) and said in fault.message
    assert plain_text(inlines).startswith("甲") and plain_text(inlines).endswith("乙")
    assert not any(one.readings for one in walk(inlines) if isinstance(one, Text))


@pytest.mark.parametrize("text", ["｛漢字｜かんじ｝", "｛漢字|かんじ｝", "{漢字｜かんじ}"])
def test_wide_signs_of_an_input_method_are_told(text) -> None:
    _inlines, faults = scan_inlines(text)
    assert [one.code for one in faults] == ["reference-form"]
    assert "{漢字|かんじ}" in faults[0].hint


def test_a_paragraph_with_a_reading_is_no_table() -> None:
    findings = Findings()
    blocks, _places = read_body("一{漢字|かんじ}二\n\n{漢字|かん|じ}\n", "release.md", 1, findings)
    assert [one["segments"] for one in blocks] == [["一{漢字|かんじ}二"], ["{漢字|かん|じ}"]]
    assert not list(findings)


def test_a_file_s_running_text_shows_characters_without_their_reading() -> None:
    flow = flow_of_line("甲{漢字|かん|じ}，乙{q:wen}")
    assert flow.text == "甲漢字，乙\ufffc"
    assert flow.place(1, 3) == (2, 4)


def test_a_text_without_readings_is_dumped_as_ever() -> None:
    assert dump(Text("好")) == "text text='好'"
    assert dump(Text("好", readings=("hǎo",))) == "text text='好' readings=('hǎo',)"


_FIELD = st.text(alphabet="漢字かなㄅab *_[]<&{}|\\`·", min_size=1, max_size=6).filter(
    lambda one: one == one.strip() and not one.endswith("\\") and "\\" not in one)


@given(_FIELD, _FIELD)
def test_what_is_written_is_read_again(base, reading) -> None:
    inlines = (Text("甲"), Text(base, readings=(reading,)), Text("乙"))
    assert read_inlines(write_inlines(inlines)) == inlines
