"""Names that stand beside names: in lists, on both sides of 與.

Here: what a name that is known says of its neighbours.  Never here: who was known first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import BLANKS, Side, bracket_at, left_of, office_before
from presskit.extract.chinese.names import make, plausible, shapes
from presskit.extract.chinese.names_foreign import LATIN

__all__ = ["between_names", "in_rows", "neighbours"]

_LATIN = re.compile(LATIN)
_LATIN_BEFORE = re.compile(rf"({LATIN})$")
_JOINS = ("以及", "、", "和", "与", "及", "跟", "／", "，以及", "，和")
_IN_LIST = 4.0


def neighbours(text: str, known: Iterable[tuple[int, int]], lists: Lists) -> dict[str, float]:
    """The names that stand beside known ones, and those beside them in turn."""
    found: dict[str, float] = {}
    queue, seen = list(known), set()
    while queue:
        start, end = queue.pop()
        if (start, end) in seen:
            continue
        seen.add((start, end))
        for one in (_after(text, end, lists), _before(text, start, lists)):
            if one and one[:2] not in seen:
                name = text[one[0]:one[1]]
                found[name] = max(found.get(name, 0.0), one[2])
                queue.append(one[:2])
    return found


def _after(text: str, end: int, lists: Lists) -> tuple[int, int, float] | None:
    """The name after a join after a name."""
    if text[end:end + 1] in ("（", "("):
        end = bracket_at(text, end) or end
    join = next((join for join in _JOINS if text.startswith(join, end)), "")
    blanks = end
    while not join and text[blanks:blanks + 1] and text[blanks] in BLANKS:
        blanks += 1
    start = end + len(join) if join else blanks
    if start == end:
        return None
    latin = _LATIN.match(text, start)
    if latin and join:
        return start, latin.end(), _IN_LIST + 0.5
    left = Side("list", 2.0 if join else 1.0, start)
    best = max((one for length in _lengths(text, start, lists)
                if (one := make(text, start, start + length[1], length[0], left, lists))),
               key=lambda one: (one.weight, one.end), default=None)
    if best and best.right.kind == "none" and (
            best.end - best.start < 3 or not lists.usual.issuperset(text[start + 1:best.end])):
        return None
    if best and best.weight >= _IN_LIST - (best.right.kind == "none"):
        return best.start, best.end, best.weight
    return None


def _before(text: str, start: int, lists: Lists) -> tuple[int, int, float] | None:
    """The name before a join before a name."""
    join = next((join for join in _JOINS if text.endswith(join, 0, start)), "")
    end = start - len(join)
    if not join:
        return None
    if text[end - 1:end] in ("）", ")"):
        end = max(text.rfind("（", max(0, end - 40), end), text.rfind("(", max(0, end - 40), end))
    latin = _LATIN_BEFORE.search(text, max(0, end - 40), end) if end > 0 else None
    if latin:
        return latin.start(), end, _IN_LIST + 0.5
    found = None
    for size in (2, 3, 4):
        begin = end - size
        for family, length in _lengths(text, begin, lists) if begin >= 0 else ():
            if length == size:
                left = left_of(text, begin, lists)
                one = make(text, begin, end, family, left, lists)
                weight = one.weight - one.right.weight + 2.0 if one else 0.0
                apart = left.kind != "none"
                least = max(_IN_LIST + (not apart) / 2, found[2] if found else 0.0)
                if (apart or size == 3) and weight >= least:
                    found = begin, end, weight
    return found


def _lengths(text: str, start: int, lists: Lists) -> list[tuple[int, int]]:
    """How long surname and whole name may be from here, in a list."""
    return list(shapes(text, start, lists))


def in_rows(text: str, closed: bytearray, lists: Lists) -> dict[str, float]:
    """What stands in a row of three and more of which all could be names."""
    found: dict[str, float] = {}
    row: list[tuple[int, int, float]] = []
    for match in re.finditer(r"(?<=、)[\u3400-\u9fff]{2,4}(?=、)", text):
        start, end = match.span()
        if row and row[-1][1] + 1 != start:
            found |= _names_of(text, row, lists)
            row = []
        fits = [weight for family, length in _lengths(text, start, lists)
                if length == end - start and not closed[start] and
                (weight := plausible(match[0], family, lists)) is not None]
        row.append((start, end, max(fits, default=-9.0)))
    return found | _names_of(text, row, lists)


def _names_of(text: str, row: list[tuple[int, int, float]], lists: Lists) -> dict[str, float]:
    """The names of a row with those at its two ends, if it is one."""
    if not row:
        return {}
    ends = (_before(text, row[0][0], lists), _after(text, row[-1][1], lists))
    names = [text[one[0]:one[1]] for one in (*row, *ends) if one]
    inside = [weight for *_, weight in row]
    usual = sum(inside) / len(inside)
    various = len({len(name) for name in names}) > 1 or usual >= 1.5
    if len(names) < 3 or len(set(names)) < len(names) or min(inside) < 1.0 or not various or \
            usual < 1.3 and len(names) < 4:
        return {}
    return {name: _IN_LIST for name in names if name not in lists.name_words}


def between_names(text: str, known: Iterable[tuple[int, int]], lists: Lists) -> dict[str, float]:
    """What stands between two names of a list and is no name by itself: a pen name."""
    found: dict[str, float] = {}
    last = 0
    for start, end in sorted(known):
        if last and text[last:last + 1] == "、" == text[start - 1:start]:
            word = text[last + 1:start - 1]
            if 2 <= len(word) <= 5 and is_han(word) and not lists.never.intersection(word) and \
                    not office_before(word, len(word), lists) and \
                    not lists.bodies.before(word, len(word)):
                found[word] = _IN_LIST
        last = end
    return found
