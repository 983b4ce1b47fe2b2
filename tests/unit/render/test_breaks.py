"""Where display text may break."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.render.breaks import Sense, find_breaks, find_forced
from presskit.render.rules import read_rules

RULES = read_rules("zh-Hant-HK")
ALPHABETS = {
    "zh-Hant-HK": "我們應與形成既協作又對抗，。、：！「」『』（）《》AIx 19年…—％·",
    "zh-Hans-CN": "我们应与形成既协作，。、：！“”‘’（）《》AIx 19年…—％·",
    "ja": "私たちはっょァーコンピュータ々、。「」『』（）AIx 19年…—〜・",
    "ko": "우리는 인공지능과 , . “”‘’()AIx 19년 … 수 있다",
    "en": "We should form a relationship, and “AI” can’t — (it) 19 million. x",
}


def texts(locale: str) -> st.SearchStrategy[str]:
    return st.text(alphabet=ALPHABETS[locale], min_size=1, max_size=40)


def senses(text: str, locale: str, **more) -> dict[str, Sense]:
    return {text[:place.position]: place.sense for place in find_breaks(text, locale, **more)}


@pytest.mark.parametrize("locale", ALPHABETS)
@given(data=st.data())
def test_no_place_begins_or_ends_a_line_with_a_forbidden_mark(locale, data):
    text = data.draw(texts(locale))
    for place in find_breaks(text, locale):
        before, after = text[:place.position].rstrip(" \u3000"), text[place.position]
        assert before and before[-1] not in RULES.no_line_end
        assert after not in RULES.no_line_start | RULES.no_display_start


@pytest.mark.parametrize("locale", ALPHABETS)
@given(data=st.data())
def test_latin_words_numbers_and_double_marks_stay_whole(locale, data):
    text = data.draw(texts(locale))
    places = {place.position for place in find_breaks(text, locale)}
    for match in re.finditer(r"[A-Za-z]+|[0-9]+年?|…{2,}|—{2,}", text):
        assert not places & set(range(match.start() + 1, match.end())), match[0]


@pytest.mark.parametrize("locale", ["ko", "en"])
@given(data=st.data())
def test_korean_and_english_break_at_spaces_alone(locale, data):
    text = data.draw(texts(locale))
    assert all(text[place.position - 1] in " \u3000" for place in find_breaks(text, locale))


@pytest.mark.parametrize("mark", sorted(RULES.no_line_start | RULES.no_display_start))
def test_every_mark_of_the_table_is_kept_from_the_start_of_a_line(mark):
    text = f"這是甲乙{mark}這是丙丁"
    assert 4 not in {place.position for place in find_breaks(text, "zh-Hant-HK")}


@pytest.mark.parametrize("mark", sorted(RULES.no_line_end))
def test_every_mark_of_the_table_is_kept_from_the_end_of_a_line(mark):
    text = f"這是甲乙{mark}這是丙丁"
    assert 5 not in {place.position for place in find_breaks(text, "zh-Hant-HK")}


def test_protected_names_are_never_broken():
    text = "今天香港城市大學協理副校長林芬說"
    free = {place.position for place in find_breaks(text, "zh-Hant-HK")}
    kept = {place.position for place in find_breaks(text, "zh-Hant-HK", ("香港城市大學",))}
    assert free - kept
    assert not kept & set(range(3, 8))


def test_an_english_name_of_two_words_is_kept_too():
    text = "large models, with Kling AI among them"
    assert text.index("AI") in {one.position for one in find_breaks(text, "en")}
    assert text.index("AI") not in {one.position for one in find_breaks(text, "en",
                                                                        ("Kling AI",))}


def test_a_number_keeps_its_unit():
    for text, whole in (("於2025年12月19日舉行", "2025年"), ("大約25℃左右", "25℃"),
                        ("要一兩天才行", "一兩天"), ("a sum of 300 million now", "300 million")):
        locale = "en" if text.isascii() else "zh-Hant-HK"
        start = text.index(whole)
        places = {one.position for one in find_breaks(text, locale)}
        assert not places & set(range(start + 1, start + len(whole)))


def test_ends_of_sentences_are_better_than_commas_and_those_than_phrases():
    found = senses("我們要做的，是比它更厲害。把瑣碎的事交給它處理，", "zh-Hant-HK")
    assert found["我們要做的，"] is Sense.CLAUSE
    assert found["我們要做的，是比它更厲害。"] is Sense.SENTENCE


def test_a_word_that_the_model_is_not_sure_of_is_not_broken():
    found = senses("不會取代藝術家，但會改變他們", "zh-Hant-HK")
    assert found["不會取代藝術"] is Sense.INSIDE


def test_the_end_of_a_sentence_counts_behind_a_closing_mark():
    assert senses("他說『好。』我們走。", "zh-Hant-HK")["他說『好。』"] is Sense.SENTENCE


def test_english_lines_do_not_end_with_a_word_that_leads_the_next():
    found = senses("it will change the way they work", "en")
    assert found["it will change the "] is Sense.LOOSE
    assert found["it will change "] is Sense.PHRASE


def test_korean_bound_words_stay_with_what_they_hang_on():
    found = senses("기계가 대신할 수 없는 능력", "ko")
    assert found["기계가 대신할 "] is Sense.LOOSE


def test_japanese_chains_are_not_cut():
    text = "語れるという理想に関する話かもしれません"
    places = {one.position for one in find_breaks(text, "ja") if one.sense < Sense.INSIDE}
    for chain in ("という", "かもしれ"):
        start = text.index(chain)
        assert not places & set(range(start + 1, start + len(chain)))


@pytest.mark.parametrize(("text", "locale", "word"), [
    ("以前画一张概念图要一两天", "zh-Hans-CN", "概念图"),
    ("惰性和路徑依賴是亙古不變的人性", "zh-Hant-HK", "路徑依賴"),
    ("它只擦掉站不穩的字", "zh-Hant-HK", "站不穩"), ("這就忍不住要笑了", "zh-Hant-TW", "忍不住")])
def test_words_that_the_model_of_chinese_would_cut_are_whole(text, locale, word):
    places = {one.position for one in find_breaks(text, locale)}
    start = text.index(word)
    assert not places & set(range(start + 1, start + len(word)))


def test_the_authors_own_breaks_stand_wherever_they_are():
    found = {one.position: one.sense for one in
             find_breaks("我們應與它形成關係", "zh-Hant-HK", (), (3,))}
    assert found[3] is Sense.AUTHOR


@pytest.mark.parametrize(("text", "locale", "most", "held"), [
    ("データセンター", "ja", 6, "データセン"), ("ちゃちゃちゃ", "ja", 3, "ちゃ"),
    ("‘전천후 문장 부호 수첩’", "ko", 13, "‘전천후 문장 부호 "),
    ("에르도안야무를루", "ko", 4, "에르도안"), ("乙「甲」", "zh-Hant-HK", 2, "乙"),
    ("甲乙……丙", "zh-Hant-HK", 3, "甲"), ("約31.5%的人", "zh-Hant-HK", 5, "約"),
    ("在windtree", "zh-Hant-HK", 5, "在"), ("windtree.example", "en", 9, "windtree."),
    ("甲\u2060乙\u2060，\u2060丙", "zh-Hant-HK", 3, "甲\u2060"), ("（甲", "zh-Hant-HK", 1, "（")])
def test_a_line_that_must_be_broken_is_broken_where_it_hurts_least(text, locale, most, held):
    assert text[:find_forced(text, locale, most)] == held


def test_what_is_to_stay_whole_is_not_broken_by_force():
    assert find_forced("一二三四", "zh-Hant-HK", 3, frozenset((2, 3))) == 1
    assert find_forced("一二三四", "zh-Hant-HK", 3, frozenset((1, 2, 3))) == 0
