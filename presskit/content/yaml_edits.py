"""Putting single values into a YAML file without writing the rest anew.

Here: from paths and values to the changed text; comments, order and quoting of everything else are
the author's.  Never here: which values, writing files.

Each change is made by itself and read back: the file then says what it said before, but for just
that value, or nothing is changed at all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from presskit.content.edits import Edit, apply_edits
from presskit.content.files import Source
from presskit.content.yaml import compose_yaml
from presskit.diagnostics import Findings, PresskitError, Span

__all__ = ["set_values", "write_value"]

Path_ = tuple[str, ...]
_PLAIN = re.compile(r"[^\W\d_](?:[\w .·‧・’-]*[\w.’])?")
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def write_value(value: Any) -> str:
    """A value as it is typed inside of a flow mapping or list; a number, a day, true and false
    as themselves.

    >>> write_value({"full": "Ann Lee", "aliases": ["A: Lee", "Ann"], "version": 2})
    '{full: Ann Lee, aliases: ["A: Lee", Ann], version: 2}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_write_key(key)}: {write_value(one)}"
                               for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(write_value, value)) + "]"
    if not isinstance(value, str):
        return _plain(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t").replace("\r", "\\r") + '"'


def _plain(value: int | dt.date) -> str:
    """What stands for a number, a day, true or false, and is read as it."""
    return str(value).lower()


def _write_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z][\w-]*|[1-9]\d{0,8}", key) and key.lower() not in _WORDS \
        else write_value(key)


def set_values(text: str, file: str, changes: Iterable[tuple[Path_, Any]]) -> str:
    """The text of a YAML file with each value at its path, put there or in the place of another.

    What a path leads through is made where it is missing.  Raises ``PresskitError``
    (``value-not-set``) where that can't be done without touching something else.
    """
    said = _read(text, file)
    for path, value in changes:
        wanted = _with_value(said, path, value)
        text = _set_value(text, file, path, value)
        said = _read(text, file)
        if said != wanted:
            raise PresskitError.one(
                "value-not-set", f"{'.'.join(path)} can't be written without touching something "
                "else", span=Span(file), hint="write it by hand; a value shared by & and * has to "
                "be written out first")
    return text


def _read(text: str, file: str) -> dict[str, Any]:
    findings = Findings()
    value, _places = compose_yaml(Source(file, text), findings)
    findings.raise_errors()
    return value


def _with_value(said: dict[str, Any], path: Path_, value: Any) -> dict[str, Any]:
    out = deepcopy(said)
    at = out
    for part in path[:-1]:
        if not isinstance(at.get(part), dict):
            at[part] = {}
        at = at[part]
    at[path[-1]] = ([*value] if isinstance(value, tuple) else _plain(value)
                    if isinstance(value, int | dt.date) else deepcopy(value))
    return out


def _set_value(text: str, file: str, path: Path_, value: Any) -> str:
    from presskit.content.yaml_faults import compose_node
    node = compose_node(text, file, 1, Findings())
    if node is None or node.id != "mapping":
        return (text.rstrip("\n") + "\n" if text.strip() else "") + _block(path, value, 0)
    for depth, part in enumerate(path):
        found = next(((key, one) for key, one in node.value if key.value == part), None)
        if found is None:
            return apply_edits(text, [_insert(text, node, path[depth:], value)])
        key, below = found
        last = depth == len(path) - 1
        if last or below.id != "mapping":
            return apply_edits(text, [_replace(text, key, below, path[depth + 1:], value)])
        node = below
    return text


def _replace(text: str, key: Any, node: Any, rest: Path_, value: Any) -> Edit:
    for part in reversed(rest):
        value = {part: value}
    start = node.start_mark.index
    if node.id == "scalar" and not node.value and not node.style:  # "venue:" with nothing behind
        at = text.index(":", key.end_mark.index) + 1
        return Edit(at, at, f" {write_value(value)}")
    return Edit(start, _end(text, node), write_value(value))


def _insert(text: str, node: Any, path: Path_, value: Any) -> Edit:
    """A new key at the end of a mapping, as its others are written."""
    if node.flow_style:
        for part in reversed(path[1:]):
            value = {part: value}
        words = f"{_write_key(path[0])}: {write_value(value)}"
        if not node.value:
            return Edit(node.start_mark.index + 1, node.start_mark.index + 1, words)
        at = _end(text, node.value[-1][1])
        if node.value[-1][1].id == "scalar" and not node.value[-1][1].value:
            at = max(at, node.value[-1][0].end_mark.index + 1)
        return Edit(at, at, f", {words}")
    last_key, last = node.value[-1]
    at = max(_end(text, last), last_key.end_mark.index)
    at = text.find("\n", at)
    at = len(text) if at < 0 else at
    written = _block(path, value, node.value[0][0].start_mark.column)
    return Edit(at, at, "\n" + written.rstrip("\n"))


def _block(path: Path_, value: Any, column: int) -> str:
    """Keys below each other, the innermost with its value on one line."""
    lines = [f"{' ' * (column + 2 * at)}{_write_key(part)}:" for at, part in enumerate(path)]
    return "\n".join(lines) + f" {write_value(value)}\n"


def _end(text: str, node: Any) -> int:
    """Where the last character of a value stands: a block ends where the next begins, with
    whatever remarks stand between."""
    if node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            return max(_end(text, last[1]), last[0].end_mark.index)
        return _end(text, last)
    if node.id == "scalar" and node.style in ("|", ">"):
        return len(text[:node.end_mark.index].rstrip())
    return node.end_mark.index
