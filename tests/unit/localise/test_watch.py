"""The words that checks look for."""

import pytest

from presskit.diagnostics import Findings
from presskit.localise.watch import Watched, decode_watch, find_words, watch_of, word_list

from .samples import shipped_tools


def found(words, text):
    return [text[one.start:one.end] for one in find_words(word_list(words), text)]


def decode(table):
    findings = Findings()
    return decode_watch(table, {}, findings), findings


def test_the_longest_word_wins_and_capitals_do_not_matter():
    words = [Watched("head"), Watched("deputy head"), Watched("總監"), Watched("副總監")]
    assert found(words, "The Deputy Head and a head, 副總監") == ["Deputy Head", "head", "副總監"]


@pytest.mark.parametrize(("word", "text"), [
    ("head", "the headline ahead"), ("오늘", "이오늘"), ("today", "todays")])
def test_a_latin_or_korean_word_is_no_part_of_another(word, text):
    assert found([Watched(word)], text) == []


@pytest.mark.parametrize("text", ["今日的世界", "說明日期", "在今時今日"])
def test_a_longer_word_protects(text):
    [watch] = decode({"zh": {"days": "今日!…的!今時… 明日!說…"}})[0].values()
    assert list(find_words(watch.words("days"), text)) == []
    assert [one.entry.word for one in find_words(watch.words("days"), "今日與明日")] == [
        "今日", "明日"]


def test_a_kit_s_locale_has_the_words_of_its_language_and_script_too():
    rows, findings = decode({"any": {"latin": "AI=人工智能|人工智慧"}, "zh": {"days": "昨日"},
                             "zh-Hant": {"slips": "監制=監製"}, "ja": {"days": "昨日_の"},
                             "zh-Hant-HK": {"slips": "監制=監製片 標志=標誌"}})
    watch = watch_of(rows, "zh-Hant-HK")
    assert not findings.items
    assert [one.instead for one in watch.words("slips")] == [("監製片",), ("標誌",)]
    assert [one.word for one in watch.words("latin")] == ["AI"]
    assert [one.word for one in watch_of(rows, "ja").words("days")] == ["昨日 の"]
    assert not watch_of(rows, "ko").words("days")


@pytest.mark.parametrize(("row", "code"), [
    ("x", "vocabulary-shape"), ({"dais": "x"}, "vocabulary-key"),
    ({"days": ["x"]}, "vocabulary-entry"), ({"days": "a=b"}, "vocabulary-entry"),
    ({"slips": "a"}, "vocabulary-entry"), ({"weight": "much"}, "vocabulary-entry")])
def test_what_can_not_be_read_is_an_error_with_a_way_out(row, code):
    rows, findings = decode({"en": row})
    assert [one.code for one in findings] == [code] and findings.items[0].hint
    assert not rows.get("en") or not rows["en"].words("days")


def test_the_shipped_words_serve_every_language():
    watch = shipped_tools().watch
    for tag in ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko"):
        words = watch_of(watch, tag)
        assert words.weight and all(words.words(key) for key in (
            "now", "events", "days", "months", "scopes", "tops", "sources", "repeated",
            "offices", "embargo", "latin")), tag
    for tag in ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN"):
        for one in watch_of(watch, tag).words("slips"):
            assert one.word not in one.instead and all(one.word in stop for stop in one.stops)
