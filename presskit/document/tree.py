"""What every room needs on a tree: walking it, its words, its digest.

Here: functions that know the kinds of nodes.  Never here: a kind, what a room does with one.
"""

from __future__ import annotations

import copyreg
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from operator import attrgetter
from typing import Any

from presskit.document.nodes import (
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Running,
    Section,
    Span,
    Strong,
    Table,
    Text,
)

__all__ = ["digest", "dump", "languages", "map_nodes", "map_text", "plain_text", "segments", "walk"]


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(entry.name for entry in fields(kind))


@cache
def _is_node_kind(kind: type) -> bool:
    return hasattr(kind, "__dataclass_fields__")


def _is_node(value: object) -> bool:
    return _is_node_kind(type(value))


@cache
def _node_fields(kind: type) -> tuple[str, ...]:
    """The fields that may hold nodes: those whose declared type names a node kind."""
    return tuple(entry.name for entry in fields(kind)
                 if any(one.isupper() for one in str(entry.type)))


def _parts(node: object) -> list[object]:
    parts: list[object] = []
    for name in _node_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            parts += value
        elif _is_node(value):
            parts.append(value)
    return parts


@cache
def _reader(kind: type) -> Callable[[Any], Sequence[object]] | None:
    """What gives the nodes right below one of a kind; nothing for a kind that has none.  Every
    document is walked a dozen times, and most of its nodes have one field of them or none."""
    names = _node_fields(kind)
    return attrgetter(*names) if names == ("children",) else _parts if names else None


def walk(node: object | Iterable[object]) -> Iterator[object]:
    """Every node below and including ``node`` (or each of several), in reading order."""
    waiting = [node] if _is_node(node) else [*node][::-1]  # type: ignore[misc]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if not _is_node_kind(kind):
            waiting += reversed([*one])  # type: ignore[misc]
            continue
        yield one
        if read := _reader(kind):
            waiting += reversed(read(one))


def map_nodes(node, kinds: type | tuple[type, ...], change: Callable[[Any], Any]):
    """The same tree with every node of some kinds replaced by ``change(node)``, in reading order;
    what stands below one is for ``change`` to go into.

    ``change`` gives a node, or a tuple of inlines that takes its place.
    """
    if isinstance(node, tuple):
        out: list[object] = []
        for one in node:
            new = map_nodes(one, kinds, change) if _is_node(one) else one
            out.extend(new) if isinstance(new, tuple) and _is_node(one) else out.append(new)
        return tuple(out)
    if isinstance(node, kinds):
        return change(node)
    changed = {}
    for name in _field_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, Running) or (
                isinstance(value, tuple) and any(map(_is_node, value))):
            changed[name] = map_nodes(value, kinds, change)
    return replace(node, **changed) if changed else node


def map_text(node, change: Callable[[Text], Text | tuple[Inline, ...]]):
    """The same tree with every text node replaced by ``change(text node)``."""
    return map_nodes(node, Text, change)


_BLOCKS = frozenset((Paragraph, Heading, Quote, List, Item, Table, Row, Cell, Figure, Section,
                     Rule, PageBreak))


def plain_text(node: object | Iterable[object], line_break: str = " ") -> str:
    """The characters of inlines, or of blocks with a line feed between blocks.

    ``line_break`` is what a break at sense becomes.  Readings are not among them (``readings``).
    """
    if isinstance(node, Text):
        return node.text
    if isinstance(node, LineBreak):
        return line_break
    parts = _parts(node) if _is_node(node) else iter(node)  # type: ignore[arg-type]
    out: list[str] = []
    for part in parts:
        kind = type(part)
        if kind is Text:  # most are: spare a call for each
            out.append(part.text)
            continue
        text = plain_text(part, line_break)
        if kind in _BLOCKS and out and text:
            out.append("\n")
        out.append(text)
    return "".join(out)


def segments(node: object) -> tuple[str, ...]:
    """The ids of the segments whose words the tree shows, each once, in reading order; what
    describes a picture is shown to those who can't see it."""
    found = (one for kind in walk(node) for one in (
        (kind.segment,) if isinstance(kind, Text) else
        kind.described if isinstance(kind, Figure) else ()) if one)
    return tuple(dict.fromkeys(found))


def languages(node: object) -> tuple[str, ...]:
    """The languages that text nodes name, each once, in reading order."""
    found = (one.language for one in walk(node) if isinstance(one, Text) and one.language)
    return tuple(dict.fromkeys(found))


@cache
def _kind_name(kind: type) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in kind.__name__)[1:]


def _pack(node: Any) -> tuple[type, tuple[object, ...]]:
    kind = type(node)
    return kind, tuple([getattr(node, name) for name in _field_names(kind)])


for _kind in (*_BLOCKS, Text, Emphasis, Strong, Link, LineBreak, Span, Reference, Running,
              Document):
    # A document goes to a worker once for each of its formats, and the way in which frozen
    # dataclasses are packed asks for their fields again at every node.
    copyreg.pickle(_kind, _pack)


@cache
def _labels(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind, and whether each may hold nodes."""
    return tuple((name, name in _node_fields(kind)) for name in _field_names(kind))


def _dump_lines(node: object, depth: int, lines: list[str]) -> None:
    kind = type(node)
    words, below = [_kind_name(kind)], []
    for label, may_hold in _labels(kind):
        value = getattr(node, label)
        if may_hold and isinstance(value, tuple) and any(map(_is_node, value)):
            below.append((label, value))
        elif may_hold and isinstance(value, Running):
            below.append((label, (value,)))
        elif value not in ("", (), False):
            words.append(f"{label}={value!r}")
    lines.append("  " * depth + " ".join(words))
    for label, value in below:
        inner = depth + 1
        if label != "children":
            lines.append("  " * inner + f"{label}:")
            inner += 1
        for part in value:
            _dump_lines(part, inner, lines)


def dump(node: object) -> str:
    """The tree as text, one line a node: what tests compare and digests are made of.

    >>> print(dump(Paragraph("lead", (Text("好", "zh-Hant-HK"),))))
    paragraph role='lead'
      text text='好' language='zh-Hant-HK'
    """
    lines: list[str] = []
    _dump_lines(node, 0, lines)
    return "\n".join(lines)


def digest(node: object) -> str:
    """The sha256 of :func:`dump`, in hexadecimal."""
    return hashlib.sha256(dump(node).encode("utf-8", "surrogatepass")).hexdigest()
