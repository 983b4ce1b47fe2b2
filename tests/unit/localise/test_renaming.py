"""A changed name in a text: what becomes of it, and of the particle behind it."""

import pytest

from presskit.localise.renaming import apply_swaps, find_swaps, named_in

from .samples import HK, make_kit, open_register

PEOPLE = {
    "ding": {"id": "ding", "names": {
        HK: {"full": "丁偉"},
        "en": {"full": "Ting Wai", "short": "Ting", "aliases": ["T. Wai"],
               "formerly": ["Ding Wai", {"full": "Ding Wei", "short": "Ding",
                                         "aliases": ["D. Wei", "Wei Ding"]}]},
        "ko": {"full": "딩웨이", "formerly": ["팅와이", "정위성", "Ding Wei", "딩슬"]}}},
    "dong": {"id": "dong", "names": {
        HK: {"full": "丁東"}, "en": {"full": "Tung Ting", "formerly": [
            {"full": "Dong Ding", "short": "Ding"}]},
        "ko": {"full": "동정"}}},
    "wei": {"id": "wei", "names": {HK: {"full": "韋"}, "en": {"full": "Wei Ding"}}},
}


def apply(text, locale="en", named=("person:ding",)):
    kit = make_kit(people=PEOPLE)
    swaps, doubts = find_swaps(kit, open_register(kit, locale), text, named)
    return apply_swaps(text, swaps), [one.why for one in doubts]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Ding Wei and Ding Wai met.", "Ting Wai and Ting Wai met."),
    ("Ding’s film; D. Wei’s, too", "Ting’s film; T. Wai’s, too"),
    ("Ting Wai is right", "Ting Wai is right"), ("Dings and Ding", "Dings and Ting"),
    ("Wei Ding", "Wei Ding")])  # somebody else's name now
def test_each_former_form_makes_room_for_its_own(text, wanted):
    assert apply(text) == (wanted, [])


def test_a_former_form_without_a_successor_becomes_the_full_one():
    kit = make_kit(people={"ding": {"id": "ding", "names": {"en": {
        "full": "Ting Wai", "formerly": [{"short": "Ding", "aliases": ["D. W."]}]}}}})
    swaps, _ = find_swaps(kit, open_register(kit, "en"), "Ding or D. W.", ("person:ding",))
    assert apply_swaps("Ding or D. W.", swaps) == "Ting Wai or Ting Wai"


def test_a_short_form_in_a_text_about_others_is_asked_for():
    text, doubts = apply("Ding!", named=())
    assert text == "Ding!" and "it may be person:ding or person:dong" in doubts
    assert apply("Ding Wei!", named=()) == ("Ting Wai!", [])


def test_a_short_form_that_begins_another_name_is_asked_for():
    text, [why] = apply("Ding Weiming said, and Ding agreed.")
    assert text == "Ding Weiming said, and Ting agreed." and why == (
        "Ding Weiming may be another name")


def test_one_form_of_two_people_goes_to_the_one_that_the_source_names():
    assert apply("Ding said", named=("person:dong",)) == ("Tung Ting said", [])
    text, [why] = apply("Ding said", named=("person:ding", "person:dong"))
    assert text == "Ding said" and why == "it may be person:ding or person:dong"


@pytest.mark.parametrize(("before", "after"), [
    ("정위성은 말했다. 정위성을", "딩웨이는 말했다. 딩웨이를"),
    ("팅와이는, 정위성이, 정위성과", "딩웨이는, 딩웨이가, 딩웨이와"),
    ("정위성으로, 딩슬로, 정위성이라고", "딩웨이로, 딩웨이로, 딩웨이라고"),
    ("정위성의, 정위성도, 정위성에게", "딩웨이의, 딩웨이도, 딩웨이에게"),
    ("Ding Wei은(는)", "딩웨이는"), ("정위성 감독은", "딩웨이 감독은")])
def test_korean_particles_go_by_the_new_name(before, after):
    assert apply(before, "ko") == (after, [])


def test_a_particle_that_letters_do_not_tell_is_asked_for():
    kit = make_kit(people={"a": {"id": "a", "names": {
        "ko": {"full": "Robot", "formerly": ["정위성"]}}}})
    swaps, [doubt] = find_swaps(kit, open_register(kit, "ko"), "정위성은", ("person:a",))
    assert apply_swaps("정위성은", swaps) == "Robot은" and "Robot" in doubt.why


def test_the_original_that_stands_beside_a_name_follows_its_own_locale():
    people = {"d": {"id": "d", "names": {
        HK: {"full": "丁例", "formerly": ["丁偉"]}, "ja": {"full": "丁偉"},
        "en": {"full": "Ting Lai", "formerly": ["Ding Wei"]}, "ko": {"full": "딩리"}}}}
    kit = make_kit(people=people)
    for locale, before, after in (("ko", "딩리(丁偉, Ding Wei)는", "딩리(丁例, Ting Lai)는"),
                                  ("ja", "丁偉（Ding Wei）は", "丁偉（Ting Lai）は"),
                                  (HK, "丁偉（Ding Wei）", "丁例（Ting Lai）")):
        swaps, doubts = find_swaps(kit, open_register(kit, locale), before, ("person:d",))
        assert (apply_swaps(before, swaps), doubts) == (after, ())


def test_a_text_is_about_whom_its_source_names_and_whose_own_it_is():
    kit = make_kit()
    register = open_register(kit, HK)
    assert named_in(kit, register, "王紅衛說", "release.body") == {"person:wang-hongwei"}
    assert named_in(kit, register, "他說", "quotes.wen.occasion") == {"person:wang-hongwei"}
    assert named_in(kit, register, "導演", "people.yu-zhen.title") == {"person:yu-zhen"}
    assert named_in(kit, register, "\\王紅衛", "release.body") == frozenset()
