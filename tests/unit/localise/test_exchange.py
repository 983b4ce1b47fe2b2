"""What becomes of words that come back from outside."""

from dataclasses import replace

import pytest

from presskit.localise.exchange import (
    Delivery,
    Fate,
    Parcel,
    Parked,
    Returned,
    Row,
    Why,
    apply_landings,
    land,
    pack_parcel,
    park,
    parked_yaml,
    row_id,
    settle,
    stamp_words,
)
from presskit.localise.route import extract, reach_locale
from presskit.model.segment import Catalogue, Message, State
from tests.unit.localise import samples

OLD = Row("release.body@1", "release.body", "晚安。", "Good night.", State.TRANSLATED)


def parcel(*rows):
    return Parcel("kit", "zh-Hant-HK", "en", rows or (OLD,))


def back(row=OLD, **more):
    return Returned(**{"id": row.id, "words": row.words, "source": row.source,
                       "draft": row.is_draft, "was": row.was} | more)


def one(now=OLD, kit="kit", **more):
    return land(parcel(now), Delivery("x.xlf", (back(**more),), kit))[0]


def here(**more):
    return replace(OLD, **more)


@pytest.mark.parametrize(("now", "theirs", "fate"), [
    (OLD, {}, Fate.SAME),
    (here(words="Sleep well."), {}, Fate.SAME),
    (here(words="", state=State.INITIAL), {}, Fate.SAME),
    (OLD, {"words": "Night."}, Fate.TAKEN),
    (OLD, {"words": "Night.", "draft": True}, Fate.TAKEN),
    (OLD, {"words": ""}, Fate.SAME),
    (OLD, {"draft": True}, Fate.TAKEN),
    (here(state=State.MACHINE), {"draft": True}, Fate.SAME),
    (here(state=State.MACHINE), {"words": "Night."}, Fate.TAKEN),
    (here(words="Night."), {"words": "Night."}, Fate.SAME),
    (here(words="Sleep well."), {"words": "Night."}, Fate.PARKED),
    (here(words="Sleep well."), {"draft": True}, Fate.SAME),
    (here(words="", state=State.INITIAL), {"words": "Night."}, Fate.TAKEN),
    (OLD, {"words": "Night.", "was": ""}, Fate.PARKED),
    (OLD, {"was": ""}, Fate.SAME),
    (here(state=State.MACHINE), {"was": ""}, Fate.TAKEN),
    (OLD, {"was": "", "draft": True}, Fate.SAME),
    (here(words="", state=State.INITIAL), {"words": "Night.", "was": ""}, Fate.TAKEN),
])
def test_whoever_changed_nothing_gives_way(now, theirs, fate):
    assert one(now, **theirs).fate is fate


def test_words_for_a_source_that_changed_wait():
    now = Row("release.body@2", "release.body", "各位晚安。", "Good night.", State.STALE, "晚安。")
    found = one(now, words="Night.")
    assert (found.fate, found.why, found.row) == (Fate.PARKED, Why.SOURCE, now)
    assert one(now).fate is Fate.SAME


def test_words_for_a_text_that_is_gone_wait():
    other = Row("people.wen.bio@1", "people.wen.bio", "導演。")
    assert one(other, words="Night.").why is Why.GONE


@pytest.mark.parametrize(("kit", "why"), [("", None), ("kit", Why.GONE)])
def test_what_no_text_of_the_kit_is_is_unknown_unless_the_file_is_ours(kit, why):
    other = Row("people.wen.bio@1", "people.wen.bio", "導演。")
    found = one(other, kit, words="Night.")
    assert found.why is why and found.fate is (Fate.PARKED if why else Fate.UNKNOWN)


def test_a_draft_that_was_found_right_is_one_no_more():
    row = here(state=State.MACHINE)
    found = land(parcel(row), Delivery("x", (back(row, draft=False),), "kit"))
    catalogue = Catalogue("en", (Message(OLD.context, OLD.source, OLD.words, fuzzy=True),))
    assert apply_landings(catalogue, found).messages == (
        Message(OLD.context, OLD.source, OLD.words),)


@pytest.mark.parametrize(("draft", "fate"), [(True, Fate.SAME), (False, Fate.TAKEN)])
def test_a_source_that_a_program_copied_is_no_translation(draft, fate):
    row = here(words="", state=State.INITIAL)
    found = land(parcel(row), Delivery("x", (back(row, words="晚安。 ", draft=draft),), "kit"))
    assert found[0].fate is fate


def test_rows_that_were_sorted_apart_from_their_sources_wait():
    assert one(words="Night.", source="早安。").why is Why.SOURCE
    assert one(words="Night.", source="  晚安。\n").fate is Fate.TAKEN
    assert one(words="Night.", source="").fate is Fate.TAKEN


@pytest.mark.parametrize(("words", "draft", "why"), [
    ("He left.", False, Why.CODES), ("He left.", True, None), ("{q:wen!} He left.", False, None),
    ("{q:wen} {q:ma}", False, Why.CODES)])
def test_a_quote_that_is_lost_or_put_in_waits(words, draft, why):
    row = here(source="{q:wen}他說。", words="", state=State.INITIAL)
    found = land(parcel(row), Delivery("x", (back(row, words=words, draft=draft),), "kit"))[0]
    assert found.why is why


def test_what_can_not_be_read_waits_with_what_is_wrong():
    found = one(words="Night", broken="a code is cut in two")
    assert (found.why, found.reason) == (Why.MARKUP, "a code is cut in two")
    found = land(parcel(), Delivery("x", (back(words="<b>"),), "kit"), lambda text: "tags")[0]
    assert (found.why, found.reason) == (Why.MARKUP, "tags")


def test_of_two_versions_in_one_file_the_second_waits():
    rows = (back(words="Night."), back(words="Sleep well."), back(words="Night."), back())
    found = land(parcel(), Delivery("x", rows, "kit"))
    assert [one.fate for one in found] == [Fate.TAKEN, Fate.PARKED, Fate.SAME, Fate.SAME]


def test_what_is_taken_is_translated_and_no_more():
    stale = here(state=State.STALE, previous="早安。")
    catalogue = Catalogue("en", (Message(OLD.context, OLD.source, OLD.words, fuzzy=True,
                                         previous="早安。", comment="c", remark="mine"),))
    found = land(parcel(replace(stale, remark="mine")), Delivery("x", (
        back(stale, words="Night.", draft=False, comment="mine\nWhich night?"),), "kit"))
    assert apply_landings(catalogue, found).messages == (Message(
        OLD.context, OLD.source, "Night.", comment="c", remark="mine\nWhich night?"),)


def test_a_comment_comes_in_without_words():
    found = land(parcel(), Delivery("x", (back(comment="Which night?"),), "kit"))
    catalogue = Catalogue("en", (Message(OLD.context, OLD.source, OLD.words),))
    assert apply_landings(catalogue, found).messages[0].remark == "Which night?"
    assert apply_landings(catalogue, found).messages[0].words == OLD.words


def test_no_comment_and_no_parked_word_can_make_a_kit_unreadable():
    found = land(parcel(here(words="Sleep well.")), Delivery("x", (
        back(words="N\u2028\x07\uf8ff", comment="a\u2028b\x07\n mine "),), "kit"))
    assert found[0].fresh_comment == "a\nb⟨U+0007⟩\nmine"
    assert park(found, (), "x\x85", "2027-03-10")[0].words == "N⟨U+2028⟩⟨U+0007⟩⟨U+F8FF⟩"


def test_a_comment_is_the_same_whatever_the_space_round_it():
    row = here(remark=" mine ")
    found = land(parcel(row), Delivery("x", (back(row, comment="mine"),), "kit"))[0]
    assert not found.is_change and found.remark == " mine "


def test_parked_words_are_kept_once():
    found = land(parcel(here(words="Sleep well.")), Delivery("x", (
        back(words='N "\n: {'),), "kit"))
    first = park(found, (), "x.xlf", "2027-03-10")
    assert park(found, first, "y.xlf", "2027-03-11") == first
    assert (first[0].our_words, first[0].words, first[0].why) == (
        "Sleep well.", 'N "\n: {', "both-changed")
    assert parked_yaml(first).count("\n") == 1


def parked(**more):
    return Parked(**dict.fromkeys(Parked.__slots__, "") | {
        "path": "release.body", "source": OLD.source, "words": "Night.",
        "our_path": "release.body", "our_source": OLD.source} | more)


def settled(record, words, now=OLD):
    catalogue = Catalogue("en", (Message(now.context, now.source, now.words, remark="r"),))
    return settle(catalogue, parcel(now), record, words).messages


def test_parked_words_come_in_by_a_decision():
    assert settled(parked(), "Night.") == (Message(
        "release.body", OLD.source, "Night.", remark="r"),)
    assert settled(parked(draft="yes"), "Night.")[0].fuzzy
    assert not settled(parked(draft="yes"), "My own.")[0].fuzzy


def test_words_for_an_earlier_source_come_in_as_stale():
    now = Row("release.body@2", "release.body", "各位晚安。", "All.", State.TRANSLATED)
    record = parked(our_source=now.source)
    found = settled(record, "Night.", now)[0]
    assert (found.words, found.fuzzy, found.previous) == ("Night.", True, OLD.source)
    found = settled(record, "Night, all.", now)[0]
    assert (found.words, found.fuzzy, found.previous) == ("Night, all.", False, "")


def test_words_for_a_text_that_is_gone_stay_at_the_end():
    found = settled(parked(our_path="", our_source=""), "Night.")
    assert found[0].words == OLD.words
    assert found[1] == Message("release.body", OLD.source, "Night.", obsolete=True)


def test_a_parcel_has_every_text_with_what_its_translator_needs():
    kit = samples.make_kit(catalogues={"en": [samples.message(
        "release.body", samples.BODY[0], "Videos by Yu Zhen and Wang Hongwei were shown.")]})
    route = samples.make_route(kit)
    found = pack_parcel(route.kit, reach_locale(route, samples.HK), reach_locale(route, "en"))
    live = [one for one in extract(route, "en").messages if not one.obsolete]
    assert [(one.context, one.source, one.words, one.note) for one in found.rows] == [
        (one.context, one.source, one.words, one.comment) for one in live]
    rows = {one.source: one for one in found.rows}
    first = rows[samples.BODY[0]]
    assert first.state is State.TRANSLATED and first.behind == samples.BODY[1]
    assert dict(first.names) == {"於朕": "Yu Zhen", "王紅衛": "Wang Hongwei"}
    assert rows["AI不會取代藝術家，這種信息是不存在的。"].speaker == "約翰．愛德華．霍普克羅夫特"


def test_a_converted_locale_goes_out_with_its_words_and_takes_an_entry_of_its_own():
    route = samples.make_route(samples.make_kit())
    found = pack_parcel(route.kit, reach_locale(route, samples.HK), reach_locale(route, samples.CN))
    row = next(one for one in found.rows if "視頻" in one.source)
    assert row.state is State.CONVERTED and row.words != row.source and not row.is_draft
    landing = land(found, Delivery("x", (back(row, words="另一句。"), back(found.rows[-1])),
                                   found.kit))
    after = apply_landings(extract(route, samples.CN), landing)
    assert [(one.context, one.source, one.words) for one in after.messages] == [
        (row.context, row.source, "另一句。")]


def test_ids_and_stamps_hold_what_they_must():
    assert row_id("release.body#2", "a") != row_id("release.body", "a")
    assert Returned(row_id("release.body#2", "a"), "").context == "release.body#2"
    assert stamp_words("a", True) != stamp_words("a", False)
