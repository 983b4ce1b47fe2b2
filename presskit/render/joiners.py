"""Joiners: what the page of paper needs between characters.

Here: U+2060 WORD JOINER where a line may not end, U+200B where it may although the engine would not
end it.  Never here: which places may not (``joints``), marks that lose their blank (``marks``),
another format than PDF; a joiner must never reach text that someone copies from a Word file or a
web page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from presskit import locales
from presskit.document import Inline
from presskit.render.fonts import Fonts
from presskit.render.joints import find_joints
from presskit.render.marks import find_marks
from presskit.render.rules import read_rules
from presskit.render.runs import Line, Run, cut_runs, find_gaps, read_line

__all__ = ["BREAK", "JOINER", "set_runs"]

JOINER = "\u2060"
BREAK = "\u200b"


def set_runs(inlines: tuple[Inline, ...], role: str, locale: str, fonts: Fonts,
             strict: bool = False) -> tuple[tuple[Run, ...], ...]:
    """The runs of a block for paper: cut, joined, gapped and marked.

    A gap between Han and Latin is a doubled joiner, or a doubled U+200B where the line may
    break: the engine opens those by 0.125 em (see ``weasy_inside``), they stand at the end of
    the line where one ends there, and no reader of the PDF finds a character.  ``strict``: no
    line of Chinese or Japanese begins with a dash or an ellipsis.
    """
    line = read_line(inlines, locale)
    joints = find_joints(line, inlines, role, locale)
    if strict:
        joints.update(_find_dashes(line))
    marks = dict(find_marks(line, role))
    gaps = {index: (JOINER if index + 1 in joints else BREAK) * 2 for index in find_gaps(line)}
    gaps |= {index: BREAK for index in _find_openings(line)
             if index + 1 not in joints and index not in gaps}
    closed = {index for index in joints if index - 1 not in gaps}
    cut = cut_runs(line, locale, fonts=fonts, marks=marks.items())
    out = []
    for (start, _node), runs in zip(line.nodes, cut, strict=True):
        joined, place = [], start
        for run in runs:
            stop = place + len(run.text)
            text = _insert(run.text, place, closed, gaps) if gaps or closed else run.text
            joined.append(run if text == run.text else replace(run, text=text))
            place = stop
        out.append(tuple(joined))
    return tuple(out)


def _insert(text: str, place: int, closed: set[int], gaps: dict[int, str]) -> str:
    """Text that begins at ``place`` of its line, with its joiners and gaps."""
    end = place + len(text)
    edges = sorted({*(one for one in closed if place <= one < end),
                    *(one + 1 for one in gaps if place <= one < end)})
    parts, before = [], place
    for edge in edges:
        parts += [text[before - place:edge - place],
                  gaps.get(edge - 1, "") if edge > place else "",
                  JOINER if edge in closed and edge < end else ""]
        before = edge
    return "".join((*parts, text[before - place:]))


_OPENED = re.compile(r"(?<=[^\s“‘「『（《〈【〔])(?=[“‘])"
                     r"|(?<=[”’])(?=[^\s”’」』）》〉】〕，。、；：？！·…—])")


def _find_openings(line: Line) -> Iterator[int]:
    """The characters behind which a line of Chinese may end although the engine would not end
    it there: it can't tell an opening curly mark from a closing one (UAX 14, class QU)."""
    for match in _OPENED.finditer(line.text):
        before, behind = match.start() - 1, match.start()
        if all(locales.is_han_spaced(line.languages[index]) and not line.latin[index]
               for index in (before, behind)):
            yield before


def _find_dashes(line: Line) -> Iterator[int]:
    """The places before a dash or an ellipsis in Chinese and Japanese: the strict level of CLREQ
    (prohibition rules for line start and line end) lets none begin a line."""
    for index, (before, one) in enumerate(pairwise(line.text), 1):
        tag = line.languages[index]
        if before not in (one, "\n") and locales.is_han_spaced(tag) and (
                one in read_rules(tag).never_parted):
            yield index
