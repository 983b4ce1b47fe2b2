"""What a person is called where the name stands: office and body, before and after it.

Here: where such a phrase begins, which part of it is a body.  Never here: whose it is.
"""

from __future__ import annotations

import re

from presskit.extract.article import Piece
from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import BLANKS, LABELS, bracket_at, office_before
from presskit.extract.proposal import Title

__all__ = ["titles_at"]

_LONGEST = 40
_OPENED = {"）": "（", ")": "(", "”": "“", "」": "「", "』": "『", "》": "《"}
_APART = frozenset("\n，。！？；：,;!?")
_SOLE = frozenset("县市省区镇乡村州局处署厅部委队")
_JOINS = ("、", "兼", "暨", "及", "／")
_LEADING = re.compile(r"(?:第?[一二三四五六七八九十两几多\d]+[位名个]|[“”「」『』\s]|本届|本次|"
                      r"其中|\d+岁(?:的)?|[\u3400-\u9fff]{2,5}籍(?![贯])|今年|去年|昨天|昨日|今天|今日|日前)+")
_AND = frozenset(("与", "和", "及"))
_REACH = 14  # characters: a body's name with what stands between it and an *and*
_INNER = frozenset("·&.-’")


def titles_at(text: str, start: int, end: int, covered: bytearray, lists: Lists) -> list[Title]:
    """The titles of a name at one place, in order; ``covered`` marks the names, which no title
    holds."""
    found = _before(text, start, covered, lists)
    after = end + (text[end:end + 1] in tuple(" \u3000"))
    size = lists.titles_after.at(text, after)
    if size:
        found.append(Title(Piece(after, after + size)))
    if text[end:end + 1] in ("（", "("):
        closed = bracket_at(text, end)
        inner = text[end + 1:closed - 1] if closed else ""
        if inner and office_before(inner, len(inner), lists) and is_han(inner):
            found += _parted(text, end + 1, closed - 1, lists)
    return found


def _before(text: str, start: int, covered: bytearray, lists: Lists) -> list[Title]:
    """Those before a name: one phrase, or several with 、 between them."""
    end = start
    while end and text[end - 1] in BLANKS + LABELS + "“「『":
        end -= 1
    found: list[Title] = []
    while office_before(text, end, lists):
        begin = _begin(text, end, covered, lists)
        if begin >= end:
            break
        if found and begin and covered[begin - 1]:
            break
        found[:0] = _parted(text, begin, end, lists)
        join = next((join for join in _JOINS if text.endswith(join, 0, begin)), "")
        if not join:
            break
        end = begin - len(join)
    return found


def _begin(text: str, end: int, covered: bytearray, lists: Lists) -> int:
    """Where the phrase begins that an office ends."""
    least = end - office_before(text, end, lists)
    at = least
    while at and end - at < _LONGEST:
        char = text[at - 1]
        if char in _OPENED:
            opening = text.rfind(_OPENED[char], max(0, at - 20), at)
            if opening < 0 or not _APART.isdisjoint(text[opening:at]):
                break
            at = opening
            continue
        if not (is_han(char) or char.isalnum() or char in _INNER) or covered[at - 1]:
            break
        size = lists.breaks.before(text, at)
        if size and not lists.bodies.before(text, at) and \
                not lists.office_words.before(text, at) and \
                lists.office_words.at(text, at - size) <= size and \
                not _goes_on(text, at - size, at, covered, lists):
            break
        if at <= least and char in "兼暨及" and office_before(text, at - 1, lists) > 1:
            break
        at -= 1
    leading = _LEADING.match(text, at, least)
    return leading.end() if leading else at


def _goes_on(text: str, start: int, end: int, covered: bytearray, lists: Lists) -> bool:
    """Whether a phrase goes on before its *and*: 产品及|运营负责人 of a body that stands before
    it, and no office of somebody else."""
    if text[start:end] not in _AND or office_before(text, start, lists):
        return False
    at = start
    while at and start - at < _REACH and not covered[at - 1] and (
            is_han(text[at - 1]) or text[at - 1].isalnum()) and not lists.breaks.before(text, at):
        at -= 1
    return any(char.isascii() and char.isalpha() for char in text[at:start - 1]) or any(
        lists.bodies.before(text[at:cut], cut - at) > 1 for cut in range(at + 3, start))


def _parted(text: str, begin: int, end: int, lists: Lists) -> list[Title]:
    """A phrase as body and office: the body is the longest beginning that ends as bodies do,
    before the office and the words that belong to it."""
    size = max(1, office_before(text, end, lists))
    office = least = end - size
    while (more := lists.office_words.before(text, least)) and least - more >= begin:
        least -= more
    if text[office:end] in lists.offices_of_places:
        return [Title(Piece(begin, end))]
    if least - begin > 1 and text[office:end] in lists.offices_of_bodies:
        return [Title(Piece(least, end), Piece(begin, least))]
    for cut in range(least, begin + 1, -1):
        if text[begin:cut] in lists.not_bodies:
            continue
        last = text[cut - 1]
        ending = lists.bodies.before(text[begin:cut], cut - begin)
        long = ending > 1 and (cut - begin > 2 or ending == cut - begin)
        sole = ending == 1 and cut - begin > 2 and (
            cut == least or last in _SOLE and least - cut > 1)
        latin = last.isascii() and last.isalpha() and cut - begin > 1
        if (long or sole or latin or last in "》”」") and least - cut <= 8:
            return [Title(Piece(cut, end), Piece(begin, cut))]
    return [Title(Piece(begin, end))]
