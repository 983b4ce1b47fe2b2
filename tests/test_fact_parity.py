"""How often fact parity is wrong, over the sentences of ``tests/corpora/facts.yaml``."""

import sys
from functools import cache
from pathlib import Path

import pytest

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.desk import Desk
from presskit.diagnostics import Severity

TOP = Path(__file__).parent.parent
CODES = {f"{what}-mismatch" for what in ("number", "date", "time", "amount", "url")}
EXAMPLE = TOP / "content" / "ai-creation-forum-2025"


@cache
def corpus():
    sys.path.insert(0, str(TOP / "benchmarks"))
    import facts

    return facts, facts.read_numerals(), list(facts.read_cases())


def test_the_corpus_is_large_enough_to_say_something():
    _, _, cases = corpus()
    assert len(cases) >= 150 and sum(bool(one.wrong) for one in cases) >= 100
    assert {one.languages for one in cases} >= {"zh-en", "zh-ja", "zh-ko", "en-zh"}
    assert all(one.wrong != one.right for one in cases)


@pytest.mark.parametrize("held", [False, True])
def test_few_right_translations_are_complained_of_and_few_errors_missed(held):
    facts, numerals, cases = corpus()
    score = facts.measure(numerals, [one for one in cases if one.held is held])
    assert len(score.false_errors) <= 0.03 * score.pairs
    assert len(score.false_warnings) <= 0.05 * score.pairs
    assert len(score.missed) + len(score.only_warned) <= 0.05 * score.seeded


def test_no_error_is_found_where_the_languages_change_places():
    facts, numerals, cases = corpus()
    turned = [facts.Case(one.target, one.source, one.right, one.text, "", one.held)
              for one in cases]
    score = facts.measure(numerals, turned)
    assert len(score.false_errors) <= 0.03 * score.pairs


def test_a_text_agrees_with_itself():
    facts, numerals, cases = corpus()
    for case in cases:
        same = facts.Case(case.target, case.target, case.right, case.right, "", False)
        assert facts.differences(numerals, same, case.right) == (), case.right


@cache
def complaints(kit):
    languages = open_languages(load(kit), Desk())
    for locale in languages.locales:
        languages.reach(locale)
    return [one for one in languages.findings if one.code in CODES]


@pytest.mark.parametrize("kit", [EXAMPLE, *sorted((TOP / "tests/kits").iterdir())],
                         ids=lambda kit: kit.name)
def test_whole_kits_have_no_false_error_and_few_warnings(kit):
    found = complaints(kit)
    assert not [one for one in found if one.severity is Severity.ERROR]
    for locale in ("zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko", "zh-Hant-HK"):
        assert sum(one.message.startswith(f"{locale}:") for one in found) <= 5
