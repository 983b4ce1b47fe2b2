"""Works in a Korean article with those who made them.

Here: titles in corner brackets or behind a word for a work.  Never here: speech, events.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Marked, Person, Placed, Quote, Work
from presskit.extract.words import Words, any_of, made_once

__all__ = ["works_of"]

POSSESSIVE = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:\s?씨)?(?: [가-힣]{1,10}){0,2}의 (?:[가-힣0-9]{1,10} ){0,3}$"
)
SUBJECT = re.compile(r"(?:\([^()\n]{1,30}\))?(?:\s?씨)?(?: [가-힣]{1,10}){0,2}(?:은|는|이|가) ")
KINDS = ("film", "book", "album", "song", "play", "musical", "opera", "series", "exhibition")


@dataclass(frozen=True, slots=True)
class Signs:
    """``section``: what is no work, wherever it is named; ``named``: the word for a work before
    its marks, ``bare``: that, a title and a verb without marks; ``bracket``, ``made``,
    ``made_far``: between a title and its maker behind it, ``makes``: behind a title whose maker
    stands before; ``kinds``: ends of the words for each kind."""

    section: re.Pattern[str]
    named: re.Pattern[str]
    bare: re.Pattern[str]
    bracket: re.Pattern[str]
    made: re.Pattern[str]
    made_far: re.Pattern[str]
    makes: re.Pattern[str]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]


@made_once
def _signs(words: Words) -> Signs:
    """The patterns, from the lists of the language."""
    work = any_of(words["work_words"])
    return Signs(
        section=re.compile(
            rf"{any_of(words['sections'])}(?:인|으로)?\s?"
            r"[《〈『「'‘](?P<name>[^《》〈〉『』「」'‘’\n]{1,40})[》〉』」'’]"
        ),
        named=re.compile(rf"({work})\s?[《〈『「<'‘]$"),
        bare=re.compile(
            rf"(?<![가-힣])(?P<word>{any_of(words['work_prefixes'])}?{work}) "
            r"(?P<title>(?:[가-힣A-Za-z0-9]{1,8} ){1,3}[가-힣A-Za-z0-9]{1,8}?)(?:을|를) "
            rf"(?:[가-힣]{{1,6}} ){{0,2}}?{any_of(words['makes_bare'])}"
        ),
        bracket=re.compile(
            rf"\s?\((?:\d{{4}}, ?)?{any_of(words['maker_labels'])}?[:= ]{{0,2}}$"
        ),
        made=re.compile(
            rf"(?:을|를)?\s?{any_of(words['made_by'])} (?:[가-힣]{{1,8}} ){{0,2}}$"
        ),
        made_far=re.compile(rf"(?:을|를)?\s?{any_of(words['made_far'])} .{{0,16}}"),
        makes=re.compile(rf"(?:을|를|로|으로|이|가)?[^.!?]{{0,30}}?{any_of(words['makes'])}"),
        kinds=tuple((kind, words[f"kind_{kind}"]) for kind in KINDS),
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
        makers = _makers(article, piece, near, _signs(words))
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
            near = mentions[max(0, at - 2) : at + 1]
            makers = tuple(_makers(article, piece, near, _signs(words)))
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
    signs = _signs(words)
    lows = [piece.start for piece in spoken]
    sections = {found["name"] for found in signs.section.finditer(article.text)}
    for one in marked:
        piece = one.piece
        at = bisect_right(lows, piece.start) - 1
        if at >= 0 and spoken[at].holds(piece) or len(article.words(piece)) > 60:
            continue
        if placed[article.block_of(piece)].kind in ("note", "byline", "end", "contact"):
            continue
        if article.words(piece) in sections:
            continue
        word = signs.named.search(article.text, max(0, piece.start - 14), piece.start)
        if one.kind == "work" or word and one.kind == "term":
            yield piece, word[1] if word else ""


def _bare(
    article: Article, placed: tuple[Placed, ...], spoken: list[Piece], words: Words
) -> Iterator[tuple[Piece, str]]:
    """Titles of some words without marks, between a word for a work and a verb of making, with
    that word: 웹툰 막차와 나를 그린."""
    counted = re.compile("(?:한|두|세|이|그|새|여러|다른|첫|마지막|등) ")
    lows = [piece.start for piece in spoken]
    for number, block, _ in article.each():
        if placed[number].kind not in ("paragraph", "caption"):
            continue
        for match in _signs(words).bare.finditer(article.text, block.piece.start, block.piece.end):
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
    return next((kind for kind, ends in _signs(words).kinds if word.endswith(ends)), "work")


def _makers(
    article: Article, piece: Piece, near: list[tuple[Piece, int]], signs: Signs
) -> list[int]:
    """Those named in the bracket behind, before with 의, behind with a verb of making."""
    text, found = article.text, []
    for mention, who in near:
        if mention.start > piece.end:
            between = text[piece.end + 1 : mention.start]
            if (
                signs.bracket.fullmatch(between)
                or signs.made.fullmatch(between)
                or signs.made_far.fullmatch(between)
            ):
                found.append(who)
        elif mention.end < piece.start:
            between = text[mention.end : piece.start - 1]
            if len(between) < 40 and (
                POSSESSIVE.fullmatch(between)
                or SUBJECT.match(between)
                and "." not in between
                and signs.makes.match(text, piece.end + 1, piece.end + 50)
                or re.fullmatch(r",\s?", between)
            ):
                found.append(who)
    return found
