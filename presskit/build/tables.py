"""The tables of one kit: shipped ones, with the kit's own laid over them.

Here: which files they are and what they become.  Never here: what a document makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Findings, Span

if TYPE_CHECKING:
    from presskit.content.files import Source
    from presskit.localise.tables import Tools
    from presskit.model.kit import Kit
    from presskit.model.sentence_ends import Cut, Sentences
    from presskit.model.tables import Conventions, Tables

__all__ = ["Shelf", "open_cutter", "read_conventions", "read_sentences", "read_shelf",
           "read_tables", "read_tools"]

_BY_ROW = ("roles", "vocabulary/numbers", "vocabulary/checks")
"""Tables whose rows a kit may change key by key."""

Read = tuple[dict[str, Any], Mapping[Any, Span]]


@dataclass(slots=True)
class Shelf:
    """The folders with tables, the shipped ones first; ``read`` remembers what was read."""

    homes: tuple[Path, ...]
    read: dict[str, Read] = field(default_factory=dict)

    def names(self, folder: str) -> tuple[str, ...]:
        """The tables in one folder, by name without suffix, sorted."""
        return tuple(sorted({path.stem for home in self.homes
                             for path in (home / folder).glob("[!.]*.yaml")}))

    def table(self, name: str) -> Read:
        """Value and places of ``<name>.yaml``; keys of the kit's own replace shipped ones.

        Raises ``PresskitError`` for a file that can't be read.
        """
        if name not in self.read:
            self.read[name] = _lay(name, self.texts(name))
        return self.read[name]

    def texts(self, name: str) -> tuple[Source, ...]:
        """The texts of ``<name>.yaml``, the shipped one first.

        Raises ``PresskitError`` for a file that can't be read.
        """
        from presskit.content.yaml import open_table
        paths = (home / f"{name}.yaml" for home in self.homes)
        return tuple(open_table(path) for path in paths if path.is_file())


def _lay(name: str, texts: tuple[Source, ...]) -> Read:
    """What some texts of one table say, each laid over the one before it."""
    from presskit.content.yaml import compose_table
    value: dict[str, Any] = {}
    places: dict[Any, Span] = {}
    for own, where in map(compose_table, texts):
        value |= _rows(value, own) if name in _BY_ROW else own
        places |= where
    return value, places


def _rows(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The rows of a table, each with what the one below it says and it doesn't."""
    return {key: {**below[key], **row} if isinstance(row, Mapping) and key in below else row
            for key, row in own.items()}


def read_shelf(folder: Path, desk: Desk, theme: Path | None = None) -> Shelf:
    """The shelf of the kit in ``folder``, whose documents have the look in the folder ``theme``."""
    return Shelf((desk.templates, *((theme,) if theme else ()), folder / "templates"))


def read_sentences(shelf: Shelf, locale: str) -> Sentences:
    """Where a sentence of a locale ends.  Raises ``PresskitError`` (``sentences-wrong``)."""
    from presskit.model.sentence_ends import decode_sentences
    findings = Findings()
    rule = decode_sentences(*shelf.table("sentences"), locale, findings)
    findings.raise_errors()
    return rule


def open_cutter(shelf: Shelf) -> Cut:
    """What parts a text of a locale into sentences; the table is read when first asked."""
    rules: dict[str, Sentences] = {}

    def cut(text: str, locale: str) -> list[str]:
        from presskit.model.sentence_ends import split_sentences
        if locale not in rules:
            rules[locale] = read_sentences(shelf, locale)
        return split_sentences(text, rules[locale])

    return cut


def read_conventions(shelf: Shelf, kit: Kit) -> dict[str, Conventions]:
    """The conventions of every locale of the kit, as the kit chose and changed them."""
    from presskit.model.tables import decode_conventions
    tables = {name: shelf.table(f"conventions/{name}") for name in shelf.names("conventions")}
    sets = {name: value for name, (value, _places) in tables.items()}
    places = {name: where for name, (_value, where) in tables.items()}
    return {locale: decode_conventions(sets, locale, kit.conventions.get(locale), places)
            for locale in (kit.source_locale, *kit.locales)}


def read_tools(shelf: Shelf, kit: Kit, desk: Desk, places: Mapping[Any, Span],
               findings: Findings) -> Tools:
    """The word lists that ``localise`` works with; a list for two locales only where the kit
    converts between them."""
    from dataclasses import replace

    from presskit.content.yaml import read_table
    from presskit.localise.dismissals import decode_rules
    pairs = {f"{reach.from_ or kit.source_locale}--{locale}"
             for locale, reach in kit.locales.items() if reach.reach == "convert"}
    tools, told = _decode_lists(tuple(
        (name, shelf.texts(f"vocabulary/{name}")) for name in shelf.names("vocabulary")
        if "--" not in name or name in pairs))
    findings.extend(told)
    rules = read_table(desk.templates / "review.yaml")[0]
    return replace(tools, cache=desk.cache / "opencc", places=places, rules=decode_rules(rules))


@lru_cache(8)
def _decode_lists(lists: tuple[tuple[str, tuple[Source, ...]], ...],
                  ) -> tuple[Tools, tuple[Diagnostic, ...]]:
    """The tools of some word lists, by name and text, and what is wrong with them; remembered,
    for commands open a kit several times, and patterns are made of these lists."""
    from presskit.localise.tables import decode_tools
    findings = Findings()
    tools = decode_tools({name: _lay(f"vocabulary/{name}", texts) for name, texts in lists},
                         findings)
    return tools, tuple(findings)


def read_tables(shelf: Shelf, locale: str, conventions: Conventions,
                source: Conventions | None = None) -> Tables:
    """All that ``compose`` needs for one locale; ``source`` are the source locale's conventions."""
    from presskit.model.tables import (
        Tables,
        choose_table,
        decode_layout,
        decode_phrases,
        decode_roles,
    )
    name = choose_table(locale, shelf.names("phrases"))
    file = f"templates/phrases/{name}.yaml"
    return Tables(locale, decode_phrases(locale, *shelf.table(f"phrases/{name}"), file),
                  conventions, decode_layout(*shelf.table("layout")),
                  decode_roles(*shelf.table("roles")), source.quotation if source else None)
