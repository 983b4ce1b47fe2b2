"""Whether a proposal keeps to its article: what others add to it is looked at here.

Here: places and numbers that don't exist.  Never here: whether a finding is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import KINDS, Proposal

__all__ = ["each_fault"]


def each_fault(proposal: Proposal) -> Iterator[str]:
    """What is wrong with a proposal, a sentence each; nothing for one that can be used.

    Every piece must lie in one block of the article, every number name a person or an
    organisation of the proposal, ``sure`` be between 0 and 1, and no two quotes share words.
    """
    article, people = proposal.article, len(proposal.people)
    if len(proposal.placed) != len(article.blocks):
        yield f"{len(proposal.placed)} kinds are given for {len(article.blocks)} blocks"
    for placed in proposal.placed:
        if placed.kind not in KINDS:
            yield f'"{placed.kind}" is no kind of block'
    for what, one in _each(proposal):
        yield from _faults_of(what, one, article)
    numbers = [quote.speaker for quote in proposal.quotes if quote.speaker is not None]
    numbers += [maker for work in proposal.things.works for maker in work.makers]
    numbers += [shown for caption in proposal.things.captions for shown in caption.shows]
    yield from (f"there is no person number {number}" for number in numbers
                if not 0 <= number < people)
    yield from (f"there is no organisation number {number}"
                for _, number in proposal.things.boilerplate
                if number is not None and not 0 <= number < len(proposal.things.organisations))
    outer = sorted(piece for quote in proposal.quotes for piece in quote.outer)
    yield from (f"two quotes share the characters from {two.start} to {one.end}"
                for one, two in pairwise(outer) if two.start < one.end)
    for quote in proposal.quotes:
        if len(quote.outer) != len(quote.fragments) or not quote.fragments or not all(
                outer.holds(inner) for outer, inner in zip(quote.outer, quote.fragments,
                                                           strict=True)):
            yield "the fragments of a quote are not inside its marks"
        if any(later.start < earlier.end for earlier, later in pairwise(quote.fragments)):
            yield "the fragments of a quote are out of order"


def _each(proposal: Proposal) -> Iterator[tuple[str, Any]]:
    things = proposal.things
    for what, those in (("person", proposal.people), ("quote", proposal.quotes),
                        ("marked words", proposal.marked), ("work", things.works),
                        ("organisation", things.organisations), ("caption", things.captions),
                        ("contact", things.contacts), ("credit", things.credits)):
        yield from ((what, one) for one in those)
    yield "event", things.event
    if things.dateline:
        yield "dateline", things.dateline


def _faults_of(what: str, one: Any, article: Article) -> Iterator[str]:
    sure = getattr(one, "sure", 1.0)
    if not 0 <= sure <= 1:
        yield f"a {what} is {sure} sure"
    for piece in _pieces(one):
        try:
            block = article.blocks[article.block_of(piece)]
        except ValueError:
            yield f"a {what} begins at {piece.start}, outside every block"
            continue
        if not block.piece.holds(piece):
            yield f"a {what} goes from {piece.start} to {piece.end}, over the end of its block"


def _pieces(value: Any) -> Iterator[Piece]:
    if isinstance(value, Piece):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _pieces(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _pieces(getattr(value, one.name))
