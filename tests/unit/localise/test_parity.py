"""What is said of a fact that a translation has otherwise."""

from dataclasses import replace

import pytest

from presskit.diagnostics import Findings, Severity, Span
from presskit.localise.route import Route, reach_locale

from .samples import CN, CONVENTIONS, HK, TW, make_kit, message, shipped_tools

MATCHED = ("number-mismatch", "date-mismatch", "time-mismatch", "amount-mismatch", "url-mismatch",
           "date-weekday")


def check(source, words, locale="en", *, places=None, fuzzy=False, **values):
    """What is said of the facts of one paragraph and its translation."""
    entry = message("release.body", source, words, fuzzy=fuzzy)
    kit = make_kit((source,), **{"catalogues": {locale: [entry]},
                                 "locales": {locale: {"reach": "translate"}}} | values)
    findings = Findings()
    tools = replace(shipped_tools(), places=places or {})
    reach_locale(Route(kit, CONVENTIONS, findings, tools), locale)
    return [one for one in findings if one.code in MATCHED]


@pytest.mark.parametrize(("source", "words", "code", "shown"), [
    ("共有350人出席。", "Some 530 people attended.", "number-mismatch", "350 has become 530"),
    ("共有350人出席。", "Many people attended.", "number-mismatch", "350 of the source"),
    ("很多人出席。", "Some 350 people attended.", "number-mismatch", "350 doesn't stand"),
    ("增長三成。", "It grew by 13%.", "number-mismatch", "三成 has become 13%"),
    ("於12月19日舉行。", "It is on 18 December.", "date-mismatch", "12月19日 has become"),
    ("下午3時30分開始。", "It begins at 2.30 pm.", "time-mismatch", "下午3時30分 has become"),
    ("獎金港幣三萬元。", "The prize is HK$3,000.", "amount-mismatch", "港幣三萬元 has become"),
    ("獎金港幣三萬元。", "The prize is US$30,000.", "amount-mismatch", "US$30,000"),
    ("見 https://a.example/b 。", "See https://a.example/c .", "url-mismatch", "a.example/c"),
    ("電郵 a@b.example。", "Write to c@b.example.", "url-mismatch", "c@b.example"),
    ("電話 2345 6789。", "Call 2345 6798.", "url-mismatch", "2345 6798"),
])
def test_a_fact_that_changed_is_an_error_with_both_values(source, words, code, shown):
    (one,) = check(source, words)
    assert (one.code, one.severity) == (code, Severity.ERROR)
    assert shown in one.message and one.hint


def test_the_hint_gives_the_value_in_figures():
    (one,) = check("從業超過四十年。", "She has worked for 14 years.")
    assert "write 40 " in one.hint


def test_what_may_be_no_number_is_only_a_warning():
    (one,) = check("提出兩個概念。", "He put forward concepts.")
    assert one.severity is Severity.WARNING


def test_a_count_of_what_was_just_listed_may_be_left_out():
    assert check("提出「感」與「知」兩個概念。", "He put forward “feeling” and “knowing”.") == []


def test_a_machine_s_words_are_only_warned_about():
    (one,) = check("共有350人出席。", "Some 530 people attended.", fuzzy=True)
    assert one.severity is Severity.WARNING


def test_stale_words_are_not_held_to_their_new_source():
    entry = message("release.body", "共有350人。", "Some 530 people.", fuzzy=True,
                    previous="共有530人。")
    kit = make_kit(("共有350人。",), catalogues={"en": [entry]},
                   locales={"en": {"reach": "translate"}})
    findings = Findings()
    reach_locale(Route(kit, CONVENTIONS, findings, shipped_tools()), "en")
    assert not [one for one in findings if one.code in MATCHED]


def test_the_place_is_that_of_the_entry():
    place = Span("translations/en.po", 12, 1)
    (one,) = check("共有350人。", "530 people.",
                   places={("en", "release.body", "共有350人。"): place})
    assert one.span == place


@pytest.mark.parametrize(("words", "locale"), [
    ("More than 40 years, on Friday 19 December at 3.30 pm, in 4K.", "en"),
    ("40年を超える。2025年12月19日（金）午後3時半、4Kで。", "ja"),
    ("40년이 넘는다. 12월 19일(금) 오후 3시 30분, 4K로.", "ko"),
    ("超過四十年，12月19日（星期五）15:30，4K。", TW)])
def test_the_same_fact_may_be_written_in_many_ways(words, locale):
    assert check("超過四十年。12月19日（星期五）下午3時30分，4K。", words, locale) == []


def test_the_link_behind_the_words_counts_and_may_lead_to_the_language_s_own_page():
    source = "詳見[網站](https://a.example/tc/apply)。"
    assert check(source, "See [the site](https://a.example/en/apply).") == []
    (one,) = check(source, "See [the site](https://a.example/en/appy).")
    assert one.code == "url-mismatch"


def test_figures_in_names_are_not_compared():
    works = {"film": {"id": "film", "names": {HK: {"full": "1432：未來前史"},
                                              "en": {"full": "A Prehistory of the Future"}}}}
    assert check("短片《1432：未來前史》", "“A Prehistory of the Future”", works=works) == []


def test_what_a_quote_says_may_stand_in_indirect_speech():
    quotes = {"hop": {"id": "hop", "speaker": "hopcroft", "words": "我等了四十年。"}}
    source, told = "霍普克羅夫特說：{q:hop}", "Hopcroft said he had waited {} years{{q:hop!}}."
    assert check(source, told.format("40"), quotes=quotes) == []
    assert check(source, told.format("50"), quotes=quotes)


def test_a_zone_moves_the_times_of_the_day():
    source = "記者會於15:30（香港時間）開始。"
    assert check(source, "記者会は16時30分（日本時間）から。", "ja") == []
    (one,) = check(source, "記者会は15時30分（日本時間）から。", "ja")
    assert one.code == "time-mismatch"


def test_a_language_without_a_table_is_not_judged():
    conventions = CONVENTIONS | {"fr": CONVENTIONS["en"]}
    kit = make_kit(("共有350人。",), locales={"fr": {"reach": "translate"}},
                   catalogues={"fr": [message("release.body", "共有350人。", "530 personnes.")]})
    findings = Findings()
    reach_locale(Route(kit, conventions, findings, shipped_tools()), "fr")
    assert not [one for one in findings if one.code in MATCHED]


def test_a_conversion_states_what_its_source_states():
    assert check("共有三百五十人，兩個概念，港幣三億元，12月19日下午三時半。", "", CN,
                 locales={CN: {"reach": "convert"}}, catalogues={}) == []


def test_a_wrong_weekday_of_the_source_is_said_once_and_there():
    source, words = "2025年12月19日（星期六）。", "It is on Saturday, 19 December 2025."
    (one,) = check(source, words)
    assert (one.code, one.severity) == ("date-weekday", Severity.ERROR)
    assert one.message == "2025年12月19日 is a Friday, not 星期六"


def test_a_wrong_weekday_of_a_translation_is_an_error_there():
    found = check("2025年12月19日（星期五）。", "It is on Saturday, 19 December 2025.")
    assert ("date-weekday", "en: 19 December 2025 is a Friday, not Saturday") in {
        (one.code, one.message) for one in found}
