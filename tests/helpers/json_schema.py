"""Does a value fit a JSON Schema (2020-12)?

Here: the keywords that our own schemas use; any other is an error, so that nothing is passed
over in silence.  Never here: fetching, formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["complaints"]

_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
_SILENT = {"$schema", "$defs", "title", "description", "format", "then", "else"}


def complaints(value: Any, schema: dict[str, Any], whole: dict[str, Any] | None = None,
               place: str = "$") -> list[str]:
    """What keeps ``value`` from fitting; empty where it fits.

    ``whole`` is the schema that references point into.  Raises ``KeyError`` for a keyword
    that is not known here.
    """
    whole = whole or schema
    return [f"{place}: {said}" if not said.startswith("$") else said
            for word, wanted in schema.items() if word not in _SILENT
            for said in _KEYWORDS[word](value, wanted, schema, whole, place)]


def _type(value, wanted, _schema, _whole, _place) -> Iterator[str]:
    names = [wanted] if isinstance(wanted, str) else wanted
    if not any(_TYPES[name](value) for name in names):
        yield f"{value!r} is no {' or '.join(names)}"


def _reference(value, wanted, _schema, whole, place) -> Iterator[str]:
    found = whole
    for part in wanted.removeprefix("#/").split("/"):
        found = found[part]
    yield from complaints(value, found, whole, place)


def _properties(value, wanted, _schema, whole, place) -> Iterator[str]:
    for name, schema in wanted.items():
        if isinstance(value, dict) and name in value:
            yield from complaints(value[name], schema, whole, f"{place}.{name}")


def _additional(value, wanted, schema, whole, place) -> Iterator[str]:
    for name in value.keys() - schema.get("properties", {}).keys():
        if wanted is False:
            yield f"{name} is not known"
        else:
            yield from complaints(value[name], wanted, whole, f"{place}.{name}")


def _items(value, wanted, _schema, whole, place) -> Iterator[str]:
    for number, one in enumerate(value):
        yield from complaints(one, wanted, whole, f"{place}[{number}]")


def _condition(value, wanted, schema, whole, place) -> Iterator[str]:
    branch = "else" if complaints(value, wanted, whole, place) else "then"
    yield from complaints(value, schema.get(branch, {}), whole, place)


def _when(test: Callable[[Any, Any], bool], words: str):
    def check(value, wanted, _schema, _whole, _place) -> Iterator[str]:
        if not test(value, wanted):
            yield f"{value!r} {words} {wanted!r}"
    return check


_KEYWORDS: dict[str, Callable[..., Iterator[str]]] = {
    "type": _type, "$ref": _reference, "properties": _properties,
    "additionalProperties": _additional, "items": _items, "if": _condition,
    "required": lambda value, wanted, *_rest: (
        f"{name} is missing" for name in wanted if name not in value),
    "allOf": lambda value, wanted, _schema, whole, place: (
        said for one in wanted for said in complaints(value, one, whole, place)),
    "not": lambda value, wanted, _schema, whole, place: (
        () if complaints(value, wanted, whole, place) else [f"{value!r} is not allowed"]),
    "enum": _when(lambda value, wanted: value in wanted, "is none of"),
    "const": _when(lambda value, wanted: value == wanted, "is not"),
    "pattern": _when(lambda value, wanted: not isinstance(value, str)
                     or re.search(wanted, value) is not None, "does not match"),
    "minimum": _when(lambda value, wanted: not isinstance(value, int) or value >= wanted,
                     "is below"),
    "uniqueItems": _when(lambda value, wanted: len(set(value)) == len(value), "repeats"),
}
