"""The shapes of cards as editors write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.diagnostics import Findings, Span
from presskit.render.card_shape import check_contrast, read_shape

TEMPLATES = resources() / "templates"
SQUARE = (TEMPLATES / "cards" / "square.yaml").read_text()


def read(tmp_path, text):
    path = tmp_path / "square.yaml"
    path.write_text(text)
    findings = Findings()
    return read_shape(path, findings, "templates/cards/square.yaml"), findings


@pytest.mark.parametrize("name,size", [("square", (1080, 1080)), ("wide", (1200, 630))])
def test_the_shipped_shapes_are_whole(name, size):
    findings = Findings()
    shape = read_shape(TEMPLATES / "cards" / f"{name}.yaml", findings)
    assert not len(findings)
    assert shape.name == name and shape.size == size
    check_contrast(shape, read_theme(TEMPLATES / "theme.yaml"), findings)
    assert not len(findings)


def test_the_safe_area_is_eight_per_cent():
    shape = read_shape(TEMPLATES / "cards" / "square.yaml", Findings())
    assert shape.safe[0] >= 0.079 * 1080
    wide = read_shape(TEMPLATES / "cards" / "wide.yaml", Findings())
    assert wide.safe[0] >= 0.079 * 1200 and wide.safe[1] >= 0.079 * 630


def test_a_value_by_language_takes_the_longest_prefix(tmp_path):
    shape, _findings = read(tmp_path, SQUARE.replace("    zh: 1.5\n",
                                                     "    zh: 1.5\n    zh-Hans: 1.6\n", 1))
    assert shape.by_language("leading", "zh-Hant-HK") == 1.5
    assert shape.by_language("leading", "zh-Hans-CN") == 1.6
    assert shape.by_language("leading", "fr") == shape.by_language("leading", "en")


@pytest.mark.parametrize("old,new,code,words", [
    ("  band: 13", "  bnad: 13", "card-shape-unknown", "did you mean `band`"),
    ("foot:", "foots:", "card-shape-unknown", "did you mean `foot`"),
    ("  gap: 64", "  gap: wide", "card-shape-value", "number of px"),
    ("  gap: 64", "  gap: -3", "card-shape-value", "number of px"),
    ("  name: [34, 45]", "  name: 34", "card-shape-value", "two numbers"),
    ("  lines: 9", "  lines: 2.5", "card-shape-value", "whole number"),
    ("  share: 0.60", "  share: 60", "card-shape-value", "from 0 to 1"),
    ("  title: ink", "  title: \"#ff0000\"", "card-shape-value", "one of paper"),
    ("    other: 1.29", "    en: 1.29", "card-shape-value", "other"),
])
def test_a_wrong_line_is_told_with_its_place(tmp_path, old, new, code, words):
    assert old in SQUARE
    shape, findings = read(tmp_path, SQUARE.replace(old, new, 1))
    assert shape is None
    item = next(one for one in findings if one.code == code)
    assert words in item.hint
    line = next(number for number, one in enumerate(SQUARE.splitlines(), 1)
                if one.startswith(old.splitlines()[0]))
    assert item.span.file == "templates/cards/square.yaml"
    assert abs(item.span.line - line) <= 3 and item.span.column


def test_what_is_missing_is_told(tmp_path):
    shape, findings = read(tmp_path, SQUARE.replace("  rise: 0.42", "", 1))
    assert shape is None
    assert [one.code for one in findings] == ["card-shape-missing"]
    assert "rise" in next(iter(findings)).message


def test_broken_yaml_is_told_with_its_line(tmp_path):
    shape, findings = read(tmp_path, SQUARE.replace("  width: 1080", "  width: [1080", 1))
    assert shape is None
    assert next(iter(findings)).code == "card-shape-syntax"
    assert next(iter(findings)).span.line > 1


@pytest.mark.parametrize("old,new", [
    ("width: 1080", "width: 90000"), ("safe: [86, 86]", "safe: [400, 86]"),
    ("smallest: 32", "smallest: 120"), ("zh: 1.5", "zh: 0.8"), ("zh: 0.015", "zh: 0.2"),
    ("step: 4 ", "step: 0 "), ("size: 150", "size: 0"),
])
def test_geometry_that_no_card_can_have_is_refused(tmp_path, old, new):
    assert old in SQUARE.replace("step: 4", "step: 4 ")
    shape, findings = read(tmp_path, SQUARE.replace("step: 4", "step: 4 ").replace(old, new, 1))
    assert shape is None
    assert {one.code for one in findings} == {"card-shape-value"}


def test_text_that_hardly_stands_out_is_refused(tmp_path):
    shape, findings = read(tmp_path, SQUARE.replace("occasion: grey", "occasion: tint", 1))
    check_contrast(shape, read_theme(TEMPLATES / "theme.yaml"), findings)
    assert [one.code for one in findings] == ["card-contrast"]
    assert "occasion" in next(iter(findings)).message


def test_a_colour_of_the_theme_is_to_blame_before_the_brand_of_the_kit(tmp_path):
    shape, findings = read(tmp_path, SQUARE)
    theme = read_theme(TEMPLATES / "theme.yaml")
    colours = tuple((name, theme.colour("accent") if name == "paper" else value)
                    for name, value in theme.colours)
    check_contrast(shape, replace(theme, colours=colours, set_here=(
        ("accent", Span("kit.yaml", 3)), ("paper", Span("templates/theme.yaml", 2)))), findings)
    assert {one.span.file for one in findings} == {"templates/theme.yaml"}


def test_the_card_on_the_accent_is_a_change_of_colours_alone(tmp_path):
    text = SQUARE
    for old, new in (("ground: paper", "ground: accent"), ("mark: accent", "mark: on-accent"),
                     ("occasion: grey", "occasion: on-accent-second"),
                     ("notice: grey", "notice: on-accent"), ("letter: paper", "letter: accent"),
                     ("embargo: accent", "embargo: on-accent")):
        text = text.replace(old, new, 1)
    text = text.replace(": ink", ": on-accent")
    shape, findings = read(tmp_path, text)
    check_contrast(shape, read_theme(TEMPLATES / "theme.yaml"), findings)
    assert not len(findings)
