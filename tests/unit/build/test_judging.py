"""Judging a manifest by the kit: names that say what a file is, files of another edition."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from presskit.build.verdicts import Mark
from presskit.diagnostics import Severity
from presskit.render.proof import Aspect
from tests.helpers.closed import STILL
from tests.helpers.homes import Home, copy_kit, edit, rename

LATER = datetime(2027, 6, 1, tzinfo=UTC)


# Names: drafts and embargoes ----------------------------------------------------------------

@pytest.mark.parametrize("state", ["", "final"])
def test_a_draft_that_is_called_public_is_found(draft: Home, state: str) -> None:
    assert draft.told() == set()
    path = draft.path("press-release-en-DRAFT.txt")
    name = path.name.replace("-DRAFT", "")
    rename(draft, path, name)
    if state:
        draft.line(path.with_name(name), state=state)
    assert ("verify-draft", name) in draft.told()


def test_a_file_under_embargo_that_is_called_public_is_found(prize: Home) -> None:
    assert prize.told() == set()
    path = prize.path("press-release-en-v2-EMBARGOED.txt")
    rename(prize, path, path.name.replace("-EMBARGOED", ""))
    assert prize.told() == {("verify-embargo", path.name.replace("-EMBARGOED", ""))}


def test_a_kit_under_embargo_that_is_called_public_is_found(prize: Home) -> None:
    prize.manifest(lambda value: value.update(public=True))
    assert ("verify-embargo", "tidal-prize-2027") in prize.told()


def test_another_name_is_found(draft: Home) -> None:
    path = draft.path("press-release-en-DRAFT.txt")
    rename(draft, path, "release.txt")
    assert ("verify-draft", "release.txt") in draft.told()
    sheet = draft.path("fact-sheet-zh-Hant-HK.txt")
    rename(draft, sheet, "facts.txt")
    assert ("verify-files", "facts.txt") in draft.told()


def test_a_lifted_kit_is_sound_after_its_hour_and_a_fault_before(tmp_path: Path) -> None:
    home = copy_kit(tmp_path, "tidal-prize-2027")
    home.clock = LATER
    home.make(formats=("txt",), locales=("en",), lift=True)
    assert home.told(quick=False) == set()
    home.clock = STILL
    assert ("verify-embargo", "tidal-prize-2027") in home.told()


def test_a_mark_whose_hour_has_gone_is_no_fault_but_said(prize: Home) -> None:
    prize.clock = LATER
    found = prize.verify()
    assert [one.code for one in found.findings] == ["embargo-ended"]


# Editions -----------------------------------------------------------------------------------

def test_a_kit_that_was_changed_since_is_told_once_for_each_locale(draft: Home) -> None:
    edit(draft.kit / "organisations.yaml", "燈塔", "灯塔")
    found = draft.verify(quick=False)
    told = [one for one in found.findings if one.severity is Severity.ERROR]
    assert 1 <= len(told) <= 3
    assert {one.code for one in told} == {"verify-out-of-date"}
    assert all("presskit make" in one.hint for one in told)
    assert Mark.OLD in {one.marks[Aspect.TEXT] for one in found.files}


def test_a_document_that_was_not_made_is_missing_from_a_complete_kit(home: Home) -> None:
    for path in list(home.folder.rglob("*fact-sheet*.txt")):
        path.unlink()
    home.manifest(lambda value: value.update(files=[
        one for one in value["files"] if "fact-sheet-zh-Hant-HK.txt" not in one["path"]]))
    assert ("verify-out-of-date", "zh-Hant-HK") in home.told()


def test_files_of_another_program_or_version_are_told_once(draft: Home) -> None:
    draft.manifest(lambda value: value.update(generator="presskit 0.0.1"))
    assert draft.told(quick=False) == {("verify-out-of-date", "beacon")}
    draft.manifest(lambda value: value.update(version=7))
    assert ("verify-out-of-date", "beacon") in draft.told()


def test_editions_that_differ_between_locales_are_told(draft: Home) -> None:
    path = draft.path("fact-sheet-en-DRAFT.txt")
    draft.line(path, source_sha256="0" * 64)
    assert ("verify-edition", "manifest.json") in draft.told()


def test_a_kit_with_errors_says_those_and_what_is_wrong_with_the_files(draft: Home) -> None:
    draft.path("fact-sheet-en-DRAFT.txt").unlink()
    edit(draft.kit / "kit.yaml", "source_locale:", "source_local:")
    told = {code for code, _file in draft.told()}
    assert {"key-unknown", "verify-files"} <= told


def test_a_release_that_left_documents_back_is_sound(tmp_path: Path) -> None:
    home = copy_kit(tmp_path, "beacon")
    shutil.rmtree(home.kit / "approvals")
    home.make(release=True)
    found = home.verify(quick=False)
    assert {one.severity for one in found.findings} <= {Severity.NOTE}
    assert not found.complete
    assert {one.document for one in found.files if one.format == "zip"} == {"bundle"}
