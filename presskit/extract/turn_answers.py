"""Answers of an interview as quotes: whole, paragraph by paragraph, each with who gives it.

Here: how far an answer goes, what of its blocks is said.  Never here: where turns begin
(``turns``), whom a label means (``turn_speakers``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.marks import pairs_of
from presskit.extract.proposal import Person, Placed, Quote
from presskit.extract.turn_layout import find_talk
from presskit.extract.turn_signs import TurnSigns, turn_signs
from presskit.extract.turn_speakers import Cast, Guest, cast_of, find_guest
from presskit.extract.turns import Opening, Talk
from presskit.extract.words import Words

__all__ = ["Answers", "find_answers"]

_SPOKEN = ("paragraph", "list", "boilerplate", "dateline")
_PASSED = ("caption", "credit")
_MARKS = ("「", "“", '"', "『", "〝")
_STAGE = re.compile(r"\s*[（(【\[][^（）()【】\[\]]{1,16}[)）】\]]\s*")
_LAUGH = re.compile(r"\s*[（(【\[]\s?(?:[大苦微]?笑い?|웃음|laughs?|laughing|laughter)\s?[)）】\]]",
                    re.I)
_STAGE_ALONE = re.compile(r"[（(【\[][^（）()【】\[\]]{1,60}[)）】\]]$")
_MANNERED = 0.7
"""From which share of the answers on a manner of ending sentences is theirs."""


@dataclass(slots=True)
class Answers:
    """Answers in order; ``blocks`` are all that they and their labels take up, with the number of
    who speaks."""

    quotes: list[Quote] = field(default_factory=list)
    blocks: dict[int, int | None] = field(default_factory=dict)


@dataclass(slots=True)
class _Turn:
    """An answer in the making: its blocks, where the words of the first begin."""

    opening: Opening | None
    parts: list[tuple[int, int]]


@dataclass(slots=True)
class _Reading:
    """What is known while answers are put together; ``marked``: they stand in quotation marks."""

    article: Article
    placed: tuple[Placed, ...]
    talk: Talk
    signs: TurnSigns
    cast: Cast
    marked: bool = False
    polite: bool = False


def find_answers(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                 words: Words) -> Answers:
    """The answers of an interview; none in what is no interview."""
    talk = find_talk(article, words)
    if not talk.openings:
        return Answers()
    signs = turn_signs(words)
    reading = _Reading(article, placed, talk, signs, cast_of(article, people, signs))
    turns = _turns(reading)
    firsts = [part for turn in turns for part in turn.parts[:1]]
    reading.marked = _share(article.text[start] in _MARKS for _, start in firsts) > 0.6
    reading.polite = _share(signs.polite.search(_bare(reading, number)) is not None
                            for number, _ in firsts) > _MANNERED
    return _quotes(reading, turns)


def _share(those: Iterable[bool]) -> float:
    shares = [*those]
    return sum(shares) / len(shares) if shares else 0.0


def _turns(reading: _Reading) -> list[_Turn]:
    """Each answer with its blocks, not yet looked at whether somebody narrates."""
    found: list[_Turn] = []
    current: _Turn | None = None
    waiting = False
    for number, block, _ in reading.article.each():
        opening, kind = reading.talk.openings.get(number), reading.placed[number].kind
        if opening is not None:
            current, waiting = None, opening.asks and not reading.talk.labelled
            if not opening.asks:
                current = _Turn(opening, [])
                found.append(current)
                if not opening.alone:
                    current.parts.append((number, opening.start))
        elif kind in _PASSED:
            continue
        elif kind not in _SPOKEN:
            current, waiting = None, False
        elif waiting:
            current, waiting = _Turn(None, [(number, block.piece.start)]), False
            found.append(current)
        elif current is not None:
            current.parts.append((number, block.piece.start))
    return [turn for turn in found if turn.parts]


def _quotes(reading: _Reading, turns: list[_Turn]) -> Answers:
    found = Answers()
    answered = {number for turn in turns for number, _ in turn.parts}
    known = reading.cast.introduced(reading.article.blocks[min(reading.talk.openings)].piece.start)
    labelled = [reading.cast.meant(turn.opening.label, known)
                for turn in turns if turn.opening and turn.opening.label]
    likely = {one.person for one in labelled if one}
    guest = Guest(next(iter(likely)), 0.85) if len(likely) == 1 and not _needs(turns) else \
        find_guest(reading.cast, reading.placed, reading.talk, answered)
    for turn in turns:
        label = turn.opening.label if turn.opening else None
        who = guest
        if label is not None:
            who = reading.cast.meant(label, known) or reading.cast.meant(label, likely)
        if who is None and (label is None or not reading.talk.openings):
            continue
        _add(reading, found, turn, who, label)
    return found


def _needs(turns: list[_Turn]) -> bool:
    """Whether most answers have no name."""
    nameless = sum(turn.opening is None or turn.opening.label is None for turn in turns)
    return nameless * 2 > len(turns)


def _add(reading: _Reading, found: Answers, turn: _Turn, who: Guest | None,
         label: Piece | None) -> None:
    """The quote of a turn, of as many of its paragraphs as are somebody's speech."""
    fragments: list[Piece] = []
    outer: list[Piece] = []
    taken: list[int] = []
    sure = who.sure if who else 0.5
    for place, (number, start) in enumerate(turn.parts):
        block = reading.article.blocks[number].piece
        if start >= block.end:
            continue
        if _STAGE_ALONE.fullmatch(reading.article.text[start:block.end].strip()) and taken:
            taken.append(number)
            continue
        pieces = _marked(reading, number, start)
        if pieces is None and reading.marked and (place or turn.opening is None):
            break
        if pieces is None:
            labelled = place == 0 and turn.opening is not None
            if not labelled and _narrates(reading, number, turn, who, place):
                break
            said = _trim(reading.article, start, block.end)
            if said is None:
                continue
            pieces = ([said], [said])
            if place and not _is_own(reading, number):
                sure = min(sure, 0.76)
        fragments += pieces[0]
        outer += pieces[1]
        taken.append(number)
    if not fragments:
        return
    opening = turn.opening
    cue = None
    if opening is not None:
        begin = reading.article.blocks[opening.block].piece.start
        cue = _strip(reading.article, begin, opening.start)
        found.blocks[opening.block] = who.person if who else None
    found.quotes.append(Quote(tuple(fragments), tuple(outer), who.person if who else None,
                              label if who is None else None, cue, round(sure, 2), "answer"))
    found.blocks.update(dict.fromkeys(taken, who.person if who else None))


def _marked(reading: _Reading, number: int, start: int) -> tuple[list[Piece], list[Piece]] | None:
    """The words in marks of a block that is nothing else, inner and outer; an asterisk, a
    laugh, a stop may stand behind them."""
    block = reading.article.blocks[number]
    text = reading.article.text
    if text[start] not in _MARKS:
        return None
    pairs = [pair for pair in pairs_of(reading.article, block) if pair.depth == 0 and pair.inner
             and pair.outer.start >= start and pair.mark in _MARKS]
    if not pairs or pairs[0].outer.start != start:
        return None
    rest, at = "", start
    for pair in pairs:
        rest += text[at:pair.outer.start]
        at = pair.outer.end
    rest = _STAGE.sub("", rest + text[at:block.piece.end]).strip("。. \u3000")
    if rest:
        return None
    return [pair.inner for pair in pairs if pair.inner], [pair.outer for pair in pairs]


def _bare(reading: _Reading, number: int) -> str:
    """The words of a block without those in quotation marks."""
    block = reading.article.blocks[number]
    text, at, kept = reading.article.text, block.piece.start, []
    for pair in pairs_of(reading.article, block):
        if pair.depth == 0 and pair.mark in _MARKS and pair.closed:
            kept.append(text[at:pair.outer.start])
            at = pair.outer.end
    return "".join(kept) + text[at:block.piece.end]


def _is_own(reading: _Reading, number: int) -> bool:
    """Whether a paragraph says *I* outside of what it cites."""
    return reading.signs.mine.search(_bare(reading, number)) is not None


def _narrates(reading: _Reading, number: int, turn: _Turn, who: Guest | None, place: int) -> bool:
    """Whether a paragraph without a label is the writer's: it names whoever answers, or the
    writer; its sentences end otherwise than answers do; it stands apart behind the last answer
    and never says *I*."""
    bare = _bare(reading, number)
    mine = reading.signs.mine.search(bare) is not None
    block = reading.article.blocks[number].piece
    last = turn.parts[0][0] >= max(reading.talk.openings)
    if mine and not (place and last):
        return False
    if who is not None and any(one[2] == who.person for one in
                               reading.cast.within(block.start, block.end)
                               if _is_outside(reading, number, one[0])):
        return True
    if mine:
        return False
    if reading.signs.narrates.search(bare):
        return True
    before = reading.article.blocks[number - 1].piece
    parted = reading.article.text[before.end:block.start].count("\n") > 1
    if reading.polite and (not place or last or parted or not reading.talk.tight):
        several = len(re.findall(r"[。.!?！？]", bare)) > 1 or last
        return several and reading.signs.polite.search(bare) is None
    return place > 0 and (last or reading.talk.tight and parted)


def _is_outside(reading: _Reading, number: int, at: int) -> bool:
    return not any(pair.outer.start < at < pair.outer.end for pair in
                   pairs_of(reading.article, reading.article.blocks[number])
                   if pair.mark in _MARKS)


def _trim(article: Article, start: int, end: int) -> Piece | None:
    """Words without stage directions and white space at both ends; a laugh is the speaker's."""
    text = article.text
    if (found := _STAGE.match(text, start, end)) and not _LAUGH.match(text, start):
        start = found.end()
    low = max(start, end - 20)
    if (found := re.search(_STAGE.pattern + "$", text[low:end])) and not _LAUGH.match(found[0]) \
            and text[:low + found.start()].rstrip().endswith(tuple("。！？…．.!?")):
        end = low + found.start()
    return _strip(article, start, end)


def _strip(article: Article, start: int, end: int) -> Piece | None:
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Piece(start, end) if start < end else None
