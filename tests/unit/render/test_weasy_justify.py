"""Lines of Chinese and Japanese with both edges straight."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

import pytest

from presskit.diagnostics import Findings
from presskit.document import Document, Heading, Paragraph, Text
from presskit.render import render, weasy_justify
from presskit.render.weasy_points import (
    MOST,
    Point,
    choose_fit,
    find_ends,
    find_given,
    find_points,
    share,
)
from tests.helpers.paper import lay_out
from tests.helpers.rendering import open_context

WORDS = ("「創作者是導演，AI是同行者」：2025年12月19日在香港舉行的論壇上，Kling AI展示了三支短片，"
         "與會者認為，技術愈強，愈要追問人的價值……藝術品可以被模仿——藝術不能。")


class Kinds:
    """Stands for the engine's kinds of boxes."""

    @dataclass(eq=False)
    class TextBox:
        text: str
        number: int = field(default_factory=count().__next__)
        locale: str = "zh-Hant-HK"

        @property
        def style(self):
            return {"lang": self.locale, "font_size": 10.0}

        def is_in_normal_flow(self):
            return True

    @dataclass(eq=False)
    class LineBox:
        children: tuple
        style = {"lang": "zh-Hant-HK"}

    class InlineBox:
        pass


def points(*texts: str) -> str:
    """The places where a line of some text boxes opens: ``|`` as all, ``+`` as all and wide,
    ``*`` only when the others are not enough."""
    line = Kinds.LineBox(tuple(Kinds.TextBox(text) for text in texts))
    marked = {box: list(box.text) for box in line.children}
    for point in find_points(line, Kinds):
        marked[point.box][point.index] += ("|" if not point.loose else
                                           "+" if point.close else "*")
    return "".join("".join(parts) for parts in marked.values())


@pytest.mark.parametrize(("texts", "opened"), [
    (("世界真大",), "世|界|真|大"),
    (("與AI同行",), "與*AI*同|行"),
    (("他說，好",), "他|說|，+好"),
    (("等等……了",), "等|等|……|了"),
    (("是——嗎",), "是|——|嗎"),
    (("Kling AI",), "Kling +AI"),
    (("用", "AI", "作"), "用*AI*作"),
    (("世\u2060界\u200b\u200bA",), "世|\u2060界*\u200b\u200bA"),
    (("好 ",), "好 "),
    (("（A）",), "（|A|）"),
])
def test_a_line_opens_between_what_can_be_seen(texts, opened):
    assert points(*texts) == opened


def some(close: int, loose: int) -> list[Point]:
    return [Point(None, index, index < close, index >= close, True)
            for index in range(close + loose)]


def test_all_places_open_alike_as_long_as_that_is_little():
    assert share(some(10, 2), 5.0, 10.0) == [0.5] * 10 + [0.0] * 2


def test_what_is_left_goes_into_the_wide_places():
    shares = share(some(10, 2), 11.0, 10.0)
    assert shares[:10] == [MOST * 10] * 10
    assert shares[10:] == pytest.approx([1.0, 1.0])
    assert sum(shares) == pytest.approx(11.0)


def test_a_line_that_needs_more_is_left():
    assert share(some(10, 2), 18.0, 10.0) is None
    assert share(some(10, 0), 9.5, 10.0) is None
    assert share([], 1.0, 10.0) is None


def document(words: str, locale: str = "zh-Hant-HK") -> Document:
    return Document("press-release", "kit", locale, "t", (
        Heading(1, "headline", (Text("標題", locale),)),
        Paragraph("body", (Text(words, locale),))))


@pytest.mark.parametrize("width", [150, 240, 333])
def test_lines_end_at_their_measure(width):
    lines, became = lay_out(document(WORDS * 3), open_context(), width)
    body = [line for line in lines if line.role == "body"]
    assert len(body) > 5
    short = {"".join(one for one in text if one not in "\u2060\u200b").strip()
             for text in became.short}
    for line in body[:-1]:
        assert line.text in short or abs(line.measure - line.width) < 0.1 * line.size
    assert len(short) <= 1


def test_a_paragraph_is_broken_as_a_whole(monkeypatch):
    words = ("我們要面對很多『未知的未知』。因此從教育層面說，可能AI時代最重要的一個詞是人性"
             "（humanity），因為這是核心。")

    def short() -> int:
        found = 0
        for width in range(200, 420, 10):
            lines, became = lay_out(document(words), open_context(), width)
            assert "".join(line.text for line in lines if line.role == "body") == words
            found += len(became.short)
        return found

    assert short() <= 1
    monkeypatch.setattr(weasy_justify, "plan_lines", lambda *_rest: None)
    assert short() > 3


@pytest.mark.parametrize(("locale", "words"), [
    ("zh-Hans-CN", "今天下午，在香港，我们举行了论坛，也举行了展映；大家都来了"),
    ("zh-Hant-HK", "今天下午，在香港，我們舉行了論壇，也舉行了展映；大家都來了"),
    ("ja", "今日は午後、香港で、私たちは集い、展示も、上映も見た")])
def test_a_crowded_line_takes_one_character_more_in(locale, words):
    lines, became = lay_out(document(words + "一二三四五六七八九十", locale), open_context(), 2000)
    line = next(line for line in lines if line.role == "body")
    held = {}
    for fewer in (0.0, 0.3):
        measure = (line.width / line.size - 10 - fewer) * line.size * 72 / 96
        lines, became = lay_out(document(words + "一二三四五六七八九十", locale), open_context(),
                                measure)
        body = [line for line in lines if line.role == "body"]
        assert not became.short and all(
            abs(one.measure - one.width) < 0.1 * one.size for one in body[:-1])
        held[fewer] = body[0].text
    assert held[0.0] == held[0.3] == words


@pytest.mark.parametrize(("locale", "text", "cut"), [
    ("zh-Hans-CN", "我们说，", 0.5), ("zh-Hans-CN", "我们说？", 0.5), ("zh-Hans-CN", "“好”", 0.5),
    ("zh-Hant-TW", "我們說，", 0.0), ("zh-Hant-TW", "「好」", 0.5), ("ja", "という。", 0.5),
    ("ja", "という？", 0.0)])
def test_a_line_ends_with_the_ink_of_its_last_mark(locale, text, cut):
    line = Kinds.LineBox((Kinds.TextBox(text, locale=locale),))
    with_widths = [10.0] * len(text)
    assert find_ends(line, Kinds, lambda _box: with_widths)[1] == cut * 10
    assert find_ends(line, Kinds, lambda _box: [5.0] * len(text))[1] == 0.0  # squeezed


@pytest.mark.parametrize(("locale", "text", "given"), [
    ("zh-Hans-CN", "说，好", {1: 0.5}), ("zh-Hans-CN", "说“好", {0: 0.5}),
    ("zh-Hant-HK", "說，好", {0: 0.25, 1: 0.25}), ("zh-Hant-HK", "說？好", {}),
    ("zh-Hant-HK", "說）好", {1: 0.5}), ("ja", "は、よ", {1: 0.5}), ("ja", "は。よ", {}),
    ("ja", "ア・イ", {0: 0.25, 1: 0.25}), ("zh-Hant-HK", "說“好", {})])
def test_marks_give_their_blanks(locale, text, given):
    line = Kinds.LineBox((Kinds.TextBox(text, locale=locale),))
    found = find_given(line, Kinds, lambda _box: [10.0] * len(text))
    assert {point.index: most / 10 for point, most in found} == given
    assert not find_given(line, Kinds, lambda _box: [5.0] * len(text))  # squeezed


def test_what_costs_least_is_chosen():
    fit = choose_fit(0.0, 0.0, 5.0, 30, 2, 20.0, 10.0)
    assert fit.behind and fit.extra == 5.0  # opening so little costs next to nothing
    fit = choose_fit(8.0, 0.0, 5.0, 9, 0, 20.0, 10.0)
    assert not fit.behind and fit.extra == 8.0  # beyond what it can open: the blank stays
    assert choose_fit(-21.0, 0.0, 0.0, 30, 2, 20.0, 10.0) is None
    narrow, wide = (choose_fit(extra, 0, 0, 30, 2, 20.0, 10.0).cost for extra in (-5.0, 20.0))
    assert narrow < wide


def test_other_languages_keep_the_engine_s_own_way():
    lines, became = lay_out(document("한국어 문단은 낱말 사이에서만 나뉜다. " * 6, "ko"),
                            open_context(), 200)
    assert not became.opened
    assert {line.align for line in lines if line.role == "body"} == {"start"}


def test_where_the_drawn_line_is_not_as_measured_one_edge_is_straight_and_it_is_said(monkeypatch):
    good, remarks = render(document(WORDS * 3), "pdf", open_context()), Findings()
    monkeypatch.setattr(weasy_justify, "widen_glyphs", lambda box, widths, drawing: False)
    ragged = render(document(WORDS * 3), "pdf", open_context(), remarks)
    assert [one.code for one in remarks] == ["lines-ragged"]
    assert ragged.data != good.data
    assert ragged.fonts == good.fonts and ragged.pages == good.pages


def test_a_line_left_short_is_a_note_with_its_words():
    remarks = Findings()
    words = "字" + "一個非常長的詞" * 3 + "https://example.org/" + "x" * 60 + "字" * 30
    render(document(words), "pdf", open_context(), remarks)
    assert {one.code for one in remarks} == {"line-short"}
    assert not any(mark in one.message for one in remarks for mark in "\u2060\u200b")


@pytest.mark.parametrize("words", [
    "全部文稿與圖片：https://example.org/press/2025/" + "a" * 90 + "。", "x" * 120,
    "請看" + "https://example.org/" + "a/b-" * 30])
@pytest.mark.parametrize("width", [100, 240, 1000])
def test_a_long_word_that_ends_a_paragraph_stays_in_its_column(words, width):
    lines, _became = lay_out(document(words), open_context(), width)
    body = [one for one in lines if one.role == "body"]
    assert "".join(one.text for one in body) == words and len(body) > 1
    assert all(one.width <= one.measure + 0.1 * one.size for one in body)


def test_no_gap_behind_latin_lets_a_line_begin_with_what_may_not():
    words = "AIって何だろうSNSっぽいKlingー的なXや々Yヽ" * 6
    for width in range(100, 420, 7):
        lines, _became = lay_out(document(words, "ja"), open_context(), width)
        starts = {one.text[0] for one in lines if one.role == "body" and not one.first}
        assert starts and not starts & set("っーゃ々ヽ"), width
