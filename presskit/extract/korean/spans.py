"""Sentences of a Korean paragraph, in which what is quoted is one thing.

Here: pairs of marks that may hold speech, and where sentences end outside them.  Never here: who
speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Article, Block
from presskit.extract.marks import Pair

__all__ = ["Unit", "others_of", "speech_pairs", "units_of"]

SPEECH = '"“'
STOP = re.compile(r"(?<!\d)[.?!…]+[)\]]*(?=\s|$|[\"“])|(?<=\d)[.?!](?=\s|$)")
GOES_ON = re.compile(
    r"\s?(?:이라고|라고|이라며|라며|고|며|면서|이라면서|라면서|하고|하며|다고|는|라는|이라는"
    r"|이란|라|이라)(?![가-힣])"
)


@dataclass(slots=True)
class Unit:
    """A sentence with the pairs in it."""

    start: int
    end: int
    pairs: list[Pair] = field(default_factory=list)
    said: str = ""

    def alone(self, text: str) -> bool:
        """Whether there is nothing but quoted words."""
        return bool(self.pairs) and not re.search(r"[가-힣A-Za-z0-9]", self.outside(text))

    def outside(self, text: str) -> str:
        """The words outside the pairs, as long as the sentence: quoted signs are blanks."""
        if self.said:
            return self.said
        parts, at = [], self.start
        for pair in self.pairs:
            parts.append(text[at : pair.outer.start] + "\x00" * (pair.outer.end - pair.outer.start))
            at = pair.outer.end
        self.said = "".join((*parts, text[at : self.end]))
        return self.said


def speech_pairs(pairs: tuple[Pair, ...]) -> list[Pair]:
    """The outermost pairs of double marks."""
    return [pair for pair in pairs if pair.depth == 0 and pair.mark in SPEECH and pair.inner]


def others_of(pairs: tuple[Pair, ...]) -> list[Pair]:
    """The outermost pairs of all other marks."""
    return [
        pair
        for pair in pairs
        if pair.depth == 0 and pair.mark not in SPEECH and pair.inner and pair.closed
    ]


def units_of(article: Article, block: Block, pairs: list[Pair]) -> list[Unit]:
    """The sentences of a block."""
    text, units, start, at, end = (
        article.text,
        [],
        block.piece.start,
        block.piece.start,
        block.piece.end,
    )
    inside: list[Pair] = []

    def close(stop: int) -> None:
        nonlocal start, inside
        if stop > start and text[start:stop].strip():
            units.append(Unit(start, stop, inside))
            inside = []
            start = stop

    for pair in pairs:
        for stop in STOP.finditer(text, at, pair.outer.start):
            close(stop.end())
        inside.append(pair)
        at = pair.outer.end
        said = text[pair.inner.start : pair.inner.end].rstrip("’'”\"」』 )")
        if (
            said.endswith((".", "?", "!", "…"))
            and not GOES_ON.match(text, at, end)
            and (at >= end or text[at] in " \n\t)(")
            and text[at : at + 2] not in (", ",)
        ):
            close(at)
        elif text[at : at + 1] == ".":
            at += 1
            close(at)
    for stop in STOP.finditer(text, at, end):
        close(stop.end())
    close(end)
    return units
