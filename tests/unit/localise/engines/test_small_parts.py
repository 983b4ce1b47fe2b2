"""Cutting, codes, the pseudo engine, secrets."""

import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.build.engines import open_engine
from presskit.desk import Desk
from presskit.localise.engines.answers import check_answer
from presskit.localise.engines.codes import code_of, name_of
from presskit.localise.engines.cutting import cut, has_letters, join
from presskit.localise.engines.protocol import Kind, Secret, Settings

from .opening import ask

PIECES = st.lists(st.sampled_from(
    ["甲", "one ", "⟦12⟧", "。", "「", "」", ". ", "，", "\n", "e\u0301", "! ", "…", "9", " "]),
    max_size=60).map("".join)


@given(PIECES, st.integers(6, 30))
def test_nothing_is_lost_by_cutting_and_no_placeholder_is_cut(text, most):
    pieces = cut(text, lambda piece: len(piece) <= most)
    assert "".join(pieces) == text
    assert all(len(one) <= most for one in pieces)
    assert all(one.count("⟦") == one.count("⟧") for one in pieces)
    assert not any(one.startswith("\u0301") for one in pieces)


@given(PIECES.filter(str.strip), st.integers(6, 30))
def test_pieces_that_were_not_changed_join_to_the_same_words(text, most):
    pieces = cut(text, lambda piece: len(piece) <= most)
    joined = join(pieces, [one.strip() for one in pieces], "ja")
    assert "".join(joined.split()) == "".join(text.split())
    assert joined.count("\n") <= text.count("\n")
    whole = join([text], [text.strip()], "en")
    assert whole == text


@pytest.mark.parametrize(("text", "most", "pieces"), [
    ("他說：「好。就這樣。」然後走了。走了。", 12, ["他說：「好。就這樣。」", "然後走了。走了。"]),
    ("走了。「好。就這樣。」", 8, ["走了。", "「好。就這樣。」"]),
    ("「好。就這樣。走了。」", 6, ["「好。", "就這樣。", "走了。」"]),
    ("It cost 3.5 million. Why? Fine.", 22, ["It cost 3.5 million. ", "Why? Fine."]),
    ("一二三，四五六，七八", 4, ["一二三，", "四五六，", "七八"]),
    ("1,000,000 people", 10, ["1,000,000 ", "people"]),
    ("一二三四五六七", 3, ["一二三", "四五六", "七"])])
def test_a_text_is_cut_at_the_highest_mark_that_will_do(text, most, pieces):
    assert cut(text, lambda piece: len(piece) <= most) == pieces


@pytest.mark.parametrize(("target", "whole"), [
    ("en", "One. Two."), ("ja", "One.Two."), ("ko", "One. Two."), ("zh-Hans-CN", "One.Two.")])
def test_sentences_are_joined_as_the_language_does(target, whole):
    assert join(["甲。", "乙。"], ["One.", "Two."], target) == whole
    assert join(["甲。\n", "乙。"], ["One.", "Two."], target) == "One.\nTwo."


@pytest.mark.parametrize(("text", "there"), [
    ("", False), ("……", False), ("⟦1⟧ 2025", False), ("⟦a⟧", False), ("130年", True), ("ー", True),
    ("🎬", False), ("é", True)])
def test_what_has_letters(text, there):
    assert has_letters(text) is there


@pytest.mark.parametrize(("service", "tag", "code"), [
    ("google", "zh-Hant-HK", "zh-TW"), ("google", "zh-HK", "zh-TW"), ("google", "yue", "zh-TW"),
    ("google", "zh-Hans-CN", "zh-CN"), ("google", "zh", "zh-CN"),
    ("mymemory", "zh-Hant-HK", "zh-HK"), ("mymemory", "zh-Hant-TW", "zh-TW"),
    ("mymemory", "zh-Hant-MO", "zh-MO"), ("microsoft", "zh-Hant-HK", "zh-hant"),
    ("deepl", "zh-Hant-HK", "ZH-HANT"), ("deepl-source", "zh-Hant-HK", "ZH"),
    ("libretranslate", "zh-Hant-HK", "zt"), ("libretranslate", "ja", "ja"),
    ("libretranslate-new", "zh-Hant-TW", "zh-Hant"), ("deepl", "en-GB", "EN-GB")])
def test_hong_kong_s_chinese_is_traditional_everywhere(service, tag, code):
    assert code_of(service, tag) == code


def test_languages_are_named_in_words_without_a_claim_about_places():
    assert name_of("zh-Hans-CN") == \
        "Chinese in Simplified characters as written in CN (zh-Hans-CN)"
    assert name_of("ja") == "Japanese (ja)" and name_of("qaa") == "qaa (qaa)"


# pseudo ------------------------------------------------------------------------------------------

TEXT = "據⟦1⟧稱，於130年來，「AI」是一種⟦2⟧的工具。"


@pytest.mark.parametrize("target", ["en", "ja", "ko", "fr"])
def test_pseudo_keeps_placeholders_and_numbers_and_is_the_same_each_time(target):
    engine = open_engine("pseudo", Desk(), environ={})
    first, second = ask(engine, TEXT, TEXT, target=target)
    assert first.text == second.text and first.failure is None
    for kept in ("⟦1⟧", "⟦2⟧", "130"):
        assert first.text.count(kept) == 1
    opening, closing = ("(!", "!)") if target in ("en", "fr") else ("［！", "！］")
    assert first.text.startswith(opening) and first.text.endswith(closing)


@pytest.mark.parametrize(("source", "target", "text"), [
    ("en", "fr", "The festival opens with seven new films from the region."),
    ("zh-Hant-HK", "ja", "於朕在論壇上談及感能與人工智能的未來發展。"),
    ("en", "ko", "The festival opens with seven new films from the region.")])
def test_pseudo_lengthens_by_about_a_third(source, target, text):
    result, = ask(open_engine("pseudo", Desk(), environ={}), text, source=source, target=target)
    assert 1.2 <= len(result.text.strip("()［］！!")) / len(text) <= 1.5


@pytest.mark.parametrize(("target", "face"), [("en", "PresskitSans"), ("ja", "PresskitSansJP"),
                                              ("ko", "PresskitSansKR")])
def test_pseudo_writes_what_the_face_of_the_locale_has(target, face):
    from fontTools.ttLib import TTFont
    with TTFont(Desk().fonts / f"{face}-Regular.ttf") as font:
        there = set(font.getBestCmap())
    source = "「於朕」《感能》：人工智能、混合智能；囉囍堃？好！（完）——……The naïve Cañón."
    result, = ask(open_engine("pseudo", Desk(), environ={}), source, target=target)
    assert {char for char in result.text if ord(char) not in there} == set()


# Secrets -----------------------------------------------------------------------------------------

def test_a_key_shows_nowhere():
    settings = Settings(key=Secret("k3y"))
    shown = f"{settings} {settings!r} {settings.key}"
    assert "k3y" not in shown and settings.key.reveal() == "k3y"
    assert pickle.loads(pickle.dumps(settings.key)).reveal() == ""
    try:
        raise ValueError(settings)
    except ValueError:
        assert "k3y" not in traceback.format_exc()



# Answers -----------------------------------------------------------------------------------------

@pytest.mark.parametrize(("source", "answer", "kind"), [
    ("作為AI語言模型，我們的工具會說配額已用完。",
     "Our tool, as an AI language model, says: quota exceeded.", None),
    ("無效的語言組合", "An invalid language pair", None),
    ("“INVALID LANGUAGE PAIR”的標題", "The headline “INVALID LANGUAGE PAIR”", None),
    ("甲", "INVALID LANGUAGE PAIR SPECIFIED.", Kind.WARNING_TEXT),
    ("甲", "I'm sorry, but I can't translate that.", Kind.WARNING_TEXT),
    ("甲", "As an AI language model, I must not.", Kind.WARNING_TEXT),
    ("甲", "<!DOCTYPE html><title>x</title>", Kind.WARNING_TEXT),
    ("甲", "a\x00b", Kind.BROKEN_ANSWER), ("甲", "a\uf8ffb", Kind.BROKEN_ANSWER),
    ("甲\uf8ff", "a\uf8ff", None), ("甲", "ab" * 207, Kind.BROKEN_ANSWER),
    ("甲", "ab" * 206, None)])
def test_what_a_service_says_of_itself_is_told_from_a_translation(source, answer, kind):
    found = check_answer(answer, source)
    assert (found.kind if found else None) is kind
