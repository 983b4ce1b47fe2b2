"""The table of how languages write numbers."""

import pytest

from presskit.content.yaml import read_table
from presskit.diagnostics import Findings, Span
from presskit.localise.facts import decode_numerals

from .samples import TABLES, shipped_tools

LANGUAGES = ("zh", "ja", "ko", "en")
EVERYWHERE = ("digits", "small", "large", "units", "before", "after", "periods", "weekdays",
              "zones", "words", "not_numbers", "own")
EAST = ("counters", "eras")


def decode(value):
    findings = Findings()
    numerals = decode_numerals(value, {("zh", "digits"): Span("numbers.yaml", 3)}, findings)
    return numerals, [(one.code, str(one.span)) for one in findings]


@pytest.mark.parametrize(("value", "code"), [
    ({"zh": "一=1"}, "vocabulary-shape"), ({"zh": {"numbers": "一=1"}}, "vocabulary-key"),
    ({"zh": {"digits": "一"}}, "vocabulary-entry"),
    ({"zh": {"digits": "一=one"}}, "vocabulary-entry"),
    ({"zh": {"words": "半=half"}}, "vocabulary-entry"),
    ({"measures": "km=m,many"}, "vocabulary-entry"),
])
def test_what_means_nothing_is_named(value, code):
    assert [one for one, _ in decode(value)[1]] == [code]


def test_a_complaint_has_its_place():
    assert decode({"zh": {"digits": "一"}})[1][0][1].startswith("numbers.yaml:3")


def test_what_every_language_has_is_laid_under_its_own():
    numerals = decode({"any": {"zones": "UTC=0 HKT=8"}, "zh": {"zones": "香港時間=8 UTC=1"}})[0]
    assert dict(numerals["zh"].zones) == {"UTC": 1, "HKT": 8, "香港時間": 8}


def test_tens_and_ones_are_put_together():
    numerals = decode({"ko": {"native": "열=10 스물=20 한=1 다섯=5"}})[0]["ko"]
    assert numerals.native["스물다섯"] == 25 and numerals.native["열한"] == 11


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language):
    numerals = shipped_tools().numbers[language]
    lacking = [key for key in (*EVERYWHERE, *(EAST if language != "en" else ("months", "ordinals",
               "parts", "decades", "short"))) if not getattr(numerals, key)]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_values_make_sense(language):
    numerals = shipped_tools().numbers[language]
    assert set(numerals.weekdays.values()) == set(range(1, 8))
    assert set(range(1, 10)) <= set(numerals.digits.values())
    assert set(numerals.units.values()) - {""} <= set(numerals.measures)
    assert {word.unit for word in numerals.words.values()} - {""} <= set(numerals.measures)
    assert set(numerals.periods.values()) <= {"am", "pm", "noon", "midnight"}
    assert all(len(code) == 3 and code.isupper() for codes in
               (*numerals.before.values(), *numerals.after.values()) for code in codes.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_a_number_and_none(language):
    numerals = shipped_tools().numbers[language]
    assert set(numerals.words) & {one.partition("!")[0] for one in numerals.not_numbers} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_in_a_list(language):
    row = read_table(TABLES / "numbers.yaml")[0][language]
    for key, text in row.items():
        names = [one.partition("=")[0] for one in text.split()]
        assert sorted(names) == sorted(set(names)), key


def test_both_scripts_of_chinese_know_the_same_words():
    from presskit.localise.characters import open_simplifier
    simplify = open_simplifier(None)
    numerals = shipped_tools().numbers["zh"]
    for key in ("digits", "large", "units", "before", "after", "periods", "words", "counters",
                "not_numbers"):
        words = {one.partition("!")[0] for one in getattr(numerals, key)}
        assert {one for one in words if simplify(one) not in words} == set(), key
