"""A document as plain values, to be kept in a file and read again by whoever comes after us.

Here: from a tree to mappings, lists and texts (what JSON has), and back with everything checked:
such a file lies among others and may have been changed by anybody.  Never here: files, JSON
itself, meaning.

A node is a mapping with its kind under ``is``; a field that has its default is left out, so that
a field that comes later does no harm to what was kept before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from presskit.document.nodes import (
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Running,
    Section,
    Span,
    Strong,
    Table,
    Text,
)

__all__ = ["read_stored", "write_stored"]

_INLINES = (Text, Emphasis, Strong, Link, LineBreak, Span)
_BLOCKS = (Paragraph, Heading, Quote, List, Table, Figure, Section, Rule, PageBreak)
_KINDS = {kind.__name__.lower(): kind for kind in (
    *_INLINES, *_BLOCKS, Item, Cell, Row, Running, Document)}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_MAY_STAND = {"Inline": _INLINES, "Block": _BLOCKS, "Item": (Item,), "Cell": (Cell,),
              "Row": (Row,)}
"""What a field holds, by the name of its type."""

_ADDRESSES = ("https://", "http://", "mailto:", "tel:", "#")


def write_stored(node: Any) -> dict[str, Any]:
    """A node as plain values.  Raises ``KeyError`` for one that no finished document holds."""
    said: dict[str, Any] = {"is": _NAMES[type(node)]}
    for one in fields(node):
        value = getattr(node, one.name)
        if one.default is MISSING or value != one.default:
            said[one.name] = _write_value(value)
    return said


def _write_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_write_value(one) for one in value]
    return write_stored(value) if hasattr(value, "__dataclass_fields__") else value


def read_stored(said: Any) -> Document:
    """The document that was kept.  Raises ``ValueError`` for anything else than one, in words."""
    try:
        return _read_node(said, (Document,))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _read_node(said: Any, wanted: tuple[type, ...]) -> Any:
    name = said.get("is") if isinstance(said, Mapping) else None
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind not in wanted:
        raise ValueError(f"no {' or '.join(_NAMES[one] for one in wanted[:3])}, but {name!r}")
    known = _read_fields(kind)
    if strange := said.keys() - known.keys() - {"is"}:
        raise ValueError(f"a {name} has no {sorted(map(str, strange))[0]}")
    lacking = [key for key, (_read, needed) in known.items() if needed and key not in said]
    if lacking:
        raise ValueError(f"a {name} without {lacking[0]}")
    node = kind(**{key: known[key][0](value) for key, value in said.items() if key != "is"})
    if isinstance(node, Link) and not node.href.startswith(_ADDRESSES):
        raise ValueError(f"a link may not lead to {node.href[:40]!r}")
    return node


Read = Callable[[Any], Any]


@cache
def _read_fields(kind: type) -> dict[str, tuple[Read, bool]]:
    """How each field of a kind is read, and whether it must be there."""
    return {one.name: (_reader_of(str(one.type)), one.default is MISSING)
            for one in fields(kind)}


def _reader_of(declared: str) -> Read:
    plain: dict[str, type] = {"str": str, "int": int, "bool": bool}
    if declared in plain:
        return lambda value: _read_plain(value, plain[declared])
    if declared == "Running":
        return lambda value: _read_node(value, (Running,))
    inside = declared.removeprefix("tuple[").removesuffix(", ...]")
    if inside == "tuple[str, str]":
        return lambda value: tuple(_read_pair(one) for one in _read_list(value))
    if inside == "str":
        return lambda value: tuple(_read_plain(one, str) for one in _read_list(value))
    return lambda value: tuple(_read_node(one, _MAY_STAND[inside]) for one in _read_list(value))


def _read_plain(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(f"a {kind.__name__} is wanted, not {str(value)[:40]!r}")
    return value


def _read_list(value: Any) -> list[Any]:
    return _read_plain(value, list)


def _read_pair(value: Any) -> tuple[str, str]:
    if not (isinstance(value, list) and len(value) == 2):
        raise ValueError("a pair of texts is wanted")
    return _read_plain(value[0], str), _read_plain(value[1], str)
