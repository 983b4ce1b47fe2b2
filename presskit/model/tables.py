"""The tables that editors write: fixed wording, conventions, order of blocks, roles.

Here: their frozen types, and decoding them from plain values (as read from YAML, every scalar
a string), all problems at once.  Never here: reading files, what a document makes of them.

A *convention set* says how the newsrooms of one language write; ``based_on`` names the set
that fills what it leaves out.  A kit chooses a set per locale and may change single keys.
"""

from __future__ import annotations

import difflib
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from presskit.diagnostics import Diagnostic, Findings, PresskitError, Severity, Span

__all__ = ["Conventions", "Layout", "Phrases", "Places", "Quotation", "QuoteStop", "Role",
           "Roles", "Tables", "choose_table", "decode_conventions", "decode_layout",
           "decode_phrases", "decode_roles"]

Places = Mapping[tuple[str | int, ...], Span]
"""Where each value stands in its file, by its path of keys."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# Conventions ------------------------------------------------------------------------------

class Quotation(_Model):
    """The pairs of quotation marks: ``outer`` for a quote, ``nested`` for one inside it."""

    outer: tuple[str, str]
    nested: tuple[str, str]


class QuoteStop(_Model):
    """What becomes of a quote's final stop.

    ``stops`` are the marks that count as one.  ``continuing`` holds where the sentence goes on
    behind the quote, ``closing`` where the quote ends its sentence, ``alone`` where it stands
    by itself (pull quote, sheet, card): ``keep``, ``drop``, or the mark that takes its place.
    ``letter_goes_on`` says that a letter right behind the quote continues the sentence (a
    particle in Japanese and Korean; in Chinese it may as well begin the next sentence).
    """

    stops: str
    continuing: str = "keep"
    closing: Literal["keep", "drop"] = "keep"
    alone: Literal["keep", "drop"] = "keep"
    letter_goes_on: bool = False


class Conventions(_Model):
    """How one kind of newsroom writes.

    ``cldr`` is the Unicode locale of dates, lists and names of languages; ``date``,
    ``date_weekday``, ``time`` and ``time_hour`` (a full hour) are patterns of UTS 35.
    ``zones`` words a time zone (IANA name); ``home_zone`` is the one its readers live in.
    ``title_marks`` are used where a document sets a title itself, by kind of work with
    ``other`` for the rest.  ``enumeration`` joins names in tables, ``gap`` sets facts on one
    line apart, ``colon`` stands between a label and what it labels.  ``unverified`` names the
    keys that no native press officer has confirmed.
    """

    name: str
    cldr: str
    quotation: Quotation
    quote_stop: QuoteStop
    name_dot: str
    title_marks: dict[str, tuple[str, str]]
    dateline: Literal["inline", "line", "none"]
    dateline_capitals: bool
    head: Literal["notice-box", "date-addressee", "table"]
    paragraphs: Literal["blocks", "indent"]
    original_names: bool
    date: str
    date_weekday: str
    time: str
    time_hour: str
    zones: dict[str, str]
    home_zone: str
    enumeration: str
    gap: str
    colon: str
    unverified: tuple[str, ...] = ()

    def marks_of(self, kind: str) -> tuple[str, str]:
        """The marks round a title of this kind of work."""
        return self.title_marks.get(kind, self.title_marks["other"])


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
        return orders[next(tag for tag in (*_widening(locale), "default") if tag in orders)]

    def place(self, kind: str, locale: str, number: int) -> Span | None:
        """Where the name of one block stands."""
        tags = (*_widening(locale), "default")
        tag = next((tag for tag in tags if tag in self.orders.get(kind, ())), "default")
        return self.places.get((kind, tag, number)) or self.places.get((kind,))


# Roles ------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Role:
    """A meaning and its names: ``kind`` of node, ``word`` the Word style (empty: none)."""

    name: str
    kind: str
    word: str = ""


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


# Decoding -----------------------------------------------------------------------------------

def _widening(locale: str) -> Iterator[str]:
    """The tag, then shorter and shorter: ``en-GB``, ``en``."""
    parts = locale.split("-")
    return ("-".join(parts[:n]) for n in range(len(parts), 0, -1))


def choose_table(locale: str, names: Iterable[str], what: str = "phrases") -> str:
    """The table that serves a locale: its own, else that of the shortened tag.

    Raises :class:`PresskitError` (``locale-unserved``) where there is none.
    """
    names = sorted(names)
    found = next((tag for tag in _widening(locale) if tag in names), "")
    if not found:
        raise PresskitError.one("locale-unserved", f"there are no {what} for {locale}",
                                hint=f"write {what}/{locale}.yaml; there are {', '.join(names)}")
    return found


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


def decode_conventions(sets: Mapping[str, Mapping[str, Any]], locale: str,
                       choice: Mapping[str, Any] | None = None,
                       places: Mapping[str, Places] | None = None) -> Conventions:
    """The conventions of a locale.

    ``sets`` are all known sets by name, ``choice`` what the kit says for this locale: ``set``
    names one (default: the locale's own), every other key replaces the set's.  ``places`` are
    the places of each set's values.  Raises :class:`PresskitError` with all problems.
    """
    changes = dict(choice or {})
    name = str(changes.pop("set", "") or choose_table(locale, sets, "conventions"))
    values: dict[str, Any] = {}
    for one in _lineage(sets, name):
        values = _merged(values, {k: v for k, v in sets[one].items() if k != "based_on"})
    values = _merged(values, changes) | {"name": name}
    try:
        return Conventions.model_validate(values)
    except ValidationError as error:
        raise PresskitError([_complaint(one, name, (places or {}).get(name, {}))
                             for one in error.errors()]) from error


def _lineage(sets: Mapping[str, Mapping[str, Any]], name: str) -> list[str]:
    """The set and those it is based on, the most general first."""
    line: list[str] = []
    while name:
        if name not in sets or name in line:
            near = difflib.get_close_matches(name, sets, n=1)
            raise PresskitError.one(
                "conventions-unknown", f"there is no convention set {name!r}",
                hint=f"did you mean {near[0]}?" if near else f"there are {', '.join(sets)}")
        line.append(name)
        name = str(sets[name].get("based_on") or "")
    return line[::-1]


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``over`` laid on ``base``, mappings key by key."""
    out = dict(base)
    for key, value in over.items():
        old = out.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        out[key] = _merged(old, value) if both else value
    return out


def _complaint(error: Any, name: str, places: Places) -> Diagnostic:
    path = tuple(error["loc"])
    key, span = ".".join(map(str, path)), places.get(path)
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), Conventions.model_fields, n=1)
        return Diagnostic("convention-unknown", Severity.ERROR,
                          f"conventions {name} have no key {key}", span,
                          hint=f"did you mean {near[0]}?" if near else "take it out")
    if error["type"] == "missing":
        return Diagnostic("convention-missing", Severity.ERROR,
                          f"conventions {name} do not say {key}", span or places.get(()),
                          hint=f"add {key}:, or name a set in based_on: that has it")
    expected = error.get("ctx", {}).get("expected", "")
    return Diagnostic("convention-wrong", Severity.ERROR,
                      f"conventions {name}: {key} cannot be {error['input']!r}", span,
                      hint=f"write {expected}" if expected else "look how the other sets write it")


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
    """The table of roles: role, then ``kind`` and ``word``."""
    findings, rows = Findings(), {}
    for name, row in _mapping(value, "roles.yaml", findings, places).items():
        cells = _mapping(row, name, findings, places, name)
        rows[name] = Role(name, str(cells.get("kind", "")), str(cells.get("word") or ""))
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
