"""A change of one text changes what shows this text, and nothing else."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presskit.document import Document, digest, walk
from tests.helpers.builds import KITS, TOP, compose_documents, run_presskit

BEACON = TOP / "tests" / "cases" / "beacon"
_ENTRY = re.compile(r'msgctxt "(?P<path>[^"]+)"\nmsgid "(?P<source>(?:[^"\\]|\\.)*)"\n'
                    r'msgstr "(?P<words>[^"]*)"')
_WORDS = st.text("abcdefghij ", min_size=1, max_size=12).map(str.strip).filter(bool)

Key = tuple[str, str, str]


def entries() -> list[re.Match[str]]:
    """Every translated text of the beacon's English, but a card's passage: words that its quote
    does not hold are an error of their own, and stop the locale."""
    text = (BEACON / "translations" / "en.po").read_text("utf-8")
    return [one for one in _ENTRY.finditer(text) if one["source"]
            and not one["path"].endswith(".card")]


def documents_of(folder: Path) -> dict[Key, Document]:
    return {(one.locale, one.kind, one.subject): one
            for one, _state in compose_documents(folder)}


@cache
def before() -> dict[Key, Document]:
    return documents_of(BEACON)


def changed_by(folder: Path) -> set[Key]:
    after = documents_of(folder)
    assert after.keys() == before().keys()
    return {key for key in after if digest(after[key]) != digest(before()[key])}


def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edited") / "beacon"
    shutil.copytree(BEACON, folder)
    return folder


def replace_once(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def paths_of(node: object) -> set[str]:
    """The paths of all texts in a tree."""
    return {one.segment.partition("@")[0].partition("#")[0] for one in walk(node)
            if getattr(one, "segment", "")}


def shows(document: Document, path: str, words: str) -> bool:
    """Whether a document has a text of this path, or says its words of itself."""
    own = [document.title, *(value for _name, value in document.properties),
           *(one.alternative for one in walk(document) if hasattr(one, "alternative"))]
    return path in paths_of(document) or any(words in one for one in own)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(entry=st.sampled_from(entries()), words=_WORDS)
def test_a_changed_translation_changes_only_the_documents_that_show_it(
        tmp_path_factory, entry, words) -> None:
    folder = copied(tmp_path_factory)
    replace_once(folder / "translations" / "en.po", entry[0],
                 entry[0].removesuffix('"') + f" {words}\"")
    changed = changed_by(folder)
    shown = {key for key, document in before().items() if key[0] == "en"
             and entry["path"] in paths_of(document.children)}
    assert shown <= changed
    assert {key[0] for key in changed} <= {"en"}
    for key in changed:
        assert shows(before()[key], entry["path"], entry["words"]), (key, entry["path"])


def source_lines() -> Iterator[tuple[str, str, str]]:
    """File, a text of it, and the path of the text."""
    yield "release.md", "燈塔信託基金完成歷時三年的修復，北角灣燈塔本月重新亮燈。", "release.body"
    yield "people.yaml", "title: 燈塔守護人", "people.gao-yan.title"
    yield "quotes.yaml", "words: 鑰匙還在我口袋裡。", "quotes.gao-keys.words"
    yield "quotes.yaml", "card: 燈亮了，海就近了。", "quotes.shen-light.card"
    about = "about: 燈塔信託基金保育沿岸燈塔。"
    yield "organisations.yaml", about, "organisations.lamp-trust.about"


@pytest.mark.parametrize(("file", "line", "path"), list(source_lines()))
def test_a_changed_source_changes_in_every_locale_only_the_documents_that_show_it(
        tmp_path_factory, file, line, path) -> None:
    folder = copied(tmp_path_factory)
    new = line.replace("海就近了。", "海就近了。我們等了三年。") if path.endswith(".card") \
        else line.removesuffix("。") + "了" + ("。" if line.endswith("。") else "")
    replace_once(folder / file, f"{line}\n", f"{new}\n")
    shown = {key for key, document in before().items() if shows(document, path, line)}
    assert changed_by(folder) == shown != set()
    assert {key[0] for key in shown} == {"zh-Hant-HK", "zh-Hans-CN", "en"}
    assert len(shown) < len(before())


@pytest.mark.slow
def test_a_corrected_quote_makes_just_the_files_that_show_it_anew(built, tmp_path) -> None:
    folder, plain = tmp_path / "tidal-prize-2027", built("tidal-prize-2027")
    shutil.copytree(KITS["tidal-prize-2027"], folder)
    documents = {(one.locale, one.kind, one.subject): one for one, _state in plain.documents}
    replace_once(folder / "translations" / "ja.po", "隣の造船所で直せるなら",
                 "隣の造船所が直せるなら")
    done = run_presskit(["make", str(folder), "--out", str(tmp_path / "out")], tmp_path / "cache")
    assert done.returncode == 0, done.stdout + done.stderr
    one, other = (digests(top) for top in (plain.folder, tmp_path / "out" / folder.name))
    assert {re.sub("-DRAFT", "", name) for name in other} == set(one)
    names = {re.sub("-DRAFT", "", name): name for name in other}
    changed = {name for name in one if one[name] != other[names[name]]}
    entries = plain.manifest["files"]
    showing = {entry["path"] for entry in entries
               if entry["document"] not in ("bundle", "picture") and shows(
                   documents[entry["locale"], entry["document"], entry.get("quote", "")],
                   "quotes.shen-repair.words", "\0")}
    bundles = {entry["path"] for entry in entries if entry["document"] == "bundle"
               and entry["locale"] in ("ja", "mul")}
    assert changed == {path for path in showing if path.startswith("ja/")} | bundles | {
        "manifest.json"}
    assert {Path(path).suffix for path in changed} == {".pdf", ".docx", ".html", ".txt", ".png",
                                                       ".zip", ".json"}


def digests(top: Path) -> dict[str, str]:
    """The digest of every file below a folder, by its path."""
    return {path.relative_to(top).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in top.rglob("*") if path.is_file()}
