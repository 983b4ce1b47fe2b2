"""Quote cards."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.diagnostics import Findings, PresskitError
from presskit.document import (
    Document,
    Figure,
    LineBreak,
    Paragraph,
    Quote,
    Rule,
    Running,
    Section,
    Span,
    Text,
    plain_text,
)
from presskit.render import Context
from presskit.render.breaks import find_breaks
from presskit.render.card import find_shape, render_cards
from presskit.render.card_fit import Setting, shape_runs
from presskit.render.card_layout import lay_out
from presskit.render.card_text import read_card, read_part
from presskit.render.fonts import read_fonts
from presskit.render.frames import find_frames

HOME = resources()
CONTEXT = Context(find_frames(HOME / "templates"), read_fonts(HOME / "fonts"),
                  read_theme(HOME / "templates" / "theme.yaml"))

WORDS = {
    "zh-Hant-HK": "「我們應與AI形成既協作又對抗的共生關係，也應該相信，藝術品可以被 AI 模仿，"
                  "藝術不能。」",
    "zh-Hans-CN": "“既然要‘无界’，它是否可能造就我们从未见过的语言模式——和观看习惯？”",
    "ja": "「AIが芸術家に取って代わることはありません。しかし、その働き方を変えるでしょう」",
    "ko": "“AI는 예술가를 대체하지 않습니다. 그러나 그들이 일하는 방식을 바꿀 것입니다.”",
    "en": "“AI will not replace artists, but it will change the way they work.”",
}


def card(locale: str, words: str = "", **more) -> Document:
    """A card; ``/`` in the words is a break of the author's."""
    inlines = []
    for part in (words or WORDS[locale]).split("/"):
        inlines += [LineBreak()] if inlines else []
        inlines.append(Text(part, segment="quotes.fei-jun.words@00000000"))
    children = (
        Quote("quote-words", (Paragraph("quote-words", tuple(inlines)),), (
            Paragraph("quote-speaker", (Span("person-name", (Text("費俊", "zh-Hant-HK"),)),)),
            Paragraph("quote-title", (Text("中央美術學院教授", "zh-Hant-HK"),)),
            Paragraph("quote-occasion", (Text("2025"),)))),
        Section("masthead", (Figure("mark", "mark:"), Paragraph("issuer", (Text("Kling AI"),)))),
        *more.pop("extra", ()))
    return Document("quote-card", "a-kit", locale, more.pop("title", "費俊"), children,
                    more.pop("running", Running()), (("author", "Kling AI"),
                                                     ("date", "2025-12-19")), "fei-jun")


def render(document: Document, shapes=("square",), context: Context = CONTEXT):
    findings = Findings()
    made = render_cards(document, shapes, context, findings)
    return made, findings


def place(document: Document, shape: str = "square"):
    text = read_card(document, Findings())
    found = find_shape(shape, CONTEXT)
    return found, lay_out(text, found, Setting(CONTEXT.fonts, document.locale))


def text_of(pdf: bytes) -> str:
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("shape", ["square", "wide"])
def test_the_pdf_says_what_the_document_says(locale, shape):
    document = card(locale, running=Running(notice=(Text("Sample"),)))
    made, findings = render(document, (shape,))
    assert not len(findings)
    assert bare(text_of(made[0].data)) == bare(plain_text(document.children)) + "Sample"


def test_a_rare_character_is_copied_as_itself():
    made, findings = render(card("zh-Hant-HK", "𠮷見髙子在𨋢口。"))
    assert not len(findings)
    assert "𠮷見髙子在𨋢口。" in bare(text_of(made[0].data))


@pytest.mark.parametrize("locale", WORDS)
def test_only_faces_of_ours_are_inside_and_they_are_named(locale):
    pdf = render(card(locale))[0][0]
    named = {one.decode() for one in re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([\w-]+)",
                                                pdf.data)}
    assert named and all(one.startswith("PresskitSans") for one in named)
    assert pdf.data.count(b"/FontFile2") == len(re.findall(rb"/Type\s*/FontDescriptor", pdf.data))
    assert "Presskit Sans HK" in pdf.fonts and pdf.fonts == tuple(sorted(pdf.fonts))


@pytest.mark.parametrize("locale", WORDS)
def test_the_same_card_gives_the_same_bytes_whatever_was_made_before(locale):
    first, _ = render(card(locale), ("square", "wide"))
    render(card("zh-Hant-HK", "「惰性和路徑依賴是亙古不變的人性」"))
    again, _ = render(card(locale), ("square", "wide"))
    assert [one.data for one in first] == [one.data for one in again]


def test_artifacts_carry_their_facts():
    made, _ = render(card("en"), ("square", "wide"))
    assert [(one.format, one.shape, one.pages) for one in made] == [
        ("pdf", "", 1), ("png", "", 0), ("pdf", "wide", 1), ("png", "wide", 0)]
    assert {(one.kind, one.subject, one.locale, one.title) for one in made} == {
        ("quote-card", "fei-jun", "en", "費俊")}


def test_the_pdf_has_title_author_language_and_the_documents_date():
    pdf = render(card("zh-Hant-HK"))[0][0].data
    opened = pypdfium2.PdfDocument(pdf)
    facts = opened.get_metadata_dict()
    assert (facts["Title"], facts["Author"]) == ("費俊", "Kling AI")
    assert facts["CreationDate"].startswith("D:20251219")
    assert b"/Lang (zh-Hant-HK)" in pdf


@pytest.mark.parametrize("shape,size", [("square", (1080, 1080)), ("wide", (1200, 630))])
def test_the_picture_has_the_exact_size_and_the_pdf_its_proportions(shape, size):
    pdf, png = render(card("zh-Hant-HK"), (shape,))[0]
    assert Image.open(BytesIO(png.data)).size == size
    page = pypdfium2.PdfDocument(pdf.data)[0].get_size()
    assert page[0] / page[1] == pytest.approx(size[0] / size[1])
    assert len(png.data) < 90_000


def test_the_picture_shows_the_pdf_in_its_colours():
    pdf, png = render(card("zh-Hant-HK"))[0]
    seen = Image.open(BytesIO(png.data)).convert("RGB")
    page = pypdfium2.PdfDocument(pdf.data)[0].render(scale=2).to_pil().convert("RGB")
    differs = ImageChops.difference(seen, page).convert("L").histogram()
    assert sum(differs[24:]) < 0.002 * 1080 * 1080  # small type is smoothed otherwise in grey
    assert sum(differs[:8]) > 0.99 * 1080 * 1080
    colours = {colour for count, colour in seen.getcolors(1 << 20) if count > 100}
    for name in ("paper", "ink", "accent"):
        value = CONTEXT.theme.colour(name)
        assert tuple(int(value[at:at + 2], 16) for at in (1, 3, 5)) in colours


def test_the_picture_describes_itself_in_words():
    png = render(card("zh-Hant-HK"))[0][1].data
    image = Image.open(BytesIO(png))
    image.load()
    assert image.text["Title"] == "費俊"
    assert "共生關係" in image.text["Description"]


def test_every_chunk_of_the_picture_has_its_checksum():
    png, at = render(card("en"))[0][1].data, 8
    while at < len(png):
        length = int.from_bytes(png[at:at + 4], "big")
        body, sum_ = png[at + 4:at + 8 + length], png[at + 8 + length:at + 12 + length]
        assert zlib.crc32(body) == int.from_bytes(sum_, "big")
        at += 12 + length


QUOTES = [WORDS[locale] for locale in ("zh-Hant-HK",)] + [
    "「惰性和路徑依賴是亙古不變的人性」", "「人性。」",
    "「也許我們面臨的不僅是把知識做轉換，而是把想像力做轉換的時刻。」",
    "「一位真正的鋼琴家不是在演奏琴鍵，他是在詮釋整部作品，傳遞某種信息。而讓音樂如此偉大的，"
    "正是這種內蘊的信息。如果由AI系統來彈奏，這種信息是不存在的。AI不會取代藝術家，"
    "但會改變他們工作的方式。」"]


@pytest.mark.parametrize("words", QUOTES)
@pytest.mark.parametrize("shape", ["square", "wide"])
def test_a_quotation_keeps_to_the_rules_of_the_art(words, shape):
    found, layout = place(card("zh-Hant-HK", words), shape)
    fitted, setting = layout.fitted, Setting(CONTEXT.fonts, "zh-Hant-HK")
    size, measure = fitted.style.size, found.measure
    assert 32 <= size <= 96 and fitted.style.bold == (size > 56)
    assert len(fitted.lines) <= 9
    assert len(fitted.lines) * fitted.style.leading <= 0.6 * found.size[1]
    widths = [sum(one.width for one in shape_runs(line, fitted.style, setting)) * size
              for line in fitted.lines]
    assert max(widths) <= measure + 0.01
    assert len(widths) == 1 or min(widths) >= measure / 3 - 1
    assert "".join(run.text for line in fitted.lines for run in line) == words[1:]


@pytest.mark.parametrize("shape", ["square", "wide"])
@pytest.mark.parametrize("locale", WORDS)
def test_nothing_stands_outside_the_safe_area_or_on_another_line(locale, shape):
    running = Running(notice=(Text("Sample notice"),), label=(Text("Draft"),))
    found, layout = place(card(locale, running=running), shape)
    setting = Setting(CONTEXT.fonts, locale)
    (side, above), (width, height) = found.safe, found.size
    for line in layout.lines:
        end = line.x + sum(one.width + one.hang for one in shape_runs(
            line.runs, line.style, setting)) * line.style.size
        assert end <= width - side + 0.5 and line.y <= height - above
        assert line.y - line.style.size * 0.9 >= above - line.style.size * 0.2
    left = sorted((line.y, line.style.size) for line in layout.lines
                  if line.colour not in {"issuer", "opening-mark"})
    for (upper, _size), (lower, size) in zip(left, left[1:], strict=False):
        assert lower - upper >= size


def test_the_authors_lines_are_the_cards_lines():
    lines = ["我們應與AI形成", "既協作又對抗的共生關係，", "也應該相信，", "藝術不能。」"]
    _shape, layout = place(card("zh-Hant-HK", "「" + "/".join(lines)))
    assert ["".join(run.text for run in line) for line in layout.fitted.lines] == lines


def test_the_opening_mark_is_drawn_once_and_large():
    _shape, layout = place(card("zh-Hant-HK"))
    marks = [line for line in layout.lines if line.colour == "opening-mark"]
    assert [run.text for run in marks[0].runs] == ["「"] and len(marks) == 1
    assert marks[0].style.size > 1.3 * layout.fitted.style.size
    assert text_of(render(card("zh-Hant-HK"))[0][0].data).count("「") == 1


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hans-CN", "ja", "ko", "en"])
def test_the_ink_of_the_opening_mark_stands_on_the_text_edge(locale):
    png = Image.open(BytesIO(render(card(locale))[0][1].data)).convert("RGB")
    accent = (0x8A, 0x1C, 0x2B)
    inks = [x for x in range(60, 300) for y in range(60, 420, 2)
            if png.getpixel((x, y)) == accent]
    assert 84 <= min(inks) <= 92


def test_a_quotation_that_fits_in_no_size_gives_no_card_and_a_warning():
    made, findings = render(card("en", "“" + "It goes on and on, and never ends. " * 30 + "”"),
                            ("square", "wide"))
    assert made == ()
    assert [one.code for one in findings] == ["quote-card-too-long"] * 2
    warning = next(iter(findings))
    assert "card:" in warning.hint and warning.segment == "quotes.fei-jun.words"


def test_a_name_is_not_broken_on_a_card():
    for words in ("“We are pleased that Kling AI will be there, as Kling AI has been before.”",
                  "“In this hall Kling AI shows it, and nobody but Kling AI could.”"):
        _shape, layout = place(card("en", words))
        lines = ["".join(run.text for run in line) for line in layout.fitted.lines]
        assert sum(line.count("Kling AI") for line in lines) == 2


def test_label_embargo_and_notice_are_shown():
    box = Section("embargo-box", (Paragraph("notice-kind", (Text("Quote card"),)),
                                  Paragraph("embargo-line", (Text("Embargoed until"),)),
                                  Paragraph("embargo-time", (Text("19 December, 20:00"),))))
    document = card("en", extra=(box, Paragraph("sample-notice", (Text("A sample."),))),
                    running=Running(label=(Text("Draft"),), notice=(Text("A sample."),)))
    text = text_of(render(document)[0][0].data)
    for words in ("Quote card", "Embargoed until", "19 December, 20:00", "Draft"):
        assert words in text
    assert text.count("A sample.") == 1
    assert bare(text) == "Draft" + bare(plain_text(document.children))


def test_a_long_title_and_a_long_issuer_take_more_lines_and_lose_nothing():
    document = card("en")
    quote, masthead = document.children
    title = "Dean of the School of Animation and Digital Arts, Communication University of China"
    issuer = "Preparatory Committee of the First Hong Kong International AI Art Festival"
    lines = (quote.attribution[0], Paragraph("quote-title", (Text(title),)))
    document = replace(document, children=(
        replace(quote, attribution=lines),
        replace(masthead, children=(masthead.children[0], Paragraph("issuer", (Text(issuer),))))))
    text = bare(text_of(render(document)[0][0].data))
    assert bare(title) in text and bare(issuer) in text


def test_a_character_without_a_face_stops_the_card():
    with pytest.raises(PresskitError) as caught:
        render(card("en", "“A \U0001f600 here.”"))
    assert [one.code for one in caught.value.diagnostics] == ["character-missing"]


def test_a_node_that_no_card_can_show_is_an_error():
    with pytest.raises(PresskitError) as caught:
        render(card("en", extra=(Rule(),)))
    assert [one.code for one in caught.value.diagnostics] == ["card-block-unknown"]


def test_a_card_without_words_is_an_error():
    document = card("en")
    with pytest.raises(PresskitError) as caught:
        render(replace(document, children=document.children[1:]))
    assert [one.code for one in caught.value.diagnostics] == ["card-without-quote"]


def test_a_shape_that_does_not_exist_is_an_error():
    with pytest.raises(PresskitError) as caught:
        render(card("en"), ("sqare",))
    assert [one.code for one in caught.value.diagnostics] == ["frame-missing"]


def test_the_kits_own_shape_and_mark_stand_in_place_of_ours(tmp_path):
    shapes, pictures = tmp_path / "templates" / "cards", tmp_path / "pictures"
    shapes.mkdir(parents=True)
    pictures.mkdir()
    text = (HOME / "templates" / "cards" / "square.yaml").read_text()
    (shapes / "square.yaml").write_text(text.replace("width: 1080", "width: 1200", 1))
    Image.new("RGB", (40, 20), (0, 128, 0)).save(pictures / "mark.png")
    context = replace(CONTEXT, frames=find_frames(HOME / "templates", tmp_path),
                      kit=str(tmp_path))
    document = card("en")
    mark = Section("masthead", (Figure("mark", "pictures/mark.png", "A mark"),))
    made, _ = render(replace(document, children=(document.children[0], mark)), context=context)
    image = Image.open(BytesIO(made[1].data)).convert("RGB")
    assert image.size == (1200, 1080)
    assert any(colour[1] > 110 and colour[0] < 20 for _count, colour in image.getcolors(1 << 20))


def test_a_faulty_shape_beside_a_kit_is_told_by_its_place(tmp_path):
    shapes = tmp_path / "templates" / "cards"
    shapes.mkdir(parents=True)
    (shapes / "square.yaml").write_text("page:\n  widht: 1080\n")
    context = replace(CONTEXT, frames=find_frames(HOME / "templates", tmp_path))
    with pytest.raises(PresskitError) as caught:
        render(card("en"), context=context)
    first = next(one for one in caught.value.diagnostics if one.code == "card-shape-unknown")
    assert str(first.span).endswith("templates/cards/square.yaml:2:3")


def test_words_that_are_not_translated_yet_are_set_in_their_own_language():
    document = card("en")
    quote = document.children[0]
    words = Paragraph("quote-words", (Text(WORDS["zh-Hant-HK"], "zh-Hant-HK"),))
    pdf, _png = render(replace(document, children=(replace(quote, children=(words,)),
                                                   document.children[1])))[0]
    assert "Presskit Sans HK" in pdf.fonts
    assert bare(WORDS["zh-Hant-HK"]) in bare(text_of(pdf.data))


def test_a_date_an_hour_and_a_zone_are_not_broken() -> None:
    part = read_part((Text("請於"), Span("moment", (Text("2027年10月4日（星期一）"),)),
                      Span("moment", (Text("上午9時"),)), Text("後發布")),
                     "embargo", "zh-Hant-TW")
    places = {one.position for one in find_breaks(part.text, "zh-Hant-TW", part.kept)}
    start = part.text.index("上午9時")
    assert start in places and not places & set(range(start + 1, start + 4))
