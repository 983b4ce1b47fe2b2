"""Proposed forms of names: by which method, how sure, and what is asked for instead."""

from functools import cache
from pathlib import Path

import pytest
import yaml
from pypinyin.constants import PINYIN_DICT

from presskit.content.yaml import read_table
from presskit.localise.readings import chinese, japanese, korean
from presskit.localise.suggesting import Readings, propose_forms

from .samples import CN, HK, TW, make_kit

TOP = Path(__file__).parents[3]
TABLES = {path.stem: read_table(path)[0] for path in (TOP / "templates/readings").glob("*.yaml")}
KIT = yaml.safe_load((TOP / "content/ai-creation-forum-2025/people.yaml").read_text("utf-8"))
MADE = {"pinyin": "en", "kana": "ja", "hangul": "ko"}


def readings():
    return Readings(TABLES, lambda source, target: {"王紅衛": "王红卫"}.__getitem__)


def propose(name, locale, source=HK, **more):
    kit = make_kit(people={"a": {"id": "a", "names": {source: name if isinstance(name, dict)
                                                      else {"full": name}, **more.pop("names", {})},
                                 **more}}, source_locale=source, locale=source,
                   locales={locale: {"reach": "translate"}}, terms={}, quotes={})
    return [(one.full or "?", one.method or one.unsure) for one in propose_forms(
        kit, "person:a", locale, readings())]


@cache
def syllables():
    """Every syllable that Mandarin has, without tones."""
    from pypinyin.contrib.tone_convert import to_normal
    found = {to_normal(one, v_to_u=True) for row in PINYIN_DICT.values() for one in row.split(",")}
    cries = {"eng", "hm", "hng", "m", "n", "ng", "wong", "ê"}
    return sorted(found - cries)



def test_every_syllable_has_its_kana_and_hangul():
    assert len(syllables()) > 400
    assert [one for one in syllables() if not chinese.kana_of(TABLES["chinese"], one)] == []
    assert [one for one in syllables() if not chinese.hangul_of(TABLES["chinese"], one)] == []


@pytest.mark.parametrize("method", MADE)
def test_what_was_made_by_hand_by_the_same_rule_is_proposed(method):
    tag, count = MADE[method], 0
    for person in KIT.values():
        form, source = person["names"][tag], person["names"][HK]["full"]
        if form.get("method") != method or len(source) > 3:
            continue
        count += 1
        wanted = (source if method == "kana" else form["full"]), method
        assert wanted in propose(source, tag), source
        if method == "kana":
            kit = make_kit(people={"a": {"id": "a", "names": {HK: {"full": source}}}}, terms={})
            [one] = propose_forms(kit, "person:a", "ja", readings())
            assert one.reading == form["reading"]
    assert count >= 10


@pytest.mark.parametrize(("name", "pinyin", "hong_kong"), [
    ("曾雨珅", "Zeng Yushen", "Tsang Yu-san"), ("單雄信", "Shan Xiongxin", "Sin Hung-shun"),
    ("仇英", "Qiu Ying", "Sau Ying"), ("解縉", "Xie Jin", ""), ("尉遲恭", "Yuchi Gong", ""),
    ("區永安", "Ou Yong’an", "Au Wing-on"), ("歐陽修", "Ouyang Xiu", "Au-yeung Sau"),
    ("呂布", "Lü Bu", "Lui Bo"), ("馬文現", "Ma Wenxian", "Ma Man-yin")])
def test_surnames_read_as_surnames_and_hong_kong_gives_both(name, pinyin, hong_kong):
    found = {method: full for full, method in propose(name, "en")}
    assert found["pinyin"] == pinyin
    assert not hong_kong or found["hong-kong-romanisation"] == hong_kong
    assert [method for _full, method in propose(name, "en", source=CN)] == ["pinyin"]


def test_characters_that_read_in_two_ways_are_told():
    assert chinese.spell_pinyin(TABLES["chinese"], "李行").unsure == "行"
    assert chinese.spell_pinyin(TABLES["chinese"], "馬文現").unsure == ""


@pytest.mark.parametrize(("name", "more", "why"), [
    ("約翰·霍普克羅夫特", {}, "transcription"), ("Ivy", {}, "transcription"),
    ("大江渚", {"spoken_languages": ["ja"]}, "speaks ja"), ("映峰大叔", {}, "no table")])
def test_what_is_no_chinese_name_is_asked_for(name, more, why):
    for locale in ("en", "ja", "ko"):
        [(full, said)] = propose(name, locale, **more)
        assert full == "?" and why in said


def test_who_spells_otherwise_than_pinyin_is_not_read_in_mandarin():
    names = {"en": {"full": "Jennifer Lin", "status": "published"}}
    assert propose("林芬", "ko", names=names) == [("?", "no table leads there: ask its bearer")]
    assert propose("林芬", "ko", names={"en": {"full": "Lin Fen"}}) == [("린펀", "hangul")]


def test_a_conversion_is_proposed_as_one_and_a_form_that_is_there_is_not():
    assert propose("王紅衛", CN) == [("王红卫", "conversion")]
    assert propose("王紅衛", TW, names={TW: {"full": "王紅衛"}}) == []


def test_only_people_are_proposed():
    kit = make_kit(terms={"t": {"id": "t", "names": {HK: {"full": "混合智能"}}}})
    [one] = propose_forms(kit, "term:t", "en", readings())
    assert not one.full and "not a question of letters" in one.unsure


@pytest.mark.parametrize(("name", "ruled", "usual", "kana"), [
    ("홍길동", "Hong Gildong", "", "ホン・キルドン"),
    ("한복남", "Han Boknam", "", "ハン・ポクナム"),
    ("김연아", "Gim Yeona", "Kim Yeona", "キム・ヨナ"),
    ("남궁민", "Namgung Min", "", "ナムグン・ミン"),
    ("민용하", "Min Yongha", "", "ミン・ヨンハ"), ("홍빛나", "Hong Bitna", "", "ホン・ピッナ"),
    ("신설리", "Sin Seolli", "Shin Seolli", "シン・ソルリ"),
    ("선우 진", "Seonu Jin", "", "ソヌ・チン")])
def test_korean_names(name, ruled, usual, kana):
    assert korean.spell_name(TABLES["korean"], name) == (ruled, usual)
    assert korean.kana_of(TABLES["korean"], name) == kana
    assert (ruled, "revised-romanisation") in propose(name, "en", source="ko")


@pytest.mark.parametrize(("reading", "wanted"), [
    ("さきはま・みお", "Sakihama Mio"), ("オオエ・ナギサ", "Oe Nagisa"),
    ("かとう しんいち", "Kato Shinichi"),
    ("いのうえ・ゆうこ", "Inoue Yuko"), ("はっとり・じゅんぺい", "Hattori Jumpei"),
    ("まっちゃ・ー", ""), ("大江・なぎさ", "")])
def test_japanese_names_by_their_reading(reading, wanted):
    assert japanese.spell_reading(TABLES["japanese"], reading) == wanted


def test_a_japanese_name_without_a_reading_is_asked_for():
    assert propose({"full": "大江渚", "reading": "おおえ・なぎさ"}, "en", source="ja") == [
        ("Oe Nagisa", "hepburn-romanisation")]
    assert propose("大江渚", "en", source="ja")[0][0] == "?"
    assert "transcription" in propose("ウカシュ", "en", source="ja")[0][1]


def test_latin_names_stay_among_latin_letters_and_are_asked_for_elsewhere():
    assert propose("Ann Lee", "fr", source="en") == [("Ann Lee", "kept")]
    assert propose("Ann Lee", "ja", source="en")[0][0] == "?"
