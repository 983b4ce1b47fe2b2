"""Whether two texts state the same facts.

Here: which facts answer each other, and which none does.  Never here: reading facts, saying
what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations

from presskit.localise.facts.fact import Fact, Kind, Weight, agree

__all__ = ["Difference", "compare_facts"]

_FAMILY = {Kind.PERCENT: Kind.NUMBER, Kind.DECADE: Kind.NUMBER, Kind.WEEKDAY: Kind.DATE}
_FEW = 10
_BESIDE = 24
"""Characters between the two numbers of a part: three out of every five."""
_ADDRESSES = {Kind.LINK, Kind.EMAIL, Kind.PHONE}


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that one side states alone (the other is ``None``), or that has another value on
    either; ``sure`` says that no honest translation differs so."""

    source: Fact | None
    target: Fact | None
    sure: bool


def compare_facts(source: Iterable[Fact], target: Iterable[Fact]) -> tuple[Difference, ...]:
    """The differences between the facts of a source and those of its translation."""
    before, after = list(source), list(target)
    before, after = _in_one_zone(before, after)
    left, right = _unmatched(before, after)
    left, right = _without_clocks(left, right)
    right, left = _without_clocks(right, left)
    left, right = _without_parts(left, right)
    right, left = _without_parts(right, left)
    changed = list(_changed(left, right))
    gone = {id(one.source) for one in changed}
    new = {id(one.target) for one in changed}
    left, right = ([one for one in left if not _is_told(one, right, after)],
                   [one for one in right if not _is_told(one, left, before)])
    return (*changed,
            *(Difference(one, None, one.weight is Weight.SURE and one.kind is not Kind.CODE)
              for one in left if id(one) not in gone and _counts(one)
              and not (one.order and _is_one(one))),
            *(Difference(None, one, one.weight is Weight.SURE and not _is_few(one))
              for one in right if id(one) not in new and _counts(one) and not _is_one(one)))


def _counts(fact: Fact) -> bool:
    return fact.weight is not Weight.MAYBE and fact.kind not in (Kind.WEEKDAY, Kind.ZONE)


def _is_one(fact: Fact) -> bool:
    """A 1 that a language writes where another says *the* or *per*."""
    return fact.kind is Kind.NUMBER and fact.weight is not Weight.SURE \
        and fact.unit != "quarter" and (fact.value if fact.shown is None else fact.shown) == 1


def _is_few(fact: Fact) -> bool:
    """A small count that a language asks for where another does without."""
    return fact.kind is Kind.CODE or (
        fact.kind is Kind.NUMBER and not fact.unit and isinstance(fact.value, Fraction)
        and 0 <= fact.value <= _FEW and fact.value.denominator == 1)


def _in_one_zone(before: list[Fact], after: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The times of the target as hours of the source's zone, where both name one."""
    zones = [{one.value for one in facts if one.kind is Kind.ZONE} for facts in (before, after)]
    if any(len(found) != 1 for found in zones) or zones[0] == zones[1]:
        return before, after
    (here,), (there,) = zones
    shift = int(here) - int(there)  # type: ignore[arg-type]
    return before, [replace(one, value=(int(one.value) + shift) % (24 * 60), others=())
                    if one.kind is Kind.TIME else one  # type: ignore[arg-type]
                    for one in after if one.kind is not Kind.ZONE]


def _unmatched(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What answers to nothing, after the closest pairs have been taken away first."""
    left, right = list(before), list(after)
    for fits in _STEPS:
        for one in sorted(left, key=lambda fact: -fact.weight):
            near = sorted(right, key=lambda fact: abs(fact.weight - one.weight))
            found = next((other for other in near if fits(one, other)), None)
            if found:
                left = [fact for fact in left if fact is not one]
                right = [fact for fact in right if fact is not found]
    return left, right


def _is_same(one: Fact, other: Fact) -> bool:
    return (one.kind, one.value, one.unit) == (other.kind, other.value, other.unit)


def _has_value(one: Fact, other: Fact) -> bool:
    return one.value == other.value and agree(one, other)


_STEPS: tuple[Callable[[Fact, Fact], bool], ...] = (_is_same, _has_value, agree)


def _is_told(fact: Fact, unmatched: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether the other side tells a fact after all, once for twice or as part of a date; any
    *a* and 一 may stand for another 1."""
    if any(agree(fact, other) for other in others if other not in unmatched
           and (other.weight is not Weight.MAYBE or fact.value == 1)):
        return True
    return fact.kind is Kind.NUMBER and any(
        isinstance(value, tuple) and value[0] and Fraction(value[0]) == fact.value
        for other in others if other.kind is Kind.DATE for value in other.values)


def _without_clocks(times: list[Fact], numbers: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Both sides without times of the one that the other tells in hours and minutes."""
    for one in [fact for fact in times if fact.kind is Kind.TIME]:
        hours, minutes = divmod(int(one.value), 60)  # type: ignore[arg-type]
        parts = [next((fact for fact in numbers if fact.unit == "second"
                       and fact.value == seconds), None)
                 for seconds in (hours * 3600, minutes * 60)]
        if all(parts):
            times = [fact for fact in times if fact is not one]
            numbers = [fact for fact in numbers if fact not in parts]
    return times, numbers


def _without_parts(parts: list[Fact], numbers: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Both sides without parts of the one that the other tells in two numbers: four out of
    five are 五分之四 and 八成."""
    plain = [fact for fact in numbers if fact.kind is Kind.NUMBER and not fact.unit]
    for one in parts:
        told = next(((some, every) for some, every in permutations(plain, 2)
                     if any(_is_part(value, some, every) for value in _parts_of(one))), None)
        if told:
            parts = [fact for fact in parts if fact is not one]
            plain = [fact for fact in plain if fact not in told]
            numbers = [fact for fact in numbers if fact not in told]
    return parts, numbers


def _parts_of(fact: Fact) -> Iterable[Fraction]:
    if fact.kind in (Kind.NUMBER, Kind.PERCENT) and not fact.unit:
        whole = 100 if fact.kind is Kind.PERCENT else 1
        yield from (value / whole for value in fact.values
                    if isinstance(value, Fraction) and 0 < value < whole)


def _is_part(part: Fraction, some: Fact, every: Fact) -> bool:
    """Whether two numbers, neighbours but for what is counted, make a part."""
    return isinstance(some.value, Fraction) and isinstance(every.value, Fraction) \
        and some.value == part * every.value and every.value > 1 \
        and max(some.start, every.start) - min(some.end, every.end) <= _BESIDE


def _changed(left: Sequence[Fact], right: Sequence[Fact]) -> Iterable[Difference]:
    """Facts of one family that are left on both sides: one has become the other."""
    taken: set[int] = set()
    for one in left:
        found = next((other for other in right if id(other) not in taken
                      and _may_become(one, other) and _is_kin(one, other)), None)
        if found:
            taken.add(id(found))
            yield Difference(one, found, one.value != found.value
                             or (one.kind is found.kind and "" not in (one.unit, found.unit)))


def _may_change(fact: Fact) -> bool:
    """Whether a fact is sure enough to be another's wrong value; a mere 1 is not."""
    return fact.weight is not Weight.MAYBE and not _is_one(fact)


def _may_become(one: Fact, other: Fact) -> bool:
    """Whether one can be the other's wrong value.  A fact that is doubtful by itself is one
    where both say the place in a row (第三屆, *second*) or a length of the same measure (半年,
    *a year*)."""
    if _may_change(one) and _may_change(other):
        return True
    sure = Weight.MAYBE not in (one.weight, other.weight) or one.weight is not other.weight
    alike = (one.order and other.order) or (one.unit and one.unit == other.unit)
    return bool(alike and sure)


def _is_kin(one: Fact, other: Fact) -> bool:
    families = [_FAMILY.get(fact.kind, fact.kind) for fact in (one, other)]
    if Kind.WEEKDAY in (one.kind, other.kind) and one.kind != other.kind:
        return False
    return families[0] == families[1] or {one.kind, other.kind} <= _ADDRESSES \
        or {one.kind, other.kind} in ({Kind.AMOUNT, Kind.NUMBER}, {Kind.DATE, Kind.NUMBER},
                                      {Kind.TIME, Kind.NUMBER})
