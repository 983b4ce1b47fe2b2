"""PDF: text, tags, faces, metadata, and that nothing outside the document shows in it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from presskit.diagnostics import PresskitError
from presskit.document import (
    Artifact,
    Document,
    Figure,
    Heading,
    Paragraph,
    Section,
    Text,
    plain_text,
    walk,
)
from presskit.render import render
from presskit.render.coverage import plan_charset
from presskit.render.pdf import write_page
from tests.helpers import documents
from tests.helpers.pages import lay_pages
from tests.helpers.rendering import open_context

CONTEXT = open_context()
MAKERS = {one.__name__: one for one in (documents.release, documents.bios, documents.quote_sheet,
                                        documents.fact_sheet)}


@lru_cache(maxsize=32)
def made(name: str, locale: str) -> tuple[Document, Artifact]:
    document = MAKERS[name](locale)
    return document, render(document, "pdf", CONTEXT)


def words_of(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    return squash(text)


def squash(text: str) -> str:
    return re.sub(r"[\s\u2060\u200b\ufffe\u0002]", "", text)


@lru_cache(maxsize=32)
def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def objects(data: bytes, key: str, value: str) -> list[pikepdf.Dictionary]:
    return [one for one in opened(data).objects
            if isinstance(one, pikepdf.Dictionary) and str(one.get(key, "")) == value]


def elements(data: bytes) -> list[pikepdf.Dictionary]:
    return objects(data, "/Type", "/StructElem")


@pytest.mark.parametrize("locale", documents.LOCALES)
@pytest.mark.parametrize("name", MAKERS)
def test_every_block_of_the_tree_can_be_copied_from_the_pages(name: str, locale: str) -> None:
    document, artifact = made(name, locale)
    text = words_of(artifact.data)
    for node in walk(document.children):
        if isinstance(node, Paragraph | Heading):
            whole = squash(plain_text(node))
            # a block may go over the edge of a page, where running lines stand between
            assert whole in text or (whole[:12] in text and whole[-12:] in text)


@pytest.mark.parametrize("locale", documents.LOCALES)
def test_only_our_own_faces_are_inside_and_all_are_subsets(locale: str) -> None:
    _document, artifact = made("release", locale)
    assert artifact.fonts and all(one.startswith("Presskit Sans") for one in artifact.fonts)
    names = [str(one["/FontName"]) for one in objects(artifact.data, "/Type", "/FontDescriptor")]
    assert names and all(re.match(r"/[A-Z]{6}\+Presskit-Sans", one) for one in names)


def test_the_same_document_gives_the_same_bytes_whatever_the_kit_holds() -> None:
    document, artifact = made("bios", "en")
    others = [make("en") for make in MAKERS.values()]
    wide = replace(CONTEXT, charset=plan_charset(others, CONTEXT.fonts))
    assert render(document, "pdf", CONTEXT).data == artifact.data
    assert render(document, "pdf", wide).data == artifact.data


def test_metadata_come_from_the_document_and_never_from_a_clock() -> None:
    document, artifact = made("release", "zh-Hant-HK")
    pdf = opened(artifact.data)
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == document.title and info["/Author"] == "可靈AI"
    assert document.property("notice") in info["/Subject"]
    assert info["/CreationDate"] == info["/ModDate"] == "D:20251219"
    assert info["/Creator"] == "presskit 0"
    assert str(pdf.Root.Lang) == "zh-Hant-HK"


def test_metadata_claim_the_archive_and_the_access_standard() -> None:
    _document, artifact = made("release", "zh-Hant-HK")
    packet = opened(artifact.data).Root.Metadata.read_bytes().decode()
    for claim in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<",
                  "pdfaExtension:schemas", "<xmp:CreateDate>2025-12-19<"):
        assert claim in packet


def test_tags_name_languages_scopes_and_links_in_words() -> None:
    _document, artifact = made("bios", "en")
    assert "zh-Hant-HK" in {str(one["/Lang"]) for one in elements(artifact.data) if "/Lang" in one}
    heads = objects(artifact.data, "/S", "/TH")
    scopes = {str(one["/A"]["/Scope"]) for one in heads}
    assert scopes == {"/Column", "/Row"}
    links = objects(made("release", "en")[1].data, "/Subtype", "/Link")
    assert [str(one["/Contents"]) for one in links] == ["press@example.org"]


def test_bookmarks_are_the_headings_in_plain_words() -> None:
    document, artifact = made("release", "ko")
    titles = {one.get_title() for one in pypdfium2.PdfDocument(artifact.data).get_toc()}
    headings = {plain_text(node) for node in walk(document.children) if isinstance(node, Heading)}
    assert titles == headings


def test_running_lines_are_no_part_of_the_tag_tree() -> None:
    document, artifact = made("release", "en")
    assert artifact.pages == len(opened(artifact.data).pages) == 2
    edition = squash(plain_text(document.running.footer_start))
    assert words_of(artifact.data).count(edition) == 2
    assert all("Footer" not in str(one["/S"]) for one in elements(artifact.data))


def test_a_draft_is_labelled_on_every_page() -> None:
    artifact = render(documents.release("ko", draft=True), "pdf", CONTEXT)
    pages = pypdfium2.PdfDocument(artifact.data)
    label = squash(documents.WORDS["ko"]["label"])
    assert all(squash(page.get_textpage().get_text_bounded()).count(label) == 2
               for page in pages)
    assert label not in words_of(made("release", "ko")[1].data)


def test_a_character_without_a_face_stops_the_document() -> None:
    body = Paragraph("body", (Text("a\U00030000"),))
    with pytest.raises(PresskitError) as caught:
        render(replace(documents.release(), children=(body,)), "pdf", CONTEXT)
    assert caught.value.diagnostics[0].code == "character-missing"


def test_a_frame_that_asks_for_an_address_stops_the_document(tmp_path: Path) -> None:
    frame = tmp_path / "templates/css/print.css"
    frame.parent.mkdir(parents=True)
    frame.write_text("p { background: url(https://x.example/a.png) }")
    with pytest.raises(PresskitError) as caught:
        render(documents.release(), "pdf", open_context(tmp_path))
    assert caught.value.diagnostics[0].code == "frame-remote-resource"


def test_a_picture_keeps_its_alternative_in_the_tags(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30), "navy").save(tmp_path / "a.png")
    document = replace(documents.release("en"), children=(
        *documents.release("en").children, Figure("picture", "a.png", "Key visual")))
    artifact = render(document, "pdf", replace(CONTEXT, kit=str(tmp_path)))
    figures = [one for one in elements(artifact.data) if str(one["/S"]) == "/Figure"]
    assert [str(one["/Alt"]) for one in figures] == ["Key visual"]
    assert b"/Interpolate true" not in artifact.data


def test_a_high_picture_stays_on_one_page_with_its_caption(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 300), "navy").save(tmp_path / "a.png")
    figure = Figure("picture", "a.png", "A tower", (documents.paragraph("caption", "Tower"),))
    document = replace(documents.release("en"), children=(figure,))
    artifact = render(document, "pdf", replace(CONTEXT, kit=str(tmp_path)))
    assert artifact.pages == 1


@pytest.mark.parametrize(("kind", "size", "view", "highest"), [
    ("press-release", (300, 400), "", 72), ("press-release", (400, 300), "", 92),
    ("fact-sheet", (300, 400), "", 56), ("press-release", (3, 4), "0 0 3 4", 72),
    ("press-release", (4, 3), "0,0,4,3", 92)])
def test_a_high_picture_takes_less_of_the_page(tmp_path: Path, kind: str, size, view: str,
                                               highest: int) -> None:
    from PIL import Image

    name = "a.svg" if view else "a.png"
    if view:
        (tmp_path / name).write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"><path d="M0 0h1v1z"/></svg>')
    else:
        Image.new("RGB", size, "navy").save(tmp_path / name)
    document = replace(documents.release("en"), kind=kind, children=(
        documents.paragraph("body", "Words"), Figure("picture", name, "A tower")))
    page, = lay_pages(document, replace(CONTEXT, kit=str(tmp_path)))
    shown, = (one for one in page.pieces if not one.text)
    assert (shown.bottom - shown.top) * 25.4 / 96 == pytest.approx(highest, abs=0.1)


def test_a_letter_with_a_dot_below_is_copied_as_one() -> None:
    for locale, words in (("en", "Nguyễn Thị Ánh"), ("zh-Hant-HK", "由Nguyễn Thị Ánh說"),
                          ("ko", "응우옌(Nguyễn Thị Ánh)")):
        document = replace(documents.release(locale), children=(
            documents.paragraph("body", words),))
        assert squash(words) in words_of(render(document, "pdf", CONTEXT).data)


def test_a_dash_of_two_characters_is_copied_whole_wherever_it_stands_first() -> None:
    for locale in ("ja", "zh-Hant-HK"):
        for role in ("subhead", "body"):
            document = replace(documents.release(locale), children=(
                documents.paragraph(role, "四十段落——最悪の天気……終"),))
            assert "四十段落——最悪の天気……終" in words_of(render(document, "pdf", CONTEXT).data)


def test_a_long_section_alone_may_go_over_pages() -> None:
    for count, role in ((10, "bio"), (90, "bio rather-long"), (200, "bio rather-long long")):
        words = documents.paragraph("bio-text", "One word after others. " * count)
        section = Section("bio", (words,))
        document = replace(documents.release("en"), children=(section,))
        assert f'<section class="{role}">' in write_page(document, CONTEXT)[0]


def test_a_press_release_is_light() -> None:
    assert len(made("release", "zh-Hant-HK")[1].data) < 350_000
