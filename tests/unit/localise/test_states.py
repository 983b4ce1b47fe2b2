"""How far a segment has come."""

import pytest

from presskit.localise.states import message_state, settled_state
from presskit.model.segment import Approval, Message, State


@pytest.mark.parametrize(("message", "state"), [
    (None, State.INITIAL),
    (Message("c", "s", ""), State.INITIAL),
    (Message("c", "s", "", fuzzy=True), State.INITIAL),
    (Message("c", "s", "w", obsolete=True), State.INITIAL),
    (Message("c", "s", "w", fuzzy=True), State.MACHINE),
    (Message("c", "s", "w", fuzzy=True, previous="o"), State.STALE),
    (Message("c", "s", "w"), State.TRANSLATED),
])
def test_a_message_gives_its_state(message, state):
    assert message_state(message) is state


def approval(state, words="t"):
    return Approval("p", "s", words, state, "Ann", "2025-12-20")


def test_an_approval_raises_the_state_of_just_its_words():
    for state in (State.REVIEWED, State.FINAL):
        assert settled_state(State.TRANSLATED, State.SOURCE, approvals=[approval(state)],
                             digests=("s", "t")) is state
    assert settled_state(State.TRANSLATED, State.SOURCE,
                         approvals=[approval(State.FINAL, "other")],
                         digests=("s", "t")) is State.TRANSLATED


def test_an_approval_never_lowers_a_state():
    assert settled_state(State.FINAL, State.SOURCE, approvals=[approval(State.REVIEWED)],
                         digests=("s", "t")) is State.FINAL


def test_nothing_can_be_approved_where_there_is_no_target():
    assert settled_state(State.INITIAL, State.SOURCE, approvals=[approval(State.FINAL)],
                         digests=("s", "t")) is State.INITIAL


@pytest.mark.parametrize("origin", [State.INITIAL, State.STALE, State.TRANSLATED, State.REVIEWED])
def test_no_state_is_above_that_of_its_origin(origin):
    assert settled_state(State.FINAL, origin) is origin


def test_no_state_is_above_that_of_a_name_in_it():
    assert settled_state(State.REVIEWED, State.SOURCE,
                         names=[State.FINAL, State.TRANSLATED]) is State.TRANSLATED
