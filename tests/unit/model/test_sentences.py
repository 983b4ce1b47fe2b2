"""The words of a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.diagnostics import Findings, Span
from presskit.model.kit import Quote
from presskit.model.sentences import check_card, check_marks
from tests.helpers.sentences import CUT

PLACE, WORDS = Span("quotes.yaml", 6, 9), Span("quotes.yaml", 3, 10)


def card(words: str | list[str], passage: str, locale: str = "zh-Hant-HK") -> list[str]:
    findings = Findings()
    quote = Quote.model_validate({"speaker": "a", "words": words, "card": passage})
    check_card(quote, locale, CUT, PLACE, WORDS, findings)
    return [one.code for one in findings]


@pytest.mark.parametrize(("text", "sentences"), [
    ("一。二！三？", ["一。", "二！", "三？"]), ("「一。二。」三。四", ["「一。二。」三。", "四"]),
    ("一……二。三", ["一……二。", "三"]), ("", [])])
def test_sentences_end_at_stops_and_keep_their_closing_marks(text, sentences) -> None:
    assert CUT(text, "zh-Hant-HK") == sentences


@pytest.mark.parametrize(("text", "sentences"), [
    ("It cost 3.5 million. Why?", ["It cost 3.5 million.", "Why?"]),
    ("He said “No.” And left.", ["He said “No.”", "And left."]), ("no stop", ["no stop"]),
    ("I met Dr. Wong in the U.S. last year. He spoke.", [
        "I met Dr. Wong in the U.S. last year.", "He spoke."])])
def test_no_sentence_ends_behind_an_abbreviation(text, sentences) -> None:
    assert CUT(text, "en") == sentences


@given(st.text(alphabet="ab 一。！？.?!」”", max_size=20), st.sampled_from(["en", "ja"]))
def test_no_character_is_lost_when_sentences_are_split(text: str, locale: str) -> None:
    assert "".join(CUT(text, locale)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("passage", [
    "last year. He spoke.", "Wong in the U.S. last year.", "last year.", "He spoke"])
def test_half_a_sentence_behind_an_abbreviation_is_no_passage(passage: str) -> None:
    words = "I met Dr. Wong in the U.S. last year. He spoke."
    assert card(words, passage, "en") == ([] if passage == "He spoke" else ["quote-card-words"])


@pytest.mark.parametrize("passage", ["一。", "二！", "一。二！", "二！三", "一。二！三。"])
def test_whole_sentences_side_by_side_fit_a_card(passage: str) -> None:
    assert not card("一。二！三。", passage)


@pytest.mark.parametrize("passage", ["三。一。", "一。三。", "一二", "四。", "二！三。四。"])
def test_a_passage_that_leaves_out_or_adds_is_refused(passage: str) -> None:
    assert card("一。二！三。", passage) == ["quote-card-words"]


def test_half_a_sentence_is_no_passage() -> None:
    assert card("燈亮了，海就近了。", "海就近了。") == ["quote-card-words"]
    assert card("We waited. The light is back at last.", "The light is back.", "en") == [
        "quote-card-words"]


def test_fragments_are_one_text() -> None:
    assert not card(["I came to find faults,", "and I left."],
                    "I came to find faults, and I left.", "en")


@pytest.mark.parametrize(("words", "found"), [
    ("「一。」", True), ("“One.”", True), ('"One."', True), ("「一」和「二」", False),
    ("「一」是二", False), ("一「二」", False), ("“a” and “b”", False), ('"a" and "b"', False),
    ("『一』", True), ("「一「二」三」", True)])
def test_outer_marks_are_told_from_marks_inside(words: str, found: bool) -> None:
    findings = Findings()
    check_marks(Quote.model_validate({"speaker": "a", "words": words}), WORDS, findings)
    assert [one.code for one in findings] == ["quote-marks"] * found
