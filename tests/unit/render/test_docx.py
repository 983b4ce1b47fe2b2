"""A Word file as a whole: it says what the document says, and Word will open it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from presskit.diagnostics import PresskitError
from presskit.document import Document, Figure, PageBreak, Paragraph, Section, Text, plain_text

from .docx_checks import (
    R,
    W,
    every_document,
    find_paragraph,
    list_faults,
    open_parts,
    open_root,
    read_text,
    render,
    strip,
)
from .docx_samples import chinese_release, english_release, japanese_release, korean_release
from .docx_samples import paragraph as plain
from .docx_sheet_samples import english_bios, english_quotes

documents = pytest.mark.parametrize("document", every_document(),
                                    ids=lambda one: f"{one.kind}-{one.locale}")


@documents
def test_a_word_file_says_what_the_document_says(document: Document) -> None:
    assert read_text(render(document).data) == strip(plain_text(document.children))


@documents
def test_two_checkers_find_no_fault_in_a_word_file(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(render(document).data)
    assert list_faults(path) == []


def test_the_checkers_find_a_fault_that_is_there(tmp_path: Path) -> None:
    from presskit.render.docx_package import pack_parts

    parts = open_parts(render(english_release()).data)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>",
                                                                    b"<w:body><w:nonsense/>")
    path = tmp_path / "document.docx"
    path.write_bytes(pack_parts(parts))
    assert list_faults(path)


@documents
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert render(document).data == render(document).data


@documents
def test_a_word_file_is_small(document: Document) -> None:
    data = render(document, embed="none").data
    pictures = sum(len(one) for name, one in open_parts(data).items()
                   if name.startswith("word/media/"))
    assert len(data) - pictures < 60_000
    assert len(render(document).data) < 300_000


@documents
def test_every_style_that_is_used_is_there(document: Document) -> None:
    data = render(document).data
    known = {one.get(W + "styleId") for one in open_root(data, "word/styles.xml").iter(W + "style")}
    used = {one.get(W + "val") for part in open_parts(data) if part.startswith("word/")
            and part.endswith(".xml") and "theme" not in part
            for kind in ("pStyle", "rStyle", "tblStyle")
            for one in open_root(data, part).iter(W + kind)}
    assert used <= known


@documents
def test_nothing_invisible_and_no_empty_paragraph_moves_text(document: Document) -> None:
    data = render(document).data
    text = "".join(one.text or "" for one in open_root(data).iter(W + "t"))
    assert not re.search("[\u00a0\u200b-\u200d\u202f\u2060\ufeff]", text)
    assert not list(open_root(data).iter(W + "tab"))
    for one in open_root(data).iter(W + "p"):
        if not "".join(text.text or "" for text in one.iter(W + "t")):
            style = one.find(f"{W}pPr/{W}pStyle").get(W + "val")
            assert style in {"Tablegap", "Rule", "Mark", "Picture"}


def test_spaces_and_joiners_that_serve_a_layout_become_plain() -> None:
    document = Document("press-release", "k", "en", "T", (plain("body", "10\u00a0km\u2060 on"),))
    words = "".join(one.text or "" for one in open_root(render(document).data).iter(W + "t"))
    assert words == "10 km on"


def test_the_page_is_a4_and_its_first_header_is_another() -> None:
    section = next(open_root(render(chinese_release()).data).iter(W + "sectPr"))
    size = section.find(W + "pgSz")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert section.find(W + "titlePg") is not None
    data = render(chinese_release()).data
    later = find_paragraph(data, "AI創作全球生態論壇在香港舉行", "word/header1.xml")
    assert later.find(f"{W}pPr/{W}pStyle").get(W + "val") == "Header"
    assert not "".join(open_root(data, "word/header2.xml").itertext()).strip()


def test_pages_are_counted_by_fields_and_no_update_is_asked_for() -> None:
    data = render(chinese_release()).data
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        fields = [one.get(W + "instr").strip() for one in
                  open_root(data, footer).iter(W + "fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
    assert b"updateFields" not in open_parts(data)["word/settings.xml"]


def test_the_draft_label_stands_above_every_page_and_first_in_the_footer() -> None:
    data = render(korean_release()).data
    for header in ("word/header1.xml", "word/header2.xml"):
        label = find_paragraph(data, "번역 초안", header)
        assert label.find(f"{W}pPr/{W}pStyle").get(W + "val") == "Draftlabel"
    footer = find_paragraph(data, "번역 초안", "word/footer1.xml")
    assert "".join(footer.itertext()).startswith("번역 초안")


def test_a_reviewed_document_has_no_label() -> None:
    assert b"Draftlabel" not in open_parts(render(chinese_release()).data)["word/header1.xml"]


def test_the_notice_of_a_sample_is_in_every_footer() -> None:
    data = render(chinese_release()).data
    assert all("示範 / Sample" in "".join(open_root(data, f"word/footer{number}.xml").itertext())
               for number in (1, 2))


def test_without_a_notice_its_row_of_the_footer_goes() -> None:
    document = chinese_release()
    plain_one = replace(document, running=replace(document.running, notice=()))
    rows = [len(list(open_root(render(one).data, "word/footer1.xml").iter(W + "tr")))
            for one in (document, plain_one)]
    assert rows == [2, 1]


def test_properties_are_the_documents_own() -> None:
    parts = open_parts(render(chinese_release()).data)
    core = {etree.QName(one).localname: one.text for one in
            etree.fromstring(parts["docProps/core.xml"])}
    assert core["title"] == "AI創作全球生態論壇在香港舉行"
    assert (core["creator"], core["lastModifiedBy"]) == ("可靈AI", "可靈AI")
    assert (core["language"], core["description"]) == ("zh-Hant-HK", "示範")
    assert core["created"] == core["modified"] == "2025-12-19T00:00:00Z"
    assert b"python" not in parts["docProps/core.xml"] + parts["docProps/app.xml"]


@pytest.mark.parametrize(("document", "latin", "asian"), [
    (chinese_release(), "en-GB", "zh-HK"), (chinese_release("zh-Hant-TW"), "en-GB", "zh-TW"),
    (japanese_release(), "en-GB", "ja-JP"), (korean_release(), "en-GB", "ko-KR"),
    (english_release(), "en-GB", "zh-HK")], ids=lambda one: getattr(one, "locale", one))
def test_the_defaults_name_faces_and_languages(document: Document, latin: str,
                                               asian: str) -> None:
    data = render(document).data
    styles = open_root(data, "word/styles.xml")
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    language, faces = default.find(W + "lang"), default.find(W + "rFonts")
    assert (language.get(W + "val"), language.get(W + "eastAsia")) == (latin, asian)
    assert all(faces.get(W + slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    for fonts in styles.iter(W + "rFonts"):
        assert not [name for name in fonts.attrib if name.endswith("Theme")]
    theme = open_root(data, "word/settings.xml").find(W + "themeFontLang")
    assert theme.get(W + "eastAsia") == asian


def test_every_face_has_alternatives_in_the_font_table() -> None:
    artifact = render(japanese_release(), embed="none")
    table = {one.get(W + "name"): one.find(W + "altName").get(W + "val")
             for one in open_root(artifact.data, "word/fontTable.xml").iter(W + "font")}
    assert tuple(sorted(table)) == artifact.fonts
    assert "Yu Gothic" in table and "Microsoft JhengHei" in table
    assert table["Yu Gothic"].startswith("Hiragino Sans,")
    assert table["Yu Gothic"].endswith(",Presskit Sans JP")


def test_brand_colours_are_in_the_theme_and_beside_it() -> None:
    parts = open_parts(render(chinese_release()).data)
    assert b'<a:accent1><a:srgbClr val="8A1C2B"/>' in parts["word/theme/theme1.xml"]
    for one in etree.fromstring(parts["word/styles.xml"]).iter(W + "color"):
        if one.get(W + "themeColor") == "text2":
            assert one.get(W + "val") == "5E131D"


def test_a_changed_brand_colour_reaches_theme_and_styles() -> None:
    from presskit.render.docx import render_docx

    from .docx_checks import shipped

    frames, fonts, theme = shipped()
    blue = replace(theme, colours=tuple((name, "#123456" if name == "accent" else value)
                                        for name, value in theme.colours))
    parts = open_parts(render_docx(chinese_release(), frames, fonts, blue).data)
    assert b'<a:accent1><a:srgbClr val="123456"/>' in parts["word/theme/theme1.xml"]
    assert b"8A1C2B" not in parts["word/styles.xml"] + parts["word/document.xml"]


def test_links_are_real() -> None:
    data = render(english_release()).data
    targets = {one.get("Id"): one.get("Target") for one in
               open_root(data, "word/_rels/document.xml.rels")}
    links = [targets[one.get(R + "id")] for one in open_root(data).iter(W + "hyperlink")]
    assert links == ["https://example.org/press", "mailto:press@example.org"]


def test_headings_have_an_outline_level_and_stay_with_their_text() -> None:
    styles = {one.get(W + "styleId"): one for one in
              open_root(render(english_bios()).data, "word/styles.xml").iter(W + "style")}
    for style, level in (("Heading1", "0"), ("Heading2", "1"), ("Heading3", "2"), ("Bioname", "1")):
        properties = styles[style].find(W + "pPr")
        assert properties.find(W + "outlineLvl").get(W + "val") == level
        assert properties.find(W + "keepNext") is not None


def test_no_bio_and_no_pull_quote_is_cut_by_a_page() -> None:
    data = render(english_bios()).data
    for words in ("Fei Jun 費俊", "Artist; Professor", "Fei Jun speaks"):
        properties = find_paragraph(data, words).find(W + "pPr")
        assert properties.find(W + "keepNext") is not None
        assert properties.find(W + "keepLines") is not None
    assert find_paragraph(data, "Quotes 3 and 4").find(f"{W}pPr/{W}keepNext") is None
    quote = find_paragraph(render(chinese_release()).data, "我們應與AI形成")
    assert quote.find(f"{W}pPr/{W}keepNext") is not None


def test_a_quote_and_its_number_share_a_row_that_does_not_split() -> None:
    rows = list(open_root(render(english_quotes()).data).iter(W + "tr"))[1:]  # behind the head
    assert ["".join(row[1].itertext()) for row in rows] == ["3", "9"]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_page_break_moves_what_follows_it() -> None:
    document = Document("press-release", "k", "en", "T", (
        plain("body", "one"), PageBreak(), plain("body", "two")))
    data = render(document).data
    assert find_paragraph(data, "two").find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert find_paragraph(data, "one").find(f"{W}pPr/{W}pageBreakBefore") is None


def test_a_table_at_the_end_is_followed_by_the_paragraph_that_word_wants() -> None:
    body = open_root(render(english_release()).data).find(W + "body")
    assert [etree.QName(one).localname for one in body][-3:] == ["tbl", "p", "sectPr"]


def test_every_fault_of_a_document_is_told_at_once() -> None:
    document = Document("press-release", "k", "en", "T", (
        Paragraph("no-such-role", (Text("a"),)), Figure("picture", "pictures/gone.png", "b"),
        Section("bio", (plain("another-role", "c"),))))
    with pytest.raises(PresskitError) as caught:
        render(document)
    assert [one.code for one in caught.value.diagnostics] == [
        "role-unknown", "picture-missing", "role-unknown"]
    assert all(one.hint for one in caught.value.diagnostics)
