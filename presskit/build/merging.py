"""Two changed versions of a text, made one.

Here: lines that only one side changed, and lines that both did.  Never here: files, what a line
means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Merge", "merge_lines"]


@dataclass(frozen=True, slots=True)
class Merge:
    """The lines of both sides; ``clashes`` are the places (numbers of lines of ``lines``) where
    both changed the same and differ: there the first side's stand."""

    lines: tuple[str, ...]
    clashes: tuple[int, ...] = ()


def merge_lines(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Merge:
    """What ``mine`` and ``theirs`` made of ``base``, together.

    >>> merge_lines("abcd", "aXcd", "abcY").lines
    ('a', 'X', 'c', 'Y')
    >>> merge_lines("abc", "aXc", "aYc")
    Merge(lines=('a', 'X', 'c'), clashes=(1,))
    """
    out: list[str] = []
    clashes: list[int] = []
    at = own = other = 0
    for start, mine_at, theirs_at in _anchors(base, mine, theirs):
        ours, yours = mine[own:mine_at], theirs[other:theirs_at]
        was = base[at:start]
        if ours == yours or list(yours) == list(was):
            out += ours
        elif list(ours) == list(was):
            out += yours
        else:
            clashes.append(len(out))
            out += ours
        out += base[start:start + 1]
        at, own, other = start + 1, mine_at + 1, theirs_at + 1
    return Merge(tuple(out), tuple(clashes))


def _anchors(base: Sequence[str], mine: Sequence[str],
             theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """The places of each line that all three have, in each; last the three ends."""
    ours = {block.a + step: block.b + step for block in _same(base, mine)
            for step in range(block.size)}
    yours = {block.a + step: block.b + step for block in _same(base, theirs)
             for step in range(block.size)}
    return [*((at, ours[at], yours[at]) for at in range(len(base))
              if at in ours and at in yours), (len(base), len(mine), len(theirs))]


def _same(base: Sequence[str], other: Sequence[str]) -> list:
    return SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
