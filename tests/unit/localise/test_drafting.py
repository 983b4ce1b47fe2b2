"""What a machine is asked for, and what its answers come to."""

import pytest

from presskit.localise.drafting import Card, Open, Plan, _unmarked, passage_of, plan_drafts
from presskit.localise.engines.protocol import Unit
from presskit.localise.memory import Query
from presskit.localise.outcomes import Entry
from presskit.localise.route import reach_locale
from presskit.localise.shields import Shielded, open_shield
from tests.helpers.sentences import CUT

from .samples import CONVENTIONS, HK, make_kit, make_route

PLAN = Plan("zh-Hant-HK", "en")


def card(passage, *source):
    text = Open(Entry("quotes.a.card", passage), Query(passage), Shielded(passage),
                Unit("quotes.a.card", passage))
    return Card(text, source, passage, ())


@pytest.mark.parametrize(("passage", "source", "words", "found"), [
    ("乙。", ["甲。乙。丙。"], ["One. Two! Three."], "Two!"),
    ("乙。丙。", ["甲。乙。丙。"], ["One. Two! Three."], "Two! Three."),
    ("甲，乙。", ["甲，", "乙。"], ["One,", "and two. Three."], "One, and two. Three."),
    ("乙。", ["甲。乙。"], ["One and two."], ""), ("丁。", ["甲。乙。"], ["One. Two."], ""),
    ("乙。", ["甲。", "乙。"], ["One.", ""], ""), ("", ["甲。"], ["One."], "")])
def test_a_card_has_the_same_sentences_as_its_source_or_none(passage, source, words, found):
    assert passage_of(PLAN, card(passage, *source), words, CUT) == found


@pytest.mark.parametrize(("answer", "source", "found"), [
    ("“One two.”", "甲。", "One two."), ('"One."', "甲。", "One."), ("「一。」", "One.", "一。"),
    ("“One” and “two”", "甲", "“One” and “two”"), ("“One.”", "「甲。」", "“One.”"),
    ("“”", "甲", "“”"), ("One.", "甲。", "One.")])
def test_marks_round_the_whole_of_a_quote_are_taken_off(answer, source, found):
    assert _unmarked(answer, source) == found


def test_an_engine_is_told_how_long_a_headline_may_be_and_of_nothing_else():
    locales = {tag: {"reach": "translate"} for tag in ("en", "ja", "ko")}
    route = make_route(make_kit(locales=locales))
    origin = reach_locale(route, HK)
    longest = {}
    for tag in locales:
        shield = open_shield(route.kit, origin.side.register, tag, CONVENTIONS[tag])
        plan = plan_drafts(origin, reach_locale(route, tag), shield)
        longest[tag] = {one.unit.id.partition("@")[0]: one.unit.longest for one in plan.texts}
    assert {tag: one["release.headline"] for tag, one in longest.items()} == {
        "en": 90, "ja": 26, "ko": 0}  # Hangul is neither: no figure is made up
    assert {one for tag in longest for key, one in longest[tag].items()
            if key != "release.headline"} == {0}
