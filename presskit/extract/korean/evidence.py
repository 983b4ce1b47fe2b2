"""How sure the words beside it make a Korean word a name.

Here: the weight of what stands before and behind.  Never here: reading the words beside it.
"""

from __future__ import annotations

import re

from presskit.extract.article import Piece
from presskit.extract.korean.beside import UNKNOWN_TITLE, After, before
from presskit.extract.korean.lexicon import Lexicon, Reading
from presskit.extract.proposal import Title

__all__ = ["before_it", "behind_it", "lives"]

SPEAKS = re.compile(r"\s?(?:\([^()\n]{1,30}\)\s?)?[\"“]")
COLON = re.compile(r"\s?(?:\([^()\n]{1,24}\))?\s?[:：]")
PLACES = re.compile(
    r"대 \S*(?:교수|총장|학장|대학원|학생|병원)|시 \S*(?:시장|시의원|의원|의장)|군 \S*(?:군수"
    r"|군의원|의원|의장)|구 \S*(?:구청장|구의원)|도 \S*지사"
    r"|[부청처] \S*(?:장관|차관|청장|대변인|관계자)|(?:서|소|청|원|관|교|회|단|실|과|팀"
    r"|국) (?:서장|소장|청장|원장|관장|교장|회장|단장|실장|과장|팀장|국장)$(?<!\S{4})"
)
ROLE = re.compile(r"(?<![가-힣])(?P<role>[가-힣]{2,8})(?:은|는|을|를|에|에는) $")
NEXT = re.compile(r" ([가-힣]{3,4})(?=\s?\(\d{2}|\s?씨(?![가-힣]{2}))")
"""A name behind a title, whose title it is."""
IS = re.compile(r"([가-힣]{2,8})[은는]\s[^.!?]{0,50}$")


def lives(text: str, behind: After, known: Lexicon) -> bool:
    """Whether what follows a name known from history speaks of somebody who lives now."""
    if behind.kind == "age" or behind.address == "씨":
        return True
    return bool(behind.title) and text[behind.title.start : behind.title.end] not in known.near.arts


def behind_it(
    text: str, word: str, reading: Reading, behind: After, common: bool, known: Lexicon
) -> tuple[float, str]:
    """How sure what follows a name makes it one."""
    if behind.kind == "age" and (not common or behind.address or behind.title):
        return 0.97, "name-and-age"
    if (
        behind.kind == "hanja"
        and text[behind.inner.start : behind.inner.start + 2][:1] in known.hanja
    ):
        return 0.96, "name-and-hanja"
    if common or word in known.adjectives or known.title_end(word) == len(word):
        return 0.0, ""
    if (
        behind.kind == "latin"
        and len(word) > 2
        and " " in text[behind.inner.start : behind.inner.end]
    ):
        return 0.9, "name-and-latin"
    if behind.address and (behind.address not in "군양옹님" or len(word) > 2):
        return (0.95 if not reading.short else 0.8), "name-and-address"
    if behind.kind == "title":
        return 0.9 if not reading.short else 0.7, "title-in-bracket"
    if behind.title and (
        reading.rare
        and known.body_end(word)
        or known.is_town(word)
        or _is_name_next(text, behind.title.end, known)
    ):
        return 0.0, ""  # 전맹인 관람객 추하린(27)씨
    if behind.title and not reading.short:
        if PLACES.search(f"{word} {text[behind.title.start : behind.title.end]}"):
            return 0.0, ""
        if behind.gap and known.body_end(word) and behind.body and known.read(
                text[behind.body.start : behind.body.end].split(" ")[-1], whole=True):
            return 0.0, ""  # 은하대 조류학연구실 경나래 교수
        if behind.gap:
            sure = 0.92 if known.body_end(text[behind.body.start : behind.body.end]) else 0.8
            return (sure if not reading.rare else 0.74), "name-body-title"
        return (0.95 if not reading.rare else 0.82), "name-and-title"
    if behind.title and not behind.gap and not reading.rare:
        return 0.72, "short-name-and-title"
    return 0.0, ""


def before_it(
    text: str, run: re.Match[str], begin: int, end: int, reading: Reading, known: Lexicon
) -> tuple[float, str, Title | None]:
    """How sure it is that a name begins a run of Hangul, by what stands before it; the rule, and
    the title that stands there."""
    front = before(text, run.start(), begin, known)
    name = text[run.start() : run.start() + reading.length]
    if reading.rare and known.body_end(name) and front.title and not reading.short:
        return 0.72, "title-and-rare-name", Title(front.title, front.body)
    if known.is_town(name) or reading.rare and (
            known.body_end(name) or name[-1] in "단팀반측회들"):
        return 0, "", None
    if not reading.josa and known.body_end(name) and _is_house_next(text, run.end(), end, known):
        return 0, "", None
    fresh = front.title or front.part or front.word in known.near.fresh
    if reading.short and not reading.rare and fresh \
            and reading.josa in ("은", "는", "이", "가") and SPEAKS.match(text, run.end(), end):
        title = Title(front.title, front.body) if front.title else None
        return 0.76, "calling-short-name-speech", title
    if front.title and front.word not in known.adjectives:
        title = Title(front.title, front.body)
        if reading.short:
            return (0.72, "title-and-short-name", title) if not reading.rare else (0, "", None)
        return (0.9 if not reading.rare else 0.74), "title-and-name", title
    if reading.josa in ("이", "가") and not reading.short and (
            known.near.takes.match(text, run.end(), end)):
        if role := ROLE.search(text, max(begin, run.start() - 12), run.start()):
            return (0.8 if not reading.rare else 0.74), "takes-a-part", _role(role, known)
    if front.part and reading.rare and not reading.short and not front.prize:
        return 0.72, "part-and-rare-name", None
    if front.part and not reading.short:
        return 0.8, "part-and-name", None
    return _by_its_words(text, run, begin, end, reading, known)


def _is_house_next(text: str, at: int, end: int, known: Lexicon) -> bool:
    """Whether a body or a name follows a word: 은하대 경영학과 송이든 교수."""
    match = re.compile(r" ([가-힣]+)").match(text, at, end)
    return match is not None and (
        known.body_end(match[1])
        or any(not one.short for one in known.read(match[1], whole=True))
    )


def _is_name_next(text: str, at: int, known: Lexicon) -> bool:
    match = NEXT.match(text, at)
    return match is not None and any(not one.short for one in known.read(match[1], whole=True))


def _role(match: re.Match[str], known: Lexicon) -> Title | None:
    """The title that somebody takes: 음악감독은 도경완이 맡았다."""
    whole = known.title_end(match["role"]) == len(match["role"])
    return Title(Piece(*match.span("role"))) if whole else None


def _by_its_words(
    text: str, run: re.Match[str], begin: int, end: int, reading: Reading, known: Lexicon
) -> tuple[float, str, Title | None]:
    """By speech, a colon or the end of a sentence behind a name that nothing stands before."""
    name = text[run.start() : run.start() + reading.length]
    if reading.rare and not reading.short and reading.josa in ("은", "는", "이", "가") and not (
            known.body_end(name)) and SPEAKS.match(text, run.end(), end):
        return 0.72, "rare-name-and-speech", None
    if reading.rare:
        alone = run.start() == begin and not reading.short and not reading.josa
        return (0.8, "name-and-colon", None) if alone and COLON.match(text, run.end(), end) \
            else (0, "", None)
    if reading.josa in ("은", "는", "이", "가", "도", "께서") and SPEAKS.match(
            text, run.end(), end) and not (reading.short and reading.josa in ("도", "께서")):
        return (0.7, "short-name-and-speech", None) if reading.short \
            else (0.72, "name-and-speech", None)
    if reading.short:
        return 0, "", None
    if not reading.josa and UNKNOWN_TITLE.match(text, run.end(), end):
        return 0.72, "name-word-speech", None
    if run.start() == begin and not reading.josa and COLON.match(text, run.end(), end):
        return 0.8, "name-and-colon", None
    last = reading.josa in ("", "이다", "다", "였다", "이었다") and text[
        run.end() : run.end() + 1] == "."
    said = IS.search(text[max(begin, run.start() - 60) : run.start()]) if last else None
    if said and known.title_end(said[1]) == len(said[1]):
        return 0.78, "is-the-one", None
    return 0, "", None
