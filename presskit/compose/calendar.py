"""Dates, hours, zones, numbers, lists and names of languages, as the locale writes them.

Here: what Unicode CLDR knows, by the patterns of the convention set.  Never here: today's
date, the hour of anything but what the kit says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from presskit.diagnostics import PresskitError
from presskit.locales import language
from presskit.model.tables import Conventions, Tables

__all__ = ["Moment", "compose_date", "compose_language", "compose_list", "compose_midnight",
           "compose_moments", "compose_number", "compose_period"]


@dataclass(frozen=True, slots=True)
class Moment:
    """An hour in words: ``date`` with its weekday, ``time``, ``zone`` with its offset."""

    date: str
    time: str
    zone: str


@cache
def _locale(tag: str):
    from babel import Locale

    return Locale.parse(tag.replace("-", "_"))


def compose_date(day: dt.date | None, tables: Tables, *, weekday: bool = False) -> str:
    """A date by the locale's pattern; nothing for no date."""
    if day is None:
        return ""
    from babel.dates import format_date

    rules = tables.conventions
    pattern = rules.date_weekday if weekday else rules.date
    return format_date(day, pattern, locale=_locale(rules.cldr))


def compose_period(start: dt.date | None, end: dt.date | None, tables: Tables) -> str:
    """One day with its weekday, or the first and the last of several; what both share is said
    once, as the language does."""
    if start is None or end is None or start == end:
        return compose_date(start or end, tables, weekday=True)
    rules = tables.conventions
    shared = "" if start.year != end.year else "month" if start.month == end.month else "year"
    if shared in rules.date_spans:
        from babel.dates import format_date

        return "".join(format_date(day, pattern, locale=_locale(rules.cldr)) for day, pattern
                       in zip((start, end), rules.date_spans[shared], strict=True))
    return tables.phrases.get("fact.period", start=compose_date(start, tables),
                              end=compose_date(end, tables))


def compose_moments(moment: dt.datetime, zone: str, tables: Tables) -> tuple[Moment, ...]:
    """An hour on the clock of its readers, on the kit's, and in universal time, each only where
    none before it shows the same.

    ``zone`` is the kit's (IANA; empty: the offset of ``moment`` serves).  A language that is read
    everywhere has no clock of its own: there the kit's comes first.
    """
    home = tables.conventions.home_zone
    told = [(moment.astimezone(ZoneInfo(home)), home)] if home else []
    told += [(moment.astimezone(ZoneInfo(zone)) if zone else moment, zone),
             (moment.astimezone(dt.UTC), "UTC")]
    return tuple(_moment(one, name, tables) for number, (one, name) in enumerate(told)
                 if one.utcoffset() not in [known.utcoffset() for known, _ in told[:number]])


def compose_midnight(day: dt.date | None, zone: str) -> str:
    """The moment at which a day begins (RFC 3339), for programs that know no days; ``zone`` is
    the kit's (IANA; empty: universal time).  Empty without a day.

    >>> compose_midnight(dt.date(2025, 12, 19), "Asia/Hong_Kong")
    '2025-12-19T00:00:00+08:00'
    >>> compose_midnight(dt.date(2025, 12, 19), ""), compose_midnight(None, "")
    ('2025-12-19T00:00:00Z', '')
    """
    if day is None:
        return ""
    moment = dt.datetime.combine(day, dt.time(), ZoneInfo(zone) if zone else dt.UTC)
    return moment.isoformat() if zone else moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(moment: dt.datetime, zone: str, tables: Tables) -> Moment:
    offset = _offset(moment)
    name = _zone(zone, tables) if zone else offset
    if name != offset:
        name = tables.phrases.get("zone.offset", zone=name, offset=offset)
    return Moment(compose_date(moment.date(), tables, weekday=True),
                  _time(moment.time(), tables.conventions), name)


def _time(hour: dt.time, rules: Conventions) -> str:
    from babel.dates import format_time

    if (hour.hour, hour.minute) == (12, 0):
        return rules.noon
    pattern = rules.time if hour.minute else rules.time_hour
    if rules.zero_hour and not hour.hour:
        pattern = pattern.replace("h", "K")
    if rules.half_days:  # quoted, so that Babel takes the word for words
        pattern = pattern.replace("a", f"'{rules.half_days[hour.hour // 12]}'")
    return format_time(hour, pattern, locale=_locale(rules.cldr))


def _offset(moment: dt.datetime) -> str:
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\u2212"
    return "UTC" + (f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")


def _zone(zone: str, tables: Tables) -> str:
    from babel.dates import get_timezone_location

    known = tables.conventions.zones.get(zone)
    if known:
        return known
    city = get_timezone_location(zone, locale=_locale(tables.conventions.cldr), return_city=True)
    return tables.phrases.get("zone.city", city=city)


def compose_language(tag: str, tables: Tables) -> str:
    """The name of a language in the reader's (CLDR): ``zh-Hant-HK`` is "Chinese", without region.

    Raises ``PresskitError`` (``language-unknown``) for a tag that CLDR has no name for.
    """
    name = _locale(tables.conventions.cldr).languages.get(
        {"cmn": "zh"}.get(language(tag), language(tag)))
    if not name:
        raise PresskitError.one("language-unknown", f"{tag} is no language with a known name",
                                hint="write a language tag, for example zh, yue, en or ja")
    return name


def compose_number(value: float, digits: int, tables: Tables) -> str:
    """A number with at most so many digits behind the sign that the language has there."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + (f".{'#' * digits}" if digits else "")
    return format_decimal(value, pattern, locale=_locale(tables.conventions.cldr))


def compose_list(items: Sequence[str], tables: Tables) -> str:
    """Several numbers: "3, 4 and 9", or parted by the language's own mark: "3, 4, 9"."""
    if tables.conventions.series:
        return tables.conventions.series.join(items)
    from babel.lists import format_list

    return format_list(list(items), locale=_locale(tables.conventions.cldr))
