"""The quote sheet and the cards."""

import pytest

from presskit.compose.documents import compose
from presskit.document import Link, Paragraph, Quote, Section, Text, plain_text, walk

TRANSLATED = {"橋樑連起兩岸。它也叫做『路』。": "A bridge joins two shores.",
              "橋樑連起\\\n兩岸。": "A bridge joins\\\ntwo shores.",
              "我們開始，": "We begin,", "也不會停下。": "and will not stop.",
              "河水不等人。": "that the river waits for nobody", "開幕": "Opening"}


def entries(kit, tables):
    document, = compose(kit, "quote-sheet", tables)
    return {one.identifier: one for one in document.children
            if isinstance(one, Section) and one.role == "quote-entry"}


def lines(entry, role):
    return [plain_text(one) for one in walk(entry)
            if isinstance(one, Paragraph) and one.role == role]


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "en", "ko"])
def test_quotes_are_numbered_in_the_kits_order(new_kit, new_tables, locale):
    found = entries(new_kit(locale), new_tables(locale))
    assert list(found) == ["quote-wong-one", "quote-wong-two", "quote-hill-one"]
    assert [lines(one, "quote-number") for one in found.values()] == [["1"], ["2"], ["3"]]


def test_a_source_sheet_has_no_originals(new_kit, new_tables):
    found = entries(new_kit(), new_tables("zh-Hant-HK"))
    assert not any(lines(one, "quote-original") for one in found.values())
    assert lines(found["quote-wong-one"], "quote-occasion") == [
        "開幕　演講　2025年12月19日　發言語言：廣東話"]
    assert lines(found["quote-hill-one"], "quote-occasion") == [
        "圓桌討論　發言語言：英文；發表的中文為譯文"]


@pytest.mark.parametrize(("occasion", "expected"), [
    ("論壇", "論壇　圓桌討論　"), ("論壇圓桌討論", "論壇圓桌討論　"),
    ("論壇對話環節", "論壇對話環節　")])
def test_the_medium_is_not_said_again_where_the_occasion_says_it(new_kit, new_tables, occasion,
                                                                 expected):
    kit = new_kit(quotes={"hill-one": {"speaker": "hill", "words": "不等人。", "medium": "panel",
                                       "spoken_in": "en", "occasion": occasion}},
                  sessions={"talk": {"kind": "panel", "name": "對話環節"}}, press_release={})
    entry = entries(kit, new_tables("zh-Hant-HK"))["quote-hill-one"]
    assert lines(entry, "quote-occasion")[0].partition("發言語言")[0] == expected


def quotes_from(*sources):
    return {f"q{number}": {"speaker": "hill", "words": f"第{number}句。", "source": source}
            for number, source in enumerate(sources)}


def notes(kit, tables):
    document, = compose(kit, "quote-sheet", tables)
    return [plain_text(one) for one in document.children
            if isinstance(one, Paragraph) and one.role == "document-note"]


def test_one_source_of_all_quotes_is_said_at_the_head(new_kit, new_tables):
    kit = new_kit(quotes=quotes_from("example.org", "example.org"), press_release={})
    tables = new_tables("zh-Hant-HK")
    assert notes(kit, tables)[-1] == "來源：example.org"
    assert not any(lines(one, "quote-occasion") for one in entries(kit, tables).values())


def test_each_quote_says_its_source_where_they_differ(new_kit, new_tables):
    kit = new_kit(quotes=quotes_from("example.org", "", "現場錄音"), press_release={})
    tables = new_tables("zh-Hant-HK")
    assert not any("來源" in one for one in notes(kit, tables))
    assert [lines(one, "quote-occasion") for one in entries(kit, tables).values()] == [
        ["來源：example.org"], [], ["來源：現場錄音"]]


@pytest.mark.parametrize(("source", "links"), [
    ("www.example.org, article 7", {"https://www.example.org": "www.example.org"}),
    ("見 https://example.org/a/(7)/。", {"https://example.org/a/(7)/": "https://example.org/a/(7)/"}),
    ("http://a.example and www.b.example.", {"http://a.example": "http://a.example",
                                             "https://www.b.example": "www.b.example"}),
    ("現場錄音", {}), ("press.org says www. is old", {})])
def test_addresses_in_a_source_lead_there_and_its_words_stay(new_kit, new_tables, source, links):
    kit = new_kit(quotes=quotes_from(source), press_release={})
    document, = compose(kit, "quote-sheet", new_tables("zh-Hant-HK"))
    found = [one for one in walk(document.children) if isinstance(one, Link)]
    assert {one.href: plain_text(one.children) for one in found} == links
    assert notes(kit, new_tables("zh-Hant-HK"))[-1] == f"來源：{source}"


def test_a_converted_sheet_has_no_originals(new_kit, new_tables):
    found = entries(new_kit("zh-Hans-CN"), new_tables("zh-Hans-CN"))
    assert not any(lines(one, "quote-original") for one in found.values())


def test_a_translated_quote_stands_above_the_original_words(new_kit, new_tables, translated):
    found = entries(translated(new_kit("en"), TRANSLATED), new_tables("en"))
    entry = found["quote-wong-two"]
    assert lines(entry, "quote-words") == ["“We begin, and will not stop.”"]
    assert lines(entry, "quote-original") == ["Original, Chinese: 我們開始，也不會停下。"]
    original = [one for one in walk(entry) if isinstance(one, Text) and "我們" in one.text]
    assert [one.language for one in original] == ["zh-Hant-HK"]
    assert lines(entry, "quote-speaker") == ["Wong Ho-ching 黃河清"]


def test_the_original_has_no_space_that_its_author_typed_beside_latin_words(new_kit, new_tables,
                                                                            translated):
    quotes = {"q": {"speaker": "hill", "words": "我們用 AI 說話。"}}
    kit = translated(new_kit("en", quotes=quotes, press_release={}),
                     {"我們用 AI 說話。": "We speak with AI."})
    assert lines(entries(kit, new_tables("en"))["quote-q"], "quote-original") == [
        "Original, Chinese: 我們用AI說話。"]


def test_cantonese_speech_is_original_in_written_chinese(new_kit, new_tables, translated):
    found = entries(translated(new_kit("en"), TRANSLATED), new_tables("en"))
    assert lines(found["quote-wong-one"], "quote-original")[0].startswith("Original, Chinese: ")


def test_words_not_yet_translated_are_not_shown_twice(new_kit, new_tables, translated):
    found = entries(translated(new_kit("en"), {}), new_tables("en"))
    assert lines(found["quote-wong-one"], "quote-original") == [
        "Original, Chinese: Not yet translated"]


def test_words_not_yet_translated_keep_the_marks_of_their_language(new_kit, new_tables, translated):
    kit, tables = translated(new_kit("en"), {}), new_tables("en")
    entry = entries(kit, tables)["quote-wong-two"]
    assert lines(entry, "quote-words") == ["「我們開始，也不會停下。」"]
    shown = [one for one in walk(entry) if isinstance(one, Text) and set("「」") & set(one.text)]
    assert {one.language for one in shown} == {"zh-Hant-HK"}
    card = cards(kit, tables)["wong-one"].children[0]
    assert plain_text(card.children, "|") == "「橋樑連起|兩岸。」"
    assert plain_text(card.attribution[-1]) == "開幕 · Original, Chinese (excerpt)"
    english = cards(translated(new_kit("en"), TRANSLATED), tables)["wong-one"].children[0]
    assert plain_text(english.attribution[-1]) == "Opening"


def test_a_translation_of_the_readers_language_is_told_and_not_quoted(new_kit, new_tables,
                                                                     translated):
    entry = entries(translated(new_kit("en"), TRANSLATED), new_tables("en"))["quote-hill-one"]
    assert not any(isinstance(one, Quote) for one in walk(entry))
    assert lines(entry, "quote-words") == ["Reported speech: that the river waits for nobody"]
    assert "“" not in plain_text(entry)
    assert lines(entry, "quote-original") == ["Published words, Chinese: 河水不等人。"]
    assert "not quoted" in lines(entry, "quote-occasion")[0]


def test_a_translation_of_a_translation_is_quoted_and_says_so(new_kit, new_tables, translated):
    kit = translated(new_kit("ja"), {"河水不等人。": "川の水は人を待たない。"})
    entry = entries(kit, new_tables("ja"))["quote-hill-one"]
    assert lines(entry, "quote-words") == ["「川の水は人を待たない」"]
    assert lines(entry, "quote-original") == ["公表された文（中国語）：河水不等人。"]
    assert "英語（公表されたのは中国語訳）" in lines(entry, "quote-occasion")[0]


def test_a_translated_sheet_says_which_words_prevail(new_kit, new_tables):
    document, = compose(new_kit("en"), "quote-sheet", new_tables("en"))
    notes = lines(document, "document-note")
    assert notes[1] == "Translated from Chinese; the original words under each quote prevail."


def cards(kit, tables):
    return {one.subject: one for one in compose(kit, "quote-card", tables)}


def test_a_card_shows_the_passage_with_the_authors_breaks(new_kit, new_tables):
    card = cards(new_kit(), new_tables("zh-Hant-HK"))["wong-one"]
    quote, masthead = card.children[:2]
    assert plain_text(quote.children, "|") == "「橋樑連起|兩岸。」"
    assert [plain_text(one) for one in quote.attribution] == [
        "黃河清", "大學教授", "開幕（節錄）"]
    assert masthead.role == "masthead"
    assert plain_text(card.children[-1]) == "示範文件"


def test_a_card_without_a_passage_shows_the_whole_quote(new_kit, new_tables):
    card = cards(new_kit(), new_tables("zh-Hant-HK"))["wong-two"]
    assert plain_text(card.children[0].children) == "「我們開始，也不會停下。」"
    assert "節錄" not in plain_text(card.children)


def test_a_quote_that_may_only_be_told_has_no_card(new_kit, new_tables, translated):
    english = translated(new_kit("en"), TRANSLATED)
    assert list(cards(english, new_tables("en"))) == ["wong-one", "wong-two"]
    assert "hill-one" in cards(translated(new_kit("ja"), {}), new_tables("ja"))
