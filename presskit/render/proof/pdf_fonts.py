"""The faces of a PDF: ours, inside, reduced, with a way back to Unicode.

Here: what each embedded face is, and whether every character of the document is drawn by the
face of its language, by the glyph that this face has for it.  Never here: which face should
have which character (``fonts``), where glyphs lie.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from presskit.document import Document
from presskit.render.face_files import verify_face
from presskit.render.fonts import Family, Fonts, is_ignorable
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_faces import Face
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.proof.pdf_reading import Pdf
from presskit.render.proof.words import bare
from presskit.render.runs import find_families, is_han

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["prove_fonts"]

_HANGUL = range(0xAC00, 0xD7A4)


def prove_fonts(pdf: Pdf, said: tuple[Said, ...], pairs: tuple[tuple[Said, Printed], ...],
                document: Document, context: Context) -> Iterator[Fault]:
    """Whether every face may stand in the file, and every character is drawn by the right one."""
    fonts = context.of(document.locale).fonts
    if not pdf.faces:
        yield Fault(Aspect.FONTS, "it holds no face at all")
    for face in pdf.faces:
        yield from _prove_face(face, fonts)
    yield from _prove_glyphs(pdf)
    yield from dict.fromkeys(_prove_families(pairs, fonts))
    yield from _prove_shared(said, pdf, fonts)


def _prove_face(face: Face, fonts: Fonts) -> Iterator[Fault]:
    wrong = {
        "is no face of ours": not find_owner(face, fonts),
        "is not embedded": not face.program,
        "is not reduced to what is used": not face.subset,
        "has no way back to Unicode": not face.unicode,
        "is set vertically, or by an unknown encoding": not face.upright,
        "is slanted": bool(face.italic) or "Italic" in face.name or "Oblique" in face.name,
        f"gives two meanings to {len(face.clashes)} of its codes": bool(face.clashes)}
    for message in (message for message, holds in wrong.items() if holds):
        yield Fault(Aspect.FONTS, f"{face.name} {message}", face.name)


def find_owner(face: Face, fonts: Fonts) -> Family | None:
    """The family of ours whose name a face's name begins with, the longest."""
    fits = [one for one in fonts.families
            if f"{face.name}-".startswith(one.name.replace(" ", "-") + "-")]
    return max(fits, key=lambda one: len(one.name), default=None)


def _prove_glyphs(pdf: Pdf) -> Iterator[Fault]:
    seen: set[tuple[Face, int]] = set()
    for glyph in (one for page in pdf.pages for one in page.glyphs):
        if (glyph.face, glyph.code) in seen:
            continue
        seen.add((glyph.face, glyph.code))
        where = f"page {glyph.page + 1}"
        if glyph.face.glyph(glyph.code) == 0:
            yield Fault(Aspect.FONTS, f"{glyph.face.name} draws the sign for a missing glyph",
                        where)
        elif not glyph.text:
            yield Fault(Aspect.FONTS, f"{glyph.face.name} draws glyph {glyph.code}, which leads "
                        "back to no character", where)
        elif glyph.face.program and bare(glyph.text) and not all(map(is_ignorable, glyph.text)) \
                and not _has_outline(glyph.face.program, glyph.face.glyph(glyph.code)):
            yield Fault(Aspect.FONTS, f"{glyph.face.name} has nothing to draw {glyph.text} with",
                        where)


def _has_outline(program: bytes, code: int) -> bool:
    """Whether a TrueType program holds an outline for a glyph (OpenType, ``loca``)."""
    tables = _read_tables(program)
    if "loca" not in tables or "head" not in tables:
        return "CFF " in tables
    start, length = tables["loca"]
    long = struct.unpack_from(">h", program, tables["head"][0] + 50)[0]
    size, layout = (4, ">LL") if long else (2, ">HH")
    if (code + 2) * size > length:
        return False
    first, last = struct.unpack_from(layout, program, start + code * size)
    return last > first


@lru_cache(maxsize=16)
def _read_tables(program: bytes) -> dict[str, tuple[int, int]]:
    count = struct.unpack_from(">H", program, 4)[0] if len(program) > 12 else 0
    entries = (struct.unpack_from(">4sLLL", program, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): (offset, length) for tag, _sum, offset, length in entries}


# The face of a character ----------------------------------------------------------------

def _prove_families(pairs: tuple[tuple[Said, Printed], ...], fonts: Fonts) -> Iterator[Fault]:
    owners: dict[Face, Family | None] = {}
    right: set[tuple[str, str, str, bool, Face, int]] = set()
    for said, printed in pairs:
        line, view = said.line, fonts.role(said.role)
        families = find_families(line, said.locale, view)
        for place, (one, glyph) in zip(said.places, printed.characters, strict=True):
            key = (one, families[place], line.languages[place], line.plain[place], glyph.face,
                   glyph.code)
            if key in right:
                continue
            if glyph.face not in owners:
                owners[glyph.face] = find_owner(glyph.face, fonts)
            owner = owners[glyph.face]
            wanted = {families[place], *([view.lead("en")] if line.plain[place] else [])}
            if owner is not None and owner.key not in wanted:
                yield Fault(Aspect.FONTS, f"{one} (U+{ord(one):04X}, {line.languages[place]}) is "
                            f"drawn by {glyph.face.name}, not by "
                            f"{fonts.family(families[place]).name}", f"page {glyph.page + 1}")
            elif owner is not None and not _is_own_glyph(one, glyph, owner):
                yield Fault(Aspect.FONTS, f"{one} (U+{ord(one):04X}) is drawn by another glyph of "
                            f"{glyph.face.name}", f"page {glyph.page + 1}")
            else:
                right.add(key)


def _is_own_glyph(character: str, glyph: Glyph, owner: Family) -> bool:
    """Whether Han, kana and Hangul are drawn by the very glyph that the face has for them: our
    subsets keep the numbers of glyphs.  Marks and letters may be drawn by a variant."""
    if len(glyph.text) != 1 or not (is_han(character) or ord(character) in _HANGUL):
        return True
    face = owner.bold if glyph.face.name.endswith("-Bold") else owner.regular
    return find_glyph(str(verify_face(face)), ord(character)) == glyph.face.glyph(glyph.code)


@lru_cache(maxsize=32)
def _open_face(path: str):
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob.from_file_path(path)))


@lru_cache(maxsize=65536)
def find_glyph(path: str, point: int) -> int:
    """The glyph that a face file has for a code point, 0 for none."""
    return _open_face(path).get_nominal_glyph(point) or 0


def _prove_shared(said: tuple[Said, ...], pdf: Pdf, fonts: Fonts) -> Iterator[Fault]:
    """Two characters of the document that one glyph draws (· and ‧, — and ―) come back as
    themselves: each has a code of its own."""
    drawn: dict[tuple[str, int], set[str]] = {}
    for block in said:
        families = find_families(block.line, block.locale, fonts.role(block.role))
        for one, key in set(zip(block.line.text, families, strict=True)):
            if bare(one) and not is_ignorable(one):
                glyph = find_glyph(fonts.family(key).regular.path, ord(one))
                drawn.setdefault((key, glyph), set()).add(one)
    read = set("".join(text for face in pdf.faces for text in face.unicode.values()))
    for (key, glyph), characters in drawn.items():
        lost = characters - read
        if glyph and len(characters) > 1 and lost:
            shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in sorted(characters))
            yield Fault(Aspect.FONTS, f"{fonts.family(key).name} draws {shown} by one glyph, and "
                        f"who copies the text never gets {''.join(sorted(lost))}")
