"""Taking faces into a kit: what is written, what collides, what stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from presskit.build.adding import Added, add_faces
from presskit.build.typefaces import read_kit_families
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from tests.helpers.faces import cut_face, put_face


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    return folder


def add(kit: Path, *files: Path, **named) -> tuple[Added, ...]:
    return add_faces(files, kit, Desk(), **named)


def codes(kit: Path, *files: Path, **named) -> list[str]:
    with pytest.raises(PresskitError) as caught:
        add(kit, *files, **named)
    return [one.code for one in caught.value.diagnostics]


def state(kit: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path.relative_to(kit)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(kit.rglob("*")) if path.is_file()}


def gulls(folder: Path) -> tuple[Path, Path]:
    return put_face(folder, "Gull Sans"), put_face(folder, "Gull Sans", bold=True)


def test_a_family_is_taken_in_as_it_is_and_locked(kit: Path, tmp_path: Path) -> None:
    files = gulls(tmp_path)
    assert [one.weight for one in add(kit, *files)] == ["regular", "bold"]
    found = read_kit_families(kit, Desk())["gull-sans"]
    assert (found.family.name, found.languages, found.single) == ("Gull Sans", ("en",), False)
    assert Path(found.family.bold.path).read_bytes() == files[1].read_bytes()
    entry = json.loads((kit / "fonts/fonts.lock.json").read_text())["files"][0]
    assert entry["source"]["file"] == "GullSans-Bold.ttf" and entry["embedding"] == "edit"
    assert "SIL Open Font License" in entry["licence"] and entry["added"] == []
    assert str(tmp_path) not in (kit / "fonts/fonts.lock.json").read_text()


def test_the_same_file_again_changes_nothing(kit: Path, tmp_path: Path) -> None:
    files = gulls(tmp_path)
    add(kit, *files)
    before = state(kit)
    assert [one.new for one in add(kit, *files)] == [False, False]
    assert state(kit) == before


def test_a_bold_that_comes_later_joins_its_regular(kit: Path, tmp_path: Path) -> None:
    regular, bold = gulls(tmp_path)
    add(kit, regular)
    assert read_kit_families(kit, Desk())["gull-sans"].single
    add(kit, bold)
    assert not read_kit_families(kit, Desk())["gull-sans"].single


def test_what_an_editor_changed_in_the_table_stays(kit: Path, tmp_path: Path) -> None:
    regular, bold = gulls(tmp_path)
    add(kit, regular)
    table = kit / "fonts/fonts.yaml"
    table.write_text(table.read_text().replace("style: sans-serif", "style: serif"))
    add(kit, bold)
    assert read_kit_families(kit, Desk())["gull-sans"].family.style == "serif"


def test_another_face_of_the_same_weight_is_refused_and_can_replace(kit: Path,
                                                                    tmp_path: Path) -> None:
    regular, _bold = gulls(tmp_path)
    add(kit, regular)
    before = state(kit)
    other = tmp_path / "Gull-Medium.ttf"
    other.write_bytes(cut_face("Gull Sans", weight=500))
    assert codes(kit, other) == ["font-twice"]
    assert codes(kit, regular, other) == ["font-twice"] and state(kit) == before
    add(kit, other, replace=True)
    assert (kit / "fonts/GullSans-Regular.ttf").read_bytes() == other.read_bytes()


def test_two_faces_of_one_weight_at_once_are_refused(kit: Path, tmp_path: Path) -> None:
    regular, _bold = gulls(tmp_path)
    other = tmp_path / "Gull-Medium.ttf"
    other.write_bytes(cut_face("Gull Sans", weight=500))
    assert codes(kit, regular, other) == ["font-twice"]
    assert not (kit / "fonts").exists()


def test_a_changed_face_is_put_back_from_its_file(kit: Path, tmp_path: Path) -> None:
    regular, _bold = gulls(tmp_path)
    add(kit, regular)
    (kit / "fonts/GullSans-Regular.ttf").write_bytes(b"something else")
    assert add(kit, regular)[0].new
    assert (kit / "fonts/GullSans-Regular.ttf").read_bytes() == regular.read_bytes()


@pytest.mark.parametrize(("name", "hint"), [
    ("Presskit Sans HK", "sans"), ("presskit sans words", "sans"), ("Noto Serif JP", "fetch"),
    ("Serif", "sans")])
def test_a_name_of_ours_is_taken(kit: Path, tmp_path: Path, name: str, hint: str) -> None:
    with pytest.raises(PresskitError) as caught:
        add(kit, put_face(tmp_path, name))
    found, = caught.value.diagnostics
    assert found.code == "font-name-taken" and hint in found.hint
    assert not (kit / "fonts").exists()


@pytest.mark.parametrize("name", ["HK", "Latin", "明宋"])
def test_a_key_is_never_one_of_ours(kit: Path, tmp_path: Path, name: str) -> None:
    add(kit, put_face(tmp_path, name))
    key, = read_kit_families(kit, Desk())
    assert key.startswith("own-")


def test_a_region_that_the_file_leaves_open_has_to_be_said(kit: Path, tmp_path: Path) -> None:
    file = put_face(tmp_path, "Gull Song", "tc", pages=1)
    assert codes(kit, file) == ["font-region"] and not (kit / "fonts").exists()
    add(kit, file, languages=("zh-Hant-HK",))
    assert read_kit_families(kit, Desk())["gull-song"].languages == ("zh-Hant-HK",)
    add(kit, file, languages=("zh-Hant",))
    assert read_kit_families(kit, Desk())["gull-song"].languages == ("zh-Hant",)


@pytest.mark.parametrize("tag", ["zh-hant", "nonsense!", "ja"])
def test_a_face_is_for_no_language_whose_letters_it_lacks(kit: Path, tmp_path: Path,
                                                          tag: str) -> None:
    assert codes(kit, put_face(tmp_path, "Gull Sans"), languages=(tag,)) == ["font-unfit"]


def test_spacing_is_added_to_the_kits_copy_unless_refused(kit: Path, tmp_path: Path) -> None:
    file = put_face(tmp_path, "Gull Song", "tc", pages=1 << 20, spaced=False)
    before = file.read_bytes()
    added, = add(kit, file)
    assert added.spaced and file.read_bytes() == before
    entry, = json.loads((kit / "fonts/fonts.lock.json").read_text())["files"]
    assert entry["added"] == ["chws", "vchw"] and entry["sha256"] != entry["source"]["sha256"]
    assert not add(kit, file)[0].new
    other = put_face(tmp_path, "Gull Ming", "tc", pages=1 << 20, spaced=False)
    assert not add(kit, other, spacing=False)[0].spaced
    assert (kit / "fonts/GullMing-Regular.ttf").read_bytes() == other.read_bytes()


def test_of_several_files_every_fault_is_told_and_none_is_taken(kit: Path,
                                                                tmp_path: Path) -> None:
    good, _bold = gulls(tmp_path)
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"OTTO")
    assert codes(kit, good, bad, tmp_path / "gone.ttf") == ["font-outlines", "font-unreadable"]
    assert not (kit / "fonts").exists()


def test_a_write_that_fails_leaves_the_kit_as_it_was(kit: Path, tmp_path: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    regular, bold = gulls(tmp_path)
    add(kit, regular)
    before = state(kit)

    def fail(*_names: object) -> None:
        raise OSError(28, "No space left on device")
    monkeypatch.setattr("presskit.build.adding.os.replace", fail)
    with pytest.raises(OSError, match="No space"):
        add(kit, bold)
    assert state(kit) == before


def test_a_table_with_a_key_or_a_name_of_another_kind_is_refused(kit: Path,
                                                                 tmp_path: Path) -> None:
    add(kit, put_face(tmp_path, "Gull Sans"))
    table = kit / "fonts/fonts.yaml"
    rows = yaml.safe_load(table.read_text())
    for wrong in ({"hk": rows["families"]["gull-sans"]},
                  {"serif-latin": rows["families"]["gull-sans"]},
                  {"words": rows["families"]["gull-sans"]},
                  {"gull-sans": {**rows["families"]["gull-sans"], "name": 'a"; b'}}):
        table.write_text(yaml.safe_dump({"families": wrong}))
        with pytest.raises(PresskitError) as caught:
            read_kit_families(kit, Desk())
        assert caught.value.diagnostics[0].code == "fonts-table"
