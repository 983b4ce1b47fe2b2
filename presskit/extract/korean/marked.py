"""What words in single marks or corner brackets are.

Here: work, event, term or part of a sentence, by marks and neighbours.  Never here: speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.proposal import Marked
from presskit.extract.words import Words, any_of, made_once

__all__ = ["Titling", "angled", "kind_of", "titling_of"]

WORKS = "《〈「『«"
SAID = re.compile(r"\s?(?:이라고|라고|고|며|라며|이라며|다고|는 (?:말|뜻|생각))(?![가-힣])")

ANGLED = re.compile(r"<([^<>=\n]{1,40})>")

@dataclass(frozen=True, slots=True)
class Titling:
    """What no title is: ``law`` at its end, in corner brackets; ``none`` from its beginning,
    between the signs for less and more."""

    law: re.Pattern[str]
    none: re.Pattern[str]


@made_once
def titling_of(words: Words) -> Titling:
    """The patterns, from the lists of the language."""
    return Titling(
        re.compile(rf"{any_of(words['laws'])}$"),
        re.compile(
            rf"{any_of(words['no_works'])}\s?\d*$|.*{any_of(words['no_work_ends'])}$|[A-Za-z/!].*"
        ),
    )


def angled(text: str, begin: int, end: int, titling: Titling) -> Iterator[Marked]:
    """Titles of works between the signs for less and more, as dailies print them."""
    for match in ANGLED.finditer(text, begin, end):
        if not (titling.none.match(match[1]) or match.span() == (begin, end)):
            yield Marked(Piece(*match.span(1)), "work")


def kind_of(text: str, outer: Piece, mark: str, titling: Titling) -> str:
    """``work``, ``term`` or ``partial``."""
    inner = text[outer.start + 1 : outer.end - 1]
    if mark in WORKS:
        return "term" if titling.law.search(inner) else "work"
    if SAID.match(text, outer.end, outer.end + 6) or inner.endswith((".", "?", "!", "다", "요")):
        return "partial"
    return "term"
