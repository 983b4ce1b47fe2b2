"""Readings in every format: above their characters, or in brackets behind them."""

from __future__ import annotations

import io
from functools import lru_cache

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from lxml import etree

from presskit.content.inlines import read_inlines
from presskit.document import (
    Document,
    Heading,
    Paragraph,
    Text,
    drop_readings,
    pair_readings,
    plain_text,
    spread_readings,
    write_readings,
)
from presskit.locales import brackets
from presskit.render import render
from presskit.render.proof.docx import prove_docx
from presskit.render.proof.html import prove_html
from presskit.render.proof.pdf import prove_pdf
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_faces import Face
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.proof.pdf_lines import prove_lines
from presskit.render.proof.pdf_reading import Element, Mark, Page, Pdf
from presskit.render.proof.text import prove_text
from tests.helpers.broken_pdf import CONTEXT, elements_of, find_new, print_once
from tests.helpers.docx_text import open_word
from tests.helpers.paper import lay_out

from .docx_checks import list_faults

TEXTS = {
    "ja": "シンポジウムでは{丁偉|ディン|ウェイ}が{志|こころざし}を述べ、{長谷川|はせがわ}は"
          "「{紫電一閃|し|でん|いっ|せん}」と題した三本の短編を2025年12月19日に上映した。"
          "{承|うけたまわ}るところ、参加者は{人間|にんげん}を問うた。",
    "zh-Hant-TW": "論壇今日在{臺灣|ㄊㄞˊ|ㄨㄢ}舉行，「創作者是導演，AI是同行者」；{於朕|ㄩˊ|ㄓㄣˋ}"
                  "展示了三支短片，與會者認為，技術愈強，愈要追問人的{價值|jià|zhí}。"
                  "{香港|hoeng1 gong2}的藝術品可以被模仿，藝術不能。",
    "zh-Hans-CN": "论坛今日在{上海|Shànghǎi}举行，“创作者是导演”；{龘|dá}字展示了三次，"
                  "与会者认为技术愈强愈要追问人的价值。",
    "ko": "그는 {漢字|한|자}를 썼고 {東京|도쿄}에서 말했다. {丁偉|딩웨이}도 그 자리에서 "
          "길게 이야기했다고 한다.",
    "en": "What {於朕|Yu Zhen} said about {漢字|かんじ} was heard in {東京|とうきょう} by "
          "{丁偉|ディン|ウェイ}.",
}
LOCALES = pytest.mark.parametrize("locale", list(TEXTS))
PROOFS = {"pdf": prove_pdf, "docx": prove_docx, "html": prove_html, "txt": prove_text}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@lru_cache(maxsize=8)
def document(locale: str) -> Document:
    """A text so often, each time a little further on, that its readings come to stand at every
    place of a line, and once in each other role that an author writes."""
    inlines = read_inlines(TEXTS[locale])
    lead = "甲" if locale not in ("en", "ko") else "a "
    body = [Paragraph("body", (Text(lead * count), *inlines)) for count in (1, 4, 7, 10)]
    return Document("press-release", "kit", locale, "Title", (
        Heading(1, "headline", inlines[1:4]), Paragraph("lead", inlines),
        Heading(2, "section-heading", inlines[1:4]), *body, Paragraph("note", inlines)))


# The tree -----------------------------------------------------------------------------------

def test_words_are_without_readings_and_each_writer_asks_for_them():
    inlines = read_inlines("見{漢字|かん|じ}、{東京|とうきょう}。")
    assert plain_text(inlines) == plain_text(drop_readings(inlines)) == "見漢字、東京。"
    assert plain_text(write_readings(inlines, ("（", "）"))) == (
        "見漢字（かんじ）、東京（とうきょう）。")
    assert plain_text(spread_readings(inlines)) == "見漢かん字じ、東京とうきょう。"


def test_syllables_of_letters_are_set_apart_in_brackets():
    inlines = read_inlines("{臺灣|ㄊㄞˊ|ㄨㄢ}{價值|jià|zhí}")
    assert plain_text(write_readings(inlines, ("(", ")"))) == "臺灣(ㄊㄞˊ ㄨㄢ)價值(jià zhí)"


def test_where_a_name_has_another_form_its_readings_are_for_the_whole():
    changed, = pair_readings(Text("Yu Zhen", readings=("よ", "ちん")))
    assert (changed.text, changed.readings) == ("Yu Zhen", ("よちん",))
    accents = pair_readings(Text("葛󠄀城", readings=("かつら", "ぎ")))
    assert [one.text for one in accents] == ["葛󠄀", "城"]


# Every format -------------------------------------------------------------------------------

@LOCALES
@pytest.mark.parametrize("form", list(PROOFS))
def test_every_format_says_characters_and_readings(locale, form):
    artifact = render(document(locale), form, CONTEXT)
    assert [one for one in PROOFS[form](artifact.data, document(locale), CONTEXT)
            if not one.minor] == []


@LOCALES
def test_a_text_file_has_them_in_the_brackets_of_its_language(locale):
    text = render(document(locale), "txt", CONTEXT).data.decode()
    wanted = {"ja": "丁偉（ディンウェイ）が", "zh-Hant-TW": "臺灣（ㄊㄞˊ ㄨㄢ）舉行",
              "zh-Hans-CN": "龘（dá）字", "ko": "漢字(한자)를", "en": "於朕 (Yu Zhen) said"}
    assert wanted[locale] in text


@LOCALES
def test_a_web_page_has_ruby_with_brackets_for_others(locale):
    opening, closing = brackets(locale)
    page = render(document(locale), "html", CONTEXT).data.decode()
    base, reading = {"ja": ("長谷川", "はせがわ"), "zh-Hant-TW": ("灣", "ㄨㄢ"), "zh-Hans-CN": (
        "龘", '<span lang="en" class="latin">dá</span>'), "ko": ("字", "자"),
        "en": ("漢字", "かんじ")}[locale]
    assert (f"<ruby>{base}<rp>{opening}</rp><rt>{reading}</rt><rp>{closing}</rp></ruby>") in page


# Paper --------------------------------------------------------------------------------------

def each_character(data: bytes):
    """Every character of a PDF as pdfium sees it: page, character, size in the units of its text,
    box, line of writing."""
    file = pypdfium2.PdfDocument(data)
    for number in range(len(file)):
        words = file[number].get_textpage()
        for index in range(words.count_chars()):
            box, origin = raw.FS_RECTF(), (raw.c_double(), raw.c_double())
            raw.FPDFText_GetLooseCharBox(words.raw, index, box)
            raw.FPDFText_GetCharOrigin(words.raw, index, *origin)
            one = chr(raw.FPDFText_GetUnicode(words.raw, index))
            if one.strip():
                yield (number, one, raw.FPDFText_GetFontSize(words.raw, index),
                       box.left, box.right, origin[1].value)


@pytest.mark.parametrize("locale", ["ja", "zh-Hant-TW", "ko", "en"])
def test_the_middles_of_characters_and_reading_are_within_a_tenth_of_an_em(locale):
    """In the order in which a page is drawn its characters are those of the tree, so that each
    can be found by its number."""
    found, place, measured = list(each_character(print_once(document(locale)).data)), 0, 0
    text = "".join(one for _page, one, *_rest in found)
    for block in document(locale).children:
        for node in (pair for one in block.children for pair in pair_readings(one)):
            base, *above = ("".join(one.split()) for one in (node.text, *node.readings))
            place = text.index(base + "".join(above), place)
            if above:
                lower = found[place:place + len(base)]
                upper = found[place + len(base):place + len(base + above[0])]
                size = lower[0][4] - lower[0][3]  # a Han character is as wide as an em
                middles = [(min(one[3] for one in row) + max(one[4] for one in row)) / 2
                           for row in (lower, upper)]
                assert abs(middles[0] - middles[1]) < 0.1 * size, (base, above)
                assert {one[0] for one in upper} == {one[0] for one in lower}
                assert all(abs(one[2] / lower[0][2] - 0.5) < 0.03 for one in upper), (base, above)
                assert all(0.8 * size < one[5] - lower[0][5] < 1.1 * size for one in upper)
                measured += 1
            place += len(base + "".join(above))
    assert measured > 5 * 3


@pytest.mark.parametrize(("locale", "width"), [("ja", 111), ("zh-Hant-TW", 240)])
def test_lines_keep_their_rules_their_height_and_their_edges(locale, width):
    lines, became = lay_out(document(locale), CONTEXT, width)
    bare, _became = lay_out(drop_readings(document(locale)), CONTEXT, width)
    assert became.wrong == 0
    inner = [one for one in lines if one.role == "body" and not one.last]
    full = [one for one in inner if abs(one.width - one.measure) < 0.2 * one.size]
    assert len(full) > 0.6 * len(inner) and not became.wide
    assert not [one.text for one in lines if one.text[0] in "、。，；」" and not one.first]
    assert not [one.text for one in lines if one.text[-1] in "「" and not one.last]
    assert "".join(one.text for one in lines if one.role == "body") == "".join(
        one.text for one in bare if one.role == "body")


def test_a_reading_wider_than_its_characters_keeps_its_room_at_the_end_of_a_line():
    """Found in the proof: no two readings on each other, none out of the column."""
    texts = [f"{'甲' * count}{{志|こころざしこころざし}}{{志|こころざしこころざし}}{'乙' * 30}"
             for count in range(30, 45)]
    made = Document("press-release", "kit", "ja", "T", (
        Heading(1, "headline", (Text("題"),)), *(
            Paragraph("body", read_inlines(one)) for one in texts)))
    assert [one for one in prove_pdf(print_once(made).data, made, CONTEXT) if not one.minor] == []


def test_characters_that_no_line_holds_are_broken_and_all_of_them_said():
    words = "{" + "漢字" * 40 + "|" + "かんじ" * 12 + "}"
    made = Document("press-release", "kit", "ja", "T", (
        Heading(1, "headline", (Text("題"),)),
        Paragraph("body", read_inlines(f"甲乙{words}丙丁" + "戊" * 40))))
    faults = prove_pdf(print_once(made).data, made, CONTEXT)
    assert [one for one in faults if one.aspect != "lines"] == []


def test_assistive_technology_is_told_what_is_read_how():
    with pikepdf.open(io.BytesIO(print_once(document("ja")).data)) as file:
        rubies = elements_of(file, "Ruby")
        kinds = {tuple(str(kid.S) for kid in one.K) for one in rubies}
    assert kinds == {("/RB", "/RT")} and len(rubies) > 40


def test_bookmarks_and_running_lines_have_words_alone():
    file = pypdfium2.PdfDocument(print_once(document("ja")).data)
    titles = [one.get_title() for one in file.get_toc()]
    assert titles == ["丁偉が志", "丁偉が志"]


def move_readings(file) -> None:
    """Draw what is under the first RT a third of an em further on."""
    mark, out, inside = int(elements_of(file, "RT")[0].K[0]), [], False
    for operands, operator in pikepdf.parse_content_stream(file.pages[0]):
        if str(operator) == "BDC":
            inside = int(operands[1].get("/MCID", -1)) == mark
        if str(operator) == "Tm" and inside:
            operands = [*operands[:4], float(operands[4]) + 10, operands[5]]
        out.append((operands, operator))
    file.pages[0].Contents = file.make_stream(pikepdf.unparse_content_stream(out))


def test_a_reading_that_stands_aside_is_found():
    found = find_new(document("ja"), move_readings)
    assert any("em beside its middle" in one.message for one in found)


FACE = Face("Presskit-Sans-JP", True, b"", {})


@pytest.mark.parametrize(("aside", "up", "size", "message"), [
    (0.0, 9.4, 5.0, ""), (0.9, 9.4, 5.0, ""), (1.2, 9.4, 5.0, "+0.12 em beside its middle"),
    (-4.0, 9.4, 5.0, "-0.40 em beside its middle"), (0.0, 0.0, 5.0, "does not stand above it"),
    (0.0, 16.0, 5.0, "does not stand above it"), (-2.5, 9.4, 7.5, "is not half as big")])
def test_where_a_reading_may_stand(aside, up, size, message):
    """Laid by hand: 甲漢字乙 in 10 pt, かん above 漢字."""
    inlines = spread_readings(read_inlines("甲{漢字|かん}乙"))
    row = [Glyph(one, 1, FACE, 10.0, 100.0 + 10 * at, 500.0, 10.0, 0, at, False, False, 0)
           for at, one in enumerate("甲漢字乙")]
    over = [Glyph(one, 1, FACE, size, 115.0 + aside + size * at, 500.0 + up, size, 0, 4 + at,
                  False, False, 0) for at, one in enumerate("かん")]
    glyphs = [*row[:3], *over, row[3]]
    element = Element("P", "", "", {}, 0, tuple(Mark(0, at) for at in range(6)))
    pdf = Pdf(None, (Page((0.0, 0.0, 595.3, 841.9), tuple(glyphs), ()),), (element,), (FACE,))
    pair = Said("body", inlines, "ja"), Printed(element, tuple((one.text, one) for one in glyphs))
    found = [one.message for one in prove_lines(pdf, (pair,), CONTEXT)]
    assert found == [] if not message else message in " ".join(found)


# Word ---------------------------------------------------------------------------------------

def test_word_has_its_own_ruby_in_the_size_of_its_paragraph(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(render(document("ja"), "docx", CONTEXT).data)
    assert list_faults(path) == []
    root = open_word(path).part("word/document.xml")
    sizes = []
    for one in root.iter(f"{W}ruby"):
        parts = {etree.QName(part).localname: part.get(f"{W}val") for part in one[0]}
        assert parts["lid"] == "ja-JP" and parts["rubyAlign"] == "center"
        assert [etree.QName(part).localname for part in one] == ["rubyPr", "rt", "rubyBase"]
        half, base = int(parts["hps"]), int(parts["hpsBaseText"])
        assert half == base // 2 and 0.8 * base < int(parts["hpsRaise"]) < base
        assert {run.find(f"{W}rPr/{W}sz").get(f"{W}val") for run in one[1].iter(f"{W}r")} == {
            parts["hps"]}
        sizes.append(base)
        spacing = next(one.iterancestors(f"{W}p")).find(f"{W}pPr/{W}spacing")
        assert spacing.get(f"{W}lineRule") == "exact"
        assert int(spacing.get(f"{W}line")) >= 1.9 * 10 * base
    assert set(sizes) == {48, 28, 24, 21, 17}
    assert plain_text(spread_readings(read_inlines(TEXTS["ja"]))) in open_word(path).text()
