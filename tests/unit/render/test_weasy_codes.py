"""Two characters that a face draws with one glyph are read as themselves, by every reader."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pypdfium2
import pytest

from presskit.document import Document, Heading, Paragraph, Text
from presskit.render import render
from presskit.render.proof.pdf_fonts import find_glyph
from presskit.render.weasy_codes import find_code
from tests.helpers.rendering import open_context, shipped_fonts

CONTEXT = open_context()
PAIRS = {"ja": "·・ ―— 〜～ ⾃自 ⼀一 ⾦金 ⾒見", "zh-Hans-CN": "·・ —― ～〜 自⾃ 一⼀",
         "zh-Hant-HK": "·・ ·‧ —― ～〜 金⾦", "ko": "·・ —― 金⾦", "en": "·・ —― 金⾦"}
TEXT = "約翰·愛德華、ジョン・エドワード、破折號——與――，"


def made(locale: str, text: str) -> bytes:
    document = Document("press-release", "kit", locale, "t", (
        Heading(1, "headline", (Text("一", locale),)),
        Paragraph("body", (Text(text, locale),))))
    return render(document, "pdf", CONTEXT).data


def read_poppler(data: bytes, folder: Path) -> str:
    path = folder / "a.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    return "".join(done.stdout.split())


def read_pdfium(data: bytes) -> str:
    words = pypdfium2.PdfDocument(data)[0].get_textpage()
    return "".join(words.get_text_range().split())


@pytest.mark.parametrize("locale", PAIRS)
def test_both_of_a_pair_are_copied_as_they_are(locale: str, tmp_path: Path) -> None:
    text = TEXT + PAIRS[locale].replace(" ", "。")
    data = made(locale, text)
    assert text in read_poppler(data, tmp_path)
    assert text in read_pdfium(data)


def test_the_pairs_are_drawn_by_one_glyph() -> None:
    fonts = shipped_fonts()
    shared = [(locale, one) for locale, pairs in PAIRS.items() for one in pairs.split()
              for path in [fonts.family(fonts.stack(locale)[0]).regular.path]
              if find_glyph(path, ord(one[0])) == find_glyph(path, ord(one[1])) != 0]
    assert {locale for locale, _pair in shared} >= {"ja", "zh-Hans-CN", "zh-Hant-HK"}
    assert len(shared) > 8


def tables(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as file:
        found = [font.DescendantFonts[0].CIDToGIDMap for page in file.pages
                 for font in page.Resources.Font.values()]
        return [one.read_bytes() for one in found if isinstance(one, pikepdf.Stream)]


def test_only_a_face_that_needs_it_has_a_table() -> None:
    assert tables(made("ja", "金の延べ棒。")) == []
    table, = tables(made("ja", "金の延べ棒、⾦の部首。"))
    family = shipped_fonts().family(shipped_fonts().stack("ja")[0])
    glyph = find_glyph(family.regular.path, ord("金"))
    last = int.from_bytes(table[-2:], "big")
    assert last == glyph == int.from_bytes(table[2 * glyph:2 * glyph + 2], "big")


def test_white_space_keeps_one_code_and_a_full_face_its_own() -> None:
    font = SimpleNamespace(to_unicode={}, missing={}, glyph_count=9, type="ttf")
    assert [find_code(font, 3, one) for one in (" ", "\u00a0", " ")] == [3, 3, 3]
    assert [find_code(font, 4, one) for one in "·‧・‧·"] == [4, 0xFFFF, 0xFFFE, 0xFFFF, 4]
    assert font.to_unicode == {3: " ", 4: "·", 0xFFFF: "‧", 0xFFFE: "・"}
    full = SimpleNamespace(to_unicode={}, missing={}, glyph_count=0x10000, type="ttf")
    assert [find_code(full, 4, one) for one in "·‧"] == [4, 4]


def test_a_letter_and_its_accent_are_read_once(tmp_path: Path) -> None:
    text = "The letter x\u0301 and the letter x."
    assert text.replace(" ", "") in read_poppler(made("en", text), tmp_path)
