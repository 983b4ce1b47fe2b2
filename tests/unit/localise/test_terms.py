"""Terms: said as the kit says, kept as they are, not said at all, and in which texts."""

import pytest

from presskit.document import plain_text
from presskit.localise.route import reach_locale
from presskit.localise.scopes import covers, forbidden, within
from presskit.localise.shields import open_shield, shield_inlines
from presskit.model.names import Term, name_form

from .samples import CN, CONVENTIONS, HK, TW, codes, make_kit, make_route, message, open_register

AGENT = {HK: {"full": "智能體"}, TW: {"full": "代理人"}, CN: {"full": "智能体"},
         "en": {"full": "agent", "aliases": ["agents"]}, "ko": {"full": "에이전트"}}


def kit_of(terms, words="", body=("智能體來了。",), locale="en", context="release.body", **more):
    catalogues = {locale: [message(context, body[0], words)]} if words else {}
    return make_kit(body, catalogues=catalogues, terms={
        key: {"id": key, **one} for key, one in terms.items()}, **more)


def said(kit, locale="en", wanted=("term", "forbidden", "protected")):
    route = make_route(kit)
    return [(one.code, one.severity.value) for one in reach_locale(route, locale).findings
            if any(part in one.code for part in wanted)]


@pytest.mark.parametrize(("words", "found"), [
    ("The agents are here.", []), ("The bots are here.", [("term-form", "warning")])])
def test_a_term_has_its_form(words, found):
    assert said(kit_of({"agent": {"names": AGENT}}, words)) == found


@pytest.mark.parametrize(("words", "found"), [
    ("The O1 model", []), ("The Model One", [("protected-term-changed", "error")]),
    ("The O1s", [("protected-term-changed", "error")])])
def test_what_is_kept_stands_everywhere_as_it_is(words, found):
    kit = kit_of({"o1": {"keep": "O1"}}, words, ("O1模型",))
    assert said(kit) == found
    assert all(name_form(kit.terms["o1"], tag).full == "O1" for tag in (HK, "ja", "fr"))
    shield = open_shield(kit, open_register(kit, HK), "en", CONVENTIONS["en"])
    [piece] = shield_inlines(shield, kit.press_release.body[0].segments[0].source).pieces
    assert piece.shown == "O1"


def test_what_is_kept_needs_no_form():
    route = make_route(kit_of({"o1": {"keep": "O1"}, "p1": {"names": {HK: {"full": "P1"}}}}))
    reach_locale(route, HK)
    assert codes(route.findings) == ["name-form-missing"]
    assert "P1 has no form" in [*route.findings][0].message


def test_a_locale_without_a_form_is_not_told_to_write_the_source_s():
    kit = kit_of({"agent": {"names": {HK: {"full": "智能體"}}}},
                 "The agents are here.")
    route = make_route(kit)
    reach_locale(route, "en")
    [one] = [one for one in route.findings if one.code == "term-form"]
    assert "has no form in en" in one.message and one.hint.startswith("add en: {full: …}")


FORBID = {"bot": {"names": AGENT, "forbid": {"en": ["robot", "bot"], HK: {"智慧體": None},
                                             "zh-Hant": {"機械人": "智能體"}}}}


@pytest.mark.parametrize(("words", "found"), [
    ("An agent, no Robot.", ["forbidden-term"]), ("A robotic agent", []), ("Agent", ["term-form"]),
    ("The agent bot", ["forbidden-term"])])
def test_a_forbidden_word_is_an_error_wherever_it_stands_by_itself(words, found):
    assert [code for code, _ in said(kit_of(FORBID, words))] == found


def test_the_source_may_not_say_it_either_but_a_quote_may():
    quotes = {"q": {"id": "q", "speaker": "yu-zhen", "words": "機械人來了。"}}
    kit = kit_of(FORBID, body=("機械人與智慧體與智能體。",), quotes=quotes)
    route = make_route(kit)
    found = [one for one in reach_locale(route, HK).findings if one.code == "forbidden-term"]
    assert [(one.segment.partition("@")[0], one.hint) for one in found] == [
        ("release.body", "write 智能體"), ("release.body", "write 智能體")]


def test_a_word_inside_of_a_name_is_no_finding():
    term = {"names": AGENT, "forbid": {HK: ["王紅"]}}
    assert said(kit_of({"a": term}, body=("王紅衛與智能體",)), HK) == []


def test_the_words_for_a_language_and_its_script_count_for_a_locale():
    term = Term(names=AGENT, forbid={"zh": "a", "zh-Hant": {"b": "c"}, TW: {"a": "d"}})
    assert forbidden(term, HK) == {"a": "智能體", "b": "c"}
    assert forbidden(term, TW) == {"a": "d", "b": "c"}
    assert forbidden(term, "en") == {}


def test_a_term_that_only_forbids_is_no_name():
    kit = kit_of({"hype": {"forbid": {"en": {"revolutionary": "new"}}}}, "A revolutionary agent")
    assert "term:hype" not in kit.register and said(kit) == [("forbidden-term", "error")]


def test_a_term_stands_above_the_conversion():
    kit = kit_of({"agent": {"names": AGENT}})
    assert [plain_text(one.segments[0].words) for one in reach_locale(
        make_route(kit), TW).kit.press_release.body] == ["代理人來了。"]


SCOPED = {"agent": {"names": AGENT},
          "shens-agent": {"names": {**AGENT, TW: {"full": "行動者"}, "en": {"full": "actor"}},
                          "only": ["speaker:yu-zhen", "works.*"]}}


@pytest.mark.parametrize(("only", "path", "found"), [
    ((), "release.body", True), (("release.*",), "release.body#2@12345678", True),
    (("quotes.*",), "release.body", False), (("speaker:yu-zhen",), "quotes.q.words", True),
    (("speaker:yu-zhen",), "quotes.q.occasion", False), (("a[b].*",), "a[b].c", True),
    (("speaker:hopcroft",), "quotes.q.words", False)])
def test_a_scope_names_texts(only, path, found):
    kit = make_kit(quotes={"q": {"id": "q", "speaker": "yu-zhen", "words": "甲。"}})
    assert covers(kit, only, path) is found


def test_the_narrower_term_is_the_one_that_counts():
    quotes = {"q": {"id": "q", "speaker": "yu-zhen", "words": "智能體來了。"}}
    kit = kit_of(SCOPED, quotes=quotes)
    register = open_register(kit, HK)
    assert within(register, kit, "release.body").forms["智能體"] == (("term:agent", "full"),)
    assert [key for key, _ in within(register, kit, "quotes.q.words").forms["智能體"]] == [
        "term:shens-agent", "term:agent"]
    here = reach_locale(make_route(kit), TW).kit
    assert plain_text(here.quotes["q"].words[0].words) == "行動者來了。"
    assert plain_text(here.press_release.body[0].segments[0].words) == "代理人來了。"


def test_a_text_out_of_scope_needs_no_form_of_it():
    assert said(kit_of(SCOPED, "The agents are here.")) == []
    assert said(kit_of({"x": {**SCOPED["shens-agent"]}}, "The bots are here.")) == []
