"""Korean particles behind names."""

import pytest

from presskit.localise.particles import final_sound, set_particle
from presskit.localise.words import Words

from .samples import shipped_tools


def joined(name, behind, reading=""):
    """The name with what stands behind it, the particle set right."""
    words, text = shipped_tools().words, name + behind
    found = set_particle(words, text, len(name), final_sound(words, name, reading))
    return text if not found or not found.right else (
        text[:found.start] + found.right + text[found.end:])


@pytest.mark.parametrize(("name", "wrong", "right"), [
    ("딩웨이", "은 말했다", "는 말했다"), ("왕훙", "는", "은"), ("딩웨이", "이", "가"),
    ("왕훙", "가", "이"), ("왕훙", "를", "을"), ("딩웨이", "과의 대화", "와의 대화"),
    ("서울", "으로", "로"), ("왕훙", "로", "으로"), ("딩웨이", "으로부터", "로부터"),
    ("서울", "와", "과"), ("왕훙", "라고 한다", "이라고 한다"), ("딩웨이", "이라는", "라는"),
    ("왕훙", "자", "이자"), ("왕훙", "며", "이며"), ("딩웨이", "이었다", "였다"),
    ("왕훙", "(이)자", "이자"), ("딩웨이", "(이)자", "자"), ("왕훙", "여", "이여"),
    ("왕훙", "야", "아"), ("왕훙", "였다", "이었다"),
    ("딩웨이", "은(는)", "는"), ("왕훙", "을(를)", "을"), ("서울", "(으)로는", "로는"),
    ("왕훙", "(이)라고", "이라고"), ("왕훙", "와/과", "과"),
    ("Kling AI", "은", "는"), ("LG", "은", "는"), ("Siggraph", "을", "를"), ("Kling", "는", "은"),
    ("Google", "를", "을"), ("웹 3", "는", "은"), ("Web 2", "은", "는"),
    ("Web 10", "는", "은"), ("Web 1", "으로", "로"),
    ("NASA", "은", "는"), ("丁偉", "은", "는"),
    ("왕훙", "(王紅)는", "(王紅)은"), ("왕훙", "’는", "’은"), ("왕훙", "**는", "**은"),
    ("왕훙", "](https://example.com/가)는", "](https://example.com/가)은"),
])
def test_the_particle_goes_by_the_final_sound(name, wrong, right):
    reading = {"丁偉": "딩웨이"}.get(name, "")
    assert joined(name, wrong, reading) == name + right
    assert joined(name, right, reading) == name + right


@pytest.mark.parametrize(("name", "behind"), [
    ("왕훙", "의"), ("왕훙", "에서는"), ("왕훙", " 감독은"), ("딩웨이", "팀은"), ("왕훙", ""),
    ("왕훙", "가을"), ("왕훙", "도"), ("딩웨이", "은행"), ("왕훙", ", 그는"),
    ("딩웨이", "이자"), ("딩웨이", "자"), ("딩웨이", "이다"), ("딩웨이", "이며")])
def test_what_is_no_alternating_particle_is_left_alone(name, behind):
    assert joined(name, behind) == name + behind


@pytest.mark.parametrize("name", ["Robot", "SIGMET", "Disc", "Anime", "於朕", "？", "Web 3",
                                  "S8", "A-6"])
def test_a_sound_that_letters_do_not_tell_is_not_guessed(name):
    words = shipped_tools().words
    assert final_sound(words, name) is None
    found = set_particle(words, f"{name}은", len(name), None)
    assert found and found.right == ""


def test_the_sound_is_that_of_the_last_syllable_and_not_of_an_addition():
    words = shipped_tools().words
    assert [final_sound(words, one) for one in ("한강(Han River)", "“봄”", "10", "2", "R")] == [
        "ㅇ", "ㅁ", "ㅇ", "", "ㄹ"]


def test_without_the_table_nothing_is_touched():
    assert set_particle(Words(), "왕훙는", 2, "ㅇ") is None
