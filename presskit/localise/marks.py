"""Quotation marks and name dots of another locale, by depth.

Here: which character is a mark, how deep it stands, what the target writes there.  Never
here: the tables of marks (conventions), words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.locales import HAN
from presskit.localise.tables import WithMarks

__all__ = ["APOSTROPHE", "NAME_DOTS", "PAIRS", "TITLE_MARKS", "Depth", "Marks", "convert_marks",
           "convert_name_dots", "marks_of"]

PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’", "﹁": "﹂", "﹃": "﹄", "〝": "〞"}
_CLOSING = set(PAIRS.values())
TITLE_MARKS = {"《": "》", "〈": "〉"}
APOSTROPHE = re.compile("[0-9A-Za-z\u00c0-\u024f]’[0-9A-Za-z\u00c0-\u024f]")
NAME_DOTS = "\uff0e\u30fb\u00b7\u2027\u2022"
"""What stands between the parts of a name in one locale or another."""
_DOTS = re.compile(f"(?<=[{HAN}])[{NAME_DOTS}](?=[{HAN}])")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a locale: opening and closing, outer and nested, its name dot, and whether
    a comma stands between things in marks."""

    outer: tuple[str, str]
    nested: tuple[str, str]
    name_dot: str
    commas: bool = True

    def idle_comma(self, text: str, place: int) -> bool:
        """Whether the locale writes no comma where one stands in this text, which has the
        locale's marks already: between two quotations, or two titles."""
        around = text[place - 1:place] + text[place + 1:place + 2]
        return (not self.commas and text[place] == "、"
                and around in (self.outer[1] + self.outer[0], "》《"))


def marks_of(conventions: WithMarks) -> Marks:
    """The marks that a convention set asks for."""
    quotation = conventions.quotation
    return Marks(tuple(quotation.outer), tuple(quotation.nested), conventions.name_dot,
                 bool(conventions.enumeration_marked))


@dataclass(slots=True)
class Depth:
    """Which marks are open at a point of a text; ``base`` 1 for words inside a quotation.

    It goes along with one text from node to node, so that emphasis inside a quotation
    doesn't end it.  ``lost`` collects marks without a partner.
    """

    base: int = 0
    open: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def narrates(self) -> bool:
        """Whether the words here are the writer's own: in no quotation and no title."""
        return not (self.base or self.open or self.titles)


def convert_marks(text: str, marks: Marks, depth: Depth) -> tuple[str, list[bool]]:
    """The text with the locale's marks, character for character, and for each character
    whether it is narration.

    A closing mark that nothing opened is left alone and noted; ``’`` between letters is an
    apostrophe.
    """
    out, narration = [], []
    for place, char in enumerate(text):
        if char == "’" and APOSTROPHE.match(text, place - 1 if place else 0):
            pass
        elif char in PAIRS:
            level = depth.base + len(depth.open)
            depth.open.append(char)
            char = (marks.nested if level % 2 else marks.outer)[0]
        elif char in _CLOSING:
            char = _close(char, marks, depth)
        elif char in TITLE_MARKS:
            depth.titles.append(char)
        elif depth.titles and char == TITLE_MARKS[depth.titles[-1]]:
            depth.titles.pop()
        out.append(char)
        narration.append(depth.narrates)
    return "".join(out), narration


def _close(char: str, marks: Marks, depth: Depth) -> str:
    if depth.open and PAIRS[depth.open[-1]] == char:
        depth.open.pop()
        level = depth.base + len(depth.open)
        return (marks.nested if level % 2 else marks.outer)[1]
    depth.lost.append(char)
    return char


def convert_name_dots(text: str, dot: str) -> str:
    """The text with the locale's dot between the Han parts of a foreign name."""
    return _DOTS.sub(dot, text) if dot else text
