"""The fact sheet: rows in order, nothing invented, nobody left out."""

import pytest

from presskit.compose.documents import compose
from presskit.document import Figure, Paragraph, Span, Table, plain_text, walk


def sheet(kit, tables):
    document, = compose(kit, "fact-sheet", tables)
    return document


def table(document, role):
    return next(one for one in document.children if isinstance(one, Table) and one.role == role)


def facts(document):
    return {plain_text(row.children[0]): plain_text(row.children[1]).split("\n")
            for row in table(document, "fact-table").children}


def test_the_source_sheet_answers_who_what_when_and_where(new_kit, new_tables):
    assert facts(sheet(new_kit(), new_tables("zh-Hant-HK"))) == {
        "活動": ["春季論壇"], "所屬活動": ["春季博覽"], "主題": ["「橋樑與人」"],
        "日期": ["2025年12月19日（星期五）下午"], "地點": ["香港"], "入場": ["憑證入場"],
        "發稿機構": ["論壇辦事處"], "主辦機構": ["乙會、甲會"],
        "圓桌論壇": ["「橋樑與人」", "黃河清、安·希爾"], "與會者贈言": ["「耐性」、「好奇」"],
        "放映會": ["《河》　黃河清、安·希爾"], "參加人數": ["120人"],
        "傳媒查詢": ["新聞組　+852 5550 0100　press@example.org　example.org/press"]}


@pytest.mark.parametrize("locale", ["zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko"])
def test_every_locale_has_the_same_rows(new_kit, new_tables, locale):
    source = table(sheet(new_kit(), new_tables("zh-Hant-HK")), "fact-table")
    other = table(sheet(new_kit(locale), new_tables(locale)), "fact-table")
    assert len(other.children) == len(source.children)
    assert all(row.children[0].header == "row" for row in other.children)


def test_a_missing_fact_has_no_row(new_kit, new_tables):
    kit = new_kit(event={"name": "forum"}, sessions={}, facts=[], contacts={}, parties=[])
    assert list(facts(sheet(kit, new_tables("zh-Hant-HK")))) == ["活動", "講者", "影片"]


def test_a_speaker_whom_no_session_names_has_a_row(new_kit, new_tables):
    sessions = {"panel": {"kind": "panel", "people": ["hill"]}}
    rows = facts(sheet(new_kit(sessions=sessions), new_tables("zh-Hant-HK")))
    assert rows["講者"] == ["黃河清"]


def test_the_venue_goes_before_the_city_and_names_it_once(new_kit, new_tables):
    for venue, lines in (("會議中心", ["會議中心", "香港"]), ("香港大會堂", ["香港大會堂"])):
        kit = new_kit(event={"city": "香港", "venue": venue})
        assert facts(sheet(kit, new_tables("zh-Hant-HK")))["地點"] == lines


def test_works_that_no_session_shows_have_rows_of_their_kind(new_kit, new_tables):
    kit = new_kit("en", sessions={})
    assert facts(sheet(kit, new_tables("en")))["Film"] == ["“River”* (Wong Ho-ching, Ann Hill)"]


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hans-CN", "ja", "ko", "en"])
def test_no_sign_between_the_parts_of_a_value_can_be_left_at_the_end_of_a_line(new_kit, new_tables,
                                                                              locale):
    found = facts(sheet(new_kit(locale), new_tables(locale)))
    assert not [line for lines in found.values() for line in lines if " · " in line]


def test_a_contact_stands_on_one_line_where_space_is_between_its_parts(new_kit, new_tables):
    found = facts(sheet(new_kit(), new_tables("zh-Hant-HK")))["傳媒查詢"]
    assert len(found) == 1 and "　" in found[0]
    apart = facts(sheet(new_kit("en"), new_tables("en")))["Media contact"]
    assert len(apart) == found[0].count("　") + 1


@pytest.mark.parametrize(("locale", "time", "expected"), [
    ("ja", "10:00～17:00", "2025年12月19日（金）　10:00～17:00"),
    ("ja", "午後", "2025年12月19日（金）午後"),
    ("zh-Hant-HK", "10:00", "2025年12月19日（星期五）　10:00"),
    ("en", "10:00", "Friday 19 December 2025, 10:00"),
    ("ko", "10:00", "2025년 12월 19일(금) 10:00")])
def test_an_hour_in_digits_never_runs_into_the_date(new_kit, new_tables, locale, time, expected):
    event = {"date": "2025-12-19", "time": time}
    kit = new_kit(locale, event=event)
    assert [expected] in facts(sheet(kit, new_tables(locale))).values()


def test_hosts_keep_their_protocol_order_within_and_between_parts(new_kit, new_tables):
    parties = [{"organisation": "zeta", "role": "organiser"},
               {"organisation": "office", "role": "sponsor"},
               {"organisation": "alpha", "role": "organiser"}]
    rows = facts(sheet(new_kit(parties=parties), new_tables("zh-Hant-HK")))
    assert [(key, value) for key, value in rows.items() if key in ("主辦機構", "贊助機構")] == [
        ("主辦機構", ["乙會、甲會"]), ("贊助機構", ["論壇辦事處"])]


@pytest.mark.parametrize(("locale", "expected"), [
    ("zh-Hant-TW", "「耐性」、「好奇」"), ("zh-Hans-CN", "“耐性”“好奇”"), ("en", "“耐性”, “好奇”"),
    ("ja", "「耐性」「好奇」"), ("ko", "“耐性”, “好奇”")])
def test_quoted_words_are_listed_as_the_locale_does(new_kit, new_tables, locale, expected):
    rows = facts(sheet(new_kit(locale), new_tables(locale)))
    assert [expected] in rows.values()


def test_all_people_are_listed_with_original_and_mark(new_kit, new_tables):
    rows = table(sheet(new_kit("en"), new_tables("en")), "participants-table").children
    assert [plain_text(row.children[0]) for row in rows] == ["Wong Ho-ching* 黃河清", "Ann Hill"]


def test_a_picture_is_shown_and_a_caption_without_one_says_so(new_kit, new_tables):
    document = sheet(new_kit(), new_tables("zh-Hant-HK"))
    figure, = (one for one in document.children if isinstance(one, Figure)
               and one.role == "picture")
    assert (figure.source, figure.alternative) == ("pictures/view.png", "河景")
    assert plain_text(figure.children).split("\n") == ["兩岸", "圖片：辦事處", "限新聞用途"]
    rows = table(document, "captions-table").children
    assert [[plain_text(cell) for cell in row.children] for row in rows] == [
        ["講者在台上", "未附圖"]]


def test_a_portrait_is_shown_with_its_person_and_not_again(new_kit, new_tables):
    kit = new_kit()
    shown = kit.people["wong"].model_copy(update={"picture": "view"})
    kit = kit.model_copy(update={"people": kit.people | {"wong": shown}})
    assert not any(isinstance(one, Figure) and one.role == "picture"
                   for one in sheet(kit, new_tables("zh-Hant-HK")).children)


def test_a_translated_sheet_says_which_text_prevails(new_kit, new_tables):
    def notes(locale):
        return [plain_text(one) for one in sheet(new_kit(locale), new_tables(locale)).children
                if isinstance(one, Paragraph) and one.role == "note"]

    assert notes("zh-Hant-HK") == []
    assert notes("ja")[-1] == "相違がある場合は原文（中国語）が優先します。"


def test_a_name_in_a_row_of_names_is_marked_so_that_no_line_breaks_it(new_kit, new_tables):
    names = [plain_text(one.children) for one in walk(sheet(new_kit("en"), new_tables("en")))
             if isinstance(one, Span) and one.role == "listed-name"]
    assert "Wong Ho-ching" in names
