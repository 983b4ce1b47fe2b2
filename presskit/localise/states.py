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

from collections.abc import Iterable, Mapping

from presskit.localise.names import name_states
from presskit.localise.register import extract_mentions
from presskit.localise.review import Side, approvals_by_path, segment_digest
from presskit.localise.wording import write_inlines
from presskit.model.kit import Kit
from presskit.model.segment import Approval, Message, Segment, State, container_of

__all__ = ["message_state", "settle_states", "settled_state"]


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


def settle_states(kit: Kit, origin: Side, before: Mapping[str, Segment], side: Side,
                  segments: Mapping[str, Segment]) -> dict[str, State]:
    """The state of every segment of a locale, by its id: by itself, after the approvals of the kit,
    beside its ``origin`` (``before``: the segments there) and the names in its words."""
    approvals = approvals_by_path(kit.approvals.get(side.kit.locale, ()))
    names = name_states(kit, side.kit.locale, approvals)
    states = {}
    for key, segment in segments.items():
        given = approvals.get(container_of(segment.path), ())
        digests = ("", "")
        if given:
            digests = segment_digest(origin, before[key]), segment_digest(side, segment)
        found = [names[one.key] for one in extract_mentions(
            side.register, write_inlines(segment.words)) if not one.escaped]
        states[key] = settled_state(segment.state, before[key].state, approvals=given,
                                    digests=digests, names=found)
    return states
