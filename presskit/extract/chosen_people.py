"""What a choice about a person, what they are called, or what they said makes of a proposal.

Here: people and who speaks.  Never here: asking, storing, anything else (``chosen_things``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from presskit.extract.article import Article, Piece
from presskit.extract.chosen import (
    ACCEPTED,
    MARKS,
    Choice,
    accepted,
    exchange,
    find_near,
    find_words,
    squeeze,
)
from presskit.extract.proposal import DOUBTFUL, Organisation, Person, Proposal, Quote, Title

__all__ = ["apply_to_affiliation", "apply_to_person", "apply_to_quote", "apply_to_speaker",
           "apply_to_title", "keep_people"]


def apply_to_person(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Accept, rename, merge, take away or add a person."""
    article, people = proposal.article, proposal.people
    number = _number(proposal, choice.words)
    if choice.answer == "add" and number is None:
        person = _add_person(article, choice.instead)
        return person and replace(proposal, people=(*people, person))
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
    return replace(proposal, people=exchange(people, number, accepted(person)))


def _number(proposal: Proposal, words: str) -> int | None:
    """The number of the person whose name, without white space, is this."""
    return next((number for number, person in enumerate(proposal.people)
                 if squeeze(proposal.article.words(person.name)) == words), None)


def _add_person(article: Article, name: str) -> Person | None:
    """Somebody whom no rule found; every place where the whole name stands is a mention."""
    first = find_words(article, name)
    if first is None:
        return None
    mentions = [Piece(at, at + len(name)) for _, block, text in article.each()
                for at in _each_place(text, name, block.piece.start)]
    return Person(first, tuple(mentions), why=ACCEPTED)


def _each_place(text: str, words: str, start: int) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(start + at)
        at = text.find(words, at + len(words))
    return found


def _still(article: Article, also: tuple[Piece, ...], name: str) -> tuple[Piece, ...]:
    """The shorter forms that a corrected name has too; what only the wrong one brought is none."""
    return tuple(piece for piece in also if article.words(piece) in name)


def keep_people(proposal: Proposal, heirs: Mapping[int, int | None]) -> Proposal:
    """Without some people: those that ``heirs`` has as keys; what was theirs is the heir's, or
    nobody's."""
    kept = [number for number in range(len(proposal.people)) if number not in heirs]
    places = {number: place for place, number in enumerate(kept)}

    def moved(number: int | None) -> int | None:
        number = heirs.get(number, number) if number is not None else None
        return None if number is None else places.get(number)

    def all_moved(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(new for number in numbers
                                   if (new := moved(number)) is not None))
    things = proposal.things
    return replace(
        proposal, people=tuple(proposal.people[number] for number in kept),
        quotes=tuple(replace(one, speaker=moved(one.speaker)) for one in proposal.quotes),
        things=replace(
            things,
            works=tuple(replace(one, makers=all_moved(one.makers)) for one in things.works),
            captions=tuple(replace(one, shows=all_moved(one.shows)) for one in things.captions)))


def _without_person(proposal: Proposal, gone: int) -> Proposal:
    return keep_people(proposal, {gone: None})


def _merge_people(proposal: Proposal, number: int, into: int) -> Proposal:
    """Two names of one person: somebody has looked at both of them."""
    one, other = proposal.people[number], proposal.people[into]
    merged = accepted(replace(
        other, mentions=tuple(sorted({*one.mentions, *other.mentions})),
        titles=tuple(dict.fromkeys((*other.titles, *one.titles)))))
    proposal = replace(proposal, people=exchange(proposal.people, into, merged))
    return keep_people(proposal, {number: into})


# What they are called ----------------------------------------------------------------------

def apply_to_title(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Give a person one title, words of the article, or none."""
    number = _number(proposal, choice.words)
    if number is None:
        return None
    person, titles = proposal.people[number], ()
    if choice.answer == "change":
        piece = find_near(proposal.article, choice.instead, person.mentions)
        if piece is None:
            return None
        titles = (Title(piece),)
    return replace(proposal, people=exchange(proposal.people, number,
                                             replace(person, titles=titles)))


def apply_to_affiliation(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Say which body a person's title is held in, registered now if it is not; or none."""
    number = _number(proposal, choice.words)
    if number is None:
        return None
    person, article = proposal.people[number], proposal.article
    if choice.answer == "reject":
        titles = tuple(Title(one.title) for one in person.titles if one.title)
        return replace(proposal, people=exchange(proposal.people, number,
                                                 replace(person, titles=titles)))
    piece = find_near(article, choice.instead, person.mentions)
    if piece is None:
        return None
    first = person.titles[0].title if person.titles else None
    titles = (Title(first, piece), *person.titles[1:])
    proposal = replace(proposal, people=exchange(proposal.people, number,
                                                 replace(person, titles=titles)))
    return _with_body(proposal, piece)


def _with_body(proposal: Proposal, piece: Piece) -> Proposal:
    """The proposal with a body that somebody has named."""
    article, things = proposal.article, proposal.things
    words, bodies = article.words(piece), things.organisations
    same = next((number for number, one in enumerate(bodies)
                 if words in map(article.words, (one.name, *one.also))), None)
    bodies = (*bodies, Organisation(piece, why=ACCEPTED)) if same is None else \
        exchange(bodies, same, accepted(bodies[same]))
    return replace(proposal, things=replace(things, organisations=bodies))


# Quotes ------------------------------------------------------------------------------------

def apply_to_speaker(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Accept a quote, say that somebody else spoke, or that it is none."""
    article, quotes = proposal.article, proposal.quotes
    number = next((number for number, quote in enumerate(quotes)
                   if squeeze("".join(map(article.words, quote.fragments))) == choice.words),
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
    proposal = replace(proposal, quotes=exchange(quotes, number, accepted(quote)))
    return _with_known_speaker(proposal, quote.speaker)


def apply_to_quote(proposal: Proposal, choice: Choice) -> Proposal | None:
    """Add words of one paragraph that somebody said and no rule found, with the marks that stand
    round them; who said them is a choice of its own (``speaker``)."""
    article = proposal.article
    piece = find_words(article, choice.instead)
    if piece is None or any(outer.start < piece.end and piece.start < outer.end
                            for one in proposal.quotes for outer in one.outer):
        return None
    block = article.block_of(piece)
    if proposal.placed[block].kind not in ("paragraph", "list"):
        return None
    around = article.text[piece.start - 1:piece.start] + article.text[piece.end:piece.end + 1]
    outer = Piece(piece.start - 1, piece.end + 1) \
        if around in MARKS and article.blocks[block].piece.start < piece.start else piece
    quote = Quote((piece,), (outer,), sure=1.0, why=ACCEPTED)
    return replace(proposal, quotes=tuple(sorted(
        (*proposal.quotes, quote), key=lambda one: one.fragments[0])))


def _with_known_speaker(proposal: Proposal, speaker: int | None) -> Proposal:
    """Whoever is said to speak is somebody: a doubtful name is accepted with the quote."""
    if speaker is None or proposal.people[speaker].sure >= DOUBTFUL:
        return proposal
    return replace(proposal, people=exchange(proposal.people, speaker,
                                             accepted(proposal.people[speaker])))


def _with_speaker(proposal: Proposal, quote: Quote,
                  name: str) -> tuple[Proposal, Quote] | None:
    """The quote as said by somebody else, who is registered now if the article names them."""
    article = proposal.article
    for number, person in enumerate(proposal.people):
        if name in map(article.words, (person.name, *person.also)):
            return proposal, replace(quote, speaker=number, unnamed=None)
    person = _add_person(article, name)
    if person is None:
        return None
    people = (*proposal.people, person)
    return replace(proposal, people=people), replace(quote, speaker=len(people) - 1, unnamed=None)
