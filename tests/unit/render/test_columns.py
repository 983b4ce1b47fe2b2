"""Columns: names on one line, low rows, nothing over the edge of its cell."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from presskit.desk import Desk
from presskit.document import (
    Cell,
    Document,
    Heading,
    Link,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
)
from presskit.render import columns
from presskit.render.columns import Widths, choose_panel, choose_widths
from presskit.render.joiners import set_runs
from tests.helpers import documents
from tests.helpers.documents import paragraph
from tests.helpers.pages import Page, lay_pages
from tests.helpers.rendering import open_context, shipped_fonts

CONTEXT = open_context()

LONG = {  # a word, with the longest that none of the languages would part below 15 letters
    "zh-Hant-HK": ("歐陽喆", "Kulturstiftung資料室義務校對員", "主持節目"),
    "ja": ("﨑濱澪", "Kulturstiftungの校正者", "番組を担当"),
    "ko": ("무라카미류노스케", "Kulturstiftung 교정자", "방송을 진행"),
    "en": ("Grünwald-Oberlandesgerichtsdirektor", "Kulturgeschichtswissenschaft", "Presented"),
}


def test_what_is_measured_is_what_the_style_sheet_sets() -> None:
    sheet = (Desk().templates / "css/print.css").read_text("utf-8")

    def said(selector: str) -> str:
        return re.search(rf"^{re.escape(selector)} \{{([^}}]*)\}}", sheet, re.MULTILINE)[1]

    for role, (size, leading) in columns._PANEL.items():
        assert f"font-size: {size:g}pt; line-height: {leading:g}pt" in said(f".{role}")
    assert re.search(rf"padding: \S+ {columns._PADDING:g}mm", said(".panel"))
    assert f"padding-left: {columns._BESIDE:g}mm" in said(".contact + .boilerplate")
    assert f"width: {columns._CONTACT:g}mm" in said(".contact")
    assert f"padding-left: {columns.GUTTER:g}mm" in said(
        ".works-table th + th, .works-table td, .participants-table th + th, "
        ".participants-table td")


def measure(table: Table, locale: str) -> list[float]:
    """The widths in mm; 0 for the column that takes the rest."""
    fonts = shipped_fonts()
    widths = Widths(lambda inlines, role: set_runs(inlines, role, locale, fonts), fonts, locale,
                    CONTEXT.theme)
    return [float(one.removesuffix("mm") or 0) for one in choose_widths(table, widths)]


def people(*rows: tuple[str, ...], role: str = "participants-table") -> Table:
    head = Row(tuple(Cell((paragraph("table-head", "—"),), "col") for _ in rows[0]))
    return Table(role, (head,), tuple(
        Row((Cell((Paragraph("table-text", (Span("person-name", (Text(name),)),)),), "row"),
             *(Cell((paragraph("table-text", text),)) for text in texts)))
        for name, *texts in rows))


def overruns(page: Page) -> list[tuple[str, str]]:
    """Lines of a row that reach into what stands beside them."""
    lines = [one for one in page.pieces if one.row and not one.head]
    return [(one.text, other.text) for one, other in pairwise(sorted(
        lines, key=lambda one: (one.row, one.left))) if one.row == other.row
        and one.left < other.left < one.right - 0.5]


def lay(locale: str, table: Table) -> tuple[Page, ...]:
    document: Document = replace(documents.bios(locale), children=(table,))
    return lay_pages(document, CONTEXT)


def test_a_column_of_names_is_as_wide_as_the_longest_needs() -> None:
    story = "讀過三萬封信。" * 12
    short = measure(people(("歐陽喆", story), ("麥當", story)), "zh-Hant-HK")
    longer = measure(people(("歐陽喆", story), ("約翰史密斯蓋爾", story)), "zh-Hant-HK")
    assert 12 <= short[0] < 14
    assert longer[0] == pytest.approx(7 * 10.5 * 25.4 / 72 + 0.5, abs=0.1)
    assert short[1] == longer[1] == 0


def test_widths_at_which_no_row_is_lower_are_passed_over_for_nothing(monkeypatch) -> None:
    tables = [(people(*[(f"{name}{one}", f"{post} " * (one + 1), f"{work}，" * (5 - one))
                        for one in range(5)]), locale)
              for locale, (name, post, work) in LONG.items()]
    found = [measure(table, locale) for table, locale in tables]
    assert any(width > 12 for widths in found for width in widths)
    monkeypatch.setattr(columns._Column, "steps", lambda _self, most: [
        float(add) for add in range(int(max(0.0, most)) + 1)])
    assert [measure(table, locale) for table, locale in tables] == found


def test_room_goes_where_it_saves_lines() -> None:
    wordy = measure(people(("Han Sona", "Poet", "Reads " * 30)), "en")
    titled = measure(people(("Han Sona", "Poet of showers " * 8, "Reads")), "en")
    assert titled[1] > wordy[1] + 20


def test_the_style_sheet_decides_where_nothing_can_be_chosen() -> None:
    row = ("歐陽喆", "詩人")
    assert measure(people(row, role="captions-table"), "zh-Hant-HK") == []
    assert measure(people(("A", *["b"] * 3)), "en") == []
    endless = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    assert measure(people((endless, endless, endless)), "en") == []


def panel(address: str, about: str, count: int = 1) -> Section:
    contact = Section("contact", (
        Heading(2, "panel-heading", (Text("Media enquiries"),)), paragraph("panel-name", "Office"),
        Paragraph("panel-text", (Text("Email: "), Link("mailto:a", (Text(address),))))))
    return Section("panel", (contact, *(Section("boilerplate", (
        Heading(2, "panel-heading", (Text("About us"),)), paragraph("panel-text", about)))
        for _ in range(count))))


def measure_panel(section: Section) -> tuple[str, ...]:
    fonts = shipped_fonts()
    return choose_panel(section, Widths(lambda inlines, role: set_runs(
        inlines, role, "en", fonts), fonts, "en", CONTEXT.theme))


LONG_ADDRESS = "all.weather.enquiries@windtree-letters.example"


def test_a_long_address_makes_its_column_of_the_panel_wide_enough() -> None:
    width, = measure_panel(panel(LONG_ADDRESS, "We print handbooks. " * 4))
    document = replace(documents.release("en"), children=(panel(LONG_ADDRESS,
                                                                 "We print handbooks. " * 4),))
    page, = lay_pages(document, CONTEXT)
    assert LONG_ADDRESS in [one.text for one in page.pieces]
    assert 52 < float(width.removesuffix("mm")) < 90


def test_the_panel_stays_as_it_is_where_a_wider_column_would_not_make_it_lower() -> None:
    assert measure_panel(panel("press@example.org", "We print handbooks. " * 4)) == ()
    assert measure_panel(panel(LONG_ADDRESS, "We print handbooks. " * 60)) == ()
    assert measure_panel(panel(LONG_ADDRESS, "We.", count=0)) == ()
    assert measure_panel(Section("bio", panel(LONG_ADDRESS, "We.").children)) == ()


@pytest.mark.parametrize("locale", LONG)
@pytest.mark.parametrize("role", ["participants-table", "works-table"])
def test_no_word_reaches_into_the_next_column(locale, role) -> None:
    row = LONG[locale]
    table = people(row, (row[0], row[2], row[1]), (row[0][::-1], *row[:0:-1]), role=role)
    pages = lay(locale, table)
    assert [one for page in pages for one in overruns(page)] == []
    assert [one for page in pages for one in page.pieces if one.right > page.area[2] + 1] == []


def test_a_word_in_the_next_column_is_seen() -> None:
    page = lay("en", people(("Han Sona", "Poet", "Reads")))[0]
    name = next(one for one in page.pieces if one.text == "Han Sona")
    wide = tuple(replace(one, right=one.right + 100) if one is name else one
                 for one in page.pieces)
    assert overruns(page) == []
    assert overruns(replace(page, pieces=wide)) == [("Han Sona", "Poet")]
