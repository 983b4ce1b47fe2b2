"""Foreign names that the words round them tell, whatever they sound like.

Here: 네팔 출신 프라카시 구룽(31)씨, 유하 살미의 『자작나무 재판』.  Never here: names by their
sound, titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.korean.beside import after, before
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.korean.neighbours import NAME
from presskit.extract.proposal import Title

__all__ = ["is_named_so", "told_names"]

Told = tuple[Piece, float, str, Title | None, Piece | None]
AGAINST = re.compile(
    rf"(?P<name>{NAME}|[가-힣]{{3,5}})\((?P<land>[가-힣]{{2,8}})\)(?=[은는이가을를와과의도, ])"
)
MONK = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{2})(?= (?:큰)?스님)")
"""Monks have names of two syllables and no family names: 혜담 스님."""
WROTE = re.compile(rf"(?<![가-힣])(?P<name>{NAME})의 (?:[가-힣]{{2,6}} )?[『《〈「<]")
BINDS = re.compile(r"(?:은|는|을|를|과|의|에게|께서|라는|으로|에서|에는|부터|까지|처럼)$")
LEADING = re.compile(r"[가-힣]+(?:의|는|은|을|를|던|한|된|에서|와|과|하고|하는|객)$")
NAMED = re.compile(
    r"\s?\((?:(?:만 )?\d{2}(?!\d)|[A-ZÀ-Þ][\w'’.-]+ |[一-鿿])"
    r"|\s?씨(?=[은는이가의도를]|[ ,.]|$)"
)


def is_named_so(text: str, at: int, end: int, word: str, known: Lexicon) -> bool:
    """Whether a word that ends at a place ends a foreign name though it doesn't sound so: an age,
    letters, Hanja or 씨 stand behind it, and it is neither a Korean name nor a common word."""
    return (
        NAMED.match(text, at, end) is not None
        and not known.is_common(word)
        and not known.title_end(word)
        and word not in known.loanwords
        and not any(one.length == len(word) > 2 for one in known.read(word, whole=True))
    )


def told_names(text: str, begin: int, end: int, known: Lexicon) -> Iterator[Told]:
    """Those of one block."""
    for match in known.near.from_land.finditer(text, begin, end):
        if match["land"] in known.countries or match["land"] + "인" in known.countries:
            own = _own(match, known)
            if match["folk"] and not _is_of_folk(own, known):
                continue
            if len(own) > 1 and not _is_korean(own[-1][0], known):
                yield _told(text, own, begin, end, 0.9, "from-abroad", known)
    for match in AGAINST.finditer(text, begin, end):
        if match["land"] in known.countries:
            own = _foreign(match, known)
            if len(own) > 1 or own and known.is_strange(own[0][0]):
                yield _told(text, own, begin, end, 0.86, "name-and-country", known)
    for match in MONK.finditer(text, begin, end):
        plain = known.is_common(match["name"]) or known.title_end(match["name"])
        if not (plain or match["name"] in known.adjectives or match["name"] in known.before):
            yield _told(text, [match], begin, end, 0.86, "monk", known)
    for match in known.near.real.finditer(text, begin, end):
        if not known.title_end(match["name"]):
            yield _told(text, [match], begin, end, 0.9, "name-and-real-name", known)
    for match in WROTE.finditer(text, begin, end):
        own = _foreign(match, known)
        if len(own) > 1:
            yield _told(text, own, begin, end, 0.82, "name-and-work", known)
    for match in known.near.booked.finditer(text, begin, end):
        if " " in match["name"]:
            own = _foreign(match, known)
            if len(own) > 1:
                yield _told(text, own, begin, end, 0.85, "made-a-book", known)
        elif any(
            one.length == len(match["name"]) and not one.short
            for one in known.read(match["name"], whole=True)
        ) and not known.is_common(match["name"]):
            yield Piece(*match.span("name")), 0.85, "made-a-book", None, None


def _told(
    text: str,
    own: list[re.Match[str]],
    begin: int,
    end: int,
    sure: float,
    why: str,
    known: Lexicon,
) -> Told:
    named = own[0].re.groupindex.get("name", 0) if len(own) == 1 else 0
    piece = Piece(own[0].start(named), own[-1].end(named))
    behind, front = after(text, piece.end, end, known), before(text, piece.start, begin, known)
    title = (
        Title(behind.title, behind.body)
        if behind.title
        else Title(front.title, front.body)
        if front.title
        else None
    )
    return piece, sure, why, title, None


def _own(match: re.Match[str], known: Lexicon) -> list[re.Match[str]]:
    """The words of a name without those before it that say what somebody is or does."""
    words = list(re.compile(r"[가-힣]+").finditer(match.string, *match.span("name")))
    first = 0
    for number, word in enumerate(words[:-1]):
        if (
            known.title_end(word[0]) == len(word[0])
            or word[0] in known.before
            or len(word[0]) > 2
            and (LEADING.match(word[0]) or known.is_common(word[0]))
        ):
            first = number + 1
    return words[first:]


def _is_of_folk(own: list[re.Match[str]], known: Lexicon) -> bool:
    """Whether words behind 캄보디아인 are a name: none is a common word, leads on to another one
    or hides the name (김 모)."""
    return own[-1][0] != "모" and not any(
        known.is_common(one[0]) or len(one[0]) > 1 and LEADING.fullmatch(one[0]) for one in own[:-1]
    )


def _foreign(match: re.Match[str], known: Lexicon) -> list[re.Match[str]]:
    """The last words that may each be a part of a foreign name."""
    words = list(re.compile(r"[가-힣]+").finditer(match.string, *match.span("name")))
    first = len(words) - known.is_strange(words[-1][0])
    while first and len(words) - first < 4 and _sounds(words[first - 1][0], known):
        first -= 1
    return words[first:]


def _sounds(word: str, known: Lexicon) -> bool:
    return word in known.foreign_firsts or (
        known.is_foreign(word)
        and not BINDS.search(word)
        and all(one in known.foreign_marks or one in known.foreign_hints for one in word)
    )


def _is_korean(word: str, known: Lexicon) -> bool:
    return len(word) == 3 and any(not one.short for one in known.read(word, whole=True)) and \
        not known.is_strange(word)
