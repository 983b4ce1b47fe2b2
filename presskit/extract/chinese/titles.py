"""What a person is called where the name stands: office and body, before and after it.

Here: where such a phrase begins, which part of it is a body.  Never here: whose it is.
"""

from __future__ import annotations

import re

from presskit.extract.article import Piece
from presskit.extract.chinese.name_houses import bears
from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import (
    BLANKS,
    LABELS,
    bracket_at,
    office_before,
    right_of,
)
from presskit.extract.proposal import Title

__all__ = ["phrase_begin", "titles_at", "titles_before"]

_LONGEST = 40
_OPENED = {"）": "（", ")": "(", "”": "“", "」": "「", "』": "『", "》": "《"}
_APART = frozenset("\n，。！？；：,;!?")
_SOLE = frozenset("县市省区镇乡村州局处署厅部委队")
_JOINS = ("、", "兼", "暨", "及", "／")
_LEADING = re.compile(r"(?:第?[一二三四五六七八九十两几多\d]+[位名个]|[“”「」『』\s]|本届|本次|"
                      r"其中|(?:\d+|[一二三四五六七八九十百]{1,4})岁(?:的)?|混血儿?|[\u3400-\u9fff]{0,5}籍(?!贯)|(?:[\u3400-\u9fff]{1,4}族)|本港|本地|当地|今年|去年|昨天|昨日|今天|今日|日前)+")
_AND = frozenset(("与", "和", "及"))
_REACH = 14  # characters: a body's name with what stands between it and an *and*
_FREE = frozenset("家人者手")
"""How trades end that belong to no house."""
_INNER = frozenset("·&.-’")


def titles_at(text: str, start: int, end: int, covered: bytearray, lists: Lists) -> list[Title]:
    """The titles of a name at one place, in order; ``covered`` marks the names, which no title
    holds."""
    found = titles_before(text, start, covered, lists)
    after = end + (text[end:end + 1] in tuple(" \u3000"))
    size = lists.titles_after.at(text, after)
    if size and _held_after(text, after, after + size, lists):
        found.append(Title(Piece(after, after + size)))
    if text[end:end + 1] in ("（", "("):
        closed = bracket_at(text, end)
        inner = text[end + 1:closed - 1] if closed else ""
        if inner and office_before(inner, len(inner), lists) and is_han(inner):
            found += _parted(text, end + 1, closed - 1, lists)
    return [one for one in found
            if one.title is None or text[one.title.start:one.title.end] not in lists.no_titles]


def _held_after(text: str, start: int, end: int, lists: Lists) -> bool:
    """Whether an office after a name is one and nothing that is done: 代表鄉親們, 翻譯的."""
    return text[start:end] not in lists.offices_or_deeds or \
        right_of(text, end, lists).kind in ("mark", "list", "end", "bracket", "verb")


def titles_before(text: str, start: int, covered: bytearray, lists: Lists, floor: int = 0
                  ) -> list[Title]:
    """Those before a place, from ``floor`` on: one phrase, or several with 、 between them."""
    end = start
    while end and text[end - 1] in BLANKS + LABELS + "“「『":
        end -= 1
    found: list[Title] = []
    while office := _office_end(text, end, lists):
        begin = max(floor, _begin(text, office, covered, lists))
        if begin >= office or found and begin and covered[begin - 1]:
            break
        parts = _parted(text, begin, office, lists)
        if end > office and parts[-1].title:
            parts[-1] = Title(Piece(parts[-1].title.start, end), parts[-1].affiliation)
        found[:0] = parts
        join = next((join for join in _JOINS if text.endswith(join, 0, begin)), "")
        if not join or begin - len(join) <= floor:
            break
        end = begin - len(join)
    return _inherited(text, _owned(text, found, covered, lists, floor), lists)


def _office_end(text: str, end: int, lists: Lists) -> int:
    """Where an office ends that ends here, or before a bracket that says which: 副會長（培訓）."""
    if text[end - 1:end] in ("）", ")"):
        end = max(text.rfind("（", max(0, end - 20), end), text.rfind("(", max(0, end - 20), end))
    return end if end > 0 and office_before(text, end, lists) else 0


def _owned(text: str, found: list[Title], covered: bytearray, lists: Lists, floor: int
           ) -> list[Title]:
    """The first of some titles with the body whose it is: 海岬泳會的物理治療師."""
    if not found or found[0].affiliation or not found[0].title:
        return found
    end = found[0].title.start - 1
    if end <= floor or text[end] != "的" or not lists.bodies.before(text, end):
        return found
    begin = max(floor, _begin(text, end, covered, lists))
    if end - begin < 3:
        return found
    return [Title(found[0].title, Piece(begin, end)), *found[1:]]


def _inherited(text: str, found: list[Title], lists: Lists) -> list[Title]:
    """Titles of which each office of a house is held where the one before it is; who is a poet
    too is one in no house."""
    kept: list[Title] = []
    for one in found:
        body = kept[-1].affiliation if kept else None
        if body and one.affiliation is None and one.title:
            words = text[one.title.start:one.title.end]
            if words[-1] not in _FREE and words not in lists.stages and \
                    words not in lists.offices_of_prizes:
                one = Title(one.title, body)
        kept.append(one)
    return kept


def _begin(text: str, end: int, covered: bytearray, lists: Lists) -> int:
    """Where the phrase begins that an office ends."""
    return phrase_begin(text, end, end - office_before(text, end, lists), covered, lists)


def phrase_begin(text: str, end: int, least: int, covered: bytearray, lists: Lists) -> int:
    """Where a phrase of names begins that ends at a place, at ``least`` at the latest."""
    at = least
    while at and end - at < _LONGEST:
        char = text[at - 1]
        if char in _OPENED:
            opening = text.rfind(_OPENED[char], max(0, at - 20), at)
            begins = opening < 1 or text[opening - 1] == "\n"
            if opening < 0 or char in "）)" and begins or not _APART.isdisjoint(text[opening:at]):
                break
            at = opening
            continue
        if not (is_han(char) or char.isalnum() or char in _INNER) or covered[at - 1]:
            break
        size = lists.breaks.before(text, at)
        if size and not lists.bodies.before(text, at) and \
                not lists.office_words.before(text, at) and \
                lists.office_words.at(text, at - size) <= size and \
                not bears(text, at - size, lists) and \
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
    least = _before_field(text, begin, least, lists)
    if text[office:end] in lists.offices_of_places | lists.offices_of_prizes:
        return [Title(Piece(begin, end))]
    if text[begin:least] in lists.lands:
        return [Title(Piece(least, end))]
    if text[begin:least] in lists.bodies_alone or \
            least - begin > 1 and text[office:end] in lists.offices_of_bodies:
        return [Title(Piece(least, end), Piece(begin, least))]
    for cut in range(least, begin + 1, -1):
        if text[begin:cut] in lists.not_bodies or text[begin:cut] in lists.lands:
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


def _before_field(text: str, begin: int, least: int, lists: Lists) -> int:
    """Where what an office is for begins, if a body ends there."""
    size = lists.office_fields.before(text, least)
    cut = least - size
    if size and cut >= begin and (cut == begin or text[begin:cut] in lists.bodies_alone or
                                  lists.bodies.before(text[begin:cut], cut - begin) > 1):
        return cut
    return least
