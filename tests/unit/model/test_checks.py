"""What only the whole kit shows, on a sound kit with one thing broken.

The stories of ``tests/cases/ids.md`` tell the rest, places included.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from presskit.build.load import load
from presskit.diagnostics import PresskitError, Severity

OPENING = Path(__file__).parents[2] / "cases" / "opening"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return shutil.copytree(OPENING, tmp_path / "opening")


def codes(folder: Path) -> list[str]:
    try:
        return [one.code for one in load(folder).findings]
    except PresskitError as error:
        return [one.code for one in error.diagnostics if one.severity is Severity.ERROR]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(("file", "old", "new", "code"), [
    ("people.yaml", "organisation: lamp-trust", "organisation: x", "organisation-unknown"),
    ("people.yaml", "  part: 嘉賓", "  picture: x", "picture-unknown"),
    ("works.yaml", "  kind: event", "  makers: [{person: x}]", "person-unknown"),
    ("quotes.yaml", "speaker: shen-yuting", "speaker: x", "person-unknown"),
    ("kit.yaml", "boilerplate: [lamp-trust]", "boilerplate: [x]", "organisation-unknown"),
    ("kit.yaml", "  name: lamp-opening", "  part_of: x", "work-unknown"),
    ("kit.yaml", "boilerplate:", "sessions: {a: {theme: x}}\nboilerplate:", "work-unknown"),
    ("kit.yaml", "boilerplate:", "sessions: {a: {people: [x]}}\nboilerplate:",
     "person-unknown"),
    ("kit.yaml", "boilerplate:", "sessions: {a: {works: [x]}}\nboilerplate:", "work-unknown"),
    ("kit.yaml", "  default:", "  fr:", "locale-unknown"),
    ("kit.yaml", "boilerplate:", "conventions: {xx: {}}\nboilerplate:", "locale-unknown"),
    ("kit.yaml", "boilerplate:", "release: {states: {xx: final}}\nboilerplate:",
     "locale-unknown"),
    ("release.md", "{q:shen-light}", "{q:x}", "quote-unknown"),
    ("release.md", "{q:shen-light}", "{q:shen-light#3}", "quote-fragment"),
    ("release.md", "{q:shen-light}", "[沈](term:x)", "term-unknown"),
    ("release.md", "picture:lamp", "picture:x", "picture-unknown"),
    ("quotes.yaml", "words: 燈亮了，海就近了。我們等了三年。\n", 'words: ""\n', "quote-empty"),
    ("quotes.yaml", "  card: 燈亮了，海就近了。", "  card: 燈亮了", "quote-card-words"),
    ("quotes.yaml", "我們等了三年。", "{q:shen-light}", "quote-nested"),
    ("quotes.yaml", "spoken_in: zh-Hant-HK", "spoken_in: zh_HK", "locale-unknown"),
    ("people.yaml", "  part: 嘉賓", "  spoken_languages: [Chinese]", "locale-unknown"),
])
def test_what_names_nothing_is_an_error(kit: Path, file, old, new, code) -> None:
    change(kit / file, old, new)
    assert codes(kit) == [code]


def test_a_theme_may_be_a_work_or_a_term(kit: Path) -> None:
    (kit / "terms.yaml").write_text("near-sea:\n  names: {zh-Hant-HK: {full: 近海}}\n", "utf-8")
    change(kit / "kit.yaml", "boilerplate:",
           "sessions: {a: {theme: near-sea}, b: {theme: lamp-opening}}\nboilerplate:")
    assert codes(kit) == []


def test_a_broken_file_is_not_blamed_for_what_it_lacks(kit: Path) -> None:
    (kit / "people.yaml").write_text("shen: [\n")
    assert codes(kit) == ["yaml-syntax"]


def test_a_broken_body_is_not_called_empty(kit: Path) -> None:
    change(kit / "release.md", "燈塔信託基金完成", "<b>燈塔</b>")
    change(kit / "release.md", "項目主管沈雨亭說：{q:shen-light}", "---")
    assert codes(kit) == ["markdown-raw-html", "markdown-raw-html"]
