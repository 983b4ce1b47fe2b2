"""What is known while the speech of a Korean article is read.

Here: patterns of reporting, whether words in marks are speech, the words that attribute them.
Never here: who spoke.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.korean.josa import bare
from presskit.extract.korean.spans import Unit
from presskit.extract.korean.speakers import Finder, Subject
from presskit.extract.marks import Pair
from presskit.extract.proposal import Marked

__all__ = [
    "Reader",
    "Speech",
    "bracketed",
    "cue_after",
    "cue_of",
    "is_speech",
    "quoted_by",
    "turn_to",
]


@dataclass(slots=True)
class Speech:
    """A quote in the making."""

    pairs: list[Pair]
    subject: Subject | None
    cue: Piece | None
    sure: float
    why: str
    unit: int
    block: int


@dataclass(slots=True)
class Reader:
    """What is known while the blocks are read in order; ``topic``: of whom the text speaks,
    ``earlier``: of whom it did before."""

    article: Article
    people: Finder
    report: re.Pattern[str]
    called: re.Pattern[str]
    statement: re.Pattern[str]
    verb: re.Pattern[str]
    texts: re.Pattern[str]
    topic: Subject | None = None
    earlier: Subject | None = None
    found: list[Speech] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)


def turn_to(reader: Reader, subject: Subject) -> None:
    """The text speaks of somebody from here on."""
    if reader.topic is not None and reader.topic.person != subject.person:
        reader.earlier = reader.topic
    reader.topic = subject


def is_speech(reader: Reader, unit: Unit, pair: Pair) -> bool:
    """Whether what follows the closing mark reports the words."""
    text = reader.article.text
    at, end = pair.outer.end, unit.end
    said = text[pair.inner.start : pair.inner.end] if pair.inner else ""
    follow = text[at : min(end, at + 40)]
    rest = follow.strip(" .,)")
    small = (
        len(said) < 8
        and " " not in said.strip()
        and not said.endswith(("다", "요", "까", ".", "!", "?"))
    )
    if len(said) <= 12 and re.search("[을를] $", text[max(unit.start, pair.outer.start - 3) :
                                                   pair.outer.start]):
        return False  # what is said of something: 지침을 "협의 중"이라고
    if reader.called.match(text, at, end) or reader.texts.search(
        text, max(unit.start, pair.outer.start - 14), pair.outer.start
    ):
        return False
    if re.match(r"\s?(?:이라는|라는|는|던)\s", follow):
        named = any(
            one.person is not None or one.pronoun or one.topical
            for one in reader.people.subjects(unit)
            if one.at < pair.outer.start
        )
        return bool(named and reader.statement.match(follow)) and not small
    if reader.report.match(text, at, end) or bracketed(reader, pair):
        return not small
    if not rest:
        before = text[unit.start : pair.outer.start].rstrip()
        return bool(before) and not small
    if re.match(r",? ?(?=[\"“])", follow) and rest[:1] in '"“':
        return not small
    if re.match(r"[가-힣]", follow):
        return False
    return not small and (said.rstrip().endswith((".", "!", "?", "다", "요", "죠")))


BETWEEN = re.compile(
    r"(?:\s?\([^()]*\))?\s?(?:씨|군|양|옹|님)?(?: [가-힣A-Za-z·]{1,12}){0,3}\s?[:：=]?\s?"
)
BRACKET = re.compile(r"\s?[(（]\s?(?:[가-힣A-Za-z]{1,12} ){0,3}[가-힣 ]{1,20}[)）](?=\s|[.,]|$)")
_NEAR = 80
"""Words that say who speaks stand no farther from the mark; a paragraph may be a book."""


def cue_of(reader: Reader, unit: Unit, pair: Pair) -> Piece | None:
    """The words after the mark up to the verb's end."""
    text = reader.article.text
    stop = unit.end
    while stop > pair.outer.end and text[stop - 1] in ".!? ":
        stop -= 1
    if not pair.outer.end < stop:
        return None
    near = min(stop, pair.outer.end + _NEAR)
    found = reader.verb.search(text, pair.outer.end, near)
    if not found and near < stop:
        return None
    if found:
        tail = re.compile(r"[가-힣]*").match(text, found.end(), stop)
        stop = tail.end() if tail else stop
    start = pair.outer.end
    while start < stop and text[start] in " ,":
        start += 1
    return Piece(start, stop) if start < stop <= start + 60 else None


def cue_after(reader: Reader, after: Unit | None, verb: bool) -> Piece | None:
    if after is None:
        return None
    said = reader.article.text[after.start : after.end]
    found = re.search(r"(?:이렇게 |이같이 |그렇게 )?[가-힣]+(?: [가-힣]+)?[.]?$", said)
    return (
        Piece(after.start + found.start(), after.start + len(said.rstrip("."))) if found else None
    )


def bracketed(reader: Reader, pair: Pair) -> Subject | None:
    """The person whom a bracket right behind quoted words names: “호미입니다.”(추광민 이사장)."""
    text, at = reader.article.text, pair.outer.end
    found = BRACKET.match(text, at)
    inside = reader.people.inside(at, found.end()) if found else []
    if len(inside) != 1:
        return None
    piece, person = inside[0]
    return Subject(piece.start, piece.end, person)


def quoted_by(reader: Reader, unit: Unit, pair: Pair) -> Subject | None:
    """A person named right before the words, with a title, a colon or nothing between; a word
    with a particle there says that he is spoken of."""
    inside = reader.people.inside(unit.start, pair.outer.start)
    if not inside:
        return None
    piece, person = inside[-1]
    between = reader.article.text[piece.end : pair.outer.start]
    if not BETWEEN.fullmatch(between):
        return None
    if any(bare(word) != word for word in re.findall(r"[가-힣]+", between)):
        return None
    return Subject(piece.start, piece.end, person)
