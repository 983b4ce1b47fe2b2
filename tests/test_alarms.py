"""How often the checks of a text are wrong, and whether the page on them is true."""

import re
import sys
from functools import cache
from pathlib import Path

import pytest

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.desk import Desk
from presskit.diagnostics import Severity
from presskit.localise.facts import extract_facts
from presskit.localise.facts.weekdays import find_wrong_weekdays

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs/checks.md").read_text("utf-8")
DIAGNOSTICS = (TOP / "docs/diagnostics.md").read_text("utf-8")
EXAMPLE = re.compile(r"^- (wrong|right) \(`([\w-]+)`(?: → `([\w-]+)`)?\): (.+)$", re.MULTILINE)


@cache
def bench():
    sys.path.insert(0, str(TOP / "benchmarks"))
    import alarms

    return alarms, alarms.read_watch()


def section(code):
    found = re.search(rf"^### `{code}`$(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@cache
def codes():
    sys.path.insert(0, str(TOP / "scripts"))
    import diagnostic_codes

    return [code for code, said in diagnostic_codes.find_codes().items()
            if any(place.startswith("localise/checks/") for places in said.values()
                   for place in places)]


def test_every_check_has_a_section_that_its_row_leads_to():
    assert len(codes()) > 30
    lacking = [code for code in codes() if len(section(code).strip()) < 20]
    assert not lacking, "docs/checks.md lacks a section '### `code`' that tells what it sees"
    for code in codes():
        assert re.search(rf"^\| `{code}` \|.*\(checks\.md#{code}\)", DIAGNOSTICS, re.MULTILINE), (
            f"the row of {code} in docs/diagnostics.md doesn't lead to checks.md#{code}")
    known = set(re.findall(r"^\| `([a-z0-9-]+)`", DIAGNOSTICS, re.MULTILINE))
    assert set(re.findall(r"^### `([a-z-]+)`$", PAGE, re.MULTILINE)) <= known


def complain(code, source, target, text):
    """Whether the check of this code complains of an example of the page."""
    alarms, rows = bench()
    if target:
        before, _, words = text.partition(" → ")
        tongues = [one.split("-")[0] for one in (source, target)]
        case = alarms.facts.Case(*tongues, before, words, "", False)
        return code in alarms.complain(rows, case, words)
    if code == "date-weekday":
        numerals = alarms.facts.read_numerals()[source.split("-")[0]]
        return any(find_wrong_weekdays(text, extract_facts(numerals, source, text), None))
    return alarms.judge(rows, alarms.Case("", code, source, text, True))


@pytest.mark.parametrize("code", sorted(set(re.findall(
    r"^### `([a-z-]+)`$(?=(?:(?!^##).)*?^- wrong)", PAGE, re.MULTILINE | re.DOTALL))))
def test_the_examples_of_the_page_are_judged_as_it_says(code):
    found = EXAMPLE.findall(section(code))
    assert {kind for kind, *_ in found} == {"wrong", "right"}
    for kind, source, target, text in found:
        assert complain(code, source, target, text) is (kind == "wrong"), text


def test_the_corpus_asks_every_language():
    alarms, _ = bench()
    cases = list(alarms.read_cases())
    for part in alarms.PARTS:
        for code in alarms.FINDERS:
            some = [one for one in cases if (one.part, one.code) == (part, code)]
            assert any(one.wrong for one in some) and any(not one.wrong for one in some)
    assert {one.tag for one in cases} == {"zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja",
                                          "ko"}


@pytest.mark.parametrize("part", ["rules", "held_out"])
def test_few_sentences_in_order_are_complained_of_and_few_wrong_ones_let_through(part):
    alarms, rows = bench()
    cases = [one for one in alarms.read_cases() if one.part == part]
    false, missed = alarms.measure(rows, cases)
    assert len(false) <= 0.03 * sum(not one.wrong for one in cases), false
    assert len(missed) <= 0.05 * sum(one.wrong for one in cases), missed


def test_right_translations_are_let_alone_and_spoilt_ones_found():
    alarms, rows = bench()
    pairs = alarms.read_pairs()
    said = [(case.right, code) for case in pairs for code in alarms.complain(
        rows, case, case.right)]
    assert len(said) <= 0.01 * len(pairs), said
    spoilt = [(code, words, alarms.complain(rows, case, words))
              for case in pairs for code, words in alarms.spoil(case)]
    assert len(spoilt) > 300
    for code, most in (("length-ratio", 0.15), ("end-punctuation", 0), ("latin-term-lost", 0)):
        some = [found for one, _, found in spoilt if one == code]
        assert some and sum(code not in found for found in some) <= most * len(some), code


def test_sentences_of_others_are_let_alone():
    alarms, rows = bench()
    texts = [(alarms.TAGS[language], words) for case in alarms.facts.read_cases()
             for language, words in ((case.source, case.text), (case.target, case.right))
             if language != "zh"]
    for code in ("superlative-claim", "doubled-word", "wrong-script"):
        found = [words for tag, words in texts
                 if alarms.judge(rows, alarms.Case("", code, tag, words, False))]
        assert not found, code


def test_the_example_kit_has_no_error_and_nothing_to_laugh_at():
    languages = open_languages(load(TOP / "content/ai-creation-forum-2025"), Desk())
    for locale in languages.locales:
        languages.reach(locale)
    found = [one for one in languages.findings if one.code in codes()]
    assert not [one for one in found if one.severity is Severity.ERROR]
    assert len(found) <= 5, found
