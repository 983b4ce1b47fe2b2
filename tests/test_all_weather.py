"""The kit for all weathers: what setting finds hard, in six locales.

Its documents go through the tests of all kits (witnesses, whole kits); here are its lines at
eighteen widths, and its pages: nothing outside of the type area, no line of a paragraph alone,
no heading at the foot, tables with their heads again on each page and no row parted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

import pytest

from presskit.document import Heading, plain_text, walk
from presskit.document.roles import DISPLAY
from tests.helpers.builds import EVERY_LOCALE, PLACES, WEATHER
from tests.helpers.pages import Page, Piece, lay_pages
from tests.helpers.rendering import open_context
from tests.test_line_edges import KINDS, assert_lines_keep_rules

pytestmark = pytest.mark.slow

NAME = WEATHER
KIT = PLACES[NAME]
EVERY = pytest.mark.parametrize("locale", EVERY_LOCALE[NAME])
HEADINGS = frozenset({"headline", "section-heading", "subsection-heading", "panel-heading",
                      "bio-name", "table-head"})
HUNG = 0.7
"""How far a mark may stand outside of the type area, in em: a mark of quotation at the start of
a line hangs, the empty half of one at its end is cut."""


@pytest.fixture(scope="module")
def pages(built):
    @cache
    def lay(locale: str, kind: str) -> tuple[Page, ...]:
        return lay_pages(built(NAME).document(locale, kind), open_context(KIT))
    return lay


@EVERY
def test_no_line_breaks_a_rule_at_any_width(locale):
    assert_lines_keep_rules(KIT, locale, (*KINDS, "media-invitation"))


def strays(page: Page) -> list[Piece]:
    left, top, right, bottom = page.area
    return [one for one in page.pieces
            if one.left < left - HUNG * one.size or one.right > right + HUNG * one.size
            or one.top < top - 1 or one.bottom > bottom + 1]


def loners(pages: tuple[Page, ...]) -> list[Piece]:
    """Lines of a paragraph that stand alone on one of its pages."""
    found = []
    for page, other in pairwise(pages):
        parted = {one.block for one in page.pieces} & {one.block for one in other.pieces}
        for side in (page, other):
            for block in parted:
                lines = [one for one in side.pieces if one.block == block and not one.head]
                found += lines if len(lines) == 1 else []
    return found


def feet(pages: tuple[Page, ...]) -> list[Piece]:
    """Headings, and heads of tables, that stand last on a page."""
    return [page.pieces[-1] for page in pages[:-1]
            if page.pieces[-1].role in HEADINGS or page.pieces[-1].head]


def headless(pages: tuple[Page, ...]) -> list[Piece]:
    """What a table goes on with on a page without saying its head again."""
    found = []
    for page, other in pairwise(pages):
        heads = {one.table for one in page.pieces if one.head}
        begun = [next(rows) for table, rows in groupby(
            other.pieces, key=lambda one: one.table) if table in heads]
        found += [one for one in begun if not one.head]
    return found


def cut(pages: tuple[Page, ...]) -> list[Piece]:
    """Rows of tables with a part on either page."""
    return [one for page, other in pairwise(pages) for one in page.pieces
            if one.row and not one.head and one.row in {two.row for two in other.pieces}]


@EVERY
@pytest.mark.parametrize("kind", [*KINDS, "media-invitation"])
def test_pages_begin_and_end_where_they_may(pages, locale, kind):
    laid = pages(locale, kind)
    assert len(laid) > 2
    assert [one for page in laid for one in strays(page)] == []
    assert loners(laid) == []
    assert feet(laid) == []
    assert headless(laid) == []
    assert cut(laid) == []


@EVERY
def test_a_table_goes_over_three_pages_and_a_paragraph_over_two(pages, locale):
    tables = [{one.table for one in page.pieces if one.head}
              for page in pages(locale, "speaker-bios")]
    assert any(first & second & third for first, second, third
               in zip(tables, tables[1:], tables[2:], strict=False))
    blocks = [{one.block for one in page.pieces} for page in pages(locale, "press-release")]
    assert any(first & second for first, second in pairwise(blocks))


def test_a_page_is_seen_to_break_its_rules(pages):
    page = pages("zh-Hant-HK", "press-release")[1]
    line = next(one for one in page.pieces if one.role == "body")
    out = replace(line, right=page.area[2] + 2 * line.size)
    assert strays(replace(page, pieces=(out,))) == [out]
    one, other = replace(page, pieces=(line,)), replace(page, pieces=(line, line))
    assert loners((one, other)) == [line]
    heading = replace(line, role="section-heading")
    assert feet((replace(page, pieces=(line, heading)), page)) == [heading]
    row = replace(line, table=7, row=8)
    head = replace(row, row=9, head=True)
    first = replace(page, pieces=(head, row))
    assert headless((first, replace(page, pieces=(row,)))) == [row]
    assert cut((first, first)) == [row]


SIGNS = ("1,234", "50%", "25℃", "US$300", "km²", "CO₂", "½", "#section-4.2", "…", "—",
         *"𠮷髙﨑𨋢䶮堃翀", *"唔嘅喺佢嘢", "Bořek Dvořák-Mlhavý", "Łukasz", "İpek")
FOREIGN = "髙|Takako", "[가-힣]", "Trần Đức"
"""What names of Japan, Korea and Vietnam in one paragraph are known by."""
NESTED = {"en": "“[^”]*‘[^’]*“", "ko": "“[^”]*‘[^’]*“", "zh-Hans-CN": "“[^”]*‘[^’]*“"}
HEADINGS_ARE = {"en": (4, 110)}
"""The shortest and the longest heading, in characters, where it is not 1 and 90."""


@EVERY
def test_the_kit_has_what_it_is_there_for(built, locale):
    document = built(NAME).document(locale, "press-release")
    texts = [plain_text(one.children, "") for one in walk(document.children)
             if getattr(one, "role", "") in ("body", "lead")]
    assert len(texts) >= 40
    assert max(map(len, texts)) >= 3000 and min(map(len, texts)) <= 5
    assert len(built(NAME).document(locale, "speaker-bios").children) > 5
    every = "".join(plain_text(built(NAME).document(locale, kind).children, "") for kind in KINDS)
    assert [one for one in SIGNS if one not in every] == []
    assert any(all(re.search(one, text) for one in FOREIGN) for text in texts)
    assert any(re.search(NESTED.get(locale, "「[^」]*『[^』]*「"), text) for text in texts)
    assert re.search(r"https://\S{80,}", every)
    assert sum(one.role in DISPLAY for one in walk(document.children)
               if hasattr(one, "role")) > 8
    lengths = [len(plain_text(one.children, "")) for one in walk(document.children)
               if isinstance(one, Heading)]
    shortest, longest = HEADINGS_ARE.get(locale, (1, 90))
    assert min(lengths) == shortest and max(lengths) >= longest
    if locale.startswith("zh"):
        assert all(one in every for one in "珅喆龘")
