"""Quotes in an article in Chinese, with their speakers, and marks that hold no speech.

Here: how the words of one paragraph follow each other: speech, who says so before, after or
between, speech over several paragraphs.  Never here: whether one pair of marks is speech,
who is the subject of one sentence, answers without marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from presskit.extract.article import Article, Piece
from presskit.extract.chinese.marked import marked_of
from presskit.extract.chinese.scene import Scene, Someone, scene_of
from presskit.extract.chinese.speakers import Cue, Memory, genders, hero_of
from presskit.extract.chinese.speech import Said, judge_of
from presskit.extract.chinese.turns import Habits, Turn, attribute, habits_of, joins, learn, note
from presskit.extract.proposal import Marked, Person, Placed, Quote
from presskit.extract.turn_answers import find_answers
from presskit.extract.words import Words

__all__ = ["find_quotes"]


@dataclass(slots=True)
class Found:
    """Quotes while they grow: each a list of what it is made of, with its turn."""

    quotes: list[tuple[list[Said], Turn]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def find_quotes(article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...],
                words: Words) -> tuple[tuple[Quote, ...], tuple[Marked, ...]]:
    """Speech with its speakers, and the other pairs of marks."""
    scene = scene_of(article, people, words)
    habits, judge = habits_of(words), judge_of(scene, words)
    answers = find_answers(replace(article, text=scene.folded), placed, people, words)
    answered = answers.blocks
    said = [tuple(judge.said(pair, number) for pair in pairs)
            if placed[number].kind == "paragraph" and number not in answered else ()
            for number, pairs in enumerate(scene.pairs)]
    found, memory = Found(), Memory(gender=genders(scene, words))
    for number, one in enumerate(placed):
        if one.kind == "headline":
            piece = article.blocks[number].piece
            memory.hero = hero_of(scene, piece.start, piece.end)
        if one.kind == "paragraph" and number not in answered:
            _paragraph(scene, placed, number, said, habits, memory, found)
        elif number in answered and answered[number] is not None:
            memory.about(Someone(0, 0, "name", answered[number]))
    quotes = [_quote(scene, parts, turn) for parts, turn in found.quotes]
    taken = {pair.outer for parts, _ in found.quotes for pair in (one.pair for one in parts)}
    rest = [pair for number, pairs in enumerate(scene.pairs) if number not in answered
            for pair in pairs if pair.outer not in taken]
    return (tuple(sorted((*quotes, *answers.quotes), key=lambda one: one.fragments[0].start)),
            marked_of(scene, rest, words))


def _paragraph(scene: Scene, placed: tuple[Placed, ...], number: int,
               said: list[tuple[Said, ...]], habits: Habits, memory: Memory,
               found: Found) -> None:
    """The speech of one paragraph in its order, and what its sentences are about."""
    block = scene.article.blocks[number].piece
    speech = [one for one in said[number] if one.speech]
    at, last = block.start, None
    for one in speech:
        if one.pair.outer.start in found.used:
            at, last = one.pair.outer.end, None
            continue
        one = replace(one, lead=(max(one.lead[0], at), one.lead[1]))
        learn(scene, memory, habits, at, one.lead[0], block.start)
        if last is not None and joins(scene, habits, last[0][-1], last[1], one):
            last[0].append(one)
            at = one.pair.outer.end
            continue
        turn = attribute(scene, placed, one, habits, memory, found.quotes, at)
        parts = [one, *_goes_on(scene, said, number, one, found)]
        last = (parts, turn)
        found.quotes.append(last)
        if turn.who is not None:
            note(scene, memory, habits, turn.who)
        at = one.pair.outer.end
        if turn.cue is None or turn.cue.start < one.pair.outer.start:
            learn(scene, memory, habits, *one.lead, weak=True)
    learn(scene, memory, habits, at, block.end, block.start)


def _goes_on(scene: Scene, said: list[tuple[Said, ...]], number: int, one: Said,
             found: Found) -> list[Said]:
    """The paragraphs over which a speech goes on: each opens with the mark again, and only the
    last one closes it."""
    parts = []
    while not one.pair.closed and number + 1 < len(said) and said[number + 1]:
        number += 1
        after = said[number][0]
        if after.pair.mark != one.pair.mark or after.pair.inner is None \
                or after.pair.outer.start != scene.article.blocks[number].piece.start:
            break
        parts.append(after)
        found.used.add(after.pair.outer.start)
        one = after
    return parts


def _quote(scene: Scene, parts: list[Said], turn: Turn) -> Quote:
    who = turn.who
    cue = _piece(scene.article, turn.cue)
    sure = min(turn.sure, *(one.speech for one in parts)) if len(parts) == 1 \
        else min(turn.sure, max(one.speech for one in parts))
    if not parts[-1].pair.closed:
        sure = min(sure, 0.6)
    return Quote(tuple(one.pair.inner for one in parts if one.pair.inner),
                 tuple(one.pair.outer for one in parts),
                 None if who is None else who.person,
                 Piece(who.start, who.end) if who is not None and who.person is None else None,
                 cue, round(sure, 2), f"{parts[0].why}-{turn.why}")


def _piece(article: Article, cue: Cue | None) -> Piece | None:
    """The words of a cue without white space round them."""
    if cue is None:
        return None
    words = article.text[cue.start:cue.end]
    start = cue.start + len(words) - len(words.lstrip())
    end = cue.end - (len(words) - len(words.rstrip()))
    return Piece(start, end) if start < end else None
