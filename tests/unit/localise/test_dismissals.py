"""Findings that somebody lets stand, and deviations of a locale."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from presskit.localise.dismissals import Rules, decode_rules, dismissal_for, is_protected
from presskit.localise.review import segment_digest
from presskit.localise.route import reach_locale
from presskit.model.kit import Deviation
from presskit.model.segment import Segment, State

from .samples import BODY, HK, body, codes, make_kit, make_route, message, shipped_tools, texts

RULES = decode_rules(yaml.safe_load(
    (Path(__file__).parents[3] / "templates/review.yaml").read_text("utf-8")))
WORDS = "A film by Yu Zhen was shown."  # names Wang Hongwei no more


def route_of(words=WORDS, rules=RULES, **values):
    kit = make_kit((BODY[0],), catalogues={"en": [message("release.body", BODY[0], words)]},
                   **values)
    return make_route(kit, replace(shipped_tools(), rules=rules))


def dismissal(route, **change):
    here, origin = reach_locale(route, "en"), reach_locale(route, HK)
    [finding] = [one for one in here.findings if one.code == "name-form"]
    key = finding.segment
    return dismissal_for(finding, "en", (
        segment_digest(origin.side, origin.segments[key]),
        segment_digest(here.side, here.segments[key])), reason="told above", name="Ann Lee",
        date=dt.date(2026, 3, 10)).model_copy(update=change)


def said(route):
    reach_locale(route, "en")
    return [one for one in codes(route.findings) if one != "name-form-missing"]


def test_a_dismissed_finding_is_not_shown_and_is_counted():
    assert said(route_of()) == ["name-form"]
    one = dismissal(route_of())
    route = route_of(dismissals=(one,))
    assert said(route) == []
    [gone] = reach_locale(route, "en").dismissed
    assert gone.by == one and gone.finding.code == "name-form"


@pytest.mark.parametrize("change, why", [
    ({"words": "0" * 64}, "the words of"), ({"source": "0" * 64}, "the source of"),
    ({"finding": "en: something else"}, "gives no such finding"),
    ({"code": "name-near"}, "gives no such finding")])
def test_what_a_dismissal_does_not_cover_is_shown_and_the_dismissal_told(change, why):
    route = route_of(dismissals=(dismissal(route_of(), **change),))
    assert said(route) == ["name-form", "dismissal-unused"]
    assert why in route.findings.items[-1].message


def test_a_dismissal_falls_when_the_words_change():
    route = route_of("A film by Yu Zhen was seen.", dismissals=(dismissal(route_of()),))
    assert said(route) == ["name-form", "dismissal-unused"]


def test_a_dismissal_of_another_locale_does_nothing_here():
    route = route_of(dismissals=(dismissal(route_of(), locale="ko"),))
    assert said(route) == ["name-form"]


def test_a_protected_finding_is_an_error_to_dismiss():
    one = dismissal(route_of())
    route = route_of(rules=Rules(protected=("name-f*",)), dismissals=(one,))
    assert said(route) == ["name-form", "dismissal-protected"]


def test_quotes_the_embargo_and_names_are_protected():
    for code in ("quote-lost", "quote-added", "quote-card-words", "back-translated-quote",
                 "embargo-hidden", "name-form-missing", "name-replaced", "quote-misattributed"):
        assert is_protected(RULES, code)
    assert not is_protected(RULES, "name-form") and not is_protected(RULES, "quote-typed")


# Deviations ----------------------------------------------------------------------------------

def deviation(kind, route, number=0, text="", **change):
    here, origin = reach_locale(route, "en"), reach_locale(route, HK)
    key = body(origin.kit)[number].id
    one = Deviation(kind, "en", key, "so", "Ann Lee", dt.date(2026, 3, 10),
                    text=Segment.plain(text, language="en"))
    source = segment_digest(origin.side, origin.segments[key])
    words = segment_digest(here.side, here.segments[key])
    if kind == "added":
        from presskit.localise.deviations import added_segment
        source, words = "", segment_digest(here.side, added_segment(here.kit, one))
    if kind == "omitted":
        words = ""
    return replace(one, **{"source": source, "words": words} | change)


def with_body(*deviations, number=0):
    entries = [message("release.body", one, f"Text {at}.") for at, one in enumerate(BODY[::3])]
    kit = make_kit(BODY[::3], catalogues={"en": entries}, deviations=deviations)
    return make_route(kit, replace(shipped_tools(), rules=RULES))


def test_an_omitted_text_is_left_out_of_its_locale_alone():
    route = with_body(deviation("omitted", with_body(), 1))
    assert texts(reach_locale(route, "en").kit) == ["Text 0."]
    assert len(texts(reach_locale(route, HK).kit)) == 2
    assert len(texts(reach_locale(route, "ko").kit)) == 2  # made from en, and its own locale
    assert len(reach_locale(route, "en").segments) == len(reach_locale(with_body(), "en").segments)


def test_an_added_text_stands_behind_its_place_also_where_that_is_left_out():
    both = (deviation("omitted", with_body(), 1), deviation("added", with_body(), 1, "A ferry."))
    kit = reach_locale(with_body(*both), "en").kit
    assert texts(kit) == ["Text 0.", "A ferry."]
    assert body(kit)[1].state is State.REVIEWED


def test_an_added_text_that_was_changed_is_a_draft_and_stays():
    one = replace(deviation("added", with_body(), 0, "A ferry."),
                  text=Segment.plain("A boat.", language="en"))
    route = with_body(one)
    kit = reach_locale(route, "en").kit
    assert texts(kit)[1] == "A boat." and body(kit)[1].state is State.TRANSLATED
    assert "deviation-void" in codes(route.findings)


def test_an_omission_that_does_not_hold_omits_nothing():
    route = with_body(deviation("omitted", with_body(), 1, source="0" * 64))
    assert len(texts(reach_locale(route, "en").kit)) == 2
    assert "deviation-void" in codes(route.findings)


def test_a_rewritten_text_need_not_have_the_names_of_its_source_while_it_holds():
    one = deviation("rewritten", route_of())
    assert said(route_of(deviations=(one,))) == []
    assert said(route_of("A film by Yu Zhen was seen.", deviations=(one,))) == [
        "name-form", "deviation-void"]


def test_what_a_rewritten_text_need_not_share_are_names_and_figures_alone():
    for code, free in (("number-mismatch", True), ("date-mismatch", True), ("name-form", True),
                       ("quote-lost", False), ("wrong-script", False), ("name-near", False)):
        assert is_protected(Rules(protected=RULES.rewritten), code) is free


def test_an_added_text_is_checked_as_any_other():
    route = with_body(deviation("added", with_body(), 0, "A 燈塔 by the sea."))
    reach_locale(route, "en")
    assert "source-language-left" in codes(route.findings)
