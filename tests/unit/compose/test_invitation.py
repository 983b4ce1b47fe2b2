"""The media invitation: what the kit says, in the head forms of the locales."""

import datetime as dt

import pytest

from presskit.compose.documents import compose, lacking
from presskit.document import Heading, Link, Paragraph, Table, plain_text, walk

LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")

WHOLE = {"date": "2025-12-05", "headline": "論壇開幕\\\n歡迎採訪", "text": "一段\n\n二段",
         "audience": "各界傳媒", "arrival": "上午9時", "register_by": "2025-12-12",
         "register_at": "https://example.org/register/", "accreditation": "記者證",
         "capacity": "40名", "notes": "無車位",
         "opportunities": [{"kind": "interview", "time": "上午11時", "place": "二樓",
                            "what": "訪問講者", "people": ["hill", "wong"]}]}


def invite(new_kit, new_tables, locale="zh-Hant-HK", invitation=WHOLE, **changes):
    kit = new_kit(locale, invitation=invitation, **changes)
    document, = compose(kit, "media-invitation", new_tables(locale))
    return document


def tables(document):
    """What stands under each heading: label and lines of each row."""
    found, heading = {}, ""
    for one in document.children:
        if isinstance(one, Heading) and one.level == 2:
            heading = plain_text(one)
        elif isinstance(one, Table) and one.role != "head-table":
            found[heading] = {plain_text(row.children[0]): plain_text(row.children[1]).split("\n")
                              for row in one.children}
    return found


def words(document, role):
    return [plain_text(one) for one in walk(document.children)
            if isinstance(one, Paragraph | Heading) and one.role == role]


def test_it_says_who_what_when_where_for_whom_and_how_to_register(new_kit, new_tables):
    document = invite(new_kit, new_tables)
    assert words(document, "headline") == ["論壇開幕 歡迎採訪"]
    assert (words(document, "lead"), words(document, "body")) == (["一段"], ["二段"])
    assert tables(document) == {
        "": {"活動": ["春季論壇"], "所屬活動": ["春季博覽"], "主題": ["「橋樑與人」"],
             "日期": ["2025年12月19日（星期五）下午"], "地點": ["香港"], "邀請對象": ["各界傳媒"],
             "傳媒報到": ["上午9時"], "入場": ["憑證入場"], "發稿機構": ["論壇辦事處"],
             "主辦機構": ["乙會、甲會"]},
        "活動程序": {"圓桌論壇": ["「橋樑與人」", "黃河清、安·希爾"],
                 "放映會": ["《河》　黃河清、安·希爾"]},
        "拍攝及訪問安排": {"訪問": ["上午11時　二樓", "訪問講者", "安·希爾、黃河清"]},
        "登記採訪": {"截止登記日期": ["2025年12月12日（星期五）"],
                 "登記方法": ["example.org/register"], "採訪證件": ["記者證"], "名額": ["40名"],
                 "備註": ["無車位"]},
        "人物": {"黃河清": ["大學教授"], "安·希爾": ["工程師"]}}
    assert "https://example.org/register/" in [
        one.href for one in walk(document.children) if isinstance(one, Link)]
    assert document.title == "論壇開幕　歡迎採訪　採訪通知"


def test_what_the_kit_does_not_say_is_left_out(new_kit, new_tables):
    document = invite(new_kit, new_tables, invitation={}, event={"name": "forum"}, sessions={},
                      contacts={}, parties=[], boilerplate=[])
    assert words(document, "headline") == ["春季論壇"]
    assert tables(document) == {"": {"活動": ["春季論壇"]}, "人物": {
        "黃河清": ["大學教授"], "安·希爾": ["工程師"]}}


def test_parts_with_an_hour_stand_by_it(new_kit, new_tables):
    document = invite(new_kit, new_tables, sessions={
        "show": {"kind": "screening", "time": "下午2時", "works": ["river"]},
        "end": {"kind": "other", "name": "閉幕"}})
    assert tables(document)["活動程序"] == {
        "下午2時": ["放映", "《河》　黃河清、安·希爾"], "閉幕": ["閉幕"]}


def test_those_whom_nothing_names_are_not_announced(new_kit, new_tables):
    document = invite(new_kit, new_tables, sessions={
        "panel": {"kind": "panel", "people": ["hill"]}}, invitation={})
    assert tables(document)["人物"] == {"安·希爾": ["工程師"]}


def test_without_an_address_one_registers_with_the_contact_of_the_market(new_kit, new_tables):
    for locale, address in (("zh-Hant-HK", "press@example.org"), ("ja", "tokyo@example.org")):
        document = invite(new_kit, new_tables, locale, {"register_by": "2025-12-12"})
        rows = next(one for one in document.children if isinstance(one, Table) and any(
            "2025" in plain_text(row) for row in one.children) and "12日" in plain_text(one))
        assert address in plain_text(rows)


@pytest.mark.parametrize(("locale", "head"), list(zip(LOCALES, (
    ["採訪通知", "2025年12月5日（星期五）"], ["採訪通知", "2025年12月5日（星期五）"],
    ["媒体邀请函", "2025年12月5日（星期五）"], ["Media invitation", "Friday 5 December 2025"],
    ["取材のご案内　2025年12月5日", "報道関係者各位"],
    ["자료 구분\n취재 안내", "배포일\n2025년 12월 5일(금)"]), strict=True)))
def test_the_head_has_the_form_of_the_locale(new_kit, new_tables, locale, head):
    document = invite(new_kit, new_tables, locale)
    roles = {"notice-line", "notice-date", "head-date", "addressee"}
    said = [plain_text(one) for one in walk(document.children)
            if isinstance(one, Paragraph) and one.role in roles]
    if locale == "ko":
        table = next(one for one in document.children if isinstance(one, Table))
        said = [plain_text(row, "\n") for row in table.children][:2]
    assert said == head


def test_it_bears_its_own_day_and_never_that_of_the_release(new_kit, new_tables):
    document = invite(new_kit, new_tables, "en")
    assert document.property("date") == "2025-12-05"
    assert "5 December 2025" in plain_text(document.running.footer_start)
    without = invite(new_kit, new_tables, "en", {"audience": "傳媒"})
    assert without.property("date") == ""
    assert "2025" not in plain_text(without.running.footer_start)


def test_an_embargo_stands_at_its_head(new_kit, new_tables):
    for locale in LOCALES:
        document = invite(new_kit, new_tables, locale, embargo=dt.datetime.fromisoformat(
            "2025-12-19T10:00:00+08:00"))
        assert words(document, "embargo-time"), locale


def test_a_kit_without_occasion_and_invitation_has_none(new_kit):
    assert lacking(new_kit(event={}), "media-invitation")
    assert not lacking(new_kit(event={}, invitation={"audience": "傳媒"}), "media-invitation")
