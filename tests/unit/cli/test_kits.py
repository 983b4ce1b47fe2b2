"""Which kits a command means."""

from __future__ import annotations

from pathlib import Path

import pytest

from presskit.cli.kits import find_kit, find_kits
from presskit.diagnostics import PresskitError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b-kit", "a-kit"):
        (tmp_path / "content" / name).mkdir(parents=True)
        (tmp_path / "content" / name / "kit.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_name_every_kit_is_meant(here: Path) -> None:
    assert find_kits() == (Path("content/a-kit"), Path("content/b-kit"))


def test_the_kit_we_stand_in_is_meant(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here / "content" / "a-kit")
    assert find_kits() == (Path("."),)


def test_a_kit_is_named_by_folder_or_by_name_and_taken_once(here: Path) -> None:
    assert find_kits(["b-kit", "content/a-kit", "b-kit"]) == (
        Path("content/b-kit"), Path("content/a-kit"))


def test_a_name_that_is_nearly_right_gets_its_hint(here: Path) -> None:
    with pytest.raises(PresskitError) as caught:
        find_kits(["a-kitt"])
    assert caught.value.diagnostics[0].hint == "did you mean a-kit?"
    assert caught.value.exit_code == 2


def test_nowhere_is_no_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PresskitError):
        find_kits()


def test_one_kit_of_several_is_asked_for(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PresskitError) as caught:
        find_kit("", "--kit")
    one = caught.value.diagnostics[0]
    assert (one.code, one.hint) == ("kit-choice", "name one: --kit a-kit or b-kit")
    assert find_kit("a-kit") == Path("content/a-kit")
    monkeypatch.chdir(here / "content" / "a-kit")
    assert find_kit() == Path(".")
