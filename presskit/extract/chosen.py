"""One choice about a finding, and what every kind of choice needs.

Here: the record, finding words, marking what was accepted.  Never here: what a choice does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from presskit.extract.article import Article, Piece

__all__ = ["ACCEPTED", "ANSWERS", "MARKS", "Choice", "accepted", "exchange", "find_near",
           "find_words", "squeeze"]

ACCEPTED = "accepted"
"""Why a finding is sure that somebody has accepted."""

MARKS = ("「」", "『』", "“”", "‘’", '""', "''", "«»", "„“")
"""What may stand round words that somebody adds as a quote."""
Answer = Literal["accept", "change", "reject", "add"]
ANSWERS: tuple[str, ...] = get_args(Answer)


@dataclass(frozen=True, slots=True)
class Choice:
    """``kind`` is ``person``, their ``title`` or ``affiliation``, ``speaker`` (of a quote),
    ``block``, ``work``, ``organisation`` or a field of the event (``event.venue``); ``words`` are
    the finding's, for a title the person's, without white space; ``instead`` is what it is changed
    to: words of the article, a kind of block, nothing for one that is accepted or rejected.
    ``add`` is for what no rule found: a person, a quote, a work, an organisation by their words,
    which stand in ``instead`` as well."""

    kind: str
    words: str
    answer: Answer
    instead: str = ""


def find_words(article: Article, words: str) -> Piece | None:
    """Where words stand first, inside of one block; white space counts as any other."""
    for _, block, text in article.each():
        at = text.find(words)
        if words and at >= 0:
            return Piece(block.piece.start + at, block.piece.start + at + len(words))
    return None


def find_near(article: Article, words: str, places: Iterable[Piece]) -> Piece | None:
    """Where words stand closest to one of some places, in a block that holds one; else where they
    stand first."""
    found: list[tuple[int, Piece]] = []
    for place in places:
        block = article.blocks[article.block_of(place)].piece
        at = article.text.find(words, block.start, block.end) if words else -1
        while at >= 0:
            apart = max(at - place.end, place.start - at - len(words), 0)
            found.append((apart, Piece(at, at + len(words))))
            at = article.text.find(words, at + 1, block.end)
    return min(found)[1] if found else find_words(article, words)


def squeeze(text: str) -> str:
    """A text without white space: by such words a choice finds what it is about."""
    return "".join(text.split())


def accepted(one: Any) -> Any:
    """A finding that somebody has accepted."""
    return replace(one, sure=1.0, why=ACCEPTED)


def exchange(those: tuple, number: int, one: Any) -> tuple:
    """A tuple with another entry at one place."""
    return (*those[:number], one, *those[number + 1:])
