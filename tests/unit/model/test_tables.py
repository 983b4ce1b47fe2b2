"""Decoding the tables that editors write: all problems at once, each with a hint."""

import pickle

import pytest

from presskit.diagnostics import PresskitError, Span
from presskit.model.tables import (
    choose_table,
    decode_conventions,
    decode_layout,
    decode_phrases,
    decode_roles,
)

WHOLE = {
    "cldr": "en-GB", "quotation": {"outer": ["“", "”"], "nested": ["‘", "’"]},
    "quote_stop": {"stops": "."}, "name_dot": " ", "title_marks": {"other": ["", ""]},
    "dateline": "inline", "dateline_capitals": "true", "head": "notice-box",
    "paragraphs": "blocks", "original_names": "true", "date": "d MMMM y",
    "date_weekday": "EEEE d MMMM y", "time": "HH:mm", "time_hour": "HH:mm", "noon": "noon",
    "zones": {}, "home_zone": "", "enumeration": ", ",
    "enumeration_marked": ", ", "gap": " · ", "colon": ": "}


def codes(call, *given, **named):
    with pytest.raises(PresskitError) as caught:
        call(*given, **named)
    assert all(one.hint for one in caught.value.diagnostics)
    return [one.code for one in caught.value.diagnostics]


def test_a_phrase_is_filled_in():
    phrases = decode_phrases("en", {"about": "About {name}", "brace": "{{x}}"})
    assert phrases.get("about", name="us", more="unused") == "About us"
    assert phrases.get("brace") == "{x}"
    assert pickle.loads(pickle.dumps(phrases)) == phrases
    assert hash(phrases) == hash(decode_phrases("en", dict(phrases)))


def test_a_missing_phrase_names_the_nearest_and_the_file():
    phrases = decode_phrases("en", {"end-mark": "Ends"}, file="phrases/en.yaml")
    with pytest.raises(PresskitError) as caught:
        phrases.get("endmark")
    found, = caught.value.diagnostics
    assert found.place == "phrases/en.yaml"
    assert "end-mark" in found.hint


def test_every_broken_phrase_is_told_at_once():
    value = {"a": "{", "b": ["x"], "c": "fine"}
    places = {("a",): Span("en.yaml", 1), ("b",): Span("en.yaml", 2)}
    assert codes(decode_phrases, "en", value, places) == ["phrase-broken"] * 2
    assert codes(decode_phrases, "en", ["a"]) == ["table-wrong"]


def test_a_set_fills_what_it_leaves_out_from_the_one_it_is_based_on():
    sets = {"en": WHOLE | {"unverified": ["time"]},
            "en-US": {"based_on": "en", "noon": "12 noon", "unverified": ["noon"]}}
    rules = decode_conventions(sets, "en", {"set": "en-US", "gap": " | "})
    assert (rules.name, rules.noon, rules.gap) == ("en-US", "12 noon", " | ")
    assert rules.unverified == ("time", "noon")
    assert decode_conventions(sets, "en").noon == "noon"


def test_a_kit_may_change_one_key_inside_another():
    choice = {"title_marks": {"film": ["<", ">"]}}
    rules = decode_conventions({"en": WHOLE}, "en", choice)
    assert rules.marks_of("film") == ("<", ">") and rules.marks_of("theme") == ("", "")


def test_all_faults_of_a_set_are_told_with_the_nearest_key():
    broken = {key: value for key, value in WHOLE.items() if key != "gap"}
    broken |= {"date_line": "inline", "dateline": "below", "quotation": {"outer": ["“"]}}
    with pytest.raises(PresskitError) as caught:
        decode_conventions({"en": broken}, "en", places={"en": {("date_line",): Span("c", 4)}})
    found = {one.code: one for one in caught.value.diagnostics}
    assert set(found) == {"convention-missing", "convention-unknown", "convention-wrong"}
    assert found["convention-unknown"].hint == "did you mean dateline?"
    assert found["convention-unknown"].span == Span("c", 4)


def test_an_unknown_set_and_a_circle_are_errors():
    sets = {"en": WHOLE, "a": {"based_on": "b"}, "b": {"based_on": "a"}}
    assert codes(decode_conventions, sets, "en", {"set": "en-UK"}) == ["conventions-unknown"]
    assert codes(decode_conventions, sets, "en", {"set": "a"}) == ["conventions-unknown"]


def test_a_locale_is_served_by_the_table_of_its_shortened_tag():
    assert choose_table("en-AU", ["en", "ja"]) == "en"
    assert choose_table("en", ["en", "ja"]) == "en"
    assert codes(choose_table, "fr", ["en"]) == ["locale-unserved"]


def test_a_layout_needs_lists_and_a_default():
    layout = decode_layout({"x": {"default": ["a"], "ja": ["b"]}})
    assert (layout.order("x", "ja"), layout.order("x", "ko")) == (("b",), ("a",))
    assert codes(layout.order, "y", "ja") == ["layout-missing"]
    assert codes(decode_layout, {"x": {"ja": "a"}, "y": []}) == [
        "layout-wrong", "layout-wrong", "table-wrong", "layout-wrong"]


def test_roles_know_their_kind_and_style():
    roles = decode_roles({"lead": {"kind": "paragraph", "word": "Lead"}, "panel": {"kind": "x"}})
    assert (roles["lead"].kind, roles["lead"].word, roles["panel"].word) == (
        "paragraph", "Lead", "")
    assert codes(decode_roles, {"lead": "paragraph"}) == ["table-wrong"]
