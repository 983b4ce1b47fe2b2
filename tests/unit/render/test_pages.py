"""Pages of paper: what stays together where one ends (G: widows, orphans, headings, captions)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from presskit.diagnostics import Findings
from presskit.document import Block, Document, Figure, Heading, Paragraph, Quote, Rule, Text
from presskit.render import Context, render
from presskit.render.coverage import plan_charset
from presskit.render.palette import contrast
from presskit.render.pdf import write_page
from presskit.render.rules import read_rules
from presskit.render.weasy import close_fetcher, load_engine, open_press
from presskit.render.weasy_justify import count_lines
from presskit.render.weasy_points import find_hidden
from tests.helpers import documents
from tests.helpers.rendering import open_context

CONTEXT = open_context()
SENTENCE = {"zh-Hant-HK": "創作者是導演，AI是同行者，技術愈強，愈要追問人的價值。",
            "zh-Hans-CN": "创作者是导演，AI是同行者，技术愈强，愈要追问人的价值。",
            "ja": "創作者は監督であり、AIは同行者である。技術が強いほど人の価値を問う。",
            "ko": "창작자는 감독이고 AI는 동행자다. 기술이 강할수록 인간의 가치를 묻는다. ",
            "en": "The creator is the director and the machine a companion on the way. "}
LOCALES = tuple(SENTENCE)


@dataclass(frozen=True)
class Part:
    """What one page shows of one block: its role (``img`` for a picture), which element it is,
    how many lines, and how far what can be seen of them reaches, in px."""

    role: str
    element: int
    lines: int
    left: float
    right: float


def lay_out(document: Document, context: Context = CONTEXT) -> list[list[Part]]:
    """The blocks of running text, page by page."""
    press = open_press(context.fonts, context.theme, plan_charset((document,), context.fonts),
                       context.frames.frame("css/print.css"))
    markup, resources = write_page(document, context)
    with count_lines():
        laid = load_engine().HTML(string=markup, url_fetcher=close_fetcher(resources)).render(
            font_config=press.fonts, stylesheets=list(press.sheets))
    return [list(_parts(page._page_box)) for page in laid.pages]


def _parts(box) -> Iterator[Part]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.MarginBox):
        return
    children = getattr(box, "children", ())
    lines = [one for one in children if isinstance(one, boxes.LineBox)]
    if lines and box.element is not None:
        yield Part(box.element.get("class") or "", id(box.element), len(lines),
                   min(one.position_x for one in lines),
                   max(one.position_x + one.width - _blank(one, boxes) for one in lines))
    if box.element is not None and box.element.tag in ("img", "hr"):
        yield Part(box.element.get("class") or box.element.tag, id(box.element), 0,
                   box.position_x, box.position_x + box.width)
    for child in children:
        if not isinstance(child, boxes.LineBox):
            yield from _parts(child)


def _blank(line, boxes) -> float:
    """The room without ink at the end of a line: a gap, the empty half of a closing mark."""
    text = "".join(one.text for one in line.descendants() if isinstance(one, boxes.TextBox))
    marks = read_rules(line.style["lang"] or "")
    last = text.rstrip("\u2060\u200b ")[-1:]
    empty = 0.5 if last in marks.closing_marks | marks.open_wide and last > "\u2000" else 0.0
    return find_hidden(line, boxes) + empty * line.style["font_size"]


@lru_cache(maxsize=16)
def long_release(locale: str, first: int) -> list[list[Part]]:
    """A release of forty paragraphs of two to nine sentences, with headings and quotes; ``first``
    moves where the pages end."""
    def text(count: int) -> tuple[Text, ...]:
        return (Text(SENTENCE[locale] * count, locale),)

    blocks: list[Block] = [Heading(1, "headline", text(1)), Paragraph("lead", text(first))]
    for number in range(40):
        if number % 4 == 0:
            blocks.append(Heading(2, "section-heading", (Text(SENTENCE[locale][:9], locale),)))
        if number % 7 == 3:
            blocks.append(Quote("pull-quote", (Paragraph("pull-quote", text(2)),), (
                Paragraph("attribution", (Text(SENTENCE[locale][:6], locale),)),)))
        blocks.append(Paragraph("body", text(2 + (number * 5 + first) % 8)))
    return lay_out(Document("press-release", "kit", locale, "t", tuple(blocks)))


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_begins_or_ends_with_one_line_of_a_paragraph(locale: str) -> None:
    cut = 0
    for first in (1, 3):
        pages = long_release(locale, first)
        assert len(pages) > 4
        for page, behind in pairwise(pages):
            if page[-1].element == behind[0].element:
                cut += 1
                assert page[-1].lines >= 2 and behind[0].lines >= 2
    assert cut


@pytest.mark.slow
@pytest.mark.parametrize("first", [1, 3])
@pytest.mark.parametrize("locale", LOCALES)
def test_headings_stand_with_their_text_and_quotes_with_their_speaker(locale, first) -> None:
    for page in long_release(locale, first):
        assert page[-1].role != "section-heading"
        assert page[0].role != "attribution"
        roles = [part.role for part in page]
        assert roles.count("attribution") == roles.count("pull-quote")


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("make", [documents.release, documents.bios, documents.quote_sheet,
                                  documents.fact_sheet], ids=lambda one: one.__name__)
def test_nothing_stands_outside_the_type_area_in_any_document(make, locale) -> None:
    page = dict(CONTEXT.theme.page)
    left, right = (one / 25.4 * 96 for one in (page["sides"], page["width"] - page["sides"]))
    hung = 16 * 0.5 * 96 / 72  # an opening mark may hang
    for parts in lay_out(make(locale)):
        for one in parts:
            assert left - hung <= one.left and one.right <= right + 0.1 * 10.5, one.role


def test_a_picture_is_on_the_page_of_its_caption(tmp_path) -> None:
    from PIL import Image

    Image.new("RGB", (400, 300), "navy").save(tmp_path / "a.png")
    context = replace(CONTEXT, kit=str(tmp_path))
    for before in range(12, 22):
        blocks = tuple(Paragraph("body", (Text(SENTENCE["zh-Hant-HK"] * 2, "zh-Hant-HK"),))
                       for _ in range(before))
        figure = Figure("picture", "a.png", "主視覺", (Paragraph("caption", (Text("圖說"),)),))
        document = Document("press-release", "kit", "zh-Hant-HK", "t", (
            Heading(1, "headline", (Text("題"),)), *blocks, figure, *blocks[:3]))
        pages = lay_out(document, context)
        page = next(one for one in pages if any(part.role == "caption" for part in one))
        assert [part.role for part in page if part.role in ("img", "caption")] == [
            "img", "caption"]


def test_a_picture_becomes_smaller_where_the_page_before_it_would_stay_half_empty(tmp_path) -> None:
    from PIL import Image

    Image.new("RGB", (300, 400), "navy").save(tmp_path / "a.png")
    context, kinds = replace(CONTEXT, kit=str(tmp_path)), set()
    figure = Figure("picture", "a.png", "主視覺", (Paragraph("caption", (Text("圖說"),)),))
    for before in range(14, 24, 2):
        blocks = tuple(Paragraph("body", (Text("雨", "zh-Hant-HK"),)) for _ in range(before))
        document = Document("press-release", "kit", "zh-Hant-HK", "t", (
            Heading(1, "headline", (Text("題"),)), *blocks, figure, *blocks[:3]))
        plain = [[part.role for part in page] for page in lay_out(document, context)]
        remarks = Findings()
        data = render(document, "pdf", context, remarks).data
        with pdfium.PdfDocument(data) as opened:
            placed = [(number, one.get_bounds()) for number, page in enumerate(opened)
                      for one in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])]
            (page, (_left, bottom, _right, top)), = placed
        high = (top - bottom) / 72 * 25.4
        assert (tall := high > 71.5) or 36 <= high
        turned = "high" not in plain[0]  # without our help it begins the next page
        kinds.add((turned, page, tall))
        assert page == 0 or turned
        said = [re.search(r"a\.png is drawn at (\d+)%", one.message)[1] for one in remarks]
        assert said == ([] if tall else [f"{high / 72:.0%}"[:-1]])
    assert {(False, 0, True), (True, 0, False), (True, 1, True)} == kinds


def test_a_rule_is_never_the_last_of_a_page() -> None:
    turned = 0
    for before in range(20, 44):
        document = Document("press-release", "kit", "zh-Hant-HK", "t", (
            Heading(1, "headline", (Text("題"),)),
            *(Paragraph("body", (Text("雨", "zh-Hant-HK"),)) for _ in range(before)), Rule(),
            *(Paragraph("body", (Text("風" * 90, "zh-Hant-HK"),)) for _ in range(4))))
        for page in lay_out(document)[:-1]:
            assert page[-1].role != "rule"
            turned += page[-1].role == "body"
    assert turned


@pytest.mark.parametrize("locale", [*LOCALES, "zh-Hant-TW", "fr"])
def test_the_theme_sets_text_to_be_read(locale: str) -> None:
    sizes = CONTEXT.theme.sizes_of(locale)
    size, leading = sizes.type("body")
    east = locale.split("-")[0] in ("zh", "ja", "ko")
    assert size >= 10.5
    assert (1.5 if east else 1.4) <= leading / size <= 2.0
    indented = sizes.paragraphs == "indent"
    assert (sizes.number("indent") > 0) == indented
    assert (sizes.number("space-paragraph") == 0) == indented  # one of both, never two


@pytest.mark.parametrize("palette", ["colours", "dark"])
def test_every_pair_of_colours_that_carries_text_can_be_read(palette: str) -> None:
    colours = dict(getattr(CONTEXT.theme, palette))
    for text, ground in (("ink", "paper"), ("grey", "paper"), ("accent", "paper"),
                         ("accent-dark", "paper"), ("ink", "tint"), ("accent", "tint"),
                         ("accent-dark", "tint"), ("on-accent", "accent"),
                         ("on-accent-second", "accent")):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
