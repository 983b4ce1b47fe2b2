"""Faces: stacks, coverage, subsets, the lock."""

from __future__ import annotations

import io
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from presskit.desk import resources
from presskit.diagnostics import Exit, PresskitError
from presskit.render.blend import blend_face, latin_scale
from presskit.render.face_files import find_family, know_faces, subset_face, verify_face
from presskit.render.fonts import is_ignorable, read_fonts
from tests.helpers.rendering import shipped_fonts

FONTS = shipped_fonts()


def test_every_shipped_stack_names_every_family() -> None:
    assert all(set(keys) == {one.key for one in FONTS.families} for _tag, keys in FONTS.stacks)


@pytest.mark.parametrize(("locale", "language", "first"), [
    ("zh-Hant-HK", "", "hk"), ("zh-Hans-HK", "", "sc"), ("ja-JP", "", "jp"), ("fr", "", "latin"),
    ("en", "zh-Hant-TW", "tc"), ("zh-Hant-HK", "en", "latin"), ("en", "zh", "sc"),
    ("ko", "ja", "jp")])
def test_the_language_of_a_run_leads_the_stack(locale: str, language: str, first: str) -> None:
    stack = FONTS.stack(locale, language)
    assert stack[0] == first
    assert len(stack) == len(set(stack)) == len(FONTS.families)


@pytest.mark.parametrize(("character", "locale", "family"), [
    ("啟", "ja", "tc"), ("髙", "zh-Hant-HK", "sc"), ("한", "zh-Hant-HK", "kr"),
    ("ğ", "ja", "latin"), ("\U00030000", "ko", "")])
def test_a_character_is_looked_for_in_the_order_of_the_stack(character: str, locale: str,
                                                             family: str) -> None:
    assert find_family(FONTS, character, FONTS.stack(locale)) == family


def test_a_subset_keeps_glyph_ids_and_contextual_spacing() -> None:
    face = FONTS.family("hk").regular
    whole, part = TTFont(face.path), TTFont(io.BytesIO(subset_face(face, "啟」「，")))
    assert part.getGlyphID(part.getBestCmap()[ord("啟")]) == whole.getGlyphID(
        whole.getBestCmap()[ord("啟")])
    assert ord("論") not in part.getBestCmap()
    features = {one.FeatureTag for one in part["GPOS"].table.FeatureList.FeatureRecord}
    assert {"chws", "halt"} <= features


def test_words_are_set_with_the_line_of_the_faces_beside_them() -> None:
    plain = FONTS.family("latin").regular
    around = FONTS.family("jp")
    scale = latin_scale(FONTS.family("latin"), around)
    words = TTFont(io.BytesIO(blend_face(plain, "AI2", around.regular, scale)))
    han = TTFont(around.regular.path)
    units = words["head"].unitsPerEm
    assert TTFont(plain.path)["head"].unitsPerEm / units == pytest.approx(1.025, abs=0.001)
    for name in ("ascent", "descent"):
        assert getattr(words["hhea"], name) / units == pytest.approx(
            getattr(han["hhea"], name) / 1000, abs=0.001)


def test_a_face_that_is_not_the_locked_one_is_refused(tmp_path: Path) -> None:
    face = FONTS.family("latin").regular
    copy = tmp_path / "face.ttf"
    copy.write_bytes(Path(face.path).read_bytes() + b"\0")
    with pytest.raises(PresskitError) as caught:
        verify_face(replace(face, path=str(copy)))
    assert caught.value.diagnostics[0].code == "font-changed"
    assert caught.value.exit_code is Exit.MACHINE


def test_a_known_digest_stands_as_long_as_the_file_is_the_same(tmp_path: Path) -> None:
    face = replace(FONTS.family("latin").regular, path=str(tmp_path / "face.ttf"))
    place = Path(face.path)
    place.write_bytes(b"whatever")
    facts = place.stat()
    know_faces({face.path: ((facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns), face.sha256)})
    assert verify_face(face) == place
    place.write_bytes(b"something else")
    with pytest.raises(PresskitError):
        verify_face(face)


def test_a_face_that_is_gone_is_named(tmp_path: Path) -> None:
    face = replace(FONTS.family("latin").regular, path=str(tmp_path / "gone.ttf"))
    with pytest.raises(PresskitError) as caught:
        verify_face(face)
    assert "gone.ttf" in caught.value.diagnostics[0].message


def test_a_stack_with_an_unknown_family_is_an_error_of_the_table(tmp_path: Path) -> None:
    for name in ("fonts.yaml", "fonts.lock.json"):
        shutil.copy(resources() / "fonts" / name, tmp_path)
    table = tmp_path / "fonts.yaml"
    table.write_text(table.read_text().replace("[hk, tc,", "[hk, serif,", 1))
    with pytest.raises(PresskitError) as caught:
        read_fonts(tmp_path)
    assert caught.value.diagnostics[0].code == "fonts-table"
    assert "serif" in caught.value.diagnostics[0].message


def test_a_folder_without_tables_is_an_error_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(PresskitError) as caught:
        read_fonts(tmp_path)
    assert caught.value.exit_code is Exit.MACHINE


def test_the_tables_cross_a_process_border_small() -> None:
    data = pickle.dumps(FONTS)
    assert pickle.loads(data) == FONTS
    assert len(data) < 10_000


def test_joiners_are_drawn_by_no_face_and_private_characters_are_not_among_them() -> None:
    assert is_ignorable("\u2060") and is_ignorable("\ufe0f")
    assert not is_ignorable("\ue000") and not is_ignorable("\u3000")
