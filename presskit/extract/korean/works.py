"""Works in a Korean article with those who made them.

Here: titles in corner brackets or behind a word for a work.  Never here: speech, events.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Marked, Person, Placed, Quote, Work
from presskit.extract.words import Words, any_of

__all__ = ["works_of"]

KINDS = {
    "영화": "film",
    "다큐멘터리": "film",
    "소설": "book",
    "시집": "book",
    "책": "book",
    "저서": "book",
    "앨범": "album",
    "음반": "album",
    "노래": "song",
    "곡": "song",
    "연극": "play",
    "뮤지컬": "musical",
    "오페라": "opera",
    "드라마": "series",
    "전시": "exhibition",
    "연작": "series",
}
SHOW = re.compile(r"(?:전|전시|전시회)$")
MADE = re.compile(
    r"(?:을|를)?\s?(?:쓴|지은|펴낸|연출한|만든|그린|찍은|부른|작곡한|안무한|감독한|번역한"
    r"|기획한|선보인|발표한|출간한|낸) (?:[가-힣]{1,8} ){0,2}$"
)
BRACKET = re.compile(
    r"\s?\((?:\d{4}, ?)?(?:감독|작가|연출|글|저자|지은이|안무|작곡|각본|원작)?[:= ]{0,2}$"
)
POSSESSIVE = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:\s?씨)?(?: [가-힣]{1,10}){0,2}의 (?:[가-힣0-9]{1,10} ){0,3}$"
)
SUBJECT = re.compile(r"(?:\([^()\n]{1,30}\))?(?:\s?씨)?(?: [가-힣]{1,10}){0,2}(?:은|는|이|가) ")
VERB = re.compile(
    r"(?:을|를|로|으로|이|가)?[^.!?]{0,30}?(?:쓰|썼|쓴|펴냈|출간|연출|만들|만든|그렸|그린|발표"
    r"|선보|작곡|안무|감독|데뷔|등단|수상)"
)


def works_of(
    article: Article,
    placed: tuple[Placed, ...],
    people: tuple[Person, ...],
    quotes: tuple[Quote, ...],
    marked: tuple[Marked, ...],
    words: Words,
) -> tuple[Work, ...]:
    """Each title once, at its first place outside speech; makers from all its places."""
    named = re.compile(rf"({any_of(words['work_words'])})\s?[《〈『「'‘]$")
    mentions = sorted(
        (piece, number) for number, person in enumerate(people) for piece in person.mentions
    )
    starts = [piece.start for piece, _ in mentions]
    spoken = sorted(piece for quote in quotes for piece in quote.outer)
    lows = [piece.start for piece in spoken]
    found: dict[str, tuple[Piece, str, list[int]]] = {}
    for one in marked:
        piece = one.piece
        at = bisect_right(lows, piece.start) - 1
        if at >= 0 and spoken[at].holds(piece) or len(article.words(piece)) > 60:
            continue
        if placed[article.block_of(piece)].kind in ("note", "byline", "end", "contact"):
            continue
        word = named.search(article.text, max(0, piece.start - 14), piece.start)
        if one.kind != "work" and not (word and one.kind == "term"):
            continue
        kind = _kind(article, piece, word[1] if word else "", words)
        near = mentions[
            max(0, bisect_left(starts, piece.start) - 3) : bisect_left(starts, piece.end) + 2
        ]
        makers = _makers(article, piece, near)
        _, known, those = found.setdefault(article.words(piece), (piece, kind, []))
        those += [who for who in makers if who not in those]
        if known == "work" and kind != "work":
            found[article.words(piece)] = (found[article.words(piece)][0], kind, those)
    return tuple(
        Work(piece, kind, tuple(makers), 0.85 if makers else 0.8, "title-in-marks")
        for piece, kind, makers in sorted(found.values(), key=lambda one: one[0])
    )


def _kind(article: Article, piece: Piece, word: str, words: Words) -> str:
    if not word and article.text[piece.start - 1] == "『":
        return "book"
    if word in words["shows"]:
        return "exhibition"
    return next((kind for ending, kind in KINDS.items() if word.endswith(ending)), "work")


def _makers(article: Article, piece: Piece, near: list[tuple[Piece, int]]) -> list[int]:
    """Those named in the bracket behind, before with 의, behind with a verb of making."""
    text, found = article.text, []
    for mention, who in near:
        if mention.start > piece.end:
            between = text[piece.end + 1 : mention.start]
            if (
                BRACKET.fullmatch(between)
                or MADE.fullmatch(between)
                or re.fullmatch(r"(?:을|를)?\s?(?:쓴|지은|연출한|만든|그린) .{0,16}", between)
            ):
                found.append(who)
        elif mention.end < piece.start:
            between = text[mention.end : piece.start - 1]
            if len(between) < 40 and (
                POSSESSIVE.fullmatch(between)
                or SUBJECT.match(between)
                and "." not in between
                and VERB.match(text, piece.end + 1, piece.end + 50)
                or re.fullmatch(r",\s?", between)
            ):
                found.append(who)
    return found
