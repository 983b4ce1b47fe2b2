"""What stands before and behind a word that may be a name: age, Hanja, title, body.

Here: how titles and bodies are cut out of the words round a name.  Never here: whether it is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.korean.josa import bare, is_josa
from presskit.extract.korean.lexicon import Lexicon

__all__ = ["After", "Before", "after", "before", "body_before", "title_behind", "without_house"]

UNKNOWN_TITLE = re.compile(r" [가-힣]{2,7}[은는이가]\s?[\"“]")
"""A word between a name and speech: whatever it is, whoever bears it speaks."""
BRACKET = re.compile(r"\s?\(([^()\n]{1,60})\)")
AGE = re.compile(
    r"(?:[^\d]{1,14}[·,; ]\s?)?(?:만 )?(?:\d{2}|1[01]\d|\d(?=세|살))(?:세|살)?(?![\d가-힣a-zA-Z.%])"
)
HANJA = re.compile(r"([一-鿿]{2,5})(?![一-鿿가-힣])")
LATIN = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:[ ,]{1,2}[A-Za-zÀ-ɏ][\w'’.-]*){0,4}(?=$|[,·;/] ?\d)")
TOKEN = re.compile(r"[ ]?([㈜A-Za-z0-9&]*[가-힣·]+|[A-Za-z][A-Za-z&.]*)(\([^()\n]{1,24}\))?")
PREVIOUS = re.compile(
    r"([가-힣A-Za-z0-9㈜·]+)(\([^()\n]{1,24}\))?(?:\s?[:：|│=]\s?|[ ]|\s?\(\s?|,\s)$"
)

TOLD = re.compile(r"(?:은|는|이|가|도|께서|의|와|과)(?![가-힣])|[,(]|\s겸\s")
DAN = re.compile(r"\d단(?=[은는이가을를의과도,.) ]|$)")
WAS = re.compile(r"(?:이었던|였던|이자|인|이기도|출신)$")
GRADE = re.compile(r"(?<= )\d(?:학년|년) $")
"""Which year somebody is in, between school and name."""
WORD_BEFORE = re.compile(r"(?<![가-힣A-Za-z㈜)])((?:㈜|\([사재주]\))?[A-Za-z0-9&]*[가-힣·]+) $")


@dataclass(frozen=True, slots=True)
class After:
    """``kind`` of the bracket: ``age``, ``hanja``, ``latin``, ``title``, ``other`` or empty."""

    kind: str = ""
    inner: Piece | None = None
    address: str = ""
    title: Piece | None = None
    body: Piece | None = None
    gap: int = 0
    word: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """``word`` is the one before; ``title`` where it is a title; ``part`` where it says a prize,
    a part or a kinship."""

    word: str = ""
    title: Piece | None = None
    body: Piece | None = None
    part: bool = False
    prize: bool = False


def after(text: str, at: int, end: int, known: Lexicon) -> After:
    """What follows a name that ends at a place."""
    kind, inner, body, title = "", None, None, None
    if found := BRACKET.match(text, at, end):
        inner, at = Piece(*found.span(1)), found.end()
        kind, title, body = _inside(text, inner, known)
    if address := known.near.address.match(text, at, end):
        rest = address[2]
        if not rest or is_josa(rest) or is_josa(bare(rest)):
            return After(kind, inner, address[1], title, body, 0, "", address.end(1))
    if not kind and text[at : at + 1] != " ":
        return After(kind, inner, "", title, body, 0, "", at)
    later, where, gap, word = _title(text, at, end, known)
    if later:
        return After(kind, inner, "", later, where or body, gap, word, later.end)
    return After(kind, inner, "", title, body, 0, word, at)


def _inside(text: str, inner: Piece, known: Lexicon) -> tuple[str, Piece | None, Piece | None]:
    """The kind of a bracket, with the title and body in it."""
    said = text[inner.start : inner.end]
    if AGE.match(said):
        last = max(said.rfind(one) for one in "·,;/")
        if last < 0 or re.fullmatch(r"[\s\d세살만]*", said[last + 1 :]):
            return "age", None, None
        begin = inner.start + last + 1 + (said[last + 1] == " ")
        piece = Piece(begin, inner.end)
        return (
            ("age", piece, None)
            if known.title_end(said.split(" ")[-1].split("·")[-1])
            else ("age", None, piece)
        )
    if HANJA.match(said):
        return "hanja", None, None
    if LATIN.match(said):
        return "latin", None, None
    last = re.split(r"[ ·]", said)[-1]
    if last and known.title_end(last) == len(last):
        begin = inner.end - len(last)
        body = Piece(inner.start, begin - 1) if begin - 1 > inner.start else None
        if body and known.body_end(text[body.start : body.end].split(" ")[-1]):
            return "title", Piece(begin, inner.end), body
        return "title", inner, None
    return "other", None, None


def _title(
    text: str, at: int, end: int, known: Lexicon
) -> tuple[Piece | None, Piece | None, int, str]:
    """The title behind a name, the body before it, how many words stand between, the first word."""
    first, begin, body, gap = "", 0, False, 0
    while gap < 6 and (found := TOKEN.match(text, at, end)):
        word = found[1]
        first, begin = first or word, begin or found.start(1)
        length = known.title_end(word) if not _leads_on(text, found, end, known) else 0
        if dan := DAN.match(text, found.start(1), end):
            return Piece(*dan.span()), None, gap, first
        if length:
            stop = found.start(1) + length
            if found[2] and length == len(word) and re.fullmatch(r"\([A-Z]{2,5}\)", found[2]):
                stop = found.end()
            if gap and not body and not known.body_end(word[:length]) \
                    and not (gap == 1 and _is_told_of(text, first, stop, end, known)):
                return None, None, 0, first
            piece = Piece(begin, found.start(1) - 1) if gap else None
            return Piece(found.start(1), stop), piece, gap, first
        if word.isascii() and len(word) > 1 and word.upper() in known.titles:
            return (
                Piece(*found.span(1)),
                Piece(begin, found.start(1) - 1) if gap else None,
                gap,
                first,
            )
        is_body = (
            known.body_end(word) or word.isascii() or word in known.near.of_land
        )
        if not is_body and _is_no_body(word, known):
            return None, None, 0, first
        body, gap, at = body or is_body, gap + 1, found.end()
    return None, None, 0, first


def title_behind(
    text: str, at: int, end: int, known: Lexicon
) -> tuple[Piece | None, Piece | None]:
    """The title that words at a place lead to, and the body before it."""
    title, body, _, _ = _title(text, at, end, known)
    return title, body


def _is_no_body(word: str, known: Lexicon) -> bool:
    """Whether a word behind a name leads to no title of theirs: bound to another one, common, or
    another name, whose title it is."""
    return (
        bare(word) != word
        or word[-1] in "한된할던며고서"
        or word in known.common
        or len(word) == 3
        and any(one.length == 3 and not one.rare for one in known.read(word, whole=True))
    )


def _leads_on(text: str, found: re.Match[str], end: int, known: Lexicon) -> bool:
    """Whether a word that ends as a title is a body: a department or another title follows."""
    after = TOKEN.match(text, found.end(), end)
    return bool(
        known.near.house.search(found[1])
        and after
        and text[found.end() : found.end() + 1] == " "
        and (known.title_end(after[1]) or known.body_end(after[1]))
    )


def _is_told_of(text: str, word: str, stop: int, end: int, known: Lexicon) -> bool:
    """Whether a word that is nothing known may be a body between a name and a title of which
    the sentence speaks: 구자람 울림온 이사가."""
    return (
        len(word) > 2
        and not known.is_common(word)
        and (bare(word) == word or known.is_foreign(word))
        and not known.read(word, whole=True)
        and TOLD.match(text, stop, end) is not None
    )


def before(text: str, at: int, begin: int, known: Lexicon) -> Before:
    """What stands before a name that begins at a place."""
    low = max(begin, at - 60)
    found = PREVIOUS.search(text, low, at)
    if not found:
        return Before()
    word = WAS.sub("", found[1]) or found[1]
    if known.title_end(word) != len(word) and known.title_end(found[1]) == len(found[1]):
        word = found[1]
    if known.title_end(word) == len(word) or word.upper() in known.titles:
        start = _craft(text, low, found.start(1), word, known)
        title = Piece(start, found.start(1) + len(word))
        return Before(word, title, body_before(text, start, low, known))
    prize = known.near.prize.fullmatch(word)
    return Before(
        word, part=bool(prize) or word.lstrip("0123456789") in known.before, prize=bool(prize)
    )


def _craft(text: str, low: int, at: int, word: str, known: Lexicon) -> int:
    """Where the title begins whose last word stands at a place: 자동차 정비사."""
    front = WORD_BEFORE.search(text, low, at) if word in known.crafts else None
    return front.start(1) if front and front[1] in known.trades else at


def without_house(
    text: str, front: Before, named: Piece | None, low: int, known: Lexicon
) -> Before:
    """What stands before a name with a title ``named`` behind it: a word that ends as titles do
    is a body then (산촌복지연구원 위승아 연구위원)."""
    if not (named and front.title and known.is_house(front.word)):
        return front
    at = front.title.end + 1
    return Before(front.word, None, body_before(text, at, max(low, at - 60), known))


def body_before(text: str, at: int, low: int, known: Lexicon) -> Piece | None:
    """The body that stands before a title."""
    start = at
    if grade := GRADE.search(text, max(low, at - 8), at):
        start = at = grade.start()
    if named := known.near.named_body.search(text, max(low, at - 48), at):
        return Piece(*named.span(named.lastgroup))
    for _ in range(3):
        found = WORD_BEFORE.search(text, low, start)
        if (
            not found
            or not known.body_end(found[1])
            or bare(found[1]) != found[1]
            and known.title_end(bare(found[1])) == len(bare(found[1]))
            or bare(found[1]) != found[1]
            and not known.body_end(found[1][-2:])
            or bare(found[1]) != found[1]
            and any(not one.rare for one in known.read(bare(found[1]), whole=True))
        ):
            break
        start = found.start(1)
    return Piece(start, at - 1) if start < at else None
