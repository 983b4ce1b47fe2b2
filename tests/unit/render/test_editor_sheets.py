"""Style sheets as an editor may write them: rules under words, shares of the width, letters set
apart."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from presskit.desk import resources
from presskit.diagnostics import Findings, Severity
from presskit.document import Document, Emphasis, Heading, Link, Paragraph, Text
from presskit.render import Context, render
from tests.helpers.paper import PaperLine, lay_out
from tests.helpers.rendering import open_context

WORDS = {
    "zh-Hant-HK": "論壇以「技術、藝術與影視」為核心，AI技術界的專家和創作者聚首一堂；",
    "zh-Hant-TW": "論壇以「技術、藝術與影視」為核心，AI技術界的專家和創作者聚首一堂；",
    "zh-Hans-CN": "论坛以“技术、艺术与影视”为核心，AI技术界的专家和创作者聚首一堂；",
    "ja": "フォーラムは「技術、芸術、映像」を核に、AI技術界の専門家が一堂に会し、",
    "ko": "포럼은 기술과 예술, 영상을 핵심으로 AI 기술계의 전문가가 한자리에 모여 ",
    "en": "The forum was about technology, art and film; makers and experts met, "}
ADDRESS = "https://example.org/press/2027/" + "kit/" * 30


def document(locale: str) -> Document:
    words, link = WORDS[locale], Link(ADDRESS, (Text(ADDRESS, "en"),))
    marked = Link(ADDRESS, (Text(words * 3, locale),)), Emphasis((Text(words, locale),))
    return Document("press-release", "kit", locale, "t", (
        Heading(1, "headline", marked), *(
            Paragraph(role, (Text(words * 2, locale), *marked, link, Text(words, locale)))
            for role in ("body", "note"))))


def with_sheet(folder: Path, rules: str) -> Context:
    """A kit whose print style sheet has some rules behind ours."""
    shipped = resources() / "templates" / "css" / "print.css"
    sheet = folder / "templates" / "css" / "print.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(shipped.read_text("utf-8") + rules, "utf-8")
    return open_context(folder)


def read(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.mark.parametrize("locale", WORDS)
def test_words_with_a_rule_under_them_go_over_lines(tmp_path, locale):
    context = with_sheet(tmp_path, "a, em { text-decoration: underline; letter-spacing: 0.1em }"
                                   ".note { text-align: start !important }")
    remarks = Findings()
    text = read(render(document(locale), "pdf", context, remarks).data)
    assert {one.code for one in remarks} <= {"line-short"}  # the address alone on its lines
    own = "".join(WORDS[locale].split())
    assert text.count(own * 2) >= 2  # behind the dateline of each paragraph, unbroken
    assert text.count("".join(ADDRESS.split())) == 2


@pytest.mark.parametrize("locale", WORDS)
def test_a_line_that_may_not_break_is_told_with_its_place(tmp_path, locale):
    context = with_sheet(tmp_path, "a { white-space: nowrap }")
    words = Text(WORDS[locale], locale, "release.body.1"), Text("A", "en", "release.body.2")
    link = Link(ADDRESS, (Text(ADDRESS, "en", "release.body.3"),))
    one = Document("press-release", "kit", locale, "t", (
        Heading(1, "headline", words[:1]), Paragraph("body", (*words, link, *words))))
    remarks = Findings()
    render(one, "pdf", context, remarks)
    found = next(one for one in remarks if one.code == "line-wide")
    assert found.severity is Severity.WARNING and "nowrap" in found.hint
    assert ADDRESS in found.message and not set("\u2060\u200b") & set(found.message)
    assert found.segment in {"release.body.1", "release.body.2", "release.body.3"}
    assert not [one for one in remarks if one.code == "line-short" and ADDRESS in one.message]
    remarks = Findings()
    render(one, "pdf", open_context(), remarks)
    assert {one.code for one in remarks} <= {"line-short"}
    assert all(one.segment for one in remarks)


def lines(context: Context, locale: str) -> list[PaperLine]:
    found, _became = lay_out(document(locale), context, 300)
    return [line for line in found if line.role == "body"]


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "ja", "en"])
def test_a_share_of_the_width_is_one_of_the_column(tmp_path, locale):
    """300 pt are 400 px."""
    rules = ".body {{ text-indent: {} }} em, a {{ margin-left: {}; padding-right: {} }}"
    shares = lines(with_sheet(tmp_path / "a", rules.format("10%", "5%", "calc(1% + 4px)")), locale)
    fixed = lines(with_sheet(tmp_path / "b", rules.format("40px", "20px", "8px")), locale)
    assert [line.text for line in shares] == [line.text for line in fixed]
    assert [line.width for line in shares] == pytest.approx([line.width for line in fixed])
    assert all(line.width <= line.measure + 0.1 * line.size for line in shares)
    assert len(shares) > 5
