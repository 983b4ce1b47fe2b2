"""The JSON Schema of each kind of file in a kit, made from its types.

Here: schemas by which editors complete and check while one types (JSON Schema 2020-12).
Never here: reading files, checking kits (``decode`` does, and says more).

The types see every scalar as text; an editor's YAML sees numbers, so a text may be a number.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter

from presskit.model.descriptions import DESCRIPTIONS
from presskit.model.kit import KitFile, Picture, PressRelease, Quote
from presskit.model.names import Organisation, Person, Term, Work
from presskit.model.reviews import Deviation, Dismissal, Query
from presskit.model.segment import Approval

__all__ = ["describe_schemas", "write_schema"]

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_FILES: dict[str, tuple[Any, str]] = {
    "kit": (KitFile, "kit.yaml: what the occasion is, who issues it, in which locales."),
    "release": (PressRelease, "The front matter of release.md."),
    "people": (dict[str, Person], "people.yaml: people by id."),
    "organisations": (dict[str, Organisation], "organisations.yaml: organisations by id."),
    "works": (dict[str, Work], "works.yaml: films, events, festivals, themes by id."),
    "terms": (dict[str, Term], "terms.yaml: coined and protected terms by id."),
    "quotes": (dict[str, Quote], "quotes.yaml: quotes by id."),
    "pictures": (dict[str, Picture], "pictures.yaml: pictures by id."),
    "approvals": (list[Approval], "approvals/<locale>.yaml: who approved which words."),
    "queries": (list[Query], "translations/queries.yaml: questions about texts, and answers."),
    "dismissed": (list[Dismissal], "approvals/dismissed.yaml: findings that were let stand."),
    "deviations": (list[Deviation], "translations/deviations.yaml: where a locale differs from "
                   "the source on purpose."),
}


def describe_schemas() -> dict[str, dict[str, Any]]:
    """The schemas by the name of the file they are kept in (``kit.schema.json`` ...)."""
    return {f"{name}.schema.json": _describe(name, kind, said)
            for name, (kind, said) in _FILES.items()}


def write_schema(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _describe(name: str, kind: Any, said: str) -> dict[str, Any]:
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    definitions = schema.pop("$defs", {})
    definitions.pop("BodyBlock", None)  # the body is Markdown, not YAML
    own = schema.get("title", "")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema,
              "title": name, "description": said}
    if schema["type"] == "object" and "additionalProperties" in schema and not own:
        schema["propertyNames"] = {"pattern": _ID}
    _complete(own, schema)
    for title, definition in definitions.items():
        _complete(title, definition)
    if definitions:
        schema["$defs"] = definitions
    return _walk(schema, _polish)


def _complete(title: str, record: dict[str, Any]) -> None:
    """Give a record's fields their descriptions; take out what is not typed in a file."""
    fields = record.get("properties", {})
    for hidden in ("id", "body"):
        fields.pop(hidden, None)
    for name, field in fields.items():
        if title in DESCRIPTIONS:
            field["description"] = DESCRIPTIONS[title][name]
    if "description" in record:
        record["description"] = " ".join(record["description"].replace("``", "`").split())
    if title in ("Approval", "Deviation"):
        record["additionalProperties"] = False


def _polish(part: dict[str, Any]) -> dict[str, Any]:
    """Drop what an editor would show in vain."""
    out = dict(part)
    if isinstance(part.get("title"), str) and not {"$schema", "properties"} & set(part):
        del out["title"]
    if isinstance(out.get("default"), dict) or not out.get("default"):
        out.pop("default", None)
    if "" in out.get("enum", ()):
        out["enum"] = [one for one in out["enum"] if one]
    if out.get("format") == "date-time":  # the offset may come from time_zone
        del out["format"]
    nothing = {"type": "null"}
    if nothing in out.get("anyOf", ()):
        out |= next(one for one in out.pop("anyOf") if one != nothing)
    return out


def _walk(part: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    if isinstance(part, dict):
        return change({key: _walk(one, change) for key, one in part.items()})
    if isinstance(part, list):
        return [_walk(one, change) for one in part]
    return part
