"""The lines of a PDF, as its glyphs lie on the page.

Here: where lines begin and end, how far apart their characters stand, and whether they keep to
their column and their page.  Never here: the layout engine's own boxes and advances.

What may not begin or end a line, and what a number keeps, stands in the same table as for the
writers (``templates/setting.yaml``); the rest is CLREQ (text alignment and justification) and
KLREQ (word break restrictions).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from presskit import locales
from presskit.render.html import DISPLAY
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.proof.pdf_reading import Pdf
from presskit.render.rules import Rules, read_rules
from presskit.render.runs import is_han
from presskit.render.theme import Theme

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["prove_lines"]

_POINTS = 72 / 25.4
_JOINTS = frozenset("-–—/·・…‐~～&+_")
_LONGEST_WORD = 24
_MOST_APART = 0.09 + 0.012
"""In em; the advances of a PDF are whole thousandths, and an error may add up over two."""
_MOST_OVER = -0.2
_CLOSE = 0.1
_HUNG = frozenset("「『（《〈【〔“‘")
_CLOSING = frozenset("」』）》〉】〕，。、；：？！,.")
_OUT = 0.6
"""How far a mark may hang out of the type area, in em."""


def prove_lines(pdf: Pdf, pairs: tuple[tuple[Said, Printed], ...],
                context: Context) -> Iterator[Fault]:
    """Whether the lines on the pages are as a typesetter would leave them."""
    rows = [tuple(_cut_rows(said, printed)) for said, printed in pairs]
    for one in rows:
        yield from _prove_ends(one)
        yield from _prove_last(one)
        for row in one:
            yield from _prove_gaps(row)
    yield from _prove_edges(rows)
    yield from _prove_area(pdf, context.theme)


@dataclass(frozen=True, slots=True)
class Row:
    """One line on a page: its block, the place in the block's text where it begins, and its
    glyphs with the characters that they stand for."""

    said: Said
    printed: Printed
    places: tuple[int, ...]
    glyphs: tuple[Glyph, ...]

    @property
    def where(self) -> str:
        """The page and the words that the line begins with."""
        words = "".join(self.said.line.text[place] for place in self.places[:8])
        return f"page {self.glyphs[0].page + 1}, line “{words}…”"

    @property
    def end(self) -> float:
        """Where its last glyph ends."""
        return max(one.end for one in self.glyphs)

    @property
    def wide(self) -> bool:
        """Whether its words stand without spaces."""
        return locales.is_han_spaced(self.said.line.languages[self.places[-1]])

    @property
    def rules(self) -> Rules:
        """The rules of the language in which it ends."""
        return read_rules(self.said.line.languages[self.places[-1]])


def _cut_rows(said: Said, printed: Printed) -> Iterator[Row]:
    places: list[int] = []
    glyphs: list[Glyph] = []
    for place, (_one, glyph) in zip(said.places, printed.characters, strict=True):
        if glyphs and not _is_beside(glyphs[-1], glyph):
            yield Row(said, printed, tuple(places), tuple(glyphs))
            places, glyphs = [], []
        places.append(place)
        glyphs.append(glyph)
    yield Row(said, printed, tuple(places), tuple(glyphs))


def _is_beside(glyph: Glyph, following: Glyph) -> bool:
    return glyph.page == following.page and abs(glyph.y - following.y) < 0.3 * max(
        glyph.size, following.size)


# Ends and beginnings --------------------------------------------------------------------

def _prove_ends(rows: tuple[Row, ...]) -> Iterator[Fault]:
    for row, following in pairwise(rows):
        line, last, first = row.said.line, row.places[-1], following.places[0]
        before, after = line.text[last], line.text[first]
        between = line.text[last + 1:first]
        if before == after and before in row.rules.never_parted:
            yield Fault(Aspect.LINES, f"{before}{after} is parted by the end of a line", row.where)
        elif "\n" in between:
            continue  # the author's own
        elif any(one.start() < first < one.end()
                 for one in _numbers(row.rules.units).finditer(line.text)):
            yield Fault(Aspect.LINES, f"a number is parted from its unit: {before}|{after}",
                        row.where)
        elif _stands_in_han(row.said, last, first):
            yield from _prove_marks(before, after, row, following)
        elif not between and _parts_word(line.text, first) and not (
                is_han(before) and is_han(after)
                and locales.script(line.languages[first]) != "Kore"):
            yield Fault(Aspect.LINES, f"a word is parted by the end of a line: {before}|{after}",
                        row.where)


@lru_cache(maxsize=16)
def _numbers(units: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return re.compile(rf"[0-9][0-9.,:]*(?:[%％‰℃°]|{written})")


def _stands_in_han(said: Said, last: int, first: int) -> bool:
    line = said.line
    return any(locales.is_han_spaced(line.languages[place]) and not line.latin[place]
               for place in (last, first))


def _prove_marks(before: str, after: str, row: Row, following: Row) -> Iterator[Fault]:
    rules = row.rules
    if after in rules.no_line_start or (
            after in rules.no_display_start and row.said.role in DISPLAY):
        yield Fault(Aspect.LINES, f"a line begins with {after}", following.where)
    if before in rules.no_line_end:
        yield Fault(Aspect.LINES, f"a line ends with {before}", row.where)


def _parts_word(text: str, place: int) -> bool:
    """Whether a line that ends before a place parts a word; behind a hyphen, a dash or a stroke
    it does not, and an address may be parted anywhere."""
    start = max((match.end() for match in re.finditer(r"\s", text[:place])), default=0)
    stop = re.search(r"\s|$", text[place:])
    word = text[start:place + (stop.start() if stop else 0)]
    return text[place - 1] not in _JOINTS and len(word) <= _LONGEST_WORD


def _prove_last(rows: tuple[Row, ...]) -> Iterator[Fault]:
    if len(rows) < 2 or not rows[-1].wide:
        return
    last = rows[-1]
    words = "".join(last.said.line.text[place] for place in last.places)
    authored = "\n" in last.said.line.text[rows[-2].places[-1]:last.places[0]]
    if not authored and sum(map(str.isalnum, words)) < 2:
        yield Fault(Aspect.LINES, f"the last line of a paragraph is {words} alone",
                    rows[0].where)


# Gaps -----------------------------------------------------------------------------------

def _prove_gaps(row: Row) -> Iterator[Fault]:
    text = row.said.line.text
    for (place, glyph), (following, other) in pairwise(zip(row.places, row.glyphs, strict=True)):
        if following != place + 1 or glyph is other:
            continue
        one, next_one = text[place], text[following]
        size = max(glyph.size, other.size)
        gap = (other.x - glyph.end) / size
        if is_han(one) and is_han(next_one) and gap > _MOST_APART:
            yield Fault(Aspect.LINES, f"{one} and {next_one} stand {gap:.2f} em apart", row.where)
        elif one.isascii() and next_one.isascii() and one.isalpha() and next_one.isalpha() \
                and gap > _MOST_APART:
            yield Fault(Aspect.LINES, f"a word is opened by {gap:.2f} em: {one} {next_one}",
                        row.where)
        elif one.isalnum() and next_one.isalnum() and gap < _MOST_OVER:
            yield Fault(Aspect.LINES, f"{one} and {next_one} are drawn over each other",
                        row.where)


# Edges ----------------------------------------------------------------------------------

def _prove_edges(rows: list[tuple[Row, ...]]) -> Iterator[Fault]:
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
        counted = Counter(round(row.end / step) for row in inner)
        edge = max(counted, key=lambda place: (counted[place], place)) * step
        for row in inner:
            yield from _prove_edge(row, edge)


def _is_forced(row: Row, following: Row) -> bool:
    return "\n" in row.said.line.text[row.places[-1]:following.places[0]]


def _prove_edge(row: Row, edge: float) -> Iterator[Fault]:
    last = row.said.line.text[row.places[-1]]
    over = (row.end - edge) / row.glyphs[-1].size
    if over < -_CLOSE:
        yield Fault(Aspect.LINES, f"a line is left short by {-over:.2f} em", row.where,
                    minor=True)
    elif over > _CLOSE and not (over < _OUT and last in row.rules.no_line_start):
        yield Fault(Aspect.LINES, f"a line sticks out by {over:.2f} em", row.where)


def _prove_area(pdf: Pdf, theme: Theme) -> Iterator[Fault]:
    page = {name: value * _POINTS for name, value in theme.page}
    area = (page["sides"], page["bottom"], page["width"] - page["sides"],
            page["height"] - page["top"])
    for number, one in enumerate(pdf.pages):
        outside = {id(glyph) for glyph in pdf.outside(number)}
        for name, box, glyphs in (
                ("the page", one.box, one.glyphs),
                ("the type area", area, [each for each in one.glyphs if id(each) not in outside])):
            if out := "".join(each.text for each in glyphs if _is_out(each, box)):
                yield Fault(Aspect.LINES, f"outside of {name} stands: {out.strip()}",
                            f"page {number + 1}",
                            hint="margins stand in theme.yaml, under page")
        if turned := "".join(each.text for each in one.glyphs if each.skewed):
            yield Fault(Aspect.LINES, f"turned or slanted is: {turned.strip()}",
                        f"page {number + 1}")


def _is_out(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = box
    slack = _CLOSE * glyph.size
    before = _OUT * glyph.size if glyph.text in _HUNG else slack
    behind = _OUT * glyph.size if glyph.text in _CLOSING else slack  # the blank half of a mark
    return bool(glyph.text.strip()) and (
        glyph.x < left - before or glyph.end > right + behind
        or glyph.y < bottom - slack or glyph.y + 0.7 * glyph.size > top + slack)
