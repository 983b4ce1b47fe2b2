"""Written numbers as values.

Here: figures, Han and Hangul numerals, both mixed, English words.  Never here: finding them in
a text, what is counted.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from presskit.localise.facts.tables import Numerals, any_of

__all__ = ["FIGURE", "each_neighbour", "read_east", "read_figure", "read_words"]

FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""Arabic figures, with or without marks of thousands and a decimal point."""



def read_figure(text: str) -> Fraction:
    """The value of Arabic figures.

    >>> read_figure("12,000.5")
    Fraction(24001, 2)
    """
    return Fraction(text.replace(",", ""))


def read_east(numerals: Numerals, text: str) -> Fraction:
    """The value of a number as Chinese, Japanese or Korean writes it: 一百三十, 3億2,000萬,
    二〇二五, 3.5만, 三點五."""
    whole, _, rest = text.partition("點")
    if rest:
        return _read_decimals(numerals, whole, rest)
    total, section, number = Fraction(0), Fraction(0), None
    for token in _tokens(numerals).findall(text):
        if token in numerals.large:
            total += _or_one(section + (number or 0)) * numerals.large[token]
            section, number = Fraction(0), None
        elif token in numerals.small:
            section += (1 if number is None else number) * numerals.small[token]
            number = None
        elif token in numerals.digits and numerals.digits[token] < 10:
            number = (number or 0) * 10 + numerals.digits[token]
        elif token in numerals.digits:  # 廿
            section += numerals.digits[token]
        else:
            number = read_figure(token)
    return total + section + (number or 0)


def _or_one(value: Fraction) -> Fraction:
    return value or Fraction(1)


@cache
def _tokens(numerals: Numerals) -> re.Pattern[str]:
    signs = "".join((*numerals.digits, *numerals.small, *numerals.large))
    return re.compile(f"{FIGURE}|[{signs}]")


def _read_decimals(numerals: Numerals, whole: str, rest: str) -> Fraction:
    digits = "".join(str(numerals.digits[one]) for one in rest if one in numerals.digits)
    value = read_east(numerals, whole) + Fraction(int(digits or 0), 10 ** len(digits))
    for one in rest:
        value *= numerals.large.get(one, numerals.small.get(one, 1))
    return value


def each_neighbour(numerals: Numerals, text: str) -> tuple[Fraction, ...]:
    """The two values of 三四 or 一兩 (three or four, one or two); of all else, none.

    What stands behind the two multiplies both: 二三十, 三四百萬.
    """
    digits = [numerals.digits.get(one, 10) for one in text[:2]]
    if len(digits) < 2 or digits[1] != digits[0] + 1 or digits[1] > 9 or not digits[0]:
        return ()
    rest = text[2:]
    if any(one in numerals.digits for one in rest):
        return ()
    return tuple(read_east(numerals, one + rest) for one in text[:2])


def read_words(numerals: Numerals, text: str) -> Fraction:
    """The value of a number in English words: *a hundred and thirty*, *two and a half
    million*, *twenty-five*, *3.5 million*."""
    total, section = Fraction(0), Fraction(0)
    for token in _english(numerals).findall(text.lower()):
        if token in numerals.large or token in numerals.short:
            total += _or_one(section) * (numerals.large.get(token) or numerals.short[token])
            section = Fraction(0)
        elif token in numerals.small:
            section = _or_one(section) * numerals.small[token]
        elif token == "half":
            section += Fraction(1, 2)
        elif token in numerals.digits:
            section += numerals.digits[token]
        elif token in numerals.ordinals:
            section += numerals.ordinals[token]
        else:
            section += read_figure(token)
    return total + section


@cache
def _english(numerals: Numerals) -> re.Pattern[str]:
    words = any_of((*numerals.digits, *numerals.small, *numerals.large, *numerals.ordinals,
                    "half"))
    short = any_of(numerals.short)
    return re.compile(rf"{FIGURE}|{words}|(?<=[\d ]){short}\b")
