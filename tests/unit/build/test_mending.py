"""Mending a kit's files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.mending import mend, say_voided
from presskit.build.proofs import read_proofs
from presskit.build.typing_faults import say_typing, settle_typing
from presskit.desk import Desk
from presskit.diagnostics import Findings
from presskit.localise.review import approval_for, approvals_yaml
from presskit.model.segment import State

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
KEEPER = 'msgstr "Lighthouse keeper"'


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    shutil.copytree(BEACON, tmp_path / "beacon")
    return tmp_path / "beacon"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def open_kit(folder: Path):
    desk = Desk()
    return open_languages(load(folder, desk), desk)


def test_nothing_is_found_in_the_kits_of_this_repository() -> None:
    top = Path(__file__).parents[3]
    for folder in (BEACON, top / "tests/kits/tidal-prize-2027",
                   *sorted(one.parent for one in (top / "content").glob("*/kit.yaml"))):
        languages = open_kit(folder)
        assert read_proofs(languages) == [], folder


def test_an_approval_that_falls_away_is_named(kit: Path) -> None:
    replace(kit / "translations/en.po", KEEPER, 'msgstr "Lighthouse -- keeper"')
    languages = open_kit(kit)
    origin, target = (languages.reach(tag).side for tag in ("zh-Hant-HK", "en"))
    approvals = approval_for(origin, target, "people.gao-yan.title", state=State.REVIEWED,
                             name="R. Hale (invented reviewer)", date="2026-03-10")
    path = kit / "approvals/en.yaml"
    path.write_text(approvals_yaml(approvals), "utf-8")
    before = open_kit(kit)
    (change,) = mend(before)
    assert str(change).endswith('70:20: sign-dash: -hthouse -- keeper" +hthouse — keeper"')
    findings = Findings()
    say_voided(before, open_kit(kit), findings)
    assert [(one.code, "people.gao-yan.title" in one.message) for one in findings] == [
        ("approval-voided", True)]


def test_a_mended_source_says_how_many_approvals_fall_away(kit: Path) -> None:
    before = open_kit(kit)
    replace(kit / "release.md", "修復，北角灣", "修復,北角灣")
    changed = open_kit(kit)
    findings = Findings()
    say_voided(before, changed, findings)
    assert [one.message.startswith("en: 1 approval fell away") for one in findings] == [True]


def test_many_of_one_kind_are_counted(kit: Path) -> None:
    with (kit / "release.md").open("a", encoding="utf-8") as file:
        file.write("\n" + "燈,塔" * 14 + "。\n")
    languages, findings = open_kit(kit), Findings()
    say_typing(settle_typing(languages), findings)
    assert [one.code for one in findings] == ["sign-width"] * 10 + ["sign-more"]
    assert len(mend(languages)) == 14


def test_two_signs_of_a_range_in_one_locale_become_one(kit: Path) -> None:
    replace(kit / "kit.yaml", "zh-Hans-CN: {reach: convert}", "ja: {reach: translate}")
    (kit / "translations/ja.po").write_text(
        'msgid ""\nmsgstr "Language: ja\\n"\n\n'
        'msgctxt "release.headline"\nmsgid "北角灣燈塔重新亮燈"\n'
        'msgstr "1\uff5e2、3\uff5e4、5\u301c6"\n',
        "utf-8")
    (change,) = mend(open_kit(kit))
    assert (change.code, "5\uff5e6" in change.after) == ("sign-wave", True)


def test_an_edit_that_would_mean_something_else_is_not_made(kit: Path) -> None:
    """A full-width colon in a plain value may not become the colon of YAML."""
    replace(kit / "translations/en.po", KEEPER, 'msgstr "[Lighthouse]（https://a.b）：keeper"')
    mend(open_kit(kit))
    text = (kit / "translations/en.po").read_text("utf-8")
    assert "[Lighthouse]（" in text and load(kit, Desk()).kit.id == "beacon"
