"""Whether an article may not be published before some hour.

Here: the paragraphs that say so.  Never here: which hour that is: a time without its zone is none,
and a guess would let something out too early.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article
from presskit.extract.words import Words, any_of

__all__ = ["find_embargoes"]

_LONGEST = 160  # columns: a longer line tells about an embargo, and is none
_NEAR = 12  # blocks from the head or the end
_MOMENT = (r"(?:\d{1,2}[:.：]\d{2}|\d{1,2}\s*[ap]\.?m\b|\b(?:noon|midnight)\b|正午|자정|정오"
           r"|[〇零一二三四五六七八九十兩\d]+\s*[日号號時时點点일시](?:\s*[半分正]|\s*\d+\s*[分분])?"
           r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?MONTH"
           r"|\bMONTH\s+\d{1,2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)").replace(
    "MONTH", "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
"""A day or an hour, as anybody writes it."""


def find_embargoes(article: Article, words: Words) -> tuple[int, ...]:
    """The numbers of the blocks that hold an article back; ``words`` are the lists of the table
    ``embargo``."""
    mark = re.compile(rf"[\W_]*{any_of(words.get('embargo', ()))}(?![a-z])", re.IGNORECASE)
    now = re.compile(any_of(words.get("now", ())), re.IGNORECASE)
    nothing = re.compile(rf"{any_of(words.get('nothing', ()))}\W*$", re.IGNORECASE)
    moment, signs = re.compile(_MOMENT, re.IGNORECASE), _signs(words)
    last = len(article.blocks) - _NEAR

    def holds(number: int, line: str) -> bool:
        if len(line) <= _LONGEST and mark.match(line):  # a form has the field, filled or not
            free = now.search(line) or nothing.search(line)
            return not free or bool(moment.search(line))
        return ((number < _NEAR or number >= last) and _columns(line) <= _LONGEST
                and not now.search(line)
                and any(all(sign.search(line) for sign in some) for some in signs))

    return tuple(number for number, _, text in article.each()
                 if any(holds(number, " ".join(line.split())) for line in text.splitlines()))


def _signs(words: Words) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Patterns that hold a line back where all of one row are found in it."""
    hold, publish, after, before, only = (
        any_of(words.get(name, ())) for name in ("hold", "publish", "after", "before", "only"))
    rows = ((_MOMENT, hold), (_MOMENT, publish, only),
            (publish, rf"{_MOMENT}\W{{0,3}}{after}"),
            (publish, rf"\b{before}\b.{{0,40}}?{_MOMENT}"))
    return tuple(tuple(re.compile(one, re.IGNORECASE) for one in row) for row in rows)


def _columns(line: str) -> int:
    """How long a line is: a wide character says as much as two letters."""
    return sum(2 if char > "\u2e7f" else 1 for char in line)
