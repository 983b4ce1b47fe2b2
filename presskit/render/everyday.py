"""Everyday characters: what an editor needs to type on in a locale.

Here: reading ``everyday.yaml``.  Never here: whether and where the characters are embedded.

Levels are the first planes of the national standards, cut out of the codings that Python
brings: those planes were chosen for frequency, so nothing is copied from a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from presskit import locales
from presskit.diagnostics import PresskitError, Span
from presskit.render.face_files import read_coverage
from presskit.render.fonts import Family, Fonts
from presskit.render.tables import load_table

__all__ = ["Everyday", "everyday_characters"]

WESTERN = "other"
"""The row for the western face of every locale."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """The table as a file; small, and fit to cross a process border."""

    path: str
    shown: str


def everyday_characters(everyday: Everyday, fonts: Fonts, family: Family, tag: str) -> str:
    """The everyday characters of a locale that a family has, sorted; those of western letters
    for a locale that isn't East Asian.

    Raises :class:`PresskitError` (``everyday-table``) for a table that can't be used.
    """
    data = Path(everyday.path).read_bytes()
    words = _read(data, everyday.shown, tag if locales.is_cjk(tag) else WESTERN)
    known = read_coverage(family.regular)
    return "".join(one for one in words if ord(one) in known)


@lru_cache(maxsize=16)
def _read(data: bytes, shown: str, tag: str) -> str:
    """The characters of one row.  A kit's own table was checked, with places, where the kit was
    read."""
    import yaml

    try:
        table = load_table(data)
        rows = table["locales"]
        near = next((one for one in rows if one.split("-")[:2] == tag.split("-")[:2]), WESTERN)
        row = rows[tag if tag in rows else near]
        return "".join(sorted({*_read_row(row, table["levels"])}))
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError,
            LookupError) as error:
        raise PresskitError.one(
            "everyday-table", f"the everyday characters of {tag} can't be read: {error}",
            span=Span(shown), hint="begin from templates/everyday.yaml as it ships") from error


def _read_row(row: Mapping[str, Any], levels: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for name in row.get("levels", ()):
        level = levels[name]
        yield from _cut_level(level["coding"], level["first"], level["last"])
    for span in row.get("ranges", ()):
        first, _, last = str(span).partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))
    yield from "".join(row.get("characters", "").split())


@lru_cache(maxsize=16)
def _cut_level(coding: str, first: str, last: str) -> str:
    """The characters of a double-byte coding between two codes, both with it."""
    found = []
    for code in range(int(first, 16), int(last, 16) + 1):
        try:
            found.append(code.to_bytes(2, "big").decode(coding))
        except UnicodeDecodeError:
            continue  # no character stands there
    return "".join(one for one in found if len(one) == 1 and one.isprintable())
