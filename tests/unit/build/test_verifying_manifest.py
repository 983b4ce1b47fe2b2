"""Verifying manifests and archives: each is seen to fail when broken in just one way."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.helpers.homes import Home, pack


def damage(change: Callable[[dict[str, Any]], None]) -> Callable[[Home], None]:
    return lambda home: home.manifest(change)


MANIFESTS = {
    "no JSON": lambda home: (home.folder / "manifest.json").write_text("{", "utf-8"),
    "gone": lambda home: (home.folder / "manifest.json").unlink(),
    "another schema": damage(lambda value: value.update(schema=2)),
    "another kit": damage(lambda value: value.update(kit="beacon")),
    "a key too many": damage(lambda value: value.update(host="desk")),
    "a key too few": damage(lambda value: value["files"][3].pop("title")),
    "a wrong value": damage(lambda value: value["files"][3].update(format="doc")),
    "no edition": damage(lambda value: value["files"][3].pop("source_sha256")),
    "a path outside": damage(lambda value: value["files"][3].update(path="../a.txt")),
    "a path twice": damage(lambda value: value["files"].insert(3, value["files"][3])),
    "not sorted": damage(lambda value: value["files"].reverse())}


@pytest.mark.parametrize("way", MANIFESTS)
def test_a_manifest_that_breaks_its_contract_is_found(home: Home, way: str) -> None:
    MANIFESTS[way](home)
    assert ("verify-files", "manifest.json") in home.told()


@pytest.mark.parametrize(("key", "value"), [
    ("pages", 9), ("fonts", ["Arial"]), ("tagged", False)])
def test_what_the_manifest_says_of_the_inside_is_compared(home: Home, key, value) -> None:
    path = home.path("fact-sheet-zh-Hant-HK.pdf")
    home.line(path, **{key: value})
    assert ("verify-files", path.name) in home.told(formats=("pdf",), documents=("fact-sheet",))


# Archives -----------------------------------------------------------------------------------

def other_words(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(name, b"x" if name.endswith(".txt") else data) for name, data in members]


ARCHIVES = {
    "a member is gone": (lambda members: pack(members[:-1]), "is not in it"),
    "a member too many": (lambda members: pack([*members, ("zz", b"")]), "doesn't list it"),
    "other words": (lambda members: pack(other_words(members)), "is not the file"),
    "no sums": (lambda members: pack([(name, data) for name, data in members
                                      if name != "SHA256SUMS"]), "its SHA256SUMS"),
    "not sorted": (lambda members: pack(members[::-1]), "not sorted"),
    "an hour": (lambda members: pack(members, (2026, 3, 18, 9, 0, 0)), "carry an hour"),
    "packed": (lambda members: pack(members, way=zipfile.ZIP_DEFLATED), "not stored"),
    "closed": (lambda members: pack(members, rights=0o100600), "not readable"),
    "no archive": (lambda _members: b"PK", "can't be opened")}


@pytest.mark.parametrize("way", ARCHIVES)
def test_an_archive_that_is_not_that_of_the_files_is_found(home: Home, way: str) -> None:
    path = home.folder / "opening-all.zip"
    with zipfile.ZipFile(path) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    spoil, said = ARCHIVES[way]
    assert pack(members) == path.read_bytes()
    home.forge(path, spoil(members))
    findings = home.verify().findings
    assert [one for one in findings if one.code == "verify-files" and said in one.message]


def test_a_complete_kit_has_its_archives(home: Home) -> None:
    (home.folder / "opening-all.zip").unlink()
    home.manifest(lambda value: value["files"].pop(0))
    assert ("verify-files", "manifest.json") in home.told()
