"""Finding the likest among very many texts.

Here: what need not be compared at all.  Never here: what speaks for or against a find.

The measure is rapidfuzz's ratio: twice the longest common subsequence by both lengths.  From a
least ratio two things follow that cost little to look at: how far lengths may differ, and how
many characters of the question may be lacking in the answer; of any selection of them at least
the others must be there.  The selection is made of the rarest: Chinese and Japanese have so many
characters that nearly all of a large memory is left out.  Texts in letters are all compared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

__all__ = ["likest"]

_SAMPLE = 5_000
"""So many texts tell how common a character is."""
_WORTH = 3
"""For fewer questions it costs more to look for characters than to compare everything."""
_LOOKED_AT = 1.5
"""So many times the number of all texts may be looked at for the characters of one question;
comparing them costs as much as looking at about four."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A text; the range of those that are neither too short nor too long for it; characters,
    each as often as it is in the text, of which an answer has ``needed`` (0: nothing is left
    out)."""

    text: str
    first: int
    last: int
    rare: tuple[str, ...] = ()
    needed: int = 0


def likest(texts: Sequence[str], questions: Sequence[str], least: int,
           limit: int) -> list[list[tuple[str, float]]]:
    """For each question the texts that are alike by ``least`` percent or more, the likest
    first, at most ``limit``, with their likeness; ``texts`` stand by length."""
    from rapidfuzz import fuzz, process

    lengths = [len(text) for text in texts]
    asked = [_Question(text, bisect_left(lengths, len(text) * least / (200 - least)),
                       bisect_right(lengths, len(text) * (200 - least) / least))
             for text in questions]
    if len(questions) >= _WORTH:
        common = _how_common(texts)
        asked = [_with_rare(one, common, least) for one in asked]
    places = _where(texts, frozenset(char for one in asked for char in one.rare))
    return [[(found, likeness) for found, likeness, _ in process.extract(
        one.text, _worth_comparing(one, texts, places), scorer=fuzz.ratio, processor=None,
        score_cutoff=least, limit=limit)] for one in asked]


def _how_common(texts: Sequence[str]) -> dict[str, float]:
    """The part of the texts that have a character, from a sample."""
    sample = texts[::max(1, len(texts) // _SAMPLE)]
    counts = Counter(char for text in sample for char in set(text))
    return {char: count / len(sample) for char, count in counts.items()}


def _with_rare(question: _Question, common: dict[str, float], least: int) -> _Question:
    """The question with its rarest characters, if they are rare enough."""
    size = len(question.text)
    lacking = size - ceil(size * least / (200 - least))
    chosen: list[str] = []
    total = 0.0
    for char in sorted(question.text, key=lambda char: (common.get(char, 0.0), char)):
        total += common.get(char, 0.0)
        if total > _LOOKED_AT:
            break
        chosen.append(char)
    if len(chosen) <= lacking:
        return question
    return replace(question, rare=tuple(chosen), needed=len(chosen) - lacking)


def _where(texts: Sequence[str], chars: frozenset[str]) -> dict[str, list[int]]:
    """The places of the texts that have each of some characters."""
    places: dict[str, list[int]] = {char: [] for char in chars}
    for at, text in enumerate(texts if chars else ()):
        for char in chars.intersection(text):
            places[char].append(at)
    return places


def _worth_comparing(question: _Question, texts: Sequence[str],
                     places: dict[str, list[int]]) -> Sequence[str]:
    if not question.needed:
        return texts[question.first:question.last]
    counts: Counter[int] = Counter()
    for char in question.rare:
        there = places[char]
        counts.update(there[bisect_left(there, question.first):bisect_left(there, question.last)])
    return [texts[at] for at in sorted(at for at, count in counts.items()
                                       if count >= question.needed)]
