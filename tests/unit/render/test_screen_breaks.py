"""Where lines of a web page may end: phrases, names, gaps, numbers with their unit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from presskit.document import Inline, LineBreak, Span, Text
from presskit.render.html_inlines import Manner, write_inlines
from presskit.render.runs import cut_runs, read_line
from presskit.render.screen_breaks import PHRASED

SHEET = Path(__file__).parents[3] / "templates/css/page.css"


def write(*inlines: Inline, role: str = "headline", locale: str = "zh-Hant-HK",
          names: tuple[str, ...] = ()) -> str:
    manner = Manner(locale, lambda words, _role: cut_runs(read_line(words, locale), locale),
                    lambda figure: "", names=names)
    return re.sub(' class="latin"|<span>(AI|[0-9]+)</span>', r"\1",
                  str(write_inlines(inlines, role, manner)))


def parts(markup: str) -> list[str]:
    return re.sub("<(?!wbr)[^>]*>", "", markup).split("<wbr>")


def test_a_line_ends_at_the_edge_of_a_phrase_and_leaves_no_character_alone() -> None:
    found = parts(write(Text("圓桌論壇聚焦創作者的判斷"), LineBreak(), Text("藝術家探討人機共創")))
    assert found[0] == "圓桌論壇聚焦" and all(len(one) > 1 for one in found)


def test_names_are_whole_whether_they_stand_as_names_or_not() -> None:
    name = "AI创作全球生态论坛"
    assert name in parts(write(Text(f"{name}在港举行"), locale="zh-Hans-CN", names=(name,)))
    assert name not in parts(write(Text(f"{name}在港举行"), locale="zh-Hans-CN"))
    listed = write(Span("listed-name", (Text("映峰大叔"),)), role="fact-value", locale="ja")
    assert "<wbr>" not in listed


def test_a_moment_is_whole() -> None:
    moment = Span("moment", (Text("2026年12月24日（星期四）上午9時30分"),))
    found = write(Text("請於"), moment, Text("後發布"), role="embargo-time")
    assert "<wbr>" not in found[found.index("<span"):found.index("後")]


def test_where_a_line_may_end_beside_latin_words_a_gap_is_set() -> None:
    found = write(Text("presskit示範新聞室"), role="room-issuer")
    assert '<span class="gap"></span><wbr>示範' in found


@pytest.mark.parametrize(("locale", "text", "whole"), [
    ("zh-Hant-HK", "論壇於12月19日舉行", ["12月", "19日"]),
    ("ja", "映像作品は第3回の30分", ["第3回", "30分"]),
    ("ko", "학계·업계와 예술가", ["계·"]),
    ("en", "30 minutes on 19 December", [])])
def test_running_text_keeps_numbers_with_their_unit(locale: str, text: str,
                                                    whole: list[str]) -> None:
    found = write(Text(text), role="body", locale=locale)
    kept = re.findall(r'<span class="whole">(.*?月|.*?日|.*?回|.*?分|.*?·)</span>', found)
    assert [re.sub("<[^>]*>", "", one) for one in kept] == whole
    assert "<wbr>" not in found and re.sub("<[^>]*>", "", found) == text


def test_the_style_sheet_ends_lines_of_these_roles_nowhere_else() -> None:
    selector = re.search(r":is\(html:lang\(zh\)[^{]*(?=\{\s*word-break: keep-all)",
                         SHEET.read_text("utf-8"))[0]
    headings = {"headline", "section-heading", "subsection-heading", "panel-heading", "bio-name"}
    assert set(re.findall(r"\.([a-z-]+)", selector)) == PHRASED - headings
