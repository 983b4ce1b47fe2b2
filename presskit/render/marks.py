"""Marks on paper that lose their blank half, or stand outside of the text.

Here: opening marks at the start of a block, marks beside another where the face doesn't see both.
Never here: the ends of lines, which the layout engine finds (``weasy_points``), joiners.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit import locales
from presskit.document.roles import DISPLAY, HANGING
from presskit.render.rules import read_rules
from presskit.render.runs import Line

__all__ = ["find_marks"]

_WIDE = "\u2e80"
"""All marks behind this are as wide as Han."""
_CLOSING_QUOTES = "”’"
"""Closing quotation marks that are as wide as that in Simplified Chinese only."""
_MIDDLE = "？！"
"""Marks that stand in the middle of their square but in Simplified Chinese."""


def find_marks(line: Line, role: str) -> Iterator[tuple[int, str]]:
    """Opening marks at the start of a block, or of a line of display type.  Behind an indent too:
    the ink then begins where that of the other paragraphs does.  And marks beside another mark
    across the edge of a quotation or a name, where the face does not see them as neighbours.

    ``trim``: the blank half is cut; ``hang``: it is cut and the mark stands outside the text;
    ``hang-narrow``: a proportional quotation mark stands outside.
    """
    starts = [0]
    if role in DISPLAY:
        starts += [index + 1 for index, one in enumerate(line.text) if one == "\n"]
    for start in (one for one in starts if one < len(line.text)):
        mark, tag = line.text[start], line.languages[start]
        rules = read_rules(tag)
        wide = locales.is_han_spaced(tag)
        hung = role in HANGING and start == 0
        if mark in rules.opening_marks and locales.is_cjk(tag):
            yield start, "hang" if hung else "trim"
        elif mark in rules.opening_quotes and wide:
            yield start, "trim"
        elif mark in rules.opening_quotes and hung:
            yield start, "hang-narrow"
    for edge in (start for start, _node in line.nodes if start not in starts):
        if (mark_at := _find_squeezed(line, edge)) is not None:
            yield mark_at, "trim"


def _find_squeezed(line: Line, edge: int) -> int | None:
    """Which of two marks on both sides of a node's edge gives its blank half away: those that the
    faces squeeze inside a node (their feature ``chws``)."""
    pair = line.text[edge - 1:edge + 1]
    if len(pair) < 2 or not all(locales.is_han_spaced(tag)
                                for tag in line.languages[edge - 1:edge + 1]):
        return None
    rules = read_rules(line.languages[edge])
    opening, stops = set(rules.opening_marks), set(rules.open_wide)
    closing = {mark for mark in rules.closing_marks if mark > _WIDE}
    if locales.script(line.languages[edge]) == "Hans":
        opening, closing = opening | rules.opening_quotes, closing | set(_CLOSING_QUOTES)
    else:
        stops -= set(_MIDDLE)
    if pair[1] in opening and pair[0] in opening | closing | stops:
        return edge
    return edge - 1 if pair[0] in closing and pair[1] in closing | stops else None
