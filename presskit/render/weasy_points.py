"""Where a justified line of Chinese or Japanese opens and closes, and by how much.

Here: the places between characters, what each can take and give (CLREQ, text alignment and
justification, punctuation width adjustment; JLREQ 3.8), the room at a line's two ends that nobody
sees, what a line costs that is set so.  Never here: laying lines out, drawing them
(``weasy_justify``), which characters a line holds (``weasy_plan``).

A line is opened between all its characters alike, at most by ``MOST`` of an em; what is left
goes into the gaps beside Latin words, into spaces and behind the marks that end a clause.  (The
gaps come last: as they are no reader of the PDF takes them for a blank.)  A crowded line takes
from the blanks of its marks, from all alike, down to none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from presskit import locales
from presskit.render.joiners import BREAK, JOINER
from presskit.render.rules import Rules, read_rules
from presskit.render.runs import GAP
from presskit.render.weasy_widths import read_advances

__all__ = ["EMPTY", "MOST", "SPACES", "Fit", "Point", "choose_fit", "each_text", "find_ends",
           "find_given", "find_hidden", "find_points", "find_room", "give_ahead",
           "give_behind", "is_closing", "is_opening", "is_full", "share"]

MOST = 0.09
"""How far two characters are moved apart at most, in em."""
_MOST_LOOSE = 0.375
"""The same for a gap beside a Latin word, a space, and the room behind a mark, beyond what they
have: a gap of an eighth of an em is then half an em wide (JLREQ 3.8)."""
_FULL = 0.9
"""A mark that is narrower than this, in em, has given its blank away: its face has squeezed it."""
_NARROW_END = "\u2e80"
_WIDE_MARKS = frozenset("“”‘’…—·")
EMPTY = frozenset((JOINER, BREAK, "\u00ad"))
SPACES = frozenset(" \u00a0")


@dataclass(frozen=True, slots=True)
class Point:
    """A place where a line may open: behind a character of a text box; ``close`` where it opens
    as all do, ``loose`` where it may open wide, ``inside`` where the next character is in the
    same box."""

    box: Any
    index: int
    close: bool
    loose: bool
    inside: bool


def each_text(box: Any, boxes: Any) -> Iterator[Any]:
    """The text boxes of a line, in order; ``boxes`` is the engine's module of that name."""
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from each_text(child, boxes)


def _find_seen(line: Any, boxes: Any) -> list[tuple[Any, int, str]]:
    seen = [(box, index, one) for box in each_text(line, boxes)
            for index, one in enumerate(box.text) if one not in EMPTY]
    while seen and seen[-1][2] in SPACES:
        seen.pop()
    return seen


def _is_wide(character: str) -> bool:
    return character >= _NARROW_END or character in _WIDE_MARKS


@lru_cache(maxsize=8192)
def find_room(one: str, other: str, rules: Rules) -> tuple[bool, bool] | None:
    """Whether a line opens between two characters as it does everywhere, and whether it may open
    wide there; None where it stays as it is."""
    if one == other and one in rules.never_parted:
        return None
    if one in SPACES:
        return True, True
    if other in SPACES or not (_is_wide(one) or _is_wide(other)):
        return None
    beside = one.isalnum() and other.isalnum() and _is_wide(one) != _is_wide(other)
    return not beside, beside or one in rules.open_wide


def find_points(line: Any, boxes: Any) -> Iterator[Point]:
    """Every place between two characters that can be seen, in order."""
    seen, rules = _find_seen(line, boxes), read_rules(line.style["lang"] or "")
    for (box, index, one), (next_box, _next, other) in zip(seen, seen[1:], strict=False):
        if room := find_room(one, other, rules):
            yield Point(box, index, *room, box is next_box)


def share(points: list[Point], extra: float, size: float) -> list[float] | None:
    """How far each point opens, in px; None where they can't take so much."""
    if not points:
        return None
    close, loose = sum(point.close for point in points), sum(point.loose for point in points)
    most = MOST * size
    if extra <= most * close:
        return [extra / close if point.close else 0.0 for point in points]
    more = (extra - most * close) / loose if loose else _MOST_LOOSE * size + 1
    if more > _MOST_LOOSE * size:
        return None
    return [most * point.close + more * point.loose for point in points]


# Marks ----------------------------------------------------------------------------------

@lru_cache(maxsize=1024)
def give_behind(mark: str, tag: str) -> float:
    """The blank, in em, behind a mark that is as wide as Han, where a line may take it."""
    rules = read_rules(tag)
    if mark in rules.firm or not locales.is_han_spaced(tag):
        return 0.0
    return 0.5 if mark in rules.blank_behind else 0.25 if mark in rules.blank_around else 0.0


@lru_cache(maxsize=1024)
def give_ahead(mark: str, tag: str) -> float:
    """The same ahead of it."""
    rules = read_rules(tag)
    if mark in rules.firm or not locales.is_han_spaced(tag):
        return 0.0
    return 0.5 if is_opening(mark, tag) else 0.25 if mark in rules.blank_around else 0.0


def is_opening(mark: str, tag: str) -> bool:
    """Whether the left half of a mark is blank in a language."""
    rules = read_rules(tag)
    return mark in rules.opening_marks or (
        mark in rules.opening_quotes and locales.script(tag) == "Hans")


Read = Callable[[Any], list[float]]


def find_given(line: Any, boxes: Any, read: Read = read_advances) -> list[tuple[Point, float]]:
    """The places of a line that can be narrowed, with how much each gives at most, in px.
    ``read`` gives the widths of the characters of a text box."""
    seen, widths = _find_seen(line, boxes), {}
    found = []
    for (box, index, one), (next_box, place, other) in zip(seen, seen[1:], strict=False):
        tag, next_tag = box.style["lang"] or "", next_box.style["lang"] or ""
        given = 0.0
        for mine, at, give in ((box, index, give_behind(one, tag)),
                               (next_box, place, give_ahead(other, next_tag))):
            if give:
                if mine not in widths:
                    widths[mine] = read(mine)
                size = mine.style["font_size"]
                given += give * size * (is_full(widths[mine][at], size))
        if given:
            found.append((Point(box, index, False, False, box is next_box), given))
    return found


def find_ends(line: Any, boxes: Any, read: Read = read_advances) -> tuple[float, float]:
    """The blank, in px, of an opening mark that a line begins with (JLREQ 3.1.5) and of a mark
    that it ends with (GB/T 15834, 5.1.10; JLREQ 3.1.9), where these are as wide as Han.  At the
    start of a block the joiners have seen to it, by a feature of the face."""
    seen = _find_seen(line, boxes)
    if not seen:
        return 0.0, 0.0
    (first, index, mark), (last, place, end) = seen[0], seen[-1]
    sizes = first.style["font_size"], last.style["font_size"]
    ahead = is_opening(mark, first.style["lang"] or "") and is_full(
        read(first)[index], sizes[0])
    behind = is_closing(end, last.style["lang"] or "") and is_full(
        read(last)[place], sizes[1])
    return sizes[0] / 2 * ahead, sizes[1] / 2 * behind


def is_closing(mark: str, tag: str) -> bool:
    """Whether the right half of a mark is blank in a language."""
    return mark in read_rules(tag).blank_behind and locales.is_han_spaced(tag)


def is_full(advance: float, size: float) -> bool:
    """Whether a mark has its blank, which no face and no feature has taken."""
    return advance >= _FULL * size


def find_hidden(line: Any, boxes: Any) -> float:
    """The width, in px, of what stands at the end of a line and nobody sees: a gap beside a Latin
    word, the blank of a mark that is cut off."""
    box = next(reversed([*each_text(line, boxes)]), None)
    ends = box is not None and box.text.endswith((BREAK * 2, JOINER * 2))
    gap = GAP * box.style["font_size"] if box is not None and ends else 0.0
    return gap + line.__dict__.get("presskit_cut", 0.0)


# Cost -----------------------------------------------------------------------------------

class Fit(NamedTuple):
    """How a line is made to fill its measure: what that costs, whether it begins and ends with
    ink, and by how much it opens then, in px (less than nothing: is narrowed)."""

    cost: float
    ahead: bool
    behind: bool
    extra: float


_FULL_COST = 100.0
"""What a line costs that opens between all its characters, or closes at all its marks, as far as
it may.  (The cube of the share: two lines with a half cost a quarter of one with all.)"""
_SHORT_COST = 10_000.0
_KEPT_BEHIND, _KEPT_AHEAD = 60.0, 120.0
"""What a blank at an end of a line costs that is kept, so that the line needs not open so far."""


def choose_fit(extra: float, ahead: float, behind: float, close: int, loose: int, given: float,
               size: float) -> Fit | None:
    """The best way to fill ``extra`` px of a line with so many places that open, or to take as
    much away; None where it can't be narrowed so far.  ``ahead`` and ``behind`` are the blanks of
    the marks at its ends, ``given`` is what those inside have."""
    best = Fit(_weigh(extra + ahead + behind, close, loose, given, size), True, True,
               extra + ahead + behind)
    if best.cost > _FULL_COST and extra + ahead + behind > 0:
        for cut_ahead, cut_behind, more in ((True, False, _KEPT_BEHIND), (False, True, _KEPT_AHEAD),
                                            (False, False, _KEPT_BEHIND + _KEPT_AHEAD)):
            left = extra + ahead * cut_ahead + behind * cut_behind
            best = min(best, Fit(_weigh(left, close, loose, given, size) + more, cut_ahead,
                                 cut_behind, left))
    return best if best.cost < float("inf") else None


def _weigh(extra: float, close: int, loose: int, given: float, size: float) -> float:
    if extra < 0:
        return _FULL_COST * (-extra / given) ** 3 if -extra <= given else float("inf")
    most = MOST * size * close
    if extra <= most:
        return _FULL_COST * (extra / most) ** 3 if extra else 0.0
    wide = _MOST_LOOSE * size * loose
    if extra <= most + wide:
        return _FULL_COST * (1 + (extra - most) / wide) ** 3
    return _SHORT_COST * (1 + (extra - most - wide) / size)
