"""A proposal without the paragraphs that somebody wants left out, and what they alone say.

Here: names, quotes and works of an advertisement go with it.  Never here: asking, storing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from presskit.extract.article import Piece
from presskit.extract.chosen_people import keep_people
from presskit.extract.chosen_things import keep_organisations
from presskit.extract.proposal import Event, Proposal

__all__ = ["without_omitted"]


def without_omitted(proposal: Proposal) -> Proposal:
    """The proposal as the kit has it; as it was, where nothing is left out."""
    article, placed = proposal.article, proposal.placed
    omitted = {number for number, one in enumerate(placed) if one.kind == "omitted"}
    if not omitted:
        return proposal

    def told(pieces: Iterable[Piece]) -> bool:
        return any(article.block_of(piece) not in omitted for piece in pieces)
    things = proposal.things
    proposal = keep_people(proposal, {
        number: None for number, one in enumerate(proposal.people)
        if not told((one.name, *one.mentions))})
    proposal = keep_organisations(proposal, frozenset(
        number for number, one in enumerate(things.organisations)
        if not told(_everywhere(proposal, (one.name, *one.also)))))
    return replace(
        proposal,
        quotes=tuple(one for one in proposal.quotes if all(told((piece,)) for piece in one.outer)),
        things=replace(
            proposal.things, event=_without(things.event, told),
            works=tuple(one for one in proposal.things.works
                        if told(_everywhere(proposal, (one.title,))))))


def _everywhere(proposal: Proposal, forms: Iterable[Piece]) -> Iterable[Piece]:
    """Every place where one of these words stands."""
    article = proposal.article
    for words in {article.words(form) for form in forms}:
        for _, block, text in article.each():
            at = text.find(words)
            if at >= 0:
                yield Piece(block.piece.start + at, block.piece.start + at + len(words))


def _without(event: Event, told: Callable[[Iterable[Piece]], bool]) -> Event:
    gone = {name: None for name in ("name", "part_of", "theme", "date", "time", "venue", "city",
                                    "organiser")
            if (piece := getattr(event, name)) and not told((piece,))}
    return replace(event, **gone, **({"day": None} if "date" in gone else {}))
