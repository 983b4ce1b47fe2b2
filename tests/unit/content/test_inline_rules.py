"""Our rules in the grammar of inlines."""

from __future__ import annotations

import pytest

from presskit.content.inline_rules import REFERENCE, build_parser, is_east_asian


@pytest.mark.parametrize(("char", "is_it"), [
    ("燈", True), ("ア", True), ("한", True), ("「", True), ("，", True), ("a", False),
    ("é", False), ("“", False), (" ", False)])
def test_east_asian_characters_are_told_by_their_width(char: str, is_it: bool) -> None:
    assert is_east_asian(char) is is_it


@pytest.mark.parametrize("text", ["{q:a}", "{q:a-1#2,}", "{works:film}", "{q:0!}"])
def test_references_have_one_form(text: str) -> None:
    assert REFERENCE.fullmatch(text)


@pytest.mark.parametrize("text", ["{q:}", "{q:A}", "{q:-a}", "{q:a#0}", "{q: a}", "{q:a}}"])
def test_what_is_nearly_a_reference_is_none(text: str) -> None:
    assert not REFERENCE.fullmatch(text)


def test_a_definition_of_a_link_does_not_vanish() -> None:
    (inline,) = (one for one in build_parser().parse("[a]: https://b.example")
                 if one.type == "inline")
    assert inline.content == "[a]: https://b.example"


def test_a_line_of_dashes_makes_no_heading_of_the_line_above() -> None:
    kinds = [one.type for one in build_parser().parse("a\n---\n")]
    assert kinds == ["paragraph_open", "inline", "paragraph_close", "hr"]
