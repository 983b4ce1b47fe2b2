"""What a fact is: a number, a date, a time, an amount, an address in a text.

Here: the record, and whether two facts say the same.  Never here: finding them (``east``,
``west``, ``everywhere``), what follows from a difference (``checks.parity``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction

__all__ = ["Fact", "Kind", "Value", "Weight", "agree", "write_value"]

Value = Fraction | int | str | tuple[int, int, int]
"""Of a date year, month and day (0: not said); of a time minutes from midnight; of a decade
its first year; of a weekday 1 (Monday) to 7; of a zone the minutes ahead of UTC."""

_HALF_DAY = 12 * 60


class Kind(StrEnum):
    """What sort of fact it is."""

    NUMBER = "number"
    PERCENT = "percent"
    DECADE = "decade"
    CODE = "code"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    ZONE = "zone"
    AMOUNT = "amount"
    LINK = "link"
    EMAIL = "email"
    PHONE = "phone"


class Weight(IntEnum):
    """How sure it is that a text states a fact: ``MAYBE`` only ever answers for another one
    (*a*, 一, *both*)."""

    MAYBE = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at ``start`` to ``end`` of a text, where ``text`` stands.

    ``unit`` is what the value is in: of a number a base measure (``m``, ``second``), of an
    amount the currencies that the words may mean, of a time ``12`` where nothing says which
    half of the day.  ``others`` are further values that the same words may have, ``shown`` is
    the figure before it was made one of its base measure.  ``order`` says that it is a place in
    a row (第三, *third*).
    """

    kind: Kind
    value: Value
    start: int
    end: int
    text: str
    weight: Weight = Weight.SURE
    unit: str = ""
    others: tuple[Value, ...] = ()
    shown: Value | None = None
    order: bool = False

    @property
    def values(self) -> tuple[Value, ...]:
        """All that the words may mean."""
        return (self.value, *self.others)


def agree(one: Fact, other: Fact) -> bool:
    """Whether two facts may state the same."""
    if one.kind == other.kind:
        return _SAME.get(one.kind, _same_value)(one, other)
    first, second = sorted((one, other), key=lambda fact: _ORDER[fact.kind])
    across = _ACROSS.get((first.kind, second.kind))
    return bool(across and across(first, second))


def write_value(fact: Fact) -> str:
    """The value of a fact in figures: 40 for 四十, 2025-12-19, 15:30, 30%."""
    value = fact.shown if fact.shown is not None else fact.value
    if fact.kind is Kind.TIME and isinstance(value, int):
        return f"{value // 60}:{value % 60:02}"
    if isinstance(value, tuple):
        return "-".join(f"{one:02}" for one in value if one)
    if isinstance(value, Fraction):
        rounded = 10 ** 6 % value.denominator == 0
        number = f"{float(value):,.6f}".rstrip("0").rstrip(".") if rounded else str(value)
        return number + "%" * (fact.kind is Kind.PERCENT)
    return fact.text


def _same_value(one: Fact, other: Fact) -> bool:
    return not set(one.values).isdisjoint(other.values)


def _same_number(one: Fact, other: Fact) -> bool:
    if one.unit and other.unit:
        return one.unit == other.unit and _same_value(one, other)
    if any(a.unit == "quarter" and b.weight is Weight.MAYBE and not b.order
           for a, b in ((one, other), (other, one))):
        return False  # *a* is not the first quarter
    return not {*one.values, one.shown}.isdisjoint({*other.values, other.shown} - {None})


def _same_amount(one: Fact, other: Fact) -> bool:
    return _same_value(one, other) and (
        not (one.unit and other.unit)
        or not set(one.unit.split()).isdisjoint(other.unit.split()))


def _same_date(one: Fact, other: Fact) -> bool:
    return any(_fits(left, right) for left in one.values for right in other.values)


def _fits(left: Value, right: Value) -> bool:
    """Whether two dates can be one day: what both say is equal, and both say the day."""
    if not (isinstance(left, tuple) and isinstance(right, tuple)):
        return False
    said = [(a, b) for a, b in zip(left, right, strict=True) if a and b]
    return bool(said) and all(a == b for a, b in said) and bool(left[2]) == bool(right[2])


def _same_time(one: Fact, other: Fact) -> bool:
    vague = "12" in (one.unit, other.unit)
    return any(isinstance(a, int) and isinstance(b, int)
               and (a == b or (vague and (a - b) % _HALF_DAY == 0))
               for a in one.values for b in other.values)


def _same_decade(one: Fact, other: Fact) -> bool:
    return any(isinstance(a, int) and isinstance(b, int)
               and (a == b or (min(a, b) < 100 and (a - b) % 100 == 0))
               for a in one.values for b in other.values)


def _same_phone(one: Fact, other: Fact) -> bool:
    """The same number, with or without the code of its country."""
    left, right = str(one.value), str(other.value)
    short = min(left, right, key=len).removeprefix("0")
    return left.endswith(short) and right.endswith(short)


def _date_as_number(number: Fact, date: Fact) -> bool:
    """A month or a day alone may have been told by a mere number, and the other way round."""
    return any(isinstance(value, tuple) and not value[0] and 0 in value[1:]
               and (value[1] or value[2]) in number.values for value in date.values)


def _time_as_number(number: Fact, time: Fact) -> bool:
    hours = {Fraction(value, 60) % 12 for value in time.values if isinstance(value, int)}
    return not number.unit and any(isinstance(value, Fraction) and value % 12 in hours
                                   for value in number.values)


def _part_as_percent(number: Fact, percent: Fact) -> bool:
    """Half may be told as 50 per cent; points may be of any kind."""
    if percent.unit and _same_value(number, percent):
        return True
    return any(isinstance(value, Fraction) and value.denominator != 1
               and value * 100 in percent.values for value in number.values)


def _code_as_number(number: Fact, code: Fact) -> bool:
    """A floor B3 may be told as the third basement."""
    return "".join(filter(str.isdigit, str(code.value))) == str(number.value)


_SAME = {Kind.NUMBER: _same_number, Kind.AMOUNT: _same_amount, Kind.DATE: _same_date,
         Kind.TIME: _same_time, Kind.DECADE: _same_decade, Kind.PHONE: _same_phone}
_ORDER = {kind: place for place, kind in enumerate(Kind)}
_ACROSS = {(Kind.NUMBER, Kind.DATE): _date_as_number, (Kind.NUMBER, Kind.TIME): _time_as_number,
           (Kind.NUMBER, Kind.PERCENT): _part_as_percent,
           (Kind.NUMBER, Kind.CODE): _code_as_number,
           (Kind.NUMBER, Kind.DECADE): _same_value}
