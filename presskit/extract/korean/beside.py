"""What stands before and behind a word that may be a name: age, Hanja, title, body.

Here: how titles and bodies are cut out of the words round a name.  Never here: whether it is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.korean.josa import bare, is_josa
from presskit.extract.korean.lexicon import Lexicon

__all__ = ["After", "Before", "after", "before", "body_before"]

BRACKET = re.compile(r"\s?\(([^()\n]{1,60})\)")
AGE = re.compile(
    r"(?:[^\d]{1,14}[·,; ]\s?)?(?:만 )?(?:\d{2}|1[01]\d|\d(?=세|살))(?:세|살)?(?![\d가-힣a-zA-Z.%])"
)
HANJA = re.compile(r"([一-鿿]{2,5})(?![一-鿿가-힣])")
LATIN = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:[ ,]{1,2}[A-Za-zÀ-ɏ][\w'’.-]*){0,4}(?=$|[,·;/] ?\d)")
ADDRESS = re.compile(r"\s?(씨|군|양|옹|님|여사|선생님|선생)(?=[^가-힣]|$|([가-힣]{1,4}))")
TOKEN = re.compile(r"[ ]?([㈜A-Za-z0-9&]*[가-힣·]+|[A-Za-z][A-Za-z&.]*)(\([^()\n]{1,24}\))?")
PREVIOUS = re.compile(
    r"([가-힣A-Za-z0-9㈜·]+)(\([^()\n]{1,24}\))?(?:\s?[:：|│=]\s?|[ ]|\s?\(\s?|,\s)$"
)

DAN = re.compile(r"\d단(?=[은는이가을를의과도,.) ]|$)")
WAS = re.compile(r"(?:이었던|였던|이자|인|이기도|출신)$")
PRIZE = re.compile(
    r"[가-힣]{1,12}상(?:은|에|에는|엔)?|[1-9]\d?위(?:는|에)?|(?:준?우승|장원|차상|차하|금상"
    r"|은상|동상)(?:은|에)?"
)
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
    if address := ADDRESS.match(text, at, end):
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
    if known.title_end(last) == len(last):
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
        length = known.title_end(word)
        if dan := DAN.match(text, found.start(1), end):
            return Piece(*dan.span()), None, gap, first
        if length:
            stop = found.end() if found[2] and length == len(word) else found.start(1) + length
            if gap and not body and not known.body_end(word[:length]):
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
            known.body_end(word) or word.isascii() or word in ("시", "도", "군", "구", "전", "현")
        )
        if (
            not is_body
            and (bare(word) != word or word[-1] in "한된할던며고서")
            or word in known.common
            and not is_body
        ):
            return None, None, 0, first
        if (
            not is_body
            and len(word) == 3
            and any(one.length == 3 and not one.rare for one in known.read(word, whole=True))
        ):
            return None, None, 0, first  # another name, whose title it is
        body, gap, at = body or is_body, gap + 1, found.end()
    return None, None, 0, first


def before(text: str, at: int, begin: int, known: Lexicon) -> Before:
    """What stands before a name that begins at a place."""
    low = max(begin, at - 60)
    found = PREVIOUS.search(text, low, at)
    if not found:
        return Before()
    word = (
        found[1]
        if known.title_end(found[1]) == len(found[1])
        else WAS.sub("", found[1]) or found[1]
    )
    if known.title_end(word) == len(word) or word.upper() in known.titles:
        title = Piece(found.start(1), found.end(2) if found[2] else found.start(1) + len(word))
        return Before(word, title, body_before(text, found.start(1), low, known))
    prize = PRIZE.fullmatch(word)
    return Before(
        word, part=bool(prize) or word.lstrip("0123456789") in known.before, prize=bool(prize)
    )


def body_before(text: str, at: int, low: int, known: Lexicon) -> Piece | None:
    """The body that stands before a title."""
    start = at
    for _ in range(3):
        found = WORD_BEFORE.search(text, low, start)
        if (
            not found
            or not known.body_end(found[1])
            or bare(found[1]) != found[1]
            and not known.body_end(found[1][-2:])
        ):
            break
        start = found.start(1)
    return Piece(start, at - 1) if start < at else None
