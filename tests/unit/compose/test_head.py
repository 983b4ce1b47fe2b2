"""The head of a document in the form that the locale's newsrooms know."""

import pytest

from presskit.compose.calendar import compose_moments
from presskit.compose.documents import compose
from presskit.document import (
    Heading,
    Link,
    Paragraph,
    Section,
    Span,
    Table,
    dump,
    plain_text,
    walk,
)

EMBARGO = "2025-12-19T10:00:00+08:00"


def release(kit, tables):
    document, = compose(kit, "press-release", tables)
    return document


def roles(document):
    return [getattr(one, "role", "") for one in document.children]


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en"])
def test_a_notice_box_holds_kind_notice_date_and_place(new_kit, new_tables, locale):
    tables = new_tables(locale)
    document = release(new_kit(locale), tables)
    assert roles(document)[:5] == ["masthead", "notice-box", "sample-notice", "headline",
                                   "subhead"]
    box = document.children[1]
    assert [one.role for one in box.children] == ["notice-kind", "notice-line", "notice-date",
                                                  "notice-place"]
    assert plain_text(box.children[1]) == tables.phrases["notice.immediate"]


def test_japan_has_the_day_and_the_addressee(new_kit, new_tables):
    document = release(new_kit("ja"), new_tables("ja"))
    assert roles(document)[:4] == ["masthead", "head-date", "addressee", "sample-notice"]
    assert plain_text(document.children[1]) == "ニュースリリース　2025年12月19日"
    assert plain_text(document.children[2]) == "報道関係者各位"


def test_korea_has_a_table_of_time_date_and_contact(new_kit, new_tables):
    document = release(new_kit("ko"), new_tables("ko"))
    table = document.children[1]
    assert isinstance(table, Table) and table.role == "head-table"
    labels = [plain_text(row.children[0]) for row in table.children]
    assert labels == ["보도시점", "배포일", "담당부서", "연락처"]
    assert all(row.children[0].header == "row" for row in table.children)
    assert "+852 5550 0100" in [plain_text(one) for one in table.children[3].children[1].children]
    assert "tel:+85255500100" in [one.href for one in walk(table) if isinstance(one, Link)]


def test_a_kit_may_choose_another_head(new_kit, new_tables):
    document = release(new_kit("ja"), new_tables("ja", head="notice-box"))
    assert roles(document)[1] == "notice-box"


@pytest.mark.parametrize(("locale", "line", "time"), [
    ("zh-Hant-HK", "限時發放", "請於2025年12月19日（星期五）上午10時（香港時間，UTC+8）後發布"),
    ("zh-Hant-TW", "限時發布", "請於2025年12月19日（星期五）上午10時（台北時間，UTC+8）後發布"),
    ("zh-Hans-CN", "解禁时间", "2025年12月19日（星期五）10:00（北京时间，UTC+8），此前请勿发布"),
    ("en", "Embargoed until", "10:00 HKT (UTC+8), Friday 19 December 2025"),
    ("ja", "報道解禁", "2025年12月19日（金）午前11時（日本時間、UTC+9）"),
    ("ko", "엠바고", "2025년 12월 19일(금) 오전 11시(한국시간, UTC+9) 이후 보도")])
def test_an_embargo_is_impossible_to_overlook_in_any_document(new_kit, new_tables, locale, line,
                                                              time):
    kit, tables = new_kit(locale, embargo=EMBARGO), new_tables(locale)
    for kind in ("press-release", "speaker-bios", "quote-sheet", "fact-sheet", "quote-card",
                 "speaker-bio"):
        for document in compose(kit, kind, tables):
            box = next(one for one in walk(document.children)
                       if isinstance(one, Section) and one.role == "embargo-box")
            words = [plain_text(one) for one in box.children]
            if kind == "press-release" and locale != "ja":  # there the date's line says it
                assert words.pop(0) == tables.phrases["document.press-release"]
            assert words[:2] == [line, time]
            assert document.property("embargo") == EMBARGO
            assert document.property("subject").endswith(f"{line} {time}")
            assert tables.phrases["notice.immediate"] not in plain_text(document.children)


def test_readers_elsewhere_see_their_hour_and_the_kits(new_kit, new_tables):
    box, = [one for one in walk(release(new_kit("ja", embargo=EMBARGO), new_tables("ja")))
            if isinstance(one, Section) and one.role == "embargo-box"]
    assert plain_text(box.children[2]) == "2025年12月19日（金）午前10時（香港時間、UTC+8）"


@pytest.mark.parametrize("locale", ["ja", "ko", "en"])
def test_a_release_under_embargo_says_once_that_it_is_one(new_kit, new_tables, locale):
    tables = new_tables(locale)
    document = release(new_kit(locale, embargo=EMBARGO), tables)
    head = [plain_text(one) for one in walk(document)
            if getattr(one, "role", "") in ("notice-kind", "head-date")]
    assert "".join(head).count(tables.phrases["document.press-release"]) == 1


def test_no_embargo_leaves_no_trace(new_kit, new_tables):
    document = release(new_kit("en"), new_tables("en"))
    assert "embargo-box" not in dump(document)
    assert document.property("embargo") == ""


def test_the_masthead_has_every_issuer_and_the_mark(new_kit, new_tables):
    parties = [{"organisation": "zeta", "role": "issuer"}, {"organisation": "alpha",
               "role": "issuer"}, {"organisation": "office", "role": "organiser"}]
    masthead = release(new_kit(parties=parties), new_tables("zh-Hant-HK")).children[0]
    assert masthead.children[0].source == "mark:乙"
    assert [plain_text(one) for one in masthead.children[1:]] == ["乙會", "甲會"]
    branded = new_kit(brand={"mark": "pictures/mark.svg"})
    assert release(branded, new_tables("zh-Hant-HK")).children[0].children[0].source == (
        "pictures/mark.svg")


def test_a_sponsor_is_never_printed_as_issuer(new_kit, new_tables):
    parties = [{"organisation": "office", "role": "sponsor"}]
    document = release(new_kit(parties=parties), new_tables("zh-Hant-HK"))
    title = plain_text(new_kit().title.words)
    office = plain_text(release(new_kit(parties=[{"organisation": "office", "role": "issuer"}]),
                                new_tables("zh-Hant-HK")).children[0].children[1])
    assert [plain_text(one) for one in document.children[0].children[1:]] == [title]
    assert document.property("author") == title
    assert plain_text(document.running.header_end) == title != office


def test_a_sheet_has_its_name_as_headline_and_the_event_under_it(new_kit, new_tables):
    document, = compose(new_kit("en"), "fact-sheet", new_tables("en"))
    heading = next(one for one in document.children if isinstance(one, Heading))
    note = next(one for one in document.children
                if isinstance(one, Paragraph) and one.role == "document-note")
    assert plain_text(heading) == "Fact sheet"
    assert plain_text(note) == "Spring Forum · Friday 19 December 2025"


def test_what_is_missing_is_left_out_and_not_made_up(new_kit, new_tables):
    body = [{"kind": "paragraph", "segments": ["只此一段"]}]
    kit = new_kit(parties=[], press_release={"body": body}, release_date=None, notice="",
                  contacts={}, boilerplate=[], event={})
    document = release(kit, new_tables("zh-Hant-HK"))
    assert roles(document) == ["masthead", "notice-box", "headline", "lead", "end-mark"]
    assert plain_text(document.children[2]) == "春季論壇資料"
    assert plain_text(document.children[3]) == "只此一段"


@pytest.mark.parametrize("locale", ["zh-Hant-TW", "en", "ja", "ko"])
def test_date_hour_and_zone_of_an_embargo_are_whole_runs(new_kit, new_tables, locale):
    tables = new_tables(locale)
    kit = new_kit(locale, embargo=EMBARGO)
    box, = [one for one in walk(release(kit, tables))
            if isinstance(one, Section) and one.role == "embargo-box"]
    moment = compose_moments(kit.embargo, kit.time_zone, tables)[0]
    time = next(one for one in box.children if one.role == "embargo-time")
    runs = [plain_text(one.children) for one in time.children
            if isinstance(one, Span) and one.role == "moment"]
    assert sorted(runs) == sorted([moment.date, moment.time, moment.zone])
