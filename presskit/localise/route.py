"""A kit in its source locale as a kit in another.

Here: the chain of locales, what each segment shows and in which state, the order of the steps.
Never here: how a text is converted (``script``), merged (``catalogue``) or checked
(``checks``).

``localise`` replaces segments and nothing else, but for the kit's ``locale`` and a form of
each name for it.  It never writes: what a changed source does to translations is seen by
merging in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from presskit.diagnostics import Diagnostic, Findings, PresskitError, Span
from presskit.document import Inline, Text
from presskit.locales import is_chinese
from presskit.localise.catalogue import find_entry, key_texts, merge_catalogue
from presskit.localise.checks import (
    Page,
    Pair,
    Reading,
    check_pair,
    check_source,
    check_source_forbidden,
    check_source_former,
    check_source_weekdays,
    check_texts,
    check_typed,
    open_reading,
)
from presskit.localise.closing import close_locale
from presskit.localise.conversion import open_conversion
from presskit.localise.dismissals import Dismissed
from presskit.localise.names import check_forms, with_names
from presskit.localise.notes import write_note
from presskit.localise.printed import is_needed
from presskit.localise.register import (
    Register,
    extract_register,
    without_marks,
)
from presskit.localise.review import Side
from presskit.localise.script import Change
from presskit.localise.states import message_state, settle_states
from presskit.localise.tables import Tools, WithMarks
from presskit.localise.wording import write_inlines
from presskit.model.kit import Deviation, Kit
from presskit.model.segment import Catalogue, Message, Segment, State
from presskit.model.walk import each_segment, map_segments

__all__ = ["Localised", "Route", "extract", "reach_locale"]


@dataclass(frozen=True, slots=True)
class Localised:
    """A kit in one locale, with what the next step needs.

    Everything is by segment id: ``segments`` as they are shown; ``words`` of those that have
    any in this locale, with the backslashes that deny a name, and ``texts`` the same as text;
    ``messages`` the entries behind them.  ``reading`` is what typed texts were read with,
    ``changes`` what a conversion did.  ``findings`` are what is to be said about it, ``dismissed``
    what is not; ``standing`` the deviations that hold.
    """

    kit: Kit
    side: Side
    segments: Mapping[str, Segment]
    words: Mapping[str, tuple[Inline, ...]]
    texts: Mapping[str, str]
    reading: Reading
    messages: Mapping[str, Message] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    standing: tuple[Deviation, ...] = ()


@dataclass(slots=True)
class Route:
    """What all locales of one kit share; ``done`` remembers those already reached."""

    kit: Kit
    conventions: Mapping[str, WithMarks]
    findings: Findings
    tools: Tools
    done: dict[str, Localised] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """A segment on its way: its words in the target, if it has any, and their state; ``entry``
    is where they stand in the locale's file, by context and source."""

    origin: Segment
    words: tuple[Inline, ...] | None
    state: State
    entry: tuple[str, str] = ("", "")


def reach_locale(route: Route, locale: str) -> Localised:
    """The kit in ``locale`` with the words and changes behind it; remembered in the route.

    Raises :class:`PresskitError` for a locale that the kit doesn't have (``locale-unknown``), and
    for a chain that never comes to the source (``chain-endless``).
    """
    if locale in route.done:
        return route.done[locale]
    if locale in route.under_way:
        chain = " from ".join([*route.under_way, locale])
        raise PresskitError.one("chain-endless", f"{chain}: this chain never ends",
                                hint=f"let one of them come from {route.kit.source_locale}")
    route.under_way.append(locale)
    if locale == route.kit.source_locale:
        result = _reach_source(route)
    elif locale in route.kit.locales:
        result = _reach_target(route, locale)
    else:
        known = ", ".join([route.kit.source_locale, *route.kit.locales])
        raise PresskitError.one("locale-unknown", f"the kit has no locale {locale}",
                                hint=f"add it to locales: in kit.yaml; there are {known}")
    route.under_way.pop()
    route.done[locale] = result
    return result


def extract(route: Route, locale: str) -> Catalogue:
    """The catalogue of ``locale`` as it ought to be now: every text to translate, with the
    translations there are; for a converted locale the words written over the conversion."""
    origin = reach_locale(route, _origin(route, locale))
    return _merge(route, origin, locale, notes=True)[0]


def _origin(route: Route, locale: str) -> str:
    return route.kit.locales[locale].from_ or route.kit.source_locale


def _reach_source(route: Route) -> Localised:
    found = Findings()
    check_forms(route.kit, found)
    kit = with_names(route.kit, route.kit.source_locale)
    register = extract_register(kit, kit.locale, route.tools.words, route.tools.traps)
    texts = [(one.id, one.source, route.tools.places.get(one.id)) for one in each_segment(kit)]
    check_source(register, texts, found)
    check_source_former(kit, register, texts, found)
    check_source_forbidden(kit, register, texts, found)
    check_source_weekdays(kit, route.tools.numbers, texts, found)
    kit, segments = _mapped(kit, lambda one: replace(
        one, words=without_marks(register, one.source), state=State.SOURCE))
    reading = open_reading(kit, register, route.conventions[kit.locale])
    pages = [Page(one, one.source, route.tools.places.get(key)) for key, one in segments.items()]
    side = Side(kit, register)
    check_typed(reading, pages, found)
    check_texts(side, pages, route.tools, found, route.conventions[kit.locale])
    result = Localised(kit, side, segments,
                       {key: one.source for key, one in segments.items()},
                       {key: one.text for key, one in segments.items()}, reading)
    return _close(route, result, result, found)


def _close(route: Route, origin: Localised, result: Localised, found: Findings) -> Localised:
    """A locale with its dismissals and deviations counted; what is to be said goes to the
    route."""
    closed = close_locale(route.kit, route.tools, origin.side, origin.segments, result.side,
                          result.segments, result.reading, found,
                          route.conventions[result.kit.locale])
    route.findings.extend(closed.findings)
    return replace(result, kit=closed.kit, side=closed.side, findings=closed.findings,
                   dismissed=closed.dismissed, standing=closed.standing)


def _mapped(kit: Kit, change: Callable[[Segment], Segment]) -> tuple[Kit, dict[str, Segment]]:
    """The kit with its segments changed, and these by id."""
    found = {}

    def keep(segment: Segment) -> Segment:
        segment = change(segment)
        found[segment.id] = segment
        return segment

    return map_segments(kit, keep), found


def _reach_target(route: Route, locale: str) -> Localised:
    origin = reach_locale(route, _origin(route, locale))
    existing = route.kit.catalogues.get(locale) or Catalogue(locale)
    _catalogue, messages = _merge(route, origin, locale)
    drafts = {}
    changes: list[Change] = []
    converts = route.kit.locales[locale].reach == "convert"
    found = Findings()
    convert = open_conversion(
        route.kit, locale, route.conventions[locale], route.tools, origin.side, origin.words,
        changes, found) if converts else None
    for key, segment in origin.segments.items():
        message = messages.get(key)
        state = message_state(message)
        if message and state is not State.INITIAL:
            words = message.inlines or (Text(message.words),)
            drafts[key] = _Draft(segment, words, state, find_entry(existing, message))
        elif convert and key in origin.words and segment.language == origin.kit.locale:
            drafts[key] = _Draft(segment, convert(key, segment), State.CONVERTED)
        else:
            drafts[key] = _Draft(segment, None, State.INITIAL)
    result = _settle(route, origin, locale, drafts, found)
    return _close(route, origin, replace(result, messages=messages, changes=tuple(changes)),
                  found)


def _merge(route: Route, origin: Localised, locale: str, *,
           notes: bool = False) -> tuple[Catalogue, dict[str, Message]]:
    """The catalogue merged with the texts of the origin, and its entry for each segment."""
    wanted = key_texts((key, origin.segments[key].path, text)
                       for key, text in origin.texts.items()
                       if is_needed(route.kit, locale, origin.segments[key].path))
    if notes:
        wanted = tuple(replace(one, comment=write_note(
            origin.kit, replace(origin.segments[one.segment], words=origin.words[one.segment]),
            origin.side.register, locale)) for one in wanted)
    existing = route.kit.catalogues.get(locale) or Catalogue(locale)
    overrides = route.kit.locales[locale].reach == "convert"
    merged = merge_catalogue(existing, wanted, overrides=overrides)
    entries = {(one.context, one.source): one for one in merged.messages if not one.obsolete}
    found = {one.segment: entries[one.context, one.text] for one in wanted
             if (one.context, one.text) in entries}
    return merged, found


def _settle(route: Route, origin: Localised, locale: str,
            drafts: dict[str, _Draft], found: Findings) -> Localised:
    """The kit with every segment's words, language and state."""
    named = with_names(route.kit, locale)
    register = extract_register(named, locale, route.tools.words)
    kit, segments = _mapped(named, lambda one: _shown(drafts[one.id], register))
    side = Side(kit, register)
    source = route.done[route.kit.source_locale].segments
    states = settle_states(route.kit, origin.side, origin.segments, side, segments)
    for key, state in states.items():
        segment = replace(segments[key], state=state)
        if state is State.STALE and segment.quote:
            segment = replace(segment, words=source[key].words, language=source[key].language)
        segments[key] = segment
    pairs = list(_pairs(route, origin, side, drafts))
    check_pair(side, origin.side, pairs, route.tools, found, route.conventions[locale])
    if is_chinese(locale):  # it may be converted in turn, and a name must not be
        traps = replace(register, traps=route.tools.traps)
        check_source(traps, ((one.segment.id, one.words, one.place) for one in pairs
                             if one.state is not State.CONVERTED), found)
    kit = map_segments(kit, lambda one: segments[one.id])
    reading = open_reading(kit, register, route.conventions[locale], origin.reading)
    check_typed(reading, (Page(one.segment, one.words, one.place, one.source) for one in pairs
                          if one.state is not State.CONVERTED), found)
    words = {key: draft.words for key, draft in drafts.items() if draft.words is not None}
    return Localised(kit, Side(kit, register), segments, words,
                     {key: write_inlines(one) for key, one in words.items()}, reading)


def _shown(draft: _Draft, register: Register) -> Segment:
    if draft.words is None:
        return replace(draft.origin, state=State.INITIAL)
    return replace(draft.origin, words=without_marks(register, draft.words),
                   language=register.locale, state=draft.state)


def _pairs(route: Route, origin: Localised, side: Side,
           drafts: dict[str, _Draft]) -> Iterator[Pair]:
    """The texts that have words in the locale, beside those they come from.

    Not what is converted from a draft: what is wrong with it is said of the draft.
    """
    for key, draft in drafts.items():
        if draft.words is None or (draft.state is State.CONVERTED
                                   and draft.origin.state.rank < State.TRANSLATED.rank):
            continue
        place = route.tools.places.get((side.kit.locale, *draft.entry))
        yield Pair(draft.origin, origin.words[key], draft.words, draft.state,
                   place or _place_before(route, origin, key))


def _place_before(route: Route, origin: Localised, key: str) -> Span | None:
    """Where the words stand that a conversion was made from, if they are a translation's."""
    catalogue, message = route.kit.catalogues.get(origin.kit.locale), origin.messages.get(key)
    if catalogue is None or message is None:
        return None
    return route.tools.places.get((origin.kit.locale, *find_entry(catalogue, message)))
