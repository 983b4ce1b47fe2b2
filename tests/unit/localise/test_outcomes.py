"""Drafts put into a catalogue: nothing that somebody wrote is touched."""

import pytest

from presskit.localise.memory import Entry as Known
from presskit.localise.memory import Match, compare_texts
from presskit.localise.outcomes import (
    Entry,
    Outcome,
    apply_outcomes,
    carry_over,
    left_open,
    recalled,
)
from presskit.model.segment import Catalogue, Message, State

ENTRY = Entry("release.body", "甲")
DRAFT = Outcome(ENTRY, "One")


def catalogue(*messages):
    return Catalogue("en", messages)


def put(message, outcome=DRAFT):
    return apply_outcomes(catalogue(message), [outcome]).messages


def test_words_come_into_an_empty_entry_as_fuzzy():
    assert put(Message("release.body", "甲", "", comment="Press release")) == (
        Message("release.body", "甲", "One", fuzzy=True, comment="Press release"),)


@pytest.mark.parametrize("message", [
    Message("release.body", "甲", "Mine"), Message("release.body", "甲", "Mine", fuzzy=True),
    Message("release.body", "甲", "Mine", fuzzy=True, previous="乙"),
    Message("release.body", "甲", "", obsolete=True), Message("release.body#2", "甲", ""),
    Message("release.body", "乙", "")])
def test_any_other_entry_is_left_as_it_is(message):
    assert put(message) == (message,)


def test_words_that_were_stale_when_they_were_asked_for_stay_at_the_end():
    stale = Message("release.body", "甲", "Old", fuzzy=True, previous="乙", remark="hm")
    asked = Outcome(Entry("release.body", "甲", "Old"), "One")
    assert put(stale, asked) == (
        Message("release.body", "甲", "One", fuzzy=True, remark="hm"),
        Message("release.body", "乙", "Old", obsolete=True))
    changed = Message("release.body", "甲", "Better", fuzzy=True, previous="乙")
    assert put(changed, asked) == (changed,)


def test_a_reason_replaces_the_one_before_and_goes_with_words():
    open_, = put(Message("release.body", "甲", "", remark="ask Yu\ngoogle: left open: HTTP 500"),
                 left_open(ENTRY, "deepl", "it lost\nYu Zhen"))
    assert open_.remark == "ask Yu\ndeepl: left open: it lost Yu Zhen"
    assert put(open_)[0].remark == "ask Yu"


def test_what_a_translator_filled_loses_the_reason_and_the_offers_with_the_next_merge():
    before = catalogue(Message("a", "甲", "", comment="note\nMemory 87 %: One (spring)",
                               remark="deepl: left open: HTTP 500\nask Yu"))
    fresh = Message("a", "甲", "", comment="note", remark="deepl: left open: HTTP 500\nask Yu")
    assert carry_over(before, catalogue(fresh)).messages == before.messages
    done = Message("a", "甲", "Mine", comment="note", remark="deepl: left open: HTTP 500\nask Yu")
    assert carry_over(before, catalogue(done)).messages == (
        Message("a", "甲", "Mine", comment="note", remark="ask Yu"),)


def known(source, target, **more):
    return Known("zh-Hant-HK", "en", source, target, kit="spring", **more)


def test_approved_words_for_the_same_text_are_put_in_and_it_is_said_from_where():
    match = Match(known("甲", "One", state=State.REVIEWED, reviewer="R", date="2026-01-05"), 101,
                  100.0)
    assert recalled(ENTRY, [match]) == Outcome(
        ENTRY, "One", "memory: 101 %, from spring, approved by R on 2026-01-05")


def test_likes_are_shown_with_score_and_difference_on_one_line_each():
    like = Match(known("甲乙", "One\ntwo"), 82, 90.0, ("unapproved",),
                 compare_texts("甲乙", "甲丙"))
    found = recalled(ENTRY, [like])
    assert (found.words, found.remark) == ("", "")
    assert found.offers == ("Memory 82 %: One two (spring, not approved)",
                            "Memory, difference: 甲[-乙-]{+丙+}")
    message, = put(Message("release.body", "甲", "", comment="note\nMemory 75 %: Zero"), found)
    assert message.comment == "\n".join(("note", *found.offers))
    assert recalled(ENTRY, []) is None
