"""A changed name, carried through a kit's files."""

import shutil
from pathlib import Path

import pytest

from presskit.build.approving import Word, approve, clear
from presskit.build.asking import dismiss
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.renaming import rename
from presskit.build.reviewing import Choice, list_open
from presskit.desk import Desk
from presskit.diagnostics import Severity
from presskit.document import plain_text

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
ANN = Word("Ann Lee (invented)", "2026-03-12", "read twice")
OLD, NEW = "Shen Yuting, status: given", "Sim Yu-ting, status: given, formerly: [Shen Yuting]"
BODY = "{q:shen-light,} said Shen Yuting, the project manager."
KOREAN = """msgid ""
msgstr ""
"Language: ko\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. Press release: text
# a remark of mine
msgctxt "release.body"
msgid "{q:shen-light,} said Shen Yuting, the project manager."
msgstr ""
"프로젝트 책임자 **심우정**은 "
"“{q:shen-light}”라고 말했다."
"""


@pytest.fixture
def kit(tmp_path):
    return Path(shutil.copytree(BEACON, tmp_path / "beacon"))


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def files(kit):
    return {one.relative_to(kit).as_posix(): one.read_bytes() for one in kit.rglob("*")
            if one.is_file()}


def said(found):
    return [one.code for one in found.findings]


def reached(kit, locale="en"):
    return open_languages(load(kit, Desk()), Desk()).reach(locale)


def states(kit, locale="en"):
    return {one.path: one.state for one in reached(kit, locale).segments.values()}


def test_a_changed_form_stands_everywhere_and_approvals_stay(kit):
    before = states(kit)
    edit(kit / "people.yaml", OLD, NEW)
    assert "former-name" in [one.code for one in reached(kit).findings]
    found = rename(kit, Desk())
    assert [one.path for one in found.touched] == ["release.body", "people.shen-yuting.bio"]
    text = (kit / "translations/en.po").read_text("utf-8")
    assert "Sim Yu-ting, the project manager." in text and "Shen Yuting" not in [
        line for line in text.splitlines() if line.startswith("msgstr")]
    assert states(kit) == before and not said(found) and not list_open(
        open_languages(load(kit, Desk()), Desk()))


def test_a_second_run_changes_nothing_and_a_dry_one_neither(kit):
    edit(kit / "people.yaml", OLD, NEW)
    before = files(kit)
    assert len(rename(kit, Desk(), dry_run=True).touched) == 2 and files(kit) == before
    rename(kit, Desk())
    after = files(kit)
    assert not rename(kit, Desk()).touched and files(kit) == after
    assert {name for name in after if after[name] != before[name]} == {"translations/en.po"}


def test_there_and_back_again_leaves_every_file_as_it_was(kit):
    before = files(kit)
    for text in (f"{{full: {NEW}}}", "{full: Shen Yuting, status: given, formerly: [Sim Yu-ting]}"):
        edit(kit / "people.yaml", next(line for line in (kit / "people.yaml").read_text(
            "utf-8").splitlines() if "en: {full: S" in line).partition("en: ")[2], text)
        assert len(rename(kit, Desk()).touched) == 2
    after = files(kit)
    assert {name for name in after if after[name] != before[name]} == {"people.yaml"}


def test_the_source_and_what_it_was_translated_from_change_together(kit):
    before = states(kit)
    edit(kit / "people.yaml", "zh-Hant-HK: {full: 沈雨亭, status: given}",
         "zh-Hant-HK: {full: 沈語亭, status: given, formerly: [沈雨亭]}")
    found = rename(kit, Desk())
    assert [(one.locale, one.original) for one in found.touched] == [
        ("zh-Hant-HK", False), ("zh-Hant-HK", False), ("zh-Hant-HK", True), ("zh-Hant-HK", True)]
    assert "項目主管沈語亭說" in (kit / "release.md").read_text("utf-8")
    assert states(kit) == before and not said(found)


def test_a_dismissal_of_a_text_of_the_source_goes_with_it(kit):
    edit(kit / "translations/en.po", BODY, "{q:shen-light,} said the project manager.")
    key = next(one for one in reached(kit).segments if one.startswith("release.body") and any(
        found.segment == one and found.code == "name-form" for found in reached(kit).findings))
    dismiss(kit, Desk(), Choice(("en",), (key,)), "name-form", ANN)
    edit(kit / "people.yaml", "zh-Hant-HK: {full: 沈雨亭, status: given}",
         "zh-Hant-HK: {full: 沈語亭, status: given, formerly: [沈雨亭]}")
    rename(kit, Desk())
    here = reached(kit)
    assert len(here.dismissed) == 1 and not here.findings


def test_korean_made_from_english_follows_with_its_particle(kit):
    edit(kit / "kit.yaml", "  en: {reach: translate}",
         "  en: {reach: translate}\n  ko: {reach: translate, from: en}")
    (kit / "translations/ko.po").write_text(KOREAN, "utf-8")
    edit(kit / "people.yaml", f"en: {{full: {OLD}}}", f"en: {{full: {NEW}}}\n    ko: {{full: "
         "심우비, status: given, formerly: [심우정]}")
    before = (kit / "translations/ko.po").read_text("utf-8")
    found = rename(kit, Desk())
    assert (kit / "translations/ko.po").read_text("utf-8") == before.replace(
        "**심우정**은", "**심우비**는").replace("Shen Yuting", "Sim Yu-ting")
    assert not said(found)
    assert str(states(kit, "ko")["release.body"]) == "translated"


def test_a_name_that_a_tool_has_wrapped_is_found(kit):
    edit(kit / "translations/en.po", f'msgstr "{BODY}"', 'msgstr ""\n"{q:shen-light,} said Shen "\n'
         '"Yuting, the project manager."')
    edit(kit / "people.yaml", OLD, NEW)
    rename(kit, Desk())
    assert ('"{q:shen-light,} said Sim Yu-ting"\n", the project manager."'
            in (kit / "translations/en.po").read_text("utf-8"))


@pytest.mark.parametrize(("words", "why"), [
    ("said **Shen** Yuting.", "split by markup"), ("said \\\\Shen Yuting.", "")])
def test_what_can_not_be_or_must_not_be_changed_stays(kit, words, why):
    edit(kit / "translations/en.po", BODY, "{q:shen-light,} " + words)
    edit(kit / "people.yaml", OLD, NEW)
    found = rename(kit, Desk())
    assert words in (kit / "translations/en.po").read_text("utf-8")
    assert [one.code for one in found.findings] == ["name-not-applied"] * bool(why)
    assert all(why in one.message for one in found.findings)
    assert not why or found.findings.failed is False


@pytest.mark.parametrize(("typed", "printed"), [
    ("\\\\Shen Yuting and Gao", "Shen Yuting and Gao"),
    ("Ann (\\\\沈雨亭)", "Ann (沈雨亭)")])
def test_a_backslash_that_keeps_a_former_form_is_not_printed(kit, typed, printed):
    edit(kit / "translations/en.po", '"Lighthouse keeper"', f'"{typed}"')
    edit(kit / "people.yaml", OLD, NEW)
    edit(kit / "people.yaml", "zh-Hant-HK: {full: 沈雨亭, status: given}",
         "zh-Hant-HK: {full: 沈語亭, status: given, formerly: [沈雨亭]}")
    rename(kit, Desk())
    here = reached(kit)
    [shown] = [plain_text(one.words) for one in here.segments.values()
               if one.path == "people.gao-yan.title"]
    assert shown == printed
    assert "former-name" not in [one.code for one in here.findings]


def test_an_address_that_holds_the_name_is_left_alone(kit):
    edit(kit / "translations/en.po", BODY, BODY[:-1]
         + ": [Shen Yuting](https://shen.example/Shen-Yuting)")
    edit(kit / "people.yaml", OLD, NEW)
    rename(kit, Desk())
    assert ("[Sim Yu-ting](https://shen.example/Shen-Yuting)"
            in (kit / "translations/en.po").read_text("utf-8"))


def test_a_quote_with_the_name_is_told_and_waits_for_its_speaker(kit):
    edit(kit / "quotes.yaml", "鑰匙還在我口袋裡。", "沈雨亭的鑰匙還在我口袋裡。")
    po = kit / "translations/en.po"
    edit(po, "鑰匙還在我口袋裡。", "沈雨亭的鑰匙還在我口袋裡。")
    quote = next(line for line in po.read_text("utf-8").partition("沈雨亭的鑰匙")[2].splitlines()
                 if line.startswith("msgstr"))
    edit(po, quote, 'msgstr "Shen Yuting’s keys are still in my pocket."')
    choice = Choice(("en",), ("quotes.gao-keys.words",))
    approve(kit, Desk(), choice, ANN)
    clear(kit, Desk(), choice, ANN)
    edit(kit / "people.yaml", OLD, NEW)
    found = rename(kit, Desk())
    assert said(found) == ["quote-renamed", "approval-voided"]
    assert all(one.severity is Severity.WARNING for one in found.findings)
    left = [(one.path, one.by) for one in load(kit, Desk()).kit.approvals["en"]
            if one.path == "quotes.gao-keys.words"]
    assert left == [("quotes.gao-keys.words", "approve")]  # a reviewer's word is about the rest


def test_another_change_of_the_words_is_no_business_of_it(kit):
    edit(kit / "translations/en.po", "Lighthouse keeper", "Keeper of the lighthouse")
    edit(kit / "people.yaml", OLD, NEW)
    assert said(rename(kit, Desk())) == []


def test_words_that_were_written_over_a_conversion_follow_too(kit):
    (kit / "translations/zh-Hans-CN.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: zh-Hans-CN\\n"\n\nmsgctxt "people.shen-yuting.bio"\n'
        'msgid "沈雨亭主持北角灣燈塔的修復。"\nmsgstr "沈雨亭主持了灯塔的修复。"\n', "utf-8")
    for tag in ("zh-Hant-HK", "zh-Hans-CN"):
        new = {"zh-Hant-HK": "沈語亭", "zh-Hans-CN": "沈语亭"}[tag]
        edit(kit / "people.yaml", f"{tag}: {{full: 沈雨亭, status: given}}",
             f"{tag}: {{full: {new}, status: given, formerly: [沈雨亭]}}")
    rename(kit, Desk())
    text = (kit / "translations/zh-Hans-CN.po").read_text("utf-8")
    assert 'msgid "沈語亭主持北角灣燈塔的修復。"\nmsgstr "沈语亭主持了灯塔的修复。"\n' in text
    assert str(states(kit, "zh-Hans-CN")["people.shen-yuting.bio"]) == "translated"
    assert "项目主管沈语亭说" in "".join(plain_text(one.words) for one in reached(
        kit, "zh-Hans-CN").segments.values())
