"""The manifest against its schema."""

import json
from pathlib import Path

import jsonschema
import pytest

from presskit.document import Artifact
from presskit.publish import Edition, publish, standing
from presskit.publish.manifest import read_manifest

SCHEMA = json.loads((Path(__file__).parents[3] / "schemas/manifest.schema.json").read_bytes())
STATES = ("initial", "stale", "reviewed", "source")
DIGESTS = {"source_digest": "0" * 64, "content_digest": "1" * 64}


def complaints(value):
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(value)]


@pytest.fixture
def manifest(tmp_path):
    """The manifest of a kit with one artifact of each sort."""
    made = [
        Artifact("press-release", "zh-Hant-HK", "pdf", "標題", b"%PDF", pages=3,
                 fonts=("Presskit Sans", "Presskit Sans HK"), **DIGESTS),
        Artifact("fact-sheet", "en", "txt", "Facts", b"text", state="stale", **DIGESTS),
        Artifact("speaker-bio", "en", "docx", "Ada", b"zip", "ada", **DIGESTS),
        Artifact("quote-card", "en", "pdf", "Card", b"%PDF", "shen-light", "wide", pages=1,
                 fonts=("Presskit Sans",), **DIGESTS),
        Artifact("quote-card", "en", "png", "Card", b"png", "shen-light", "wide", **DIGESTS)]
    edition = Edition("opening", "zh-Hant-HK", "presskit 0.1.0", 2, public=False,
                      embargo="2027-03-18T09:00:00+08:00")
    publish(made, edition, tmp_path, states=STATES)
    return read_manifest(tmp_path / "opening")


def test_the_schema_itself_is_sound():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_what_is_written_is_what_the_schema_says(manifest):
    assert complaints(manifest) == []


def test_a_card_says_that_it_is_a_picture_of_text(manifest):
    untagged = [(one["document"], one["format"]) for one in manifest["files"]
                if one.get("tagged") is False]
    assert untagged == [("quote-card", "pdf")]


@pytest.mark.parametrize("change", [
    {"embargo": 0}, {"schema": 2}, {"kit": "My Kit"}, {"made_at": "2026-01-01"}])
def test_the_schema_refuses_what_is_no_manifest(manifest, change):
    assert complaints(manifest | change)


def test_who_looks_at_manifests_knows_just_the_keys_and_words_of_the_schema():
    whole, line = SCHEMA["properties"], SCHEMA["$defs"]["file"]["properties"]
    assert standing._HEAD.keys() == whole.keys() == set(SCHEMA["required"])
    assert standing._LINE.keys() == line.keys()
    assert set(standing._ALWAYS) == set(SCHEMA["$defs"]["file"]["required"])
    for name, rule in line.items():
        assert all(standing._LINE[name](one) for one in rule.get("enum", ()))


@pytest.mark.parametrize("change", [
    {"path": "/abs"}, {"path": "a/../b"}, {"sha256": "x"}, {"bytes": 0}, {"format": "odt"},
    {"document": "poster"}, {"host": "here"}, {"locale": "zh_HK"}, {"state": "good"}])
def test_the_schema_refuses_what_is_no_file(manifest, change):
    manifest["files"][0] |= change
    assert complaints(manifest)
    assert any(not standing._LINE.get(name, lambda _one: False)(value)
               for name, value in change.items())


def test_a_card_names_its_quote_and_a_bio_its_person(manifest):
    by_document = {one["document"]: one for one in manifest["files"]}
    assert by_document["quote-card"]["quote"] == "shen-light"
    assert by_document["quote-card"]["shape"] == "wide"
    assert by_document["speaker-bio"]["person"] == "ada"
    assert "source_sha256" not in by_document["bundle"]


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '{"files": [1]}', '{"files": [{}]}', "\0"])
def test_a_damaged_manifest_is_an_empty_one(tmp_path, damaged):
    (tmp_path / "manifest.json").write_text(damaged)
    assert read_manifest(tmp_path) == {"files": []}
