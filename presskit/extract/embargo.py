"""Whether an article may not be published before some hour.

Here: the paragraphs that say so.  Never here: which hour that is: a time without its zone is none,
and a guess would let something out too early.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article
from presskit.extract.words import Words, any_of

__all__ = ["Hold", "find_embargoes"]

_LONGEST = 160  # columns: a longer line tells about an embargo, and is none
_NEAR = 12  # blocks from the head or the end
_MOMENT = (r"(?:\d{1,2}[:.：]\d{2}|\d{1,2}\s*[ap]\.?m\b|\b(?:noon|midnight)\b|正午|자정|정오"
           r"|[〇零一二三四五六七八九十兩\d]+\s*[日号號時时點点일시](?:\s*[半分正]|\s*\d+\s*[分분])?"
           r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?MONTH"
           r"|\bMONTH\s+\d{1,2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)").replace(
    "MONTH", "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
"""A day or an hour, as anybody writes it."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A block that holds an article back: its number, and whether it surely speaks of this text,
    or only may, as *out after 1 December* does."""

    block: int
    is_clear: bool


def find_embargoes(article: Article, words: Words) -> tuple[Hold, ...]:
    """The blocks that hold an article back; ``words`` are the lists of the table ``embargo``."""
    mark = re.compile(rf"[\W_]*{any_of(words.get('embargo', ()))}(?![a-z])", re.IGNORECASE)
    now = re.compile(any_of(words.get("now", ())), re.IGNORECASE)
    nothing = re.compile(rf"{any_of(words.get('nothing', ()))}\W*$", re.IGNORECASE)
    moment, clear, unclear = re.compile(_MOMENT, re.IGNORECASE), *_signs(words)
    shown, asked, press = (re.compile(any_of(words.get(name, ())), re.IGNORECASE)
                           for name in ("shown", "asked", "press"))
    last = len(article.blocks) - _NEAR

    def holds(number: int, line: str) -> int:
        """0 for no embargo, 1 for what may be one, 2 for a clear one."""
        if len(line) <= _LONGEST and mark.match(line):  # a form has the field, filled or not
            free = now.search(line) or nothing.search(line)
            return 2 if not free or moment.search(line) else 0
        if (_NEAR <= number < last) or _columns(line) > _LONGEST or now.search(line):
            return 0
        if any(all(sign.search(line) for sign in some) for some in clear):
            return 2
        if not any(all(sign.search(line) for sign in some) for some in unclear):
            return 0
        if asked.search(line) or press.search(line):
            return 2
        return 0 if shown.search(line) else 1

    found = [(number, max((holds(number, " ".join(line.split())) for line in text.splitlines()),
                          default=0)) for number, _, text in article.each()]
    return tuple(Hold(number, how == 2) for number, how in found if how)


Signs = tuple[tuple[re.Pattern[str], ...], ...]


def _signs(words: Words) -> tuple[Signs, Signs]:
    """Patterns that hold a line back where all of one row are found in it: rows that are clear,
    and rows that may be about something else that comes out."""
    hold, publish, after, before, only = (
        any_of(words.get(name, ())) for name in ("hold", "publish", "after", "before", "only"))
    clear = ((_MOMENT, hold), (_MOMENT, publish, only))
    unclear = ((publish, rf"{_MOMENT}\W{{0,3}}{after}"),
               (publish, rf"\b{before}\b.{{0,40}}?{_MOMENT}"))
    return _compile(clear), _compile(unclear)


def _compile(rows: tuple[tuple[str, ...], ...]) -> Signs:
    return tuple(tuple(re.compile(one, re.IGNORECASE) for one in row) for row in rows)


def _columns(line: str) -> int:
    """How long a line is: a wide character says as much as two letters."""
    return sum(2 if char > "\u2e7f" else 1 for char in line)
