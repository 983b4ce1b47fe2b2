"""`presskit translate`: PO files brought up to date."""

import os
import shutil
from importlib import import_module
from pathlib import Path

import polib
import pytest

from presskit.cli.report import Report
from presskit.diagnostics import PresskitError

translate = import_module("presskit.cli.translate")
check = import_module("presskit.cli.check")
TIDAL = Path(__file__).parents[2] / "kits" / "tidal-prize-2027"


@pytest.fixture
def kit(tmp_path):
    """The second kit, its translations up to date."""
    shutil.copytree(TIDAL, tmp_path / "tidal-prize-2027")
    run(tmp_path / "tidal-prize-2027")
    return tmp_path / "tidal-prize-2027"


def run(kit, *locales):
    report = Report("json")
    code = translate.run(report, str(kit), locales)
    return code, report


def entries(kit, locale="ja"):
    return {(one.msgctxt, one.msgid): one
            for one in polib.pofile(str(kit / "translations" / f"{locale}.po"))}


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_second_time_nothing_is_written(kit):
    before = {path: path.stat().st_mtime_ns for path in kit.rglob("*")}
    run(kit)
    assert {path: path.stat().st_mtime_ns for path in kit.rglob("*")} == before


def test_a_changed_sentence_makes_just_its_translations_stale(kit):
    before = entries(kit)
    edit(kit / "quotes.yaml", "the yard next door", "the yard nearby")
    run(kit)
    after = entries(kit)
    changed = {key for key in after if key not in before}
    assert [key[0] for key in changed] == ["quotes.shen-repair.words"]
    entry = after[changed.pop()]
    assert entry.fuzzy and "next door" in entry.previous_msgid and entry.msgstr
    for key in after.keys() & before.keys():
        assert after[key].msgstr == before[key].msgstr and after[key].flags == before[key].flags


def test_a_new_locale_begins_with_every_text_empty(kit):
    edit(kit / "kit.yaml", "  ja: {", "  ko: {reach: translate}\n  ja: {")
    run(kit, "ko")
    found = entries(kit, "ko")
    ours = {key for key in found if "contacts" not in key[0]}
    assert ours == {key for key in entries(kit) if "contacts" not in key[0]}
    assert not any(one.msgstr for one in found.values())


def test_only_the_locales_asked_for_are_touched(kit):
    for path in (kit / "translations").iterdir():
        path.unlink()
    run(kit, "ja")
    assert [path.name for path in (kit / "translations").iterdir()] == ["ja.po"]


def test_a_locale_that_the_kit_lacks_is_a_wrong_command(kit):
    code, report = run(kit, "kr")
    assert (code, report.findings[-1].code) == (2, "locale-unknown")


def test_a_full_disk_leaves_the_old_file(kit, monkeypatch):
    edit(kit / "quotes.yaml", "the yard next door", "the yard nearby")
    before = (kit / "translations" / "ja.po").read_bytes()

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PresskitError):
        raise_all(run(kit, "ja"))
    assert (kit / "translations" / "ja.po").read_bytes() == before
    assert sorted(path.name for path in (kit / "translations").iterdir()) == [
        "ja.po", "zh-Hans-CN.po"]


def raise_all(result):
    code, report = result
    if code:
        raise PresskitError(report.findings, code)


def test_a_contact_is_translated_where_it_is_printed_alone(kit):
    edit(kit / "kit.yaml", "  ja: {", "  ko: {reach: translate, from: en}\n  ja: {")
    run(kit)

    def markets(locale):
        return {key[0].split(".")[2] for key, one in entries(kit, locale).items()
                if key[0].startswith("kit.contacts.") and not one.obsolete}

    assert markets("ja") == {"ja"}
    assert markets("ko") == {"default"}


def check_kit(kit):
    check.run(Report(), (str(kit),))


def test_what_is_marked_already_wants_looking_through(kit, capsys):
    edit(kit / "quotes.yaml", "the yard next door", "the yard nearby")
    check_kit(kit)
    assert "presskit translate marks it" in capsys.readouterr().err
    run(kit)
    check_kit(kit)
    told = capsys.readouterr().err
    assert "[translation-stale]" in told and "presskit translate marks it" not in told
    assert "entries marked fuzzy" in told
