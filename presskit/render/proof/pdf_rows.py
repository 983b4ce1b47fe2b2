"""The lines of a PDF: the characters of a block by the height at which its glyphs lie.

Here: one line, its ends and its language.  Never here: what is right and wrong (``pdf_lines``,
``pdf_edges``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from presskit import locales
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.rules import Rules, read_rules

__all__ = ["Row", "cut_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line on a page: its block, the place in the block's text where it begins, and its
    glyphs with the characters that they stand for; the glyphs above it, each with the places of the
    characters that it helps to read."""

    said: Said
    printed: Printed
    places: tuple[int, ...]
    glyphs: tuple[Glyph, ...]
    above: tuple[tuple[range, Glyph], ...]

    @property
    def where(self) -> str:
        """The page and the words that the line begins with."""
        words = "".join(self.said.line.text[place] for place in self.places[:8])
        return f"page {self.glyphs[0].page + 1}, line “{words}…”"

    @property
    def end(self) -> float:
        """Where its last glyph ends, or a wider reading above it."""
        return max(one.end for one in (*self.glyphs, *(over for _base, over in self.above)))

    @property
    def readings(self) -> dict[range, tuple[Glyph, ...]]:
        """The glyphs of each reading, by the places that it is for."""
        return {base: tuple(over for one, over in self.above if one == base)
                for base in dict.fromkeys(base for base, _over in self.above)}

    @property
    def wide(self) -> bool:
        """Whether its words stand without spaces."""
        return locales.is_han_spaced(self.said.line.languages[self.places[-1]])

    @property
    def rules(self) -> Rules:
        """The rules of the language in which it ends."""
        return read_rules(self.said.line.languages[self.places[-1]])


def cut_rows(said: Said, printed: Printed) -> Iterator[Row]:
    """The lines of a block; a reading belongs to that of the characters before it."""
    places: list[int] = []
    glyphs: list[Glyph] = []
    above: list[tuple[range, Glyph]] = []
    for place, (_one, glyph) in zip(said.places, printed.characters, strict=True):
        if place in said.readings:
            above.append((said.readings[place], glyph))
            continue
        if glyphs and not _is_beside(glyphs[-1], glyph):
            yield Row(said, printed, tuple(places), tuple(glyphs), tuple(above))
            places, glyphs, above = [], [], []
        places.append(place)
        glyphs.append(glyph)
    yield Row(said, printed, tuple(places), tuple(glyphs), tuple(above))


def _is_beside(glyph: Glyph, following: Glyph) -> bool:
    return glyph.page == following.page and abs(glyph.y - following.y) < 0.3 * max(
        glyph.size, following.size)
