"""Japanese names in Chinese articles: 日本影評人水城由布子.

Here: names after an office of somebody who the words before say is from Japan, and names after any
office that are made as Japanese ones are.  Never here: names with a surname that is listed.
"""

from __future__ import annotations

import re

from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import Side, left_of, right_of
from presskit.extract.words import any_of

__all__ = ["from_japan"]

_REACH = 16
_SIZES = (4, 5, 3, 6)
_NOT_IN = frozenset("的了是在与及说指出着过对向把被让给请将而但")


def from_japan(text: str, closed: bytearray, lists: Lists) -> dict[str, float]:
    """Such names with their weights."""
    land = re.compile(any_of(lists.japan))
    found: dict[str, float] = {}
    for at in range(2, len(text) - 2):
        titled = lists.offices.before(text, at) > 1 or text[at - 1] in lists.office_endings and \
            lists.offices.before(text, at + 1) < 2
        if closed[at] or not is_han(text[at]) or not titled and text[at - 1] != "的":
            continue
        left = left_of(text, at, lists)
        native = _is_native(text, at, land)
        if left.kind != "title" and not (native and left.kind == "link" and left.weight >= 2.0):
            continue
        name = _name_at(text, at, native, lists)
        if name:
            found[name] = max(found.get(name, 0.0), 5.5 if native else 5.0)
    return found


def _is_native(text: str, at: int, land: re.Pattern[str]) -> bool:
    """Whether the phrase before a place says that somebody is from Japan."""
    start = max(text.rfind(mark, max(0, at - _REACH), at) for mark in "，。、；：\n」”）") + 1
    return land.search(text, max(start, at - _REACH), at) is not None


def _name_at(text: str, at: int, native: bool, lists: Lists) -> str:
    """The name that begins after an office, where what follows lets it end."""
    best, most = "", 0.0
    for size in _SIZES:
        name = text[at:at + size]
        if len(name) < size or not is_han(name) or not _NOT_IN.isdisjoint(name) or \
                not native and size < 5 and lists.japanese.at(name, 0) or \
                name in lists.nobody or _acts(name, lists) or \
                not (_is_foreign(name, lists) if native else _is_made(name, lists)):
            continue
        right = right_of(text, at + size, lists)
        if right.weight > most and _ends(right, native, name, lists):
            best, most = name, right.weight
    return best


def _acts(name: str, lists: Lists) -> bool:
    """Whether a name would hold what somebody does: 隈研吾擔任."""
    return any(lists.verbs.at(name, at) > 1 or lists.adverbs.at(name, at) > 1
               for at in range(2, len(name) - 1)) or len(name) > 3 and \
        name[-1] in lists.adverbs and name[-1] not in lists.japanese_given


def _is_foreign(name: str, lists: Lists) -> bool:
    """Whether a name is longer than Chinese ones are, or has no Chinese surname."""
    if len(name) == 3:
        return name[0] not in lists.surnames
    if len(name) == 6:
        return name[-1] in "郎门卫子"
    return name[:2] not in lists.doubles and not (
        name[0] in lists.common and name[1] in lists.common)


def _is_made(name: str, lists: Lists) -> bool:
    """Whether a name of four or five looks Japanese by both of its parts."""
    return len(name) > 3 and name[1] in lists.japanese_ends and \
        name[-1] in lists.japanese_given and name[:2] not in lists.doubles and not (
            name[0] in lists.surnames and name[1] in lists.surnames)


def _ends(right: Side, native: bool, name: str, lists: Lists) -> bool:
    if native:
        return right.weight >= 1.0
    return right.kind in ("verb", "bracket", "title", "work") or \
        right.kind in ("mark", "list", "end") and name[-1] in lists.japanese_given
