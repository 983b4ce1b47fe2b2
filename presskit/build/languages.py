"""A kit in all of its locales.

Here: putting ``localise`` to work, and asking it how things stand.  Never here: the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presskit.build.copying import check_copies
from presskit.build.load import Loaded
from presskit.build.overrides import check_overrides
from presskit.build.tables import Shelf, read_conventions, read_shelf, read_tables, read_tools
from presskit.build.themes import find_theme
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Span
from presskit.locales import nearest

if TYPE_CHECKING:
    from presskit.localise.route import Localised, Route
    from presskit.model.kit import Kit
    from presskit.model.segment import Message, State
    from presskit.model.tables import Conventions, Tables

__all__ = ["Languages", "open_languages", "origin_of", "require_locale",
           "say_stale", "with_places"]


@dataclass(frozen=True, slots=True)
class Languages:
    """A loaded kit, ready to be asked for in any of its locales."""

    loaded: Loaded
    shelf: Shelf
    conventions: Mapping[str, Conventions]
    route: Route
    findings: Findings

    @property
    def locales(self) -> tuple[str, ...]:
        """The source locale, then the others as the author lists them."""
        return (self.loaded.kit.source_locale, *self.loaded.kit.locales)

    def reach(self, locale: str) -> Localised:
        """The kit in a locale; done once."""
        from presskit.localise.route import reach_locale
        return reach_locale(self.route, locale)

    def stale(self, locale: str) -> dict[str, Message]:
        """The entries of a locale whose source was changed since, by segment id."""
        return {key: one for key, one in self.reach(locale).messages.items()
                if one.fuzzy and one.previous}

    def tables(self, locale: str) -> Tables:
        """The tables that documents in a locale are composed by."""
        source = self.conventions[self.loaded.kit.source_locale]
        return read_tables(self.shelf, locale, self.conventions[locale], source)

    def names(self, locale: str) -> Mapping[str, State]:
        """The state of every name in a locale, approvals of names counted."""
        from presskit.localise.names import name_states
        from presskit.localise.review import approvals_by_path
        kit = self.loaded.kit
        return name_states(kit, locale, approvals_by_path(kit.approvals.get(locale, ())))


def origin_of(languages: Languages, locale: str) -> str:
    """The locale that another comes from; the source comes from itself."""
    reach = languages.loaded.kit.locales.get(locale)
    return (reach.from_ if reach else "") or languages.loaded.kit.source_locale


def require_locale(languages: Languages, tag: str, source: bool = False) -> None:
    """See that a kit is translated or converted into a locale; with ``source`` its own will do.

    Raises ``PresskitError`` (``locale-unknown``), exit 2.
    """
    known = languages.locales if source else languages.locales[1:]
    if tag in known:
        return
    near, own = nearest(tag, known), tag == languages.locales[0]
    raise PresskitError.one(
        "locale-unknown", f"{tag} is the source: its words are the author's own" if own
        else f"{languages.loaded.kit.id} is not reached in {tag}", exit_code=Exit.USAGE,
        hint=(f"did you mean {near}? " if near and not own else "")
        + f"its locales: {', '.join(known) or 'none yet'}; others are added in kit.yaml")


def open_languages(loaded: Loaded, desk: Desk, kit: Kit | None = None) -> Languages:
    """The languages of a loaded kit; ``kit`` takes the place of its own, where given.

    Raises ``PresskitError`` for a table that can't be used.
    """
    from presskit.localise.route import Route
    findings = Findings()
    kit = kit or loaded.kit
    shelf = read_shelf(loaded.folder, desk, find_theme(kit, loaded.folder, desk))
    check_overrides(shelf, findings)
    check_copies(shelf.homes[:-1], shelf.homes[-1], findings)
    _check_engines(loaded, findings)
    conventions = read_conventions(shelf, kit)
    tools = read_tools(shelf, kit, desk, loaded.places, findings)
    findings.raise_errors()
    return Languages(loaded, shelf, conventions, Route(kit, conventions, findings, tools),
                     findings)


def _check_engines(loaded: Loaded, findings: Findings) -> None:
    said = loaded.kit.translation
    if said.engine or said.engines:
        from presskit.build.engines import check_settings
        check_settings(said.engine, said.engines, loaded.places, findings)


def say_stale(languages: Languages, locales: Iterable[str], findings: Findings) -> None:
    """One warning for each locale that has translations of what stands there no more, at the
    first of them."""
    from presskit.localise.catalogue import find_entry
    for locale in locales:
        stale = languages.stale(locale)
        if stale:
            count, found = len(stale), languages.loaded.kit.catalogues[locale]
            marked = sum(one.fuzzy and bool(one.previous) and not one.obsolete
                         for one in found.messages)
            places = [span for one in stale.values() if (span := languages.loaded.places.get(
                (locale, *find_entry(found, one))))]
            findings.warning(
                "translation-stale", f"{locale}: {count} translation"
                + ("s are" if count > 1 else " is") + " out of date: the source was changed",
                span=min(places, key=lambda one: one.line, default=Span(
                    (languages.loaded.folder / f"translations/{locale}.po").as_posix())),
                hint="presskit status shows what was changed; " + (
                    "go through the entries marked fuzzy, then take the mark away"
                    if marked >= count else "presskit translate marks it for the translator"))


def with_places(findings: Findings, places: Mapping[object, Span]) -> tuple[Diagnostic, ...]:
    """The findings; one that names a segment alone gets the place of its source text.

    A segment is named by its id, or by its path, which several blocks of one text share.
    """
    from dataclasses import replace
    known = {key: span for key, span in places.items() if isinstance(key, str)}
    by_path = {key.rpartition("@")[0]: span for key, span in reversed(known.items())}

    def place(one: Diagnostic) -> Diagnostic:
        path = one.segment.partition("@")[0]
        span = one.span or known.get(one.segment) or by_path.get(path)
        return replace(one, span=span, segment=path)

    return tuple(map(place, findings))
