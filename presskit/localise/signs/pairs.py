"""Marks that open and close: quotation marks, brackets of titles, brackets.

Here: marks of another locale, outer marks where nested ones belong, marks without a partner.
Never here: which marks a locale writes (conventions).

A quote's own words begin one level deep, since every locale sets the outer marks itself, and
turns those inside by their depth: there both pairs of the locale are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.localise.marks import APOSTROPHE, PAIRS, marks_of
from presskit.localise.signs.slip import Hand, Slip
from presskit.model.sentences import find_straight

__all__ = ["find_brackets", "find_marks", "find_titles"]

_CLOSING = {closing: opening for opening, closing in PAIRS.items()}
_ANY_MARK = re.compile(f"[{''.join(PAIRS)}{''.join(_CLOSING)}]")
_TITLES = re.compile("(<<)[^<>]+(>>)|(≪)[^≪≫]+(≫)|(＜＜)[^＜＞]+(＞＞)|(〈〈)[^〈〉]+(〉〉)"
                     "|(«)[^«»]+(»)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark at ``place``: what was typed, whether it opens, how deep it stands, and in what."""

    place: int
    typed: str
    opens: bool
    depth: int
    inside: str


def find_marks(text: str, hand: Hand, *, quote: bool = False) -> Iterator[Slip]:
    """Quotation marks that are another locale's, or stand at the wrong depth; one without a
    partner.  ``quote``: the text is the words of a quote."""
    marks = marks_of(hand.conventions)
    own = (*marks.outer, *marks.nested)
    read = list(text)
    for number, place in enumerate(places := _straight_places(text)):
        read[place] = "“”"[number % 2]
    straight = frozenset(places)
    found, lost = _read_marks("".join(read))
    for mark in found:
        depth = mark.depth + quote
        pair = marks.nested if depth % 2 else marks.outer
        typed = text[mark.place]
        right = pair[0] if mark.opens else pair[1]
        if mark.place in straight:
            yield Slip(mark.place, mark.place + 1, right, "quote-marks-straight",
                       "is a straight quotation mark", not lost)
        elif typed not in own:
            yield Slip(mark.place, mark.place + 1, right, "sign-quotes",
                       "is no quotation mark of this locale", not lost)
        elif typed != right and not quote and not _may_stand(mark, typed, hand, marks.nested):
            yield Slip(mark.place, mark.place + 1, right, "sign-nesting",
                       f"is the {'outer' if depth % 2 else 'nested'} quotation mark, in the "
                       f"place of the {'nested' if depth % 2 else 'outer'} one", not lost)
    for place in lost:
        yield Slip(place, place + 1, None, "sign-unpaired", "has no partner")


def _may_stand(mark: _Mark, typed: str, hand: Hand, nested: tuple[str, str]) -> bool:
    """Whether nested marks may stand outside (a title), and outer ones inside those."""
    if not hand.signs.nested_outside:
        return False
    return typed in nested if mark.depth == 0 else mark.inside == nested[0] and mark.depth == 1


def _read_marks(text: str) -> tuple[list[_Mark], list[int]]:
    """The marks that have a partner, and the places of those that haven't."""
    found: list[_Mark] = []
    open_: list[tuple[str, int]] = []
    lost: list[int] = []
    for match in _ANY_MARK.finditer(text):
        place, char = match.start(), match[0]
        if char == "’" and APOSTROPHE.match(text, place - 1 if place else 0):
            continue
        if char in PAIRS:
            open_.append((char, place))
        elif char in _CLOSING and any(_CLOSING[char] == one for one, _ in open_):
            while open_[-1][0] != _CLOSING[char]:
                lost.append(open_.pop()[1])
            opening, start = open_.pop()
            depth, inside = len(open_), open_[-1][0] if open_ else ""
            found += [_Mark(start, opening, True, depth, inside),
                      _Mark(place, char, False, depth, inside)]
        elif char in _CLOSING and char != "’":  # the speakers’ models, the ’90s
            lost.append(place)
    lost += [place for _, place in open_]
    return sorted(found, key=lambda one: one.place), sorted(lost)


def _straight_places(text: str) -> tuple[int, ...]:
    """The straight double marks of a text, opening and closing by turns; none if that isn't
    certain."""
    places = tuple(match.start() for match in re.finditer('"', text))
    if len(places) % 2 or not find_straight(text) or re.search(r'\d"', text):
        return ()
    for number, place in enumerate(places):
        inner = text[place - 1:place] if number % 2 else text[place + 1:place + 2]
        if not inner.strip():
            return ()
    return places


def find_titles(text: str, hand: Hand) -> Iterator[Slip]:
    """Brackets of titles typed with other signs, or of another locale, or at a wrong depth."""
    titles, nested = hand.signs.titles, hand.signs.titles_nested
    for match in _TITLES.finditer(text) if titles else ():
        number = match.lastindex or 0
        for group, right in ((number - 1, titles[0]), (number, titles[1])):
            yield Slip(match.start(group), match.end(group), right, "sign-titles",
                       "is no bracket of a title", True)
    if not titles:
        for match in re.finditer("[《》〈〉]", text):
            yield Slip(match.start(), match.end(), None, "sign-titles",
                       "is a bracket of titles that this locale doesn't write")
    elif nested and titles[0] in text:
        depth = 0
        for place, char in enumerate(text):
            depth -= char == titles[1]
            if char in titles and depth == 1:
                yield Slip(place, place + 1, nested[titles.index(char)], "sign-titles",
                           "is the outer bracket of a title inside another title",
                           text.count(titles[0]) == text.count(titles[1]))
            depth += char == titles[0]


def find_brackets(text: str, hand: Hand) -> Iterator[Slip]:
    """Brackets without a partner."""
    for opening, closing in hand.signs.brackets:
        if opening not in text and closing not in text:
            continue
        open_: list[int] = []
        for place, char in enumerate(text):
            if char == opening:
                open_.append(place)
            elif char == closing and open_:
                open_.pop()
            elif char == closing and not re.search(r"(^|\s)[\w]{1,3}$", text[:place]):
                open_.append(place)  # a list's "a)" has no partner
                break
        for place in open_:
            yield Slip(place, place + 1, None, "sign-unpaired", "has no partner")
