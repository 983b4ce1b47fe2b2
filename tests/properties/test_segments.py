"""Whatever an author does to the paragraphs of a text, exactly what changed is affected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from presskit.localise.catalogue import key_texts, merge_catalogue
from presskit.localise.states import message_state
from presskit.model.segment import Catalogue, Message, State

THIRTY = tuple(
    f"Paragraph {word} speaks of {word[::-1]} and of nothing else that the others say." for word in
    ("amber", "birch", "cedar", "delta", "ember", "fjord", "grain", "harbour", "island", "jetty",
     "kelp", "lantern", "marsh", "nectar", "orchard", "pebble", "quarry", "river", "stone",
     "timber", "umbra", "valley", "willow", "xylem", "yarrow", "zephyr", "anchor", "beacon",
     "current", "dune"))
PLACES = st.integers(0, 29)
NEW = st.text("新聞稿內文字春夏秋冬", min_size=1, max_size=40)


def wanted(texts):
    return key_texts((f"id{number}", "release.body", text) for number, text in enumerate(texts))


def translated(texts):
    return Catalogue("en", tuple(Message(one.context, one.text, f"<{one.text}>")
                                 for one in wanted(texts)))


def open_texts(texts, before=None):
    """How many texts of the body have no valid translation, after a merge."""
    merged = merge_catalogue(before or translated(THIRTY), wanted(texts))
    active = [one for one in merged.messages if not one.obsolete]
    assert [one.source for one in active] == list(texts)
    return sum(message_state(one) is not State.TRANSLATED for one in active)


@given(PLACES, NEW)
def test_an_inserted_paragraph_is_the_only_one_to_translate(place, text):
    assert open_texts((*THIRTY[:place], text, *THIRTY[place:])) == 1


@given(PLACES)
def test_a_deleted_paragraph_makes_none_stale(place):
    assert open_texts(THIRTY[:place] + THIRTY[place + 1:]) == 0


@given(PLACES, PLACES)
def test_a_moved_paragraph_makes_none_stale(start, end):
    rest = THIRTY[:start] + THIRTY[start + 1:]
    assert open_texts((*rest[:end], THIRTY[start], *rest[end:])) == 0


@given(PLACES, st.sampled_from(["quite ", "very ", "!"]))
def test_an_edited_paragraph_is_the_only_stale_one_and_keeps_its_words(place, more):
    text = THIRTY[place].replace("speaks", more + "speaks")
    texts = (*THIRTY[:place], text, *THIRTY[place + 1:])
    merged = merge_catalogue(translated(THIRTY), wanted(texts))
    stale = [one for one in merged.messages if message_state(one) is State.STALE]
    assert [(one.source, one.previous, one.words) for one in stale] == [
        (text, THIRTY[place], f"<{THIRTY[place]}>")]
    assert open_texts(texts) == 1


@given(st.lists(st.sampled_from(["一。", "二。", "三。"]), max_size=8),
       st.lists(st.sampled_from(["一。", "二。", "三。"]), max_size=8))
def test_identical_paragraphs_are_told_apart_by_their_number(before, after):
    merged = merge_catalogue(translated(before), wanted(after))
    active = [one for one in merged.messages if not one.obsolete]
    keys = [(one.context, one.source) for one in active]
    assert len(set(keys)) == len(after)
    for text in set(before) & set(after):
        kept = [one for one in active if one.source == text
                and message_state(one) is State.TRANSLATED]
        assert len(kept) == min(before.count(text), after.count(text))


TEXTS = st.lists(st.sampled_from([*THIRTY[:6], *(f"{one}!" for one in THIRTY[:6]), "新段落"]),
                 unique=True, max_size=8)


@given(TEXTS, TEXTS)
def test_no_words_are_ever_lost(before, after):
    merged = merge_catalogue(translated(before), wanted(after))
    assert {one.words for one in merged.messages} >= {f"<{text}>" for text in before}


@given(TEXTS, TEXTS)
def test_merging_is_done_once_and_for_all(before, after):
    once = merge_catalogue(translated(before), wanted(after))
    assert merge_catalogue(once, wanted(after)) == once


@given(TEXTS, TEXTS)
def test_what_is_taken_back_is_as_it_was(before, after):
    there = merge_catalogue(translated(before), wanted(after))
    back = merge_catalogue(there, wanted(before))
    active = [one for one in back.messages if not one.obsolete]
    assert [(one.source, one.words, one.fuzzy) for one in active] == [
        (text, f"<{text}>", False) for text in before]
