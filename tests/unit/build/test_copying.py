"""Frames copied beside a kit: what there is, what is never overwritten, what changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from presskit.build import copying
from presskit.desk import Desk, resources
from presskit.diagnostics import Findings, PresskitError

SHIPPED = resources() / "templates"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose shipped templates may be changed."""
    shutil.copytree(SHIPPED, tmp_path / "shipped" / "templates")
    return replace(Desk(), shipped=tmp_path / "shipped")


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    return folder


def copy(kit: Path, desk: Desk, *names: str, keep: bool = False) -> list[str]:
    return [one.name for one in copying.copy_frames(kit, names, desk, keep)]


def refused(kit: Path, desk: Desk, *names: str, keep: bool = False) -> list[tuple[str, str]]:
    with pytest.raises(PresskitError) as caught:
        copy(kit, desk, *names, keep=keep)
    assert caught.value.exit_code == 2
    return [(one.code, one.hint) for one in caught.value.diagnostics]


def standings(kit: Path, desk: Desk) -> dict[str, tuple[str, bool]]:
    return {one.name: (one.standing, one.outdated) for one in copying.list_frames(desk, kit)
            if one.standing}


def outdated(kit: Path, desk: Desk) -> list[str]:
    findings = Findings()
    copying.check_copies((desk.templates,), kit / "templates", findings)
    assert {one.code for one in findings} <= {"frame-outdated"}
    return [one.message for one in findings]


def test_every_shipped_file_is_of_a_kind_or_the_houses_alone() -> None:
    names = {path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*")
             if path.is_file()}
    alone = {name for name in names if copying.kind_of(name) is None}
    assert {name.partition("/")[0] for name in alone} == {
        "articles", "families", "js", "new", "review.yaml", "setting.yaml", "themes"}
    assert set(copying.list_names(SHIPPED)) == names - alone


@pytest.mark.parametrize(("typed", "name"), [
    ("css/print.css", "css/print.css"), ("templates/css/print.css", "css/print.css"),
    ("theme", "theme.yaml"), ("phrases/ko", "phrases/ko.yaml"), ("square", "cards/square.yaml"),
    ("document.ja.docx", "docx/document.ja.docx"), ("en-US", "conventions/en-US.yaml")])
def test_a_name_is_a_path_or_as_much_of_it_as_no_other_has(kit: Path, desk: Desk, typed: str,
                                                           name: str) -> None:
    assert copy(kit, desk, typed) == [name]
    assert (kit / "templates" / name).read_bytes() == (desk.templates / name).read_bytes()


def test_a_name_that_means_nothing_or_too_much_copies_nothing(kit: Path, desk: Desk) -> None:
    assert refused(kit, desk, "theme", "css/prnt.css", "ja", "setting.yaml") == [
        ("frame-unknown", "did you mean css/print.css?"),
        ("frame-unknown", "name one of them: phrases/ja.yaml, conventions/ja.yaml"),
        ("frame-unknown", "it is the same for every kit; presskit frames list shows what is not")]
    assert not (kit / "templates").exists()


def test_nothing_is_overwritten_and_nothing_half_done(kit: Path, desk: Desk) -> None:
    copy(kit, desk, "theme")
    (kit / "templates" / "theme.yaml").write_text("colours: {}\n")
    (found,) = refused(kit, desk, "css/page.css", "theme")
    assert found[0] == "frame-there"
    assert (kit / "templates" / "theme.yaml").read_text() == "colours: {}\n"
    assert not (kit / "templates" / "css").exists()


def test_a_link_to_nowhere_is_not_written_through(kit: Path, desk: Desk, tmp_path: Path) -> None:
    (kit / "templates").mkdir()
    (kit / "templates" / "theme.yaml").symlink_to(tmp_path / "elsewhere")
    assert refused(kit, desk, "theme")[0][0] == "frame-there"
    assert not (tmp_path / "elsewhere").exists()


def test_how_a_copy_stands_to_the_shipped_file(kit: Path, desk: Desk) -> None:
    copy(kit, desk, "theme", "layout", "css/page.css")
    (kit / "templates" / "layout.yaml").write_text("{}\n")
    (kit / "templates" / "everyday.yaml").write_text("{}\n")
    assert standings(kit, desk) == {
        "theme.yaml": ("copied", False), "layout.yaml": ("changed", False),
        "css/page.css": ("copied", False), "everyday.yaml": ("own", False)}
    assert outdated(kit, desk) == []


def test_a_shipped_file_that_has_changed_since_is_told_until_it_is_settled(
        kit: Path, desk: Desk) -> None:
    copy(kit, desk, "layout", "css/page.css", "css/print.css")
    (kit / "templates" / "layout.yaml").write_text("{}\n")
    for name in ("layout.yaml", "css/page.css"):
        path = desk.templates / name
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    shutil.copy(desk.templates / "css/page.css", kit / "templates/css/page.css")  # taken over
    assert standings(kit, desk)["layout.yaml"] == ("changed", True)
    assert not standings(kit, desk)["css/page.css"][1]
    (found,) = outdated(kit, desk)
    assert found.startswith("layout.yaml was copied from presskit 0.")
    assert copy(kit, desk, "layout", keep=True) == ["layout.yaml"]
    assert (kit / "templates" / "layout.yaml").read_text() == "{}\n"
    assert outdated(kit, desk) == []


def test_what_a_kit_does_not_have_cannot_be_kept(kit: Path, desk: Desk) -> None:
    assert refused(kit, desk, "theme", keep=True)[0][0] == "frame-not-copied"


def test_a_copy_that_was_deleted_is_forgotten(kit: Path, desk: Desk) -> None:
    copy(kit, desk, "theme", "layout")
    (kit / "templates" / "theme.yaml").unlink()
    copy(kit, desk, "square")
    record = (kit / "templates" / copying.RECORD).read_text("utf-8")
    assert "theme.yaml" not in record and "layout.yaml" in record and "square.yaml" in record
