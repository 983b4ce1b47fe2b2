"""What a press officer would ask for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from presskit.build.load import load
from presskit.diagnostics import Severity

OPENING = Path(__file__).parents[2] / "cases" / "opening"


@pytest.mark.parametrize(("file", "old", "new", "code"), [
    ("release.md", "headline:", "short_headline:", "missing-headline"),
    ("kit.yaml", "release_date: 2026-03-18", "", "missing-release-date"),
    ("kit.yaml", "role: issuer", "role: organiser", "missing-issuer"),
    ("kit.yaml", '      phone: "+852 5555 0100"\n      email: press@lamp.example', "",
     "missing-contact"),
    ("kit.yaml", "boilerplate: [lamp-trust]", "", "missing-boilerplate"),
    ("organisations.yaml", "  about: 燈塔信託基金保育沿岸燈塔。", "", "missing-about"),
    ("kit.yaml", "  date: 2026-03-20", "", "missing-event-date"),
    ("kit.yaml", "  city: 北角灣\n", "", "missing-city"),
    ("kit.yaml", "  venue: 北角灣燈塔", "  venue:", "missing-venue"),
    ("pictures.yaml", "  alternative: 夜色中的燈塔", "", "missing-alternative"),
    ("pictures.yaml", "  credit: 燈塔信託基金", "", "missing-credit")])
def test_each_missing_fact_is_one_warning_with_a_hint(
        tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    folder = shutil.copytree(OPENING, tmp_path / "opening")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")
    (found,) = load(folder).findings
    assert (found.code, found.severity, bool(found.hint)) == (code, Severity.WARNING, True)
    assert found.span.file.endswith(".yaml") or found.span.file.endswith("release.md")


@pytest.mark.parametrize(("kind", "invitation", "codes"), [
    ("captions-sheet", "", {"rights", "until"}),
    ("media-invitation", "", {"invitation-date", "audience", "register-by"}),
    ("media-invitation", "invitation: {date: 2026-03-02, audience: 傳媒}", {"register-by"}),
    ("press-release", "", set())])
def test_a_document_that_is_asked_for_asks_for_its_own_facts(
        tmp_path: Path, kind: str, invitation: str, codes: set[str]) -> None:
    folder = shutil.copytree(OPENING, tmp_path / "opening")
    with open(folder / "kit.yaml", "a", encoding="utf-8") as file:
        file.write(f"\ndocuments: [{kind}]\n{invitation}\n")
    found = load(folder).findings
    assert {one.code for one in found} == {f"missing-{code}" for code in codes}
    assert all(one.severity == Severity.WARNING and one.hint for one in found)


def test_an_answer_in_words_in_codes_or_without_an_end_is_an_answer(tmp_path: Path) -> None:
    folder = shutil.copytree(OPENING, tmp_path / "opening")
    with open(folder / "kit.yaml", "a", encoding="utf-8") as file:
        file.write("\ndocuments: [captions-sheet]\n")
    text = (folder / "pictures.yaml").read_text("utf-8")
    (folder / "pictures.yaml").write_text(text.replace(
        "  credit:", "  use: [web]\n  until: unlimited\n  credit:"), "utf-8")
    assert not len(load(folder).findings)


def test_an_invitation_to_nothing_is_asked_for_day_and_place(tmp_path: Path) -> None:
    folder = shutil.copytree(OPENING, tmp_path / "opening")
    text = (folder / "kit.yaml").read_text("utf-8")
    start, end = text.index("event:"), text.index("boilerplate:")
    (folder / "kit.yaml").write_text(
        text[:start] + text[end:] + "\ndocuments: [media-invitation]\n"
        "invitation: {date: 2026-03-02, audience: 傳媒, register_by: 2026-03-09}\n", "utf-8")
    assert {one.code for one in load(folder).findings} >= {
        "missing-event-date", "missing-venue", "missing-register-at", "missing-contact"}


def test_a_release_without_an_occasion_is_not_asked_for_one(tmp_path: Path) -> None:
    folder = shutil.copytree(OPENING, tmp_path / "opening")
    text = (folder / "kit.yaml").read_text("utf-8")
    start, end = text.index("event:"), text.index("contacts:")
    (folder / "kit.yaml").write_text(text[:start] + text[end:], "utf-8")
    assert not len(load(folder).findings)


def test_a_missing_fact_that_the_policy_accepts_is_a_note(tmp_path: Path) -> None:
    folder = shutil.copytree(OPENING, tmp_path / "opening")
    text = (folder / "kit.yaml").read_text("utf-8").replace("  venue: 北角灣燈塔\n", "")
    (folder / "kit.yaml").write_text(text + "\nrelease: {accept_missing: [venue]}\n", "utf-8")
    (found,) = load(folder).findings
    assert (found.code, found.severity) == ("missing-venue", Severity.NOTE)
