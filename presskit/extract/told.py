"""The sentence of an article that says most of an event: the walk that languages share.

Here: one sentence of a paragraph after the other, which of them says most, whom another one
names as the host.  Never here: how a language ends a sentence, or what it says in one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Placed

__all__ = ["Facts", "Told", "told_best"]

_LEAST = 2.9
"""What a sentence that counts says more than: a place and a holder don't make an event."""
_SHORT = 40
"""The characters of a paragraph that begins no article yet: a dateline, a line of greeting."""

Facts = dict[str, Piece | str | None]
"""What is said of an event, by the fields of :class:`~presskit.extract.proposal.Event`."""


@dataclass(slots=True)
class Told:
    """What one sentence says of an event, and how much that is."""

    weight: float = 0.0
    facts: Facts = field(default_factory=dict)

    def add(self, weight: float, facts: Facts) -> None:
        """Take in what has been found; what is nothing weighs nothing."""
        if facts:
            self.weight += weight
            self.facts |= facts


def told_best(article: Article, placed: tuple[Placed, ...], held: re.Pattern[str],
              sentences: Callable[[str, Piece], Iterator[Piece]],
              host: Callable[[Piece], Piece | None], tell: Callable[[Piece], Told]) -> Facts:
    """The facts of the sentence that says most; whose it is may stand in another one.

    ``held`` is found in every sentence that tells of something that takes place; ``sentences``
    parts the words of a paragraph; ``host`` and ``tell`` read a sentence.  A sentence of the
    first paragraph, of the same weight, is the better one.
    """
    best, first, hosts = Told(_LEAST), True, None
    for number, block, words in article.each():
        if placed[number].kind != "paragraph":
            continue
        for sentence in sentences(article.text, block.piece):
            hosts = hosts or host(sentence)
            if held.search(article.text, sentence.start, sentence.end):
                one = tell(sentence)
                one.weight += first
                best = one if one.weight > best.weight else best
        first = first and len(words) < _SHORT
    if best.facts and hosts:
        best.facts["organiser"] = hosts
    return best.facts
