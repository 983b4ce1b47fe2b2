"""Segments become prose of the locale; nothing else changes."""

import pytest

from presskit.compose.names import compose_name
from presskit.compose.prose import (
    compose_plain,
    compose_quote,
    compose_source,
    compose_words,
    is_excerpt,
    is_reported,
    quote_of,
)
from presskit.diagnostics import PresskitError
from presskit.document import Emphasis, Reference, Span, Text, plain_text, walk
from presskit.model.segment import Segment


def words_of(text, kit, tables, inlines, **how):
    segment = Segment.of("release.body", text, inlines(text), kit.locale)
    return compose_words(segment, kit, tables, **how)


@pytest.mark.parametrize(("locale", "text", "expected"), [
    ("zh-Hant-HK", "他說：{q:wong-one}", "他說：「橋樑連起兩岸。它也叫做『路』。」"),
    ("zh-Hant-HK", "他說{q:wong-one}，又說{q:wong-two#2}",
     "他說「橋樑連起兩岸。它也叫做『路』」，又說「也不會停下。」"),
    ("zh-Hant-HK", "{q:wong-two#1}他說，{q:wong-two#2}", "「我們開始，」他說，「也不會停下。」"),
    ("zh-Hant-HK", "他提到河。 {q:hill-one!}", "他提到河。"),
    ("zh-Hant-HK", "他提到河 {q:hill-one!} ，並無其他", "他提到河 ，並無其他"),
    ("zh-Hant-HK", "教授[於朕](person:wong)出席", "教授於朕出席")])
def test_a_reference_becomes_words(new_kit, new_tables, inlines, locale, text, expected):
    kit, tables = new_kit(locale), new_tables(locale)
    out = words_of(text, kit, tables, inlines)
    assert plain_text(out) == expected
    assert not any(isinstance(one, Reference) for one in walk(out))


TRANSLATIONS = {
    "en": {"橋樑連起兩岸。它也叫做『路』。": "A bridge joins two shores."},
    "ja": {"橋樑連起兩岸。它也叫做『路』。": "橋は両岸をつなぐ。「道」とも呼ばれる。"},
    "ko": {"橋樑連起兩岸。它也叫做『路』。": "다리는 두 기슭을 잇는다."}}


@pytest.mark.parametrize(("locale", "text", "expected"), [
    ("en", "{q:wong-one,} she said.", "“A bridge joins two shores,” she said."),
    ("en", "She said: {q:wong-one}", "She said: “A bridge joins two shores.”"),
    ("en", "{q:wong-one} It rained.", "“A bridge joins two shores.” It rained."),
    ("ja", "{q:wong-one}と述べた。", "「橋は両岸をつなぐ。『道』とも呼ばれる」と述べた。"),
    ("ko", "{q:wong-one}라고 말했다.", "“다리는 두 기슭을 잇는다”라고 말했다.")])
def test_a_quote_takes_the_marks_of_the_locale(new_kit, new_tables, translated, inlines, locale,
                                              text, expected):
    kit = translated(new_kit(locale), TRANSLATIONS[locale])
    assert plain_text(words_of(text, kit, new_tables(locale), inlines)) == expected


def test_a_quote_knows_its_segment_and_its_role(kit, new_tables, inlines):
    out = words_of("他說：{q:wong-one}", kit, new_tables("zh-Hant-HK"), inlines)
    quote = next(one for one in out if isinstance(one, Span))
    assert quote.role == "quote"
    assert [one.segment for one in quote.children if one.segment] == [
        kit.quotes["wong-one"].words[0].id]


def test_untranslated_words_carry_their_language(new_kit, new_tables):
    kit = new_kit("en")
    title = compose_words(kit.people["wong"].title, kit, new_tables("en"))
    assert title == (Text("大學教授", "zh-Hant-HK", kit.people["wong"].title.id),)


def test_breaks_at_sense_stay_where_they_show_and_join_elsewhere(new_kit, new_tables, inlines):
    kit, tables = new_kit(), new_tables("zh-Hant-HK")
    shown = words_of("上句\\\n下句", kit, tables, inlines, display=True)
    assert plain_text(shown, "|") == "上句|下句"
    assert plain_text(words_of("上句\\\n下句", kit, tables, inlines)) == "上句下句"
    english = new_kit("en")
    for text in ("one \\\ntwo", "one\\\ntwo"):
        assert plain_text(words_of(text, english, new_tables("en"), inlines)) == "one two"


def test_a_reference_inside_emphasis_sees_what_follows_outside(kit, new_tables):
    segment = Segment("p", "t", (), (Emphasis((Reference("quote:wong-one"),)), Text("，他說")), "")
    assert plain_text(compose_words(segment, kit, new_tables("zh-Hant-HK"))).endswith("』」，他說")


def test_an_unknown_quote_or_fragment_says_which_there_are(kit):
    for target in ("wong-on", "wong-two#3", "wong-two#0"):
        with pytest.raises(PresskitError) as caught:
            quote_of(kit, target)
        assert caught.value.diagnostics[0].code == "quote-unknown"
        assert "wong-one" in caught.value.diagnostics[0].hint


def test_a_translation_is_never_quoted_back_into_the_language_it_was_spoken_in(
        new_kit, new_tables, translated, inlines):
    kit = translated(new_kit("en"), {"河水不等人。": "that the river waits for nobody"})
    assert is_reported(kit, kit.quotes["hill-one"])
    with pytest.raises(PresskitError) as caught:
        words_of("She said: {q:hill-one}", kit, new_tables("en"), inlines)
    assert caught.value.diagnostics[0].code == "back-translated-quote"
    assert not is_reported(translated(new_kit("ja"), {}), kit.quotes["hill-one"])


def test_the_published_words_may_stand_until_they_are_translated(new_kit, translated):
    kit = translated(new_kit("en"), {})
    assert not is_reported(kit, kit.quotes["hill-one"])


def test_a_passage_is_an_excerpt_only_when_words_are_left_out(new_kit, new_tables):
    tables = new_tables("zh-Hant-HK")
    kit = new_kit()
    assert is_excerpt(kit, kit.quotes["wong-one"], tables)
    assert not is_excerpt(kit, kit.quotes["wong-two"], tables)
    whole = new_kit(quotes={"a": {"speaker": "wong", "words": "上句，下句。",
                                  "card": "上句，\\\n下句。"}})
    assert not is_excerpt(whole, whole.quotes["a"], tables)


def test_told_words_have_no_marks(kit, new_tables):
    words = compose_quote(kit.quotes["wong-one"], kit, new_tables("zh-Hant-HK"), marked=False)
    assert plain_text(words) == "橋樑連起兩岸。它也叫做『路』。"


def test_plain_words_stand_on_one_line(kit, new_tables):
    assert compose_plain(kit.press_release.headline, kit, new_tables("zh-Hant-HK")) == (
        "春季論壇在港舉行三百人談橋樑")


@pytest.mark.parametrize(("first", "second", "shown"), [
    ("I used to fix mopeds,", "This is louder.", "I used to fix mopeds. This is louder."),
    ("I used to fix mopeds,", "and I miss it.", "I used to fix mopeds, and I miss it."),
    ("When it rains,", "I’m at home.", "When it rains, I’m at home."),
    ("When it rains,", "AI is no help.", "When it rains, AI is no help."),
    ("When it rains,", "WONG stays.", "When it rains, WONG stays."),
    ("It works.", "This is louder.", "It works. This is louder.")])
def test_a_comma_before_the_attribution_is_no_comma_of_the_whole(
        new_kit, new_tables, translated, first, second, shown):
    kit = new_kit("en")
    name = plain_text(compose_name(kit, kit.people["wong"]))
    second, shown = second.replace("WONG", name), shown.replace("WONG", name)
    kit = translated(new_kit("en", source_locale="en", quotes={
        "a": {"speaker": "wong", "words": [first, second]}}), {first: first, second: second})
    quote = kit.quotes["a"]
    assert plain_text(compose_quote(quote, kit, new_tables("en"), marked=False)) == shown
    assert plain_text(compose_source(quote.words, kit)) == shown
    assert [plain_text(one.words) for one in quote.words] == [first, second]
