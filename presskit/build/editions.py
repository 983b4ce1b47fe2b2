"""Editions: what all files of one build have in common.

Here: the one way from a kit in its locales to what names and archives are made by, for making as
for verifying.  Never here: naming a file, reading one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presskit.build import policy
from presskit.publish import Edition

if TYPE_CHECKING:
    from presskit.build.languages import Languages

__all__ = ["MAKE", "rank_states", "with_locales"]

MAKE = "run presskit make"
"""What to do about files of another edition."""


def with_locales(edition: Edition, languages: Languages) -> Edition:
    """The same edition with the title, and the states that make a draft, in each locale that the
    kit has been brought into."""
    from presskit.document import plain_text
    reached = {locale: languages.reach(locale).kit for locale in languages.route.done}
    return replace(
        edition,
        titles=tuple((locale, plain_text(one.title.words)) for locale, one in reached.items()),
        drafts=frozenset((locale, state) for locale, one in reached.items()
                         for state in policy.draft_states(one)))


def rank_states() -> tuple[str, ...]:
    """All states from lowest to highest; those of one rank in their own order."""
    from presskit.model.segment import State
    return tuple(str(state) for state in sorted(State, key=lambda state: state.rank))
