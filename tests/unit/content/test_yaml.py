"""YAML with the place of every key and value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.content.files import Source
from presskit.content.yaml import Places, compose_yaml, read_table, read_yaml
from presskit.diagnostics import Findings, PresskitError, Span


def compose(text: str, **named: Any) -> tuple[Any, Places, Findings]:
    findings = Findings()
    value, places = compose_yaml(Source("f.yaml", text), findings, **named)
    return value, places, findings


def cut(text: str, span: Span) -> str:
    """What stands at a place."""
    source = Source("f.yaml", text)
    return text[source.offset(span.line, span.column):
                source.offset(span.end_line, span.end_column)]


def test_every_scalar_stays_what_was_typed() -> None:
    value, _places, _findings = compose(
        "a: NO\nb: 1.10\nc: 2025-12-19\nd: 0o7\ne: true\nf: ~\ng: 12:30\nh: null\n")
    assert list(value.values()) == ["NO", "1.10", "2025-12-19", "0o7", "true", "~", "12:30",
                                    "null"]


def test_nothing_behind_a_name_is_not_an_empty_text() -> None:
    value, _places, _findings = compose('a:\nb: ""\n')
    assert value == {"a": None, "b": ""}


def test_a_list_entry_with_nothing_in_it_is_an_empty_text() -> None:
    assert compose("a:\n  -\n  - b\n")[0] == {"a": ["", "b"]}


def test_names_and_values_have_their_own_places() -> None:
    text = "people:\n  沈: {full: 沈雨亭}\n"
    _value, places, _findings = compose(text)
    assert cut(text, places.names["people", "沈"]) == "沈"
    assert cut(text, places["people", "沈", "full"]) == "沈雨亭"
    assert places["people", "沈", "full"] == Span("f.yaml", 2, 13, 2, 16)


def test_a_block_of_text_has_the_place_of_its_first_line() -> None:
    text = "a: |\n  one\n  two\nb: c\n"
    _value, places, _findings = compose(text)
    assert places["a",] == Span("f.yaml", 1, 4, 1, 5)


def test_front_matter_counts_lines_of_its_file() -> None:
    _value, places, _findings = compose("a: b\n", first_line=2)
    assert places["a",] == Span("f.yaml", 2, 4, 2, 5)


@pytest.mark.parametrize("text", [
    "a: 紫荊文化\n  集團\n", "a: >\n  紫荊文化\n  集團\n", 'a: "紫荊文化\n  集團"\n',
    "a: '紫荊文化\n  集團'\n"])
def test_folded_lines_join_without_a_space_between_east_asian_characters(text: str) -> None:
    assert compose(text)[0]["a"].strip() == "紫荊文化集團"


def test_a_space_that_was_typed_stays_when_lines_are_folded() -> None:
    assert compose("a: 文 化\n  文\n  化 AI\n  創作\n")[0]["a"] == "文 化文化 AI 創作"


def test_latin_lines_fold_with_a_space() -> None:
    assert compose("a: one\n  two\n")[0]["a"] == "one two"


def test_a_name_given_twice_points_to_the_first() -> None:
    value, _places, findings = compose("a: 1\nb: 2\na: 3\n")
    (found,) = findings
    assert (found.code, found.span.line) == ("yaml-duplicate-key", 3)
    assert found.related[0][0].line == 1
    assert value == {"a": "1", "b": "2"}


def test_the_same_name_in_different_groups_is_fine() -> None:
    assert not len(compose("a: {x: 1}\nb: {x: 2}\n")[2])


def test_a_value_repeated_by_an_alias_is_read_twice() -> None:
    value, _places, findings = compose("a: &a {x: 1}\nb: *a\n")
    assert value == {"a": {"x": "1"}, "b": {"x": "1"}} and not len(findings)


@pytest.mark.parametrize("text", [
    "a: &a [*a]", "a: " + "[" * 90 + "]" * 90, "a: " + "[" * 5000,
    "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
    "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
    "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"])
def test_values_without_end_are_stopped_with_one_finding(text: str) -> None:
    value, _places, findings = compose(text)
    assert [one.code for one in findings] in (["yaml-too-big"], ["yaml-syntax"])
    assert value == {}


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!local", "!!binary", "!!set"])
def test_a_tag_makes_no_object(tag: str) -> None:
    assert [one.code for one in compose(f"a: {tag} x\n")[2]] == ["yaml-tag"]


def test_a_comma_that_ends_a_value_is_reported() -> None:
    value, _places, findings = compose("a: {x: 250,000 pounds, y: 1}\n")
    assert [one.code for one in findings] == ["yaml-comma"]
    assert value == {"a": {"x": "250", "y": "1"}}


def test_a_name_with_a_colon_and_no_value_in_braces_is_fine() -> None:
    assert not len(compose("a: {x: , y: 1}\n")[2])


def test_what_a_file_must_hold_is_said() -> None:
    assert [one.code for one in compose("- a\n")[2]] == ["yaml-top"]
    assert [one.code for one in compose("a: b\n", top=list)[2]] == ["yaml-top"]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_file_is_an_empty_mapping(text: str) -> None:
    value, _places, findings = compose(text)
    assert value == {} and not len(findings)


def test_escapes_are_checked_like_characters() -> None:
    assert [one.code for one in compose('a: "\\ue000"\n')[2]] == ["character-private"]


def test_a_table_raises_with_the_place_of_the_error(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("a: [b\n")
    with pytest.raises(PresskitError) as caught:
        read_table(path)
    assert caught.value.diagnostics[0].span.line == 1
    path.write_text("a: b\n")
    assert read_table(path)[0] == {"a": "b"}
    assert read_yaml(path)[1]["a",].column == 4


# Properties -----------------------------------------------------------------------------------

NAMES = st.text(alphabet="abcdefgh燈塔", min_size=1, max_size=6)
TEXTS = st.text(alphabet="ab 燈塔,:#-'\"{}[]&*!%@", min_size=1, max_size=12)
VALUES = st.recursive(TEXTS, lambda inner: st.lists(inner, min_size=1, max_size=3)
                      | st.dictionaries(NAMES, inner, min_size=1, max_size=3), max_leaves=12)


def write_flow(value: Any) -> str:
    """The value as YAML in flow style, with every text in quotation marks."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{write_flow(k)}: {write_flow(v)}"
                               for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(write_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def each_leaf(value: Any, path: tuple = ()) -> list[tuple[tuple, str]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in each_leaf(one, (*path, key))]
    if isinstance(value, list):
        return [leaf for at, one in enumerate(value) for leaf in each_leaf(one, (*path, at))]
    return [(path, value)]


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_the_place_of_every_value_covers_exactly_what_was_typed(value: dict[str, Any]) -> None:
    text = "\n".join(f"{write_flow(key)}:\n  {write_flow(one)}" for key, one in value.items())
    read, places, findings = compose(text)
    assert read == value and not len(findings)
    for path, typed in each_leaf(value):
        assert cut(text, places[path]) == write_flow(typed)
        if isinstance(path[-1], str):
            assert cut(text, places.names[path]) == write_flow(path[-1])


@given(st.text(alphabet=" \n\tab燈:-,'\"{}[]&*!|>%@#?\\", max_size=40))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    value, places, findings = compose(text)
    assert isinstance(value, dict)
    lines = text.split("\n")
    for one in findings:
        assert 1 <= one.span.line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1


def test_a_table_is_parsed_once_until_its_text_changes(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("a: one\n", "utf-8")
    first = read_table(path)
    monkeypatch.setattr("presskit.content.yaml.compose_yaml", lambda *_given: pytest.fail("again"))
    assert read_table(path) is first
    monkeypatch.undo()
    path.write_text("a: two\n", "utf-8")
    value, places = read_table(path)
    assert (value, places.names["a",].line) == ({"a": "two"}, 1)
    assert first[0] == {"a": "one"}


def test_a_broken_table_is_told_each_time(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("a: [\n", "utf-8")
    for _time in range(2):
        with pytest.raises(PresskitError):
            read_table(path)
