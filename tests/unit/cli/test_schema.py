"""``presskit schema``."""

from __future__ import annotations

import json
import os
from pathlib import Path

from typer.testing import CliRunner

from presskit.cli import app


def test_schemas_are_shown_as_one_object() -> None:
    said = json.loads(CliRunner().invoke(app, ["schema"]).stdout)
    assert "kit.schema.json" in said and len(said) == 12


def test_schemas_are_written_one_file_each(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "new")])
    assert len(list((tmp_path / "new").glob("*.schema.json"))) == 12


def test_a_folder_that_can_not_be_made_is_3(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "file" / "x")])
    assert result.exit_code == 3 and "folder-unwritable" in result.stderr


def test_a_schema_that_can_not_be_written_whole_stays_as_it_was(
        tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "kit.schema.json").write_text("old")

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")
    monkeypatch.setattr(os, "fsync", full)
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path)])
    assert result.exit_code == 3 and "not-written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kit.schema.json"]
    assert (tmp_path / "kit.schema.json").read_text() == "old"
