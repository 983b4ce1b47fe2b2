"""Works in a Korean article with those who made them.

Here: titles in corner brackets or behind a word for a work.  Never here: speech, events.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

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
SECTION = re.compile(r"(?:부문|섹션|세션|코너|프로그램|주제|슬로건|표어|캠페인|브랜드)"
                     r"(?:인|으로)?\s?"
                     r"[《〈『「'‘](?P<name>[^《》〈〉『』「」'‘’\n]{1,40})[》〉』」'’]")
"""What is a part of an occasion and no work, wherever it is named."""
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
    mentions = sorted(
        (piece, number) for number, person in enumerate(people) for piece in person.mentions
    )
    starts = [piece.start for piece, _ in mentions]
    spoken = sorted(piece for quote in quotes for piece in quote.outer)
    found: dict[str, tuple[Piece, str, list[int]]] = {}
    for piece, word in _in_marks(article, placed, spoken, marked, words):
        kind = _kind(article, piece, word, words)
        near = mentions[
            max(0, bisect_left(starts, piece.start) - 3) : bisect_left(starts, piece.end) + 2
        ]
        makers = _makers(article, piece, near)
        _, known, those = found.setdefault(article.words(piece), (piece, kind, []))
        those += [who for who in makers if who not in those]
        if known == "work" and kind != "work":
            found[article.words(piece)] = (found[article.words(piece)][0], kind, those)
    listed = [
        Work(piece, kind, tuple(makers), 0.85 if makers else 0.8, "title-in-marks")
        for piece, kind, makers in found.values()
    ]
    for piece, word in _bare(article, placed, spoken, words):
        if article.words(piece) not in found:
            at, kind = bisect_left(starts, piece.start), _kind(article, piece, word, words)
            makers = tuple(_makers(article, piece, mentions[max(0, at - 2) : at + 1]))
            listed.append(Work(piece, kind, makers, 0.6, "said-in-passing"))
    return tuple(sorted(listed, key=lambda one: one.title))


def _in_marks(
    article: Article,
    placed: tuple[Placed, ...],
    spoken: list[Piece],
    marked: tuple[Marked, ...],
    words: Words,
) -> Iterator[tuple[Piece, str]]:
    """What stands in the marks of titles, or in others behind a word for a work, with that
    word."""
    named = re.compile(rf"({any_of(words['work_words'])})\s?[《〈『「<'‘]$")
    lows = [piece.start for piece in spoken]
    sections = {found["name"] for found in SECTION.finditer(article.text)}
    for one in marked:
        piece = one.piece
        at = bisect_right(lows, piece.start) - 1
        if at >= 0 and spoken[at].holds(piece) or len(article.words(piece)) > 60:
            continue
        if placed[article.block_of(piece)].kind in ("note", "byline", "end", "contact"):
            continue
        if article.words(piece) in sections:
            continue
        word = named.search(article.text, max(0, piece.start - 14), piece.start)
        if one.kind == "work" or word and one.kind == "term":
            yield piece, word[1] if word else ""


def _bare(
    article: Article, placed: tuple[Placed, ...], spoken: list[Piece], words: Words
) -> Iterator[tuple[Piece, str]]:
    """Titles of some words without marks, between a word for a work and a verb of making, with
    that word: 웹툰 막차와 나를 그린."""
    pattern = re.compile(
        rf"(?<![가-힣])(?P<word>(?:창작|자작|신|데뷔)?{any_of(words['work_words'])}) "
        r"(?P<title>(?:[가-힣A-Za-z0-9]{1,8} ){1,3}[가-힣A-Za-z0-9]{1,8}?)(?:을|를) "
        r"(?:[가-힣]{1,6} ){0,2}?(?:그린|그렸|쓴|썼|지은|지었|펴낸|펴냈|부른|불렀|연출|감독|만든"
        r"|만들었|발표|들려|초연|출간|작곡)"
    )
    counted = re.compile("(?:한|두|세|이|그|새|여러|다른|첫|마지막|등) ")
    lows = [piece.start for piece in spoken]
    for number, block, _ in article.each():
        if placed[number].kind not in ("paragraph", "caption"):
            continue
        for match in pattern.finditer(article.text, block.piece.start, block.piece.end):
            piece, last = Piece(*match.span("title")), match["title"].split(" ")[-1]
            at = bisect_right(lows, piece.start) - 1
            if not (
                last in words["parts_of_works"]
                or counted.match(match["title"])
                or at >= 0
                and spoken[at].holds(piece)
            ):
                yield piece, match["word"]


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
