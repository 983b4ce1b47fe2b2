"""Who answers in an interview: the person whom a label means, or whom the article introduces.

Here: labels held against people, and who is most probably asked.  Never here: layout (``turns``),
what is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Person, Placed
from presskit.extract.turn_signs import TurnSigns
from presskit.extract.turns import Talk

__all__ = ["Cast", "Guest", "cast_of", "find_guest", "score_guests"]

_ASIDE = re.compile(r"[（(]([^（）()]*)[)）]")
_PARTS = re.compile(r"[ \u3000·・･‧．=＝.-]+")
_STRIPPED = " \u3000【】〔〕[]<>＜＞●○■◆▶▷▲△・·:：﹕"
_ENOUGH = _CLEAR = 3
_MET = 5
_NEVER = 100
_NEAR = 8
_SENTENCE = re.compile(r"[。！？!?]|\. ")
_DEFINED, _SHORT = 2000, 6
"""Scores: of a guest at least, before the next one, of whom somebody met, of somebody whom only
answers name; characters before a pronoun that tell of a meeting, of a talk in which a label is told
what it stands for, and of such a label."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is asked, and how sure that is."""

    person: int
    sure: float


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article as labels may call them; ``mentions`` are all places in order."""

    article: Article
    signs: TurnSigns
    names: tuple[str, ...]
    forms: tuple[frozenset[str], ...]
    titles: tuple[frozenset[str], ...]
    mentions: tuple[tuple[int, int, int], ...]
    opening: int

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The places of people between two others."""
        at = bisect_left(self.mentions, (start, 0, 0))
        while at < len(self.mentions) and self.mentions[at][1] <= end:
            yield self.mentions[at]
            at += 1

    def introduced(self) -> set[int]:
        """Whoever is named before the first turn."""
        return {one[2] for one in self.within(0, self.opening)}

    def meant(self, label: Piece, likely: set[int], scores: list[float]) -> Guest | None:
        """The person whom a label means; of several of a name one of those who are ``likely``, or
        the one with the most of ``scores``."""
        words = self.article.words(label).strip(_STRIPPED)
        aside = _ASIDE.search(words)
        bare = _ASIDE.sub("", words).strip(_STRIPPED)
        whole = [one for one in self.within(label.start, label.end)
                 if self.article.text[one[0]:one[1]] == self.names[one[2]]]
        if len({one[2] for one in whole}) == 1:
            return Guest(whole[0][2], 0.92)
        for one in (bare, aside[1].strip() if aside else ""):
            if one and (found := self._fitting(one, likely, scores)):
                return found
        return self._defined(bare)

    def _fitting(self, label: str, likely: set[int], scores: list[float]) -> Guest | None:
        label = label.casefold()
        bare = self.signs.honours.sub("", label).strip(" .\u3000") or label
        for sure, every in _FITS:
            found = {number for number in range(len(self.names))
                     if any(fits(self, number, label, bare) for fits in every)}
            if len(found) == 1:
                return Guest(found.pop(), sure)
            few = found & likely or found
            if len(few) == 1:
                return Guest(few.pop(), 0.76)
            if few:
                best, second = sorted(few, key=lambda one: (-scores[one], one))[:2]
                return Guest(best, 0.7 if scores[best] > scores[second] else 0.5)
        return None

    def _defined(self, label: str) -> Guest | None:
        """Whom the article says that a label stands for: W: 王小明, 王小明 (hereafter W)."""
        text = self.article.text[:self.opening + _DEFINED]
        if not label or len(label) > _SHORT:
            return None
        found = re.search(rf"(?<!\w){re.escape(label)}\s?[:：＝=]\s?", text)
        after = [one[2] for one in self.within(found.end(), found.end() + 40)
                 if one[0] == found.end()] if found else []
        if not after:
            called = rf"[（(][^（）()\n]{{0,12}}?(?<![A-Za-z]){re.escape(label)}[」”』]?[)）]"
            found = re.search(called, text)
            after = [one[2] for one in self.within(max(0, found.start() - 40), found.start())
                     if one[1] == found.start()] if found else []
        return Guest(after[0], 0.86) if after else None


def _is_form(cast: Cast, number: int, label: str, bare: str) -> bool:
    return label in cast.forms[number] or bare in cast.forms[number]


def _is_part(cast: Cast, number: int, label: str, bare: str) -> bool:
    """The surname or the given name, where a name has parts."""
    parts = _PARTS.split(cast.names[number].casefold())
    return len(parts) > 1 and any(
        one == " ".join(parts[at:]) or one == " ".join(parts[:-at]) or one == parts[0]
        or one == parts[-1] or one == "".join(parts)
        for one in (label, bare) for at in range(1, len(parts)))


def _is_wide(text: str) -> bool:
    return bool(text) and ord(text[0]) > 0x2E80


def _is_beginning(cast: Cast, number: int, label: str, bare: str) -> bool:
    """The surname of a name in a script without spaces; the given name where it has two signs."""
    name = cast.names[number].casefold()
    return _is_wide(bare) and (name.startswith(bare) or len(bare) > 1 and name.endswith(bare))


def _is_called(cast: Cast, number: int, label: str, bare: str) -> bool:
    """A form with a title before or behind it; the surname with one of the person's titles."""
    for form in cast.forms[number]:
        if len(form) > 1 and (label.endswith(form) or label.startswith(form)) and (
                _is_wide(form) or re.search(rf"(?<!\w){re.escape(form)}(?!\w)", label)):
            return True
    name = cast.names[number].casefold()
    parts = _PARTS.split(name)
    if len(parts) > 1 and not _is_wide(name) and re.search(rf"(?<!\w){re.escape(parts[-1])}$",
                                                           label):
        return True
    return _is_wide(label) and any(
        name.startswith(label[:cut]) and any(title.endswith(label[cut:].strip()) for title in
                                             cast.titles[number]) and label[cut:].strip()
        for cut in (2, 1) if len(label) > cut)


def _is_initials(cast: Cast, number: int, label: str, bare: str) -> bool:
    """MI of Meenakshi Iyengar; small words of a name count or don't."""
    letters = re.sub(r"[ .]", "", label)
    parts = [one for one in _PARTS.split(cast.names[number]) if one]
    if not letters.isalpha() or not 1 <= len(letters) <= 4 or len(parts) < 2 \
            or _is_wide(letters) or _is_wide(parts[0]):
        return False
    every = "".join(one[0] for one in parts).casefold()
    large = "".join(one[0] for one in parts if one[0].isupper()).casefold()
    return letters in (every, large, large[:1] + large[-1:], large[:1])


def _is_title(cast: Cast, number: int, label: str, bare: str) -> bool:
    return len(label) > 1 and any(title == label or title.endswith(label)
                                  for title in cast.titles[number])


_FITS: tuple[tuple[float, tuple[Callable[[Cast, int, str, str], bool], ...]], ...] = (
    (0.92, (_is_form, _is_part, _is_beginning)), (0.85, (_is_called,)), (0.8, (_is_initials,)),
    (0.76, (_is_title,)))


def cast_of(article: Article, people: tuple[Person, ...], signs: TurnSigns, talk: Talk) -> Cast:
    """The people of an article as their labels are looked for."""
    words = article.words
    return Cast(
        article, signs, tuple(words(one.name) for one in people),
        tuple(frozenset(words(piece).casefold() for piece in
                        (one.name, *one.mentions[:50], *one.also)) for one in people),
        tuple(frozenset(words(title.title).casefold() for title in one.titles if title.title)
              for one in people),
        tuple(sorted({(piece.start, piece.end, number) for number, one in enumerate(people)
                      for piece in (one.name, *one.mentions)})),
        article.blocks[min(talk.openings)].piece.start)


def find_guest(cast: Cast, scores: list[float]) -> Guest | None:
    """Whom the questions are put to, by :func:`score_guests`."""
    order = sorted(range(len(scores)), key=lambda one: (-scores[one], one))
    if not order or scores[order[0]] < _ENOUGH - 1:
        return None
    best, second = scores[order[0]], scores[order[1]] if len(order) > 1 else -_NEVER
    clear = second <= -_NEVER / 2 or best - second >= _CLEAR and best >= _ENOUGH
    return Guest(order[0], 0.86 if clear else 0.7)


def score_guests(cast: Cast, placed: tuple[Placed, ...], talk: Talk,
                 answered: list[Piece]) -> list[float]:
    """How probably the questions are put to each person: whom headline and opening introduce, whom
    they say that somebody met or asked, whom pictures show; never whom only answers name.

    ``answered`` are the words of answers, in order.
    """
    article, scores, seen = cast.article, [0.0] * len(cast.names), set[int]()
    first = min(talk.openings)
    told: dict[int, int] = {}
    starts = [one.start for one in answered]
    for start, end, person in cast.mentions:
        number = article.block_of(Piece(start, end))
        kind = placed[number].kind
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < answered[at].end:
            told[person] = told.get(person, 0) + 1
        elif kind in ("headline", "subhead"):
            scores[person] += 3
        elif number < first and kind not in ("byline", "credit"):
            scores[person] += 2 if person not in seen else 0.5
        elif kind == "caption":
            scores[person] += 0.5
        if number < first or kind == "caption" or kind in ("headline", "subhead"):
            seen.add(person)
            if number < first:
                scores[person] += _opening_says(cast, start, end, number)
    for person in _called(cast, placed, first):
        scores[person] += _CLEAR
    for person, count in told.items():
        scores[person] -= min(4, 1.5 + 0.5 * count)
    return [score if one in seen else score - _NEVER for one, score in enumerate(scores)]


def _opening_says(cast: Cast, start: int, end: int, number: int) -> float:
    """What the words round a name say: that somebody was asked, is kin of whoever was, or stood
    by while the interview began."""
    signs, text, block = cast.signs, cast.article.text, cast.article.blocks[number].piece
    if signs.kin.search(text, max(0, start - 10), start):
        return -_CLEAR
    before = _SENTENCE.split(text[max(block.start, start - 40):start])[-1]
    behind = _SENTENCE.split(text[end:min(block.end, end + 48)])[0]
    meanwhile = signs.meanwhile.search(before) is not None
    if signs.meets.search(before) and not meanwhile:
        return _MET
    if signs.beside.search(before) or signs.beside_behind.match(behind):
        return -_CLEAR
    return _MET if signs.asked.match(behind) and not meanwhile else 0


def _called(cast: Cast, placed: tuple[Placed, ...], first: int) -> Iterator[int]:
    """Of whom the opening says by a pronoun that somebody met or asked them: whoever is named
    first in the words before, of the same paragraph or of the last one with a name."""
    text, topic = cast.article.text, None
    for number in range(first):
        if placed[number].kind not in ("paragraph", "subhead"):
            continue
        block = cast.article.blocks[number].piece
        named = list(cast.within(block.start, block.end))
        for found in cast.signs.pronoun.finditer(text, block.start, block.end):
            who = named[0][2] if named and named[0][0] < found.start() else topic
            near = max([block.start, found.start() - _NEAR] + [
                one[1] for one in named if one[1] <= found.start()])
            before = text[near:found.start()]
            behind = _SENTENCE.split(text[found.end():min(block.end, found.end() + 40)])[0]
            if who is not None and not cast.signs.meanwhile.search(before) and (
                    cast.signs.asked.match(behind) or cast.signs.meets.search(before)):
                yield who
                return
        topic = named[0][2] if named else topic
