"""`presskit doctor`: what this machine has and lacks."""

from importlib import import_module
from pathlib import Path

import pytest

from presskit.cli.report import Report
from presskit.desk import Desk

doctor = import_module("presskit.cli.doctor")


def run():
    report = Report()
    return doctor.run(report), [one.code for one in report.findings], report


def test_this_machine_has_everything(capsys):
    code, codes, _report = run()
    said = capsys.readouterr().out
    assert (code, codes) == (0, [])
    for name in ("Python", "weasyprint", "pango", "harfbuzz-subset", "fonts", "cache"):
        assert f"\n{name} " in said


def test_a_missing_library_comes_with_the_command(monkeypatch):
    monkeypatch.setattr(doctor, "find_system", lambda name: None if name == "pango" else object())
    code, codes, report = run()
    assert (code, codes) == (3, ["system-library"])
    assert report.findings[0].hint.startswith("run: ")


def test_another_opencc_in_its_place_is_found(monkeypatch):
    real = doctor.versions
    monkeypatch.setattr(doctor, "versions", lambda names: tuple(
        (name, "1.0" if name == "opencc-py" else version) for name, version in real(names)))
    code, codes, report = run()
    assert (code, codes) == (3, ["opencc-py"])
    assert "uninstall opencc-py" in report.findings[0].hint


def test_a_changed_face_is_found(monkeypatch, tmp_path):
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for path in Desk().fonts.iterdir():
        (fonts / path.name).symlink_to(path)
    face = fonts / "PresskitSans-Regular.ttf"
    face.unlink()
    face.write_bytes(b"no font")
    monkeypatch.setattr(Desk, "fonts", property(lambda desk: fonts))
    code, codes, _report = run()
    assert code == 3 and codes == ["font-changed"]


@pytest.mark.parametrize("wrong", ["a file in its place"])
def test_a_cache_that_cannot_be_written_is_found(monkeypatch, tmp_path, wrong):
    (tmp_path / "file").write_text(wrong)
    monkeypatch.setenv("PRESSKIT_CACHE", str(tmp_path / "file" / "cache"))
    code, codes, report = run()
    assert (code, codes) == (3, ["cache-unwritable"])
    assert "PRESSKIT_CACHE" in report.findings[0].hint


def test_a_full_disk_is_found(monkeypatch):
    full = type("Usage", (), {"free": 1000})()
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _path: full)
    code, codes, _report = run()
    assert (code, codes) == (3, ["disk-full"])


def test_it_does_not_leave_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("PRESSKIT_CACHE", str(tmp_path / "cache"))
    run()
    assert list(Path(tmp_path / "cache").iterdir()) == []


def test_what_another_doctor_tries_is_not_in_its_way(tmp_path, monkeypatch):
    monkeypatch.setenv("PRESSKIT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache" / ".probe").mkdir(parents=True)
    assert "cache-unwritable" not in run()[1]
