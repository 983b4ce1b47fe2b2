"""The lines of a PDF, as its glyphs lie on the page.

Here: where lines begin and end, how far apart their characters stand.  Never here: whether they
keep to their column and their page (``pdf_edges``), the layout engine's own boxes and advances.

What may not begin or end a line, and what a number keeps, stands in the same table as for the
writers (``templates/setting.yaml``); the rest is CLREQ (text alignment and justification) and
KLREQ (word break restrictions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from presskit import locales
from presskit.document.roles import DISPLAY
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_edges import prove_area, prove_edges
from presskit.render.proof.pdf_reading import Pdf
from presskit.render.proof.pdf_readings import prove_readings
from presskit.render.proof.pdf_rows import Row, cut_rows
from presskit.render.rules import read_rules
from presskit.render.runs import is_han

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["prove_lines"]

_JOINTS = frozenset("-–—/·・…‐~～&+_")
_LONGEST_WORD = 24
_MOST_APART = 0.09 + 0.012
"""In em; the advances of a PDF are whole thousandths, and an error may add up over two."""
_MOST_OVER = -0.2
_SLACK = 0.03
_KERNED = 0.13
"""In em; some faces draw kana and marks nearer to each other by themselves."""
_KANA = frozenset(map(chr, range(0x3041, 0x3100)))
_BEHIND = ((("blank_behind",), 0.5), (("blank_around",), 0.25),
           (("opening_marks", "opening_quotes"), 0.0))
_AHEAD = ((("opening_marks", "opening_quotes"), 0.5), (("blank_around",), 0.25),
          (("blank_behind",), 0.0))
"""Which marks of the table have how much of their square blank, in em, behind and ahead."""


def prove_lines(pdf: Pdf, pairs: tuple[tuple[Said, Printed], ...],
                context: Context) -> Iterator[Fault]:
    """Whether the lines on the pages are as a typesetter would leave them."""
    rows = [tuple(cut_rows(said, printed)) for said, printed in pairs]
    for one in rows:
        yield from _prove_ends(one)
        yield from _prove_last(one)
        for row in one:
            yield from _prove_gaps(row)
            yield from prove_readings(row)
    yield from prove_edges(rows)
    yield from prove_area(pdf, context.theme, [row for block in rows for row in block])


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
    text, readings = row.said.line.text, row.readings
    rooms = {base.start: min(one.x for one in over) for base, over in readings.items()}
    for (place, glyph), (following, other) in pairwise(zip(row.places, row.glyphs, strict=True)):
        if following != place + 1 or glyph is other:
            continue
        one, next_one = text[place], text[following]
        size = max(glyph.size, other.size)
        gap = (min(other.x, rooms.get(following, other.x)) - glyph.end) / size
        if is_han(one) and is_han(next_one) and gap > _MOST_APART:
            yield Fault(Aspect.LINES, f"{one} and {next_one} stand {gap:.2f} em apart", row.where)
        elif one.isascii() and next_one.isascii() and one.isalpha() and next_one.isalpha() \
                and gap > _MOST_APART:
            yield Fault(Aspect.LINES, f"a word is opened by {gap:.2f} em: {one} {next_one}",
                        row.where)
        elif one.isalnum() and next_one.isalnum() and gap < _MOST_OVER:
            yield Fault(Aspect.LINES, f"{one} and {next_one} are drawn over each other",
                        row.where)
        elif (blank := _blank_between(row, place)) is not None and gap < -blank - (
                _KERNED if _KANA & {one, next_one} else _SLACK):
            yield Fault(Aspect.LINES, f"{one} and {next_one} are {-gap:.2f} em nearer than the "
                        f"blank between them of {blank:.2f}", row.where)


def _blank_between(row: Row, place: int) -> float | None:
    """The blank, in em, that two neighbours have between them as their squares are drawn, and a
    crowded line may take away; nothing is said of letters, nor of marks that no rule knows."""
    line, marks, firm, blank = row.said.line, 0, False, 0.0
    for at, sides in ((place, _BEHIND), (place + 1, _AHEAD)):
        one, tag = line.text[at], line.languages[at]
        if not locales.is_han_spaced(tag) or line.latin[at]:
            return None
        rules = read_rules(tag)
        known = [half for names, half in sides if any(one in getattr(rules, name) for name in names)
                 and (one not in rules.opening_quotes or locales.script(tag) == "Hans")]
        marks, firm = marks + bool(known), firm or one in rules.firm
        if not known and not is_han(one):
            return None
        blank += known[0] if known else 0.0
    if not marks:
        return None
    return 0.0 if firm and marks == 1 else blank  # beside another mark its face squeezes it
