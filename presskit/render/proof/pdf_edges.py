"""The edges of a PDF's text: straight ones, and what stands outside.

Here: where the lines of a column end, what may hang out of the type area, what leaves it or the
page, or is turned.  Never here: what a line begins and ends with (``pdf_lines``).

Out of the type area stands the blank half of a mark, and nothing else: CLREQ and JLREQ 3.1.5.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from presskit import locales
from presskit.document.roles import HANGING
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.proof.pdf_reading import Pdf
from presskit.render.proof.pdf_rows import Row
from presskit.render.rules import read_rules
from presskit.render.theme import Theme

__all__ = ["prove_area", "prove_edges"]

_POINTS = 72 / 25.4
_CLOSE = 0.1
_SLACK = _CLOSE
"""What nobody sees at an edge, in em: advances and widths of columns are rounded."""
_HALF = 0.5
"""The blank half of a mark that is as wide as Han, in em; a proportional one hangs by less."""


def prove_edges(rows: list[tuple[Row, ...]]) -> Iterator[Fault]:
    """Lines of text with both edges straight end where their column does.

    The column is read from the page: it ends where most of the lines end that begin at the same
    left edge in the same size.
    """
    columns: dict[tuple[int, int], list[Row]] = {}
    for block in rows:
        if block and str(block[0].printed.element.attributes.get("TextAlign")) == "/Justify":
            left = min(row.glyphs[0].x for row in block)
            inner = [row for row, following in pairwise(block) if not _is_forced(row, following)]
            columns.setdefault((round(left), round(block[0].glyphs[0].size)), []).extend(inner)
    for inner in columns.values():
        if not inner:
            continue
        step = _CLOSE / 2 * inner[0].glyphs[0].size
        counted = Counter(round(end / step) for row in inner for end in _ends(row))
        edge = max(counted, key=lambda place: (counted[place], place)) * step
        for row in inner:
            yield from _prove_edge(row, edge)


def _ends(row: Row) -> tuple[float, ...]:
    """Where a line may be said to end: with its last glyph, or with that glyph's ink."""
    blank = _room_behind(row) - _SLACK
    return (row.end, row.end - blank * row.glyphs[-1].size) if blank else (row.end,)


def _is_forced(row: Row, following: Row) -> bool:
    return "\n" in row.said.line.text[row.places[-1]:following.places[0]]


def _prove_edge(row: Row, edge: float) -> Iterator[Fault]:
    over = min(((end - edge) / row.glyphs[-1].size for end in _ends(row)), key=abs)
    if over < -_CLOSE:
        yield Fault(Aspect.LINES, f"a line is left short by {-over:.2f} em", row.where,
                    minor=True)
    elif over > _CLOSE:
        yield Fault(Aspect.LINES, f"a line sticks out by {over:.2f} em", row.where)


def _room_before(row: Row) -> float:
    """How far the mark that a line begins with may stand outside: its blank half, in Chinese and
    Japanese (JLREQ 3.1.5); the first of a text that hangs, also in other languages."""
    line, place = row.said.line, row.places[0]
    mark, tag = line.text[place], line.languages[place]
    rules, opens = read_rules(tag), place == row.said.places[0]
    hangs = opens and row.said.role in HANGING
    if mark in rules.opening_marks:
        fits = hangs or locales.is_han_spaced(tag)
    else:
        fits = mark in rules.opening_quotes and (hangs or locales.script(tag) == "Hans")
    return _HALF + _SLACK if fits else _SLACK


def _room_behind(row: Row) -> float:
    """The same for the mark that a line ends with: its blank half, where it has one."""
    line, place = row.said.line, row.places[-1]
    tag = line.languages[place]
    fits = line.text[place] in read_rules(tag).blank_behind and locales.is_han_spaced(tag)
    return _HALF + _SLACK if fits else _SLACK


def prove_area(pdf: Pdf, theme: Theme, rows: list[Row]) -> Iterator[Fault]:
    """Nothing stands outside the page, and no word of the document outside the type area of the
    theme (mm from the edges), but for marks that hang and readings above a first line."""
    page = {name: value * _POINTS for name, value in theme.page}
    area = (page["sides"], page["bottom"], page["width"] - page["sides"],
            page["height"] - page["top"])
    before = {id(row.glyphs[0]): _room_before(row) for row in rows}
    behind = {id(row.glyphs[-1]): _room_behind(row) for row in rows}
    ends = {id(row.glyphs[-1]): row for row in rows if _is_lone_word(row)}
    above = {id(one) for row in rows for _base, one in row.above}  # may be outside: JLREQ 3.3
    for number, one in enumerate(pdf.pages):
        outside = {id(glyph) for glyph in pdf.outside(number)}
        for name, box, glyphs in (
                ("the page", one.box, one.glyphs),
                ("the type area", area, [each for each in one.glyphs
                                         if id(each) not in outside | above])):
            out = [each for each in glyphs if _is_out(
                each, box, before.get(id(each), _SLACK), behind.get(id(each), _SLACK))]
            if name != "the page" and len(out) == 1 and id(out[0]) in ends:
                yield Fault(Aspect.LINES, f"behind a word as wide as its column stands "
                            f"{out[0].text} outside of the type area", ends[id(out[0])].where,
                            minor=True)
            elif words := "".join(each.text for each in out):
                yield Fault(Aspect.LINES, f"outside of {name} stands: {words.strip()}",
                            f"page {number + 1}",
                            hint="margins stand in theme.yaml, under page")
        if turned := "".join(each.text for each in one.glyphs if each.skewed):
            yield Fault(Aspect.LINES, f"turned or slanted is: {turned.strip()}",
                        f"page {number + 1}")


def _is_lone_word(row: Row) -> bool:
    """Whether a line has one word with spaces around it, and a mark behind."""
    text = row.said.line.text
    return not row.wide and not text[row.places[-1]].isalnum() and not re.search(
        r"\s", text[row.places[0]:row.places[-1]])


def _is_out(glyph: Glyph, box: tuple[float, float, float, float], before: float,
            behind: float) -> bool:
    left, bottom, right, top = box
    slack = _CLOSE * glyph.size
    return bool(glyph.text.strip()) and (
        glyph.x < left - before * glyph.size or glyph.end > right + behind * glyph.size
        or glyph.y < bottom - slack or glyph.y + 0.7 * glyph.size > top + slack)
