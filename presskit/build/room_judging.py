"""Whether the pages of a press room may go out, and which parts of the kit's page may not.

Here: the rules of ``policy`` asked of what the room itself says.  Never here: the documents that it
shows, which are judged when they are composed; another rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from presskit.build import policy
from presskit.build.holding import find_held
from presskit.build.languages import Languages

if TYPE_CHECKING:
    from presskit.compose.room_facts import Room
    from presskit.document import Document

__all__ = ["judge_pages", "names_of", "withhold_parts"]


def judge_pages(room: Room, languages: Languages) -> policy.Verdict:
    """What stands against the first of its pages that may not go out; nothing where all may."""
    from presskit.compose.room import compose_pages
    ask = _open_judge(room, languages)
    verdicts = (ask(page) for page in compose_pages(room))
    return next((one for one in verdicts if not one.good), policy.Verdict())


def withhold_parts(room: Room, languages: Languages) -> Room:
    """The room without those parts of the kit's page that may not go out.  The documents that tell
    the same are left out for the same reasons, and are named."""
    from presskit.compose.room_kit import compose_parts
    ask = _open_judge(room, languages)
    return replace(room, withheld=frozenset(
        name for name, part in compose_parts(room).items() if not ask(part).good))


def _open_judge(room: Room, languages: Languages) -> Callable[[Document], policy.Verdict]:
    """Asks of a document in the room's locale; what is to be known of that is looked up once."""
    from presskit.compose import states_of
    kit, locale = room.kit, room.kit.locale
    return partial(_judge, kit=kit, names=names_of(locale, languages), known=states_of(kit),
                   missing=policy.uncleared(locale, languages),
                   held=find_held(languages, locale))


def _judge(page: Document, *, kit, names, known, missing, held) -> policy.Verdict:
    from presskit.compose import state_of
    return policy.judge(page, str(state_of(page, kit, names, known)), kit, missing, held)


def names_of(locale: str, languages: Languages):
    """The states of the names in a locale; none for the source, whose names are the author's."""
    return None if locale == languages.locales[0] else languages.names(locale)
