"""What somebody decided about the findings of an article, and what it makes of a proposal.

Here: accepting, changing, rejecting a finding; choices are kept by the words that they are
about, so they outlive a new version of the article.  Never here: asking, storing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import KINDS, Person, Placed, Proposal, Quote

__all__ = ["ACCEPTED", "APPLIED", "Choice", "apply_choices", "find_words"]

ACCEPTED = "accepted"
"""Why a finding is sure that somebody has accepted."""


@dataclass(frozen=True, slots=True)
class Choice:
    """``kind`` is ``person``, ``speaker`` (of a quote), ``block``, ``work``, ``organisation`` or
    a field of the event (``event.venue``); ``words`` are the finding's, without white space;
    ``instead`` is what it is changed to: words of the article, a kind of block, nothing for one
    that is accepted or rejected."""

    kind: str
    words: str
    answer: Literal["accept", "change", "reject"]
    instead: str = ""


def find_words(article: Article, words: str) -> Piece | None:
    """Where words stand first, inside of one block; white space counts as any other."""
    for _, block, text in article.each():
        at = text.find(words)
        if words and at >= 0:
            return Piece(block.piece.start + at, block.piece.start + at + len(words))
    return None


def apply_choices(proposal: Proposal, choices: Iterable[Choice]) -> tuple[Proposal,
                                                                         tuple[Choice, ...]]:
    """The proposal as somebody wants it, and the choices that find nothing to be about any more.

    A change to words that the article has not, or to a kind that is none, counts among these.
    """
    lost = []
    for choice in choices:
        made = APPLIED[choice.kind.partition(".")[0]](proposal, choice)
        if made is None:
            lost.append(choice)
        else:
            proposal = made
    return proposal, tuple(lost)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _accepted(one: Any) -> Any:
    return replace(one, sure=1.0, why=ACCEPTED)


def _exchange(those: tuple, number: int, one: Any) -> tuple:
    return (*those[:number], one, *those[number + 1:])


# People ------------------------------------------------------------------------------------

def _apply_to_person(proposal: Proposal, choice: Choice) -> Proposal | None:
    article, people = proposal.article, proposal.people
    number = next((number for number, person in enumerate(people)
                   if _squeeze(article.words(person.name)) == choice.words), None)
    if number is None:
        return None
    if choice.answer == "reject":
        return _without_person(proposal, number)
    person = people[number]
    if choice.answer == "change":
        piece = find_words(article, choice.instead)
        if piece is None:
            return None
        same = next((other for other, one in enumerate(people) if other != number
                     and article.words(one.name) == choice.instead), None)
        if same is not None:
            return _merge_people(proposal, number, same)
        person = replace(person, name=piece, also=_still(article, person.also, choice.instead),
                         mentions=tuple(sorted({piece, *person.mentions})))
    return replace(proposal, people=_exchange(people, number, _accepted(person)))


def _still(article: Article, also: tuple[Piece, ...], name: str) -> tuple[Piece, ...]:
    """The shorter forms that a corrected name has too; what only the wrong one brought is none."""
    return tuple(piece for piece in also if article.words(piece) in name)


def _without_person(proposal: Proposal, gone: int, heir: int | None = None) -> Proposal:
    """Without one person; what was theirs is the heir's, or nobody's."""
    def moved(number: int | None) -> int | None:
        number = heir if number == gone else number
        return number if number is None or number < gone else number - 1

    def all_moved(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(new for number in numbers
                                   if (new := moved(number)) is not None))
    things = proposal.things
    return replace(
        proposal, people=(*proposal.people[:gone], *proposal.people[gone + 1:]),
        quotes=tuple(replace(one, speaker=moved(one.speaker)) for one in proposal.quotes),
        things=replace(
            things,
            works=tuple(replace(one, makers=all_moved(one.makers)) for one in things.works),
            captions=tuple(replace(one, shows=all_moved(one.shows)) for one in things.captions)))


def _merge_people(proposal: Proposal, number: int, into: int) -> Proposal:
    one, other = proposal.people[number], proposal.people[into]
    merged = replace(other, mentions=tuple(sorted({*one.mentions, *other.mentions})),
                     titles=tuple(dict.fromkeys((*other.titles, *one.titles))))
    proposal = replace(proposal, people=_exchange(proposal.people, into, merged))
    return _without_person(proposal, number, into)


# Quotes ------------------------------------------------------------------------------------

def _apply_to_speaker(proposal: Proposal, choice: Choice) -> Proposal | None:
    article, quotes = proposal.article, proposal.quotes
    number = next((number for number, quote in enumerate(quotes)
                   if _squeeze("".join(map(article.words, quote.fragments))) == choice.words),
                  None)
    if number is None:
        return None
    quote = quotes[number]
    if choice.answer == "reject":
        return replace(proposal, quotes=(*quotes[:number], *quotes[number + 1:]))
    if choice.answer == "change":
        made = _with_speaker(proposal, quote, choice.instead)
        if made is None:
            return None
        proposal, quote = made
    return replace(proposal, quotes=_exchange(quotes, number, _accepted(quote)))


def _with_speaker(proposal: Proposal, quote: Quote,
                  name: str) -> tuple[Proposal, Quote] | None:
    """The quote as said by somebody else, who is registered now if the article names them."""
    article = proposal.article
    for number, person in enumerate(proposal.people):
        if name in map(article.words, (person.name, *person.also)):
            return proposal, replace(quote, speaker=number, unnamed=None)
    piece = find_words(article, name)
    if piece is None:
        return None
    people = (*proposal.people, Person(piece, (piece,), why=ACCEPTED))
    return replace(proposal, people=people), replace(quote, speaker=len(people) - 1, unnamed=None)


# Everything else ---------------------------------------------------------------------------

def _apply_to_block(proposal: Proposal, choice: Choice) -> Proposal | None:
    number = next((number for number, _, words in proposal.article.each()
                   if _squeeze(words) == choice.words), None)
    kind = {"accept": proposal.placed[number].kind if number is not None else "",
            "reject": "paragraph", "change": choice.instead}[choice.answer]
    if number is None or kind not in KINDS:
        return None
    return replace(proposal, placed=_exchange(proposal.placed, number,
                                              Placed(kind, 1.0, ACCEPTED)))


def _apply_to_thing(proposal: Proposal, choice: Choice) -> Proposal | None:
    """A work or an organisation."""
    things, article = proposal.things, proposal.article
    group, field = {"work": ("works", "title"),
                    "organisation": ("organisations", "name")}[choice.kind]
    those = getattr(things, group)
    number = next((number for number, one in enumerate(those)
                   if _squeeze(article.words(getattr(one, field))) == choice.words), None)
    if number is None:
        return None
    if choice.answer == "reject":
        boilerplate = things.boilerplate
        if group == "organisations":
            boilerplate = tuple(
                (block, None if one == number else one - (one is not None and one > number)
                 if one is not None else None) for block, one in boilerplate)
        left = (*those[:number], *those[number + 1:])
        return replace(proposal, things=replace(things, boilerplate=boilerplate, **{group: left}))
    one = those[number]
    if choice.answer == "change":
        piece = find_words(article, choice.instead)
        if piece is None:
            return None
        one = replace(one, **{field: piece})
        if group == "organisations":
            one = replace(one, also=_still(article, one.also, choice.instead))
    return replace(proposal, things=replace(
        things, **{group: _exchange(those, number, _accepted(one))}))


def _apply_to_event(proposal: Proposal, choice: Choice) -> Proposal | None:
    event, name = proposal.things.event, choice.kind.partition(".")[2]
    piece = getattr(event, name, None)
    if piece is None or _squeeze(proposal.article.words(piece)) != choice.words:
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


APPLIED = {"person": _apply_to_person, "speaker": _apply_to_speaker, "block": _apply_to_block,
             "work": _apply_to_thing, "organisation": _apply_to_thing, "event": _apply_to_event}
"""What does it, by the first part of a choice's kind."""
