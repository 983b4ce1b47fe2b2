"""An event that one sentence tells whole: the Harvest Evening, which the Center will host on …

Here: name, day, venue, organiser out of a sentence with a whole day.  Never here: what an
article is about.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.english.dateline import iso_day, whole_day
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.tokens import sentences_of
from presskit.extract.proposal import Event

__all__ = ["told_event"]

_CAPITALS = r"[^\W\d_a-z][\w’'&-]*(?: (?:(?:of|the|for|and|in|&) ){0,2}[^\W\d_a-z][\w’'&-]*){0,7}"
_NAMED = re.compile(rf"\b(?:the|a|an|at|its|annual) ((?:\d{{4}} )?{_CAPITALS}(?: \d{{4}})?)")
_HOLDS = re.compile(
    rf"\b(?:which|that) (?:the )?({_CAPITALS}) (?:is|are|will|plans to|has) ?(?:be )?"
    r"(?:holding|hosting|hold|host|stage|staging|organising|organise|organizing|organize|run)\b"
    rf"|\b(?:hosted|organised|organized|presented|run|staged|held) by (?:the )?({_CAPITALS})")
_PLACED = re.compile(
    rf"\b(?:at|in|inside) (?:the )?({_CAPITALS}(?: (?:auditorium|hall|theatre|theater|gallery))?"
    r"(?:, (?![^,]{0,12}\d)[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)?)?)")

_TAKES_PLACE = re.compile(
    r"\b(?:will|is to|are to) (?:be (?:held|staged|hosted)|take place)\b|\btakes? place\b")
"""What has no name of its own still has a day and a place: a public memorial will be held at …"""
_NO_EVENT = frozenset("act scheme grant bursary fellowship scholarship prize award medal cup trophy"
                      " collection campaign prizes season".split())


def told_event(article: Article, paragraphs: list[Piece], lexicon: Lexicon) -> Event | None:
    """The first event that stands in a sentence with its whole day, with what else that says."""
    for paragraph in paragraphs:
        if not whole_day(article.words(paragraph)):
            continue
        for start, end in sentences_of(article.text, paragraph.start, paragraph.end):
            day = whole_day(article.text[start:end])
            name = _name(article.text, start, end, lexicon) if day else None
            if day and (name or _TAKES_PLACE.search(article.text, start, end)):
                held = _HOLDS.search(article.text, start, end)
                group = 1 if held and held[1] else 2
                venue = _venue(article.text, start, end, lexicon)
                if name or venue:
                    return Event(
                        name=name, date=Piece(start + day.start(), start + day.end()),
                        day=iso_day(day.group()), venue=venue,
                        organiser=Piece(held.start(group), held.end(group)) if held else None)
    return None


def _name(text: str, start: int, end: int, lexicon: Lexicon) -> Piece | None:
    """Capitals of two words or more that end with an event's word, but no law and no prize."""
    for match in _NAMED.finditer(text, start, end):
        words = re.sub(r" \d{4}$", "", match[1]).lower().split()
        heads = lexicon.event_heads
        if len(words) > 1 and words[-1] in heads and words[-1] not in _NO_EVENT:
            return Piece(match.start(1), match.end(1))
    return None


def _venue(text: str, start: int, end: int, lexicon: Lexicon) -> Piece | None:
    kinds = {word.lower() for word in lexicon.words.get("venue_words", ())} | lexicon.place_heads
    for match in _PLACED.finditer(text, start, end):
        if any(word.strip(",").lower() in kinds for word in match[1].split()):
            return Piece(match.start(1), match.end(1))
    return None
