"""Where a justified line of Chinese or Japanese opens, and by how much.

Here: the places between characters, what each can take (CLREQ, text alignment and
justification; JLREQ 3.8), the room at a line's two ends that nobody sees.  Never here: laying
lines out, drawing them (``weasy_justify``).

A line is opened between all its characters alike, at most by ``MOST`` of an em; what is left
goes into the gaps beside Latin words, into spaces and behind the marks that end a clause.  (The
gaps come last: as they are no reader of the PDF takes them for a blank.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from presskit import locales
from presskit.render.joiners import BREAK, JOINER
from presskit.render.rules import read_rules
from presskit.render.runs import GAP

__all__ = ["MOST", "Point", "each_text", "find_blank", "find_hidden",
           "find_points", "share"]

MOST = 0.09
"""How far two characters are moved apart at most, in em."""
_MOST_LOOSE = 0.375
"""The same for a gap beside a Latin word, a space, and the room behind a mark, beyond what they
have: a gap of an eighth of an em is then half an em wide (JLREQ 3.8)."""
_NARROW_END = "\u2e80"
_WIDE_MARKS = frozenset("“”‘’…—·")
_EMPTY = frozenset((JOINER, BREAK, "\u00ad"))
_SPACES = frozenset(" \u00a0")


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


def _is_wide(character: str) -> bool:
    return character >= _NARROW_END or character in _WIDE_MARKS


def find_points(line: Any, boxes: Any) -> Iterator[Point]:
    """Every place between two characters that can be seen, in order."""
    seen = [(box, index, one) for box in each_text(line, boxes)
            for index, one in enumerate(box.text) if one not in _EMPTY]
    while seen and seen[-1][2] in _SPACES:
        seen.pop()
    rules = read_rules(line.style["lang"] or "")
    for (box, index, one), (next_box, _next, other) in zip(seen, seen[1:], strict=False):
        if one == other and one in rules.never_parted:
            continue
        if one in _SPACES:
            yield Point(box, index, True, True, box is next_box)
        elif other not in _SPACES and (_is_wide(one) or _is_wide(other)):
            beside = one.isalnum() and other.isalnum() and _is_wide(one) != _is_wide(other)
            yield Point(box, index, not beside, beside or one in rules.open_wide, box is next_box)


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


# The ends of a line ---------------------------------------------------------------------

def find_blank(line: Any, boxes: Any) -> float:
    """The blank half, in px, of an opening mark that a line begins with (JLREQ 3.1.5).  At the
    start of a block the joiners have seen to it, by a feature of the face."""
    box = next(each_text(line, boxes), None)
    tag = line.style["lang"] or ""
    if box is None or box.style["font_feature_settings"] != line.style["font_feature_settings"]:
        return 0.0
    rules, mark = read_rules(tag), box.text.lstrip("".join(_EMPTY))[:1]
    wide = mark in rules.opening_marks or (
        mark in rules.opening_quotes and locales.script(tag) == "Hans")
    return box.style["font_size"] / 2 if wide and mark else 0.0


def find_hidden(line: Any, boxes: Any) -> float:
    """The width, in px, of a gap beside a Latin word that a line ends with: nobody sees it."""
    box = next(reversed([*each_text(line, boxes)]), None)
    ends = box is not None and box.text.endswith((BREAK * 2, JOINER * 2))
    return GAP * box.style["font_size"] if box is not None and ends else 0.0
