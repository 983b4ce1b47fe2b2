"""Dates, hours, languages and lists in the reader's words."""

import datetime as dt

import pytest

from presskit.compose.calendar import (
    compose_date,
    compose_language,
    compose_list,
    compose_moments,
    compose_period,
)
from presskit.diagnostics import PresskitError

DAY = dt.date(2025, 12, 19)


@pytest.mark.parametrize(("locale", "plain", "weekday"), [
    ("zh-Hant-HK", "2025年12月19日", "2025年12月19日（星期五）"),
    ("zh-Hant-TW", "2025年12月19日", "2025年12月19日（星期五）"),
    ("zh-Hans-CN", "2025年12月19日", "2025年12月19日（星期五）"),
    ("en", "19 December 2025", "Friday 19 December 2025"),
    ("ja", "2025年12月19日", "2025年12月19日（金）"),
    ("ko", "2025년 12월 19일", "2025년 12월 19일(금)")])
def test_a_date_follows_the_locale(new_tables, locale, plain, weekday):
    tables = new_tables(locale)
    assert compose_date(DAY, tables) == plain
    assert compose_date(DAY, tables, weekday=True) == weekday
    assert compose_date(None, tables) == ""


def test_a_set_of_conventions_may_write_dates_otherwise(new_tables):
    assert compose_date(DAY, new_tables("en", set="en-US")) == "December 19, 2025"


def hour(text, zone, tables):
    moments = compose_moments(dt.datetime.fromisoformat(text), zone, tables)
    return [f"{one.time} {one.zone}" for one in moments]


@pytest.mark.parametrize(("locale", "moment", "expected"), [
    ("zh-Hant-HK", "2025-12-19T10:00:00+08:00",
     ["上午10時 香港時間，UTC+8", "上午2時 協調世界時，UTC"]),
    ("zh-Hant-TW", "2025-12-19T20:30:00+08:00",
     ["下午8時30分 台北時間，UTC+8", "下午12時30分 世界協調時間，UTC"]),
    ("zh-Hans-CN", "2025-12-19T20:30:00+08:00",
     ["20:30 北京时间，UTC+8", "12:30 协调世界时，UTC"]),
    ("en", "2025-12-19T10:00:00+08:00", ["10:00 HKT (UTC+8)", "02:00 UTC"]),
    ("ja", "2025-12-19T10:00:00+08:00",
     ["午前11時 日本時間、UTC+9", "午前10時 香港時間、UTC+8", "午前2時 協定世界時、UTC"]),
    ("ja", "2025-12-19T11:00:00+08:00",
     ["正午 日本時間、UTC+9", "午前11時 香港時間、UTC+8", "午前3時 協定世界時、UTC"]),
    ("ko", "2025-12-19T19:30:00+08:00",
     ["오후 8시 30분 한국시간, UTC+9", "오후 7시 30분 홍콩시간, UTC+8",
      "오전 11시 30분 협정세계시, UTC"])])
def test_an_hour_is_told_on_the_readers_clock_then_the_kits_then_in_universal_time(
        new_tables, locale, moment, expected):
    assert hour(moment, "Asia/Hong_Kong", new_tables(locale)) == expected


@pytest.mark.parametrize(("locale", "moment", "expected"), [
    ("zh-Hant-HK", "2025-12-19T00:30:00+00:00", "上午0時30分"),
    ("zh-Hant-TW", "2025-12-19T00:00:00+00:00", "上午0時"),
    ("zh-Hans-CN", "2025-12-19T00:00:00+00:00", "00:00"),
    ("en", "2025-12-19T00:00:00+00:00", "00:00"),
    ("ja", "2025-12-19T00:00:00+00:00", "午前0時"),
    ("ko", "2025-12-19T00:30:00+00:00", "오전 0시 30분")])
def test_the_hour_after_midnight_can_not_be_taken_for_noon(new_tables, locale, moment, expected):
    assert hour(moment, "Asia/Hong_Kong", new_tables(locale))[-1].startswith(f"{expected} ")


def test_the_same_hour_is_told_once(new_tables):
    assert hour("2027-03-18T09:00:00+00:00", "Europe/London", new_tables("ja")) == [
        "午後6時 日本時間、UTC+9", "午前9時 ロンドン時間、UTC"]
    assert hour("2027-07-18T09:00:00+01:00", "Europe/London", new_tables("en")) == [
        "09:00 London time (UTC+1)", "08:00 UTC"]


def test_an_hour_without_a_named_zone_shows_its_offset(new_tables):
    assert hour("2025-12-19T10:00:00-03:30", "", new_tables("en")) == [
        "10:00 UTC−3:30", "13:30 UTC"]


def test_a_zone_that_no_table_knows_is_named_by_its_city(new_tables):
    assert hour("2025-12-19T10:00:00+00:00", "Europe/Lisbon", new_tables("en")) == [
        "10:00 Lisbon time (UTC)"]


def test_a_period_is_one_day_or_the_first_and_the_last(new_tables):
    tables = new_tables("zh-Hant-HK")
    assert compose_period(DAY, DAY, tables) == "2025年12月19日（星期五）"
    assert compose_period(DAY, None, tables) == "2025年12月19日（星期五）"
    assert compose_period(DAY, dt.date(2025, 12, 21), tables) == "2025年12月19日至21日"
    assert compose_period(None, None, tables) == ""


def test_languages_have_names_without_regions(new_tables):
    assert compose_language("zh-Hant-HK", new_tables("en")) == "Chinese"
    assert compose_language("cmn", new_tables("ja")) == "中国語"
    assert compose_language("yue", new_tables("zh-Hant-HK")) == "廣東話"
    with pytest.raises(PresskitError):
        compose_language("qqq", new_tables("en"))


def test_lists_join_as_in_a_sentence(new_tables):
    assert compose_list(["3", "4", "9"], new_tables("en")) == "3, 4 and 9"
    assert compose_list(["3", "4"], new_tables("zh-Hant-HK")) == "3及4"
    assert compose_list(["3", "4", "9"], new_tables("ko")) == "3, 4, 9"


@pytest.mark.parametrize(("name", "month", "year", "years"), [
    ("en", "22–24 October 2027", "30 October – 2 November 2027",
     "30 December 2027 – 2 January 2028"),
    ("en-US", "October 22–24, 2027", "October 30 – November 2, 2027",
     "December 30, 2027 – January 2, 2028"),
    ("ja", "2027年10月22日～24日", "2027年10月30日～11月2日", "2027年12月30日～2028年1月2日"),
    ("ko", "2027년 10월 22~24일", "2027년 10월 30일~11월 2일",
     "2027년 12월 30일~2028년 1월 2일"),
    ("zh-Hant-TW", "2027年10月22日至24日", "2027年10月30日至11月2日",
     "2027年12月30日至2028年1月2日")])
def test_a_period_says_once_what_its_ends_share(new_tables, name, month, year, years):
    tables = new_tables(name.removesuffix("-US"), set=name)
    day = dt.date
    assert compose_period(day(2027, 10, 22), day(2027, 10, 24), tables) == month
    assert compose_period(day(2027, 10, 30), day(2027, 11, 2), tables) == year
    assert compose_period(day(2027, 12, 30), day(2028, 1, 2), tables) == years
