"""How languages write numbers: what ``templates/vocabulary/numbers.yaml`` says.

Here: the record of one language and decoding it, with a place for every complaint.  Never
here: reading files, looking for anything in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, NamedTuple

from presskit.diagnostics import Findings
from presskit.model.conventions import Places

__all__ = ["Numerals", "Word", "any_of", "decode_numerals"]

Pairs = Mapping[str, int]
_DAY = re.compile(r"(?:\d{1,2}-\d{1,2})(?:,\d{1,2}-\d{1,2})*")
_WORD = re.compile(r"(\d+(?:/\d+)?)(?:\+(\d+))?(?:,(\w+))?(\?)?")


class Word(NamedTuple):
    """A word that is a number by itself, or two; a doubtful one may be none."""

    values: tuple[Fraction, ...]
    unit: str = ""
    doubtful: bool = False


@dataclass(frozen=True, eq=False)
class Numerals:
    """How one language writes numbers; the keys are those of its table.

    ``units`` are by word (empty: no measure), ``measures`` by unit: its base, and how many of
    these it is.
    """

    measures: Mapping[str, tuple[str, Fraction]] = field(default_factory=dict)
    digits: Pairs = field(default_factory=dict)
    small: Pairs = field(default_factory=dict)
    large: Pairs = field(default_factory=dict)
    short: Pairs = field(default_factory=dict)
    native: Pairs = field(default_factory=dict)
    ordinals: Pairs = field(default_factory=dict)
    parts: Pairs = field(default_factory=dict)
    months: Pairs = field(default_factory=dict)
    weekdays: Pairs = field(default_factory=dict)
    decades: Pairs = field(default_factory=dict)
    eras: Pairs = field(default_factory=dict)
    zones: Pairs = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)
    words: Mapping[str, Word] = field(default_factory=dict)
    counters: tuple[str, ...] = ()
    not_numbers: tuple[str, ...] = ()
    referring: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    beneath: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    scores: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def measure(self, value: Fraction, unit: str) -> tuple[Fraction, str]:
        """A value in the base measure of its unit."""
        base, factor = self.measures.get(unit, ("", Fraction(1)))
        return value * factor, base


_ANY = "any"
"""What every language has beside its own words."""

_LISTS = ("counters", "not_numbers", "referring", "own", "quarters", "below", "beneath", "degrees",
          "scores", "lost")
_TEXTS = ("units", "before", "after", "periods", "labels")
_KEYS = tuple(one.name for one in fields(Numerals) if one.name != "measures")


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of some words, the longest that fits; for nothing where there are
    none.  Words that begin alike stand together, so that few beginnings are tried."""
    found: dict[str, list[str]] = {}
    for one in sorted({*words}, key=lambda one: (-len(one), one)):
        found.setdefault(one[0], []).append(re.escape(one[1:]))
    several = (f"{re.escape(first)}(?:{'|'.join(rest)})" if len(rest) > 1
               else re.escape(first) + rest[0] for first, rest in sorted(found.items()))
    return f"(?:{'|'.join(several)})" if found else "(?!)"


def decode_numerals(value: Mapping[str, Any], places: Places,
                    findings: Findings) -> dict[str, Numerals]:
    """The numerals of each language; what means nothing becomes a ``vocabulary-…`` error and
    is left out."""
    known: dict[str, tuple[str, Fraction]] = {}
    for unit, told in _pairs(value.get("measures"), ("measures",), places, findings):
        base, _, factor = told.partition(",")
        if re.fullmatch(r"\d+(?:/\d+)?", factor):
            known[unit] = (base, Fraction(factor))
        else:
            _complain(f"{unit}={told}", ("measures",), places, findings)
    rows = {tag: _decode_language(tag, row, places, findings)
            for tag, row in value.items() if tag != "measures"}
    shared = rows.pop(_ANY, {})
    return {tag: Numerals(known, **{**row, **{
        key: {**words, **row.get(key, {})} for key, words in shared.items()}})
        for tag, row in rows.items()}


def _decode_language(tag: str, row: Any, places: Places, findings: Findings) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        findings.error("vocabulary-shape", f"numbers of {tag} are texts by what they are for",
                       span=places.get((tag,)), hint=f"known are: {', '.join(_KEYS)}")
        return {}
    kept: dict[str, Any] = {}
    for key, text in row.items():
        if key not in _KEYS:
            findings.error("vocabulary-key", f"{key!r} is no part of this word list",
                           span=places.get((tag, key)), hint=f"known are: {', '.join(_KEYS)}")
        elif key in _LISTS:
            kept[key] = tuple(_words(text))
        else:
            kept[key] = dict(_decode_pairs(key, text, (tag, key), places, findings))
    if kept.get("native"):
        kept["native"] = _with_compounds(kept["native"])
    return kept


def _with_compounds(native: Pairs) -> Pairs:
    """Tens and ones, and both together: 스물, 다섯, 스물다섯."""
    return {**native, **{ten + one: tens + ones for ten, tens in native.items() if tens >= 10
                         for one, ones in native.items() if ones < 10}}


def _decode_pairs(key: str, text: Any, path: tuple[str, ...], places: Places,
                  findings: Findings) -> Iterable[tuple[str, Any]]:
    for word, told in _pairs(text, path, places, findings):
        match = _WORD.fullmatch(told)
        if key in _TEXTS:
            yield word, told.replace(",", " ")
        elif key == "days" and _DAY.fullmatch(told):
            yield word, tuple(_day(one) for one in told.split(","))
        elif key == "words" and match:
            values = tuple(Fraction(one) for one in match.groups()[:2] if one)
            yield word, Word(values, match[3] or "", bool(match[4]))
        elif key not in ("words", "days") and told.isdecimal():
            yield word, int(told)
        else:
            _complain(f"{word}={told}", path, places, findings)


def _day(text: str) -> tuple[int, int, int]:
    month, day = text.split("-")
    return 0, int(month), int(day)


def _words(text: Any) -> list[str]:
    return [word.replace("_", " ") for word in (text if isinstance(text, str) else "").split()]


def _pairs(text: Any, path: tuple[str, ...], places: Places,
           findings: Findings) -> Iterable[tuple[str, str]]:
    for word in _words(text):
        name, sign, told = word.partition("=")
        if sign and name:
            yield name, told
        else:
            _complain(word, path, places, findings)


def _complain(word: str, path: tuple[str, ...], places: Places, findings: Findings) -> None:
    findings.error("vocabulary-entry", f"{word} says no value", span=places.get(path),
                   hint="write word=value, as the lines around it do")
