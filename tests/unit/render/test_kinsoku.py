"""No line begins with a dash or an ellipsis where a kit asks for it."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from presskit.document import Document, Heading, Paragraph, Text
from presskit.render import render
from presskit.render.breaks import find_forced
from tests.helpers.paper import lay_column, open_sheet
from tests.helpers.rendering import open_context

WORDS = {
    "zh-Hant-HK": "燈塔重新亮燈——這是七十年來的第一次……「我等了很久」——守燈人說。AI——或者說，機器——"
                  "不會等待……它只計算——《燈塔》……",
    "zh-Hans-CN": "灯塔重新亮灯——这是七十年来的第一次……“我等了很久”——守灯人说。AI——或者说，机器——"
                  "不会等待……它只计算——《灯塔》……",
    "ja": "灯台に再び灯がともった——七十年ぶりのことだ……「ずっと待っていた」——灯台守は語る。AI——"
          "つまり機械——は待たない……ただ計算する——『灯台』……"}
STRICT = {"normal": open_context(), "strict": replace(open_context(), kinsoku="strict")}


def document(locale: str) -> Document:
    return Document("press-release", "kit", locale, "t", (
        Heading(1, "headline", (Text("——", locale),)),
        *(Paragraph(role, (Text(WORDS[locale] * 4, locale),))
          for role in ("body", "attribution"))))  # justified, and with one straight edge


def starts(locale: str, kinsoku: str) -> set[str]:
    """What the lines of paragraphs begin with, but for their first, at many widths."""
    sheet, found = open_sheet(document(locale), STRICT[kinsoku]), set()
    for width in range(40, 420, 12):
        lines, _became = lay_column(sheet, width)
        assert "".join(line.text for line in lines if line.role == "body") == WORDS[locale] * 4
        found |= {line.text[0] for line in lines if not line.first}
    return found


@pytest.mark.parametrize("locale", WORDS)
def test_a_line_begins_with_a_dash_only_where_it_may(locale):
    assert starts(locale, "normal") & set("—…") == {"—"}
    assert not starts(locale, "strict") & set("—…")


def test_other_languages_and_formats_stay_as_they_are():
    for locale, formats in {"ja": ("html", "docx", "txt"), "ko": ("pdf",)}.items():
        one = Document("press-release", "kit", locale, "t", (
            Heading(1, "headline", (Text("——", locale),)),
            Paragraph("body", (Text("灯台——灯台……" * 20, locale),))))
        for name in formats:
            made = [render(one, name, context).data for context in STRICT.values()]
            assert made[0] == made[1], (locale, name)


def test_the_words_are_copied_as_they_are_written():
    data = render(document("zh-Hant-HK"), "pdf", STRICT["strict"]).data
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert WORDS["zh-Hant-HK"] in "".join(text.split()) and "\u2060" not in text


def test_a_line_that_is_broken_by_force_does_not_begin_with_a_dash_either():
    assert find_forced("\u2060".join("燈塔——重新"), "zh-Hant-HK", 4) == 2
