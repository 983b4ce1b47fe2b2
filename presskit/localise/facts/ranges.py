"""What two facts of a range share: 25 to 60 dollars are dollars both.

Here: what a figure takes over from the fact that it is joined to.  Never here: finding facts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from presskit.localise.facts.fact import Fact, Kind

__all__ = ["share"]

_JOINING = re.compile(r" ?(?:-|/|至|到|和|及|與|与|或|、|から|か|と|에서|와|과|및|~|to|or|and|,) ?")
_DASH = re.compile(r"[-~〜至]|から")
_TO = re.compile(" to ")
_HOUR = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_PLAIN = re.compile(r"[\d,.]+(?:st|nd|rd|th)?|"
                    r"[\d,.〇零一二兩两三四五六七八九十百千萬万億亿兆천백만억 ]+")


def share(facts: list[Fact], text: str) -> list[Fact]:
    """The facts of a text, those in a range alike."""
    out = list(facts)
    for at in range(len(out) - 2, -1, -1):
        one, other = out[at], out[at + 1]
        between = text[one.end:other.start]
        if _JOINING.fullmatch(between) and _is_plain(one):
            out[at] = _liken(one, other)
        elif _is_plain(other) and (_DASH.fullmatch(between) or (
                _TO.fullmatch(between) and _is_more(one, other))):
            out[at + 1] = _follow(other, one)
    return _with_months(out, text)


def _with_months(facts: list[Fact], text: str) -> list[Fact]:
    """The facts, with the month that stands once before several days (12月19至21日)."""
    out: list[Fact] = []
    month: Fact | None = None
    for at, one in enumerate(facts):
        before = out[-1] if out else None
        behind = facts[at + 1] if at + 1 < len(facts) else None
        gap = text[before.end:one.start] if before else ""
        if _is_date(one, 2) and behind and _is_date(behind, 1) \
                and text[one.end:behind.start] in ("", " "):
            month = one
            continue
        if month and _is_date(one, 1) and (
                text[month.end:one.start] in ("", " ") or _JOINING.fullmatch(gap)):
            out.append(replace(one, value=(*month.value[:2], one.value[2])))  # type: ignore
            continue
        month = None
        out.append(one)
    return out


def _is_date(fact: Fact, missing: int) -> bool:
    """Whether a date is a month alone (its day is missing, 2) or a day alone (1)."""
    return fact.kind is Kind.DATE and isinstance(fact.value, tuple) \
        and not fact.value[missing] and bool(fact.value[3 - missing])


def _is_plain(fact: Fact) -> bool:
    return fact.kind is Kind.NUMBER and not fact.unit and bool(_PLAIN.fullmatch(fact.text))


def _is_more(one: Fact, other: Fact) -> bool:
    """Whether *to* can lead from an amount up to another one (300,000 dollars to 20 people)."""
    return one.kind is Kind.AMOUNT and isinstance(one.value, Fraction) \
        and isinstance(other.value, Fraction) and other.value > one.value


def _liken(one: Fact, other: Fact) -> Fact:
    """A plain number before a range's end, which may say what both are."""
    value = one.value
    if not isinstance(value, Fraction):
        return one
    if other.kind is Kind.DATE and isinstance(other.value, tuple) and value.denominator == 1:
        number = int(value)
        _, month, day = other.value
        if day and 1 <= number <= 31:
            return replace(one, kind=Kind.DATE, value=(0, month, number), others=(value,))
        if not day and 1 <= number <= 12:
            return replace(one, kind=Kind.DATE, value=(0, number, 0))
    if other.kind is Kind.TIME and (clock := _HOUR.fullmatch(one.text)):
        minutes = int(clock[1]) * 60 + int(clock[2] or 0)
        return replace(one, kind=Kind.TIME, value=minutes, unit="12")
    if other.kind in (Kind.AMOUNT, Kind.PERCENT):
        return replace(one, kind=other.kind, unit=other.unit, others=_scaled(one, other))
    if other.kind is Kind.NUMBER and isinstance(other.value, Fraction):
        return replace(one, others=_scaled(one, other))
    return one


def _scaled(one: Fact, other: Fact) -> tuple[Fraction, ...]:
    """What the first may mean where only the second says how many thousands or hours."""
    figure = re.match(r"\D*?([\d,]*\d(?:\.\d+)?)", other.text)
    if not (figure and isinstance(one.value, Fraction) and isinstance(other.value, Fraction)):
        return one.others
    shown = Fraction(figure[1].replace(",", ""))
    factor = other.value / shown if shown else Fraction(1)
    return (*one.others, one.value * factor) if factor not in (0, 1) else one.others


def _follow(fact: Fact, before: Fact) -> Fact:
    """A plain number behind a range's beginning: March 5-12, $25-60."""
    value = fact.value
    if not isinstance(value, Fraction):
        return fact
    if before.kind is Kind.DATE and isinstance(before.value, tuple) and before.value[2] \
            and value.denominator == 1 and 1 <= value <= 31:
        return replace(fact, kind=Kind.DATE, value=(0, before.value[1], int(value)))
    if before.kind is Kind.AMOUNT:
        return replace(fact, kind=Kind.AMOUNT, unit=before.unit)
    if before.kind is Kind.TIME and (clock := _HOUR.fullmatch(fact.text)) and clock[2]:
        return replace(fact, kind=Kind.TIME, value=int(clock[1]) * 60 + int(clock[2]), unit="12")
    return fact
