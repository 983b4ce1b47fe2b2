"""What of an interview's paragraphs is said, and what is the writer's.

Here: one paragraph behind a turn that has begun.  Never here: where turns begin (``turns``), who
speaks (``turn_speakers``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.marks import pairs_of
from presskit.extract.proposal import Placed
from presskit.extract.turn_signs import TurnSigns
from presskit.extract.turn_speakers import Cast, Guest
from presskit.extract.turns import Talk

__all__ = ["MARKS", "STAGE", "Reading", "bare", "is_own", "is_pulled", "narrates", "strip", "trim"]

MARKS = ("「", "“", '"', "『", "〝")
"""What speech in marks begins with."""
STAGE = re.compile(r"\s*[（(【\[][^（）()【】\[\]]{1,16}[)）】\]]\s*")
"""A direction: what somebody does while they speak."""
_LAUGH = re.compile(r"\s*[（(【\[]\s?(?:[大苦微]?笑い?|웃음|laughs?|laughing|laughter)\s?[)）】\]]",
                    re.I)


@dataclass(slots=True)
class Reading:
    """What is known while answers are put together.

    ``known`` are people named before the first turn, ``last`` is the block of the last one;
    ``marked``: answers stand in quotation marks; ``polite``: sentences end as speech does.
    """

    article: Article
    placed: tuple[Placed, ...]
    talk: Talk
    signs: TurnSigns
    cast: Cast
    known: set[int]
    last: int
    marked: bool = False
    polite: bool = False


def bare(reading: Reading, number: int) -> str:
    """The words of a block without those in quotation marks."""
    block = reading.article.blocks[number]
    text, at, kept = reading.article.text, block.piece.start, []
    for pair in pairs_of(reading.article, block):
        if pair.depth == 0 and pair.mark in MARKS and pair.closed:
            kept.append(text[at:pair.outer.start])
            at = pair.outer.end
    return "".join(kept) + text[at:block.piece.end]


def is_own(reading: Reading, number: int) -> bool:
    """Whether a paragraph says *I* outside of what it cites."""
    return reading.signs.mine.search(bare(reading, number)) is not None


def is_pulled(reading: Reading, inner: list[Piece]) -> bool:
    """Whether words in marks stand in the article again, as those that are set large do."""
    words = reading.article.words(inner[0]).strip(".。!！ ")
    return len(words) > 5 and reading.article.text.count(words) > 1


def narrates(reading: Reading, number: int, first: int, who: Guest | None, place: int) -> bool:
    """Whether a paragraph without a label is the writer's: it names whoever answers, or the
    writer; its sentences end otherwise than answers do; it stands apart behind the last answer
    and never says *I*.

    ``first`` is the block that the answer of ``who`` begins in, ``place`` which of its paragraphs
    this one would be.
    """
    words = bare(reading, number)
    mine = (reading.signs.mine.search(words) or reading.signs.yours.search(words)) is not None
    block = reading.article.blocks[number].piece
    last = first >= reading.last
    if mine and not (place and last):
        return False
    if who is not None and any(one[2] == who.person for one in
                               reading.cast.within(block.start, block.end)
                               if _is_outside(reading, number, one)):
        return True
    if mine:
        return False
    if reading.signs.narrates.search(words) or place and _opens_with_name(reading, block):
        return True
    before = reading.article.blocks[number - 1].piece
    parted = reading.article.text[before.end:block.start].count("\n") > 1
    if reading.polite and (not place or last or parted or not reading.talk.tight):
        several = len(re.findall(r"[。.!?！？]", words)) > 1 or last
        return several and reading.signs.polite.search(words) is None
    return place > 0 and (last or reading.talk.tight and parted)


def _opens_with_name(reading: Reading, block: Piece) -> bool:
    """Whether a paragraph begins with the whole name of somebody who was introduced."""
    return any(one[0] == block.start and one[2] in reading.known
               and reading.article.text[one[0]:one[1]] == reading.cast.names[one[2]]
               for one in reading.cast.within(block.start, block.start + 60))


def _is_outside(reading: Reading, number: int, place: tuple[int, int, int]) -> bool:
    """Whether a name stands in no marks, and in no longer name of somebody else."""
    start, end, who = place
    block = reading.article.blocks[number]
    return not any(pair.outer.start < start < pair.outer.end for pair in
                   pairs_of(reading.article, block) if pair.mark in MARKS) \
        and not any(one[0] <= start and end <= one[1] and one[2] != who
                    for one in reading.cast.within(block.piece.start, block.piece.end))


def trim(article: Article, start: int, end: int) -> Piece | None:
    """Words without stage directions and white space at both ends; a laugh is the speaker's."""
    text = article.text
    if (found := STAGE.match(text, start, end)) and not _LAUGH.match(text, start):
        start = found.end()
    low = max(start, end - 20)
    if (found := re.search(STAGE.pattern + "$", text[low:end])) and not _LAUGH.match(found[0]) \
            and text[:low + found.start()].rstrip().endswith(tuple("。！？…．.!?")):
        end = low + found.start()
    return strip(article, start, end)


def strip(article: Article, start: int, end: int) -> Piece | None:
    """What is there without white space at both ends."""
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Piece(start, end) if start < end else None
