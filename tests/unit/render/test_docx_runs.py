"""Runs: a face, a language or a break is named where it is needed, and nowhere else."""

from __future__ import annotations

import pytest
from lxml import etree

from presskit.document import Document, Emphasis, Heading, Paragraph, Span, Strong, Text
from presskit.locales import with_region

from .docx_checks import W, family_of, find_paragraph, open_root, render
from .docx_samples import chinese_release, english_release, simplified_release, words


def runs(paragraph: etree._Element) -> list[tuple[str, etree._Element | None]]:
    return [("".join(one.itertext()), one.find(W + "rPr")) for one in paragraph.iter(W + "r")]


def one_line(locale: str, *inlines, role: str = "body") -> etree._Element:
    document = Document("press-release", "k", locale, "T", (Paragraph(role, inlines),))
    return next(open_root(render(document).data).iter(W + "p"))


@pytest.mark.parametrize(("tag", "known"), [
    ("zh-Hant-HK", "zh-HK"), ("zh-Hant-TW", "zh-TW"), ("zh-Hant", "zh-TW"), ("zh-Hans-CN", "zh-CN"),
    ("zh-Hans-HK", "zh-CN"), ("zh-Hant-MO", "zh-MO"), ("en", "en-GB"), ("en-US", "en-US"),
    ("ja", "ja-JP"), ("ko", "ko-KR"), ("fr", "fr")])
def test_a_language_has_the_tag_that_word_knows(tag: str, known: str) -> None:
    assert with_region(tag) == known


def test_a_foreign_name_carries_its_language_and_face() -> None:
    paragraph = find_paragraph(render(english_release()).data, "Fei Jun 費俊")
    name = dict(runs(paragraph))["費俊"]
    assert name.find(W + "lang").get(W + "eastAsia") == "zh-HK"
    paragraph = find_paragraph(render(chinese_release()).data, "John Edward")
    name = dict(runs(paragraph))["John Edward Hopcroft"]
    assert name.find(W + "lang").get(W + "val") == "en-GB"
    assert name.find(W + "rFonts") is None


def test_the_documents_own_language_is_not_said_again() -> None:
    assert one_line("ja", Text("東京", "ja")).find(f"{W}r/{W}rPr") is None


def test_a_chinese_name_in_japanese_has_its_own_face() -> None:
    name = one_line("ja", Text("費俊", "zh-Hans-CN")).find(f"{W}r/{W}rPr")
    assert family_of(name.find(W + "rFonts").get(W + "eastAsia")) == "Presskit Sans SC"


def test_marks_that_could_be_latin_are_set_full_width_in_chinese() -> None:
    paragraph = find_paragraph(render(simplified_release()).data, "他以钢琴")
    hints = {text: properties is not None
             and properties.find(W + "rFonts").get(W + "hint") == "eastAsia"
             for text, properties in runs(paragraph)}
    assert hints["’"] is False  # the apostrophe in O’Brien
    assert [text for text, wide in hints.items() if wide][0].startswith("他以钢琴演奏为例：“")


def test_marks_stay_latin_in_english_and_korean() -> None:
    for locale in ("en", "ko"):
        assert one_line(locale, Text("“AI”")).find(f"{W}r/{W}rPr") is None


@pytest.mark.parametrize(("role", "breaks"), [("subhead", 1), ("pull-quote", 1), ("body", 0)])
def test_a_break_at_sense_is_kept_for_display_alone(role: str, breaks: int) -> None:
    paragraph = one_line("en", *words("one|two"), role=role)
    assert len(list(paragraph.iter(W + "br"))) == breaks
    assert "".join(paragraph.itertext()) == ("onetwo" if breaks else "one two")


def test_a_break_joins_han_without_a_space() -> None:
    assert "".join(one_line("zh-Hant-HK", *words("一|二")).itertext()) == "一二"


def test_a_heading_keeps_the_authors_break() -> None:
    document = Document("press-release", "k", "en", "T", (Heading(1, "headline", words("a|b")),))
    assert len(list(open_root(render(document).data).iter(W + "br"))) == 1


def test_stress_is_a_style_and_never_slants_han() -> None:
    _, english = runs(one_line("en", Emphasis((Text("so"),))))[0]
    assert english.find(W + "rStyle").get(W + "val") == "Emphasis"
    _, han = runs(one_line("en", Emphasis((Text("費俊", "zh-Hant-HK"),))))[0]
    assert han.find(W + "i").get(W + "val") == "0"
    _, both = runs(one_line("en", Strong((Span("work-title", (Text("A"),)),))))[0]
    assert both.find(W + "rStyle").get(W + "val") == "Worktitle"
    assert both.find(W + "b") is not None


def test_in_chinese_documents_stress_is_bold() -> None:
    styles = open_root(render(chinese_release()).data, "word/styles.xml")
    style = next(one for one in styles.iter(W + "style") if one.get(W + "styleId") == "Emphasis")
    assert style.find(f"{W}rPr/{W}b").get(W + "val") == "1"
    assert style.find(f"{W}rPr/{W}i") is None


def test_properties_of_a_run_stand_in_the_order_of_the_schema() -> None:
    paragraph = one_line("en", Strong((Span("work-title", (Text("進化…", "zh-Hans-CN"),)),)))
    names = [etree.QName(one).localname for one in paragraph.find(f"{W}r/{W}rPr")]
    assert names == ["rStyle", "rFonts", "b", "i", "lang"]
