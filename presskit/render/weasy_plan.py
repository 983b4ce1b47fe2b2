"""Which characters each line of a justified paragraph holds, in Chinese and Japanese.

Here: the places where a paragraph may be broken into lines, weighed together: the paragraph is
taken as a whole, so that no line is opened wide because the one before took what came.  Never
here: what one line costs (``weasy_points``), laying lines out (``weasy_justify``), where a line
may end at all (the engine, ``joiners``).

The way is Knuth's and Plass's ("Breaking paragraphs into lines", 1981), with a few best
beginnings kept for each line instead of all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from presskit.render.holds import Holds
from presskit.render.rules import read_rules
from presskit.render.weasy_force import WHOLE
from presskit.render.weasy_points import (
    EMPTY,
    MOST,
    SPACES,
    choose_fit,
    each_text,
    find_room,
    give_ahead,
    give_behind,
    is_closing,
    is_full,
    is_opening,
)
from presskit.render.weasy_readings import each_flowing, find_rooms
from presskit.render.weasy_widths import read_advances, read_breaks

__all__ = ["End", "plan_lines"]

_KEPT = 6
"""How many of the best beginnings of a paragraph are followed up, for each number of lines."""
_TRIED = 3
"""How many ends of a line are looked at, at least, however wide it has to open."""
_WIDE_COST = 1e6
_LINE_COST = 5.0
"""What a line costs by itself, so that of two equal ways the shorter is taken."""


class End(NamedTuple):
    """Where a line ends: in which text box of the paragraph, behind how many bytes of it."""

    box: Any
    stop: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph in one line, by its characters that can be seen: where each begins and ends, in
    px; whether and where a line may end before it; how many places to open, and how much to
    close, stand before it; the blanks at its sides; what had better not be parted."""

    starts: list[float]
    ends: list[float]
    breaks: list[End | None]
    close: list[int]
    loose: list[int]
    given: list[float]
    ahead: list[float]
    behind: list[float]
    holds: Holds


class _Node(NamedTuple):
    cost: float
    start: int
    before: Any


def plan_lines(line: Any, measure: float, boxes: Any, can_break: Any) -> list[End] | None:
    """Where the lines of a paragraph end that was laid out in one, the last left out, for a
    measure in px; None where something stands in it that is no text, or no line can hold.

    ``can_break`` tells whether two characters of two boxes may be parted.
    """
    row = _read_row(line, boxes, can_break)
    if row is None:
        return None
    size, count = line.style["font_size"], len(row.starts)
    nodes, finished = [_Node(0.0, 0, None)], None
    while nodes:
        found: dict[int, _Node] = {}
        for node in nodes:
            for stop, cost in _each_line(row, node.start, measure, size):
                new = _Node(node.cost + cost + _LINE_COST, stop, node)
                if stop == count:
                    finished = min(finished or new, new, key=lambda one: one.cost)
                elif stop not in found or new.cost < found[stop].cost:
                    found[stop] = new
        most = finished.cost if finished else float("inf")
        nodes = [one for one in sorted(found.values(), key=lambda one: one.cost)[:_KEPT]
                 if one.cost < most]
    return None if finished is None else [*_walk_back(finished.before, row)][::-1]


def _walk_back(node: Any, row: _Row) -> Iterator[End]:
    while node.before is not None:
        yield row.breaks[node.start]
        node = node.before


def _each_line(row: _Row, start: int, measure: float, size: float) -> Iterator[tuple[int, float]]:
    """The places where a line from a character on may end, with what that costs: all that are
    narrow enough and don't make it open as far as it goes, and a few more."""
    begin = row.starts[start] if start else 0.0
    edge, count = begin + measure, len(row.starts)
    ahead = row.ahead[start]
    last, before = count, count + 1
    while last < before:  # what a line may give stands in the line itself
        most = row.given[last - 1] - row.given[start] + ahead + size / 2
        last, before = bisect_right(row.ends, edge + min(most, measure) + 1e-6), last
    least = bisect_left(row.ends, edge - MOST * measure)
    tried = 0
    for stop in range(last, start, -1):
        if stop < count and row.breaks[stop] is None:
            continue
        if stop <= least and tried >= _TRIED:
            return
        extra = edge - row.ends[stop - 1]
        if stop == count and extra >= 0:
            yield stop, 0.0
            tried += 1
            continue
        fit = choose_fit(extra, ahead, row.behind[stop - 1], row.close[stop - 1] - row.close[start],
                         row.loose[stop - 1] - row.loose[start],
                         row.given[stop - 1] - row.given[start], size)
        if fit is not None:
            yield stop, fit.cost + (row.holds.cost(stop) if stop < count else 0.0)
            tried += 1
    if not tried:  # a name, an address that no line holds: it will be broken by force
        stop = next((one for one in range(start + 1, count) if row.breaks[one]), count)
        yield stop, _WIDE_COST


# Reading --------------------------------------------------------------------------------

class _Seen(NamedTuple):
    """A character that can be seen: its width and the size of its type, in px, the language, and
    whether there are spaces before it."""

    one: str
    advance: float
    size: float
    tag: str
    apart: bool


def _read_row(line: Any, boxes: Any, can_break: Any) -> _Row | None:
    if not all(isinstance(one, boxes.InlineBox) or hasattr(one, "presskit_source")
               for one in each_flowing(line)):
        return None
    rooms = find_rooms(line, boxes)
    seen: list[_Seen] = []
    starts: list[float] = []
    ends: list[float] = []
    breaks: list[End | None] = []
    before, apart = None, False
    for box in each_text(line, boxes):
        place, stop = box.position_x - line.position_x, box.presskit_source[1] or 0
        tag, size = box.style["lang"] or "", box.style["font_size"]
        allowed = _read_allowed(before, box, can_break)
        for index, (one, advance) in enumerate(zip(box.text, read_advances(box), strict=False)):
            if one in SPACES:
                apart = True
            elif one not in EMPTY:
                end = (End(box.presskit_source[0], stop) if index else before and _end(before))
                breaks.append(end if allowed[index] else None)
                starts.append(place - (0 if index else rooms[0].get(box, 0)))
                ends.append(place + advance)
                seen.append(_Seen(one, advance, size, tag, apart))
                apart = False
            place += advance
            stop += len(one.encode())
        if ends:
            ends[-1] += rooms[1].get(box, 0)
        before = box
    return _make_row(seen, starts, ends, breaks, line) if seen else None


def _read_allowed(before: Any, box: Any, can_break: Any) -> list[bool]:
    """For every character of a text box whether a line may end before it."""
    whole = [one is not None and one.style["white_space"] in WHOLE for one in (before, box)]
    allowed = [False] * len(box.text) if whole[1] else read_breaks(box)
    allowed[0] = before is not None and not all(whole) and can_break(
        before.text[-1:] + box.text[0], box.style["lang"])
    return allowed


def _end(box: Any) -> End:
    source = box.presskit_source[0]
    return End(source, len(source.text.encode()))


def _make_row(seen: list[_Seen], starts: list[float], ends: list[float],
              breaks: list[End | None], line: Any) -> _Row:
    rules = read_rules(line.style["lang"] or "")
    rooms = [(False, False), *(
        find_room(" " if other.apart else one.one, other.one, rules) or (False, False)
        for one, other in pairwise(seen))]
    given = [0.0, *(0.0 if other.apart else
                    _give(one, give_behind) + _give(other, give_ahead)
                    for one, other in pairwise(seen))]
    return _Row(
        starts, ends, breaks,
        [*accumulate(int(close) for close, _loose in rooms)],
        [*accumulate(int(loose) for _close, loose in rooms)], [*accumulate(given)],
        [one.size / 2 * (is_opening(one.one, one.tag) and is_full(one.advance, one.size))
         for one in seen],
        [one.size / 2 * (is_closing(one.one, one.tag) and is_full(one.advance, one.size))
         for one in seen],
        Holds("".join(one.one for one in seen), line.style["lang"] or ""))


def _give(seen: _Seen, give: Callable[[str, str], float]) -> float:
    given = give(seen.one, seen.tag)
    return given * seen.size if given and is_full(seen.advance, seen.size) else 0.0
