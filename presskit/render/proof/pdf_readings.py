"""The readings in a PDF: above their characters.

Here: where a reading lies beside its characters and other readings.  Never here: what it says
(``pdf_text``), the line below it (``pdf_lines``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.proof.pdf_rows import Row

__all__ = ["prove_readings"]

_ASIDE = 0.1
"""How far the middle of a reading may lie beside that of its characters, in their em."""
_HEIGHTS = (0.8, 1.2)
_SIZES = (0.45, 0.56)
"""How far above them it stands, and how big it is beside them."""


def prove_readings(row: Row) -> Iterator[Fault]:
    """Each reading stands above the middle of its characters, half as big, and clear of the next.
    Characters that the end of a line parts, since no line holds them, have it where it goes."""
    under = dict(zip(row.places, row.glyphs, strict=True))
    for base, over in row.readings.items():
        own = [under[place] for place in base if place in under]
        whole = sum(place in base for place in row.said.places) == len(own)
        if own and whole and (fault := _find_fault(own, over)):
            words = row.said.line.text[base.start:base.stop]
            yield Fault(Aspect.LINES, f"the reading of {words} {fault}", row.where)
    for one, other in pairwise(row.readings.values()):
        if max(glyph.end for glyph in one) > min(glyph.x for glyph in other) + 0.2 * other[0].size:
            yield Fault(Aspect.LINES, "two readings lie on each other: "
                        + "".join(glyph.text for glyph in (*one, *other)), row.where)


def _find_fault(own: Sequence[Glyph], over: Sequence[Glyph]) -> str:
    size = max(one.size for one in own)
    aside = (_middle(over) - _middle(own)) / size
    if abs(aside) > _ASIDE:
        return f"stands {aside:+.2f} em beside its middle"
    if not all(_HEIGHTS[0] < (one.y - own[0].y) / size < _HEIGHTS[1] for one in over):
        return "does not stand above it"
    if not all(_SIZES[0] < one.size / size < _SIZES[1] for one in over):
        return "is not half as big"
    return ""


def _middle(glyphs: Sequence[Glyph]) -> float:
    return (min(one.x for one in glyphs) + max(one.end for one in glyphs)) / 2
