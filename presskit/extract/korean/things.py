"""All the rest that a Korean article says: works, bodies, the event, contacts, captions.

Here: which facts there are.  Never here: people, speech.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.descriptions import find_descriptions
from presskit.extract.korean.bodies import find_bodies
from presskit.extract.korean.events import event_of
from presskit.extract.korean.pictures import captions_of, credits_of, dateline_of
from presskit.extract.korean.signs import EMAIL, PHONE, URL
from presskit.extract.korean.works import works_of
from presskit.extract.proposal import Contact, Marked, Person, Placed, Quote, Things
from presskit.extract.words import Words

__all__ = ["find_things"]


def find_things(
    article: Article,
    placed: tuple[Placed, ...],
    people: tuple[Person, ...],
    quotes: tuple[Quote, ...],
    marked: tuple[Marked, ...],
    words: Words,
) -> Things:
    """All the rest: the event, bodies, works, captions, contacts, who wrote it, descriptions."""
    captions = captions_of(article, placed, people, words)
    event = event_of(article, placed, marked, words)
    bodies = find_bodies(article, placed, people, event, words)
    return Things(
        works=works_of(article, placed, people, quotes, marked, words),
        organisations=bodies,
        event=event,
        contacts=_contacts(article, placed, people),
        captions=captions,
        credits=credits_of(article, placed, captions, words),
        dateline=dateline_of(article, placed, words),
        boilerplate=find_descriptions(article, placed, bodies, 40),
    )


def _contacts(
    article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...]
) -> tuple[Contact, ...]:
    """What neighbouring blocks of a contact hold; a second address or name begins another."""
    found: list[dict[str, Piece]] = []
    names = sorted(person.name for person in people)
    last = -2
    for number, block, _ in article.each():
        if placed[number].kind != "contact":
            continue
        if number != last + 1 or not found:
            found.append({})
        last = number
        span = block.piece.start, block.piece.end
        parts = [("name", name) for name in names if block.piece.holds(name)]
        for key, pattern in (("email", EMAIL), ("url", URL), ("phone", PHONE)):
            parts += [
                (key, Piece(*match.span()))
                for match in re.compile(pattern).finditer(article.text, *span)
            ]
        for key, piece in sorted(parts, key=lambda one: one[1]):
            if key in found[-1] and key == "name":
                found.append({})
            found[-1].setdefault(key, piece)
    return tuple(Contact(**one) for one in found if one)
