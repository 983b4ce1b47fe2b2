"""Changing single characters of a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from presskit.content.edits import Edit, apply_edits, edit_file, spell, write_file
from presskit.diagnostics import PresskitError


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


@pytest.mark.parametrize(("text", "style", "typed"), [
    ("「", ":", "「"), ("(", ":", "("), (": ", ":", None), ("#", ":", None), (", ", ":", None),
    ('"', '"', '\\"'), (", ", '"', ", "), ("'", "'", "''"), (": ", "|", ": "), ("*", "|", None),
    ("AI", ":", "AI")])
def test_what_could_mean_something_else_is_not_typed(text: str, style: str,
                                                     typed: str | None) -> None:
    assert spell(text, style) == typed


def test_line_ends_marks_and_rights_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: x\r\nb: y\r\n")
    path.chmod(0o640)
    edit_file(path, "a: x\nb: y\n", [Edit(8, 9, "「")])
    assert path.read_bytes() == "\ufeffa: x\r\nb: 「\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_file_behind_a_link_is_changed_itself(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("abc", "utf-8")
    link.symlink_to(real)
    edit_file(link, "abc", [Edit(1, 2, "x")])
    assert link.is_symlink() and real.read_text("utf-8") == "axc"


@pytest.mark.parametrize("data", [b"other", b"a\r\nb\n"])
def test_a_file_that_says_something_else_by_now_is_left_alone(tmp_path: Path,
                                                              data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(PresskitError) as caught:
        edit_file(path, "a\nb\n", [Edit(0, 1, "x")])
    assert caught.value.diagnostics[0].code == "file-changed"
    assert path.read_bytes() == data


def test_a_disk_that_is_full_leaves_the_file_as_it_was(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("abc", "utf-8")

    def refuse(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PresskitError) as caught:
        edit_file(path, "abc", [Edit(0, 1, "x")])
    assert caught.value.diagnostics[0].code == "not-written"
    assert path.read_text("utf-8") == "abc" and os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize("data", ["words", b"PK\x03\x04"])
def test_a_disk_that_fills_while_writing_leaves_no_half_file(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str | bytes) -> None:
    path = tmp_path / "sent" / "a.bin"
    write_file(path, b"old")

    def refuse(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PresskitError) as caught:
        write_file(path, data, hint="name another folder")
    assert caught.value.diagnostics[0].hint == "name another folder"
    assert caught.value.exit_code == 3
    assert path.read_bytes() == b"old" and os.listdir(path.parent) == ["a.bin"]


def test_a_folder_that_is_a_file_is_said_and_not_fallen_over(tmp_path: Path) -> None:
    (tmp_path / "sent").write_text("")
    with pytest.raises(PresskitError) as caught:
        write_file(tmp_path / "sent" / "a.bin", b"")
    assert caught.value.diagnostics[0].code == "not-written"
