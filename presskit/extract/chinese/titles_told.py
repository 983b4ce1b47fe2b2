"""Titles that a sentence tells of somebody: 她是護理總監, 現為負責人, 在衛生所擔任護理師.

Here: which words say so, of whom, where the phrase ends.  Never here: titles that stand beside a
name, and how a phrase is parted into office and body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from presskit.extract.article import Piece
from presskit.extract.chinese.name_lists import Lists
from presskit.extract.chinese.titles import titles_before
from presskit.extract.proposal import Title
from presskit.extract.words import any_of

__all__ = ["told_titles"]

_REACH = 160  # characters: how far before a pronoun somebody may be named
_ENDS = re.compile(r"[，。；！？,;\n]")
_ONE = re.compile(r"(?:全?[一首第][\u3400-\u9fff]{0,3})?[位名个]|一(?=[\u3400-\u9fff])")
_LONGEST = 45
_STOPS = frozenset("，。；！？：,;!?:\n」』”—　 ")


def told_titles(text: str, places: Sequence[tuple[int, int, int]], covered: bytearray,
                lists: Lists) -> Iterator[tuple[int, Title]]:
    """Each title with the number of the person.  ``places`` are all mentions, in order: where they
    begin, end, whose they are."""
    ends = {end: number for _, end, number in places}
    starts = [start for start, _, _ in places]
    adverbs, verbs = any_of(lists.told_adverbs), any_of(lists.told_by)
    last, reach = None, -1
    for match in re.finditer(rf"(?:{adverbs}){{0,3}}(?:{verbs})(?!否|不是|因|由)", text):
        at = match.start()
        who = last if at - 1 == reach and text[reach] in "，," else \
            _who(text, at, ends, places, starts)
        if who is None:
            continue
        for title in _phrase(text, match.end(), covered, lists):
            last, reach = who, title.title.end if title.title else -1
            yield who, title
    at_house = re.compile(rf"(?:{adverbs}){{0,3}}[在于](?P<house>[\u3400-\u9fff]{{3,20}}?)"
                          r"(?:担任|出任|任|当|做)")
    for _, end, number in places:
        match = at_house.match(text, end)
        size = lists.offices.at(text, match.end()) if match else 0
        if match and size > 1 and lists.bodies.before(text, match.end("house")) > 1:
            yield number, Title(Piece(match.end(), match.end() + size),
                                Piece(*match.span("house")))


def _who(text: str, at: int, ends: dict[int, int], places: Sequence[tuple[int, int, int]],
         starts: list[int]) -> int | None:
    """Of whom words that begin here say what they are: of a name right before them, else, after a
    pronoun or a comma, of the only one who is named since the sentence before."""
    if at in ends:
        return ends[at]
    if text[at - 1:at] in ("）", ")"):
        opening = max(text.rfind("（", max(0, at - 40), at), text.rfind("(", max(0, at - 40), at))
        return ends.get(opening)
    pronoun = text[at - 1:at] in tuple("他她佢") and text[at - 2:at - 1] in _STOPS
    if not pronoun and text[at - 1:at] not in ("，", ","):
        return None
    stop = text.rfind("\n" if pronoun else "。", max(0, at - _REACH), at)
    if pronoun:
        before = text.rfind("。", max(0, at - _REACH), max(0, at - 2))
        before = text.rfind("。", max(0, at - _REACH), before) if before > 0 else before
        stop = max(stop, before)
    first = bisect_left(starts, max(stop, at - _REACH, 0))
    named = {number for _, _, number in places[first:bisect_left(starts, at)]}
    return named.pop() if len(named) == 1 else None


def _phrase(text: str, begin: int, covered: bytearray, lists: Lists) -> list[Title]:
    """The titles of a phrase that ends at a mark and is nothing but titles."""
    stop = _ENDS.search(text, begin, begin + _LONGEST)
    if stop is None or (one := _ONE.match(text, begin)) and one.end() >= stop.start():
        return []
    floor = one.end() if one else begin
    floor = max(floor, text.rfind("的", floor, stop.start()) + 1)
    end = stop.start()
    if any(covered[begin:floor]):
        return []
    found = titles_before(text, end, covered, lists, floor)
    if not found or not found[0].title:
        return []
    first = found[0].affiliation or found[0].title
    whole = first.start in (floor, begin) or text[first.start - 1] == "的"
    fits = [one for one in found if one.title and one.title.end - one.title.start > 1 and
            text[one.title.start:one.title.end] not in lists.no_titles]
    return fits if whole else []
