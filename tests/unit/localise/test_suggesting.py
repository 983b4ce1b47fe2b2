"""Proposed forms of names: by which method, how sure, and what is asked for instead."""

import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml
from pypinyin.constants import PINYIN_DICT

from presskit.content.yaml import read_table
from presskit.localise.readings import cantonese, chinese, japanese, korean
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
            one, *_in_cantonese = propose_forms(kit, "person:a", "ja", readings())
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


@pytest.mark.parametrize(("name", "jyutping", "kana"), [
    ("馬文現", "Maa Manjin", "マー・マンイン"), ("梁朝偉", "Loeng Ciuwai", "リョン・チウワイ"),
    ("劉德華", "Lau Dakfaa", "ラウ・タックファー"),
    ("周潤發", "Zau Jeonfaat", "チャウ・ユンファット"),
    ("歐陽鋒", "Aujoeng Fung", "アウヨン・フン"), ("吳彥祖", "Ng Jinzou", "ン・インチョー"),
    ("曾志偉", "Zang Ziwai", "ツァン・チーワイ"), ("黃河清", "Wong Hocing", "ウォン・ホーチン")])
def test_hong_kong_reads_names_in_cantonese(name, jyutping, kana):
    table = TABLES["chinese"]
    assert (jyutping, "jyutping") in propose(name, "en")
    assert cantonese.spell_kana(table, name).text == kana
    assert [method for _full, method in propose(name, "ja")] == ["kana", "cantonese-kana"]
    assert [method for _full, method in propose(name, "ja", source=CN)] == ["kana"]


def test_every_syllable_of_cantonese_has_its_kana():
    known = {one for char in chinese._cantonese().charToLshk
             for one in chinese.cantonese_readings(char)}
    assert len(known) > 600
    assert [one for one in known if not cantonese.kana_of(TABLES["chinese"], one)
            and one not in ("hm", "hng")] == []


@pytest.mark.parametrize(("written", "methods"), [
    ("Ma Man-yin", ["cantonese-kana"]), ("Ma Wenxian", ["kana"]), ("Ivan Ma", ["?"])])
def test_how_a_name_is_spelled_tells_in_which_language_it_is_read(written, methods):
    found = propose("馬文現", "ja", names={"en": {"full": written}})
    assert ["?" if full == "?" else method for full, method in found] == methods
    assert bool(propose("馬文現", "ko", names={"en": {"full": written}})[0][0] == "?") == (
        methods != ["kana"])


def test_jyutping_is_shown_to_whoever_asks_for_it(tmp_path):
    from presskit.build.suggesting import suggest_names
    from presskit.desk import Desk
    kit = shutil.copytree(TOP / "tests/cases/beacon", tmp_path / "beacon")
    text = (kit / "people.yaml").read_text("utf-8")
    (kit / "people.yaml").write_text(text.replace(
        "    en: {full: Gao Yan, status: given}\n", ""), "utf-8")

    def methods(**more):
        return [one.method for one in suggest_names(kit, Desk(), ("en",), **more)[0] if one.full]

    assert methods() == ["pinyin", "hong-kong-romanisation"]
    assert methods(method="jyutping") == ["jyutping"]


def test_characters_that_read_in_two_ways_are_told():
    assert chinese.spell_pinyin(TABLES["chinese"], "李行").unsure == "行"
    assert chinese.spell_pinyin(TABLES["chinese"], "馬文現").unsure == ""


@pytest.mark.parametrize(("name", "more", "why"), [
    ("約翰·霍普克羅夫特", {}, "transcription"), ("Ivy", {}, "transcription"),
    ("大江渚", {"spoken_languages": ["ja"]}, "speaks ja"), ("映峰大叔", {}, "no usual surname")])
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
    ("いのうえ・ゆうこ", "Inoue Yuko"), ("こう・こういち", "Ko Koichi"),
    ("せのお・ひろお", "Senoo Hiroo"), ("まつうら・りいな", "Matsuura Riina"),
    ("おおおか・ヨーコ", "Ooka Yoko"), ("ほっ", ""), ("はっとり・じゅんぺい", "Hattori Jumpei"),
    ("まっちゃ・ー", ""), ("大江・なぎさ", "")])
def test_japanese_names_by_their_reading(reading, wanted):
    assert japanese.spell_reading(TABLES["japanese"], reading) == wanted


@pytest.mark.parametrize(("reading", "wanted", "unsure"), [
    # Places and persons as Korea writes them by the rule, then each of its corners.
    ("とうきょう", "도쿄", ""), ("きょうと", "교토", ""), ("おおさか", "오사카", ""),
    ("きゅうしゅう", "규슈", ""), ("さっぽろ", "삿포로", ""), ("ふくおか", "후쿠오카", ""),
    ("にいがた", "니가타", "にい"), ("とっとり", "돗토리", ""), ("よこはま", "요코하마", ""),
    ("つしま", "쓰시마", ""), ("ぐんま", "군마", ""), ("あらい", "아라이", ""),
    ("たなか・かくえい", "다나카 가쿠에이", ""),
    ("こいずみ・じゅんいちろう", "고이즈미 준이치로", ""),
    ("あべ・しんぞう", "아베 신조", ""), ("おおえ・けんざぶろう", "오에 겐자부로", ""),
    ("むらかみ・はるき", "무라카미 하루키", ""), ("かわばた・やすなり", "가와바타 야스나리", ""),
    ("なつめ・そうせき", "나쓰메 소세키", ""), ("いのうえ・やすし", "이노우에 야스시", ""),
    ("いしい・ひろお", "이시이 히로오", ""), ("まつうら・こういち", "마쓰우라 고이치", ""),
    ("ひろおか・チョウ", "히로오카 조", ""), ("はっとり・ひさいち", "핫토리 히사이치", ""),
    ("ちば・みゆう", "지바 미유", ""), ("こおり・ちい", "고리 지", "ちい"),
    ("もとおり・あ", "모토리 아", "とお"), ("ウカシュ・ファ", "", ""), ("んだ・あ", "", ""),
    ("大江・あ", "", "")])
def test_japanese_names_in_hangul_by_the_official_table(reading, wanted, unsure):
    full, doubt = japanese.hangul_of(TABLES["japanese"], reading)
    assert full == wanted
    if "・" in reading:
        assert doubt == unsure
        said = propose({"full": "甲", "reading": reading}, "ko", source="ja")
        assert said == [(wanted, "hangul")] if wanted else said[0][0] == "?"
    else:
        assert "where the surname ends" in doubt and unsure in doubt


def test_every_kana_that_has_letters_has_hangul_but_foreign_ones():
    table = TABLES["japanese"]
    rest = {*table["hepburn"]} - {*table["hangul"]}
    assert rest == {"ん", *"しぇ じぇ ちぇ てぃ でぃ ふぁ ふぃ ふぇ ふぉ ゔ".split()}


def test_a_japanese_name_without_a_reading_is_asked_for():
    assert propose({"full": "大江渚", "reading": "おおえ・なぎさ"}, "en", source="ja") == [
        ("Oe Nagisa", "hepburn-romanisation")]
    for locale in ("en", "ko", HK):
        [(full, why)] = propose("大江渚", locale, source="ja")
        assert full == "?" and ("reading:" in why) == (locale != HK)
    assert "transcription" in propose("ウカシュ", "en", source="ja")[0][1]


def test_latin_names_stay_among_latin_letters_and_are_asked_for_elsewhere():
    assert propose("Ann Lee", "fr", source="en") == [("Ann Lee", "kept")]
    assert propose("Ann Lee", "ja", source="en")[0][0] == "?"


@pytest.mark.parametrize(("name", "source", "why"), [
    ("한서윤", "ko", "which Han characters"), ("佐伯澪", "ja", "its characters as they are there")])
def test_chinese_asks_for_the_characters_of_its_neighbours(name, source, why):
    for locale in (HK, CN):
        [(full, said)] = propose(name, locale, source=source)
        assert full == "?" and why in said


@pytest.mark.parametrize("name", ["奧巴馬", "特朗普", "哈利波特", "映峰大叔"])
def test_a_name_that_begins_with_no_surname_is_asked_about(name):
    (full, why), = propose(name, "en")
    assert full == "?" and "transcription" in why
    assert propose(name, "en", spoken_languages=["zh"])[0][1] != why


@pytest.mark.parametrize("name", ["歐陽娜娜", "司徒珍", "林書豪", "佟麗婭", "仝卓", "粟裕", "羊羽"])
def test_usual_surnames_are_known(name):
    assert propose(name, "en")[0][0] != "?"
