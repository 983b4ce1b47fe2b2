"""The tables that editors write: fixed wording, order of blocks, roles; conventions.

Here: their frozen types, and decoding them from plain values (as read from YAML, every scalar
a string), all problems at once.  Never here: reading files, what a document makes of them.

Convention sets have a module of their own (``conventions.py``) and are offered here too.
"""

from __future__ import annotations

import difflib
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from presskit.diagnostics import Findings, PresskitError, Span
from presskit.model.conventions import (
    Conventions,
    Places,
    Quotation,
    QuoteStop,
    choose_table,
    decode_conventions,
    widening,
)

__all__ = ["Conventions", "Layout", "Phrases", "Places", "Quotation", "QuoteStop", "Role",
           "Roles", "Tables", "choose_table", "decode_conventions", "decode_layout",
           "decode_phrases", "decode_roles"]


# Phrases ----------------------------------------------------------------------------------

@dataclass(frozen=True)
class Phrases(Mapping[str, str]):
    """The fixed wording of one locale: key to text with ``{fields}``."""

    locale: str
    texts: Mapping[str, str]
    file: str = ""

    def __getitem__(self, key: str) -> str:
        if key not in self.texts:
            known = difflib.get_close_matches(key, self.texts, n=1)
            raise PresskitError.one(
                "phrase-missing", f"there is no phrase {key!r} for {self.locale}",
                hint=f"add {key} to {self.file or f'phrases/{self.locale}.yaml'}"
                     + (f", or use {known[0]}" if known else ""),
                span=Span(self.file) if self.file else None)
        return self.texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __hash__(self) -> int:
        return hash((self.locale, tuple(sorted(self.texts.items()))))

    def get(self, key: str, /, **fields: str) -> str:  # type: ignore[override]
        """The phrase with its fields filled in.

        Strict, unlike ``dict.get``: raises :class:`PresskitError` for an unknown key, and for
        a field that the phrase asks for and nobody gives.
        """
        text = self[key]
        missing = fields_of(text) - set(fields)
        if missing:
            raise PresskitError.one(
                "phrase-field", f"phrase {key!r} for {self.locale} asks for {{{min(missing)}}}",
                hint="use only fields that the same phrase has in the other locales",
                span=Span(self.file) if self.file else None)
        return text.format(**fields)


def fields_of(text: str) -> set[str]:
    """The names of the fields in a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


# Layout -----------------------------------------------------------------------------------

@dataclass(frozen=True)
class Layout:
    """Which blocks a document has, and in which order: kind of document, locale, names."""

    orders: Mapping[str, Mapping[str, tuple[str, ...]]]
    places: Places = field(default_factory=dict, compare=False)

    def order(self, kind: str, locale: str) -> tuple[str, ...]:
        """The names of the blocks of one kind in one locale; its parts, then ``default``."""
        if kind not in self.orders:
            raise PresskitError.one("layout-missing", f"layout.yaml has no order for {kind}",
                                    hint=f"add {kind}: with a list under default:",
                                    span=self.places.get(()))
        orders = self.orders[kind]
        return orders[next(tag for tag in (*widening(locale), "default") if tag in orders)]

    def place(self, kind: str, locale: str, number: int) -> Span | None:
        """Where the name of one block stands."""
        tags = (*widening(locale), "default")
        tag = next((tag for tag in tags if tag in self.orders.get(kind, ())), "default")
        return self.places.get((kind, tag, number)) or self.places.get((kind,))


# Roles ------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Role:
    """A meaning and its names: ``kind`` of node, ``word`` the Word style (empty: none),
    ``instead`` the role whose style serves a Word frame without that one (empty: none does)."""

    name: str
    kind: str
    word: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Roles(Mapping[str, Role]):
    """The table of roles."""

    rows: Mapping[str, Role]

    def __getitem__(self, name: str) -> Role:
        return self.rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Tables:
    """All that ``compose`` needs besides the kit, for one locale."""

    locale: str
    phrases: Phrases
    conventions: Conventions
    layout: Layout
    roles: Roles
    source: Quotation | None = None
    """The marks of the source locale, for words that stand untranslated."""


# Decoding -----------------------------------------------------------------------------------

def decode_phrases(locale: str, value: Any, places: Places | None = None,
                   file: str = "") -> Phrases:
    """Phrases from a flat mapping of key to text."""
    findings, texts = Findings(), {}
    for key, text in _mapping(value, f"phrases/{locale}.yaml", findings, places).items():
        try:
            fields_of(_string(text))
            texts[str(key)] = _string(text)
        except ValueError:
            findings.error("phrase-broken", f"phrase {key!r} is no text with {{fields}}",
                           hint="write one text; a brace that is meant is doubled: {{",
                           span=(places or {}).get((key,)))
    findings.raise_errors()
    return Phrases(locale, texts, file)


def decode_layout(value: Any, places: Places | None = None) -> Layout:
    """The orders of blocks: kind of document, then ``default`` and locales, then names."""
    findings, places = Findings(), places or {}
    orders: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, by_locale in _mapping(value, "layout.yaml", findings, places).items():
        orders[kind] = {}
        for tag, names in _mapping(by_locale, kind, findings, places, kind).items():
            if isinstance(names, str) or not isinstance(names, Iterable):
                findings.error("layout-wrong", f"{kind}: {tag} is no list of blocks",
                               hint="write [masthead, headline, …]",
                               span=places.get((kind, tag)))
            else:
                orders[kind][tag] = tuple(map(str, names))
        if "default" not in orders[kind]:
            findings.error("layout-wrong", f"{kind} has no default order",
                           hint="add default: with a list of blocks", span=places.get((kind,)))
    findings.raise_errors()
    return Layout(orders, places)


def decode_roles(value: Any, places: Places | None = None) -> Roles:
    """The table of roles: role, then ``kind``, ``word`` and ``instead``."""
    findings, rows = Findings(), {}
    for name, row in _mapping(value, "roles.yaml", findings, places).items():
        cells = _mapping(row, name, findings, places, name)
        rows[name] = Role(name, str(cells.get("kind", "")), str(cells.get("word") or ""),
                          str(cells.get("instead") or ""))
    findings.raise_errors()
    return Roles(rows)


def _mapping(value: Any, what: str, findings: Findings, places: Places | None,
             *path: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    findings.error("table-wrong", f"{what} is no mapping of keys to values",
                   hint="write lines of the form key: value", span=(places or {}).get(path))
    return {}


def _string(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError("no text")
    return value
