"""What a Japanese article holds besides people and speech.

Here: captions with whom they show, contacts, datelines, what is said of a company.  Never here:
works, the event and bodies, which have modules of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from presskit.extract.article import Article, Piece
from presskit.extract.descriptions import find_descriptions
from presskit.extract.japanese.bodies import find_bodies
from presskit.extract.japanese.captions import (
    DAY_IN_LINE,
    PLACE,
    caption_parts,
    credits_of,
    dateline_of,
)
from presskit.extract.japanese.dates import DAY, iso_day
from presskit.extract.japanese.events import find_event
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms, forms_of
from presskit.extract.japanese.sentences import mentions_of
from presskit.extract.japanese.works import find_works
from presskit.extract.proposal import (
    Caption,
    Contact,
    Dateline,
    Marked,
    Person,
    Placed,
    Quote,
    Things,
)
from presskit.extract.words import Words

__all__ = ["find_things"]

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
URL = re.compile(r"https?://[^\s、。）」]+|www\.[^\s、。）」]+")
PHONE = re.compile(r"(?:\+\d{1,3}[-\s])?[\d０-９]{2,5}[-－‐(（・ー–][\d０-９]{1,4}[-－‐)）・ー–]"
                   r"[\d０-９]{3,4}")
IN_CHARGE = re.compile("(?:担当者?|広報)(?:\\s*[：:・／]\\s*|[ \u3000])"
                       f"([{KANJI}{HIRA}{KATA}]{{1,8}})(?=[、，・）)\\s]|$)")
FAX = re.compile(r"(?:FAX|Fax|ＦＡＸ|ファクス|ファックス)\s*[：:.／/]?\s*$")


def find_things(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                quotes: tuple[Quote, ...], marked: tuple[Marked, ...], words: Words) -> Things:
    """Everything that is neither a person nor speech."""
    forms = forms_of(words)
    mentions = mentions_of(people)
    event = find_event(article, placed, marked, forms)
    bodies = find_bodies(article, placed, people, event, forms)
    works = find_works(article, placed, people, quotes, marked, mentions, forms)
    return Things(
        works=works, organisations=bodies,
        event=event,
        contacts=_contacts(article, placed, people),
        captions=tuple(_caption(article, block.piece, mentions, forms) for number, block, _ in
                       article.each() if placed[number].kind == "caption"),
        credits=tuple(piece for piece in credits_of(article, placed, forms)
                      if not _opens(article, placed, piece)),
        dateline=_dateline(article, placed, forms),
        boilerplate=find_descriptions(article, placed, bodies, 60))


def _opens(article: Article, placed: tuple[Placed, ...], piece: Piece) -> bool:
    """Whether a piece is the bracket that a lead opens with, which is a dateline."""
    number = article.block_of(piece)
    start = article.blocks[number].piece.start
    return placed[number].kind == "paragraph" and piece.start == start


def _caption(article: Article, piece: Piece, mentions: list[tuple[int, int, int]],
             forms: Forms) -> Caption:
    text, credit = caption_parts(article, piece, forms)
    at, shown = bisect_left(mentions, (text.start, 0, 0)), []
    while at < len(mentions) and mentions[at][1] <= text.end:
        if mentions[at][2] not in shown:
            shown.append(mentions[at][2])
        at += 1
    return Caption(text, tuple(shown), credit)


def _dateline(article: Article, placed: tuple[Placed, ...], forms: Forms) -> Dateline | None:
    for number, block, text in article.each():
        if placed[number].kind != "paragraph":
            continue
        match = dateline_of(text[:80], forms)
        if match:
            start = block.piece.start
            inner = match["in"] and "in" or "round"
            place = PLACE.match(text, match.start(inner), match.end(inner))
            day = DAY_IN_LINE.search(text, match.start(inner), match.end(inner))
            whole = DAY.search(text, match.start(inner), match.end(inner))
            return Dateline(
                Piece(start + match.start(), start + match.end()),
                place and Piece(start + place.start(), start + place.end()),
                day and Piece(start + day.start(), start + day.end()),
                iso_day(whole) if whole else None)
        return None
    return None


_INQUIRY = re.compile(r"(?:お問い?合わ?せ|問い?合わ?せ|問合せ)(?:先)?は[、,]?\s*"
                      r"(?P<name>[^（(。、,：:\d０-９]{2,30}(?=[（(、,]))?[^。]*")
"""A sentence that says whom to ask."""


def _contacts(article: Article, placed: tuple[Placed, ...],
              people: tuple[Person, ...]) -> tuple[Contact, ...]:
    """One contact for each run of blocks that are one."""
    by_place = {person.name.start: person.name for person in people}
    names = sorted(by_place)
    found: list[dict[str, Piece]] = []
    open_run = False
    for number, block, _ in article.each():
        if placed[number].kind != "contact":
            open_run = open_run and placed[number].kind == "note"
            continue
        if not open_run:
            found.append({})
            open_run = True
        facts = found[-1]
        low, high = block.piece.start, block.piece.end
        for name, pattern in (("email", EMAIL), ("url", URL)):
            if match := pattern.search(article.text, low, high):
                facts.setdefault(name, Piece(match.start(), match.end()))
        if match := IN_CHARGE.search(article.text, low, high):
            facts.setdefault("name", Piece(match.start(1), match.end(1)))
        for match in PHONE.finditer(article.text, low, high):
            if not FAX.search(article.text[max(low, match.start() - 8):match.start()]):
                facts.setdefault("phone", Piece(match.start(), match.end()))
        at = bisect_left(names, low)
        if at < len(names) and names[at] < high:
            facts["name"] = by_place[names[at]]
    return tuple(Contact(**facts) for facts in found if facts) or tuple(
        _told_contacts(article, placed))


def _told_contacts(article: Article, placed: tuple[Placed, ...]) -> Iterator[Contact]:
    """Whom to ask, where a sentence of a paragraph says it."""
    for number, block, text in article.each():
        said = placed[number].kind in ("paragraph", "list") and _INQUIRY.search(text)
        if not said:
            continue
        low, high = block.piece.start + said.start(), block.piece.start + said.end()
        facts = {name: Piece(match.start(), match.end())
                 for name, pattern in (("email", EMAIL), ("url", URL), ("phone", PHONE))
                 if (match := pattern.search(article.text, low, high))}
        if facts:
            name = said["name"] and Piece(block.piece.start + said.start("name"),
                                          block.piece.start + said.end("name"))
            yield Contact(name=name or None, **facts)
