"""Dates, times and weekdays in Chinese, Japanese and Korean.

Here: their patterns and what they say.  Never here: dates in figures alone (``everywhere``).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from presskit.locales import HANGUL
from presskit.localise.facts.fact import Fact, Kind, Weight
from presskit.localise.facts.scan import Found, Rule, told
from presskit.localise.facts.tables import Numerals, any_of
from presskit.localise.facts.written import read_east

__all__ = ["calendar_rules", "hour_of", "minutes_of", "seconds_of"]

_DAY_END = "(?![間间本圓元常程游遊票券報报語语後后內内刊夜])"
_RANGE = "(?:至|到|、|及|和|-|・|から)"


def calendar_rules(numerals: Numerals, language: str, number: str) -> tuple[Rule, ...]:
    """The rules for dates, weekdays, decades and times."""
    korean = language == "ko"
    written = r"\d{1,2}" if korean else rf"(?:\d{{1,2}}|[{''.join(numerals.digits)}十]{{1,3}})"
    return (*_date_rules(numerals, written, korean), *_weekday_rules(numerals, language),
            *_time_rules(numerals, written, language))


def _date_rules(numerals: Numerals, written: str, korean: bool) -> tuple[Rule, ...]:
    era, digits = any_of(numerals.eras), "".join(numerals.digits)
    year, month, day = ("년", "월", "일") if korean else ("年", "月份?", "[日號号]")
    whole = r"\d{4}" if korean else rf"(?:\d{{4}}|[{digits}]{{4}})"
    month_end = f"(?![{HANGUL}])?" if korean else "(?![球亮餅饼色光租薪刊票經经曜])"
    alone = (rf"(\d{{1,2}})일(?!간|째|동안| 동안|[{HANGUL}]*당)" if korean
             else rf"(?<![每同當当即近今翌次某])({written})日{_DAY_END}")
    dated = rf"({written}) ?{month}(?: ?({written}) ?{day})?"
    return (Rule("date", rf"(?:({era}) ?)?({whole}) ?{year} ?{dated}"
                         rf"|({era}) ?({written}|\d{{3}}|元) ?{year} ?{dated}", _read_date),
            Rule("decade", rf"(?:({written}) ?(?:世紀|世纪) ?)?({whole}|\d{{2}}|[{digits}十]{{2}})"
                           "(?:年代|년대)", _read_decade),
            Rule("year", rf"({era}) ?({whole}|{written}|\d{{3}}|元) ?{year}"
                         rf"|({whole}) ?{year}(?!代|대)", _read_year),
            Rule("month", rf"(?<![個个箇か]){dated}{month_end}", _read_month),
            Rule("day", alone, _read_day))


def _weekday_rules(numerals: Numerals, language: str) -> tuple[Rule, ...]:
    days = f"[{''.join(numerals.weekdays)}]"
    if language == "zh":
        named = (rf"(?:星期|禮拜|礼拜|週|周)({days})(?![次場场期回節节集篇個个百千萬万])"
                 rf"(?:{_RANGE}({days})(?![次場场期回節节集篇個个\d]))?")
    elif language == "ja":
        named = rf"({days})(?:{_RANGE}({days}))?曜日?"
    else:
        named = f"({days})요일()"
    return (Rule("weekday", rf"{named}|\(({days})(?:曜日?|・祝)?\)", _read_weekday),)


def _time_rules(numerals: Numerals, written: str, language: str) -> tuple[Rule, ...]:
    period = any_of(one for one in numerals.periods if not one.isascii())
    latin = any_of(one for one in numerals.periods if one.isascii())
    clock = (rf"(?:({period}) ?)?(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?(?![\d:])"
             rf"(?: ?({latin})(?![A-Za-z]))?")
    short = rf"(\d{{1,2}}) ?({latin})(?![A-Za-z])"
    if language == "ko":
        sino = "(?:[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?)"
        written = rf"(?:\d{{1,2}}|{sino}|[일이삼사오육칠팔구])"
        native = any_of(numerals.native)
        hour = rf"(?<![{HANGUL}])(\d{{1,2}}|{sino}|{native}) ?시(?![간대즌스장민작도기상의])"
        more = rf"(?: ?(?:({written}) ?분|(반)(?![{HANGUL}])))?"
    else:
        digits = "".join(numerals.digits)  # 三點五萬 is no time
        point = f"[點点](?![{digits}]{{1,2}}(?!十?[{digits}]?分))"
        sign = "時" if language == "ja" else f"(?:時|时|{point})"
        hour = rf"({written}) ?{sign}(?![間间代刻期候段事])(?:鐘|钟|正|整)?"
        more = rf"(?:({written})分(?![鐘钟之の間间])|(半))?"
    named = rf"(?:({period}) ?)?{hour}{more}"
    lone = any_of(one for one, half in numerals.periods.items()
                  if half in ("noon", "midnight") and not one.isascii() and len(one) > 1)
    return (Rule("clock", clock, _read_clock), Rule("hour", named, _read_hour),
            Rule("short", short, _read_short), Rule("noon", f"({lone})", _read_noon))


def _year_of(numerals: Numerals, era: str | None, text: str) -> int:
    year = 1 if text == "元" else int(read_east(numerals, text))
    return year + numerals.eras.get(era or "", 0)


def _read_date(numerals: Numerals, match: Found) -> Iterator[Fact]:
    era, year, month, day = match.groups()[:4] if match[2] else match.groups()[4:]
    yield from _dated(numerals, match, _year_of(numerals, era, year), month, day)


def _read_month(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield from _dated(numerals, match, 0, match[1], match[2])


def _read_day(numerals: Numerals, match: Found) -> Iterator[Fact]:
    value = int(read_east(numerals, match[1]))
    weight = Weight.SURE if value > 10 or match[1].isdecimal() else Weight.LIKELY
    if value == 1:  # 1日 is one day as well
        weight = Weight.MAYBE
    if 1 <= value <= 31:
        yield told(match, Kind.DATE, (0, 0, value), weight=weight)
    else:
        days, unit = numerals.measure(Fraction(value), "day")
        yield told(match, Kind.NUMBER, days, unit=unit)


def _dated(numerals: Numerals, match: Found, year: int, month: str,
           day: str | None) -> Iterator[Fact]:
    value = (year, int(read_east(numerals, month)), int(read_east(numerals, day)) if day else 0)
    if 1 <= value[1] <= 12 and value[2] <= 31:
        yield told(match, Kind.DATE, value)


def _read_year(numerals: Numerals, match: Found) -> Iterator[Fact]:
    value = _year_of(numerals, match[1], match[2] or match[3])
    if match[1] or 1000 <= value < 3000:
        yield told(match, Kind.NUMBER, Fraction(value))
    else:
        months, unit = numerals.measure(Fraction(value), "year")
        yield told(match, Kind.NUMBER, months, unit=unit)


def _read_decade(numerals: Numerals, match: Found) -> Iterator[Fact]:
    value = int(read_east(numerals, match[2]))
    if match[1]:
        value = (int(read_east(numerals, match[1])) - 1) * 100 + value % 100
    yield told(match, Kind.DECADE, value)


def _read_weekday(numerals: Numerals, match: Found) -> Iterator[Fact]:
    for day in match.groups():
        if day:
            yield told(match, Kind.WEEKDAY, numerals.weekdays[day])


def minutes_of(period: str, hour: int, minute: int) -> tuple[int, str, tuple[int, ...]]:
    """A time in minutes, ``12`` where its half of the day isn't said, and what else it may
    mean; ``period`` is am, pm, noon, midnight or empty.

    >>> minutes_of("pm", 6, 30)
    (1110, '', ())
    """
    if period == "am" or (period == "midnight" and hour == 12):
        return (hour % 12 if hour <= 12 else hour) * 60 + minute, "", ()
    if period == "pm" and hour == 12:
        return hour * 60 + minute, "", (minute,)  # 晚上12時 is midnight
    if period and hour < 12 and (period == "pm" or hour < 5):
        return (hour + 12) * 60 + minute, "", (hour * 60 + minute,) if hour < 4 else ()
    vague = not period and hour <= 12
    return hour % 24 * 60 + minute, "12" if vague else "", ()


def hour_of(numerals: Numerals, match: Found, period: str | None, hour: int, minute: int,
            weight: Weight = Weight.SURE) -> Iterator[Fact]:
    """The time that a match tells, if there is such a time."""
    if hour > 24 or minute > 59:
        return
    value, unit, others = minutes_of(numerals.periods.get(period or "", ""), hour, minute)
    yield told(match, Kind.TIME, value, unit=unit, others=others, weight=weight)


def seconds_of(match: Found, seconds: str | None) -> Iterator[Fact]:
    """The seconds of a time, as the number that other languages make of them."""
    if seconds:
        yield told(match, Kind.NUMBER, Fraction(seconds), unit="second")


def _read_clock(numerals: Numerals, match: Found) -> Iterator[Fact]:
    period = match[1] or match[5]
    yield from hour_of(numerals, match, period, int(match[2]), int(match[3]))
    yield from seconds_of(match, match[4])


def _read_short(numerals: Numerals, match: Found) -> Iterator[Fact]:
    yield from hour_of(numerals, match, match[2], int(match[1]), 0)


def _read_hour(numerals: Numerals, match: Found) -> Iterator[Fact]:
    period, hour, minute, half = match.groups()
    value = numerals.native.get(hour) or int(read_east(numerals, hour))
    if value > 24:  # 五十點: points
        yield told(match, Kind.NUMBER, Fraction(value))
        return
    clear = period or minute or half or hour.isdecimal() and "點" not in match.text
    yield from hour_of(numerals, match, period, value,
                       30 if half else int(read_east(numerals, minute)) if minute else 0,
                       Weight.SURE if clear else Weight.MAYBE)


def _read_noon(numerals: Numerals, match: Found) -> Iterator[Fact]:
    noon = numerals.periods[match[1]] == "noon"
    yield told(match, Kind.TIME, 12 * 60 if noon else 0, others=[] if noon else [12 * 60],
               weight=Weight.MAYBE)
