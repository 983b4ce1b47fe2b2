"""Runs: where language and face change."""

from __future__ import annotations

import pytest

from presskit.document import LineBreak, Link, Paragraph, Span, Strong, Text, plain_text
from presskit.render.runs import Run, cut_runs, find_gaps, read_line, set_apart
from tests.helpers.rendering import shipped_fonts

FONTS = shipped_fonts()


def cut(*inlines, locale: str = "zh-Hant-HK", **options) -> list[list[Run]]:
    return [list(runs) for runs in cut_runs(read_line(inlines, locale), locale, **options)]


@pytest.mark.parametrize(("text", "words"), [
    ("由Kling AI主辦", ["Kling AI"]), ("電話+852 5550 0100，", ["+852 5550 0100"]),
    ("約US$300", ["US$300"]), ("減少50%。", ["50%"]), ("《1432：未來》", ["1432"]),
    ("press@example.org", ["press@example.org"]), ("Kling’s片", ["Kling’s"]),
    ("「無界」", []), ("20:00前", ["20:00"])])
def test_words_of_latin_letters_are_found_in_chinese(text: str, words: list[str]) -> None:
    assert [run.text for run in cut(Text(text))[0] if run.latin] == words


def test_words_are_english_numbers_and_acronyms_are_not() -> None:
    languages = {run.text: run.language for run in cut(Text("於2025年由AI與Ivy Zhang"))[0]}
    assert languages["Ivy Zhang"] == "en"
    assert languages["2025"] == languages["AI"] == "zh-Hant-HK"


def test_text_in_another_language_keeps_it_and_changes_its_face() -> None:
    runs = cut(Text("Fei Jun "), Text("費俊", "zh-Hant-HK"), locale="en", fonts=FONTS)
    assert [(run.language, run.family) for run in runs[1]] == [("zh-Hant-HK", "hk")]
    assert runs[0][0].family == "latin"


def test_a_character_that_the_first_face_lacks_is_a_run_of_its_own() -> None:
    families = [(run.text, run.family) for run in cut(Text("講者髙氏"), fonts=FONTS)[0]]
    assert families == [("講者", "hk"), ("髙", "sc"), ("氏", "hk")]


def test_plain_words_need_no_run_on_paper() -> None:
    assert len(cut(Text("由AI主辦"), fonts=FONTS)[0]) == 1
    assert len(cut(Text("由AI主辦"))[0]) == 3


@pytest.mark.parametrize("text", [
    "由AI主辦的「AI」論壇，2025年12月19日Ivy Zhang說：“好”。", "a", "", "x 雲端尋窟", "한글 AI가"])
def test_runs_put_together_are_the_text(text: str) -> None:
    for locale in ("zh-Hant-HK", "zh-Hans-CN", "ja", "ko", "en"):
        for fonts in (None, FONTS):
            runs = cut(Text(text), locale=locale, fonts=fonts, marks=((0, "trim"),))
            assert "".join(run.text for run in runs[0]) == text


def test_gaps_stand_between_han_and_latin_and_never_beside_marks() -> None:
    line = read_line((Text("由"), Strong((Text("AI"),)), Text("辦，AI。x 雲A（B）")), "zh-Hant-HK")
    assert [line.text[index:index + 2] for index in find_gaps(line)] == ["由A", "I辦", "雲A"]


def test_no_gap_in_korean() -> None:
    assert not list(find_gaps(read_line((Text("AI가 2025년"),), "ko")))


def test_a_break_at_sense_parts_words() -> None:
    line = read_line((Text("Kling"), LineBreak(), Text("AI論壇")), "zh-Hant-HK")
    assert line.text == "Kling\nAI論壇"
    assert [run.text for runs in cut_runs(line, "zh-Hant-HK") for run in runs] == [
        "Kling", "AI", "論壇"]


def test_a_link_is_read_like_the_text_round_it() -> None:
    runs = cut(Text("電郵"), Link("mailto:a@b.example", (Text("a@b.example"),)))
    assert runs[1][0].latin


def test_names_that_only_their_looks_tell_apart_get_a_space() -> None:
    name, other = Span("person-name", (Text("費俊"),)), Text("教授")
    assert plain_text(set_apart((name, other), "attribution")) == "費俊 教授"
    assert plain_text(set_apart((name, Text("，教授")), "attribution")) == "費俊，教授"
    assert plain_text(set_apart((name, other), "body")) == "費俊教授"
    assert set_apart(Paragraph("body", (other,)).children, "body") == (other,)
