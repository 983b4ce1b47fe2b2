"""A kit's choice of families: what its names mean, and what is wrong with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from presskit.build.adding import add_faces
from presskit.build.load import load
from presskit.build.typefaces import choose_fonts, read_shelf
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError
from presskit.render.fonts import Fonts
from tests.helpers.faces import put_face
from tests.helpers.rendering import shipped_fonts

OPENING = Path(__file__).parents[2] / "cases" / "opening"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "opening"
    shutil.copytree(OPENING, folder)
    add_faces([put_face(tmp_path, "Gull Sans"), put_face(tmp_path, "Gull Sans", bold=True),
               put_face(tmp_path, "Gull Display", bold=True),
               put_face(tmp_path, "Gull View", permission=4),
               put_face(tmp_path, "Gull Mincho", "jp", pages=1 << 17)], folder, Desk())
    return folder


def choose(kit: Path, said: str) -> tuple[Fonts, Findings]:
    path = kit / "kit.yaml"
    path.write_text(path.read_text().split("\nfonts:")[0].rstrip() + f"\nfonts: {said}\n")
    loaded, findings = load(kit), Findings()
    return choose_fonts(loaded.kit, kit, Desk(), shipped_fonts(), findings), findings


@pytest.mark.parametrize(("said", "text", "headings"), [
    ("{text: Gull Sans}", "gull-sans", "gull-sans"),
    ("{headings: gull display}", "latin", "gull-display"),
    ("{text: gull-sans, headings: sans}", "gull-sans", "latin"),
    ("{text: {zh-Hant-HK: [Gull Sans]}}", "gull-sans", "gull-sans"),
    ("{text: {default: sans, zh-Hant-HK: Gull Sans}, headings: {default: Gull Display}}",
     "gull-sans", "gull-display")])
def test_a_name_or_a_key_chooses_a_family(kit: Path, said: str, text: str,
                                          headings: str) -> None:
    view = choose(kit, said)[0].of("zh-Hant-HK")
    assert (view.lead("en"), view.headings.lead("en")) == (text, headings)
    assert view.stack("zh-Hant-HK")[0] == "hk"


def test_our_own_families_are_no_choice_at_all(kit: Path) -> None:
    assert choose(kit, "{text: sans}")[0] == shipped_fonts()


@pytest.mark.parametrize(("said", "code", "hint"), [
    ("{text: Gul Sans}", "font-unknown", "Gull Sans"),
    ("{headings: [sans, slab]}", "font-unknown", "serif"),
    ("{text: Gull Display}", "font-weight-missing", "headings"),
    ("{headings: {zh-Hant-HK: Gull Mincho}}", "font-unfit", "zh-Hant-HK")])
def test_a_wrong_choice_is_told_with_its_line(kit: Path, said: str, code: str,
                                              hint: str) -> None:
    with pytest.raises(PresskitError) as caught:
        choose(kit, said)
    found, = caught.value.diagnostics
    line = (kit / "kit.yaml").read_text().splitlines().index(f"fonts: {said}") + 1
    assert (found.code, found.span.line) == (code, line) and hint in found.hint
    assert found.span.file.endswith("opening/kit.yaml")


def test_a_family_for_another_language_is_there_where_it_is_needed(kit: Path) -> None:
    view = choose(kit, "{headings: Gull Mincho}")[0].of("zh-Hant-HK").headings
    assert view.stack("zh-Hant-HK")[0] == "hk"
    assert view.stack("zh-Hant-HK", "ja")[0] == "gull-mincho"


def test_a_set_that_is_not_fetched_is_told_once_with_the_command(kit: Path) -> None:
    with pytest.raises(PresskitError) as caught:
        choose(kit, "{text: serif}")
    found, = caught.value.diagnostics
    assert found.code == "font-missing" and found.hint == "run: presskit fonts fetch serif"
    assert caught.value.exit_code is Exit.MACHINE


@pytest.mark.parametrize(("change", "code"), [
    (lambda path: path.write_bytes(b"another"), "font-changed"),
    (lambda path: path.unlink(), "font-missing")])
def test_a_face_that_is_not_the_locked_one_stops_the_build(kit: Path, change, code: str) -> None:
    change(kit / "fonts/GullSans-Bold.ttf")
    with pytest.raises(PresskitError) as caught:
        choose(kit, "{text: Gull Sans}")
    found, = caught.value.diagnostics
    assert found.code == code and "fonts add" in found.hint
    assert caught.value.exit_code is Exit.MACHINE
    choose(kit, "{headings: Gull Display}")  # a face that nobody asks for stops nothing


def test_a_family_that_is_only_shown_is_told(kit: Path) -> None:
    _fonts, findings = choose(kit, "{headings: Gull View}")
    assert [one.code for one in findings] == ["font-view-only"]


def test_without_a_choice_no_table_is_read(kit: Path) -> None:
    (kit / "fonts/fonts.yaml").write_text("families: [")
    loaded = load(kit)
    assert choose_fonts(loaded.kit, kit, Desk(), shipped_fonts(), Findings()) is shipped_fonts()
    with pytest.raises(PresskitError):
        read_shelf(kit, Desk())
