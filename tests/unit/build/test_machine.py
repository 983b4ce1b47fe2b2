"""What the machine brings."""

from pathlib import Path

from presskit.build.inputs import environment
from presskit.build.machine import SYSTEM, find_system, system_stamps, system_versions, versions


def test_the_text_libraries_tell_their_versions():
    found = dict(system_versions())
    assert set(found) == set(SYSTEM)
    for name in ("pango", "harfbuzz", "fontconfig"):
        assert found[name].split(".")[0].isdigit()


def test_a_library_that_is_not_there_is_none(monkeypatch):
    monkeypatch.setitem(SYSTEM, "nothing", ("no-such-library", "9", ""))
    assert find_system("nothing") is None
    find_system.cache_clear()


def test_versions_name_what_was_asked_and_the_systems_only_for_what_is_drawn():
    assert [name for name, _version in versions(("typer", "no-such-thing"))] == [
        "typer", "no-such-thing"]
    assert dict(versions(("no-such-thing",)))["no-such-thing"] == ""
    assert dict(versions(("typer",), drawn=True)).keys() > {"typer", "pango"}


def test_the_files_of_the_text_libraries_are_known_where_the_system_tells():
    found = system_stamps()
    if Path("/proc/self/maps").exists():
        assert any("pango" in path for path in found)
    assert all(Path(path).is_file() for path in found)


def test_another_library_is_another_environment(monkeypatch, tmp_path):
    before = environment()
    (tmp_path / "weasyprint-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert environment() != before
