"""The event that a Korean article tells of: name, day, place, host.

Here: labelled lines, and what they leave open.  Never here: sentences
(:mod:`~presskit.extract.korean.occasion`).
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.korean.occasion import DATE, tell_occasion
from presskit.extract.proposal import Event, Marked, Placed
from presskit.extract.words import Words, any_of, any_spaced

__all__ = ["event_of"]

TIME = re.compile(r"(?:오전|오후|낮|밤|저녁)?\s?\d{1,2}(?::\d{2}|시(?:\s?\d{1,2}분| 반)?)")


def event_of(
    article: Article, placed: tuple[Placed, ...], marked: tuple[Marked, ...], words: Words
) -> Event:
    """The event, as far as the article tells it: a label goes before a sentence."""
    labelled = _labelled(article, placed, words)
    said = tell_occasion(article, placed, words)
    facts = {**said, **{key: piece for key, piece in labelled.items() if piece}}
    date = facts.get("date")
    if date is None:
        return Event(**facts)
    match = DATE.match(article.words(date))
    time = TIME.search(article.text, date.end, min(len(article.text), date.end + 16))
    facts["time"] = Piece(*time.span()) if time and time[0].strip() else None
    return Event(**facts, day=_day(match) if match else None)


def _day(match: re.Match[str]) -> str | None:
    year, month, day = (int(one) for one in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _patterns(words: Words) -> dict[str, re.Pattern[str]]:
    """A line with a label for each fact, its value in a group."""
    kinds = {
        "date": "date_labels",
        "venue": "venue_labels",
        "organiser": "host_labels",
        "name": "name_labels",
    }
    return {
        key: re.compile(
            rf"[\s○◦●•·*ㆍ▪▶▷▲■◆□◇\-–—※)\d.]{{0,5}}{any_spaced(words[name])}\s?[:：|│=]\s?(?P<value>\S[^\n]*)"
        )
        for key, name in kinds.items()
    }


def _labelled(article: Article, placed: tuple[Placed, ...], words: Words) -> dict[str, Piece]:
    """일시, 장소, 주최 in lines of their own; of several events the one with a host, else the
    first."""

    patterns = _patterns(words)
    groups: list[dict[str, Piece]] = []
    before = -2
    for number, block, said in article.each():
        found = (
            next(
                ((key, match) for key, one in patterns.items() if (match := one.match(said))), None
            )
            if len(said) <= 120 and placed[number].kind in ("list", "paragraph", "heading")
            else None
        )
        if not found:
            continue
        key, match = found
        if (
            not groups
            or number > before + 2
            or key in groups[-1]
            or placed[number - 1].kind == "heading"
        ):
            groups.append({})
            if number and placed[number - 1].kind == "heading" and "name" not in groups[-1]:
                groups[-1] |= _heading(article, number - 1, words)
        before = number
        piece = Piece(block.piece.start + match.start("value"), block.piece.end)
        if key == "date":
            day = DATE.search(article.text, piece.start, piece.end)
            piece = Piece(*day.span()) if day else None
        if piece:
            groups[-1][key] = piece
    ranked = (
        [one for one in groups if "organiser" in one and "date" in one]
        or [one for one in groups if "date" in one]
        or groups
    )
    return ranked[0] if ranked else {}


def _heading(article: Article, number: int, words: Words) -> dict[str, Piece]:
    """The heading over labelled lines, if it names an event."""
    piece = article.blocks[number].piece
    found = re.search(
        rf"[가-힣A-Za-z0-9'‘’《》〈〉 ]*{any_of(words['events'])}(?=\s?(?:개요|안내)?\W*$)",
        article.words(piece),
    )
    if not found:
        return {}
    start = piece.start + found.start() + len(found[0]) - len(found[0].lstrip())
    return {"name": Piece(start, piece.start + found.end())}
