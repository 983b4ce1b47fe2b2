"""How far a segment has come.

Here: the state that a message, an origin and approvals give, and what is shown for it.  Never
here: words.

=============================  ==========  =================================================
on disk                        state       shown
=============================  ==========  =================================================
empty                          initial     the origin's words, in their language
fuzzy, no previous source      machine     the machine's words
fuzzy, with previous source    stale       the old words; of a quote the original's
filled                         translated  the words
converted by script            converted   the words
an approval fits, no fuzzy     reviewed    the words
                               or final
=============================  ==========  =================================================

No state is above that of the origin, nor above that of a name in the words.
"""

from __future__ import annotations

from collections.abc import Iterable

from presskit.model.segment import Approval, Message, State

__all__ = ["message_state", "settled_state"]


def message_state(message: Message | None) -> State:
    """The state that an entry of a PO file gives by itself."""
    if message is None or message.obsolete or not message.words:
        return State.INITIAL
    if not message.fuzzy:
        return State.TRANSLATED
    return State.STALE if message.previous else State.MACHINE


def settled_state(state: State, origin: State, *, approvals: Iterable[Approval] = (),
                  digests: tuple[str, str] = ("", ""), names: Iterable[State] = ()) -> State:
    """The state after approvals, the origin's state and those of the names in the words.

    ``digests`` are those of source and target words; an approval of other words has no effect,
    nor has one of words that somebody marks as work to be done, or of none.
    """
    if state.rank >= State.TRANSLATED.rank:
        fitting = [one.state for one in approvals if (one.source, one.words) == digests]
        state = max([state, *fitting], key=lambda one: one.rank)
    return min([state, origin, *names], key=lambda one: one.rank)
