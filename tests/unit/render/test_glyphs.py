"""Pages as a viewer draws them, glyph by glyph: what the setting promises, read from the PDF."""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from itertools import pairwise

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from presskit.document import Document, Emphasis, Heading, Inline, Paragraph, Span, Strong, Text
from presskit.locales import is_han_spaced
from presskit.render import render
from presskit.render.runs import GAP, is_han
from tests.helpers import documents
from tests.helpers.glyphs import Glyph, each_line, read_glyphs
from tests.helpers.rendering import open_context, shipped_fonts

CONTEXT = open_context()
EAST = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "ja")
FAMILY = {"zh-Hant-HK": "Presskit-Sans-HK", "zh-Hant-TW": "Presskit-Sans-TC",
          "zh-Hans-CN": "Presskit-Sans-SC", "ja": "Presskit-Sans-JP", "ko": "Presskit-Sans-KR"}
LATIN = ("Presskit-Sans", "Presskit-Sans-Words")
CLOSE = 0.02


@lru_cache(maxsize=8)
def face_of(path: str) -> TTFont:
    return TTFont(path, lazy=True)


@lru_cache(maxsize=64)
def pdf(locale: str, *inlines: Inline, title: str = "一") -> bytes:
    document = Document("press-release", "kit", locale, "t", (
        Heading(1, "headline", (Text(title, locale),)), Paragraph("body", inlines)))
    return render(document, "pdf", CONTEXT).data


def body(locale: str, *inlines: Inline) -> list[Glyph]:
    return [one for one in read_glyphs(pdf(locale, *inlines))
            if 9 < one.size < 11 and "/" != one.char]


def advances(glyphs: list[Glyph]) -> dict[str, float]:
    """From the origin of each glyph to that of the next, in em of the text."""
    return {one.char + other.char: (other.x - one.x) / 10.5 for one, other in pairwise(glyphs)}


# Gaps ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("locale", EAST)
@pytest.mark.parametrize("word", ["AI", "2025", "Kling AI", "Pixar"])
def test_the_gap_beside_a_latin_word_is_the_same_on_both_sides(locale: str, word: str) -> None:
    glyphs = body(locale, Text(f"世{word}界", locale))
    first, last = glyphs[1], glyphs[-2]
    face = face_of(shipped_fonts().family(shipped_fonts().lead("en")).regular.path)
    advance = face["hmtx"][face.getBestCmap()[ord(last.char)]][0] / face["head"].unitsPerEm
    before = (first.x - glyphs[0].x) / 10.5 - 1
    behind = (glyphs[-1].x - last.x) / 10.5 - advance * 1.025
    assert before == pytest.approx(GAP, abs=CLOSE) and behind == pytest.approx(GAP, abs=CLOSE)


@pytest.mark.parametrize("locale", EAST)
def test_there_is_no_gap_beside_a_mark(locale: str) -> None:
    found = advances(body(locale, Text("世，AI（2）「AI」界", locale)))
    assert found["世，"] == found["，A"] == pytest.approx(1, abs=CLOSE)
    assert found["（2"] == pytest.approx(1, abs=CLOSE)
    assert found["「A"] == pytest.approx(1, abs=CLOSE)


def test_brackets_are_half_as_wide_in_korean_and_not_in_chinese_beside_it() -> None:
    chinese = Text("雨「水」中", "zh-Hant-HK")
    found = advances(body("ko", Text("그가《비》를〈눈〉과", "ko"), chinese))
    assert found["비》"] == found["눈〉"] == pytest.approx(0.92, abs=CLOSE)
    assert found["》를"] == found["〉과"] == pytest.approx(0.5, abs=0.06)
    assert found["雨「"] == found["「水"] == found["」中"] == pytest.approx(1, abs=CLOSE)


@pytest.mark.parametrize("locale", EAST)
def test_neighbouring_marks_are_squeezed(locale: str) -> None:
    found = advances(body(locale, Text("世「界」「大。」好』，的", locale)))
    assert found["」「"] == pytest.approx(0.5, abs=CLOSE)
    assert found["』，"] == pytest.approx(0.5, abs=CLOSE)
    centred = locale.startswith("zh-Hant")  # a stop in the middle has no blank half to give
    assert found["。」"] == pytest.approx(1.0 if centred else 0.5, abs=CLOSE)
    assert found["界」"] == pytest.approx(1.0, abs=CLOSE)


# Edges --------------------------------------------------------------------------------------

LONG = ("創作者是導演，AI是同行者：2025年12月19日在香港舉行的論壇上，Kling AI展示了三支短片，與會者"
        "認為，技術愈強，愈要追問人的價值，藝術品可以被模仿，藝術不能。") * 4


@pytest.mark.parametrize(("locale", "parts"), [
    *((locale, parts) for locale in EAST for parts in (
        ("世：", "「界」", "，的"), ("世（", "「界」", "）的"), ("世」", "《界》", "。的"))),
    ("zh-Hans-CN", ("世：", "“界”", "，的")), ("zh-Hans-CN", ("世？", "‘界’", "”的"))])
def test_marks_are_squeezed_as_much_at_the_edge_of_a_quotation(
        locale: str, parts: tuple[str, str, str]) -> None:
    whole = body(locale, Text("".join(parts), locale))
    before, words, behind = (Text(part, locale) for part in parts)
    apart = body(locale, before, Span("quote", (words,)), behind)
    assert [one.char for one in apart] == [one.char for one in whole]
    for one, other in zip(apart, whole, strict=True):
        assert (one.left, one.right) == pytest.approx((other.left, other.right), abs=0.3)


@pytest.mark.parametrize("locale", EAST)
def test_justified_lines_end_at_one_edge_as_drawn(locale: str) -> None:
    """A character with its whole square, a mark with its ink and some of the blank round it."""
    text = Text("".join(one for one in LONG if one not in "會") + "尾", locale)
    lines = [one for one in each_line(body(locale, text)) if len(one) > 20]
    edge = (210 - 22) / 25.4 * 72
    marks, others = [], []
    for last in [line[-1] for line in lines[:-1]]:
        square = unicodedata.east_asian_width(last.char) in "WF" and not last.char.isalnum()
        if square:
            marks.append(last.right)
        else:
            others.append(last.right if last.char.isascii() else last.x + 10.5)
    assert len(others) > 2 and len(others) + len(marks) > 4
    assert others == pytest.approx([edge] * len(others), abs=0.1 * 10.5)
    assert all(edge - 0.6 * 10.5 < one < edge + 0.02 * 10.5 for one in marks), marks


@pytest.mark.parametrize("locale", EAST)
def test_han_are_never_moved_far_apart_and_letters_of_a_word_never(locale: str) -> None:
    for line in each_line(body(locale, Text(LONG, locale))):
        for one, other in pairwise(line):
            if is_han(one.char) and is_han(other.char):
                assert (other.x - one.x) / 10.5 < 1.095
            if one.char + other.char in ("AI", "in", "20"):
                assert (other.x - one.x) / 10.5 < 0.7


# Faces --------------------------------------------------------------------------------------

@pytest.mark.parametrize("locale", EAST)
def test_stops_stand_in_the_middle_in_traditional_chinese_else_in_the_corner(locale: str) -> None:
    for one in body(locale, Text("世，界。大、", locale)):
        if one.char in "，。、":
            across, up = one.middle
            if locale.startswith("zh-Hant"):
                assert 0.4 < across < 0.6 and 0.25 < up < 0.5
            else:
                assert across < 0.4 and up < 0.25


REGIONAL = "骨直令曜"


def outline(data: bytes, name: str, char: str) -> list[tuple[int, int]]:
    """How a character is drawn by a face that is inside a PDF; subsets keep glyph numbers."""
    family = next(one for one in shipped_fonts().families
                  if one.name.replace(" ", "-") == name)
    shipped = face_of(family.regular.path)
    number = shipped.getGlyphID(shipped.getBestCmap()[ord(char)])
    opened = pikepdf.open(io.BytesIO(data))
    for one in opened.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one and str(
                one["/FontName"]).partition("+")[2] == name:
            face = TTFont(io.BytesIO(one["/FontFile2"].read_bytes()))
            glyph = face["glyf"][face.getGlyphOrder()[number]]
            return list(glyph.getCoordinates(face["glyf"])[0])
    raise AssertionError(f"{name} is not inside")


@pytest.mark.parametrize("char", REGIONAL)
def test_each_region_draws_its_own_form(char: str) -> None:
    drawn = {locale: tuple(outline(pdf(locale, Text(REGIONAL, locale)), FAMILY[locale], char))
             for locale in ("zh-Hant-HK", "zh-Hans-CN", "ja")}
    assert all(drawn.values())
    assert len(set(drawn.values())) > 1
    assert {one.face for one in body("zh-Hant-TW", Text(REGIONAL, "zh-Hant-TW"))} == {
        FAMILY["zh-Hant-TW"]}


@pytest.mark.parametrize(("locale", "language", "name"), [
    ("zh-Hant-HK", "ja", "直骨令子"), ("zh-Hans-CN", "ja", "直樹"), ("zh-Hant-HK", "ko", "김직"),
    ("zh-Hant-HK", "zh-Hans-CN", "王骨"), ("zh-Hant-TW", "zh-Hans-CN", "张艺"),
    ("ja", "zh-Hant-HK", "曾啟令"), ("ko", "zh-Hant-HK", "曾令"), ("ja", "ko", "이령"),
    ("en", "ja", "直樹"), ("en", "zh-Hant-HK", "曾令")])
def test_a_name_in_another_language_is_drawn_by_the_face_of_that(locale, language, name) -> None:
    around = "「」" if is_han_spaced(locale) else "()"
    data = pdf(locale, Text(around[0], locale), Text(name, language), Text(around[1], locale))
    faces = {one.face for one in read_glyphs(data) if one.char in name and 9 < one.size < 11}
    assert faces == {FAMILY[language]}


@pytest.mark.parametrize("locale", EAST)
def test_words_of_latin_letters_are_drawn_by_the_latin_face_and_named_english(locale) -> None:
    text = Text("世界Pixar與AI在2025年", locale)
    glyphs = body(locale, text)
    for one in glyphs:
        assert one.face in (LATIN if one.char.isascii() else (FAMILY[locale],)), one.char
    opened = pikepdf.open(io.BytesIO(pdf(locale, text)))
    spans = [str(one["/Lang"]) for one in opened.objects
             if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/Lang" in one]
    assert "en" in spans


@pytest.mark.parametrize("locale", documents.LOCALES)
@pytest.mark.parametrize("make", [documents.release, documents.bios, documents.quote_sheet,
                                  documents.fact_sheet], ids=lambda one: one.__name__)
def test_nothing_is_slanted_or_thickened_and_every_face_is_declared(make, locale) -> None:
    glyphs = read_glyphs(render(make(locale), "pdf", CONTEXT).data)
    assert len(glyphs) > 100
    assert {one.slant for one in glyphs} == {0}
    assert {one.mode for one in glyphs} == {0}
    declared = {f"{name}{weight}" for name in (*FAMILY.values(), *LATIN)
                for weight in ("", "-Bold")}
    assert {one.face for one in glyphs} <= declared


@pytest.mark.parametrize("locale", EAST)
def test_emphasis_is_the_bold_face(locale: str) -> None:
    glyphs = body(locale, Text("一", locale), Emphasis((Text("重", locale),)),
                  Strong((Text("大", locale),)))
    assert [one.face.endswith("-Bold") for one in glyphs] == [False, True, True]


@pytest.mark.parametrize("locale", EAST)
def test_a_paragraph_that_opens_with_a_mark_begins_where_the_others_do(locale: str) -> None:
    opening = "「" if locale != "zh-Hans-CN" else "《"
    glyphs = body(locale, Text(f"{opening}世界", locale))
    (plain, *_), (mark, first, *_) = body(locale, Text("世界", locale)), glyphs
    assert (first.x - plain.x) / 10.5 == pytest.approx(0.5, abs=CLOSE)
    assert 0 < (mark.left - plain.x) / 10.5 < 0.35  # less than half an em is left before its ink


@pytest.mark.parametrize("locale", EAST)
@pytest.mark.parametrize("more", ["", "世界很大"])
def test_every_line_that_begins_with_a_mark_begins_with_its_ink(locale: str, more: str) -> None:
    opening, closing = "“”" if locale == "zh-Hans-CN" else "「」"
    before = "世" * 23  # fills the rest of the first line with the marked word too long for it
    text = f"{before}{opening}{'界' * 14}{closing}{more}"
    for width in range(10, 16):
        lines = list(each_line(body(locale, Text("大" * width + text, locale))))
        found = [one for one in lines[1:] if one[0].char == opening]
        for line in found:
            assert 0 <= (line[0].left - LEFT) / 10.5 < 0.2
        if found:
            return
    raise AssertionError("no line begins with the mark")


LEFT = (22 + 24.9 + 4) / 25.4 * 72
"""Where the text column begins, in pt."""
