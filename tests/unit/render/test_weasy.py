"""The adapter: what it changes in the engine is there and does what it says."""

from __future__ import annotations

import io
import os

import pytest
from fontTools.ttLib import TTFont

from presskit.diagnostics import PresskitError
from presskit.render.coverage import plan_charset
from presskit.render.finish import read_families
from presskit.render.joiners import BREAK, JOINER
from presskit.render.weasy import _profile, close_fetcher, load_engine, open_press
from presskit.render.weasy_inside import GAP, subset_glyphs
from tests.helpers import documents
from tests.helpers.rendering import open_context, shipped_fonts

CONTEXT = open_context()


def width_of(text: str, spacing: str = "normal") -> float:
    """How wide the engine sets a text in Chinese, in em."""
    engine = load_engine()
    press = open_press(CONTEXT.fonts, CONTEXT.theme,
                       plan_charset((documents.release(),), CONTEXT.fonts),
                       CONTEXT.frames.frame("css/print.css"))
    page = (f'<html lang="zh-Hant-HK"><p style="letter-spacing: {spacing}">'
            f'<b style="font-weight: 400">{text}</b>')
    document = engine.HTML(string=page, url_fetcher=close_fetcher({})).render(
        font_config=press.fonts, stylesheets=list(press.sheets))
    box = document.pages[0]._page_box
    while not hasattr(box, "pango_layout"):
        box = box.children[0]
    return box.width / box.style["font_size"]


@pytest.mark.parametrize("mark", [BREAK * 2, JOINER * 2])
def test_a_doubled_mark_is_the_gap(mark: str) -> None:
    assert width_of(f"與{mark}創") == pytest.approx(2 + GAP, abs=0.005)


def test_a_single_joiner_has_no_width_and_takes_no_letter_spacing() -> None:
    assert width_of(f"與{JOINER}創") == pytest.approx(2, abs=0.005)
    assert width_of(f"與{JOINER}創", "0.1em") == pytest.approx(width_of("與創", "0.1em"), abs=0.005)


def lines_of(markup: str) -> list[str]:
    """The lines of the first paragraph, as the engine breaks them."""
    engine = load_engine()
    from weasyprint.formatting_structure.boxes import LineBox

    press = open_press(CONTEXT.fonts, CONTEXT.theme,
                       plan_charset((documents.release(),), CONTEXT.fonts),
                       CONTEXT.frames.frame("css/print.css"))
    document = engine.HTML(string=markup, url_fetcher=close_fetcher({})).render(
        font_config=press.fonts, stylesheets=list(press.sheets))
    return ["".join(getattr(one, "text", "") for one in line.descendants())
            for line in document.pages[0]._page_box.descendants() if isinstance(line, LineBox)
            and line.element_tag == "p"]


@pytest.mark.parametrize("around", ["{}", "<q>{}</q>", "<q><b>{}</b></q>"])
def test_a_word_is_broken_only_where_no_line_holds_it(around: str) -> None:
    page = ('<html lang="zh-Hant-HK"><style>p { width: 9em } q { quotes: none } i, b { '
            'font: inherit; overflow-wrap: break-word }</style><p>%s')
    words = around.format("我們把舊招牌<i>sesquipedalian</i>拆下來")
    lines = lines_of(page % words)
    assert [one for one in lines if "sesquipedalian" in one] and lines[0] == "我們把舊招牌"
    longer = around.format("我們把<i>" + "sesquipedalian" * 4 + "</i>拆下來")
    lines = lines_of(page % longer)
    assert len(lines) > 3 and not [one for one in lines if len(one) > 30]


def test_the_engine_sees_no_face_of_the_machine() -> None:
    before = dict(os.environ)
    load_engine()
    assert os.environ.get("FONTCONFIG_FILE") == before.get("FONTCONFIG_FILE")


def test_nothing_but_what_was_handed_over_is_fetched() -> None:
    fetcher = close_fetcher({"presskit:sign/a": b"x"})
    assert fetcher("presskit:sign/a").read() == b"x"
    for address in ("https://x.example/", "file:///etc/hosts", "presskit:sign/b"):
        with pytest.raises(BaseException, match="asks for"):
            fetcher(address)


def test_an_embedded_face_keeps_glyph_ids_and_has_no_layout_tables() -> None:
    face = shipped_fonts().family("latin").regular
    whole = TTFont(face.path)
    glyph = whole.getGlyphID(whole.getBestCmap()[ord("K")])
    with open(face.path, "rb") as file:
        part = TTFont(io.BytesIO(subset_glyphs(file.read(), 0, {glyph})))
    assert "GSUB" not in part and "GPOS" not in part
    assert part["glyf"][part.getGlyphName(glyph)].numberOfContours > 0
    assert part["maxp"].numGlyphs == glyph + 1


def test_a_foreign_face_in_a_pdf_is_an_error() -> None:
    descriptor = {"Type": "/FontDescriptor", "FontName": b"/ABCDEF+DejaVu-Sans", "FontFile2": b""}
    with pytest.raises(PresskitError) as caught:
        read_families([descriptor], shipped_fonts())
    assert caught.value.diagnostics[0].code == "font-foreign"


def test_a_face_that_is_not_embedded_is_an_error() -> None:
    descriptor = {"Type": "/FontDescriptor", "FontName": b"/ABCDEF+Presskit-Sans-HK-Bold"}
    with pytest.raises(PresskitError) as caught:
        read_families([descriptor], shipped_fonts())
    assert caught.value.diagnostics[0].code == "font-not-embedded"


def test_families_are_read_from_the_names_inside() -> None:
    descriptors = [{"Type": "/FontDescriptor", "FontName": f"/ABCDEF+Presskit-Sans{name}".encode(),
                    "FontFile2": b""} for name in ("", "-HK", "-HK-Bold", "-Words")]
    assert read_families(descriptors, shipped_fonts()) == ("Presskit Sans", "Presskit Sans HK")


def test_the_colour_profile_stays_the_same_whoever_asks_for_its_name() -> None:
    profile = _profile()
    before = profile.content
    assert profile.name
    assert profile.content == before
    assert before[36:40] == b"acsp"
