"""Foreign names in Hangul: by the Latin in brackets behind them, by titles, by their sound.

Here: what makes a run of Hangul such a name.  Never here: Korean names, who says what.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.korean.abroad import told_names
from presskit.extract.korean.beside import UNKNOWN_TITLE, After, Before, after, before, body_before
from presskit.extract.korean.josa import agrees, bare
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.korean.sounding import (
    BOUND,
    count_sounding,
    is_home_made,
    is_surname,
    without_particle,
)
from presskit.extract.proposal import Title

__all__ = ["foreign_names"]

Found = tuple[Piece, float, str, Title | None, Piece | None]
WORDS = re.compile(r"[가-힣]{1,8}(?:[ ·-][가-힣]{1,8})*")
WORD = re.compile(r"[가-힣]+")
LATIN = re.compile(
    r"\s?\(([A-ZÀ-Þ][\w'’.-]*(?:[ ][A-Za-zÀ-ɏ][\w'’.-]*){0,4})(?:[,·;/] ?[^()\n]{1,30})?\)"
)
BODIES = re.compile(
    r"\b(?:The|of|for|and|Museum|Universit\w*|Institut\w*|Inc|Ltd|Corp\w*|Found\w+|Festival|Center|"
    r"Centre|Art|Arts|Gallery|Lab|Labs|Group|Project|Association|Society|Council|Prize|Award"
    r"|System|"
    r"World|International|National|School|College|Press|Film|Data|Intelligence|Network|Studio)\b"
)
TOPIC = re.compile(r"(?:은|는|이|가|도|의|와|과|에게)")
DID = re.compile(r"[가-힣](?:한|된|은|는|던|쓴|든|른|운|낸|친|딘|진|난) $")
"""What somebody did, before who it is: 작품을 연출한."""
SPEAKS = re.compile(r"[은는이가도]\s?[\"“]")


def foreign_names(text: str, begin: int, end: int, known: Lexicon) -> Iterator[Found]:
    """The foreign names of one block, none over another."""
    told = list(told_names(text, begin, end, known))
    yield from told
    taken = sorted((one.start, one.end) for one, *_ in told)
    starts = [start for start, _ in taken]

    def is_free(word: re.Match[str]) -> bool:
        at = bisect_right(starts, word.start()) - 1
        return at < 0 or taken[at][1] <= word.start()

    for phrase in WORDS.finditer(text, begin, end):
        words = [one for one in WORD.finditer(text, *phrase.span()) if is_free(one)]
        bracket = LATIN.match(text, phrase.end(), end)
        named = _with_latin(text, words, bracket, begin, end, known) if bracket else None
        if named:
            yield named
            words = [one for one in words if one.end() <= named[0].start]
        number = 0
        while number < len(words):
            count = count_sounding(text, end, words, number, known)
            found = (
                _by_title(text, words[number : number + count], begin, end, known)
                if count
                else None
            )
            if found:
                yield found
            number += max(count, 1)


def _with_latin(
    text: str,
    words: list[re.Match[str]],
    bracket: re.Match[str],
    begin: int,
    end: int,
    known: Lexicon,
) -> Found | None:
    """As many words as the bracket has, if they are somebody's."""
    latin = bracket[1]
    count = len(latin.split(" "))
    if count > len(words) or BODIES.search(latin) or latin.isupper():
        return None
    own = words[-count:]
    piece = Piece(own[0].start(), own[-1].end())
    front, behind = before(text, piece.start, begin, known), after(text, piece.end, end, known)
    also = Piece(*bracket.span(1))
    title = _title(text, piece.start, begin, front, behind, known)
    sounds = any(known.is_strange(one[0]) for one in own) and not any(
        one[0] in known.loanwords for one in own
    )
    if count == 1 and known.read(own[0][0], whole=True):
        return None
    if title or behind.address:
        if count > 1 or sounds:
            return piece, 0.94 if count > 1 else 0.8, "latin-and-title", title, also
    speaks = SPEAKS.match(text, bracket.end(), end)
    age = re.match(r"[,·;/] ?\d{2}(?!\d)", text[bracket.end(1) : bracket.end()])
    if count > 1 and sounds and (speaks or age or TOPIC.match(text, bracket.end(), end)):
        return piece, 0.9 if speaks or age else 0.78, "latin-in-bracket", None, also
    if count > 1 and sounds and DID.search(text, max(begin, piece.start - 12), piece.start):
        return piece, 0.76, "latin-in-bracket", None, also
    return None


def _title(
    text: str, at: int, begin: int, front: Before, behind: After, known: Lexicon
) -> Title | None:
    """The title behind a name, else before it; the body of the former may stand before the name
    (은하대 핀란드어과 사리 니에미넨 교수)."""
    if not behind.title:
        return Title(front.title, front.body) if front.title else None
    body = behind.body
    if body is None and not behind.gap and not front.title:
        body = body_before(text, at, max(begin, at - 60), known)
    return Title(behind.title, body)


def _is_subject(text: str, word: str, at: int) -> re.Match[str] | None:
    """The 이 or 가 behind a name, unless the name stands with it before another particle near."""
    found = re.search("(?<=[가-힣])[이가]$", word)
    if not found or not agrees(word[-2], word[-1]):
        return None
    near = text[max(0, at - 1500) : at + 1500]
    return None if re.search(f"{word}(?:는|를|와|의|에게| 씨)", near) else found


def _is_korean(last: str, first: str, known: Lexicon) -> bool:
    """Whether the last word is a Korean name behind one that only sounds foreign."""
    return (
        len(last) > 2
        and any(
            not one.short and (not one.rare or is_home_made(last[1 : one.length], known))
            for one in known.read(last)
        )
        and not (
            known.is_strange(first)
            and (known.is_strange(without_particle(last)) or last[2] in "토코키타카케츠쿠")
        )
    )


def _is_short_with_particle(last: str, known: Lexicon) -> bool:
    """Whether a last word of two syllables is one with its particle: 킴이, 리도."""
    if len(last) != 2 or not agrees(last[0], last[1]):
        return False
    closed = (ord(last[0]) - 0xAC00) % 28
    return last[1] in "이은을" if closed else last[1] in "도는를와" and is_surname(last[0], known)


def _by_title(
    text: str, own: list[re.Match[str]], begin: int, end: int, known: Lexicon
) -> Found | None:
    """Words that sound foreign with a title before or behind them, or an age."""
    if len(own) < 2:
        return None
    front = before(text, own[0].start(), begin, known)
    called = front.title is not None and front.title.end == own[0].start() - 1
    told = called or own[0][0] in known.foreign_firsts
    last = own[-1][0]
    if not told and _is_korean(last, own[0][0], known):
        return None
    bound = BOUND.search(last)
    if bound and bound[0] == "라는" and not known.near.called.match(text, own[-1].end(), end):
        bound = re.search("는$", last)  # 마르셀라 이바라는
    if not bound and _is_short_with_particle(last, known):
        bound = re.search(".$", last)  # 조슈아 킴이
    elif not bound and (len(last) > 2 or is_surname(last[0], known) or len(own) > 2):
        bound = _is_subject(text, last, own[0].start())
    whole = Piece(own[0].start(), own[-1].end() - (len(bound[0]) if bound else 0))
    lands = bare(front.word) in known.countries and told
    if bound:
        if front.title or front.part or lands or SPEAKS.match(text, own[-1].end() - 1, end):
            title = Title(front.title, front.body) if front.title else None
            return whole, 0.85 if title else 0.78, "foreign-name-and-particle", title, None
        return None
    found = _unbound(text, own, whole, front, begin, end, known)
    if found is None and lands:
        stop = whole.end - len(last) + len(without_particle(last))
        return Piece(whole.start, stop), 0.78, "from-a-country", None, None
    return found


def _unbound(
    text: str,
    own: list[re.Match[str]],
    whole: Piece,
    front: Before,
    begin: int,
    end: int,
    known: Lexicon,
) -> Found | None:
    """The same of words without a particle that only a name has."""
    last = own[-1][0]
    behind = after(text, whole.end, end, known)
    if behind.kind == "age" or behind.address == "씨":
        title = Title(behind.title, behind.body) if behind.title else None
        return whole, 0.9, "foreign-name-and-age", title, None
    also = behind.inner if behind.kind in ("hanja", "latin") else None
    if behind.title and (not behind.gap or behind.body):
        title = _title(text, whole.start, begin, front, behind, known)
        return whole, 0.85, "foreign-name-and-title", title, also
    if also and behind.kind == "hanja":
        title = Title(front.title, front.body) if front.title else None
        return whole, 0.82, "foreign-name-and-hanja", title, also
    short = without_particle(last)
    piece = Piece(whole.start, whole.end - len(last) + len(short)) if short != last else whole
    speaks = SPEAKS.match(text, whole.end - 1, end)
    if front.title or front.part:
        title = Title(front.title, front.body) if front.title else None
        return (
            piece if speaks else whole,
            0.85 if title else 0.78,
            "title-and-foreign-name",
            title,
            None,
        )
    if UNKNOWN_TITLE.match(text, whole.end, end):
        return whole, 0.78, "foreign-name-word-speech", None, None
    if short != last and speaks:
        return piece, 0.76, "foreign-name-and-speech", None, None
    return None
