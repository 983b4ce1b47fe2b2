"""`presskit status`: how far each locale has come."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from presskit.cli.report import Report

status = import_module("presskit.cli.status")
TIDAL = Path(__file__).parents[2] / "kits" / "tidal-prize-2027"


@pytest.fixture
def kit(tmp_path):
    shutil.copytree(TIDAL, tmp_path / "tidal-prize-2027",
                    ignore=shutil.ignore_patterns("approvals"))
    return tmp_path / "tidal-prize-2027"


def run(kit, capsys, changes=""):
    report = Report()
    code = status.run(report, str(kit), changes)
    return code, capsys.readouterr().out, report


def row(text, locale):
    return next(line for line in text.splitlines() if line.startswith(locale + " "))


def test_every_locale_has_a_row_with_what_it_needs(kit, capsys):
    code, text, _report = run(kit, capsys)
    assert code == 0
    assert row(text, "en").split()[-1] == "reviewed"
    assert row(text, "zh-Hant-HK").split()[-1] == "converted"
    assert "texts are not yet reviewed" in text


def test_a_line_for_each_locale_says_what_may_go_out(kit, capsys):
    text = run(kit, capsys)[1]
    rows = [line for line in text.splitlines() if "may go out" in line]
    assert [one.split()[0] for one in rows] == ["en", "zh-Hans-CN", "zh-Hant-HK", "ja"]
    assert "quotes 4 not cleared" in rows[0]
    entries = (kit / "translations/ja.po").read_text("utf-8")
    texts = entries.count("\nmsgctxt ") - entries.count('\nmsgctxt "kit.contacts.default.')
    assert f"texts {texts} translated" in rows[3]
    path = kit / "kit.yaml"
    path.write_text(path.read_text("utf-8").replace("release_date: 2027-03-18\n", ""), "utf-8")
    assert "en            0 of 11 documents may go out" in run(kit, capsys)[1]
    assert "the kit lacks release-date" in run(kit, capsys)[1]


def test_a_kit_under_embargo_goes_out_under_embargo(capsys):
    text = run(TIDAL, capsys)[1]
    rows = [line for line in text.splitlines() if "may go out" in line]
    assert rows and all(one.endswith("may go out now, under embargo") for one in rows)
    assert "fell away" not in text  # contacts that a locale doesn't print


def test_a_changed_source_is_shown_with_both_its_wordings(kit, capsys):
    path = kit / "quotes.yaml"
    path.write_text(path.read_text("utf-8").replace("next door", "nearby"), "utf-8")
    text = run(kit, capsys)[1]
    stale = text[text.index("stale:"):].splitlines()
    assert stale[1].split() == ["zh-Hans-CN", "quotes.shen-repair.words"]
    assert stale[2].split()[:5] == ["was", "If", "the", "yard", "next"]
    assert stale[3].split()[:5] == ["is", "If", "the", "yard", "nearby"]
    assert text.count("shen-repair.words") >= 2


def test_a_clean_kit_has_nothing_stale(kit, capsys):
    assert "stale:" not in run(kit, capsys)[1]


def test_quotes_that_nobody_cleared_are_in_the_way(kit, capsys):
    text = run(kit, capsys)[1]
    assert "4 quotes are not cleared by their speakers" in text


def test_a_conversion_shows_each_word_it_changed_and_why(kit, capsys):
    code, text, _report = run(kit, capsys, "zh-Hant-HK")
    lines = text.splitlines()
    assert code == 0
    assert lines[0].endswith("zh-Hans-CN to zh-Hant-HK")
    assert all("→" in line for line in lines[1:]) and len(lines) > 5


def test_a_translated_locale_has_no_conversion_to_show(kit, capsys):
    code, _text, report = run(kit, capsys, "ja")
    assert (code, report.findings[-1].code) == (2, "not-converted")
    assert "zh-Hant-HK" in report.findings[-1].hint
