"""What holds back a text that is good in itself: the names in it, and questions about it.

Here: telling words that wait for a name from words that nobody has approved, and what a name
lacks, in words.  Never here: deciding states (``localise``), what may go out (``policy``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from presskit.build.languages import Languages, origin_of
from presskit.build.policy import Held
from presskit.model.segment import container_of, name_path

if TYPE_CHECKING:
    from presskit.model.segment import Segment, State

__all__ = ["approved_but_held", "asked_texts", "find_held", "wanting_names"]


def find_held(languages: Languages, locale: str) -> Held:
    """What waits for names in a locale."""
    from presskit.compose import needed_state
    from presskit.model.walk import each_segment
    kit = languages.reach(locale).kit
    needed = needed_state(kit)
    return Held(wanting_names(languages, locale),
                frozenset(one.id for one in each_segment(kit) if one.state.rank < needed.rank),
                frozenset(approved_but_held(languages, locale)))


def wanting_names(languages: Languages, locale: str) -> dict[str, str]:
    """The names that are below what a locale needs, by ``kind:id``: each as it is written, and what
    it lacks.  In the source locale those alone that somebody else than the author suggests: their
    form says how it was come by."""
    from presskit.compose import needed_state
    from presskit.model.names import GUESS, name_form
    kit = languages.loaded.kit
    if locale == kit.source_locale:
        return {key: f"{form.full} ({_lack(languages, locale, key)})"
                for key, state in languages.names(locale).items()
                if (form := name_form(kit.register[key], locale)) and form.method not in ("", GUESS)
                and state.rank < needed_state(languages.reach(locale).kit).rank}
    needed = needed_state(languages.reach(locale).kit)
    found = {}
    for key, state in languages.names(locale).items():
        if state.rank < needed.rank:
            named = kit.register[key]
            own, source = name_form(named, locale), name_form(named, kit.source_locale)
            form = own or source or next(iter(named.names.values()), None)
            found[key] = f"{form.full if form else key} ({_lack(languages, locale, key)})"
    return found


def _lack(languages: Languages, locale: str, key: str) -> str:
    from presskit.model.names import name_form
    form = name_form(languages.loaded.kit.register[key], locale)
    if form is None:
        return "no form"
    given = [one for one in languages.loaded.kit.approvals.get(locale, ())
             if one.path == name_path(key)]
    return "changed since it was approved" if given else form.status


def approved_but_held(languages: Languages, locale: str) -> Mapping[str, tuple[str, ...]]:
    """The texts that nothing but names (``kind:id``) in them keeps below what the locale needs, by
    segment id: they are approved, or converted where that is enough."""
    from presskit.compose import needed_state
    from presskit.localise.register import extract_mentions
    from presskit.localise.wording import write_inlines
    from presskit.model.walk import each_segment
    here, low = languages.reach(locale), wanting_names(languages, locale)
    needed = needed_state(here.kit)
    found: dict[str, tuple[str, ...]] = {}
    for one in each_segment(here.kit) if low else ():
        if one.state.rank < needed.rank:
            names = dict.fromkeys(
                mention.key for mention in extract_mentions(
                    here.side.register, write_inlines(one.words))
                if not mention.escaped and mention.key in low)
            if names and _without_names(languages, locale, one).rank >= needed.rank:
                found[one.id] = tuple(names)
    return found


def _without_names(languages: Languages, locale: str, segment: Segment) -> State:
    """The state that a text would have if no name were in it."""
    from presskit.localise.review import segment_digest
    from presskit.localise.states import message_state, settled_state
    from presskit.model.segment import State
    here, origin = languages.reach(locale), languages.reach(origin_of(languages, locale))
    before = origin.segments.get(segment.id)
    if before is None:
        return segment.state
    own = message_state(here.messages.get(segment.id))
    if own is State.INITIAL and segment.id in here.words:
        own = State.CONVERTED
    given = [one for one in languages.loaded.kit.approvals.get(locale, ())
             if one.path == container_of(segment.id)]
    return settled_state(own, before.state, approvals=given, digests=(
        segment_digest(origin.side, before), segment_digest(here.side, segment)))


def asked_texts(languages: Languages, locale: str) -> dict[int, tuple[str, ...]]:
    """The open questions that hold texts of a locale back, by number: the texts' ids."""
    here = languages.reach(locale)
    found = {}
    for number, one in enumerate(languages.loaded.kit.queries, 1):
        if one.blocking and not one.answer and one.locale in ("", locale):
            keys = tuple(key for key in here.segments if one.path in (key, container_of(key)))
            if keys:
                found[number] = keys
    return found
