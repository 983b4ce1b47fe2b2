"""What a line of running text in Chinese and Japanese had better not part, though it may.

Here: words in brackets, names with dots in them, titles, dates, words of katakana, phrases, each
with what it costs to part it.  Never here: what no line may part (``joiners``), the costs of
setting it so is weighed against (``weasy_points``).

A rule of taste, no prohibition: CLREQ and JLREQ let a line end inside all of these.  It decides
between ways to set a paragraph of which none stands open.
"""

from __future__ import annotations

import re
from functools import lru_cache

from presskit import locales
from presskit.render.breaks import weigh_edge
from presskit.render.rules import read_rules

__all__ = ["Holds"]

_PHRASE = 1.5
"""What it costs to end a line inside a phrase.  A line that opens by a fiftieth of an em costs one,
by a thirtieth five, by a twentieth seventeen."""
_ALONE = 40.0
"""What it costs to leave one character of a longer part of a name alone."""
_PART, _DOT = 24.0, 8.0
"""What it costs to part a part of a name, and to part the name behind one."""
_SURE = 0.6
_WORDS = f"{locales.HAN}{locales.KANA}A-Za-zÀ-ɏ"
_PATTERNS = (
    (re.compile(r"[\u30a1-\u30fa\u30fc]{3,10}"), 16.0),
    (re.compile(r"[（(][^（）()，。、；：]{1,16}[）)]"), 20.0),
    (re.compile(r"[《〈『「‘“][^《》〈〉『』「」‘’“”，。、；：]{1,10}[》〉』」’”]"), 6.0),
    (re.compile(r"[0-9]{1,4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日"), 16.0),
)
"""What is kept together, and what it costs to part it."""


class Holds:
    """What it costs to end lines of one paragraph at its places; asked for the few that count."""

    __slots__ = ("_costs", "_known", "_script", "_text")

    def __init__(self, text: str, tag: str) -> None:
        self._text, self._script = text, locales.script(tag)
        self._known: dict[int, float] = {}
        self._costs: dict[int, float] = {}
        for pattern, cost in _PATTERNS:
            for match in pattern.finditer(text):
                self._hold(match.start(), match.end(), cost)
        for match in _names(tag).finditer(text):
            self._hold_name(match)

    def _hold(self, start: int, stop: int, cost: float) -> None:
        for place in range(start + 1, stop):
            self._costs[place] = max(cost, self._costs.get(place, 0.0))

    def _hold_name(self, match: re.Match[str]) -> None:
        """A name had best be parted behind a dot, never so that one character of it stands alone.
        Where it begins and where it ends isn't written."""
        start, name = match.start(), match[0]
        dots = [start + index for index, one in enumerate(name) if not one.isalnum()]
        self._hold(dots[0] - 2, dots[0], _PART / 2)
        for dot, following in zip(dots, [*dots[1:], None], strict=True):
            self._hold(dot, following or dot + 4, _PART if following else _PART / 2)
            self._costs[dot + 1] = _DOT
            self._costs[dot + 2] = _ALONE

    def cost(self, place: int) -> float:
        """What it costs to end a line before a character."""
        if place not in self._known:
            inside = weigh_edge(self._text, place, self._script) < _SURE and (
                self._text[place - 1].isalnum() and self._text[place].isalnum())
            self._known[place] = max(self._costs.get(place, 0.0), _PHRASE * inside)
        return self._known[place]


@lru_cache(maxsize=16)
def _names(tag: str) -> re.Pattern[str]:
    """Names with dots between their parts."""
    dots = re.escape("".join(sorted(read_rules(tag).bound_to_previous & set("·・‧"))) + "．＝")
    return re.compile(rf"[{_WORDS}]{{1,8}}(?:[{dots}][{_WORDS}]{{1,8}})+")
