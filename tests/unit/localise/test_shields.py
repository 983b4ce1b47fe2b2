"""Placeholders for an engine, and what is made of its answer."""

from functools import cache
from pathlib import Path

import pytest

from presskit.content.inlines import read_inlines, scan_inlines
from presskit.content.yaml import read_table
from presskit.document import plain_text
from presskit.localise.shields import Kind, open_shield, restore, shield_inlines
from presskit.model.conventions import decode_conventions

from .samples import HK, make_kit, open_register

SETS = Path(__file__).parents[3] / "templates" / "conventions"
WORKS = {"gate": {"id": "gate", "kind": "film", "names": {
    HK: {"full": "城門"}, "en": {"full": "The Gate"}, "ja": {"full": "城門"},
    "ko": {"full": "성문"}}}}


@cache
def shield_for(target, source=HK):
    sets = {path.stem: read_table(path)[0] for path in SETS.glob("*.yaml")}
    kit = make_kit(works=WORKS)
    return open_shield(kit, open_register(kit, source), target, decode_conventions(sets, target))


def shielded(text, target="en", source=HK, quoted=False):
    return shield_inlines(shield_for(target, source), read_inlines(text), quoted=quoted)


def back(text, target, answer, source=HK, quoted=False):
    """What becomes of an engine's answer; without one the engine gives back what it got."""
    sent = shielded(text, target, source, quoted)
    return restore(shield_for(target, source), sent, answer or sent.text)


def test_an_engine_gets_words_and_no_markup_of_ours():
    sent = shielded("王紅衛指出，{q:wen#1,}**很 [樂觀](https://a.example/c)**，\\\n"
                    "長305 mm，見www.b.example與[1]和於朕的《城門》。")
    assert sent.text == ("⟦1⟧指出，⟦2⟧⟦3⟧很 ⟦4⟧樂觀⟦5⟧⟦6⟧，⟦7⟧長⟦8⟧，"
                         "見⟦9⟧與⟦10⟧和⟦11⟧的⟦12⟧。")
    assert [one.kind for one in sent.pieces] == [
        Kind.NAME, Kind.QUOTE, Kind.OPEN, Kind.OPEN, Kind.CLOSE, Kind.CLOSE, Kind.BREAK,
        Kind.MEASURE, Kind.ADDRESS, Kind.KEPT, Kind.NAME, Kind.NAME]
    assert sent.pieces[0].key == "person:wang-hongwei"
    assert (sent.pieces[2].partner, sent.pieces[5].partner) == (6, 3)


@pytest.mark.parametrize("link", [
    "[www.example.org/a](https://www.example.org/a)", "[Example.org](https://www.example.org/)",
    "[example.org/a](https://example.org/a?from=kit)",
    "[press@lamp.example](mailto:press@lamp.example)"])
def test_the_words_of_a_link_that_are_an_address_are_no_words(link):
    found = shielded(f"詳見{link}。")
    assert found.text == "詳見⟦1⟧。"
    assert back(f"詳見{link}。", "en", "See ⟦1⟧.").text == f"See {link}."
    assert shielded(link).text == "⟦1⟧"
    assert shielded("[網站](https://example.org)").text == "⟦1⟧網站⟦2⟧"


def test_names_come_back_in_the_form_of_the_target_as_plain_words():
    assert back("於朕與約翰．愛德華．霍普克羅夫特談混合智能", "en",
                "⟦1⟧ and ⟦2⟧ on ⟦3⟧").text == (
        "Yu Zhen and John Edward Hopcroft on hybrid intelligence")
    assert back("霍普克羅夫特說", "ko", "⟦1⟧가 말했다").text == "홉크로프트가 말했다"


def test_a_name_in_other_letters_comes_back_in_the_form_of_the_target():
    assert shielded("Wang Hongwei說，Yu也說").text == "⟦1⟧說，⟦2⟧也說"
    assert back("Wang Hongwei說", "ko", "⟦1⟧는 말했다").text == "왕훙웨이는 말했다"
    assert back("Hopcroft said", "ko", "", source="en").text == "홉크로프트 said"
    assert shielded("王紅衛 said", "ko", source="en").text == "⟦1⟧ said"


def test_a_name_that_shows_its_other_letters_in_brackets_keeps_them():
    sent = shielded("王紅衛（Wang Hongwei）說", "ko")
    assert sent.text == "⟦1⟧（⟦2⟧）說"
    assert back("王紅衛（Wang Hongwei）說", "ko", "⟦1⟧(⟦2⟧)는 말했다").text == (
        "왕훙웨이(Wang Hongwei)는 말했다")


def test_common_words_that_another_locale_writes_as_a_name_are_left_to_the_engine():
    assert shielded("Wangs和wang").text == "Wangs和wang"  # no such name in Latin letters
    assert shielded("混合智能和人工智能").text == "⟦1⟧和人工智能"


def test_a_name_without_a_form_keeps_the_source_and_is_told():
    sent = shielded("於朕說", "ja")
    assert [one.key for one in sent.missing] == ["person:yu-zhen"]
    assert restore(shield_for("ja"), sent, "⟦1⟧は言う").text == "於朕は言う"


def test_a_short_form_that_the_target_lacks_is_the_full_one_and_told():
    kit = make_kit(people={"li": {"id": "li", "names": {
        HK: {"full": "李小紅", "short": "小紅"}, "en": {"full": "Li Xiaohong"}}}})
    shield = open_shield(kit, open_register(kit, HK), "en", shield_for("en").conventions)
    sent = shield_inlines(shield, read_inlines("小紅說"))
    assert [one.form for one in sent.missing] == ["short"]
    assert restore(shield, sent, "⟦1⟧ says").text == "Li Xiaohong says"


@pytest.mark.parametrize(("target", "quoted", "wanted"), [
    ("en", False, "“The Gate”"), ("en", True, "‘The Gate’"), ("ja", False, "『城門』"),
    ("ko", False, "‘성문’")])
def test_the_title_of_a_work_has_the_marks_of_the_target(target, quoted, wanted):
    assert back("《城門》", target, "", quoted=quoted).text == wanted


def test_a_title_inside_a_quotation_has_nested_marks():
    assert back("他說「我看了《城門》」。", "en", "He said “I saw ⟦1⟧”.").text == (
        "He said “I saw ‘The Gate’”.")
    assert back("「好」的《城門》", "en", "“good” ⟦1⟧").text == "“good” “The Gate”"


def test_a_settled_name_stays_settled_and_a_denied_one_is_no_name():
    assert back("[於朕](person:yu-zhen)來了", "en", "⟦1⟧ came").text == (
        "[Yu Zhen](person:yu-zhen) came")
    assert shielded("由\\於朕來了").text == "由於朕來了"
    assert shielded("[他們](person:yu-zhen)來了").text == "⟦1⟧他們⟦2⟧來了"


@pytest.mark.parametrize("answer", [
    "［１］ and [2]", "【1】 and ⟦ 2 ⟧", "[[1]] and \\[2\\]", "⟦١⟧ and 〔2〕", "〚1〛 and ⟦2]"])
def test_a_placeholder_is_known_in_other_brackets(answer):
    assert back("於朕與王紅衛", "en", answer).text == "Yu Zhen and Wang Hongwei"


@pytest.mark.parametrize(("answer", "wrong"), [
    ("⟦1⟧ a ⟦2⟧ b", {"lost": (3,)}), ("⟦1⟧ ⟦1⟧ a ⟦2⟧ b ⟦3⟧", {"doubled": (1,)}),
    ("⟦1⟧ a ⟦2⟧ b ⟦3⟧ ⟦4⟧", {"invented": (4,)}), ("⟦1⟧ ⟦3⟧ a ⟦2⟧ b", {"crossed": (2, 3)}),
    ("⟦1⟧ a ⟦2⟧ ⟦3⟧ b", {"emptied": (2, 3)}), ("⟦0⟧ a", {"lost": (1, 2, 3), "invented": (0,)}),
    ("", {"lost": (1, 2, 3)})])
def test_what_is_wrong_with_an_answer_is_told_and_nothing_guessed(answer, wrong):
    found = back("於朕說**很好**", "en", answer or " ")
    assert not found.is_whole and found.text == ""
    names = ("lost", "doubled", "invented", "crossed", "emptied")
    assert {name: getattr(found, name) for name in names if getattr(found, name)} == wrong


def test_edges_that_overlap_are_crossed():
    text = "**甲**與*乙*"
    assert back(text, "en", "⟦1⟧a⟦3⟧b⟦2⟧c⟦4⟧").crossed == (1, 2)
    assert back(text, "en", "⟦3⟧b⟦4⟧ and ⟦1⟧a⟦2⟧").text == "*b* and **a**"
    assert back(text, "en", "⟦3⟧b ⟦1⟧a⟦2⟧ c⟦4⟧").text == "*b **a** c*"


@pytest.mark.parametrize(("text", "target", "answer", "wanted"), [
    ("於朕說", "en", "Says⟦1⟧today", "Says Yu Zhen today"),
    ("於朕王紅衛", "en", "⟦1⟧⟦2⟧", "Yu Zhen Wang Hongwei"),
    ("王紅衛《城門》", "en", "⟦1⟧⟦2⟧is", "Wang Hongwei “The Gate” is"),
    ("於朕說", "ja", "監督 ⟦1⟧ は", "監督於朕は"),
    ("於 朕、於朕 說", "ja", "⟦1⟧ は", "於朕 は"),
    ("{q:wen}他說", "ja", "彼は ⟦1⟧ と", "彼は{q:wen}と"),
    ("{q:wen}他說", "en", "he said⟦1⟧then", "he said {q:wen} then"),
    ("{q:wen}他說", "ko", "그는⟦1⟧라고", "그는 {q:wen}라고"),
    ("於朕說", "ko", "감독⟦1⟧는", "감독 위전은"),
    ("於朕說", "ko", "(⟦1⟧ 는)", "(위전은)"),
    ("於朕與王紅衛", "ko", "⟦1⟧은(는)⟦2⟧", "위전은 왕훙웨이"),
])
def test_spaces_stand_as_the_scripts_have_them(text, target, answer, wanted):
    assert back(text, target, answer).text == wanted


@pytest.mark.parametrize(("answer", "wanted"), [
    ("He ⟦1⟧ really ⟦2⟧ did", "He **really** did"), ("He⟦1⟧ really ⟦2⟧did", "He **really** did"),
    ("(⟦1⟧ really ⟦2⟧)", "(**really**)"), ("⟦1⟧really ⟦2⟧.", "**really**."),
    ("He⟦1⟧“really”⟦2⟧did", "He **“really”** did"), ("2 * 3⟦1⟧_a_⟦2⟧", "2 \\* 3 **\\_a\\_** ")])
def test_stress_reads_back_as_stress(answer, wanted):
    text = back("他**真的**做了", "en", answer).text
    assert text == wanted.strip()
    inlines, faults = scan_inlines(text)
    assert not faults and plain_text(inlines).count("**") == 0


def test_what_an_engine_writes_is_no_markup():
    answer = "<b>⟦1⟧</b> {q:wen} `code` [a](https://x.example) &amp; \\*\nand\n\nmore \ue000"
    text = back("於朕", "en", answer).text
    inlines, faults = scan_inlines(text)
    assert not faults
    assert plain_text(inlines) == ("<b>Yu Zhen</b> {q:wen} `code` [a](https://x.example) &amp; "
                                   "\\* and more")


@pytest.mark.parametrize(("text", "answer", "wanted"), [
    ("於朕與王紅衛", "⟦1⟧는 ⟦2⟧과", "위전은 왕훙웨이와"),
    ("**於朕**與[王紅衛](https://a.example)", "⟦1⟧⟦2⟧⟦3⟧는 ⟦4⟧⟦5⟧⟦6⟧과",
     "**위전**은 [왕훙웨이](https://a.example)와"),
    ("《城門》", "⟦1⟧를 봤다", "‘성문’을 봤다"),
    ("[於朕](person:yu-zhen)說", "⟦1⟧는", "[위전](person:yu-zhen)은")])
def test_korean_particles_go_by_the_name_that_came_back(text, answer, wanted):
    assert back(text, "ko", answer).text == wanted


def test_a_particle_that_nobody_can_choose_is_told():
    kit = make_kit(people={"bo": {"id": "bo", "names": {
        HK: {"full": "機械人"}, "ko": {"full": "Robot"}}}})
    shield = open_shield(kit, open_register(kit, HK), "ko", shield_for("ko").conventions)
    found = restore(shield, shield_inlines(shield, read_inlines("機械人說")), "⟦1⟧은 말했다")
    assert (found.text, found.unsure) == ("Robot은 말했다", ("Robot은",))


def test_a_break_at_sense_comes_back_as_one():
    assert back("很好\\\n很對", "en", "Very good ⟦1⟧ and right").text == (
        "Very good\\\nand right")


@pytest.mark.parametrize(("text", "kept"), [
    ("長305 mm", "305 mm"), ("每秒60fps", "60fps"), ("12.5 km/h。", "12.5 km/h"),
    ("5G時代", ""), ("130年", ""), ("5 m", ""), ("60%", ""), ("A305 mm", ""), ("三萬", "")])
def test_a_number_with_the_sign_of_a_unit_is_kept_and_no_other(text, kept):
    assert "".join(one.source for one in shielded(text).pieces) == kept
