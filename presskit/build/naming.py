"""The names of a kit, as somebody who must confirm them sees them.

Here: one row for each name and locale, what is open first.  Never here: writing anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presskit.build.languages import Languages
from presskit.diagnostics import Span
from presskit.model.names import NameForm, name_form
from presskit.model.segment import name_path

__all__ = ["FILES", "Row", "list_names"]

FILES = {"person": "people", "organisation": "organisations", "work": "works", "term": "terms"}
"""The file of a kit, without its ending, in which names of a kind stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One name in one locale: its ``key`` (``kind:id``), as the source writes it, its form there
    if it has one, whether a reviewer has approved it, and where it stands."""

    key: str
    shown: str
    locale: str
    form: NameForm | None
    approved: bool
    span: Span | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to give or to confirm it."""
        return self.form is None or (self.form.status == "suggested" and not self.approved)


def list_names(languages: Languages, locales: Iterable[str] = ()) -> list[Row]:
    """Every name in each of some locales (empty: all), names that lack a form first, then those
    with one that nobody has confirmed; within each group, and for each name, in their order."""
    wanted = tuple(locales) or languages.locales
    groups = [[*_each_row(languages, key, wanted)] for key in languages.loaded.kit.register]

    def weight(rows: list[Row]) -> int:
        return min(map(_weight, rows), default=2)

    return [row for rows in sorted(groups, key=weight) for row in sorted(rows, key=_weight)]


def _weight(row: Row) -> int:
    return 0 if row.form is None else 1 if row.is_open else 2


def _each_row(languages: Languages, key: str, locales: Iterable[str]) -> Iterator[Row]:
    kit = languages.loaded.kit
    named = kit.register[key]
    own = name_form(named, kit.source_locale) or next(iter(named.names.values()))
    kind, _, ident = key.partition(":")
    for locale in locales:
        form = name_form(named, locale)
        state = languages.names(locale)[key]
        approved = any(one.path == name_path(key)
                       for one in kit.approvals.get(locale, ())) and str(state) in (
                           "reviewed", "final")
        yield Row(key, own.full, locale, form, approved, languages.loaded.places.get(
            f"{FILES[kind]}.{ident}.names.{locale}@"))
