"""The press release, from lead to notes."""

import pytest

from presskit.compose.documents import compose
from presskit.diagnostics import PresskitError
from presskit.document import (
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    plain_text,
    walk,
)


def release(kit, tables):
    document, = compose(kit, "press-release", tables)
    return document


def found(document, kind, role=""):
    return [one for one in walk(document.children)
            if isinstance(one, kind) and role in ("", one.role)]


LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_release_goes_from_head_to_panel_in_every_locale(new_kit, new_tables, locale):
    document = release(new_kit(locale), new_tables(locale))
    body = ["lead", "section-heading", "body", "pull-quote", "works-table", "list", "picture",
            "rule", "end-mark", "panel"]
    wanted = [one for one in [getattr(node, "role", "") for node in document.children]
              if one in body]
    assert wanted == body
    assert not found(document, Reference)


@pytest.mark.parametrize(("locale", "expected"), [
    ("zh-Hant-HK", "（香港，2025年12月19日）論壇"), ("zh-Hant-TW", "【香港訊】論壇"),
    ("zh-Hans-CN", "香港，2025年12月19日——論壇"), ("en", "香港, 19 December 2025 – 論壇"),
    ("ja", "論壇"), ("ko", "論壇")])
def test_the_dateline_follows_the_locale(new_kit, new_tables, locale, expected):
    lead, = found(release(new_kit(locale), new_tables(locale)), Paragraph, "lead")
    assert plain_text(lead).startswith(expected)
    assert (lead.children[0].__class__.__name__ == "Span") == (locale not in ("ja", "ko"))


def test_a_dateline_may_have_a_line_of_its_own(new_kit, new_tables):
    first, second = found(release(new_kit(), new_tables("zh-Hant-HK", dateline="line")),
                          Paragraph, "lead")
    assert plain_text(first) == "（香港，2025年12月19日）"
    assert plain_text(second).startswith("論壇今日")


@pytest.mark.parametrize(("locale", "expected"), [
    ("zh-Hans-CN", "香港，2025年12月19日"), ("en", "香港, 19 December 2025"),
    ("zh-Hant-TW", "【香港訊】")])
def test_a_dateline_of_its_own_leads_on_to_nothing(new_kit, new_tables, locale, expected):
    first, _ = found(release(new_kit(locale), new_tables(locale, dateline="line")),
                     Paragraph, "lead")
    assert plain_text(first) == expected


def test_place_names_are_capitals_in_an_english_dateline(new_kit, new_tables, translated):
    kit = translated(new_kit("en"), {"香港": "Hong Kong"})
    lead, = found(release(kit, new_tables("en")), Paragraph, "lead")
    assert plain_text(lead).startswith("HONG KONG, 19 December 2025 – ")


def test_no_dateline_is_half_a_dateline(new_kit, new_tables):
    kit = new_kit(release_date=None)
    lead, = found(release(kit, new_tables("zh-Hant-HK")), Paragraph, "lead")
    assert plain_text(lead).startswith("論壇今日舉行。")


def test_a_pull_quote_stands_alone_with_its_speaker(new_kit, new_tables):
    quote, = found(release(new_kit(), new_tables("zh-Hant-HK")), Quote)
    assert plain_text(quote.children, "|") == "「橋樑連起兩岸。」"
    assert plain_text(quote.attribution) == "黃河清　大學教授（節錄）"
    assert quote.attribution[0].children[0].role == "person-name"


def test_a_pull_quote_may_be_a_fragment(new_kit, new_tables):
    body = [{"kind": "paragraph", "segments": ["一"]}, {"kind": "pull-quote",
            "target": "wong-two#2"}]
    kit = new_kit(press_release={"body": body})
    quote, = found(release(kit, new_tables("zh-Hant-HK")), Quote)
    assert plain_text(quote.children) == "「也不會停下。」"
    assert "節錄" not in plain_text(quote.attribution)


def test_a_back_translated_pull_quote_stops_the_document(new_kit, new_tables, translated):
    body = [{"kind": "pull-quote", "target": "hill-one"}]
    kit = translated(new_kit("en", press_release={"body": body}),
                     {"河水不等人。": "that the river waits for nobody"})
    with pytest.raises(PresskitError) as caught:
        release(kit, new_tables("en"))
    assert caught.value.diagnostics[0].code == "back-translated-quote"


def test_works_stand_in_a_table_with_a_column_for_each_way_of_making(new_kit, new_tables):
    table, = found(release(new_kit("en"), new_tables("en")), Table, "works-table")
    assert [plain_text(cell) for cell in table.head[0].children] == ["Film", "Artist", "Creator"]
    first, artist, creator = table.children[0].children
    assert [one.role for one in first.children] == ["table-text", "table-note"]
    assert plain_text(first.children[0]) == "“River”"
    assert (plain_text(artist), plain_text(creator)) == ("Wong Ho-ching", "Ann Hill")
    assert table.head[0].children[0].header == "col" and first.header == "row"


def test_a_picture_has_caption_credit_and_alternative(new_kit, new_tables):
    figure, = found(release(new_kit(), new_tables("zh-Hant-HK")), Figure, "picture")
    assert (figure.source, figure.alternative) == ("pictures/view.png", "河景")
    assert [plain_text(one) for one in figure.children] == ["兩岸", "圖片：辦事處"]


def test_a_picture_that_is_not_there_is_no_figure(new_kit, new_tables):
    body = [{"kind": "paragraph", "segments": ["一"]}, {"kind": "figure", "target": "talk"}]
    kit = new_kit(press_release={"body": body})
    assert found(release(kit, new_tables("zh-Hant-HK")), Figure, "picture") == []


def test_lists_and_headings_keep_their_level(new_kit, new_tables):
    body = [{"kind": "heading", "level": 3, "segments": ["小節"]},
            {"kind": "list", "ordered": True, "segments": ["甲", "乙"]}]
    document = release(new_kit(press_release={"body": body}), new_tables("zh-Hant-HK"))
    heading, = found(document, Heading, "subsection-heading")
    numbered, = found(document, List)
    assert heading.level == 3
    assert numbered.ordered and numbered.role == "numbered-list"
    assert [plain_text(item) for item in numbered.children] == ["甲", "乙"]


@pytest.mark.parametrize(("locale", "expected"), [
    ("zh-Hant-HK", "– 完 –"), ("zh-Hant-TW", "###"), ("zh-Hans-CN", "（完）"), ("en", "Ends"),
    ("ja", "以上"), ("ko", "(끝)")])
def test_the_end_mark_is_the_locales(new_kit, new_tables, locale, expected):
    mark, = found(release(new_kit(locale), new_tables(locale)), Paragraph, "end-mark")
    assert plain_text(mark) == expected


def test_contacts_are_the_markets_own(new_kit, new_tables):
    def contact(locale):
        section, = found(release(new_kit(locale), new_tables(locale)), Section, "contact")
        return plain_text(section)

    assert "tokyo@example.org" in contact("ja") and "press@example.org" not in contact("ja")
    assert contact("zh-Hant-HK").split("\n") == [
        "傳媒查詢", "新聞組", "傳訊部", "電話：+852 5550 0100", "電郵：press@example.org",
        "網址：example.org/press", "查詢時間：平日"]


def test_links_say_what_a_machine_can_dial(new_kit, new_tables):
    document = release(new_kit(), new_tables("zh-Hant-HK"))
    targets = [one.href for one in walk(document.children) if hasattr(one, "href")]
    assert targets == ["tel:+85255500100", "mailto:press@example.org", "https://example.org/press"]


def test_boilerplates_follow_under_their_own_heading(new_kit, new_tables):
    section, = found(release(new_kit("en"), new_tables("en")), Section, "boilerplate")
    assert plain_text(section).split("\n")[0] == "About Forum Office"


@pytest.mark.parametrize("locale", LOCALES)
def test_only_a_translation_says_which_text_prevails(new_kit, new_tables, locale):
    notes = found(release(new_kit(locale), new_tables(locale)), Paragraph, "note")
    assert len(notes) == (0 if locale.startswith("zh") else 1)
    if locale == "en":
        assert plain_text(notes[0]).endswith("In case of discrepancy the Chinese version prevails.")


def test_every_text_of_the_author_names_its_segment(new_kit, new_tables):
    kit = new_kit()
    document = release(kit, new_tables("zh-Hant-HK"))
    lead, = found(document, Paragraph, "lead")
    body = [one.segment for one in walk(lead) if getattr(one, "text", "") == "論壇今日舉行。"]
    assert body == [kit.press_release.body[0].segments[0].id]
