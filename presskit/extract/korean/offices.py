"""All offices that a Korean article gives somebody: beside the name, joined, told elsewhere.

Here: 소장이자 겸임교수인 석나율, 고문 겸 교수, 미루군(군수 하경노), 부회장을 맡고 있다.  Never
here: whether a word is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Article, Piece
from presskit.extract.korean.beside import after, before, body_before, title_behind, without_house
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.proposal import Title

__all__ = ["offices", "offices_told"]

ALSO_BEFORE = re.compile(r"(?:(?<=\s)겸ㆍ?\s|,\s|·|ㆍ)$")
GOES_ON = re.compile(r"(?:이?자|이?며|이?면서|인 동시에)\s$")
ALSO_BEHIND = re.compile(r"(?:이자|\s겸|·|ㆍ|,)\s?")
OUTSIDE = re.compile(r"(?:(?<=[\s“\"'‘])|^)((?:\([사재주]\)|㈜)?[가-힣A-Za-z0-9&·]{2,24})\($")
TAKEN = re.compile(r"(?<![가-힣])([가-힣]{2,10})(?:을|를)\s(?:맡은|지낸|역임한)\s$")
TOLD = re.compile(
    r"(?:은|는)\s(?:[^\s.,\"“]{1,24}\s){0,4}?(?P<title>[가-힣]{2,12}?)"
    r"(?:(?:을|를)\s(?:함께\s|두루\s)?(?:맡|겸하|겸임|지내|역임)|(?:이기도|기도)\s하)"
)
MEMBER = re.compile(r"(?<= )소속(?:인|의)? $")
OWNER = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9·]{3,24})의 $")
"""The body before a name that a title follows: 모래시계필름의 예나래 대표."""
MOST = 4


def offices(article: Article, name: Piece, known: Lexicon) -> Iterator[Title]:
    """Those that stand beside a whole name."""
    block = article.blocks[article.block_of(name)].piece
    text, low, high = article.text, block.start, block.end
    behind = after(text, name.end, high, known)
    yield from _before(text, name.start, low, behind.title, known)
    if of := MEMBER.search(text, max(low, name.start - 6), name.start):
        body = body_before(text, of.start(), max(low, of.start() - 60), known)
        if body:
            yield Title(behind.title, body)
    if behind.title and behind.body is None and (owner := OWNER.search(
            text, max(low, name.start - 32), name.start)) \
            and (known.body_end(owner[1]) or owner[1].isascii()):
        yield Title(behind.title, Piece(*owner.span(1)))
    if not behind.title or behind.kind == "title" and behind.body is None:
        return
    at = behind.title.end
    for _ in range(MOST):
        joined = ALSO_BEHIND.match(text, at, high)
        if not joined:
            return
        title, body = title_behind(text, joined.end(), high, known)
        if not title or "," in joined[0] and _is_others(text, title.end, high, known):
            return
        yield Title(title, body)
        at = title.end


def _is_others(text: str, at: int, high: int, known: Lexicon) -> bool:
    """Whether a name follows a title behind a comma: … 교수, 서울대 명예교수 길원모."""
    match = re.compile(r" ([가-힣]{2,4})").match(text, at, high)
    return match is not None and any(not one.short for one in known.read(match[1]))


def _before(
    text: str, at: int, low: int, named: Piece | None, known: Lexicon
) -> Iterator[Title]:
    """Titles before a name, the nearest first."""
    for _ in range(MOST):
        front = without_house(text, before(text, at, low, known), named, low, known)
        if not front.title:
            break
        outside = OUTSIDE.search(text, max(low, front.title.start - 32), front.title.start)
        body = front.body or (Piece(*outside.span(1)) if outside else None)
        yield Title(front.title, body)
        at = (front.body or front.title).start
        if joined := ALSO_BEFORE.search(text[max(low, at - 4) : at]):
            at -= len(joined[0])
            at += text[at] in " "
        elif not GOES_ON.search(text[max(low, at - 6) : at]):
            return
    taken = TAKEN.search(text[max(low, at - 20) : at])
    if taken and known.title_end(taken[1]) == len(taken[1]):
        start = at - len(taken[0])
        yield Title(Piece(start, start + len(taken[1])))


def offices_told(article: Article, mention: Piece, known: Lexicon) -> Iterator[Title]:
    """An office of which a sentence says that somebody holds it too."""
    match = TOLD.match(article.text, mention.end, min(len(article.text), mention.end + 100))
    if match and known.title_end(match["title"]) == len(match["title"]):
        start = match.start("title")
        yield Title(
            Piece(*match.span("title")), body_before(article.text, start, mention.end, known)
        )
