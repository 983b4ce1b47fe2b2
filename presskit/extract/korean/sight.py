"""A name at one place of a Korean article, and names that are nobody's to register.

Here: the evidence of one place, reporters, figures of stories.  Never here: how names are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.proposal import Title

__all__ = ["PLAYED", "UNREAD", "Sight", "characters", "reporters"]

UNREAD = frozenset({"note", "byline", "credit", "source", "end"})
"""Kinds of blocks that name no people to register."""
PLAYED = re.compile(
    r"(?<![가-힣])['‘]?(?P<before>[가-힣]{2,4}?)['’]?(?: 역(?:을|의|에|으로|이|은|할|도|,|\)|\("
    r"|$| )"
    r"|(?:이?라는|이란) (?:인물|캐릭터|배역|이름의)|으?로 (?:분한|분해|분했|분하|분할|변신"
    r"|열연)|[을를] (?:연기|맡아 연기))"
    r"|극 ?중 [가-힣]{2,6} ['‘]?(?P<role>[가-힣]{2,4}?)['’]?(?:을|를|으로|로) (?:맡|연기|분|변신)"
    r"|(?:캐릭터|주인공|배역|극 ?중) ['‘]?(?P<behind>[가-힣]{2,4}?)['’]?(?=은|는|이|가|을|를|의"
    r"|와|과|역|으로|로|[ ,])"
    r"|(?<![가-힣])(?P<played>[가-힣]{2,4})\s?\((?P<actor>[가-힣]{2,4}) 분\)"
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A name at one place."""

    piece: Piece
    sure: float
    why: str
    title: Title | None = None
    also: Piece | None = None
    foreign: bool = False


def reporters(article: Article, known: Lexicon) -> frozenset[str]:
    """Names before the words for those who write for the paper."""
    papers = "|".join(sorted(known.reporters, key=len, reverse=True))
    found = re.compile(
        rf"(?<![가-힣])([가-힣]{{2,4}})\s?(?:[가-힣]{{2,6}}\s)?(?:{papers})(?![가-힣]{{2}})"
    )
    return frozenset(match[1] for match in found.finditer(article.text))


def characters(article: Article) -> frozenset[str]:
    """Names of those who are played: before 역, before the words for a figure of a story."""
    found: set[str] = set()
    for match in PLAYED.finditer(article.text):
        name = match["before"] or match["role"] or match["behind"] or match["played"]
        found |= {name, f"{name}을", f"{name}를"} if match["role"] else {name}
    return frozenset(found)
