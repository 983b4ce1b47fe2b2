"""The people of an article by place: who is named where, with pronouns, families, roles.

Here: what the search for a speaker asks.  Never here: the search.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.mentions import gender_of
from presskit.extract.english.tokens import tokens_of
from presskit.extract.proposal import Person

__all__ = ["Cast", "cast_of"]

_AGE = re.compile(r",? \(?(?:aged )?(\d{1,3})(?=[,.)]| and | who )")
_AGED = re.compile(r"\b(\d{1,3})-year-old (?:[a-z-]+ ){0,4}$")


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article by place: ``starts`` and ``who`` are of all mentions, in order."""

    people: tuple[Person, ...]
    genders: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    who: tuple[int, ...]
    families: tuple[frozenset[str], ...]
    roles: dict[str, tuple[int, ...]]
    ages: dict[int, int]
    """Who is how old, where nobody else is."""

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Mentions that begin between two places: start, end, whose."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return [(self.starts[at], self.ends[at], self.who[at]) for at in range(first, last)]


def cast_of(article: Article, people: tuple[Person, ...], lexicon: Lexicon,
            hidden: list[Piece]) -> Cast:
    """Everybody's mentions outside the ``hidden`` pieces, which are in order."""
    begins = [piece.start for piece in hidden]

    def shown(piece: Piece) -> bool:
        at = bisect_left(begins, piece.start + 1) - 1
        return at < 0 or hidden[at].end <= piece.start

    mentions = sorted((piece.start, piece.end, number) for number,
                      one in enumerate(people) for piece in one.mentions if shown(piece))
    genders, families = [], []
    ages: dict[int, set[int]] = {}
    roles: dict[str, list[int]] = {}
    for number, one in enumerate(people):
        for mention in one.mentions[:20]:
            age = _AGE.match(article.text, mention.end) or _AGED.search(
                article.text, max(0, mention.start - 60), mention.start)
            if age:
                ages.setdefault(int(age[1]), set()).add(number)
        words = [token.low for token in tokens_of(article.text, one.name.start, one.name.end)]
        gender = gender_of(tuple(words), lexicon)
        for title in one.titles:
            if title.title is None:
                continue
            for token in tokens_of(article.text, title.title.start, title.title.end):
                low = token.low.rpartition("-")[2]
                if low in lexicon.roles:
                    roles.setdefault(low, []).append(number)
                if low in lexicon.she_titles or low in lexicon.she_roles or low in lexicon.she_kin:
                    gender = "she"
                elif low in lexicon.he_titles or low in lexicon.he_roles or low in lexicon.he_kin:
                    gender = "he"
        before = article.text[max(0, one.name.start - 5) : one.name.start].lower().split()
        if not gender and before and before[-1].rstrip(".") in ("mr", "mrs", "ms"):
            gender = "he" if before[-1].startswith("mr") and "s" not in before[-1] else "she"
        for piece in one.also:
            title = article.words(piece).lower().split()[0].rstrip(".")
            gender = ("she" if title in lexicon.she_titles else "he" if title in lexicon.he_titles
                      else gender)
        genders.append(gender)
        families.append(frozenset(words[1:]) | (frozenset(words[:1]) & lexicon.east))
    return Cast(people, tuple(genders), tuple(one[0] for one in mentions),
                tuple(one[1] for one in mentions), tuple(one[2] for one in mentions),
                tuple(families), {role: tuple(dict.fromkeys(those)) for role,
                                  those in roles.items()},
                {age: min(those) for age, those in ages.items() if len(those) == 1})
