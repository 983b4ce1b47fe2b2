"""What may change in a quote's words, and what may not."""

from types import SimpleNamespace

import pytest

from presskit.compose.marks import change_stop, close_gaps, nest_marks, place_of
from presskit.document import Emphasis, Text, plain_text

ALONE = ("alone", False, False)
CLOSING = ("closing", False, False)


@pytest.mark.parametrize(("locale", "words", "mode", "following", "expected"), [
    # Chinese: the stop stays at the end of a sentence, and goes before a comma outside.
    ("zh-Hant-HK", "藝術不能。", "", "", "藝術不能。"),
    ("zh-Hant-HK", "藝術不能。", "", "，", "藝術不能"),
    ("zh-Hant-HK", "藝術不能。", "", "。", "藝術不能"),
    ("zh-Hant-HK", "藝術不能。", "", "他", "藝術不能。"),
    ("zh-Hant-HK", "藝術不能。", ",", "他", "藝術不能，"),
    ("zh-Hant-HK", "藝術不能？", ",", "他", "藝術不能？"),
    ("zh-Hant-HK", "天然的局限性，", "", "溫", "天然的局限性，"),
    ("zh-Hant-HK", "不變的人性", "", "，", "不變的人性"),
    ("zh-Hant-HK", "不變的人性", ",", "他", "不變的人性，"),
    ("zh-Hans-CN", "艺术不能。", "", "，", "艺术不能"),
    # English: a comma takes the stop's place only where the author says so.
    ("en", "Art cannot be copied.", ",", " ", "Art cannot be copied,"),
    ("en", "Art cannot be copied.", "", " ", "Art cannot be copied."),
    ("en", "Art cannot be copied.", "", ".", "Art cannot be copied"),
    ("en", "Can art be copied?", ",", " ", "Can art be copied?"),
    ("en", "human nature", ",", " ", "human nature,"),
    ("en", "human nature", "", " ", "human nature"),
    ("en", "I came to find faults,", ",", " ", "I came to find faults,"),
    ("en", "made in the U.S.", ",", " ", "made in the U.S.,"),
    ("en", "and then...", "", ".", "and then..."),
    # Japanese: no stop before a closing mark, wherever it stands.
    ("ja", "芸術はできない。", "", "と", "芸術はできない"),
    ("ja", "芸術はできない。", "", "", "芸術はできない"),
    ("ja", "限界があり、", ",", "と", "限界があり"),
    ("ja", "本当か？", "", "と", "本当か？"),
    # Korean: none before a particle, one at the end of a sentence.
    ("ko", "예술은 그럴 수 없다.", "", "라", "예술은 그럴 수 없다"),
    ("ko", "예술은 그럴 수 없다.", "", " ", "예술은 그럴 수 없다."),
    ("ko", "예술은 그럴 수 없다.", "", "", "예술은 그럴 수 없다."),
])
def test_the_final_stop_follows_its_place(new_tables, locale, words, mode, following, expected):
    rules = new_tables(locale).conventions.quote_stop
    place = place_of(mode, following, rules)
    assert plain_text(change_stop((Text(words),), place, rules)) == expected


@pytest.mark.parametrize(("locale", "words", "expected"), [
    ("zh-Hant-TW", "藝術不能。", "藝術不能。"), ("en", "Art cannot.", "Art cannot."),
    ("ja", "芸術はできない。", "芸術はできない"), ("ko", "그럴 수 없다.", "그럴 수 없다.")])
def test_a_quote_by_itself_keeps_its_stop_but_in_japanese(new_tables, locale, words, expected):
    rules = new_tables(locale).conventions.quote_stop
    assert plain_text(change_stop((Text(words),), ALONE, rules)) == expected


def test_a_stop_inside_emphasis_is_found(new_tables):
    rules = new_tables("ja").conventions.quote_stop
    words = (Text("これは"), Emphasis((Text("芸術だ。"),)))
    assert plain_text(change_stop(words, CLOSING, rules)) == "これは芸術だ"


def test_words_without_a_stop_and_empty_words_stay(new_tables):
    rules = new_tables("en").conventions.quote_stop
    assert change_stop((), CLOSING, rules) == ()
    assert plain_text(change_stop((Text("."),), ("closing", True, False), rules)) == "."


@pytest.mark.parametrize(("locale", "words", "expected"), [
    ("zh-Hant-HK", "既然要『無界』，", "既然要『無界』，"),
    ("zh-Hans-CN", "既然要『无界』，", "既然要‘无界’，"),
    ("zh-Hans-CN", "既然要“无界”，", "既然要‘无界’，"),
    ("ja", "「無界」というなら", "『無界』というなら"),
    ("en", "a “borderless ‘inner’ world”", "a ‘borderless “inner” world’"),
    ("en", "it’s ‘mine’, don’t you see", "it’s ‘mine’, don’t you see"),
    ("en", "the artists’ own", "the artists’ own")])
def test_marks_inside_a_quote_turn_by_depth(new_tables, locale, words, expected):
    assert plain_text(nest_marks((Text(words),), new_tables(locale).conventions)) == expected


def test_words_in_another_language_keep_their_marks(new_tables):
    words = (Text("既然要『無界』", language="zh-Hant-HK"),)
    assert nest_marks(words, new_tables("en").conventions) == words


def test_spaces_between_han_and_latin_go_but_not_those_of_a_title():
    words = (Text("可以被 AI 模仿的《東方奇譚 x 雲端尋窟》"),)
    assert plain_text(close_gaps(words, "zh-Hant-HK")) == "可以被AI模仿的《東方奇譚 x 雲端尋窟》"
    assert plain_text(close_gaps((Text("AI 모델 한계"),), "ko")) == "AI 모델 한계"


def test_a_mark_that_follows_is_never_doubled():
    rules = SimpleNamespace(letter_goes_on=False)
    assert place_of("", "，", rules) == ("continuing", True, False)
    assert place_of("", "", rules) == CLOSING
