"""``presskit check``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from presskit.cli import app

OPENING = Path(__file__).parents[2] / "cases" / "opening"
TOP = Path(__file__).parents[3]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("good", "bad", "worse"):
        shutil.copytree(OPENING, tmp_path / "content" / name)
    for name in ("bad", "worse"):
        (tmp_path / "content" / name / "terms.yaml").write_text("a: [\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str):
    return CliRunner().invoke(app, ["check", *arguments])


def test_every_kit_is_checked_whatever_is_wrong_with_the_first(here: Path) -> None:
    result = check()
    assert result.exit_code == 1
    assert "content/bad/terms.yaml:1:4" in result.stderr
    assert "content/worse/terms.yaml:1:4" in result.stderr


def test_one_kit_alone_is_checked_by_its_name(here: Path) -> None:
    result = check("good")
    assert (result.exit_code, result.stdout) == (0, "nothing to complain about\n")


def test_a_missing_face_ends_check_as_it_ends_make(
        here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_DATA", str(here / "data"))
    with (here / "content/good/kit.yaml").open("a", encoding="utf-8") as file:
        file.write("\nfonts: {text: serif}\n")
    made = CliRunner().invoke(app, ["make", "good", "--jobs", "1"])
    checked = check("good")
    assert made.exit_code == checked.exit_code == 3
    assert "font-missing" in made.stderr and "font-missing" in checked.stderr


@pytest.mark.parametrize("output", ["json", "sarif"])
def test_a_machine_gets_one_document_for_all_kits(here: Path, output: str) -> None:
    result = check("--output", output)
    said = json.loads(result.stdout)
    found = said["diagnostics"] if output == "json" else said["runs"][0]["results"]
    assert result.exit_code == 1 and len(found) == 2 and not result.stderr


def test_a_machine_is_told_what_was_mended(here: Path) -> None:
    with (here / "content/good/release.md").open("a", encoding="utf-8") as file:
        file.write("\n他說“好”。\n")
    result = check("--fix", "good", "--output", "json")
    found = [(one["code"], one["severity"]) for one in json.loads(result.stdout)["diagnostics"]]
    assert found == [("sign-mended", "note")] * 2 and result.exit_code == 0
    assert "他說「好」。" in (here / "content/good/release.md").read_text("utf-8")


def test_nothing_is_written(here: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in here.glob("content/**/*")}
    check()
    assert before == {path: path.stat().st_mtime_ns for path in here.glob("content/**/*")}
    assert [path.name for path in here.iterdir() if path.name not in ("content", "cache")] == []


@pytest.mark.parametrize("kit", ["content/ai-creation-forum-2025", "tests/kits/tidal-prize-2027"])
def test_nothing_is_doubtful_in_the_kits_of_this_repository(kit: str) -> None:
    result = check(str(TOP / kit))
    assert (result.exit_code, result.stdout) == (0, "nothing to complain about\n")
    assert "warning[" not in result.stderr
