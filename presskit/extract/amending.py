"""What every language's findings are looked through for, once its own rules are done.

Here: lines of the page round an article, what the file calls a subtitle, two bodies taken for one.
Never here: what only one language does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Event, Organisation, Placed, Things
from presskit.extract.words import Words, any_of

__all__ = ["amend_places", "amend_things"]

_NEAR = 8  # blocks from the head
_SHORT = 90  # columns
_STOPPED = re.compile(r"[.。！？!?]$")
_HOST = 0.8
_PARTICLES = "のをにがはでとも"
_HEADS = frozenset({"subhead", "heading", "dateline", "list", "paragraph"})


def amend_places(article: Article, placed: tuple[Placed, ...], words: Words) -> tuple[Placed, ...]:
    """What each block is: a line of the page (*Subscribers only · 4 min read*) is a note, what the
    file calls a subtitle a subhead."""
    page = re.compile(any_of(words.get("page_lines", ())), re.IGNORECASE)
    found = list(placed)
    for number, block, text in article.each():
        if block.hint == "subtitle":
            found[number] = Placed("subhead", 0.98, "file-says-subtitle")
        elif number < _NEAR and found[number].kind in _HEADS and page.search(text) \
                and _columns(text) <= _SHORT and not _STOPPED.search(text):
            found[number] = Placed("note", 0.9, "line-of-a-page")
    return tuple(found)


def _columns(text: str) -> int:
    return sum(2 if char > "\u2e7f" else 1 for char in text)


def amend_things(article: Article, things: Things, words: Words) -> Things:
    """Two bodies that a joining word makes one name of are two; who holds the occasion may be
    several, and no occasion's name begins with a particle."""
    things = _part_bodies(article, things, words)
    event = things.event
    if event.name and article.locale == "ja" and article.words(event.name)[0] in _PARTICLES:
        event = replace(event, name=None)
    if event.organiser:
        things, event = _with_every_host(article, things, event, words)
    return replace(things, event=event)


def _with_every_host(article: Article, things: Things, event: Event,
                     words: Words) -> tuple[Things, Event]:
    """The organiser with the bodies that are joined to it, which are surely bodies then."""
    end = event.organiser.end
    joined = re.compile(rf"\s?(?:{any_of(words.get('body_joiners', ()))})\s?")
    bodies = list(things.organisations)
    names = sorted(((article.words(one.name), at) for at, one in enumerate(bodies)),
                   key=lambda pair: -len(pair[0]))
    while match := joined.match(article.text, end):
        found = next(((name, at) for name, at in names
                      if article.text.startswith(name, match.end())), None)
        if found is None or "\n" in match[0]:
            break
        end = match.end() + len(found[0])
        bodies[found[1]] = replace(bodies[found[1]], sure=max(bodies[found[1]].sure, _HOST))
    return (replace(things, organisations=tuple(bodies)),
            replace(event, organiser=Piece(event.organiser.start, end)))


def _part_bodies(article: Article, things: Things, words: Words) -> Things:
    ends, joiners = any_of(words.get("joined_body_ends", ())), any_of(words.get("body_joiners", ()))
    both = re.compile(rf"(.+?{ends})({joiners})(.+{ends})")
    known = {article.words(one.name) for one in things.organisations}
    if not any(both.fullmatch(name) for name in known):
        return things
    places: dict[int, int | None] = {}
    found: list[Organisation] = []
    for number, one in enumerate(things.organisations):
        parts = list(_parts(article, one, both))
        names = [article.words(part.name) for part in found]
        fresh = [part for part in parts if len(parts) == 1
                 or article.words(part.name) not in known and article.words(part.name) not in names]
        places[number] = len(found) if len(parts) == 1 else None
        found += fresh
    return replace(things, organisations=tuple(found), boilerplate=tuple(
        (block, None if owner is None else places[owner]) for block, owner in things.boilerplate))


def _parts(article: Article, one: Organisation,
           both: re.Pattern[str]) -> Iterator[Organisation]:
    """The bodies that a name is of, one after another."""
    at = one.name
    match = both.fullmatch(article.words(at))
    if match is None:
        yield one
        return
    yield replace(one, name=Piece(at.start, at.start + match.end(1)), also=())
    yield from _parts(article, replace(
        one, name=Piece(at.start + match.start(3), at.end), also=()), both)
