"""The JSON Schemas of a kit's files."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from presskit.model import kit, names
from presskit.model.descriptions import DESCRIPTIONS
from presskit.model.schema import describe_schemas, write_schema

SCHEMAS = Path(__file__).parents[3] / "schemas"


@pytest.mark.parametrize("name", describe_schemas())
def test_the_schemas_that_are_kept_are_those_of_the_types(name: str) -> None:
    kept = (SCHEMAS / name).read_text("utf-8")
    assert kept == write_schema(describe_schemas()[name]), "run: make schema"


def test_every_field_that_can_be_typed_has_its_sentence() -> None:
    for title, sentences in DESCRIPTIONS.items():
        if title == "Approval":
            continue
        model = getattr(kit, title, None) or getattr(names, title)
        fields = {one.name for one in dataclasses.fields(model)} if dataclasses.is_dataclass(
            model) else {field.alias or name for name, field in model.model_fields.items()}
        assert set(sentences) == fields - {"id", "body"}, title


def each_property(part: Any):
    if isinstance(part, dict):
        for name, one in part.get("properties", {}).items():
            yield name, one
        for one in part.values():
            yield from each_property(one)
    elif isinstance(part, list):
        for one in part:
            yield from each_property(one)


def test_every_property_is_described_and_no_segment_shows_through() -> None:
    for schema in describe_schemas().values():
        for name, one in each_property(schema):
            assert one.get("description"), name
        assert "Segment" not in schema.get("$defs", {})
        assert "inlines" not in json.dumps(schema)


def test_ids_are_not_typed_inside_entries() -> None:
    people = describe_schemas()["people.schema.json"]
    assert "id" not in people["$defs"]["Person"]["properties"]
    assert people["propertyNames"]


def test_words_may_be_one_text_or_several() -> None:
    quote = describe_schemas()["quotes.schema.json"]["$defs"]["Quote"]
    assert [one.get("type") for one in quote["properties"]["words"]["anyOf"]] == [
        ["string", "number"], "array"]
