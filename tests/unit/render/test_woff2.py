"""Faces packed for web pages: what a witness of the standard unpacks is what was put in."""

from __future__ import annotations

import io
import struct
from itertools import accumulate, pairwise

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.ttProgram import Program

from presskit.render.face_files import reduce_face
from presskit.render.woff2 import pack_face
from tests.helpers.rendering import shipped_fonts

STEPS = [(0, 1), (0, -1279), (0, 1280), (1, 0), (-1279, 0), (1280, 0), (1, 1), (-64, 64), (64, -65),
         (-65, -64), (768, 768), (-768, 769), (769, -768), (-769, -769), (4095, -4095),
         (-4096, 4096), (4096, 1), (-5000, -3), (255, 256), (-256, 255), (16, -17), (512, 513)]
"""Steps on both sides of every bound that a triplet has, in every direction."""


def _unpack(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data), recalcBBoxes=False)


def _draw(steps: list[tuple[int, int]], smooth: bool = False):
    pen = TTGlyphPen(None)
    points = [*accumulate(steps, lambda one, step: (one[0] + step[0], one[1] + step[1]))]
    pen.moveTo(points[0])
    for control, end in pairwise(points[1:]):
        (pen.qCurveTo if smooth else lambda _control, to: pen.lineTo(to))(control, end)
    pen.closePath()
    return pen.glyph()


def _face() -> bytes:
    """A face with everything that an outline may have: each kind of step, contours of many points,
    parts from elsewhere, instructions, overlaps, a box that is not that of its points."""
    pen = TTGlyphPen({"a": None, "b": None})
    pen.addComponent("a", (1, 0, 0, 1, 300, -20))
    pen.addComponent("b", (0.5, 0, 0, 0.5, 3, 4))
    glyphs = {
        ".notdef": TTGlyphPen(None).glyph(), "a": _draw(STEPS), "b": _draw(STEPS, smooth=True),
        "c": _draw([(1, 2)] * 252), "d": _draw([(3, -1), (-1, 3)] * 253),
        "e": _draw([(3, -1), (-1, 3)] * 600), "f": pen.glyph(),
        "g": _draw([(10, 10), (5, 1), (1, 7)])}
    for name, code in (("a", b"\xb0\x01"), ("f", b"\xb0" * 300)):
        glyphs[name].program = Program()
        glyphs[name].program.fromBytecode(code)
    glyphs["b"].flags[0] |= 0x40
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([*glyphs])
    builder.setupCharacterMap({ord(name): name for name in glyphs if len(name) == 1})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (1000, getattr(one, "xMin", 0))
                                    for name, one in glyphs.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Anything"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.recalcBBoxes = False
    builder.font["maxp"].recalc(builder.font)
    glyphs["g"].xMax += 7
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def face() -> bytes:
    return _face()


def test_a_packed_face_is_the_face(face: bytes) -> None:
    before, after = _unpack(face), _unpack(pack_face(face))
    assert {*before.keys()} == {*after.keys()}
    for tag in {*before.reader.keys()} - {"head", "glyf", "loca"}:
        assert before.reader[tag] == after.reader[tag], tag
    for name in before.getGlyphOrder():
        one, two = before["glyf"][name], after["glyf"][name]
        assert one == two, name
        assert (not one.numberOfContours
                or [one.xMin, one.yMin, one.xMax, one.yMax]
                == [two.xMin, two.yMin, two.xMax, two.yMax]), name
    assert after["glyf"]["b"].flags[0] & 0x40


def test_the_header_counts_what_is_there(face: bytes) -> None:
    packed = pack_face(face)
    length, tables, _zero, whole = struct.unpack_from(">LHHL", packed, 8)
    assert packed[:8] == b"wOF2\0\1\0\0" and length == len(packed) and not length % 4
    assert tables == len(_unpack(face).reader.keys())
    assert whole >= len(face) - 16 * 4


def test_rounded_points_stand_on_the_grid_with_their_bearings() -> None:
    fonts = shipped_fonts()
    plain = reduce_face(fonts.family("jp").regular, "発表いカ、")
    before, after = _unpack(plain), _unpack(pack_face(plain, 8))
    moved = 0
    for name in before.getGlyphOrder():
        one, two = before["glyf"][name], after["glyf"][name]
        if one.numberOfContours <= 0:
            continue
        for (x, y), (u, v) in zip(one.coordinates, two.coordinates, strict=True):
            assert not u % 8 and not v % 8 and abs(x - u) <= 4 and abs(y - v) <= 4
            moved += (x, y) != (u, v)
        assert [*one.endPtsOfContours] == [*two.endPtsOfContours]
        assert after["hmtx"][name] == (before["hmtx"][name][0], two.xMin)
    assert moved


def test_the_same_face_is_packed_the_same(face: bytes) -> None:
    assert pack_face(face, 4) == pack_face(face, 4) != pack_face(face)
