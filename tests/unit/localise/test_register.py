"""Finding names in a text."""

import pytest

from presskit.content.inlines import read_inlines
from presskit.document import plain_text
from presskit.localise.register import (
    extract_mentions,
    extract_register,
    name_form,
    without_marks,
)
from presskit.model.kit import NameForm, Person

from .samples import CN, HK, TW, make_kit


def found(text, locale=HK, traps=(), **values):
    register = extract_register(make_kit(**values), locale, traps)
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
    register = extract_register(make_kit(), HK)
    inlines = read_inlines("由\\於朕決定，反斜線\\在")
    [one] = extract_mentions(register, "由\\於朕決定")
    assert one.escaped
    assert plain_text(without_marks(register, inlines)) == "由於朕決定，反斜線\\在"


def test_two_people_who_are_written_the_same_are_both_told():
    people = {key: {"id": key, "names": {HK: {"full": "張偉"}}} for key in ("a", "b")}
    register = extract_register(make_kit(people=people), HK)
    [one] = extract_mentions(register, "張偉說")
    assert (one.key, one.others) == ("person:a", ("person:b",))


def test_a_form_serves_its_region_and_no_neighbour():
    named = Person(names={"zh-Hant": NameForm(full="甲"), TW: NameForm(full="乙")})
    assert name_form(named, TW).full == "乙"
    assert name_form(named, HK).full == "甲"
    assert name_form(named, CN) is None


def test_a_kit_without_names_finds_none():
    assert found("於朕", people={}, terms={}) == []
