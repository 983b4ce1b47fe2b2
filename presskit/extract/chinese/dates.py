"""Days as articles in Chinese give them.

Here: whole dates in figures, Western and of the Republic.  Never here: days without a year.
"""

from __future__ import annotations

import re
from datetime import date

__all__ = ["DATE", "iso_day"]

DATE = re.compile(r"(?:(?P<minguo>民国)\s?)?(?P<year>\d{2,4})\s?年\s?(?P<month>\d{1,2})\s?月\s?"
                  r"(?P<day>\d{1,2})\s?[日号號]")


def iso_day(found: re.Match[str]) -> str | None:
    """The day of a match of :data:`DATE`; none that no calendar has.

    >>> [iso_day(DATE.search(words)) for words in ("民国115年5月21日", "25年1月1日")]
    ['2026-05-21', None]
    """
    year = int(found["year"]) + (1911 if found["minguo"] else 0)
    if year < 1000:
        return None
    try:
        return date(year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None
