"""Whether the weekdays of a text are those of its dates.

Here: dates with a weekday beside them, and the calendar.  Never here: complaining.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from presskit.localise.facts.fact import Fact, Kind, Weight

__all__ = ["find_wrong_weekdays"]

_BESIDE = re.compile(r"[ ,(（]{0,2}")
_CLOSED = re.compile(
    r"[は은는、]?\s?(?:定?休|公休|閉|闭|除外|除く|휴[관무일]|제외|closed|excepted)")
"""After a weekday: it is the one on which a place is shut, and not that of the date before it."""
_JOINED = re.compile(r"[\s,(（)）]*(?:至|到|、|及|和|-|–|〜|～|から|to|and)?\s*")


def find_wrong_weekdays(text: str, facts: Sequence[Fact],
                        near: dt.date | None) -> Iterator[tuple[Fact, Fact, int]]:
    """Each date of a text whose weekday is another one: the date, the weekday as it stands and
    the right one (1 is Monday).

    A date without a year is taken for that in the year nearest to ``near``; without either it
    is not judged, nor are ranges (5–7 March, Thursday to Saturday).
    """
    known = [one for one in facts if one.kind is Kind.WEEKDAY
             or (one.kind is Kind.DATE and one.weight is not Weight.MAYBE)]
    for at, day in enumerate(known):
        if day.kind is not Kind.WEEKDAY or _is_range(text, known, at) \
                or _CLOSED.match(text, day.end):
            continue
        for date in (*known[max(at - 1, 0):at], *known[at + 1:at + 2]):
            first, second = sorted((date, day), key=lambda one: one.start)
            if date.kind is Kind.DATE and _BESIDE.fullmatch(text[first.end:second.start]):
                right = _weekday(date, near)
                if right and right != day.value:
                    yield date, day, right
                break


def _is_range(text: str, known: Sequence[Fact], at: int) -> bool:
    """Whether another weekday is joined to this one."""
    return any(one.kind is Kind.WEEKDAY and _JOINED.fullmatch(
        text[min(one.end, known[at].end):max(one.start, known[at].start)])
        for one in (*known[max(at - 1, 0):at], *known[at + 1:at + 2]))


def _weekday(date: Fact, near: dt.date | None) -> int:
    if not isinstance(date.value, tuple) or date.others or 0 in date.value[1:]:
        return 0
    year, month, day = date.value
    years = [year] if year else [near.year + shift for shift in (-1, 0, 1)] if near else []
    days = []
    for one in years:
        try:
            days.append(dt.date(one, month, day))
        except ValueError:  # no such day in that year
            continue
    if not days:
        return 0
    nearest = min(days, key=lambda one: abs((one - near).days)) if near else days[0]
    return nearest.isoweekday()
