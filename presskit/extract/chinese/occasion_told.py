"""Events that a sentence in Chinese tells of: 由公會主辦的第12屆茶機展, 大會由…主辦.

Here: their names behind words of holding, and the sentences that go on about them.  Never here:
names in marks and at the beginning of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.chinese.dates import DATE
from presskit.extract.chinese.scene import Scene
from presskit.extract.proposal import Placed
from presskit.extract.words import Words, any_of

__all__ = ["Telling", "each_about", "told_names"]

PLAIN = r"[^，。！？；：、\s（）()「」“”《》〔〕【】○的]"
_REACH = 600


@dataclass(frozen=True, slots=True)
class Telling:
    """Patterns of sentences that tell of an event."""

    held_name: re.Pattern[str]
    refers: re.Pattern[str]
    noun: re.Pattern[str]
    any_name: re.Pattern[str]

    @classmethod
    def of(cls, words: Words) -> Telling:
        noun = any_of(words["event-nouns-plain"])
        held = any_of((*(one for one in words["hosts"] if len(one) > 1), *words["holds"]))
        name = rf"(?:[「“]○{{1,24}}[」”])?{PLAIN}{{0,24}}?{noun}"
        return cls(
            re.compile(rf"(?:{held})(?:了|的)?(?P<name>{name})"
                       r"(?=[，。；、：（）\s]|将|已|于|在|今|昨|定|正式|圆满|上|时|$)"),
            re.compile(rf"(?:本[次届]|该|此次|这[次场])?(?P<ref>{noun}|活动|首展)"
                       r"(?=由|将|[于在]|定|拟|已|[今昨]|\d|为期|免费)"),
            re.compile(rf"{noun}$"),
            re.compile(rf"(?:^|[是在于的，。了：、；])(?P<name>[^，。！？；：、\s（）「」“”《》○的是在了于]{{2,24}}?"
                       rf"{noun})"))


def told_names(scene: Scene, placed: tuple[Placed, ...], telling: Telling
               ) -> Iterator[tuple[float, int, Piece, tuple[int, int]]]:
    """How good each name is, where it stands, the name, its sentence."""
    for _number, start, end in scene.each_sentence(placed):
        dated = 2.0 * bool(DATE.search(scene.folded, start, end))
        for match in telling.held_name.finditer(scene.masked, start, end):
            if len(match["name"]) > 3:
                yield 4.0 + dated, match.start("name"), Piece(*match.span("name")), (start, end)
        refers = telling.refers.match(scene.masked, start, end)
        name = refers and dated and _name_before(scene, telling, refers["ref"], start)
        if name:
            yield 4.5 + dated, name.start, name, (start, end)


def _name_before(scene: Scene, telling: Telling, kind: str, at: int) -> Piece | None:
    """The longest of the last names before a place that end as a later word for them says."""
    named = [match for match in telling.any_name.finditer(scene.masked, max(0, at - _REACH), at)
             if match["name"].endswith(kind) and len(match["name"]) > len(kind) + 1]
    best = max(named, key=lambda match: len(match["name"]), default=None)
    return Piece(*best.span("name")) if best else None


def each_about(scene: Scene, placed: tuple[Placed, ...], telling: Telling, name: Piece
               ) -> Iterator[tuple[int, int]]:
    """Sentences that name an event again, or go on about it by its kind."""
    words = scene.folded[name.start:name.end]
    kind = telling.noun.search(words)
    for _number, start, end in scene.each_sentence(placed, ("paragraph", "list")):
        refers = telling.refers.match(scene.masked, start, end)
        if scene.folded.find(words, start, end) >= 0 or refers and (
                refers["ref"] in ("活动", "首展") or kind and kind[0].endswith(refers["ref"])):
            yield start, end
