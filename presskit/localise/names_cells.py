"""The cells of a table of names: what a spreadsheet must not run, lists in one cell, marks.

Here: one line and what it changes, as values.  Never here: CSV, what a line may change
(``names_table``, ``terms_table``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Change", "Clash", "Line", "each_part", "guard", "is_touched", "join_parts", "mark_of",
           "unguard"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its number there (the head is 1), which form or, with ``rule``, what
    else of a term, what it says by field, and the mark that it went out with, if it has one."""

    number: int
    key: str
    locale: str
    said: Mapping[str, str]
    mark: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a line changes: fields with their new values (``aliases``, ``only`` a list, ``forbid``
    a mapping of words), and what a form was before, which is kept where the name was written
    otherwise; ``{}`` for a new one."""

    line: Line
    fields: Mapping[str, Any]
    former: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """A line that is not taken, and why; both forms."""

    line: Line
    ours: str
    theirs: str
    why: str


def mark_of(key: str, locale: str, rule: str, cells: Iterable[str]) -> str:
    """What tells whether anybody has touched a line: of which form or rule it is, what it says."""
    words = "\0".join((key, locale, rule, *(one.strip() for one in cells)))
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def is_touched(line: Line, fields: Iterable[str]) -> bool:
    """Whether a line says otherwise than when it went out, or was typed anew."""
    cells = (line.said.get(one, "") for one in fields)
    return mark_of(line.key, line.locale, line.rule, cells) != line.mark


def guard(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if _is_formula(cell) or (cell[:1] == "'" and (
        cell[1:2] == "'" or _is_formula(cell[1:]))) else cell


def unguard(cell: str) -> str:
    """The cell as it was before :func:`guard`."""
    return cell[1:] if cell[:1] == "'" and guard(cell[1:]) == cell else cell


def _is_formula(cell: str) -> bool:
    return cell.lstrip(" ").startswith(_FORMULA) or cell.startswith(_FORMULA)


def join_parts(parts: Iterable[str]) -> str:
    """A list in one cell.

    >>> join_parts(["A. Lee", "Lee|Ann"])
    'A. Lee | Lee\\\\|Ann'
    """
    return " | ".join(re.sub(r"([\\|])", r"\\\1", one) for one in parts)


def each_part(cell: str) -> Iterator[str]:
    """The list of a cell again."""
    for one in re.findall(r"(?:\\.|[^|\\])+", cell):
        words = re.sub(r"\\(.)", r"\1", one.strip())
        if words:
            yield words
