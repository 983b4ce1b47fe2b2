"""Looking for many fixed strings in one text.

Here: an index by first character, the longest string at a place.  Never here: what the
strings mean.  A kit has a few hundred names and words; an index of them is made in no time,
where one expression of all takes longer to compile than to use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Index", "each_literal", "index_literals", "without_literals"]

Index = Mapping[str, tuple[str, ...]]
"""First character to the strings that begin with it, the longest first."""


def index_literals(strings: Iterable[str]) -> Index:
    """The index of some strings; empty ones are left out."""
    found: dict[str, list[str]] = {}
    for one in sorted(set(strings) - {""}, key=lambda one: (-len(one), one)):
        found.setdefault(one[0], []).append(one)
    return {first: tuple(ones) for first, ones in found.items()}


def each_literal(index: Index, text: str, place: int) -> Iterator[str]:
    """The strings that stand at ``place``, the longest first."""
    return (one for one in index.get(text[place], ()) if text.startswith(one, place))


def without_literals(index: Index, text: str, instead: str) -> str:
    """The text with each of the strings, the longest first, replaced."""
    out, place = [], 0
    while place < len(text):
        found = next(each_literal(index, text, place), "")
        out.append(instead if found else text[place])
        place += len(found) or 1
    return "".join(out)
