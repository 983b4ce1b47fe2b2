"""Everything of an English article that is neither a person nor speech.

Here: captions, credits, dateline, boilerplate, and what the neighbours find.  Never here: who
is named, who speaks.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.english.bodies import find_bodies
from presskit.extract.english.cast import Cast, cast_of
from presskit.extract.english.contacts import find_contacts
from presskit.extract.english.dateline import find_dateline, iso_day
from presskit.extract.english.events import find_event
from presskit.extract.english.lexicon import lexicon_of
from presskit.extract.english.reading import credits_of, read_lines
from presskit.extract.english.works import find_works
from presskit.extract.proposal import (
    Caption,
    Dateline,
    Marked,
    Organisation,
    Person,
    Placed,
    Quote,
    Things,
)
from presskit.extract.words import Words

__all__ = ["find_things"]


def find_things(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                quotes: tuple[Quote, ...], marked: tuple[Marked, ...], words: Words) -> Things:
    """All the rest, in order of the article."""
    lexicon = lexicon_of(words)
    lines = read_lines(article, placed, lexicon)
    inside = credits_of(article, placed, lexicon)
    cast = cast_of(article, people, lexicon, [])
    bodies = find_bodies(article, lines, cast, lexicon)
    dateline = _dateline(article, placed)
    works = find_works(article, lines, cast, marked, lexicon)
    return Things(works=works, organisations=bodies,
                  event=find_event(article, placed, bodies, marked, dateline, lexicon),
                  contacts=find_contacts(article, placed, people),
                  captions=_captions(article, placed, cast, inside),
                  credits=_credits(article, placed, inside), dateline=dateline,
                  boilerplate=_boilerplate(article, placed, bodies))


def _captions(article: Article, placed: tuple[Placed, ...], cast: Cast,
              inside: dict[int, Piece]) -> tuple[Caption, ...]:
    found = []
    for number, block, _ in article.each():
        if placed[number].kind == "caption":
            shown = [who for _, _, who in cast.within(block.piece.start, block.piece.end)]
            found.append(Caption(block.piece, tuple(dict.fromkeys(shown)), inside.get(number)))
    return tuple(found)


def _credits(
    article: Article, placed: tuple[Placed, ...], inside: dict[int, Piece]
) -> tuple[Piece, ...]:
    whole = [block.piece for number, block, _ in article.each()
             if placed[number].kind in ("byline", "credit", "source")]
    return tuple(sorted([*whole, *inside.values()]))


def _dateline(article: Article, placed: tuple[Placed, ...]) -> Dateline | None:
    """Before the first words of the lead, or in a block of its own above it."""
    for number, block, text in article.each():
        kind = placed[number].kind
        if kind not in ("paragraph", "dateline"):
            continue
        match = find_dateline(text)
        if match:
            return _pieces(match, block.piece.start)
        return (Dateline(block.piece, None, block.piece, iso_day(text)) if kind == "dateline"
                else None)
    return None


def _pieces(match: re.Match[str], at: int) -> Dateline:
    groups = match.groupdict()
    length = len(match.group("all" if groups.get("all") else 0).rstrip())
    place, date = (Piece(at + match.start(name), at + match.end(name)) if groups.get(name) else None
                   for name in ("place", "date"))
    return Dateline(Piece(at, at + length), place, date,
                    iso_day(groups["date"]) if groups.get("date") else None)


def _boilerplate(article: Article, placed: tuple[Placed, ...],
                 bodies: tuple[Organisation, ...]) -> tuple[tuple[int, int | None], ...]:
    """Paragraphs about a body; the line above them, *About the museum*, says which."""
    found: list[tuple[int, int | None]] = []
    head = ""
    by_name = {article.words(one.name).lower(): number for number, one in enumerate(bodies)}
    for number, _, text in article.each():
        if placed[number].kind != "boilerplate" and placed[number].why != "about-head":
            continue
        lead = re.match(r"(?:About|ABOUT)\s+(?:the\s+)?([^:\n]{2,90}?)(?::\s|$)", text, re.I)
        if lead and placed[number].why == "about-head":
            head = lead[1].lower().strip()
            if len(text) < 110 and ": " not in text:
                continue  # the heading alone
        owner = by_name.get(head)
        if owner is None:
            owner = next((one for name, one in by_name.items() if head
                          and (text.startswith(name) or text[:120].lower().find(name) >= 0)), None)
        found.append((number, owner))
    return tuple(found)
