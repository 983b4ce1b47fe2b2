"""The places of an article where no person is looked for: titles of works, credits.

Here: which characters they are.  Never here: who wrote or took what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from presskit.extract.article import Article
from presskit.extract.chinese.name_lists import Lists
from presskit.extract.proposal import Placed
from presskit.extract.words import any_of

__all__ = ["close"]

_WORKS = re.compile(r"《[^《》\n]{1,60}》|〈[^〈〉\n]{1,60}〉")
_BRACKETS = re.compile(r"[（(〔【\[][^（(〔【\[）)〕】\]\n]{1,60}[）)〕】\]]")
_DESK = r"(?:本报|本刊|本社|本网|特派|特约|实习)*"
_STOP = r"(?=[\s）)。]|$)"
_TAKEN = re.compile(rf"{_DESK}(?:记者|通讯员|摄影师?|实习生)[^，。；！？、\n]{{1,16}}?摄影?{_STOP}|"
                    rf"(?<=[\s。，(（])[\u3400-\u9fff]{{2,4}}[／/ \u3000]{{0,2}}摄影?{_STOP}",
                    re.MULTILINE)
_SENT = re.compile(r"[电讯] ?(?P<who>[（(][\u3400-\u9fff \u3000、]{2,24}[）)])")
"""Who sent it, in brackets behind a dateline."""
_CREDIT = 9
"""Characters that a credit after 圖： has at most."""
_NO_PEOPLE = frozenset(("byline", "credit", "source", "end"))


def close(article: Article, placed: Sequence[Placed], text: str, lists: Lists) -> bytearray:
    """1 for each character of folded text that is in a work's title or in a credit."""
    closed = bytearray(len(text))
    credit = re.compile(any_of(lists.credit_words))
    label = re.compile(rf"[■□●○◎—\-\s（(\[【]*{_DESK}{any_of(lists.credit_before.words)}"
                       r"(?:[／/：:\s]|[\u3400-\u9fff]{2,4}$)")
    for match in _row(lists).finditer(text):
        _fill(closed, match.start("row"), match.end("row"))
    for match in _WORKS.finditer(text):
        _fill(closed, *match.span())
    for match in _BRACKETS.finditer(text):
        for part in re.finditer(r"[^，。；]+", match[0]) if credit.search(match[0]) else ():
            if credit.search(part[0]) and not _tells(part[0]) or credit.match(match[0], 1) and \
                    not _tells(match[0]):
                _fill(closed, match.start() + part.start(), match.start() + part.end())
    for match in _SENT.finditer(text):
        _fill(closed, *match.span("who"))
    for match in _TAKEN.finditer(text):
        _fill(closed, *match.span())
    for number, block, words in article.each():
        start, end = block.piece.start, block.piece.end
        kind = placed[number].kind if number < len(placed) else "paragraph"
        if kind in _NO_PEOPLE or (len(words) <= 60 and label.match(text[start:end]) and
                                  _only_names(text[start:end], lists)):
            _fill(closed, start, end)
    return closed


def _tells(words: str) -> bool:
    """Whether words after 圖： are what a picture shows, and nobody's credit."""
    shown = re.match(r"[（(〔【\[]?(?:图|图片|照片)[：:／/](?P<what>[^，。；]*)", words)
    return shown is not None and len(shown["what"]) > _CREDIT


def _row(lists: Lists) -> re.Pattern[str]:
    """A list that the word before it says to be one of firms, places or dishes: 老字號甲、乙、丙;
    its last name may be as long as one of a person."""
    word = r"[\u3400-\u9fff]{2,6}"
    return re.compile(rf"(?:{any_of(lists.house_heads)})(?:包括|有|如|像|例如|：)?"
                      rf"(?P<row>{word}(?:、{word}){{0,8}}、[\u3400-\u9fff]{{3}})")


def _only_names(line: str, lists: Lists) -> bool:
    """Whether a line holds names and what they did and no more; 圖：林芬（左）說明 holds more."""
    did = any_of(lists.credit_before.words | lists.credit_after.words)
    left = re.split(rf"{_DESK}{did}|[／/：:、，,（）()\[\]【】■□●○◎—\-|｜\s]+", line)
    return all(len(part) <= 6 for part in left if part and not part.isascii())


def _fill(closed: bytearray, start: int, end: int) -> None:
    closed[start:end] = b"\1" * (end - start)
