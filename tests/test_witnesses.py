"""The witnesses: one document, five formats, one text.

What the tree says, the PDF says by its tags, the Word file by its paragraphs, the web page by
its ``main`` and the text file as a whole; white space aside, and running lines apart.  A reading
stands behind its words, in a text file in brackets.  All kits, every locale, all four documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from presskit.desk import Desk
from presskit.document import (
    Document,
    Heading,
    Inline,
    Paragraph,
    Table,
    plain_text,
    spread_readings,
    walk,
    write_readings,
)
from presskit.publish import subject_of
from presskit.render.fonts import read_fonts
from tests.helpers.builds import EVERY_LOCALE, LOCALES, Built, each_document
from tests.helpers.docx_text import open_word
from tests.helpers.html_text import body_text, metadata, open_page, running_text, whole_text
from tests.helpers.pdf_text import open_pdf
from tests.helpers.plain import bare, invisible, with_marks

pytestmark = pytest.mark.slow

EVERY = pytest.mark.parametrize(("kit", "locale", "kind"), list(each_document(EVERY_LOCALE)))
SAMPLE = "ai-creation-forum-2025"
EMBARGOED = "tidal-prize-2027"


def said(inlines: tuple[Inline, ...]) -> str:
    return bare(plain_text(inlines, ""))


def label_of(document: Document) -> str:
    """The label with its note, as a text file begins with it."""
    running = document.running
    return " ".join(filter(None, (plain_text(running.label), plain_text(running.label_note))))


def text_file(built: Built, document: Document) -> str:
    """A text file without the label and white space."""
    whole = built.path(document.locale, document.kind, "txt").read_text("utf-8")
    return bare(whole).removeprefix(bare(label_of(document)))


@EVERY
def test_the_five_formats_of_a_document_say_the_same(built, kit, locale, kind) -> None:
    built = built(kit)
    document = built.document(locale, kind)
    tree = bare(plain_text(spread_readings(document.children)))
    assert len(tree) > 200
    assert bare(body_text(open_page(built.path(locale, kind, "html")))) == tree
    assert bare(open_word(built.path(locale, kind, "docx")).text()) == tree
    assert text_file(built, document) == bare(plain_text(write_readings(
        tuple(with_marks(one, "・" if locale == "ja" else "•") for one in document.children),
        ("(", ")") if locale in ("en", "ko") else ("（", "）"))))
    assert bare(open_pdf(built.path(locale, kind, "pdf")).text()) == tree


@EVERY
def test_a_page_has_nothing_but_running_lines_outside_its_tags(built, kit, locale, kind) -> None:
    document = built(kit).document(locale, kind)
    pdf = open_pdf(built(kit).path(locale, kind, "pdf"))
    running = document.running
    lines = sorted(({said(getattr(running, name)) for name in running.__slots__}
                    | {said(one.head) for one in walk(document.children)
                       if isinstance(one, Table)}) - {""}, key=len, reverse=True)
    count = len(pdf.pages)
    for number, words in enumerate(map(bare, pdf.running()), 1):
        assert f"{number}/{count}" in words
        for line in (said(running.notice), said(running.footer_start), said(running.label)):
            assert line in words
        for line in lines:
            words = words.replace(line, "")
        assert words == f"{number}/{count}"


@EVERY
def test_running_lines_are_those_of_the_document_in_every_format(built, kit, locale,
                                                                 kind) -> None:
    document = built(kit).document(locale, kind)
    running = document.running
    page = bare(running_text(open_page(built(kit).path(locale, kind, "html"))))
    assert page == "".join(said(one) for one in (running.label, running.label_note,
                                                 running.notice, running.footer_start))
    word = open_word(built(kit).path(locale, kind, "docx"))
    words = [bare(word.text(name)) for name in word.running()]
    for line in (running.header_start, running.header_end, running.footer_start,
                 running.notice, running.label, running.label_note):
        assert any(said(line) in one for one in words)
    for mark, field in (("header", running.label), ("footer", running.notice)):
        assert all(said(field) in bare(word.text(name)) for name in word.running()
                   if mark in name)
    fields = b"".join(word.parts[name] for name in word.running())
    assert b" PAGE " in fields and b" NUMPAGES " in fields


@EVERY
def test_a_pdf_says_what_it_is_and_holds_its_faces(built, kit, locale, kind) -> None:
    document = built(kit).document(locale, kind)
    entry, = built(kit).entries(locale=locale, document=kind, format="pdf")
    pdf = open_pdf(built(kit).path(locale, kind, "pdf"))
    assert pdf.language == locale
    assert pdf.info["Title"] == document.title
    assert pdf.info["Author"] == document.property("author") != ""
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in pdf.xmp
    assert entry["pages"] == len(pdf.pages)
    assert pdf.faces and all(one.embedded and one.subset for one in pdf.faces)
    own = {one.name for one in read_fonts(Desk().fonts).families}
    families = {max((name for name in own if one.name.startswith(name.replace(" ", "-"))),
                    key=len, default=f"not ours: {one.name}") for one in pdf.faces}
    assert families == set(entry["fonts"])


@EVERY
def test_a_pdf_is_tagged_and_has_a_bookmark_for_each_heading(built, kit, locale, kind) -> None:
    document = built(kit).document(locale, kind)
    pdf = open_pdf(built(kit).path(locale, kind, "pdf"))
    headings = [(one.level, said(one.children)) for one in walk(document.children)
                if isinstance(one, Heading)]
    assert [(depth + 1, bare(title)) for depth, title in pdf.outline] == headings
    tags = re.findall(r"^ *(H\d)", pdf.dump(), re.MULTILINE)
    assert tags == [f"H{level}" for level, _words in headings]


@EVERY
def test_what_is_pasted_holds_nothing_that_nobody_sees(built, kit, locale, kind) -> None:
    built = built(kit)
    word = open_word(built.path(locale, kind, "docx"))
    page = open_page(built.path(locale, kind, "html"))
    for text in (built.path(locale, kind, "txt").read_text("utf-8"), whole_text(page),
                 *(word.text(name) for name in ("word/document.xml", *word.running())),
                 *word.properties().values(), *metadata(page).values(),
                 *open_pdf(built.path(locale, kind, "pdf")).info.values()):
        assert invisible(text) == []


@EVERY
def test_a_text_file_has_a_paragraph_a_line_and_a_blank_line_between(built, kit, locale,
                                                                     kind) -> None:
    data = built(kit).path(locale, kind, "txt").read_bytes()
    assert b"\r" not in data and not data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert [line for line in text.split("\n") if line != line.strip()] == []


@EVERY
def test_properties_name_title_language_author_and_notice(built, kit, locale, kind) -> None:
    built = built(kit)
    document = built.document(locale, kind)
    word = open_word(built.path(locale, kind, "docx")).properties()
    page = metadata(open_page(built.path(locale, kind, "html")))
    pdf = open_pdf(built.path(locale, kind, "pdf"))
    assert word["title"] == page["title"] == pdf.info["Title"] == document.title
    assert word["language"] == page["lang"] == pdf.language == locale
    assert word["creator"] == page["author"] == document.property("author")
    notice = document.property("notice")
    assert bool(notice) == (kit != EMBARGOED)
    for said_of_it in (word.get("description", ""), page["description"], pdf.info["Subject"],
                       pdf.xmp):
        assert notice in said_of_it
    for said_of_it in (word["subject"], page["description"], pdf.info["Subject"]):
        assert document.property("subject") in said_of_it


def described(path: Path) -> str:
    """What a file says of itself without being opened: its properties; a text file its text."""
    if path.suffix == ".pdf":
        return open_pdf(path).info["Subject"]
    if path.suffix == ".docx":
        return " ".join(open_word(path).properties().values())
    if path.suffix == ".html":
        return metadata(open_page(path))["description"]
    if path.suffix == ".png":
        with Image.open(path) as picture:
            return " ".join(str(one) for one in picture.info.values())
    return path.read_text("utf-8")


def each_file(built: Built, locale: str) -> Iterator[tuple[Path, Document]]:
    """Every file of a locale but its archive, with its document."""
    documents = {(one.kind, one.locale, one.subject): one for one, _state in built.documents}
    entries = [one for one in built.entries(locale=locale) if one["document"] != "bundle"]
    assert len(entries) > 20
    for entry in entries:
        yield built.folder / entry["path"], documents[
            entry["document"], locale, subject_of(entry)]


@pytest.mark.parametrize("locale", LOCALES[SAMPLE])
def test_every_page_and_every_file_of_a_sample_says_so(built, locale) -> None:
    for path, document in each_file(built(SAMPLE), locale):
        notice = bare(document.property("notice"))
        assert notice and notice in bare(described(path)), path
        if path.suffix == ".pdf":
            assert all(notice in bare(page) for page in open_pdf(path).pages), path


@pytest.mark.parametrize("locale", LOCALES[EMBARGOED])
def test_an_embargo_stands_in_the_text_the_properties_and_the_name(built, locale) -> None:
    for path, document in each_file(built(EMBARGOED), locale):
        assert "-v2-EMBARGOED" in path.name
        until = next((said(one.children) for one in walk(document.children)
                      if isinstance(one, Paragraph) and one.role == "embargo-time"),
                     bare(document.property("instructions")))  # of a picture, whose file says it
        assert "18" in until and until in bare(described(path)), path
        if path.suffix == ".pdf":
            assert until in bare(open_pdf(path).pages[0]), path


def test_files_are_small(built) -> None:
    for kit, locale, kind in each_document():
        word = built(kit).path(locale, kind, "docx")
        pictures = open_word(word).pictures()
        assert word.stat().st_size - pictures < 60_000, word
        pdf = built(kit).path(locale, kind, "pdf")
        assert pdf.stat().st_size - pictures < 350_000, pdf
