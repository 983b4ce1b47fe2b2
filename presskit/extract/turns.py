"""Whose turn it is in an interview: where a question begins, where an answer does.

Here: what turns are, and what they make of blocks.  Never here: how they are found
(``turn_layout``), who somebody is (``turn_speakers``), how far an answer goes (``turn_answers``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Placed

__all__ = ["ANSWER", "SPEAKER_LINE", "Opening", "Talk", "ends", "place_turn",
           "settle_turns"]

ANSWER = "answer-of-an-interview"
"""Why a block is a paragraph: it begins an answer, or is the label over one."""
SPEAKER_LINE = "speaker-line"
"""Why a block is a paragraph: it names who says the next one."""
_LINE, _HEADING = 160, 60
"""Characters of a line that is no sentence; columns of one that is a heading."""
_STOPS = "。！？!?.…"
_CLOSERS = "」』”’\"'》〉）)］]】〕 \u3000"
_ASIDE = re.compile(r"[（(【\[][^（）()【】\[\]]{1,16}[)）】\]]\s*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where somebody begins to speak: in block ``block``, from ``start`` on; behind a label that is
    a line of its own from the next block on (``alone``).  ``label`` are the words for whoever it
    is, ``asks`` is whether they are the interviewer's."""

    block: int
    start: int
    label: Piece | None
    asks: bool
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """An interview: its openings by their blocks.

    ``labelled`` is whether whoever answers has a label each time, ``tight`` whether blank lines
    stand between answer and question only; ``replies`` are blocks right behind a question that
    are speech in marks.
    """

    openings: dict[int, Opening] = field(default_factory=dict)
    labelled: bool = False
    tight: bool = False
    replies: frozenset[int] = frozenset()

    def asks(self, block: int) -> bool:
        """Whether a block is a question, or the label over one."""
        return block in self.openings and self.openings[block].asks

    def answers(self, block: int) -> bool:
        """Whether a block begins an answer with a label, or is the label over one."""
        return block in self.openings and not self.openings[block].asks

    def follows(self, block: int) -> bool:
        """Whether a block without a label stands right behind a question or a label alone."""
        before = self.openings.get(block - 1)
        return block not in self.openings and before is not None and (before.asks or before.alone)


def place_turn(talk: Talk, block: int) -> Placed | None:
    """What a block is by the turns of an interview alone: a question, or a paragraph that begins
    an answer; ``None`` where they don't say."""
    if talk.asks(block):
        return Placed("question", 0.93, "question-of-an-interview")
    if block in talk.replies:
        return Placed("paragraph", 0.9, ANSWER)
    if not talk.answers(block):
        return None
    return Placed("paragraph", 0.93, SPEAKER_LINE if talk.openings[block].alone else ANSWER)


def settle_turns(article: Article, placed: tuple[Placed, ...], talk: Talk) -> tuple[Placed, ...]:
    """The blocks of an interview with lines that end nowhere before a question as what they are:
    headings, and captions where they are long, a sentence and more, or stand over a heading."""
    def words(number: int) -> str:
        return article.words(article.blocks[number].piece)

    found = list(placed)
    first = min(talk.openings, default=0)
    for number in sorted(talk.openings):
        at = number - 1 if talk.asks(number) else 0
        while at > first and at not in talk.openings and not talk.follows(at):
            one = found[at]
            if one.kind not in ("caption", "credit", "heading"):
                if one.kind not in ("paragraph", "list") or not _is_line(words(at)):
                    break
                above = any(other.kind == "heading" for other in found[at + 1:number])
                long_ = sum(1 + (ord(char) > 0x2E80) for char in words(at)) > _HEADING \
                    or re.search(r"[。！？]|[.!?] ", words(at)) is not None
                found[at] = Placed("caption" if above or long_ else "heading", 0.76,
                                   "line-before-a-question")
            at -= 1
    return tuple(found)


def _is_line(words: str) -> bool:
    return len(words) <= _LINE and not ends(words) and words[-1] not in ":：,，、;；"


def ends(words: str) -> bool:
    """Whether words end as a sentence does, or with the mark that ends speech, an aside in brackets
    aside."""
    kept = _ASIDE.sub("", words[-40:].rstrip()).rstrip()
    if kept[-1:] in ("」", "”", "』"):
        return True
    return any(_ASIDE.sub("", one.rstrip(_CLOSERS)).rstrip(_CLOSERS)[-1:] in tuple(_STOPS)
               for one in (words[-40:], kept, words[-40:].rstrip("」』”’\"'")))
