"""A kit's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from presskit.content.reader import read_kit
from presskit.diagnostics import PresskitError, Span

OPENING = Path(__file__).parents[2] / "cases" / "opening"


def kit(folder: Path, **files: str) -> Path:
    """A kit with these files; ``__`` in a name stands for the folder's slash."""
    files = {"kit_yaml": "source_locale: en\n", **files}
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        path = folder / "a-kit" / f"{stem.replace('__', '/')}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "a-kit"


def codes(folder: Path) -> list[str]:
    return [one.code for one in read_kit(folder).findings]


def test_a_sound_kit_is_read_without_a_finding() -> None:
    sources = read_kit(OPENING)
    assert not len(sources.findings)
    assert sources.id == "opening"
    assert sources.values["people"]["shen-yuting"]["title"] == "燈塔信託基金項目主管"
    assert [path.name for path in sources.files] == [
        "kit.yaml", "organisations.yaml", "people.yaml", "pictures.yaml", "quotes.yaml",
        "release.md", "works.yaml", "lamp.png"]


def test_entries_know_their_ids() -> None:
    values = read_kit(OPENING).values
    assert values["quotes"]["shen-light"]["id"] == "shen-light"


def test_values_are_found_by_the_path_they_have_in_the_model() -> None:
    places = read_kit(OPENING).places
    assert places["press_release", "headline"].line == 2
    assert places["press_release", "body", 1, "segments", 0].line == 7
    assert places["people", "shen-yuting", "names", "zh-Hant-HK", "full"].column == 24
    assert places.names["people", "shen-yuting"].line == 1


def test_a_piece_of_a_text_is_found_inside_its_place() -> None:
    sources = read_kit(OPENING)
    whole = sources.places["press_release", "body", 1, "segments", 0]
    assert sources.narrow(whole, "{q:shen-light}").column == 10
    assert sources.narrow(whole, "nowhere") == whole
    assert sources.narrow(Span("elsewhere.md", 1, 1), "x") == Span("elsewhere.md", 1, 1)


def test_the_body_counts_lines_from_the_top_of_the_file(tmp_path: Path) -> None:
    sources = read_kit(kit(tmp_path, release_md="---\nheadline: A\n---\n\nB\n"))
    assert sources.values["press_release"]["body"] == [{"kind": "paragraph", "segments": ["B"]}]
    assert sources.places["press_release", "body", 0].line == 5


def test_a_release_needs_no_front_matter(tmp_path: Path) -> None:
    sources = read_kit(kit(tmp_path, release_md="Only words.\n"))
    assert sources.values["press_release"]["body"][0]["segments"] == ["Only words."]


@pytest.mark.parametrize("front", ["", "# nothing\n", "headline: A\n"])
def test_front_matter_may_be_empty(tmp_path: Path, front: str) -> None:
    sources = read_kit(kit(tmp_path, release_md=f"---\n{front}---\nB\n"))
    assert not len(sources.findings)
    assert sources.values["press_release"]["body"][0]["segments"] == ["B"]


def test_front_matter_that_is_not_closed_is_an_error(tmp_path: Path) -> None:
    assert codes(kit(tmp_path, release_md="---\nheadline: A\n\nB\n")) == ["front-matter"]


def test_unknown_files_are_named_and_usual_company_is_not(tmp_path: Path) -> None:
    folder = kit(tmp_path, notes_txt="x", translations__en_txt="x", README_md="x",
                 translations__en_mo="x", release_md="x")
    (folder / ".DS_Store").write_text("x")
    (folder / "kit.yaml~").write_text("x")
    (folder / "pictures").mkdir()
    (folder / "drafts").mkdir()
    assert codes(folder) == ["file-unknown"] * 3


def test_a_nearly_right_file_name_gets_its_hint(tmp_path: Path) -> None:
    (found,) = read_kit(kit(tmp_path, people_yml="a: b")).findings
    assert found.hint == "did you mean people.yaml?"


def test_keys_of_other_files_do_not_stand_in_kit_yaml(tmp_path: Path) -> None:
    text = "source_locale: en\nquotes: {}\nlocale: en\ncatalogues: {}\n"
    assert codes(kit(tmp_path, kit_yaml=text)) == ["key-misplaced"] * 3


def test_the_body_is_not_said_in_the_front_matter(tmp_path: Path) -> None:
    assert codes(kit(tmp_path, release_md="---\nbody: A\n---\nB\n")) == ["key-misplaced"]


@pytest.mark.parametrize("key", ["Ding", "丁", "a_b", "-a", "a--b", "a b"])
def test_an_id_is_made_of_small_letters_digits_and_hyphens(tmp_path: Path, key: str) -> None:
    assert codes(kit(tmp_path, people_yaml=f'"{key}": {{part: x}}\n')) == ["id-form"]


def test_a_folder_name_that_is_no_id_is_an_error(tmp_path: Path) -> None:
    folder = kit(tmp_path).rename(tmp_path / "Mein Kit")
    (found,) = read_kit(folder).findings
    assert found.code == "kit-id" and "mein-kit" in found.hint


def test_translations_and_approvals_are_read_by_locale(tmp_path: Path) -> None:
    sources = read_kit(kit(
        tmp_path, translations__ja_po='msgid "a"\nmsgstr "b"\n',
        approvals__ja_yaml="- {path: a}\n"))
    assert list(sources.values["catalogues"]) == ["ja"]
    assert sources.values["approvals"] == {"ja": [{"path": "a"}]}


def test_a_link_that_leaves_the_kit_is_not_read(tmp_path: Path) -> None:
    folder = kit(tmp_path)
    (tmp_path / "people.yaml").write_text("a: b\n")
    (folder / "people.yaml").symlink_to(tmp_path / "people.yaml")
    assert codes(folder) == ["path-outside"]
    assert "people" not in read_kit(folder).values


def test_no_kit_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(PresskitError) as caught:
        read_kit(tmp_path)
    assert caught.value.diagnostics[0].code == "kit-missing"
