"""Characters as outlines."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from presskit.desk import resources
from presskit.render.outline import glyph_outline, outline_svg, place_outline

HK = resources() / "fonts" / "PresskitSansHK-Regular.ttf"
LATIN = resources() / "fonts" / "PresskitSans-Bold.ttf"


def test_an_outline_has_the_advance_and_the_em_of_its_face():
    outline = glyph_outline(HK, "費")
    assert (outline.advance, outline.units_per_em) == (1000, 1000)
    left, bottom, right, top = outline.bounds
    assert 0 <= left < right <= 1000
    assert -200 < bottom < 100 < 700 < top < 1000


def test_path_data_is_of_svg_and_points_down():
    outline = glyph_outline(HK, "一")
    assert re.fullmatch(r"([MLQC]-?[\d.e+-]+( -?[\d.e+-]+)*|Z)( ([MLQC]-?[\d.e+-]+"
                        r"( -?[\d.e+-]+)*|Z))*", outline.path)
    assert outline.path.startswith("M") and outline.path.endswith("Z")
    first_y = float(outline.path[1:].split()[1])
    assert first_y < 0 < outline.bounds[1]


def test_two_characters_stand_beside_each_other():
    one, two = glyph_outline(HK, "費"), glyph_outline(HK, "費費")
    assert two.advance == 2 * one.advance
    assert two.bounds[2] == one.bounds[2] + one.advance


def test_kerning_of_the_face_is_kept():
    pair = glyph_outline(LATIN, "AV").advance
    assert pair < glyph_outline(LATIN, "A").advance + glyph_outline(LATIN, "V").advance


def test_a_character_that_the_face_lacks_is_never_an_empty_box():
    with pytest.raises(ValueError, match=r"U\+8CBB"):
        glyph_outline(LATIN, "費")


def test_white_space_has_an_advance_and_no_ink():
    outline = glyph_outline(LATIN, " ")
    assert outline.advance > 0
    assert outline.commands == () and outline.bounds == (0, 0, 0, 0)


@pytest.mark.parametrize("text", ["費", "一", "J", "Ivy", "g"])
def test_a_monogram_is_centred_by_its_ink_and_stays_in_its_square(text):
    outline = glyph_outline(HK, text)
    scale, x, y = place_outline(outline, 24, 70)
    left, bottom, right, top = (value * scale for value in outline.bounds)
    assert left + x == pytest.approx(70 - right - x)
    assert bottom + y == pytest.approx(70 - top - y)
    assert left + x >= 70 / 8 - 1e-6


def test_a_monogram_that_is_too_wide_is_made_smaller():
    outline = glyph_outline(HK, "提潮文學獎")
    scale, _x, _y = place_outline(outline, 24, 70)
    assert (outline.bounds[2] - outline.bounds[0]) * scale == pytest.approx(70 * 0.75)


def test_the_picture_of_a_monogram_holds_no_text():
    svg = ElementTree.fromstring(outline_svg(HK, "費", fill="#5e131d", background="#f6edee"))
    assert "".join(svg.itertext()) == ""
    tags = [child.tag.rpartition("}")[2] for child in svg]
    assert tags == ["rect", "path"]
    assert svg.get("aria-hidden") == "true"
    assert svg[1].get("fill") == "#5e131d"


def test_a_picture_that_means_something_has_a_name_and_is_escaped():
    svg = outline_svg(HK, "K", alternative='Kling "AI" & Co')
    assert ElementTree.fromstring(svg).get("aria-label") == 'Kling "AI" & Co'


def test_the_same_monogram_gives_the_same_bytes():
    assert outline_svg(HK, "可") == outline_svg(str(HK), "可")
