"""Interviews in Korean: answers that stand without marks.

Here: which blocks are answers, who gives them.  Never here: what a question is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Person, Placed, Quote
from presskit.extract.words import Words, any_of

__all__ = ["Answers", "answers"]

STAGE = re.compile(
    r"\s*[(（](?:웃음|웃으며|한숨|미소|침묵|고개를 끄덕이며|일동 웃음|함께 웃음"
    r"|잠시 생각하다가?)[)）]\s*"
)


@dataclass(slots=True)
class Answers:
    """The quotes, and the numbers of the blocks that they take up."""

    quotes: list[Quote] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Talk:
    """What is known of the article while its answers are read; ``marked``: in quotation marks."""

    article: Article
    speakers: dict[int, tuple[int, Piece]]
    main: int | None
    label: re.Pattern[str]
    found: Answers
    marked: bool


def answers(
    article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...], words: Words
) -> Answers:
    found = Answers()
    if not people:
        return found
    questions = any(one.kind == "question" for one in placed)
    asker = re.compile(rf"(?:{any_of(words['question_labels'])})\s?[:：]")
    speakers = {
        piece.start: (number, piece)
        for number, person in enumerate(people)
        for piece in person.mentions
    }
    talk = _Talk(
        article, speakers, _main(article, people), _label(words), found,
        _in_marks(article, placed),
    )
    open_, who = False, talk.main
    named = _named_lines(article, speakers) if not questions else {}
    for number, block, said in article.each():
        kind = placed[number].kind
        if kind == "question" or asker.match(said):
            open_, who = True, talk.main
            continue
        line = _named(article, block.piece.start, speakers)
        if not questions and number not in named or kind not in ("paragraph", "list"):
            open_ = open_ and kind in ("caption", "credit")
            continue
        if open_ or line is not None:
            who = _answer(talk, number, block.piece, line, who)
            open_ = True
    return found


def _label(words: Words) -> re.Pattern[str]:
    """How an answer is marked at its beginning."""
    return re.compile(
        rf"(?:{any_of(words['answer_labels'])}\s?\d{{0,2}}\s?[.:：)\]>]|[▲△▶▷―–—-])\s*|"
        rf"(?:답|A)\s?[(（][^()（）\n]{{1,20}}[)）]\s?[:：]\s*"
    )


def _in_marks(article: Article, placed: tuple[Placed, ...]) -> bool:
    """Whether the answers stand in quotation marks: every block behind a question does."""
    first = [
        _quoted(article, article.blocks[number + 1].piece.start)
        for number, one in enumerate(placed[:-1])
        if one.kind == "question" and placed[number + 1].kind in ("paragraph", "list")
    ]
    return bool(first) and all(first)


def _answer(
    talk: _Talk, number: int, block: Piece, line: tuple[int, int] | None, who: int | None
) -> int | None:
    """Read a block as an answer or as more of one; who speaks now."""
    article, found, start = talk.article, talk.found, block.start
    if line:
        who, start = line
    elif first := talk.label.match(article.words(block)):
        start += first.end()
        inner = _named(article, start, talk.speakers) or _bracketed(article, start, talk.speakers)
        who, start = inner or (
            _in_label(article, first, block.start, talk.speakers, talk.main),
            start,
        )
    elif found.quotes and number - 1 in found.blocks and not _quoted(article, start):
        _go_on(article, found, number, Piece(start, block.end))
        return who
    elif talk.marked:
        return who
    if not _quoted(article, start) and (piece := _trim(article, start, block.end)):
        before = Piece(block.start, start) if start > block.start else None
        cue = before if before and article.words(before).strip() else None
        found.quotes.append(
            Quote((piece,), (piece,), who, None, cue, 0.85 if line else 0.78, "answer")
        )
        found.blocks.add(number)
    return who


def _quoted(article: Article, at: int) -> bool:
    """Answers in marks are read as other speech is."""
    return article.text[at : at + 1] in ('"', "“")


def _trim(article: Article, start: int, end: int) -> Piece | None:
    """Words without a stage direction before or behind them."""
    text = article.text
    while found := STAGE.match(text, start, end):
        start = found.end()
    while found := re.search(STAGE.pattern + "$", text[max(start, end - 24) : end]):
        end = max(start, end - 24) + found.start()
    while start < end and text[start].isspace():
        start += 1
    return Piece(start, end) if start < end else None


def _go_on(article: Article, found: Answers, number: int, piece: Piece) -> None:
    """A paragraph without a label belongs to the answer before it."""
    last = found.quotes.pop()
    more = _trim(article, piece.start, piece.end)
    parts = (*last.fragments, more) if more else last.fragments
    found.quotes.append(
        Quote(parts, parts, last.speaker, last.unnamed, last.cue, last.sure, last.why)
    )
    found.blocks.add(number)


def _named(
    article: Article, at: int, speakers: dict[int, tuple[int, Piece]]
) -> tuple[int, int] | None:
    """Whose name with a colon begins at a place, and where his words begin."""
    if at not in speakers:
        return None
    who, piece = speakers[at]
    found = re.compile(r"(?:\s?\([^()\n]{1,24}\))?(?: [가-힣A-Za-z]{1,10})?\s?[:：=|]\s*").match(
        article.text, piece.end
    )
    return (who, found.end()) if found else None


def _named_lines(article: Article, speakers: dict[int, tuple[int, Piece]]) -> dict[int, int]:
    """Blocks that begin with a name and a colon, if there are three of them."""
    found = {
        number: line[0]
        for number, block, _ in article.each()
        if (line := _named(article, block.piece.start, speakers)) is not None
    }
    return found if len(found) > 2 else {}


def _bracketed(
    article: Article, at: int, speakers: dict[int, tuple[int, Piece]]
) -> tuple[int, int] | None:
    """Whose name in a bracket begins at a place: A. (김민수) …"""
    if article.text[at : at + 1] not in ("(", "（") or at + 1 not in speakers:
        return None
    found = re.compile(r"[^()（）\n]{0,20}[)）]\s*[:：]?\s*").match(
        article.text, speakers[at + 1][1].end
    )
    return (speakers[at + 1][0], found.end()) if found else None


def _in_label(
    article: Article,
    first: re.Match[str],
    at: int,
    speakers: dict[int, tuple[int, Piece]],
    who: int | None,
) -> int | None:
    """The person in the bracket of a label: 답(김 대표)."""
    for place in range(at, at + first.end()):
        if place in speakers:
            return speakers[place][0]
    return who


def _main(article: Article, people: tuple[Person, ...]) -> int | None:
    """Who is interviewed: the one most spoken of; the first of two alike."""
    return max(range(len(people)), key=lambda number: (len(people[number].mentions), -number))
