"""Going through a text once, with all patterns of a language.

Here: one rule a sort of fact, and the walk from left to right.  Never here: the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from presskit.localise.facts.fact import Fact, Kind, Value, Weight
from presskit.localise.facts.tables import Numerals

__all__ = ["Found", "Reader", "Rule", "Scanner", "make_scanner", "scan", "smooth", "told"]

Reader = Callable[[Numerals, "Found"], Iterable[Fact]]

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
class Found:
    """What a rule has found: the groups of its own pattern, counted from 1."""

    match: re.Match[str]
    first: int
    last: int

    def __getitem__(self, group: int) -> str | None:
        return self.match[self.first + group]

    def groups(self) -> tuple[str | None, ...]:
        """All groups of the pattern."""
        return self.match.groups()[self.first:self.last]

    @property
    def text(self) -> str:
        """The words that were found."""
        return self.match[0]

    @property
    def before(self) -> str:
        """The character before them."""
        return self.match.string[self.match.start() - 1:self.match.start()]

    def span(self, group: int = 0) -> tuple[int, int]:
        """Where they stand, or one group of them."""
        return self.match.span(self.first + group)


@dataclass(frozen=True, slots=True)
class Scanner:
    """The rules of a language, compiled together; ``rules`` by name: the number of a rule's
    own group, that of its last one, and what reads it."""

    numerals: Numerals
    every: re.Pattern[str]
    rules: dict[str, tuple[int, int, Reader]]


def smooth(text: str) -> str:
    """The text with signs and figures in one form; every character stays in its place.

    >>> smooth("２０２５–２６：")
    '2025-26:'
    """
    return _WIDE_COMMA.sub(",", text).translate(_SIGNS)


def make_scanner(numerals: Numerals, rules: Iterable[Rule], begin: str) -> Scanner:
    """A scanner whose earlier rules win over later ones; ``begin`` is a pattern for where a
    fact may begin, so that most places are passed over at once."""
    rules = [rule for rule in rules if "(?!)" != rule.pattern]
    patterns = "|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in rules)
    every = re.compile(f"{begin}(?:{patterns})")
    starts = [every.groupindex[rule.name] for rule in rules]
    ends = [*(start - 1 for start in starts[1:]), every.groups]
    return Scanner(numerals, every, {
        rule.name: (start, end, rule.read)
        for rule, start, end in zip(rules, starts, ends, strict=True)})


def scan(scanner: Scanner, text: str) -> list[Fact]:
    """The facts of a text, in their order; ``text`` is smooth."""
    facts: list[Fact] = []
    for found in scanner.every.finditer(text):
        first, last, read = scanner.rules[found.lastgroup or ""]
        facts += read(scanner.numerals, Found(found, first, last))
    return facts


def told(match: Found, kind: Kind, value: Value, *, weight: Weight = Weight.SURE,
         unit: str = "", others: Iterable[Value] = (), group: int = 0,
         shown: Value | None = None, order: bool = False) -> Fact:
    """The fact that a match, or one group of it, tells."""
    start, end = match.span(group)
    return Fact(kind, value, start, end, match.text.strip(), weight, unit, tuple(others), shown,
                order)
