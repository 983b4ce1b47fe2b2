"""Datelines: HONG KONG, 12 March —, and days of the calendar.

Here: their forms.  Never here: what happened on a day.
"""

from __future__ import annotations

import re

__all__ = ["DAY", "find_dateline", "is_day_line", "iso_day", "whole_day"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?)"
DAY = (
    rf"(?:{_WEEKDAY},? )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?|{_MONTH}\.?"
    rf" \d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,? \d{{4}})?|{_WEEKDAY}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}"
)
_CAPITALS = r"(?:[A-Z’'.]|-(?!-))"  # two hyphens are a dash
_PLACE = (
    rf"(?:[A-Z]{_CAPITALS}++(?: [A-Z]{_CAPITALS}*+)*"
    r"|[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})"
    rf"(?:, (?!{_WEEKDAY}|{_MONTH})[A-Z][\w.]*(?: [A-Z][\w.]+)?)?"
)
_DASH = r"(?: ?(?:—|–|--)+ ?|\s-\s|:\s)"
_SOURCE = r"(?: ?\([A-Z][\w .,&/-]{1,30}\)| ?/[\w -]+/)"
_FULL = re.compile(
    rf"(?P<all>[(\[]?(?P<place>{_PLACE})(?:(?:[,.]? ?| [–—-]"
    rf" )\(?(?P<date>{DAY})\)?)?{_SOURCE}?[)\]]?(?P<dash>{_DASH}))(?=\S)"
)
_BRACKETED = re.compile(
    rf"(?P<all>[(\[](?P<place>{_PLACE})(?:, (?P<date>{DAY}))?[)\]])(?: ?[—–-]+)?\s?")
_ALONE = re.compile(rf"(?P<place>{_PLACE}), (?P<date>{DAY})\.?$")
_DAY_ALONE = re.compile(
    rf"(?:(?:Published|Updated|Posted|Issued|Date|Released)[: ]+(?:on )?)?(?:{DAY})"
    r"(?:,? \d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|GMT|HKT|BST|EST|ET)?)?$"
)
_RANGE = r"(?: ?(?:to|[–-]|and|until) ?\d{1,2}(?:st|nd|rd|th)?)?"
_WHOLE = re.compile(
    rf"(?<![\d.:–-])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_RANGE}(?: of)? (?P<m>{_MONTH})\.?"
    rf"|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{_RANGE})"
    r",? (?P<y>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2})"
)


def is_day_line(text: str) -> bool:
    """Whether a line is a day, or a place with one."""
    return bool(_DAY_ALONE.match(text) or _ALONE.match(text))


def find_dateline(text: str) -> re.Match[str] | None:
    """The dateline that a text begins with.

    A place in small letters needs a day or a bracket, else any sentence with a dash would do.

    >>> match = find_dateline("HONG KONG, 12 March — The builders")
    >>> match["place"], match["date"]
    ('HONG KONG', '12 March')
    """
    for form in (_FULL, _BRACKETED, _ALONE):
        match = form.match(text)
        if match is None:
            continue
        place = match["place"].partition(",")[0]
        if form is _ALONE or match["date"]:
            return match
        if (place.isupper() and len(place) > 2
            and not (form is _FULL and match["dash"] == ": " and len(match["all"]) < 4)):
            return match if form is _BRACKETED or match["dash"] != ": " else None
        if form is _FULL and match["dash"] != ": " and re.search(r"\([A-Z]{2,}\)", match["all"]):
            return match
    return None


def whole_day(text: str) -> re.Match[str] | None:
    """The first day of a text that is given with its year; of several days, from the first."""
    return _WHOLE.search(text)


def iso_day(text: str) -> str | None:
    """The first whole day of a text, in ISO 8601; ``None`` where the year isn't given.

    >>> iso_day("on May 14, 2026"), iso_day("3rd of June 2027"), iso_day("6 June")
    ('2026-05-14', '2027-06-03', None)
    """
    match = _WHOLE.search(text)
    if match is None:
        return None
    if match["iso"]:
        return match["iso"]
    month = next(number for number, name in enumerate(_MONTHS, 1)
                 if name.startswith((match["m"] or match["m2"])[:3].lower()))
    day = int(match["d"] or match["d2"])
    return f"{match['y']}-{month:02}-{day:02}" if 1 <= day <= 31 else None
