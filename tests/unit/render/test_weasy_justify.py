"""Lines of Chinese and Japanese with both edges straight."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

import pytest

from presskit.diagnostics import Findings
from presskit.document import Document, Heading, Paragraph, Text
from presskit.render import render, weasy_justify
from presskit.render.weasy_points import MOST, Point, find_points, share
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


def test_a_line_gives_to_the_next_what_makes_that_whole(monkeypatch):
    words = ("我們要面對很多『未知的未知』。因此從教育層面說，可能AI時代最重要的一個詞是人性"
             "（humanity），因為這是核心。")

    def short() -> set[int]:
        found = set()
        for width in range(200, 420, 10):
            lines, became = lay_out(document(words), open_context(), width)
            assert "".join(line.text for line in lines if line.role == "body") == words
            found |= {width} if became.short else set()
        return found

    with_giving = short()
    monkeypatch.setattr(weasy_justify, "_GIVEN", ())
    assert with_giving < short()


def test_other_languages_keep_the_engine_s_own_way():
    lines, became = lay_out(document("한국어 문단은 낱말 사이에서만 나뉜다. " * 6, "ko"),
                            open_context(), 200)
    assert not became.opened
    assert {line.align for line in lines if line.role == "body"} == {"start"}


def test_where_the_drawn_line_is_not_as_measured_one_edge_is_straight_and_it_is_said(monkeypatch):
    good, remarks = render(document(WORDS * 3), "pdf", open_context()), Findings()
    monkeypatch.setattr(weasy_justify, "_widen", lambda box, widths, drawing: setattr(
        weasy_justify._work.lines, "wrong", 1))
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
