"""What somebody decided about the findings of an article, and what it makes of a proposal.

Here: the choices, and their order; they are kept by the words that they are about, so they outlive
a new version of the article.  Never here: asking, storing, what one choice does (``chosen_people``,
``chosen_things``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from presskit.extract.chosen import ACCEPTED, ANSWERS, Choice, find_words
from presskit.extract.chosen_people import (
    apply_to_affiliation,
    apply_to_person,
    apply_to_quote,
    apply_to_speaker,
    apply_to_title,
)
from presskit.extract.chosen_things import apply_to_block, apply_to_event, apply_to_thing
from presskit.extract.proposal import Proposal

__all__ = ["ACCEPTED", "ANSWERS", "APPLIED", "Choice", "apply_choices", "find_words"]

APPLIED: Mapping[str, Callable[[Proposal, Choice], Proposal | None]] = {
    "person": apply_to_person, "title": apply_to_title, "affiliation": apply_to_affiliation,
    "quote": apply_to_quote, "speaker": apply_to_speaker, "block": apply_to_block,
    "work": apply_to_thing, "organisation": apply_to_thing, "event": apply_to_event}
"""What does it, by the first part of a choice's kind; ``None`` for a choice about nothing."""


def apply_choices(proposal: Proposal, choices: Iterable[Choice]) -> tuple[Proposal,
                                                                         tuple[Choice, ...]]:
    """The proposal as somebody wants it, and the choices that find nothing to be about any more.

    A change to words that the article has not, or to a kind that is none, counts among these.
    """
    lost = []
    for choice in choices:
        made = APPLIED[choice.kind.partition(".")[0]](proposal, choice)
        if made is None:
            lost.append(choice)
        else:
            proposal = made
    return proposal, tuple(lost)
