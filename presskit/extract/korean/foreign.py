"""Foreign names in Hangul: by the Latin in brackets behind them, by titles, by their sound.

Here: what makes a run of Hangul such a name.  Never here: Korean names, who says what.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.korean.abroad import is_named_so, told_names
from presskit.extract.korean.beside import UNKNOWN_TITLE, After, Before, after, before, body_before
from presskit.extract.korean.josa import agrees, bare, is_josa
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.proposal import Title

__all__ = ["foreign_names"]

Found = tuple[Piece, float, str, Title | None, Piece | None]
WORDS = re.compile(r"[가-힣]{1,8}(?:[ ·][가-힣]{1,8})*")
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
BOUND = re.compile(r"(?<=[가-힣])(?:은|는|을|를|과|와|의|에게|에게서|께서|라는|이라는)$")
DID = re.compile(r"[가-힣](?:한|된|은|는|던|쓴|든|른|운|낸|친|딘|진|난) $")
"""What somebody did, before who it is: 작품을 연출한."""
JAPANESE = re.compile(r"[가-힣](?:카와|가와|사와|자와|나가|이와|오카|이가)$")
"""Family names of Japan that end as a word with its particle does: 다니카와, 요시나가."""
VERB = re.compile("(?:[한된]다|했다|였다|됐다|하며|하고|해서|하는|에서|으로|부터|까지|였던|했던)$")
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
            count = _sound(text, end, words, number, known)
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


def _sound(text: str, end: int, words: list[re.Match[str]], number: int, known: Lexicon) -> int:
    """How many neighbouring words, two to four, sound foreign; the last may have a particle."""
    count = 0
    while number + count < len(words) and count < 4:
        word = words[number + count][0]
        if (
            len(word) > 6
            or count
            and words[number + count].start() - words[number + count - 1].end() != 1
        ):
            break
        if count and VERB.search(word) and not known.is_strange(word):
            break
        if count and len(word) == 2 and _is_surname(word[0], known) and agrees(word[0], word[1]):
            count += 1
            break  # 제시카 박이
        if not count and known.body_end(word):
            break
        if count > 1 and known.body_end(word) and _is_title_next(words, number + count, known):
            break  # 안나 코발스카 바르샤바대 교수
        if not known.is_foreign(word) and not (count and word in known.surnames):
            if count and (
                known.is_foreign(_without(word))
                or is_named_so(text, words[number + count].end(), end, word, known)
            ):
                count += 1
            break
        count += 1
        if (BOUND.search(word) or _has_particle(word)) and not (
            (JAPANESE.search(word) or word in known.families)
            and _sounds_on(words, number + count, known)
        ):
            break
    own = [one[0] for one in words[number : number + count]]
    from_abroad = number and bare(words[number - 1][0]) in known.countries
    strange = any(map(known.is_strange, own)) or from_abroad
    plain = own and (
        _is_surname(own[-1], known)
        and not known.is_strange(own[0])
        or any(known.body_end(_without(one)) for one in own)
        or len(own[-1]) == 1
        and len(own) < 3
        and not _is_surname(own[-1], known)
        or len(own) > 2
        and len(own[0]) < 3
        and not known.is_strange(own[0])
        and not from_abroad
    )
    return count if count > 1 and strange and not plain else 0


def _is_title_next(words: list[re.Match[str]], number: int, known: Lexicon) -> bool:
    return number + 1 < len(words) and known.title_end(words[number + 1][0]) > 0


def _sounds_on(words: list[re.Match[str]], number: int, known: Lexicon) -> bool:
    """Whether the word with this number goes on a name."""
    return (
        number < len(words)
        and words[number].start() == words[number - 1].end() + 1
        and known.is_foreign(_without(words[number][0]))
    )


def _has_particle(word: str) -> bool:
    """Whether a word ends in 이 or 가, or in a longer particle: a name goes no further."""
    return (
        len(word) > 2
        and word[-1] in "이가"
        and agrees(word[-2], word[-1])
        or len(word) - len(_without(word)) > 1
    )


def _is_home_made(given: str, known: Lexicon) -> bool:
    """Whether a given name has a syllable that foreign names don't."""
    return any(one not in known.foreign_marks and one not in known.foreign_hints for one in given)


def _is_surname(word: str, known: Lexicon) -> bool:
    return word in known.surnames or word in known.rare


def _without(word: str) -> str:
    """A word without the particle that a name takes most."""
    for length in (3, 2, 1):
        if (
            len(word) > length + 1
            and is_josa(word[-length:])
            and agrees(word[-length - 1], word[-length:])
        ):
            return word[:-length]
    return word


def _is_subject(text: str, word: str, at: int) -> re.Match[str] | None:
    """The 이 or 가 behind a name, unless the name stands with it before another particle near."""
    found = re.search("(?<=[가-힣])[이가]$", word)
    if not found or not agrees(word[-2], word[-1]):
        return None
    near = text[max(0, at - 1500) : at + 1500]
    return None if re.search(f"{word}(?:는|를|와|의|에게| 씨)", near) else found


def _by_title(
    text: str, own: list[re.Match[str]], begin: int, end: int, known: Lexicon
) -> Found | None:
    """Words that sound foreign with a title before or behind them, or an age."""
    if len(own) < 2:
        return None
    if (
        any(
            not one.short and (not one.rare or _is_home_made(own[-1][0][1 : one.length], known))
            for one in known.read(own[-1][0])
        )
        and len(own[-1][0]) > 2
        and own[0][0] not in known.families
        and not (
            known.is_strange(own[0][0])
            and (known.is_strange(_without(own[-1][0])) or own[-1][0][2] in "토코키타카케츠쿠")
        )
    ):
        return None  # a Korean name behind a word that only sounds foreign
    last = own[-1][0]
    bound = BOUND.search(last)
    if not bound and (len(last) > 2 or _is_surname(last[0], known) or len(own) > 2):
        bound = _is_subject(text, last, own[0].start())
    whole = Piece(own[0].start(), own[-1].end() - (len(bound[0]) if bound else 0))
    front = before(text, whole.start, begin, known)
    if bound:
        if front.title or front.part or SPEAKS.match(text, own[-1].end() - 1, end):
            title = Title(front.title, front.body) if front.title else None
            return whole, 0.85 if title else 0.78, "foreign-name-and-particle", title, None
        return None
    return _unbound(text, own, whole, front, begin, end, known)


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
    short = _without(last)
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
