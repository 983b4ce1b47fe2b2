"""Word files on a machine that has none of our faces: the pages that LibreOffice makes of them.

Every document of every kit in every locale; those of a kit opened by one process, as a newsroom
does that has several on its desk: only embedded faces show, each file's own, and the pages say
what the document says, in its order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from presskit.document import plain_text, spread_readings
from tests.helpers.builds import EVERY_LOCALE, each_document
from tests.helpers.docx_text import Word, open_word
from tests.helpers.office import list_faces, need_office, office_convert, open_home, page_texts
from tests.helpers.plain import bare

pytestmark = pytest.mark.slow

SHOWN = list(each_document(EVERY_LOCALE, "docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r"(•|\d+\.)?")
END = "\x1f"
"""The end of a line on a page."""


@pytest.fixture(scope="module")
def opened(built, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Path]]:
    """The pages of all Word files of a kit, by the name of the file; made by one process."""
    need_office()

    @cache
    def convert(kit: str) -> dict[str, Path]:
        paths = [built(kit).path(locale, kind, "docx")
                 for name, locale, kind in SHOWN if name == kit]
        home = open_home(tmp_path_factory.mktemp("office"))
        return {one.stem: made for one, made in zip(
            paths, office_convert(home, "pdf", *paths), strict=True)}
    return convert


@pytest.mark.parametrize(("kit", "locale", "kind"), SHOWN)
def test_embedded_faces_alone_show_the_text_of_the_document(built, opened, kit, locale,
                                                            kind) -> None:
    pages_of, built = opened(kit), built(kit)
    path = built.path(locale, kind, "docx")
    entry, = built.entries(locale=locale, document=kind, format="docx")
    pdf = pages_of[path.stem]
    assert list_faces(pdf) == {one.replace(" ", "") for one in entry["fonts"]}
    pages = "".join(without_running(open_word(path), [
        END.join(filter(None, map(bare, one.split("\n")))) + END for one in page_texts(pdf)]))
    compare(lines(open_word(path), filed=True), pages)  # as LibreOffice draws readings
    assert "".join(lines(open_word(path))) == bare(plain_text(spread_readings(
        built.document(locale, kind).children)))


def compare(paragraphs: list[str], pages: str) -> None:
    """The pages say the paragraphs, in their order, and beside them marks of lists alone."""
    place = 0
    for words in paragraphs:
        found = re.compile(spell(words)).search(pages, place)
        assert found, words
        before = pages[place:found.start()].replace(END, "")
        assert _MARK.fullmatch(before), (before, words)
        place = found.end()
    assert pages[place:].replace(END, "") == ""


def spell(words: str) -> str:
    """A pattern of words with ends of lines among them."""
    return "".join(f"{re.escape(one)}{END}?" for one in words)


def lines(word: Word, filed: bool = False) -> list[str]:
    """The paragraphs of a Word file that say something."""
    return [words for _style, one in word.paragraphs(filed=filed) if (words := bare(one))]


def without_running(word: Word, pages: list[str]) -> list[str]:
    """The pages without what stands on every one of them: header and footer, exactly as they
    are in the file, and the heads of tables that go on."""
    first, later = (bare(word.text(name)) for name in ("word/header2.xml", "word/header1.xml"))
    heads = "|".join(spell(bare("".join(row.itertext()))) for row in word.part(
        "word/document.xml").iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None)
    out = []
    for number, page in enumerate(pages, 1):
        footer = footer_text(word).replace("1/1", f"{number}/{len(pages)}")
        parts = re.fullmatch(f"{spell(first if number == 1 else later)}(.*?){spell(footer)}", page)
        assert parts, page
        out.append(re.sub(f"^(?:{heads})", "", parts[1]) if heads and number > 1 else parts[1])
    return out


def footer_text(word: Word) -> str:
    """What a footer says, its fields as they are before anyone counts."""
    root: etree._Element = word.part("word/footer1.xml")
    return bare("".join(one.text or "" for one in root.iter(f"{W}t")))
