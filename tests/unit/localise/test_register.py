"""Finding names in a text."""

import pytest

from presskit.content.inlines import read_inlines
from presskit.document import plain_text
from presskit.localise.register import (
    extract_mentions,
    extract_slips,
    without_marks,
)
from presskit.model.kit import NameForm, Person
from presskit.model.names import name_form

from .samples import CN, HK, TW, make_kit, open_register


def found(text, locale=HK, traps=(), **values):
    register = open_register(make_kit(**values), locale, traps)
    return [(text[one.start:one.end], one.key, one.form, one.trap)
            for one in extract_mentions(register, text)]


def test_the_longest_form_wins():
    assert found("約翰．愛德華．霍普克羅夫特，即霍普克羅夫特") == [
        ("約翰．愛德華．霍普克羅夫特", "person:hopcroft", "full", ""),
        ("霍普克羅夫特", "person:hopcroft", "short", "")]


def test_a_latin_name_stands_between_word_edges():
    assert found("Yu's film; Yuan, Yu1 and Wang.", "en") == [
        ("Yu", "person:yu-zhen", "short", ""), ("Wang", "person:wang-hongwei", "short", "")]


def test_a_latin_name_ends_where_han_begins():
    assert [one[0] for one in found("由Wang執導", "en")] == ["Wang"]


@pytest.mark.parametrize(("text", "count"), [
    ("위전은 말했다", 1), ("위전에게서는 말했다", 1), ("위전이라고", 1),
    ("위전이자", 1), ("위전 감독", 1),
    ("상위전략", 0), ("위전략", 0), ("「위전」", 1)])
def test_a_particle_may_follow_a_hangul_name_and_nothing_else(text, count):
    assert len(found(text, "ko")) == count


def test_a_kana_name_does_not_continue_in_kana():
    people = {"oakes": {"id": "oakes", "names": {"ja": {"full": "オークス"}, HK: {"full": "奧"}}}}
    assert found("オークス氏", "ja", people=people)
    assert not found("オークスター", "ja", people=people)


@pytest.mark.parametrize("text", ["由於朕的作品", "对于朕"])
def test_a_short_name_beside_a_common_word_is_doubtful(text):
    locale = HK if "於" in text else CN
    [(_, key, _, trap)] = found(text, locale, traps=("由於", "对于"))
    assert key == "person:yu-zhen" and trap


def test_a_short_name_beside_other_words_is_not_doubtful():
    assert found("藝術家於朕由此", traps=("由於",)) == [("於朕", "person:yu-zhen", "full", "")]


def test_a_common_word_behind_a_name_makes_it_doubtful_too():
    people = {"ding": {"id": "ding", "names": {HK: {"full": "丁偉"}}}}
    assert found("園丁偉大", traps=("偉大",), people=people)[0][3] == "偉大"


def test_a_long_name_is_never_doubtful():
    assert found("王紅衛星", traps=("衛星",))[0][3] == ""


def test_a_backslash_says_that_there_is_no_name_and_is_not_printed():
    register = open_register(make_kit(), HK)
    inlines = read_inlines("由\\於朕決定，反斜線\\在")
    [one] = extract_mentions(register, "由\\於朕決定")
    assert one.escaped
    assert plain_text(without_marks(register, inlines)) == "由於朕決定，反斜線\\在"


def test_two_people_who_are_written_the_same_are_both_told():
    people = {key: {"id": key, "names": {HK: {"full": "張偉"}}} for key in ("a", "b")}
    register = open_register(make_kit(people=people), HK)
    [one] = extract_mentions(register, "張偉說")
    assert (one.key, one.others) == ("person:a", ("person:b",))


def test_a_form_serves_its_region_and_no_neighbour():
    named = Person(names={"zh-Hant": NameForm(full="甲"), TW: NameForm(full="乙")})
    assert name_form(named, TW).full == "乙"
    assert name_form(named, HK).full == "甲"
    assert name_form(named, CN) is None


def test_a_kit_without_names_finds_none():
    assert found("於朕", people={}, terms={}) == []


def slips(text, locale=HK, *, owner="", titles=("秘書長"[-2:],)):
    register = open_register(make_kit(), locale)
    return [(text[one.start:one.end], one.form)
            for one in extract_slips(register, text, owner=owner, titles=titles)]


@pytest.mark.parametrize(("text", "locale", "wrong", "right"), [
    ("導演王紅偉到場", HK, "王紅偉", "王紅衛"),
    ("霍普克羅夫持教授", HK, "霍普克羅夫持", "霍普克羅夫特"),
    ("約翰．愛德華．霍普克洛夫特", HK, "霍普克洛夫特", "霍普克羅夫特"),
    ("Professor Hopcraft spoke.", "en", "Hopcraft", "Hopcroft"),
    ("Professor Hopcorft’s words", "en", "Hopcorft", "Hopcroft"),
    ("Wang Hongwai spoke.", "en", "Wang Hongwai", "Wang Hongwei"),
    ("John Edvard Hopcroft spoke.", "en", "John Edvard Hopcroft", "John Edward Hopcroft"),
    ("霍普克羅夫特（John Edward Hopcraft）", HK, "John Edward Hopcraft", "John Edward Hopcroft"),
    ("홉크로프토는 말했다", "ko", "홉크로프토", "홉크로프트"),
    ("왕훙워이는 말했다", "ko", "왕훙워이", "왕훙웨이")])
def test_a_name_with_one_letter_wrong_is_noticed(text, locale, wrong, right):
    assert slips(text, locale) == [(wrong, right)]


@pytest.mark.parametrize("text", [
    "於聯表示同意", "於聯則認為可行", "協會秘書長於聯，", "王紅衛、於聯、霍普克羅夫特",
    "於聯與王紅衛出席"])
def test_a_short_han_name_is_doubted_where_only_a_person_can_stand(text):
    assert slips(text) == [("於聯", "於朕")]


def test_a_short_han_name_is_doubted_at_the_head_of_its_bearer_s_own_text():
    assert slips("於聯是導演。", owner="person:yu-zhen") == [("於聯", "於朕")]
    assert slips("於聯是導演。", owner="person:wang-hongwei") == []


@pytest.mark.parametrize(("text", "locale"), [
    ("於是他表示同意", HK), ("由於是次活動", HK), ("協會秘書長於會上指出", HK), ("王的教授說", HK),
    ("霍普克羅夫特與於朕、王紅衛", HK), ("忠於原作", HK), ("Hopcroft’s and Wang’s", "en"),
    ("We hope to croft on.", "en"), ("Young people", "en"), ("Hybrid Intelligence", "en"),
    ("홉크로프트는 왕훙웨이와", "ko"), ("위전 감독", "ko")])
def test_other_words_and_right_names_are_let_alone(text, locale):
    assert slips(text, locale) == []


def test_a_backslash_says_that_another_name_is_meant():
    assert slips("\\Hopcraft spoke.", "en") == []
    register = open_register(make_kit(), "en")
    assert plain_text(without_marks(register, read_inlines("\\Hopcraft spoke."))) == (
        "Hopcraft spoke.")
