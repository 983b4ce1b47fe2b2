"""Shaped text."""

from __future__ import annotations

import pytest

from presskit.desk import resources
from presskit.render.fonts import read_fonts
from presskit.render.runs import GAP
from presskit.render.shaping import Type, shape_text

FONTS = read_fonts(resources() / "fonts")


def shape(text: str, locale: str = "zh-Hant-HK", **more):
    return shape_text(text, Type(FONTS, locale, more.pop("language", locale), **more))


def faces(shaped) -> list[tuple[str, str]]:
    return [(piece.text, piece.face.path.rpartition("PresskitSans")[2]) for piece in
            shaped.pieces]


def test_han_is_an_em_wide_and_drawn_by_its_region():
    shaped = shape("我們")
    assert list(shaped.advances.advance) == [1.0, 1.0]
    assert faces(shaped) == [("我們", "HK-Regular.ttf")]


def test_latin_in_chinese_is_larger_and_stands_off_by_a_gap():
    shaped = shape("與AI形成", bold=True)
    assert faces(shaped) == [("與", "HK-Bold.ttf"), ("AI", "-Bold.ttf"), ("形成", "HK-Bold.ttf")]
    assert shaped.pieces[1].scale == 1.025
    assert shaped.pieces[1].x == pytest.approx(1 + GAP)
    assert shaped.pieces[2].x == pytest.approx(1 + 2 * GAP + 0.69 * 1.025 + 0.389 * 1.025, abs=0.03)


def test_a_typed_space_between_han_and_latin_is_as_wide_as_the_gap():
    assert shape("被 AI").width == pytest.approx(shape("被AI").width)


def test_no_gap_stands_beside_punctuation():
    shaped = shape("，AI。")
    assert shaped.advances.advance[0] == 1.0
    assert shaped.pieces[1].x == 1.0


def test_the_gap_is_not_part_of_a_line_that_ends_there():
    assert shape("與AI").advances.width(0, 1) == 1.0


def test_adjacent_punctuation_is_squeezed():
    assert shape("」「").advances.advance[0] == pytest.approx(0.5)


def test_an_opening_mark_hangs_out_and_a_closing_mark_reaches_over():
    shaped = shape("『我』")
    assert shaped.hang > 0.4
    assert shaped.width < 2.2


def test_english_is_kerned():
    pair, single = shape("AV", "en"), shape("A", "en").width + shape("V", "en").width
    assert pair.width < single
    assert [piece.text for piece in pair.pieces] == ["A", "V"]


def test_letter_spacing_does_not_widen_the_end_of_a_line():
    assert shape("我們", tracking=0.02).width == pytest.approx(2.02)


def test_a_double_dash_is_one_line_two_em_long():
    shaped = shape("等——")
    first, second = shaped.pieces[1:]
    assert first.stretch > 1 and second.stretch > 1
    assert list(shaped.advances.advance)[1:] == [1.0, 1.0]


def test_quotation_marks_of_simplified_chinese_lose_their_blank_half():
    assert list(shape("要‘无’", "zh-Hans-CN").advances.advance) == [1.0, 0.5, 1.0, 0.5]
    assert shape("要『無』").advances.advance[1] == 1.0


def test_korean_takes_latin_from_its_own_family():
    assert {name for _text, name in faces(shape("오픈AI는", "ko"))} == {"KR-Regular.ttf"}


def test_a_name_in_another_script_is_drawn_by_the_family_of_its_language():
    assert faces(shape("費俊", "en", language="zh-Hant-TW")) == [("費俊", "TC-Regular.ttf")]


def test_a_lone_space_has_a_width():
    assert 0.1 < sum(shape(" ", "en").advances.advance) < 0.4


def test_every_character_is_drawn_once_and_in_order():
    text = "『我們』。」應與AI形成被 AI 模仿，——……Ivy Zhang’s 50%"
    assert "".join(piece.text for piece in shape(text).pieces) == text


def test_joiners_are_not_drawn_and_take_no_room():
    shaped = shape("我\u2060們", tracking=0.02)
    assert "".join(piece.text for piece in shaped.pieces) == "我們"
    assert shaped.width == shape("我們", tracking=0.02).width
