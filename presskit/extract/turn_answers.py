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
from presskit.extract.turn_narration import (
    MARKS,
    STAGE,
    Reading,
    bare,
    is_own,
    is_pulled,
    narrates,
    strip,
    trim,
)
from presskit.extract.turn_signs import turn_signs
from presskit.extract.turn_speakers import Guest, cast_of, find_guest, score_guests
from presskit.extract.turns import Opening
from presskit.extract.words import Words

__all__ = ["Answers", "find_answers"]

_SPOKEN = ("paragraph", "list", "boilerplate", "dateline")
_PASSED = ("caption", "credit")
_STAGE_ALONE = re.compile(r"[（(【\[][^（）()【】\[\]]{1,60}[)）】\]]$")
_CUE = 60
"""Characters of a label at most; what is longer is the question in the same block."""
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


def find_answers(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                 words: Words) -> Answers:
    """The answers of an interview; none in what is no interview."""
    talk = find_talk(article, words)
    if not talk.openings:
        return Answers()
    signs = turn_signs(words)
    cast = cast_of(article, people, signs, talk)
    reading = Reading(article, placed, talk, signs, cast, cast.introduced(), max(talk.openings))
    turns = _turns(reading)
    firsts = [part for turn in turns for part in turn.parts[:1]]
    reading.marked = _share(article.text[start] in MARKS for _, start in firsts) > 0.6
    reading.polite = _share(signs.polite.search(bare(reading, number)) is not None
                            for number, _ in firsts) > _MANNERED
    return _quotes(reading, turns)


def _share(those: Iterable[bool]) -> float:
    shares = [*those]
    return sum(shares) / len(shares) if shares else 0.0


def _turns(reading: Reading) -> list[_Turn]:
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


def _quotes(reading: Reading, turns: list[_Turn]) -> Answers:
    found = Answers()
    scores = score_guests(reading.cast, reading.placed, reading.talk, _said(reading, turns))
    words = reading.article.words
    labels = {words(turn.opening.label): turn.opening.label for turn in turns
              if turn.opening and turn.opening.label}
    meant = {name: reading.cast.meant(label, reading.known, scores)
             for name, label in labels.items()}
    likely = {one.person for one in meant.values() if one}
    guest = Guest(next(iter(likely)), 0.85) if len(likely) == 1 and not _needs(turns) else \
        find_guest(reading.cast, scores) if _is_asked(reading, turns) else None
    for turn in turns:
        label = turn.opening.label if turn.opening else None
        who = guest
        if label is not None:
            who = meant[words(label)]
        elif who is None:
            continue
        _add(reading, found, turn, who, label)
    return found


def _said(reading: Reading, turns: list[_Turn]) -> list[Piece]:
    """The words that are surely said in answers: those in marks where answers stand in marks, else
    all but the last paragraphs, where somebody may narrate again."""
    found: list[Piece] = []
    for turn in turns:
        for place, (number, start) in enumerate(turn.parts):
            block = reading.article.blocks[number]
            if reading.marked:
                found += [pair.outer for pair in pairs_of(reading.article, block)
                          if pair.depth == 0 and pair.mark in MARKS]
            elif start < block.piece.end and not (place and turn is turns[-1]):
                found.append(Piece(start, block.piece.end))
    return found


def _is_asked(reading: Reading, turns: list[_Turn]) -> bool:
    """Whether the article says that somebody is asked, or answers are of somebody who says *I*;
    questions and answers of a leaflet are of nobody."""
    texts = [text for _, _, text in reading.article.each()]
    first = min(reading.talk.openings)
    if any(len(text) <= 40 and reading.signs.faq.search(text) for text in texts[:first]):
        return False
    return reading.marked or any(reading.signs.sign.search(text) for text in texts[:first]) \
        or _share(is_own(reading, turn.parts[0][0]) for turn in turns) >= 0.3


def _needs(turns: list[_Turn]) -> bool:
    """Whether most answers have no name."""
    nameless = sum(turn.opening is None or turn.opening.label is None for turn in turns)
    return nameless * 2 > len(turns)


def _add(reading: Reading, found: Answers, turn: _Turn, who: Guest | None,
         label: Piece | None) -> None:
    """The quote of a turn, of as many of its paragraphs as are somebody's speech."""
    fragments, outer, taken, sure = _spoken(reading, turn, who)
    if not fragments:
        return
    person, opening, cue = who.person if who else None, turn.opening, None
    if opening is not None:
        begin = reading.article.blocks[opening.block].piece.start
        cue = strip(reading.article, begin, opening.start)
        cue = cue if cue and cue.end - cue.start <= _CUE else None
        found.blocks[opening.block] = person
    found.quotes.append(Quote(tuple(fragments), tuple(outer), person,
                              label if who is None else None, cue, round(sure, 2), "answer"))
    found.blocks.update(dict.fromkeys(taken, person))


def _spoken(reading: Reading, turn: _Turn,
            who: Guest | None) -> tuple[list[Piece], list[Piece], list[int], float]:
    """The words of a turn, without and with their marks, the blocks they stand in, how sure it is
    that they are all of who speaks."""
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
        if pieces and place and not reading.marked and is_pulled(reading, pieces[0]):
            taken.append(number)
            continue
        if pieces is None and reading.marked and (place or turn.opening is None):
            break
        if pieces is None:
            labelled = place == 0 and turn.opening is not None
            if not labelled and narrates(reading, number, turn.parts[0][0], who, place):
                break
            said = trim(reading.article, start, block.end)
            if said is None:
                continue
            pieces = ([said], [said])
            if place and not is_own(reading, number):
                sure = min(sure, 0.76)
        fragments += pieces[0]
        outer += pieces[1]
        taken.append(number)
    return fragments, outer, taken, sure


def _marked(reading: Reading, number: int, start: int) -> tuple[list[Piece], list[Piece]] | None:
    """The words in marks of a block that is nothing else, inner and outer; an asterisk, a
    laugh, a stop may stand behind them."""
    block = reading.article.blocks[number]
    text = reading.article.text
    if text[start] not in MARKS:
        return None
    pairs = [pair for pair in pairs_of(reading.article, block) if pair.depth == 0 and pair.inner
             and pair.outer.start >= start and pair.mark in MARKS]
    if not pairs or pairs[0].outer.start != start:
        return None
    rest, at = "", start
    for pair in pairs:
        rest += text[at:pair.outer.start]
        at = pair.outer.end
    rest = STAGE.sub("", rest + text[at:block.piece.end]).strip("。. \u3000")
    if rest:
        return None
    return [pair.inner for pair in pairs if pair.inner], [pair.outer for pair in pairs]
