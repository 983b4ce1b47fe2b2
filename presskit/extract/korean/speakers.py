"""Whom a Korean sentence speaks of: persons, pronouns, people that nobody names.

Here: the one that a sentence says something of, before or behind a quote.  Never here: whether
the words in marks are speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.korean.josa import TOPIC
from presskit.extract.korean.sayings import Sayings, sayings_of
from presskit.extract.korean.spans import Unit
from presskit.extract.proposal import Person
from presskit.extract.words import Words, any_of

__all__ = ["Finder", "Subject", "finder"]

SUBJECT = re.compile(
    rf"(?:\s?\([^()\n]{{1,40}}\))?\s?(?:씨|군|양|옹|님|여사)?{TOPIC}(?=[\s,\x00]|$)"
)
WORDS = re.compile(
    rf"(?:\s?\([^()\n]{{1,40}}\))?(?: [가-힣A-Za-z0-9·&()㈜]{{1,20}}?){{1,7}}?"
    rf"(?:\([^()\n]{{1,30}}\))?{TOPIC}(?=[\s,\x00]|$)"
)
BREAK = re.compile(
    r"[가-힣]+(?:을|를|에서|에게|에|와|(?<!학)과|의|으로|한|된|던|하는|하고|하며|해|고|며|게|지"
    r"|면|도록) "
)
PREDICATE = re.compile(
    r"(?:\s?\([^()\n]{1,40}\))?\s?(?:씨|군|양|옹)?(?: [가-힣A-Za-z]{1,12}){0,2}?(?:이다|다|였다"
    r"|이었다|입니다|이에요)?\.$"
)
BEFORE_WORDS = re.compile(
    r"(?<![가-힣A-Za-z㈜])([가-힣A-Za-z㈜·]{2,20}?(?: 측)?)(?<!에)(?<!에서)(?<!으로)"
    r"(?<!때)(?<!해)(?<!날)(?<!해서)(?<!로서)(?<!면서)(?<!에게)(?<!라고)(?<!다고)(?:은|는|도|이"
    r"|가)[ ,]{1,2}$"
)
ALIAS = re.compile(
    r"(?P<alias>[‘'][가-힣A-Za-z]{1,8}[’'](?:\s?\([^()]{1,20}\))?\s?(?:씨|님)?)"
    r"(?:은|는)(?=[ ,\x00])"
)
ASKED = re.compile(r"(?:\s?씨)?(?: [가-힣]{2,8})?(?:에게|한테|께)[^.]{0,60}?(?:물었|묻자|물어)")


@dataclass(frozen=True, slots=True)
class Subject:
    """``person`` by number, or the words for one that nobody names; ``pronoun``: as spoken of
    before.  ``at`` is where it stands; ``topical``: with 은 or 는."""

    at: int
    end: int
    person: int | None = None
    unnamed: Piece | None = None
    pronoun: bool = False
    topical: bool = True


@dataclass(frozen=True, slots=True)
class Finder:
    """An article's people by place, and patterns, made once."""

    article: Article
    starts: tuple[int, ...]
    mentions: tuple[tuple[Piece, int], ...]
    titled: dict[str, int]
    read: dict[int, list[Subject]]
    sayings: Sayings
    pronoun: re.Pattern[str]
    nobody: re.Pattern[str]
    firm: re.Pattern[str]

    def inside(self, start: int, end: int) -> list[tuple[Piece, int]]:
        """Mentions between two places."""

        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(self.mentions[first:last])

    def subjects(self, unit: Unit) -> list[Subject]:
        """All of whom a sentence says something, in order, outside quoted words."""
        if unit.start not in self.read:
            self.read.clear()
            found = [*self._people(unit), *self._pronouns(unit)]
            found += self._bodies(unit)
            found += self._others(unit, {at for one in found for at in range(one.at, one.end)})
            self.read[unit.start] = sorted(found, key=lambda one: one.at)
        return self.read[unit.start]

    def _people(self, unit: Unit) -> Iterator[Subject]:
        said = unit.outside(self.article.text)
        for piece, person in self.inside(unit.start, unit.end):
            here = piece.end - unit.start
            if said[piece.start - unit.start] == "\x00":
                continue
            if match := SUBJECT.match(said, here) or self._titled(said, here):
                topical = match[0].rstrip().endswith(("은", "는", "도", "역시"))
                yield Subject(piece.start, unit.start + match.end(), person, topical=topical)

    def _pronouns(self, unit: Unit) -> Iterator[Subject]:
        """Pronouns; the late one of an obituary is whom it names first."""
        for match in self.pronoun.finditer(unit.outside(self.article.text)):
            late = self.mentions[0][1] if match[1] == "고인" and self.mentions else None
            topical = not match[0].rstrip().endswith(("이", "가"))
            yield Subject(
                unit.start + match.start(1),
                unit.start + match.end(),
                late,
                pronoun=late is None,
                topical=topical,
            )

    def _bodies(self, unit: Unit) -> Iterator[Subject]:
        """A body of which a sentence says something from its first words on, or a name in marks
        that stands for somebody's; a person comes first."""
        for match in ALIAS.finditer(unit.outside(self.article.text)):
            start, end = unit.start + match.start("alias"), unit.start + match.end("alias")
            yield Subject(start, end, None, Piece(start, end), topical=False)
        if match := self.firm.match(unit.outside(self.article.text)):
            start, end = unit.start + match.start("firm"), unit.start + match.end("firm")
            if not self.inside(start, end):
                yield Subject(start, end, None, Piece(start, end), topical=False)

    def _others(self, unit: Unit, taken: set[int]) -> Iterator[Subject]:
        """Those that nobody names; a title by itself is the one person's who has it."""
        said = unit.outside(self.article.text)
        for match in self.nobody.finditer(said):
            start, end = unit.start + match.start(1), unit.start + match.end()
            if start in taken or unit.start + match.end(1) - 1 in taken:
                continue
            topical = match[0].rstrip().endswith(("은", "는", "도"))
            if (holder := self.titled.get(match[1])) is not None:
                yield Subject(start, end, holder, topical=topical)
            else:
                yield Subject(start, end, None, self._phrase(unit, said, match), topical=topical)

    def _titled(self, said: str, here: int) -> re.Match[str] | None:
        """Title and body between a name and its particle."""
        match = WORDS.match(said, here)
        return None if not match or BREAK.search(said, here, match.end()) else match

    def _phrase(self, unit: Unit, said: str, match: re.Match[str]) -> Piece:
        """The words for one that nobody names, from the sentence's beginning or last comma."""
        end, low = match.end(1), max(0, match.start(1) - 60)
        begin = (
            max(
                said.rfind(",", low, match.start(1)),
                said.rfind("\x00", low, match.start(1)),
                said.rfind(". ", low, match.start(1)),
                low - 1,
            )
            + 1
        )
        while begin < match.start(1) and said[begin] in " \x00":
            begin += 1
        topic = re.compile(r"[가-힣](?:은|는|에서|에게) ").search(said, begin, match.start(1))
        if topic:
            begin = topic.end()
        if joined := self.sayings.joined.match(said, begin, match.start(1)):
            begin = joined.end()
        if match.start(1) - begin > 24:
            begin = match.start(1)
        return Piece(unit.start + begin, unit.start + end)

    def turned_to(self, unit: Unit) -> int | None:
        """The person of whom a sentence tells something without speaking of him: whose wish it
        is (노 관장의 꿈은), who was asked (감씨에게 … 물었다)."""
        said = unit.outside(self.article.text)
        for piece, person in self.inside(unit.start, unit.end):
            here = piece.end - unit.start
            if self.sayings.of_mind.match(said, here) or ASKED.match(said, here):
                return person
        return None

    def body(self, unit: Unit, stop: int) -> Subject | None:
        """A word with 은 or 는 right before quoted words, which is nobody's name (환경부는 "…)."""
        said = unit.outside(self.article.text)
        here = stop - unit.start
        found = BEFORE_WORDS.search(said, max(0, here - 40), here)
        return (
            Subject(
                unit.start + found.start(1),
                unit.start + found.end(),
                None,
                Piece(unit.start + found.start(1), unit.start + found.end(1)),
            )
            if found
            else None
        )

    def whose(self, unit: Unit) -> int | None:
        """The person of whose words a sentence is said to be (X 대표의 말이다), or whom it names
        as its predicate (…은 X 대표다)."""
        said = unit.outside(self.article.text)
        for piece, person in self.inside(unit.start, unit.end):
            here = piece.end - unit.start
            if said[piece.start - unit.start] != "\x00" and (
                self.sayings.of_words.match(said, here) or PREDICATE.match(said, here)
            ):
                return person
        return None


def _titled(article: Article, people: tuple[Person, ...], words: Words) -> dict[str, int]:
    """Titles that one person has alone, so that the title by itself means that person."""
    found: dict[str, set[int]] = {}
    for number, person in enumerate(people):
        for title in person.titles:
            if title.title:
                word = article.words(title.title).split("(")[0].split(" ")[-1]
                found.setdefault(word, set()).add(number)
                for ending in filter(word.endswith, words["titles_alone"]):
                    found.setdefault(ending, set()).add(number)
    return {word: min(those) for word, those in found.items() if len(those) == 1}


def finder(article: Article, people: tuple[Person, ...], words: Words) -> Finder:
    """What looks for whoever speaks, ready for one article."""
    mentions = sorted(
        (piece, number) for number, person in enumerate(people) for piece in person.mentions
    )
    heads = any_of(words["unnamed"])
    return Finder(
        article,
        tuple(piece.start for piece, _ in mentions),
        tuple(mentions),
        _titled(article, people, words),
        {},
        sayings_of(words),
        re.compile(rf"(?<![가-힣])({any_of(words['pronouns'])}){TOPIC}(?=[\s,\x00]|$)"),
        re.compile(
            rf"(?<![가-힣])((?:[가-힣]{{0,8}}{heads}|[가-힣]모"
            rf"|[A-Z])(?:\s?\([^()\n]{{1,20}}\))?(?:\s?(?:씨|군|양))?들?(?: 측)?)"
            rf"{TOPIC}(?=[\s,\x00]|$)"
        ),
        re.compile(
            r"\s*(?:[가-힣]{1,6},? )?(?P<firm>(?:[가-힣A-Za-z0-9·]{1,14} ){0,2}?"
            rf"[가-힣A-Za-z0-9·㈜]{{1,14}}{any_of(words['organisations'])})(?:은|는)(?=[ ,])"
        ),
    )
