"""Approvals: what they cover."""

import pytest
import yaml

from presskit.localise.review import (
    approval_for,
    approvals_by_path,
    approvals_yaml,
    names_digest,
    segment_digest,
)
from presskit.model.segment import Approval, State

from .samples import BODY, HK, body, localised, make_kit, message, side_of

EN = {"en": [
    message("release.body", BODY[0], "A film by Yu Zhen and Wang Hongwei was shown."),
    message("release.body", BODY[1], "{q:wen}, Wang said with optimism."),
    message("quotes.wen.words", "語言的描述存在天然的局限性，", "Language has limits,"),
    message("quotes.wen.words", "要真正實現『讓每個人都能用AI講出好故事』的願景。",
            "We need more."),
]}


def english(catalogues=EN, **values):
    return localised(make_kit(catalogues=catalogues, **values), "en")


def digest(kit, number):
    return segment_digest(side_of(kit), body(kit)[number])


def changed(old, new):
    return {"en": [message(one.context, one.source, one.words.replace(old, new))
                   for one in EN["en"]]}


def test_a_changed_word_changes_the_digest():
    assert digest(english(), 0) != digest(english(changed("shown", "seen")), 0)


def test_the_way_of_typing_and_space_at_the_ends_don_t():
    assert digest(english(changed("A film", "A *film*")), 0) == digest(
        english(changed("A film", "A _film_")), 0)
    assert digest(english(changed("was shown.", "was shown. ")), 0) == digest(english(), 0)


@pytest.mark.parametrize("space", ["  ", "", "\u3000", "\u00a0"])
def test_another_space_inside_the_words_is_an_edit(space):
    assert digest(english(changed("A film", f"A{space}film")), 0) != digest(english(), 0)


def test_a_changed_name_leaves_the_digest_alone():
    people = make_kit().model_dump(exclude_defaults=True)["people"]
    people = {"yu-zhen": {"id": "yu-zhen", "names": {HK: {"full": "於朕"},
                                                     "en": {"full": "Yoo Zhen"}}},
              "wang-hongwei": people["wang-hongwei"], "hopcroft": people["hopcroft"]}
    people["wang-hongwei"].pop("title")
    assert digest(english(changed("Yu Zhen", "Yoo Zhen"), people=people), 0) == digest(
        english(), 0)


def test_words_given_to_a_person_are_covered_unless_they_are_a_registered_form():
    settled = digest(english(changed("Yu Zhen", "[Yu Zhen](person:yu-zhen)")), 0)
    other = digest(english(changed("Yu Zhen", "[somebody else](person:yu-zhen)")), 0)
    assert settled == digest(english(), 0) != other


def test_a_changed_quote_changes_every_text_that_tells_it():
    other = english(changed("We need more.", "We need less."))
    assert digest(english(), 1) != digest(other, 1)
    assert digest(english(), 0) == digest(other, 0)


def test_a_quote_s_digest_holds_its_speaker():
    quotes = {key: {"id": "q", "speaker": key, "words": "甲"} for key in
              ("wang-hongwei", "hopcroft")}
    digests = set()
    for quote in quotes.values():
        kit = make_kit(body=(), quotes={"q": quote})
        digests.add(segment_digest(side_of(kit), kit.quotes["q"].words[0]))
    assert len(digests) == 2


def approvals(path="release.body", **more):
    kit = make_kit(catalogues=EN)
    return approval_for(side_of(localised(kit, HK)), side_of(localised(kit, "en")), path,
                        state=more.get("state", State.REVIEWED), name="Ann Lee",
                        date="2025-12-20", by=more.get("by", "approve"))


def test_an_approval_covers_each_translated_text_of_a_path_and_no_other():
    assert len(approvals()) == 2
    assert len(approvals("quotes.wen.words")) == 2
    assert approvals("release.headline") == ()
    assert approvals("no.such.path") == ()


def test_a_given_approval_raises_the_state_until_the_words_change():
    given = {"en": approvals(state=State.FINAL)}
    kit = english(approvals=given)
    assert [one.state for one in body(kit)] == [State.FINAL, State.FINAL, State.INITIAL,
                                                State.INITIAL]
    kit = english(changed("shown", "seen"), approvals=given)
    assert [one.state for one in body(kit)][:2] == [State.TRANSLATED, State.FINAL]


def test_an_approval_falls_with_the_words_of_a_quote():
    kit = english(changed("We need more.", "We need less."), approvals={"en": approvals()})
    assert [one.state for one in body(kit)][:2] == [State.REVIEWED, State.TRANSLATED]


def test_a_name_has_an_approval_of_its_own():
    [one] = approvals("register.person.yu-zhen")
    assert (one.source, one.words) == names_digest(make_kit().people["yu-zhen"], HK, "en")


def test_a_reviewer_can_t_give_any_other_state():
    with pytest.raises(ValueError, match="reviewed or final"):
        approvals(state=State.SOURCE)


def test_approvals_are_grouped_by_path():
    assert {path: len(found) for path, found in approvals_by_path(approvals()).items()} == {
        "release.body": 2}


def test_the_file_is_sorted_one_line_each_and_reads_back():
    given = [Approval("release.body", "b" * 64, "c" * 64, State.FINAL, 'Lee "Ann": 李\\',
                      "2025-12-20", "by mail, 3 pm", "clear"),
             Approval("people.a.title", "1" * 64, "0" * 64, State.REVIEWED, "yes", "2025-12-20")]
    text = approvals_yaml([*given, given[0]])
    assert text.count("\n") == 2 and text.startswith("- {path: people.a.title, ")
    read = yaml.load(text, yaml.BaseLoader)
    assert [Approval(**{"note": "", **one, "state": State(one["state"])}) for one in read] == [
        given[1], given[0]]
