"""Going through a text once, with all patterns of a language.

Here: one rule a sort of fact, and the walk from left to right.  Never here: the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from presskit.localise.facts.fact import Fact, Kind, Value, Weight
from presskit.localise.facts.tables import Numerals

__all__ = ["Reader", "Rule", "Scanner", "make_scanner", "scan", "smooth", "told"]

Reader = Callable[[Numerals, re.Match[str]], Iterable[Fact]]

_SIGNS = str.maketrans({
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0C},
    **dict.fromkeys("\u3000\u00a0\u2009\u202f", " "), **dict.fromkeys("–—−‐‑―〜∼", "-"),
    "~": "-", "～": "-", "￥": "¥", "’": "'"})
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９])")


@dataclass(frozen=True, slots=True)
class Rule:
    """A sort of fact: what it looks like, and what it says."""

    name: str
    pattern: str
    read: Reader


@dataclass(frozen=True, slots=True)
class Scanner:
    """The rules of a language, compiled together and each by itself."""

    numerals: Numerals
    every: re.Pattern[str]
    rules: dict[str, tuple[re.Pattern[str], Reader]]


def smooth(text: str) -> str:
    """The text with signs and figures in one form; every character stays in its place.

    >>> smooth("２０２５–２６：")
    '2025-26:'
    """
    return _WIDE_COMMA.sub(",", text).translate(_SIGNS)


def make_scanner(numerals: Numerals, rules: Iterable[Rule]) -> Scanner:
    """A scanner whose earlier rules win over later ones."""
    rules = [rule for rule in rules if "(?!)" != rule.pattern]
    every = "|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in rules)
    return Scanner(numerals, re.compile(every), {
        rule.name: (re.compile(rule.pattern), rule.read) for rule in rules})


def scan(scanner: Scanner, text: str) -> list[Fact]:
    """The facts of a text, in their order; ``text`` is smooth."""
    facts: list[Fact] = []
    for found in scanner.every.finditer(text):
        pattern, read = scanner.rules[found.lastgroup or ""]
        match = pattern.match(text, found.start())
        if match:
            facts += read(scanner.numerals, match)
    return facts


def told(match: re.Match[str], kind: Kind, value: Value, *, weight: Weight = Weight.SURE,
         unit: str = "", others: Iterable[Value] = (), group: int = 0, shown: Value | None = None) -> Fact:
    """The fact that a match, or one group of it, tells."""
    return Fact(kind, value, match.start(group), match.end(group), match[0].strip(), weight, unit,
                tuple(others), shown)
