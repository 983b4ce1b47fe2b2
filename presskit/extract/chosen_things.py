"""What a choice about a block, a work, a body or the occasion makes of a proposal.

Here: everything but people and who speaks.  Never here: asking, storing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from presskit.extract.chosen import (
    ACCEPTED,
    Choice,
    accepted,
    exchange,
    find_words,
    squeeze,
)
from presskit.extract.proposal import KINDS, Organisation, Placed, Proposal, Work

__all__ = ["apply_to_block", "apply_to_event", "apply_to_thing", "keep_organisations"]

_GROUPS = {"work": ("works", "title"), "organisation": ("organisations", "name")}


def apply_to_block(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Say what a block is; ``omitted`` for one that is to be left out."""
    number = next((number for number, _, words in proposal.article.each()
                   if squeeze(words) == choice.words), None)
    if number is None:
        return None
    kind = {"accept": proposal.placed[number].kind, "reject": "paragraph"}.get(
        choice.answer, choice.instead)
    if kind not in KINDS:
        return None
    return replace(proposal, placed=exchange(proposal.placed, number,
                                             Placed(kind, 1.0, ACCEPTED)))


def apply_to_thing(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Accept, rename, take away or add a work or an organisation."""
    things, article = proposal.things, proposal.article
    group, field = _GROUPS[choice.kind]
    those = getattr(things, group)
    number = next((number for number, one in enumerate(those)
                   if squeeze(article.words(getattr(one, field))) == choice.words), None)
    if choice.answer == "add" and number is None:
        piece = find_words(article, choice.instead)
        made = Work if choice.kind == "work" else Organisation
        return piece and replace(proposal, things=replace(
            things, **{group: (*those, made(piece, why=ACCEPTED))}))
    if number is None:
        return None
    if choice.answer == "reject":
        return _without_thing(proposal, group, number)
    one = those[number]
    if choice.answer == "change":
        piece = find_words(article, choice.instead)
        if piece is None:
            return None
        one = replace(one, **{field: piece})
        if group == "organisations":
            one = replace(one, also=tuple(form for form in one.also
                                          if article.words(form) in choice.instead))
    return replace(proposal, things=replace(
        things, **{group: exchange(those, number, accepted(one))}))


def _without_thing(proposal: Proposal, group: str, gone: int) -> Proposal:
    if group == "organisations":
        return keep_organisations(proposal, frozenset((gone,)))
    works = proposal.things.works
    return replace(proposal, things=replace(proposal.things,
                                            works=(*works[:gone], *works[gone + 1:])))


def keep_organisations(proposal: Proposal, gone: frozenset[int]) -> Proposal:
    """Without some organisations; what describes one of them describes nobody."""
    things = proposal.things
    kept = [number for number in range(len(things.organisations)) if number not in gone]
    places = {number: place for place, number in enumerate(kept)}
    return replace(proposal, things=replace(
        things, organisations=tuple(things.organisations[number] for number in kept),
        boilerplate=tuple((block, None if one is None else places.get(one))
                          for block, one in things.boilerplate)))


def apply_to_event(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Accept, change or take away what the article says of its occasion."""
    event, name = proposal.things.event, choice.kind.partition(".")[2]
    piece = getattr(event, name, None)
    if piece is None or squeeze(proposal.article.words(piece)) != choice.words:
        return None
    if choice.answer == "accept":
        return proposal
    instead = find_words(proposal.article, choice.instead) if choice.answer == "change" else None
    if choice.answer == "change" and (instead is None or name == "date"):
        return None
    changes: dict[str, Any] = {name: instead}
    if name == "date":
        changes["day"] = None
    return replace(proposal, things=replace(proposal.things, event=replace(event, **changes)))
