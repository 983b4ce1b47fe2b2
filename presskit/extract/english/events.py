"""What an English article is about: an event, its day, venue and organiser.

Here: names of events near the beginning, what says where and by whom.  Never here: works.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.english.dateline import iso_day, whole_day
from presskit.extract.english.events_told import told_event
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.proposal import Dateline, Event, Marked, Organisation, Placed
from presskit.extract.words import any_of

__all__ = ["find_event"]

_WORD = r"(?:[^\W\d_a-z][\w’'-]*|\d{4}|\d{1,3}(?:st|nd|rd|th))"
_NAME = rf"{_WORD}(?:(?: of| of the| for| for the| in| and| &)? {_WORD}){{0,7}}"


def find_event(article: Article, placed: tuple[Placed, ...], bodies: tuple[Organisation, ...],
               marked: tuple[Marked, ...], dateline: Dateline | None, lexicon: Lexicon) -> Event:
    """The event that the headline or one of the first paragraphs names, else nothing."""
    paragraphs = [block.piece for number, block, _ in article.each()
                  if placed[number].kind in ("paragraph", "list")][:60]
    head = [block.piece for number, block, _ in article.each()
            if placed[number].kind in ("headline", "subhead")]
    name = _name(article, [*paragraphs[:3], *head], marked, dateline, lexicon)
    if name is None:
        return told_event(article, paragraphs, lexicon) or Event()
    near = _near(article, paragraphs, name)
    date = next((found for piece in near for found in [_date(article, piece, dateline)] if found),
                None)
    return Event(name=name, date=date, day=iso_day(article.words(date)) if date else None,
                 venue=_after(article, near, "venue_marks", bodies, lexicon),
                 organiser=_after(article, near, "organise_words", bodies, lexicon))


def _name(article: Article, where: list[Piece], marked: tuple[Marked, ...],
          dateline: Dateline | None, lexicon: Lexicon) -> Piece | None:
    """An event in marks, or capitals that end with an event's word and stand most often."""
    ends = {word.lower() for word in lexicon.words.get("event_names", ())}
    count: dict[str, list[Piece]] = {}
    for piece in where:
        for match in re.finditer(_NAME, article.words(piece)):
            words = match.group().split(" ")
            start = piece.start + match.start()
            while words and (words[0].lower() in lexicon.plain
                             or words[0].lower() in lexicon.times):
                start += len(words[0]) + 1
                words = words[1:]
            heads = [at for at, word in enumerate(words)
                     if word.lower().rstrip("s") in {one.rstrip("s") for one in ends}]
            if not heads or len(words) < 2 or heads[-1] == 0:
                continue
            stop = (len(words) if any(word in ("of", "for", "in") for word in words[heads[-1] :])
                    and words[-1] not in ("of", "for", "in", "and") else heads[-1] + 1)
            if words[-1].isdigit() and heads[-1] == len(words) - 2:
                stop = len(words)
            text = " ".join(words[:stop])
            count.setdefault(text.lower(), []).append(Piece(start, start + len(text)))
    if count:
        whole = article.text.lower()
        best = max(count, key=lambda one: (min(whole.count(one), 3), len(one)))
        return count[best][0]
    titled = re.compile(
        rf"\b{any_of(lexicon.words.get('event_nouns', ()))},? (?:(?:called|titled|entitled) )?"
        rf"({_NAME})(?=,| (?:opens|runs|takes|will|is|was|returns|features)\b)"
    )
    for piece in where:
        match = titled.search(article.words(piece))
        if match and " " in match[1] and match[1].split(" ")[0].lower() not in lexicon.given:
            return Piece(piece.start + match.start(1), piece.start + match.end(1))
    return next((one.piece for one in marked if one.kind == "event"), None)


def _near(article: Article, paragraphs: list[Piece], name: Piece) -> list[Piece]:
    """Paragraphs that name the event or one of its last words, the first of all too."""
    words = article.words(name)
    last = words.rpartition(" ")[2].lower()
    return [piece for number, piece in enumerate(paragraphs) if number < 2
            or words in article.words(piece) or last in article.words(piece).lower()]


def _date(article: Article, piece: Piece, dateline: Dateline | None) -> Piece | None:
    """The first whole day of a paragraph that is not the dateline's."""
    start = dateline.piece.end if dateline and piece.holds(dateline.piece) else piece.start
    match = whole_day(article.text[start : piece.end])
    return Piece(start + match.start(), start + match.end()) if match else None


def _after(article: Article, near: list[Piece], marks: str, bodies: tuple[Organisation, ...],
           lexicon: Lexicon) -> Piece | None:
    """The capitals after one of the marks: *held at the …*, *organised by the …*"""
    form = re.compile(rf"\b{any_of(lexicon.words.get(marks, ()))} (?:the )?({_NAME})")
    for piece in near:
        match = form.search(article.words(piece))
        if match and match[1].split(" ")[0].lower() not in lexicon.times:
            words = match[1]
            while words.rpartition(" ")[2].lower() in lexicon.times:
                words = words.rpartition(" ")[0]
            words = (re.split(r" in (?=[A-Z])| and (?=[A-Z])", words)[0] if marks == "venue_marks"
                     else words)
            if words and (marks != "venue_marks"
                          or set(words.split()) & set(lexicon.words.get("venue_words", ()))):
                return Piece(piece.start + match.start(1),
                             piece.start + match.start(1) + len(words))
    return None
