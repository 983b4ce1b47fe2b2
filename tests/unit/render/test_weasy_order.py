"""Words are drawn in the order in which they are read."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from presskit.render.coverage import plan_charset
from presskit.render.weasy import close_fetcher, load_engine, open_press
from tests.helpers import documents
from tests.helpers.rendering import open_context

CONTEXT = open_context()


def drawn(body: str, sheet: str) -> list[str]:
    """The passages of a page's words, in the order of drawing."""
    from pypdfium2 import raw

    engine = load_engine()
    press = open_press(CONTEXT.fonts, CONTEXT.theme,
                       plan_charset((documents.release("en"),), CONTEXT.fonts),
                       CONTEXT.frames.frame("css/print.css"))
    page = f'<html lang="en"><style>{sheet}</style><body>{body}</body></html>'
    data = engine.HTML(string=page, url_fetcher=close_fetcher({})).render(
        font_config=press.fonts, stylesheets=list(press.sheets)).write_pdf()
    with pypdfium2.PdfDocument(io.BytesIO(data)) as file:
        one = file[0]
        words = one.get_textpage()
        found = [box.extract().strip() for box in one.get_objects(
            filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=words)]
        words.close()
        one.close()
        return [one for one in found if one]


BLOCKS = "<p>one</p><div class='out'><p>two</p><p>three</p></div><p>four</p>"


@pytest.mark.parametrize("out", [
    "float: left", "float: right; position: relative", "position: relative",
    "position: absolute; top: 80mm; left: 0", "position: absolute; display: flex; top: 80mm"])
def test_a_block_is_drawn_where_it_stands_in_the_text(out: str) -> None:
    assert drawn(BLOCKS, f".out {{ {out} }}") == ["one", "two", "three", "four"]


@pytest.mark.parametrize("out", ["float: left", "position: relative", "float: right",
                                 "position: absolute; top: 40mm"])
def test_a_part_of_a_line_is_drawn_among_its_words(out: str) -> None:
    words = "<p>one <b><i>two</i> three</b> four</p><p>five</p>"
    assert drawn(words, f"i {{ {out} }}") == ["one", "two", "three", "four", "five"]


@pytest.mark.parametrize("out", [
    "float: left", "position: relative", "position: absolute; top: 90mm"])
def test_a_part_of_a_cell_or_of_another_such_part_keeps_its_place(out: str) -> None:
    body = ("<p>one</p><table><tr><td><p class='out'>two</p><p>three</p></td><td>four</td></tr>"
            "</table><div class='out'><p>five</p><div class='out'>six</div>seven</div>eight")
    assert drawn(body, f".out {{ {out} }}") == [
        "one", "two", "three", "four", "five", "six", "seven", "eight"]


def test_a_layer_that_is_asked_for_is_kept() -> None:
    out = "position: relative; z-index: {}"
    assert drawn(BLOCKS, f".out {{ {out.format(1)} }}") == ["one", "four", "two", "three"]
    assert drawn(BLOCKS, f".out {{ {out.format(-1)} }}") == ["two", "three", "one", "four"]
