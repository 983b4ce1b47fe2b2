"""Days as Japanese articles write them.

Here: years of our count, of two figures too, and of the emperors'; figures of any width.  Never
here: which day an event is on.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

__all__ = ["DAY", "iso_day"]

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
DAY = re.compile(r"(?:(?P<era>令和|平成|昭和)\s?(?P<count>元"
                 r"|[\d０-９]{1,2})年?(?:[（(][\d０-９]{4}年?[）)])?年?"
                 r"|(?P<year>[\d０-９]{4})(?:年|[/.／．-])(?:[（(][^（）]{1,8}[）)])?"
                 r"|(?<![\d０-９成和治正])(?P<short>[\d０-９]{2})年)\s?"
                 r"(?P<month>[\d０-９]{1,2})(?:月|[/.／．-])\s?(?P<day>[\d０-９]{1,2})日?")


def iso_day(match: re.Match[str]) -> str | None:
    """The day of a match of :data:`DAY`, ``None`` for one that no calendar has.

    >>> iso_day(DAY.search("令和９年３月５日（金）"))
    '2027-03-05'
    """
    def number(group: str) -> int:
        return int(unicodedata.normalize("NFKC", match[group]))

    if match["era"]:
        year = ERAS[match["era"]] + (1 if match["count"] == "元" else number("count"))
    else:
        year = number("year") if match["year"] else 2000 + number("short")
    try:
        return date(year, number("month"), number("day")).isoformat()
    except ValueError:
        return None
