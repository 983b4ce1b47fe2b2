"""Numbers that belong together and have changed places: scores (3比2), chapters (第1章第2節).

Here: which numbers those are, and whether the target has them the other way round.  Never here:
values that differ (``compare``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from presskit.localise.facts.fact import Fact, Kind
from presskit.localise.facts.tables import Numerals

__all__ = ["find_turned"]

_SIGNS = frozenset({"-", "–", "−", ":", "：", "to"})
"""What may stand in a score of any language, and in other things too."""

_FEWEST = 2
_NEAR = 16
"""Characters beside a number in which the word for what it is the number of may stand."""

Side = tuple[Numerals, str, Sequence[Fact]]
"""How a language writes numbers, a text, and its facts in their order."""


def find_turned(source: Side, target: Side) -> Iterator[tuple[str, str]]:
    """What the source has one way round and the target the other, as each writes it.

    Not a score where either side says that somebody lost: 以2比3落敗 is rightly *lost 3–2*.
    """
    numbers = [[one for one in facts if one.kind is Kind.NUMBER and not one.unit]
               for _, _, facts in (source, target)]
    if min(map(len, numbers)) < _FEWEST:
        return
    source, target = ((numerals, text, own) for (numerals, text, _), own in zip(
        (source, target), numbers, strict=True))
    turned = [*_turned_scores([*_scores(source)], [*_scores(target)])]
    if turned and not any(map(_tells_loss, (source, target))):
        yield from turned
    yield from _turned_labels(_labels(source), _labels(target))


def _tells_loss(side: Side) -> bool:
    text = side[1].casefold()
    return any(word in text for word in side[0].lost)


def _scores(side: Side) -> Iterator[tuple[object, object, str, bool]]:
    """Two numbers with the sign of a score between them, and whether it is nothing else."""
    numerals, text, facts = side
    numbers = sorted((one for one in facts if not one.order), key=lambda one: one.start)
    for one, other in pairwise(numbers):
        sign = text[one.end:other.start].strip().casefold()
        if sign in numerals.scores or sign in _SIGNS:
            yield (one.value, other.value, text[one.start:other.end], sign in numerals.scores)


def _turned_scores(before: list[tuple[object, object, str, bool]],
                   after: list[tuple[object, object, str, bool]]) -> Iterator[tuple[str, str]]:
    same = {one[:2] for one in after}
    for first, second, shown, sure in before:
        found = next((one for one in after if one[:2] == (second, first)
                      and (sure or one[3])), None)
        if found and first != second and (first, second) not in same:
            yield shown, found[2]


def _labels(side: Side) -> dict[str, tuple[object, str]]:
    """The number of each part that is named once: 第1章, *chapter 1*."""
    numerals, text, facts = side
    found: dict[str, list[tuple[object, str]]] = {}
    for one in facts:
        before = text[max(0, one.start - _NEAR):one.start].rstrip().casefold()
        behind = text[one.end:one.end + _NEAR]
        for word, label in numerals.labels.items():
            if word.isascii() and before.endswith(word):
                found.setdefault(label, []).append((one.value, f"{word} {one.text}"))
            elif not word.isascii() and one.order and behind.startswith(word):
                found.setdefault(label, []).append((one.value, f"{one.text}{word}"))
    return {label: some[0] for label, some in found.items() if len({*some}) == 1}


def _turned_labels(before: dict[str, tuple[object, str]],
                   after: dict[str, tuple[object, str]]) -> Iterable[tuple[str, str]]:
    """Parts whose numbers are those of each other."""
    if before.keys() == after.keys() and sorted(map(_value, before.values())) == sorted(
            map(_value, after.values())):
        for label, (value, shown) in before.items():
            if after[label][0] != value:
                yield shown, after[label][1]


def _value(told: tuple[object, str]) -> str:
    return str(told[0])
