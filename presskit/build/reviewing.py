"""What of a kit is still open, and which of its texts somebody means.

Here: listing what waits for a reviewer, worst first; from what was typed to texts.  Never here:
writing anything (``approving``, ``asking``), deciding states.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presskit.build import policy
from presskit.build.holding import approved_but_held
from presskit.build.languages import Languages, origin_of, require_locale
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity, Span, show_path
from presskit.model.reviews import ADDED
from presskit.model.segment import REJECTED, container_of, fits, name_key, name_path

if TYPE_CHECKING:
    from presskit.localise.fallen import Fallen
    from presskit.model.segment import Segment

__all__ = ["Choice", "Open", "choose", "choose_locales", "fallen", "list_open", "place_of", "shown"]

(ERROR, WRONG, FALLEN, PARKED, BLOCKED, STALE, MACHINE, INITIAL, NAME, UNCLEARED, WARNING, ASKED,
 UNREVIEWED) = range(13)
"""How bad an open thing is, the worst first; ``WRONG`` are warnings about figures, quotes and
names."""


@dataclass(frozen=True, slots=True)
class Open:
    """One open thing: how bad, in which locale, of which text or name (a segment's id; a path
    where ``count`` of its texts are meant), why, and where it stands."""

    weight: int
    locale: str
    path: str
    reason: str
    span: Span | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """The texts that a command means: in some ``locales`` (empty: those of ``everywhere``), by
    id, path or pattern of either, or shown in some documents; nothing chosen means all."""

    locales: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    everywhere: bool = False


# What is open ------------------------------------------------------------------------------

def list_open(languages: Languages, locales: Iterable[str] = ()) -> tuple[Open, ...]:
    """All that is open in some locales (empty: in all), the worst first."""
    wanted = [one for one in languages.locales if not locales or one in locales]
    for locale in wanted:
        languages.reach(locale)
    rows = [row for locale in wanted for row in _open_in(languages, locale)]
    rows += [*_open_queries(languages, wanted), *_open_parked(languages, wanted)]
    order = {locale: number for number, locale in enumerate(languages.locales)}
    return tuple(sorted(rows, key=lambda one: (one.weight, order.get(one.locale, -1))))


def _open_in(languages: Languages, locale: str) -> Iterator[Open]:
    for one in languages.reach(locale).findings:
        if one.severity is not Severity.NOTE:
            span = one.span or place_of(languages, locale, one.segment)
            path = shown(languages, one.segment) if "@" in one.segment else one.segment
            yield Open(_weight_of(languages, one), locale, path,
                       f"{one.code}: {one.message.removeprefix(f'{locale}: ')}", span)
    if locale != languages.locales[0]:
        yield from _open_texts(languages, locale)
        yield from _open_names(languages, locale)
    missing = policy.uncleared(locale, languages)
    for key in languages.loaded.kit.quotes:
        if key in missing:
            speaker = languages.loaded.kit.quotes[key].speaker
            yield Open(UNCLEARED, locale, f"quotes.{key}.words",
                       f"not cleared by its speaker, {speaker}")


def _weight_of(languages: Languages, one: Diagnostic) -> int:
    from presskit.localise.dismissals import is_first
    if one.severity is Severity.ERROR:
        return ERROR
    return WRONG if is_first(languages.route.tools.rules, one.code) else WARNING


def _open_texts(languages: Languages, locale: str) -> Iterator[Open]:
    """The texts that are below what the locale needs, those of one path and reason together."""
    rows: dict[tuple[int, str, str], list[str]] = {}
    for key, (weight, reason) in _reasons(languages, locale).items():
        rows.setdefault((weight, container_of(key), reason), []).append(key)
    for (weight, path, reason), keys in rows.items():
        name = shown(languages, keys[0]) if len(keys) == 1 else path
        yield Open(weight, locale, name, reason, place_of(languages, locale, keys[0]), len(keys))


def _reasons(languages: Languages, locale: str) -> dict[str, tuple[int, str]]:
    """Why texts are not yet what the locale needs, by segment id."""
    from presskit.compose import needed_state
    from presskit.localise.outcomes import said_by_people
    from presskit.localise.states import message_state
    from presskit.model.walk import each_segment
    here, origin = languages.reach(locale), languages.reach(origin_of(languages, locale))
    needed = needed_state(here.kit)
    lost = {one.path: one for one in fallen(languages, locale) if one.approval.by == "approve"}
    held, found = approved_but_held(languages, locale), {}
    for one in each_segment(here.kit):
        if one.state.rank >= needed.rank:
            continue
        before, message = origin.segments.get(one.id), here.messages.get(one.id)
        own = message_state(message) if message else one.state
        if one.id in lost:
            found[one.id] = (FALLEN, _say_fallen(lost[one.id]))
        elif before and own.rank > one.state.rank and before.state.rank == one.state.rank:
            found[one.id] = (_weight(one.state), f"made from {origin.kit.locale}, where it is "
                             f"{before.state}")
        elif one.id in held:
            continue  # approved, and held back by a name, which is listed by itself
        else:
            found[one.id] = (_weight(one.state), _say_state(one, message))
        if message and (said := said_by_people(message.remark)):
            weight, reason = found[one.id]
            found[one.id] = min(weight, ASKED), f"{reason}; remark: {said}"
    return found


def _weight(state: str) -> int:
    return {"initial": INITIAL, "machine": MACHINE, "stale": STALE}.get(state, UNREVIEWED)


def _say_state(segment: Segment, message) -> str:
    if message and message.fuzzy and message.remark.startswith(REJECTED):
        return message.remark.splitlines()[0]
    return {"initial": "not translated",
            "machine": "words of a machine that nobody has looked at",
            "stale": "the source was changed",
            "translated": "not reviewed", "converted": "not reviewed",
            "reviewed": "not final"}[str(segment.state)]


def _say_fallen(one: Fallen) -> str:
    word = "clearance" if one.approval.by == "clear" else "approval"
    return (f"the {word} by {one.approval.name} of {one.approval.date} fell away: {one.why}"
            + (f"; {one.hint}" if one.hint else ""))


def fallen(languages: Languages, locale: str) -> tuple[Fallen, ...]:
    """The approvals of a locale that no longer fit."""
    from presskit.localise.fallen import fallen_approvals
    here, origin = languages.reach(locale), languages.reach(origin_of(languages, locale))
    return fallen_approvals(languages.loaded.kit, origin.side, here.side, origin.segments,
                            here.segments)


def _open_names(languages: Languages, locale: str) -> Iterator[Open]:
    from presskit.compose import needed_state
    from presskit.model.names import name_form
    kit = languages.loaded.kit
    needed = needed_state(languages.reach(locale).kit)
    lost = {one.path: one for one in fallen(languages, locale)}
    for key, state in languages.names(locale).items():
        if state.rank >= needed.rank:
            continue
        path, form = name_path(key), name_form(kit.register[key], locale)
        why = "has no form" if form is None else f"{form.full} is {form.status}, not confirmed"
        if path in lost:
            why = _say_fallen(lost[path])
        file = {"person": "people"}.get(key.partition(":")[0], f"{key.partition(':')[0]}s")
        yield Open(FALLEN if path in lost else NAME, locale, path, why, languages.loaded.places.get(
            f"{file}.{key.partition(':')[2]}.names.{locale}@"))


def _open_queries(languages: Languages, locales: list[str]) -> Iterator[Open]:
    for number, one in enumerate(languages.loaded.kit.queries):
        if not one.answer and (not one.locale or one.locale in locales):
            yield Open(BLOCKED if one.blocking else ASKED, one.locale or "all", one.path,
                       f"question {number + 1} by {one.by}: {one.question}",
                       languages.loaded.places.get(("queries", number)))


def _open_parked(languages: Languages, locales: list[str]) -> Iterator[Open]:
    from presskit.build.parking import list_parked, parked_path
    folder = languages.loaded.folder
    for locale, some in list_parked(folder, locales).items():
        for number, one in enumerate(some, 1):
            yield Open(PARKED, locale, one.path, f"words from {one.file} wait for a decision: "
                       f"{one.reason}", Span(show_path(parked_path(folder, locale)), number))


# What is meant -----------------------------------------------------------------------------

def shown(languages: Languages, key: str) -> str:
    """A text as people name it: its path, with its mark where the path holds more than one."""
    path = container_of(key)
    many = path == ADDED or sum(
        container_of(one) == path
        for one in languages.reach(languages.locales[0]).segments) > 1
    return key if many else path


def place_of(languages: Languages, locale: str, key: str) -> Span | None:
    """Where the words of a segment stand, or may be written: in the locale's PO file, else in the
    source.  Over a conversion they are written in the PO file of its own locale."""
    from presskit.localise.catalogue import find_entry
    places, kit = languages.loaded.places, languages.loaded.kit
    message = languages.reach(locale).messages.get(key)
    if message and locale in kit.catalogues:
        found = places.get((locale, *find_entry(kit.catalogues[locale], message)))
        if found:
            return found
    reach = kit.locales.get(locale)
    if reach and reach.reach == "convert" and key in languages.reach(locale).segments:
        return Span(show_path(languages.loaded.folder / f"translations/{locale}.po"))
    return places.get(key)


def choose_locales(languages: Languages, choice: Choice, *,
                   source: bool = False) -> tuple[str, ...]:
    """The locales that are meant; with ``source`` the kit's own may be among them.

    Raises ``PresskitError``, exit 2, where none is named or one is unknown.
    """
    known = languages.locales if source else languages.locales[1:]
    for one in choice.locales:
        require_locale(languages, one, source)
    if not choice.locales and not choice.everywhere:
        raise PresskitError.one(
            "review-choice", "nothing says which locale is meant", exit_code=Exit.USAGE,
            hint="name it, for example --locale en; or --all for every locale")
    return choice.locales or known


def choose(languages: Languages, locale: str, choice: Choice, *,
           hidden: bool = False, added: bool = False) -> tuple[str, ...]:
    """What is meant in one locale: ids of segments, and ``register.<kind>.<id>`` of names where
    a pattern names them; with ``hidden`` also texts that the locale leaves out, with ``added``
    those that it alone has.

    Raises ``PresskitError``, exit 2, for a document that the kit hasn't.
    """
    from presskit.model.walk import each_segment
    here = languages.reach(locale)
    keys = [*here.segments] if hidden else [
        one.id for one in each_segment(here.kit) if one.id in here.segments]
    if added:
        from presskit.localise.deviations import added_texts
        keys += [one.id for one, _ in added_texts(languages.loaded.kit, locale, {})]
    if choice.documents:
        shown = _shown(languages, locale, choice.documents)
        keys = [one for one in keys if one in shown]
    if not choice.segments:
        return tuple(dict.fromkeys(keys))
    names = [name_path(one) for one in here.kit.register]
    chosen = [one for one in keys if any(
        fits(one, pattern) or fits(container_of(one), pattern) for pattern in choice.segments)]
    chosen += [one for one in names if any(
        name_key(pattern) and fits(one, pattern) for pattern in choice.segments)]
    every = [*languages.reach(languages.locales[0]).segments, *names, *keys]
    _check_patterns(choice.segments, [*every, *map(container_of, every)], "")  # nowhere at all
    _check_patterns(choice.segments, [*keys, *map(container_of, keys), *names], locale)
    return tuple(dict.fromkeys(chosen))


def _check_patterns(patterns: Iterable[str], known: list[str], locale: str) -> None:
    for one in patterns:
        if not any(fits(name, one) for name in known):
            near = difflib.get_close_matches(one, known, n=1, cutoff=0.6)
            raise PresskitError.one(
                "review-choice", f"there is no text {one}" + f" in {locale}" * bool(locale),
                exit_code=Exit.USAGE,
                hint=(f"did you mean {near[0]}? " if near else "")
                + "presskit review lists what is open, with its path")


def _shown(languages: Languages, locale: str, kinds: Iterable[str]) -> frozenset[str]:
    from presskit import registry
    from presskit.build.composing import compose_locale
    from presskit.document import segments
    known = list(registry.DOCUMENTS)
    for kind in kinds:
        if kind not in known:
            near = difflib.get_close_matches(kind, known, n=1)
            raise PresskitError.one(
                "document-unknown", f"there is no document {kind}", exit_code=Exit.USAGE,
                hint=f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}")
    found = compose_locale(languages, locale, kinds, {}, False)
    return frozenset(key for one in found for key in segments(one.document))
