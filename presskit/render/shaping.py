"""Shaped text: which face draws each character, how wide it is, where it stands.

Here: runs by face, advances with kerning and squeezed punctuation, the gap between Han and
Latin.  Never here: where lines break (``lines``), drawing, reading files of a kit.

Latin words and digits in Chinese and Japanese are set in the Latin family, at a size at which
the capitals match (``blend``), with a gap of an eighth of an em to their Han neighbours that the
character before it carries (CLREQ, mixed text composition; JLREQ 3.2).  Shaping is HarfBuzz's;
ligatures are off, so a glyph is always the nominal one of its character and a PDF gives the
characters back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from presskit.document import Text
from presskit.locales import is_han_spaced, script
from presskit.render.blend import latin_scale, pair_families
from presskit.render.face_files import find_family, verify_face
from presskit.render.fonts import Face, Fonts, is_ignorable
from presskit.render.lines import Advances
from presskit.render.rules import read_rules
from presskit.render.runs import GAP, Line, find_gaps, is_han, read_line

__all__ = ["Piece", "Shaped", "Type", "measure_text", "shape_text"]

_FEATURES = {"liga": False, "clig": False, "dlig": False, "ccmp": False, "locl": False,
             "kern": True, "chws": True}
_OVERLAP = 0.03
_FULL_WIDTH_MARK = re.compile(r"[\u3000-\u303f\uff00-\uff60“”‘’·]")


@dataclass(frozen=True, slots=True)
class Type:
    """How a run is set: the document's locale, the run's language, weight, letter-spacing
    in em.  ``seal`` stands for the faces wherever two are compared."""

    fonts: Fonts = field(compare=False, repr=False)
    locale: str
    language: str
    bold: bool = False
    tracking: float = 0.0
    seal: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "seal", self.fonts.digest)

    def face(self, family: str) -> Face:
        """The face of a family in this weight."""
        found = self.fonts.family(family)
        return found.bold if self.bold else found.regular


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters drawn in one go: ``x`` is in em from the line's start, ``scale`` the size
    of the face relative to the text's, ``spacing`` what is added after each character,
    ``stretch`` how much wider than drawn."""

    text: str
    face: Face
    scale: float
    x: float
    spacing: float
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class Shaped:
    """A shaped line or paragraph.

    Characters that no face draws have no piece: joiners, and what the coverage gate has
    complained of.  All lengths are in em.
    """

    text: str
    advances: Advances
    pieces: tuple[Piece, ...]

    @property
    def width(self) -> float:
        """The width as a line: blank halves of marks at its edges hang out."""
        return self.advances.width(0, len(self.text))

    @property
    def hang(self) -> float:
        """What a line that starts here is moved to the left by, in em (0 or more)."""
        return -self.advances.starts[0] if self.text else 0.0


@dataclass(slots=True)
class _Glyph:
    """One character as set."""

    char: str
    face: Face | None
    scale: float
    advance: float = 0.0
    alone: float = 0.0
    offset: float = 0.0
    left: float = 0.0
    right: float = 0.0
    gap: float = 0.0
    stretch: float = 1.0


@lru_cache(maxsize=1024)
def measure_text(text: str, type_: Type) -> Advances:
    """How wide each character of a text comes out, where nothing is drawn of it: columns ask it of
    every cell, and a name stands in several documents."""
    return _advance(text, _set_glyphs(text, type_), type_)


@lru_cache(maxsize=1024)
def shape_text(text: str, type_: Type) -> Shaped:
    """Shape text of one language; remembered, because a line is measured, placed and drawn.

    Example: in ``我們應與AI形成`` the two Latin letters come from the Latin family at 102.5 %,
    and 與 and I each carry a gap of 0.125 em.
    """
    glyphs = _set_glyphs(text, type_)
    advances = _advance(text, glyphs, type_)
    return Shaped(text, advances, tuple(_cut_pieces(glyphs, advances.advance, type_.tracking)))


def _set_glyphs(text: str, type_: Type) -> list[_Glyph]:
    line = read_line((Text(text, type_.language),), type_.locale)
    glyphs = _choose_faces(line, type_)
    for (face, scale), group in groupby(glyphs, key=lambda one: (one.face, one.scale)):
        if face is not None:
            _shape_run(list(group), face, scale)
    for index in find_gaps(line):
        glyphs[index].gap = GAP
    _narrow_spaces(line, glyphs)
    if is_han_spaced(type_.language):
        _join_dashes(glyphs)
    if script(type_.language) == "Hans":
        _narrow_quotes(glyphs)
    return glyphs


def _choose_faces(line: Line, type_: Type) -> list[_Glyph]:
    """The face of each character; a space goes with the character before it."""
    leader = type_.fonts.lead("en")
    scale = latin_scale(*pair_families(type_.fonts, type_.locale))
    stacks = {latin: type_.fonts.stack(type_.locale, "en" if latin else type_.language)
              for latin in (False, True)}
    known: dict[tuple[str, bool], str] = {}
    glyphs: list[_Glyph] = []
    family = stacks[False][0]
    for char, latin in zip(line.text, line.latin, strict=True):
        if is_ignorable(char):
            glyphs.append(_Glyph(char, None, 1.0))
            continue
        if char != " ":
            if (char, latin) not in known:
                known[char, latin] = find_family(type_.fonts, char, stacks[latin])
            family = known[char, latin]
        face = type_.face(family) if family else None
        glyphs.append(_Glyph(char, face, scale if latin and family == leader else 1.0))
    return glyphs


@lru_cache(maxsize=32)
def _font(face: Face):
    import uharfbuzz as hb

    opened = hb.Face(hb.Blob.from_file_path(verify_face(face)))
    return hb.Font(opened), opened.upem


@lru_cache(maxsize=16384)
def _nominal(face: Face, char: str) -> int:
    """The glyph of a character, 0 where the face has none."""
    return _font(face)[0].get_nominal_glyph(ord(char)) or 0


@lru_cache(maxsize=16384)
def _metrics(face: Face, char: str) -> tuple[float, float, float]:
    """Advance and the blanks at the left and the right of the ink, in em."""
    font, em = _font(face)
    glyph = _nominal(face, char)
    advance = font.get_glyph_h_advance(glyph)
    box = font.get_glyph_extents(glyph)
    if box is None or not box.width:
        return advance / em, 0.0, 0.0
    right = advance - box.x_bearing - box.width
    return advance / em, box.x_bearing / em, right / em


def _shape_run(run: list[_Glyph], face: Face, scale: float) -> None:
    import uharfbuzz as hb

    font, em = _font(face)
    buffer = hb.Buffer()
    buffer.add_str("".join(one.char for one in run))
    buffer.guess_segment_properties()
    hb.shape(font, buffer, _FEATURES)
    for one in run:
        alone, left, right = _metrics(face, one.char)
        one.alone, one.left, one.right = alone * scale, left * scale, right * scale
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = run[info.cluster]
        glyph.advance += position.x_advance / em * scale
        glyph.offset = position.x_offset / em * scale


def _narrow_spaces(line: Line, glyphs: list[_Glyph]) -> None:
    """A space typed between Han and a Latin word is as wide as the gap would be."""
    for index in range(1, len(glyphs) - 1):
        before, after = line.text[index - 1], line.text[index + 1]
        if line.text[index] == " " and (is_han(before) and line.latin[index + 1]
                                        or line.latin[index - 1] and is_han(after)):
            glyphs[index].advance = glyphs[index].alone = GAP


def _join_dashes(glyphs: list[_Glyph]) -> None:
    """A double dash is one line two em long (GB/T 15834, 5.1.4): each half is stretched to
    an em and moved towards the other."""
    for one, two in zip(glyphs, glyphs[1:], strict=False):
        if one.char == two.char == "—" and one.face is not None:
            for half, inwards in ((one, _OVERLAP), (two, -_OVERLAP)):
                ink = half.alone - half.left - half.right
                half.stretch = 1 / ink if ink > 0 else 1.0
                half.advance, half.offset = 1.0, inwards - half.left * half.stretch


def _narrow_quotes(glyphs: list[_Glyph]) -> None:
    """The quotation marks of simplified Chinese without their blank halves.

    In running text they fill a whole em (GB/T 15834, 5.1.3); in display type the blank is a hole in
    the line, the more so before a stop.  Never less than half an em: where glyphs overlap by
    more, readers of PDF take the next one for a new line.
    """
    for one in glyphs:
        if one.char in "“‘" and one.alone > 0.9:
            one.offset, one.advance = -one.alone / 2, one.alone / 2
            one.left -= one.alone / 2
        elif one.char in "”’" and one.alone > 0.9:
            one.offset, one.advance = 0.0, one.alone / 2


def _advance(text: str, glyphs: list[_Glyph], type_: Type) -> Advances:
    tracking, rules = type_.tracking, read_rules(type_.language)
    advance = [one.advance + one.gap + tracking if one.face else 0.0 for one in glyphs]
    starts = [-one.left if one.char in rules.no_line_end and _hangs(one) else 0.0 for one in glyphs]
    ends = [one.alone - one.advance - one.gap - tracking
            - (one.right if one.char in rules.no_line_start and _hangs(one) else 0.0)
            for one in glyphs]
    return Advances(text, advance, starts, ends)


def _hangs(one: _Glyph) -> bool:
    return bool(_FULL_WIDTH_MARK.match(one.char)) and one.alone > 0.3


def _cut_pieces(glyphs: list[_Glyph], advance: list[float],
                tracking: float) -> Iterator[Piece]:
    """As few pieces as place every character where it was shaped."""
    x, expected = 0.0, 0.0
    piece: Piece | None = None
    for one, width in zip(glyphs, advance, strict=True):
        if one.face is None:
            continue
        at = x + one.offset
        alike = piece is not None and one.stretch == piece.stretch == 1.0 and (
            (piece.face, piece.scale) == (one.face, one.scale) and abs(at - expected) <= 0.002)
        if piece is not None and not alike:
            yield piece
        piece = (replace(piece, text=piece.text + one.char) if piece is not None and alike else
                 Piece(one.char, one.face, one.scale, at, tracking, one.stretch))
        expected = at + one.alone + tracking
        x += width
    if piece is not None:
        yield piece
