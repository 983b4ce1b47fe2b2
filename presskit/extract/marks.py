"""Pairs of quotation marks in an article, as they nest.

Here: which mark closes which.  Never here: whether somebody speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from presskit.extract.article import Article, Block, Piece

__all__ = ["PAIRS", "Pair", "pairs_of"]

PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’", "《": "》", "〈": "〉", "«": "»", "〝": "〞"}
"""Marks whose opening and closing form differ."""
_OPENING = {close: mark for mark, close in PAIRS.items()}
SINGLE = "'"
_MARKS = re.compile("[\"'" + re.escape("".join([*PAIRS, *PAIRS.values()])) + "]")
_QUOTES = re.compile("['‘’]")
_DECADE = re.compile(r"\d0s\b|(?:em|til|cause|tis|twas|n)\b")
_FULL = 0x2E80
"""From here on letters are written without spaces between words and marks."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words between two marks: ``outer`` with them, ``inner`` without (``None``: nothing stands
    between), ``mark`` the opening one, ``depth`` 0 where no other pair holds it.  ``closed`` is
    False where the block ends first, as a paragraph of a longer speech does."""

    outer: Piece
    inner: Piece | None
    mark: str
    depth: int
    closed: bool = True


def pairs_of(article: Article, block: Block) -> tuple[Pair, ...]:
    """The pairs of one block, in the order in which they open.

    A closing mark that closes nothing is a sign like any other (``’`` in *don’t*); an opening
    one that nothing closes gives a pair up to the block's end, if it is the outermost.  A
    straight single mark is an apostrophe unless it stands before a word and another after one.
    """
    text, begin, end = article.text, block.piece.start, block.piece.end
    found: list[Pair] = []
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    apostrophes = _apostrophes(text, begin, end)
    for match in _MARKS.finditer(text, begin, end):
        at, char = match.start(), match.group()
        if char in "\"'":
            if at in apostrophes:
                continue
            if waiting[char]:
                _close(found, opened, waiting, char, at)
            elif not _is_inch(text, at, begin, end):
                opened.append((char, at))
                waiting[char] += 1
        elif char in PAIRS:
            if not (char == "‘" and (at > begin and text[at - 1].isalnum() or at in apostrophes)):
                opened.append((char, at))
                waiting[char] += 1
        elif char in _OPENING:
            if at not in apostrophes and waiting[_OPENING[char]]:
                _close(found, opened, waiting, _OPENING[char], at)
    if opened and opened[0][1] + 1 < end and (opened[0][0] != SINGLE or opened[0][1] == begin):
        mark, at = opened[0]
        found.append(Pair(Piece(at, end), Piece(at + 1, end), mark, 0, closed=False))
    return tuple(sorted(found, key=lambda pair: (pair.outer.start, -pair.outer.end)))


def _close(found: list[Pair], opened: list[tuple[str, int]], waiting: Counter[str], mark: str,
           at: int) -> None:
    """Close the innermost pair of this mark; what opened inside and was never closed is dropped."""
    while opened[-1][0] != mark:
        waiting[opened.pop()[0]] -= 1
    _, start = opened.pop()
    waiting[mark] -= 1
    inner = Piece(start + 1, at) if at > start + 1 else None
    found.append(Pair(Piece(start, at + 1), inner, mark, len(opened)))


def _apostrophes(text: str, begin: int, end: int) -> set[int]:
    """Where single marks are no quotation marks: in *don’t*, in *’80s*, in *the makers’ eyes*.

    A mark after an *s* and before a word may end a quotation or say whose the word is; it is
    taken for the latter where a mark that surely ends one follows before another opens.
    """
    found: set[int] = set()
    ends = {"’": False, SINGLE: False}
    closes = False
    for match in reversed(list(_QUOTES.finditer(text, begin, end))):
        at, char = match.start(), match.group()
        before = text[at - 1] if at > begin else " "
        after = text[at + 1] if at + 1 < end else " "
        if char == "‘" and not (_is_latin(before) or _is_decade(text, at, end)):
            ends["’"] = False
        elif char == "‘":
            found.add(at)
        elif _is_latin(before) and _is_latin(after) or char == "’" and before.isspace() \
                or _is_decade(text, at, end):
            found.add(at)
        elif char == SINGLE and ord(before) >= _FULL:
            closes = True
        elif char == SINGLE and _begins(before, after):
            if not closes and at > begin:
                found.add(at)
            ends[char] = closes = False
        elif before in "sS" and after.isspace() and ends[char] and text[at + 2:at + 3].isalpha():
            found.add(at)
        elif char == SINGLE and (before.isspace() or before.isdigit()):
            found.add(at)
        else:
            ends[char], closes = True, closes or char == SINGLE
    return found


def _is_latin(char: str) -> bool:
    return char.isalnum() and ord(char) < _FULL


def _begins(before: str, after: str) -> bool:
    """Whether a straight mark between these can open a quotation."""
    return not after.isspace() and (before.isspace() or before in "([{—–-/\"“‘:,")


def _is_decade(text: str, at: int, end: int) -> bool:
    """``’80s``, ``’em``, ``’til``: something left out at the beginning of a word."""
    return _DECADE.match(text, at + 1, end) is not None and not (at > 0 and _is_latin(text[at - 1]))


def _is_inch(text: str, at: int, begin: int, end: int) -> bool:
    """A straight mark after a number or a word that no word follows: 12\" and the like."""
    return at > begin and _is_latin(text[at - 1]) and not (at + 1 < end and text[at + 1].isalnum())
