"""A kit without what no document shows: names and speakers that are only guessed, notes of a
correction in a language in which nobody has signed them off.

Here: taking out of a kit what no document may give as a fact.  Never here: what is a guess
(``model``), taking words out of the author's text, where they stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from presskit.compose.state import may_be_told
from presskit.model.fields import NONE
from presskit.model.kit import Event, Kit, Quote
from presskit.model.names import Named, is_guess

__all__ = ["has_speaker", "settled"]


def settled(kit: Kit, *, quoted: bool = False) -> Kit:
    """The kit as sheets may show it.  With ``quoted``, as the release may: its text names quotes,
    so these and their speakers stay (:func:`has_speaker` says whether one may be named)."""
    kit = _without_low_notes(kit)
    sure = {kind: _sure(kit, getattr(kit, kind)) for kind in ("people", "organisations", "works")}
    quotes = {key: one for key, one in kit.quotes.items() if has_speaker(kit, one)}
    if len(quotes) == len(kit.quotes) and all(
            len(some) == len(getattr(kit, kind)) for kind, some in sure.items()):
        return kit
    people, bodies, works = sure["people"], sure["organisations"], sure["works"]
    changes: dict[str, Any] = {
        "organisations": bodies,
        "people": {key: one.model_copy(update={"organisation": one.organisation * (
            one.organisation in bodies)}) for key, one in people.items()},
        "works": {key: one.model_copy(update={"makers": tuple(
            maker for maker in one.makers if maker.person in people)})
            for key, one in works.items()},
        "quotes": quotes, "event": _settle_event(kit.event, works),
        "parties": tuple(one for one in kit.parties if one.organisation in bodies),
        "boilerplate": tuple(key for key in kit.boilerplate if key in bodies),
        "sessions": {key: one.model_copy(update={
            "people": tuple(person for person in one.people if person in people),
            "works": tuple(work for work in one.works if work in works),
            "theme": one.theme * (one.theme in works or one.theme not in kit.works)})
            for key, one in kit.sessions.items()}}
    if quoted:
        speakers = {one.speaker for one in kit.quotes.values()}
        changes |= {"quotes": kit.quotes, "people": {
            key: changes["people"].get(key, one) for key, one in kit.people.items()
            if key in people or key in speakers}}
    return kit.model_copy(update=changes)


def _without_low_notes(kit: Kit) -> Kit:
    """The kit with the day alone of each correction whose note may not go out in its language: a
    corrected text that may is not held back by it.  The note of a withdrawal is all that its notice
    says, and holds that back."""
    low = {key: one.model_copy(update={"note": NONE}) for key, one in kit.corrections.items()
           if one is not kit.withdrawal and not may_be_told(one.note, kit)}
    return kit.model_copy(update={"corrections": {**kit.corrections, **low}}) if low else kit


def has_speaker(kit: Kit, quote: Quote) -> bool:
    """Whether it is more than a guess who said this."""
    speaker = kit.people.get(quote.speaker)
    return quote.speaker_is == "named" and not (
        speaker is not None and is_guess(speaker, kit.source_locale))


def _sure(kit: Kit, those: Mapping[str, Named]) -> dict[str, Any]:
    """Who is described at the end of the release is somebody: the description is the author's."""
    return {key: one for key, one in those.items()
            if not is_guess(one, kit.source_locale) or key in kit.boilerplate}


def _settle_event(event: Event, works: Mapping[str, Any]) -> Event:
    """The occasion without a name, a whole or a theme that may be none."""
    gone = {name: "" for name in ("name", "part_of", "theme")
            if (key := getattr(event, name)) and key not in works}
    return event.model_copy(update=gone) if gone else event
