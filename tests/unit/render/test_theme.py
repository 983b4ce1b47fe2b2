"""The theme: sizes by locale, tokens, contrast."""

from __future__ import annotations

from pathlib import Path

import pytest

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.diagnostics import PresskitError
from presskit.render.branding import brand_theme
from presskit.render.palette import contrast
from presskit.render.theme import (
    fill_tokens,
    list_tokens,
    write_tokens,
)

PATH = resources() / "templates" / "theme.yaml"
THEME = read_theme(PATH)


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[index:index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", ["colours", "dark"])
@pytest.mark.parametrize(("text", "ground"), [
    ("ink", "paper"), ("accent", "paper"), ("accent-dark", "paper"), ("grey", "paper"),
    ("ink", "tint"), ("grey", "tint"), ("accent-dark", "tint"), ("on-accent", "accent")])
def test_text_stands_out_from_its_ground(palette: str, text: str, ground: str) -> None:
    colours = dict(getattr(THEME, palette))
    light, dark = sorted((brightness(colours[text]), brightness(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(("locale", "tag"), [
    ("zh-Hant-HK", "zh"), ("zh-Hans-CN", "zh-Hans"), ("ja", "ja"), ("ko-KR", "ko"),
    ("en", "other"), ("fr", "other")])
def test_the_longest_prefix_gives_the_sizes(locale: str, tag: str) -> None:
    assert THEME.sizes_of(locale).tag == tag


def test_paragraphs_have_an_indent_or_a_space_and_never_both() -> None:
    for sizes in THEME.sizes:
        indent, space = sizes.number("indent"), sizes.number("space-paragraph")
        assert (indent > 0) != (space > 0)
        assert sizes.paragraphs == ("indent" if indent else "blocks")


def test_the_text_column_is_37_characters_wide_in_chinese() -> None:
    sizes = THEME.sizes_of("zh-Hant-HK")
    measure = sizes.number("measure") / 25.4 * 72
    assert measure / sizes.type("body")[0] == pytest.approx(37, abs=0.05)


def test_every_token_of_the_print_sheet_is_one_of_the_theme() -> None:
    sheet = (resources() / "templates/css/print.css").read_text()
    for locale in ("zh-Hant-HK", "zh-Hans-CN", "ja", "ko", "en"):
        assert "var(" not in fill_tokens(sheet, THEME, locale)


def test_filling_keeps_lines_and_what_is_no_token() -> None:
    css = "p {\n color: var(--ink);\n gap: var(--mine) }"
    assert fill_tokens(css, THEME, "en") == "p {\n color: #16181d;\n gap: var(--mine) }"


def test_tokens_are_written_as_custom_properties() -> None:
    assert "--body-leading: 16.5pt;" in write_tokens(THEME, "ko")
    assert list_tokens(THEME, "en")["text-edge"] == "28.9mm"


@pytest.mark.parametrize(("old", "new", "code"), [
    ('ink: "#16181d"', "ink: black", "theme-value"), ("gutter: 4", "gutter: wide", "theme-value"),
    ("    lead: [12, 18]\n", "", "theme-missing"), ("colours:", "colors:", "theme-missing"),
    ("  sides: 22", "  sides: 22\n  left: 3", "theme-unknown"),
    ("page:", "page: [", "yaml-syntax"), ("dark:", "night:", "theme-unknown"),
    ("paragraphs: indent", "paragraphs: both", "theme-value")])
def test_a_fault_in_the_theme_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = PATH.read_text()
    assert old in text
    path = tmp_path / "theme.yaml"
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(PresskitError) as caught:
        read_theme(path)
    assert code in {one.code for one in caught.value.diagnostics}


def test_a_kits_accent_brings_its_dark_tone_and_its_tint() -> None:
    own = brand_theme(THEME, "#0b4f6c")
    assert own.colour("accent") == "#0b4f6c"
    assert (own.colour("accent-dark"), own.colour("tint")) == ("#073649", "#ebf1f3")
    assert own.colour("ink") == THEME.colour("ink") and own.digest != THEME.digest


def test_the_shipped_accents_follow_from_the_accent() -> None:
    same = brand_theme(THEME, THEME.colour("accent"))
    assert [same.colour(name) for name in ("accent-dark", "tint")] == [
        THEME.colour(name) for name in ("accent-dark", "tint")]


def test_an_accent_that_cannot_be_read_on_paper_is_refused() -> None:
    with pytest.raises(PresskitError) as caught:
        brand_theme(THEME, "#f2c14e")
    assert [one.code for one in caught.value.diagnostics] == ["accent-contrast"]


def test_a_kits_theme_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text('colours: {ink: "#000000"}\nsizes:\n  en: {lead: [12.5, 19]}\n'
                    "  zh-Hant-TW: {body: [11, 19]}\n")
    own = read_theme(path, PATH)
    assert (own.colour("ink"), own.colour("accent")) == ("#000000", THEME.colour("accent"))
    assert own.sizes_of("en").type("lead") == (12.5, 19)
    assert own.sizes_of("en").type("body") == THEME.sizes_of("en").type("body")
    assert own.sizes_of("zh-Hant-TW").type("body") == (11, 19)
    assert own.sizes_of("zh-Hant-TW").type("lead") == THEME.sizes_of("zh-Hant-TW").type("lead")
    assert own.digest != THEME.digest


def test_a_fault_in_a_kits_theme_is_told_alone(tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text("colors: {ink: '#000000'}\nsizes: {en: {led: [1, 2]}}\n")
    with pytest.raises(PresskitError) as caught:
        read_theme(path, PATH)
    assert [one.message for one in caught.value.diagnostics] == [
        "the theme has no group `colors`", "sizes.en has no token `led`"]


@pytest.mark.parametrize("accent", ["#0b5d5e", "#003366", "#6b2d8b", "#757575"])
def test_a_brand_colour_is_light_on_a_dark_screen(accent: str) -> None:
    dark = dict(brand_theme(THEME, accent).dark)
    assert contrast(dark["accent"], dark["paper"]) >= 7
    assert dark["accent"] == dark["accent-dark"] != dict(THEME.dark)["accent"]
    assert {name: value for name, value in dark.items() if "accent" not in name} == {
        name: value for name, value in THEME.dark if "accent" not in name}


def test_a_tone_for_dark_screens_that_a_theme_says_stays(tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text('dark: {accent: "#7fd6d7"}\n')
    own = read_theme(path, resources() / "templates" / "theme.yaml")
    dark = dict(brand_theme(own, "#0b5d5e").dark)
    assert dark["accent"] == "#7fd6d7" and dark["accent-dark"] != "#7fd6d7"
