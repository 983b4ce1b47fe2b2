"""Phrases as runs."""

import pytest

from presskit.compose.wording import compose_phrase, join_inlines, merge_texts
from presskit.diagnostics import PresskitError
from presskit.document import Span, Text


def test_a_field_may_be_a_run(new_tables):
    name = (Span("person-name", (Text("黃河清"),)),)
    assert compose_phrase(new_tables("en"), "attribution", name=name, title="Professor") == (
        *name, Text(", Professor"))


def test_a_missing_phrase_or_field_is_an_error_with_a_hint(new_tables):
    for key, fields, code in (("end-marks", {}, "phrase-missing"), ("about", {}, "phrase-field")):
        with pytest.raises(PresskitError) as caught:
            compose_phrase(new_tables("en"), key, **fields)
        assert caught.value.diagnostics[0].code == code
        assert caught.value.diagnostics[0].hint


def test_parts_without_words_leave_no_separator():
    assert join_inlines([(Text("a"),), (), (Text(" "),), (Text("b"),)], " · ") == (Text("a · b"),)


def test_texts_of_one_kind_become_one():
    assert merge_texts((Text("a"), Text("b"), Text("c", "ja"), Text(""), Text("d", "ja"))) == (
        Text("ab"), Text("cd", "ja"))
