"""What running text does not tell: languages, cards, pages that need no other file."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html

from presskit.document import Document, Paragraph, Text, plain_text, walk
from tests.helpers.builds import EVERY_LOCALE, each_document
from tests.helpers.html_text import open_page
from tests.helpers.pdf_text import Pdf, Tag, open_pdf
from tests.helpers.plain import bare

pytestmark = pytest.mark.slow

EVERY = pytest.mark.parametrize(("kit", "locale", "kind"), list(each_document(EVERY_LOCALE)))
CARDS = pytest.mark.parametrize(("kit", "locale"), [
    (kit, locale) for kit, locales in EVERY_LOCALE.items() for locale in locales])

_LATIN = re.compile("[!-~\u00c0-\u024f\u1e00-\u1eff]+")


def foreign(document: Document) -> list[tuple[str, str]]:
    """Language and words of every text that is in another language than its document."""
    return [(one.language, bare(one.text)) for one in walk(document.children)
            if isinstance(one, Text) and one.language not in ("", document.locale)
            and bare(one.text)]


def words_by_language(parts: Iterator[tuple[str, str]]) -> dict[str, str]:
    """All words of each language in a row, without white space."""
    found: dict[str, str] = {}
    for language, words in parts:
        found[language] = found.get(language, "") + bare(words)
    return found


def of_page(element: html.HtmlElement, language: str) -> Iterator[tuple[str, str]]:
    language = element.get("lang", language)
    yield language, element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from of_page(child, language)
        yield language, child.tail or ""


def of_pdf(pdf: Pdf, tags: tuple[Tag | tuple[int, int], ...],
           language: str) -> Iterator[tuple[str, str]]:
    for one in tags:
        if isinstance(one, tuple):
            yield language, pdf.marks.get(one, "")
        else:
            yield from of_pdf(pdf, one.children, one.language or language)


@EVERY
def test_words_in_another_language_carry_it(built, kit, locale, kind) -> None:
    document = built(kit).document(locale, kind)
    page = open_page(built(kit).path(locale, kind, "html"))
    pdf = open_pdf(built(kit).path(locale, kind, "pdf"))
    wanted = foreign(document)
    for found in (words_by_language(of_page(page.find(".//main"), page.get("lang"))),
                  words_by_language(of_pdf(pdf, pdf.tree, pdf.language))):
        for language, words in wanted:
            told = found.get(language, "")
            if not words.isascii():  # a Latin word inside Chinese is English in turn
                words, told = (_LATIN.sub("", one) for one in (words, told))
            assert words in told, (language, words)


@EVERY
def test_a_page_needs_no_other_file(built, kit, locale, kind) -> None:
    page = open_page(built(kit).path(locale, kind, "html"))
    for one in page.iter():
        assert one.tag not in ("script", "iframe", "object", "embed", "form", "base")
        for name, value in one.items():
            if name in ("src", "srcset", "poster", "data", "xlink:href"):
                assert value.startswith("data:"), value
            if name == "href":
                assert one.tag == "a" and re.match(r"(https?|mailto|tel):|#", value), value
            assert not name.startswith("on")
    style = "".join(one.text or "" for one in page.iter("style"))
    assert re.findall(r"url\((?!['\"]?data:)", style) == []
    assert "@import" not in style


@CARDS
def test_a_card_says_the_whole_of_its_document(built, kit, locale) -> None:
    built = built(kit)
    cards = [(one, state) for one, state in built.documents
             if (one.kind, one.locale) == ("quote-card", locale)]
    assert cards
    for document, _state in cards:
        paragraphs = [bare(plain_text(one.children, "")) for one in walk(document.children)
                      if isinstance(one, Paragraph)]
        entries = built.entries(locale=locale, document="quote-card", quote=document.subject,
                                format="pdf")
        assert entries
        for entry in entries:
            pdf = open_pdf(built.folder / entry["path"])
            words, = map(bare, pdf.pages)
            missing = [one for one in paragraphs if one not in words]
            assert missing == [], entry["path"]
            assert pdf.language == locale
            assert pdf.faces and all(one.embedded and one.subset for one in pdf.faces)
