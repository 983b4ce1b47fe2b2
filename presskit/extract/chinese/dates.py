"""Days as articles in Chinese give them.

Here: whole dates, in figures and in characters, Western and of the Republic.  Never here: days
without a year.
"""

from __future__ import annotations

import re
from datetime import date

__all__ = ["DATE", "iso_day"]

_DIGITS = "〇零一二三四五六七八九"
_NUMBER = r"\d{1,2}|[〇零一二三四五六七八九十廿卅]{1,3}"
_YEAR = r"\d{2,4}|[〇○零一二三四五六七八九]{4}"
DATE = re.compile(rf"(?:(?P<minguo>民国)\s?)?(?P<year>{_YEAR})\s?年\s?"
                  rf"(?P<month>{_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?[日号號]")


def iso_day(found: re.Match[str]) -> str | None:
    """The day of a match of :data:`DATE`; none that no calendar has.  A year of three figures is
    one of the Republic.

    >>> [iso_day(DATE.search(words)) for words in ("民国115年5月21日", "二〇二六年十二月廿三日")]
    ['2026-05-21', '2026-12-23']
    """
    year = _number(found["year"])
    if found["minguo"] or 100 <= year < 200:
        year += 1911
    if year < 1000:
        return None
    try:
        return date(year, _number(found["month"]), _number(found["day"])).isoformat()
    except ValueError:
        return None


def _number(words: str) -> int:
    """The number that figures or characters say: 二〇二六, 十二, 廿三."""
    words = words.replace("○", "〇")
    if words.isdigit():
        return int(words)
    if "十" not in words and "廿" not in words and "卅" not in words:
        return int("".join(str(_DIGITS.replace("零", "").index(char.replace("零", "〇")))
                           for char in words))
    words = words.replace("廿", "二十").replace("卅", "三十")
    tens, _, ones = words.partition("十")
    digits = _DIGITS.replace("零", "")
    return 10 * (digits.index(tens) if tens else 1) + (digits.index(ones) if ones else 0)
