"""The versions of a kit, told in lines: what corrects or withdraws what, and how far its note is.

Here: what ``status`` says of versions.  Never here: beginning one (``correct``), deciding what may
go out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from presskit.build.holding import approved_but_held, asked_texts, wanting_names
from presskit.build.languages import Languages
from presskit.build.superseding import HOME, read_earlier
from presskit.model.segment import State

if TYPE_CHECKING:
    from presskit.model.corrections import Replacement

__all__ = ["say_version", "tell_versions"]

_WIDTH = 72


def say_version(languages: Languages) -> str:
    """Which version a kit is, and that it is withdrawn."""
    kit = languages.loaded.kit
    return f"version {kit.version}{', withdrawn' if kit.withdrawal else ''}"


def tell_versions(languages: Languages) -> list[str]:
    """Each version after the first, the last first: its day and its note, what is kept of the one
    before, and which languages hold the note back."""
    kit = languages.loaded.kit
    said = dict(kit.replacements)
    if not said and kit.version == 1:
        return []
    kept = read_earlier(languages.loaded.folder, kit, languages.findings)
    rows = [] if kit.version in said else [
        f"{kit.version}  nothing says what it corrects (corrections: in kit.yaml)"]
    for number, one in said.items():
        note = " ".join(one.note.text.split())
        short = note if len(note) <= _WIDTH else f"{note[:_WIDTH - 1]}…"
        rows += [f"{number}  {one.date} {_say_what(number, said)}: {short}",
                 f"    {_say_kept(languages, number - 1, kept, said)}",
                 *(f"    {row}" for row in _say_notes(languages, number)
                   if number in dict(kit.standing))]
    return rows


def _say_what(number: int, said: Mapping[int, Replacement]) -> str:
    before = said.get(number - 1)
    if said[number].withdrawn:
        return f"withdraws {number - 1}"
    return f"issues again what {number - 1} withdrew" if before and before.withdrawn \
        else f"corrects {number - 1}"


def _say_kept(languages: Languages, version: int, kept: Mapping[str, tuple],
              said: Mapping[int, Replacement]) -> str:
    """What is kept of the version that was replaced, and whether anybody may see it."""
    place = f"{HOME}/v{version}/"
    if languages.loaded.kit.withdrawal or any(
            one.hide_earlier and number > version or one.withdrawn and number >= version
            for number, one in said.items()):
        there = (languages.loaded.folder / place).is_dir()
        return f"{place} is {'kept' if there else 'not there'}, and not shown"
    locales = [locale for locale, some in kept.items() if version in {one.version for one in some}]
    return f"{place} is kept: {', '.join(locales)}" if locales else (
        f"nothing is kept of version {version}: the press room can't show what has changed")


def _say_notes(languages: Languages, number: int) -> Iterator[str]:
    """A row for each language in which the note may not go out as it is."""
    from presskit.compose import needed_state
    for locale in languages.locales:
        kit = languages.reach(locale).kit
        note, needed = dict(kit.replacements)[number].note, needed_state(kit)
        names = approved_but_held(languages, locale).get(note.id)
        asked = [key for key, ids in asked_texts(languages, locale).items() if note.id in ids]
        if note.state is State.INITIAL:
            yield f"{locale}  the note is not translated yet"
        elif names:
            lacking = wanting_names(languages, locale)
            yield (f"{locale}  the note is approved, and held back by names: "
                   + ", ".join(lacking[one] for one in names))
        elif note.state.rank < needed.rank:
            yield f"{locale}  the note is {note.state}, and has to be {needed}"
        elif asked:
            yield f"{locale}  the note waits for an answer to question {asked[0]}"
