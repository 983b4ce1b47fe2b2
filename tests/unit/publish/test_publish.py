"""Publishing: artifacts to a folder with manifest and archives."""

import json
from dataclasses import replace

import pytest

from presskit.diagnostics import PresskitError
from presskit.document import Artifact
from presskit.publish import Edition, publish
from presskit.publish.manifest import read_manifest

STATES = ("initial", "stale", "reviewed", "source")
EDITION = Edition("kit", "en", "presskit 0", drafts=frozenset({("ja", "stale")}))
DIGEST = "0" * 64


def artifact(locale="en", format="txt", data=b"text", **more):
    return Artifact("press-release", locale, format, "Title", data, source_digest=DIGEST,
                    content_digest=DIGEST, **more)


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
            for path in folder.rglob("*") if path.is_file()}


def test_the_manifest_lists_every_file_by_path(tmp_path):
    publish([artifact("ja"), artifact("en")], EDITION, tmp_path, states=STATES)
    listed = [one["path"] for one in read_manifest(tmp_path / "kit")["files"]]
    there = sorted(path for path in snapshot(tmp_path / "kit") if path != "manifest.json")
    assert listed == there == sorted(there)


def test_the_manifest_is_the_contract(tmp_path):
    pdf = artifact("ja", "pdf", b"%PDF", pages=2, fonts=("A", "B"), state="stale")
    publish([pdf], replace(EDITION, embargo="2027-01-01T09:00:00+08:00", public=False), tmp_path,
            states=STATES, archives=False)
    text = (tmp_path / "kit/manifest.json").read_text("utf-8")
    assert text.endswith("}\n")
    assert json.loads(text) == {
        "schema": 1, "kit": "kit", "version": 1, "source_locale": "en", "public": False,
        "embargo": "2027-01-01T09:00:00+08:00", "complete": True, "generator": "presskit 0",
        "files": [{
            "path": "ja/kit-press-release-ja-EMBARGOED-DRAFT.pdf", "document": "press-release",
            "format": "pdf", "locale": "ja", "title": "Title", "bytes": 4,
            "sha256": "315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027",
            "pages": 2, "fonts": ["A", "B"], "state": "stale", "source_sha256": DIGEST,
            "content_sha256": DIGEST}]}


def test_the_same_again_writes_nothing(tmp_path):
    publish([artifact()], EDITION, tmp_path, states=STATES)
    before, folder = snapshot(tmp_path / "kit"), (tmp_path / "kit").stat().st_ino
    again = publish([artifact()], EDITION, tmp_path, states=STATES)
    assert snapshot(tmp_path / "kit") == before
    assert (tmp_path / "kit").stat().st_ino == folder
    assert again.written == ()


def test_what_no_longer_belongs_is_removed(tmp_path):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES)
    result = publish([artifact("en")], EDITION, tmp_path, states=STATES)
    assert "ja/kit-press-release-ja.txt" in result.removed
    assert not (tmp_path / "kit/ja").exists()


def test_a_filter_carries_the_rest_over_and_drops_the_archives(tmp_path):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES)
    publish([artifact("en", data=b"new")], replace(EDITION, complete=False), tmp_path,
            states=STATES, archives=False,
            keep=lambda entry: entry if entry["locale"] == "ja" else None)
    found = snapshot(tmp_path / "kit")
    assert found["en/kit-press-release-en.txt"][1] == b"new"
    assert found["ja/kit-press-release-ja.txt"][1] == b"text"
    assert not [path for path in found if path.endswith(".zip")]
    assert read_manifest(tmp_path / "kit")["complete"] is False


def test_a_changed_file_is_not_carried_over(tmp_path):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES)
    (tmp_path / "kit/ja/kit-press-release-ja.txt").write_bytes(b"edited")
    result = publish([artifact("en")], EDITION, tmp_path, states=STATES, archives=False,
                     keep=lambda entry: entry if entry["locale"] == "ja" else None)
    assert {one.code for one in result.findings} == {"out-changed", "not-carried"}
    assert not (tmp_path / "kit/ja").exists()


def test_files_of_another_edition_are_not_carried_over(tmp_path):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES)
    result = publish([artifact("en")], replace(EDITION, version=2), tmp_path, states=STATES,
                     archives=False,
                     keep=lambda entry: entry if entry["locale"] == "ja" else None)
    assert [one.code for one in result.findings] == ["not-carried"]
    assert not (tmp_path / "kit/ja").exists()


@pytest.mark.parametrize("other", [{"generator": "presskit 1"}, {"public": False}, {
    "embargo": "2027-01-01T09:00:00+08:00"}])
def test_nor_are_those_of_another_program_or_embargo(tmp_path, other):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES)
    publish([artifact("en")], replace(EDITION, **other), tmp_path, states=STATES, archives=False,
            keep=lambda entry: entry if entry["locale"] == "ja" else None)
    assert not (tmp_path / "kit/ja").exists()


def test_what_is_carried_over_has_the_line_it_is_given(tmp_path):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES)
    publish([artifact("en")], EDITION, tmp_path, states=STATES, archives=False,
            keep=lambda entry: {**entry, "state": "reviewed"} if entry["locale"] == "ja" else None)
    assert [one["state"] for one in read_manifest(tmp_path / "kit")["files"]] == [
        "source", "reviewed"]


def tamper(folder, number=0, **change):
    """Change one line of the manifest by hand; None takes the key away."""
    file = folder / "manifest.json"
    manifest = json.loads(file.read_bytes())
    line = manifest["files"][number] | change
    manifest["files"][number] = {key: one for key, one in line.items() if one is not None}
    file.write_text(json.dumps(manifest), "utf-8")


def test_a_line_cannot_place_a_file_outside_the_folder(tmp_path):
    folder = tmp_path / "a" / "out"
    publish([artifact("en"), artifact("ja")], EDITION, folder, states=STATES, archives=False)
    (tmp_path / "x.txt").write_bytes(b"text")
    before = snapshot(tmp_path)
    for path in ("../../../x.txt", str(tmp_path / "x.txt"), "ja/../../x.txt"):
        tamper(folder / "kit", 1, path=path)
        with pytest.raises(PresskitError) as caught:
            publish([artifact("en")], EDITION, folder, states=STATES, archives=False,
                    keep=lambda entry: entry)
        assert "out-manifest" in {one.code for one in caught.value.diagnostics}
    assert {**snapshot(tmp_path), "a/out/kit/manifest.json": 0} == {
        **before, "a/out/kit/manifest.json": 0}


@pytest.mark.parametrize("change", [
    {"path": "ja/kit-press-release-ja-v2.txt"}, {"shape": "wide"}, {"format": "html"},
    {"locale": "en"}, {"document": "quote-card", "quote": "x"}, {"state": "stale"}])
def test_what_stands_under_another_name_than_ours_is_not_carried_over(tmp_path, change):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES, archives=False)
    if "path" in change:
        (tmp_path / "kit/ja/kit-press-release-ja.txt").rename(tmp_path / "kit" / change["path"])
    tamper(tmp_path / "kit", 1, **change)
    result = publish([artifact("en")], EDITION, tmp_path, states=STATES, archives=False,
                     keep=lambda entry: entry if "ja" in entry["path"] else None)
    assert [one.code for one in result.findings] == ["not-carried"]
    assert [one["path"] for one in read_manifest(tmp_path / "kit")["files"]] == [
        "en/kit-press-release-en.txt"]


@pytest.mark.parametrize("change", [
    {"locale": ["ja"]}, {"locale": None}, {"path": 7}, {"document": {}}, {"format": None},
    {"title": 1}, {"state": ["stale"]}, {"sha256": 5}, {"content_sha256": []}, {"shape": ["x"]},
    {"pages": "3"}, {"fonts": "A"}, {"path": "manifest.json"}, {"path": ""}, {"quote": []}])
def test_a_manifest_that_we_would_not_have_written_is_none(tmp_path, change):
    publish([artifact("en"), artifact("ja")], EDITION, tmp_path, states=STATES, archives=False)
    tamper(tmp_path / "kit", **change)
    assert read_manifest(tmp_path / "kit") == {"files": []}


def test_why_files_are_left_out_is_said_once_for_a_locale(tmp_path):
    publish([artifact("en"), artifact("ja"), artifact("ja", "html")], EDITION, tmp_path,
            states=STATES, archives=False)
    result = publish([artifact("en")], EDITION, tmp_path, states=STATES, archives=False,
                     keep=lambda entry: "too old" if entry["locale"] == "ja" else None)
    said, = result.findings
    assert "2 files" in said.message and "too old" in said.message
    assert not (tmp_path / "kit/ja").exists()


def test_a_changed_file_is_made_again_and_said_so(tmp_path):
    publish([artifact()], EDITION, tmp_path, states=STATES)
    path = tmp_path / "kit/en/kit-press-release-en.txt"
    path.write_bytes(b"edited")
    result = publish([artifact()], EDITION, tmp_path, states=STATES)
    assert path.read_bytes() == b"text"
    assert [one.code for one in result.findings] == ["out-changed"]


@pytest.mark.parametrize(("name", "code"), [
    ("en/notes.txt", "out-foreign-file"),
    ("en/~$kit-press-release-en.docx", "out-in-use"),
    ("en/.~lock.kit-press-release-en.docx#", "out-in-use")])
def test_a_file_that_is_not_ours_stops_the_swap(tmp_path, name, code):
    publish([artifact()], EDITION, tmp_path, states=STATES)
    (tmp_path / "kit" / name).write_bytes(b"mine")
    before = snapshot(tmp_path / "kit")
    with pytest.raises(PresskitError) as caught:
        publish([artifact(data=b"new")], EDITION, tmp_path, states=STATES)
    assert [one.code for one in caught.value.diagnostics] == [code]
    assert snapshot(tmp_path / "kit") == before


def test_what_a_file_manager_leaves_does_not_stop_it(tmp_path):
    publish([artifact()], EDITION, tmp_path, states=STATES)
    (tmp_path / "kit/.DS_Store").write_bytes(b"")
    publish([artifact(data=b"new")], EDITION, tmp_path, states=STATES)
    assert b"new" in {path.read_bytes() for path in (tmp_path / "kit").rglob("*.txt")}


def test_two_artifacts_for_one_place_are_our_fault(tmp_path):
    with pytest.raises(ValueError, match="same place"):
        publish([artifact(), artifact()], EDITION, tmp_path, states=STATES)
