"""`presskit new`: a kit to begin with."""

import json
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError

new = import_module("presskit.cli.new")  # the package has a function of this name
LOCALES = sorted(path.name for path in (Desk().templates / "new").iterdir())


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(new, "Desk", lambda: Desk(lambda: datetime(2027, 3, 1, tzinfo=UTC)))


def make(name="my-kit", locale="en", title=""):
    return new.run(Report("json"), name, locale, title)


def failure(**arguments):
    with pytest.raises(PresskitError) as caught:
        make(**arguments)
    assert not list(Path(".").rglob("kit.yaml"))
    return caught.value.exit_code, caught.value.diagnostics[0].code


def test_there_is_a_skeleton_for_each_language_that_has_phrases():
    assert LOCALES == ["en", "ja", "ko", "zh-Hans-CN", "zh-Hant-HK", "zh-Hant-TW"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_slot_is_filled(locale):
    make(locale=locale)
    for path in Path("content/my-kit").glob("*.[ym]*"):
        text = path.read_text("utf-8")
        assert "[[" not in text and "]]" not in text, path
    kit = Path("content/my-kit/kit.yaml").read_text("utf-8")
    assert f"source_locale: {locale} " in kit
    assert "release_date: 2027-03-01" in kit


def test_a_title_with_quotation_marks_stays_one_text():
    make(title='The "big" one: a # sign')
    kit = Path("content/my-kit/kit.yaml").read_text("utf-8")
    line = next(line for line in kit.splitlines() if line.startswith("title:"))
    assert json.loads(line.removeprefix("title: ")) == 'The "big" one: a # sign'


def test_a_regional_language_takes_the_skeleton_of_its_language():
    make(locale="en-gb")
    assert "source_locale: en-GB" in Path("content/my-kit/kit.yaml").read_text("utf-8")


def test_files_name_the_schema_that_lies_beside_them():
    make()
    for path in Path("content/my-kit").glob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        if first.startswith("# yaml-language-server"):
            assert (path.parent / first.split("=")[1]).is_file()


@pytest.mark.parametrize(("arguments", "code"), [
    ({"name": "My Kit"}, "kit-id"), ({"name": "../x"}, "kit-id"), ({"locale": "??"}, "locale-tag"),
    ({"locale": "de"}, "locale-unserved"), ({"locale": ""}, "locale-wanted")])
def test_a_wrong_command_line_writes_nothing(arguments, code):
    assert failure(**arguments) == (2, code)


def test_a_kit_that_stands_there_is_left_alone():
    Path("content/my-kit").mkdir(parents=True)
    Path("content/my-kit/mine.txt").write_text("mine")
    assert failure() == (2, "kit-exists")
    assert [path.name for path in Path("content/my-kit").iterdir()] == ["mine.txt"]


def test_no_permission_is_said_and_leaves_nothing(monkeypatch):
    def refuse(*_arguments, **_named):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    assert failure() == (3, "not-written")


@pytest.mark.parametrize("locale", [one for one in LOCALES if one.startswith("zh")])
def test_a_chinese_sample_is_clean_with_the_conversion_that_it_offers(locale, capsys):
    make(locale=locale)
    kit = Path("content/my-kit/kit.yaml")
    text = kit.read_text("utf-8")
    other = next(line for line in text.splitlines() if "reach: convert" in line)
    kit.write_text(text.replace("# locales:", "locales:").replace(other, other[1:]), "utf-8")
    check = import_module("presskit.cli.check")
    report = Report("json")
    assert check.run(report) == Exit.GOOD
    assert report.findings == []
