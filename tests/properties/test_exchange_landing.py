"""Whoever changes what, on either side: nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from presskit.localise.exchange import Delivery, Returned, apply_landings, land, park
from tests.helpers.parcels import (
    Edit,
    assert_nothing_lost,
    catalogue_of,
    edits_of,
    here_after,
    parcels,
)


def brought(sent, edits, *, knows):
    """What a translator's program hands back: their edits, with or without what went out."""
    rows = []
    for one in sent.rows:
        edit = edits.get(one.id, Edit(None, one.is_draft))
        rows.append(Returned(one.id, one.words if edit.words is None else edit.words, one.source,
                             edit.draft, one.was if knows else ""))
    return Delivery("x", tuple(rows), "kit")


@given(st.data(), parcels())
def test_no_edit_of_either_side_is_lost(data, sent):
    theirs, ours = data.draw(edits_of(sent)), data.draw(edits_of(sent))
    gone = data.draw(st.frozensets(st.sampled_from([one.id for one in sent.rows])))
    assert_nothing_lost(sent, brought(sent, theirs, knows=True), here_after(sent, ours, gone),
                        theirs, ours)


@given(st.data(), parcels())
def test_what_does_not_say_what_it_was_overwrites_nothing(data, sent):
    theirs, ours = data.draw(edits_of(sent)), data.draw(edits_of(sent))
    now = here_after(sent, ours, frozenset())
    delivery = brought(sent, theirs, knows=False)
    landings = land(now, delivery)
    waiting = {one.words for one in park(landings, (), "x", "2027-03-10")}
    after = apply_landings(catalogue_of(now), landings).messages
    for row, back, stands in zip(now.rows, delivery.rows, after, strict=True):
        assert stands.words == row.words or not row.words
        assert back.words in {"", stands.words} | waiting
