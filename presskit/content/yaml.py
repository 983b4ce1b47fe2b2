"""YAML with the place of every key and value.

Here: from text to dicts, lists and strings, and beside them a table *path -> span*.  Never
here: what a key means; a scalar is always a string, so ``NO``, ``1.10`` and ``2025-12-19``
stay what was typed.

YAML 1.1 as PyYAML reads it, without tags; a name given by ``&`` may be used by ``*`` within
bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from presskit.content.files import Source, check_characters, read_source
from presskit.diagnostics import Findings, Span
from presskit.locales import HAN, HAN_AND_KANA

__all__ = ["Places", "Value", "compose_table", "compose_yaml", "open_table", "read_table",
           "read_yaml"]

Value = Any  # dict[str, Value] | list[Value] | str; None for "venue:" with nothing behind it
Path_ = tuple  # of str and int, from the top of the file

_MOST_VALUES = 100_000
_DEEPEST = 60
_TABLES = 128
"""So many tables are remembered: those that ship, and those of some kits."""
_CORE = {f"tag:yaml.org,2002:{name}" for name in
         ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")}


class Places(dict[Path_, Span]):
    """Where each value stands, by path; ``names`` says where each key stands."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[Path_, Span] = {}

    def include(self, other: Places, under: Path_ = ()) -> None:
        """Take over another file's places below a path."""
        self.update({under + path: span for path, span in other.items()})
        self.names.update({under + path: span for path, span in other.names.items()})


def read_yaml(path: Path, desk: object = None) -> tuple[dict[str, Value], Places, Findings]:
    """Read a YAML file whose top is a mapping.

    Gives the value (empty after an error), the places of its parts and what was found.  Raises
    ``PresskitError`` only where the system refuses to read.
    """
    findings = Findings()
    source = read_source(path, findings)
    if source is None:
        return {}, Places(), findings
    value, places = compose_yaml(source, findings)
    return value, places, findings


def read_table(path: Path, desk: object = None) -> tuple[dict[str, Value], Places]:
    """Read a table of ``templates/``; as :func:`read_yaml`, but any error is raised.

    What it gives is shared by all who read the same text: nobody changes it.
    """
    return compose_table(open_table(path))


def open_table(path: Path) -> Source:
    """The text of a table; any error is raised."""
    findings = Findings()
    source = read_source(path, findings)
    findings.raise_errors()
    assert source is not None  # or there was an error
    return source


@lru_cache(_TABLES)
def compose_table(source: Source) -> tuple[dict[str, Value], Places]:
    """What the text of a table says, shared as in :func:`read_table`; any error is raised."""
    findings = Findings()
    value, places = compose_yaml(source, findings)
    findings.raise_errors()
    return value, places


def compose_yaml(source: Source, findings: Findings, first_line: int = 1,
                 top: type = dict) -> tuple[Any, Places]:
    """Read YAML text; ``first_line`` is the line of the file on which it begins (front matter
    begins on the second), ``top`` what it must be: a mapping (``dict``) or a list."""
    from presskit.content.yaml_faults import WIDE_COLON, WIDE_WORDS, compose_node

    places = Places()
    node = compose_node(source.text, source.file, first_line, findings)
    if node is None:
        return top(), places
    reader = _Reader(source.file, source.text, first_line, findings, places)
    value = reader.read(node, (), 0)
    if reader.full:
        return top(), Places()
    if not isinstance(value, top):
        wide = isinstance(value, str) and WIDE_COLON.match(value)
        if wide:
            findings.error("yaml-syntax", WIDE_WORDS[0], hint=WIDE_WORDS[1],
                           span=reader.span(node))
        elif value not in (None, ""):
            findings.error("yaml-top", "this file must hold " + _TOPS[top],
                           span=reader.span(node), hint=_TOP_HINTS[top])
        return top(), places
    return value, places


_TOPS = {dict: "names with their values", list: "a list"}
_TOP_HINTS = {dict: "begin each line with a name and a colon, for example title: Opening",
              list: "begin each entry with a dash and a space"}


@dataclass(slots=True)
class _Reader:
    """Goes down a PyYAML node graph."""

    file: str
    text: str
    first_line: int
    findings: Findings
    places: Places
    count: int = 0
    full: bool = False

    def span(self, node: Any) -> Span:
        start, end = node.start_mark, node.end_mark
        if getattr(node, "style", None) in ("|", ">") or hasattr(node, "flow_style"):
            end = start  # a block ends where the next begins: point to its first line
        if (end.line, end.column) <= (start.line, start.column):
            line_end = self.text.find("\n", start.index)
            length = (len(self.text) if line_end < 0 else line_end) - start.index
            rest = self.text[start.index:start.index + length].rstrip()
            return self._span(start.line, start.column, start.line,
                              start.column + max(len(rest), 1))
        return self._span(start.line, start.column, end.line, end.column)

    def _span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        first = self.first_line
        return Span(self.file, line + first, column + 1, end_line + first, end_column + 1)

    def read(self, node: Any, path: Path_, depth: int) -> Value | None:
        self.count += 1
        if self.count > _MOST_VALUES or depth > _DEEPEST:
            if not self.full:
                self.full = True
                self.findings.error(
                    "yaml-too-big", f"this file has more than {_MOST_VALUES:,} values, or "
                    "repeats or nests them without end", span=self.span(node),
                    hint="write the values out instead of pointing to them with & and *; what "
                    "holds more belongs in several kits")
            return None
        if self.full:
            return None
        self.places.setdefault(path, self.span(node))
        if node.tag not in _CORE:
            self.findings.error("yaml-tag", f"the tag {_short_tag(node.tag)} means nothing here",
                                span=self.span(node), hint="delete the word that begins with !")
            return None
        if node.id == "mapping":
            return self._read_mapping(node, path, depth)
        if node.id == "sequence":
            items = (self.read(one, (*path, at), depth + 1)
                     for at, one in enumerate(node.value))
            return [item if item is not None else "" for item in items]
        return self._read_scalar(node)

    def _read_mapping(self, node: Any, path: Path_, depth: int) -> dict[str, Value]:
        value: dict[str, Value] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                self.findings.error("yaml-key", "a name must be a plain word",
                                    span=self.span(key_node),
                                    hint="put quotation marks around { } and [ ] that are text")
                continue
            key, where = key_node.value, self.span(key_node)
            check_characters(key, where, self.findings)
            below = (*path, key)
            if key in value:
                self.findings.error(
                    "yaml-duplicate-key", f'"{key}" stands here a second time', span=where,
                    hint="keep one of the two, or give one another name",
                    related=[(self.places.names[below], "the first is here")])
                continue
            self.places.names[below] = where
            value[key] = self.read(value_node, below, depth + 1)
            if value_node.id == "scalar" and not value_node.style:
                self._check_remark(value_node if value_node.value else key_node)
            if value[key] is None and node.flow_style and self._check_comma(key_node, where):
                del value[key]
        return value

    def _check_remark(self, node: Any) -> None:
        """``accent: #8a1c2b`` reads as nothing: a remark right behind its sign was hardly
        meant as one."""
        match = _REMARK.match(self.text, node.end_mark.index)
        if match:
            at = node.end_mark.column + match.start(1) - node.end_mark.index
            line = node.end_mark.line
            self.findings.warning(
                "yaml-comment", f"{match[1]} is a remark in YAML, and is not read",
                span=self._span(line, at, line, at + len(match[1])), hint="put the whole value "
                "in quotation marks; if it is a remark, put a space behind #")

    def _check_comma(self, key: Any, where: Span) -> bool:
        """``{value: 250,000 pounds}`` reads as two keys: say so instead of losing half."""
        if self.text[key.end_mark.index:].lstrip().startswith(":"):
            return False
        self.findings.error(
            "yaml-comma", f'the comma ends the value before "{key.value}"', span=where,
            hint="put the value that holds the comma in quotation marks")
        return True

    def _read_scalar(self, node: Any) -> str | None:
        if node.value == "" and not node.style:  # libyaml: "", pure Python: None
            return None  # "venue:" with nothing behind it: not given
        start, end = node.start_mark, node.end_mark
        raw = self.text[start.index:end.index]
        if node.style == '"' and "\\" in raw:
            check_characters(node.value, self.span(node), self.findings)
        if node.style != "|" and "\n" in raw:
            return _join_lines(raw[1:-1] if node.style in ("'", '"') else raw, node.value)
        return node.value


def _short_tag(tag: str) -> str:
    return "!!" + tag.rpartition(":")[2] if tag.startswith("tag:yaml.org,2002:") else tag


_REMARK = re.compile(r":?[ \t]+(#[^\s#]+)")
_EAST = f"\u2e80-\u303f\uff01-\uff60{HAN}{HAN_AND_KANA}"
_FOLD = re.compile(f"(\\S*[{_EAST}])[ \t]*\n[ \t]*(?=([{_EAST}]\\S*))")


def _folds(raw: str) -> Iterator[tuple[str, str]]:
    return ((match[1], match[2]) for match in _FOLD.finditer(raw))


def _join_lines(raw: str, value: str) -> str:
    """The folded value without the spaces that YAML put between East Asian characters.

    YAML joins folded lines by a space; Chinese and Japanese have none there.  Only the folds
    of ``raw`` are touched, in order: a space that was typed stays.
    """
    at = 0
    for before, after in _folds(raw):
        found = value.find(f"{before} {after}", at)
        if found >= 0:
            at = found + len(before)
            value = value[:at] + value[at + 1:]
    return value
