"""The proof of lines: text laid in lines by hand, good and bad."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from presskit.document import LineBreak, Text
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_faces import Face
from presskit.render.proof.pdf_glyphs import Glyph
from presskit.render.proof.pdf_lines import prove_lines
from presskit.render.proof.pdf_reading import Element, Mark, Page, Pdf
from tests.helpers.broken_pdf import CONTEXT

FACE = Face("Presskit-Sans-HK", True, b"", {})
SIZE, LEFT, LEADING = 10.0, 150.0, 18.0


def lay(text: str, locale: str = "zh-Hant-HK", *, role: str = "body", straight: bool = False,
        apart: dict[int, float] | None = None, wide: float = SIZE,
        left: float = LEFT) -> list[Fault]:
    """What is found of a text in lines: ``|`` ends one, ``/`` does by the author's will.

    Characters stand on an even grid, those of Latin on half of it; ``apart`` opens what stands
    behind the character with a number, in em.
    """
    parts = text.replace("|", "").split("/")
    inlines: list[Any] = []
    for part in parts:
        inlines += [*([LineBreak()] if inlines else []), Text(part)]
    said = Said(role, tuple(inlines), locale)
    characters, x, y, index = [], left, 600.0, 0
    for one in text:
        if one in "|/":
            x, y = left, y - LEADING
        elif one == " ":
            x += SIZE / 4
        else:
            width = wide if ord(one) > 0x2000 else SIZE / 2
            characters.append((one, Glyph(one, 1, FACE, SIZE, x, y, width, 0, index, False,
                                          False, 0)))
            x += width + (apart or {}).get(index, 0.0) * SIZE
            index += 1
    element = Element("P", "", "", {"TextAlign": "/Justify"} if straight else {}, 0,
                      tuple(Mark(0, number) for number in range(index)))
    pdf = Pdf(None, (Page((0.0, 0.0, 595.3, 841.9), tuple(one for _c, one in characters), ()),),
              (element,), (FACE,))
    return list(prove_lines(pdf, ((said, Printed(element, tuple(characters))),), CONTEXT))


@pytest.mark.parametrize(("text", "locale", "message"), [
    ("今日下午舉行|，探討人的價值", "zh-Hant-HK", "a line begins with ，"),
    ("今日舉行了一場「|論壇」與展映", "zh-Hant-HK", "a line ends with 「"),
    ("他們說到這裡…|…就停下來了", "zh-Hant-HK", "…… is parted"),
    ("他們說到這裡—|—就停下來了", "zh-Hans-CN", "—— is parted"),
    ("論壇將於2025|年在香港舉行", "zh-Hant-HK", "a number is parted from its unit: 5|年"),
    ("比去年減少了50|%左右而已", "zh-Hant-HK", "a number is parted from its unit: 0|%"),
    ("芸術家が集ま|って語りました", "ja", "a line begins with っ"),
    ("コンピュ|ーターの話です", "ja", "a line begins with ー"),
    ("人々を集めた佐|々木さんの話", "ja", "a line begins with 々"),
    ("예술 포|럼이 열렸다", "ko", "a word is parted by the end of a line: 포|럼"),
    ("예술 포럼(|홍콩)이 열렸다", "ko", "a word is parted by the end of a line: (|홍"),
    ("The forum was he|ld here", "en", "a word is parted by the end of a line: e|l"),
    ("The sign says 𠮷|見 the|re.", "en", "a word is parted by the end of a line: e|r"),
    ("기록은 漢|字로 남았다", "ko", "a word is parted by the end of a line: 漢|字"),
    ("由Kling A|I主辦的全球生態論壇", "zh-Hant-HK", "a word is parted by the end of a line: A|I"),
    ("專家和創作者聚首一|堂。", "zh-Hant-HK", "the last line of a paragraph is 堂。 alone")])
def test_a_line_that_begins_or_ends_ill_is_found(text: str, locale: str, message: str) -> None:
    fault, = lay(text, locale)
    assert message in fault.message and fault.aspect is Aspect.LINES and not fault.minor


@pytest.mark.parametrize(("text", "locale"), [
    ("今日下午舉行，|探討人的價值", "zh-Hant-HK"),
    ("今日舉行了一場|「論壇」與展映", "zh-Hant-HK"),
    ("他們說到這裡……|就停下來了", "zh-Hant-HK"),
    ("他們說到這裡|——就停下來了", "zh-Hans-CN"),
    ("論壇將於2025年|在香港舉行", "zh-Hant-HK"),
    ("論壇將於2025年12月|19日在香港舉行", "zh-Hant-HK"),
    ("예술 |포럼이 열렸다", "ko"),
    ("The forum was |held here", "en"),
    ("The sign says 𠮷|見 there", "en"),
    ("A well-|known forum – |held and/|or hosted", "en"),
    ("A boat by John・|Smith of the bay", "en"),
    ("press.office.of.the.forum@exam|ple.org", "en"),
    ("專家和創作者聚首|一堂。", "zh-Hant-HK")])
def test_a_line_that_ends_well_passes(text: str, locale: str) -> None:
    assert lay(text, locale) == []


def test_an_author_may_end_a_line_where_no_rule_would() -> None:
    assert lay("今日下午舉行/——人的價值", role="headline") == []
    assert lay("今日下午舉行/堂", role="headline") == []
    assert lay("今日下午舉行|——人的價值", role="headline")


@pytest.mark.parametrize(("text", "apart", "message"), [
    ("今日下午舉行", {2: 0.12}, "下 and 午 stand 0.12 em apart"),
    ("由Kling主辦", {2: 0.2}, "a word is opened by 0.20 em: l i"),
    ("今日下午舉行", {2: -0.6}, "下 and 午 are drawn over each other")])
def test_gaps_that_readers_see_are_found(text: str, apart: dict[int, float],
                                         message: str) -> None:
    fault, = lay(text, apart=apart)
    assert message in fault.message


@pytest.mark.parametrize(("text", "locale", "nearer", "fits"), [
    ("今日，下午", "zh-Hans-CN", 0.5, True), ("今日，下午", "zh-Hans-CN", 0.6, False),
    ("今日，下午", "zh-Hant-TW", 0.25, True), ("今日，下午", "zh-Hant-TW", 0.35, False),
    ("今日」下午", "zh-Hant-HK", 0.5, True), ("今日」下午", "zh-Hant-HK", 0.6, False),
    ("今日「下午", "ja", 0.1, False), ("今日？下午", "zh-Hant-HK", 0.2, True),
    ("今日）「下", "ja", 0.5, True), ("今日、下午", "ja", 0.5, True),
    ("今日。下午", "ja", 0.1, False), ("今日。」下", "ja", 0.5, True),
    ("今日、です", "ja", 0.6, True), ("今日、です", "ja", 0.7, False)])
def test_a_mark_gives_its_blank_and_no_more(text: str, locale: str, nearer: float,
                                            fits: bool) -> None:
    found = lay(text, locale, apart={2: -nearer})
    assert ["nearer than the blank" in one.message for one in found] == [True] * (not fits)


@pytest.mark.parametrize(("nearer", "fits"), [(0.5, True), (0.6, False)])
def test_the_blank_ahead_of_an_opening_mark_is_no_more_than_half(nearer, fits) -> None:
    found = lay("今日「下午", apart={1: -nearer})
    assert ["nearer than the blank" in one.message for one in found] == [True] * (not fits)


def test_gaps_that_nobody_sees_pass() -> None:
    assert lay("今日下午舉行", apart={2: 0.09, 3: 0.05}) == []
    assert lay("由AI主辦", apart={0: 0.3, 2: 0.3}) == []


def test_a_line_left_short_is_told_and_can_stand() -> None:
    fault, = lay("今日下午舉行人的|今日下午舉行人的|今日下午舉行人|今日下午", straight=True)
    assert fault.minor and "left short by 1.00 em" in fault.message
    assert lay("今日下午舉行人的|今日下午舉行人的|今日下午舉行人|今日下午") == []


def test_a_line_that_sticks_out_is_found() -> None:
    fault, = lay("今日下午舉行人|今日下午舉行人|今日下午舉行人的|今日下午", straight=True)
    assert not fault.minor and "sticks out by 1.00 em" in fault.message


def test_a_line_ends_with_its_last_mark_or_with_the_ink_of_it() -> None:
    even = "今日下午舉行人|今日下午舉行人|今日下午舉行人|"
    assert lay(even + "今日下午舉行）|今日", straight=True) == []
    assert lay(even + "今日下午舉行）|今日", straight=True, apart={26: 0.5}) == []
    fault, = lay(even + "今日下午舉行）|今日", straight=True, apart={26: 0.25})
    assert "sticks out by 0.25 em" in fault.message
    fault, = lay(even + "今日下午舉行，|今日", straight=True, apart={26: 0.5})
    assert "sticks out by 0.50 em" in fault.message  # it stands in the middle of its square


def test_what_leaves_the_type_area_or_the_page_is_found() -> None:
    area = lay("今日下午舉行人的" * 5 + "今日")
    assert [one.message for one in area] == ["outside of the type area stands: 人的今日"]
    behind = "A" + "今日下午舉行人的" * 4 + "今日下午舉"  # half of the next lies outside
    assert lay(behind + "」") == []
    assert ["stands: 人" in one.message for one in lay(behind + "人")] == [True]
    assert ["stands: 」" in one.message for one in lay(behind + "」」")] == [True]
    page = lay("今" * 46)
    assert "outside of the page stands" in page[0].message


PAGE = {name: value * 72 / 25.4 for name, value in CONTEXT.theme.page}
EDGE, STOP = PAGE["sides"], PAGE["width"] - PAGE["sides"]
"""Where the type area begins and ends."""


@pytest.mark.parametrize(("text", "locale", "role", "fits"), [
    ("「論壇」今日舉行", "zh-Hant-HK", "body", True),
    ("《論壇》今日舉行", "ja", "headline", True),
    ("“论坛”今日举行", "zh-Hans-CN", "body", True),
    ("“論壇”今日舉行", "zh-Hant-HK", "body", False),  # no wider than a letter there
    ("論壇今日舉行", "zh-Hant-HK", "body", False),
    ("」論壇今日舉行", "zh-Hant-HK", "body", False),
    ("「포럼」 오늘", "ko", "body", False), ("「포럼」 오늘", "ko", "pull-quote", True),
    ("“The forum” today", "en", "body", False), ("“The forum” today", "en", "quote-words", True)])
def test_the_blank_half_of_an_opening_mark_alone_hangs_out(text: str, locale: str, role: str,
                                                           fits: bool) -> None:
    found = lay(text, locale, role=role, left=EDGE - SIZE / 2)
    assert any("type area" in one.message for one in found) is not fits
    assert any("type area" in one.message for one in lay(text, locale, role=role,
                                                         left=EDGE - 0.7 * SIZE))


def test_only_the_first_mark_of_a_hanging_text_hangs_where_no_mark_is_full_width() -> None:
    found = lay("The forum is |“here” today", "en", role="pull-quote", left=EDGE - SIZE / 2)
    assert ["type area stands: T“" in one.message for one in found] == [True]


@pytest.mark.parametrize(("mark", "locale", "fits"), [
    ("」", "zh-Hant-HK", True), ("，", "ja", True), ("”", "zh-Hans-CN", True),
    ("”", "zh-Hant-HK", False), ("「", "ja", False), ("…", "ja", False), (")", "ja", False)])
def test_the_blank_half_of_a_closing_mark_alone_hangs_out(mark: str, locale: str,
                                                          fits: bool) -> None:
    text = "今日下午舉行人的今日下午" + mark
    left = STOP - 12 * SIZE - (SIZE / 4 if mark == ")" else SIZE / 2)
    found = lay(text, locale, left=left)
    assert any("type area" in one.message for one in found) is not fits


def test_a_mark_behind_a_korean_word_hangs_nowhere() -> None:
    left = STOP - 6.5 * SIZE
    fault, = lay("예술 포럼에서,", "ko", left=left)
    assert not fault.minor and "type area stands: ," in fault.message
    fault, = lay("예술포럼에서,", "ko", left=STOP - 6.25 * SIZE)
    assert fault.minor and "behind a word as wide as its column stands ," in fault.message


def test_what_is_slanted_is_found() -> None:
    from presskit.document import Paragraph
    from tests.helpers import documents
    from tests.helpers.broken_pdf import find_new, replace_content

    document = replace(documents.release(), children=(Paragraph("body", (Text("今日下午舉行"),)),))
    found = find_new(document, lambda file: replace_content(
        file, b"BT\n1 0 0 -1 ", b"BT\n1 0 0.2 -1 "))
    assert ["turned or slanted is" in one.message for one in found
            if one.aspect is Aspect.LINES] == [True]
