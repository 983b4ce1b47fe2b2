"""Proofs of quote cards: each check is seen to fail on a card that is broken in just that way."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from presskit.document import Running, Text, plain_text
from presskit.render.proof.card import prove_card

from .test_card import CONTEXT, WORDS, card, render

NOTICE = Running(notice=(Text("Sample"),), label=(Text("DRAFT"),))
EVERY = [card(locale, running=running) for locale in WORDS for running in (Running(), NOTICE)]


@cache
def made(locale: str = "en", shape: str = "square") -> tuple[bytes, bytes]:
    pdf, png = render(card(locale), (shape,))[0]
    return pdf.data, png.data


@pytest.mark.parametrize("document", EVERY, ids=lambda one: one.locale)
@pytest.mark.parametrize("shape", ["square", "wide"])
def test_what_is_drawn_has_no_fault(document, shape) -> None:
    for one in render(document, (shape,))[0]:
        assert prove_card(one.data, document, CONTEXT, one.shape) == ()


def find(data: bytes, document, aspect: str, said: str, shape: str = "") -> None:
    faults = prove_card(data, document, CONTEXT, shape)
    assert [one for one in faults if one.aspect == aspect and said in one.message], faults


def test_a_card_of_other_words_is_found() -> None:
    find(made()[0], card("en", "“AI will not replace artists, but it changes the way they work.”"),
         "text", "stands behind")


def test_a_card_without_its_notice_or_label_is_found() -> None:
    find(made()[0], card("en", running=NOTICE), "text", "“DRAFT” is missing at the beginning")


def test_a_card_of_another_shape_is_found() -> None:
    find(made(shape="wide")[0], card("en"), "structure", "proportions")
    find(made(shape="wide")[1], card("en"), "structure", "1200 by 630")


def test_a_card_that_says_something_else_of_itself_is_found() -> None:
    pdf, png = made()
    find(pdf, card("en", title="Another"), "structure", "title doesn't say")
    find(pdf, replace(card("en"), locale="en-US"), "structure", "its language is en")
    find(png, card("en", title="Another"), "structure", "what it says of itself")


def draw(*lines: str, face: str = "Helvetica", pages: int = 1, left: float = 40) -> bytes:
    """A page by another hand, line by line."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(540, 540), lang="en")
    for _page in range(pages):
        for number, line in enumerate(lines):
            canvas.setFont(face, 12)
            canvas.drawString(left, 500 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_face_that_is_not_ours_is_found() -> None:
    find(draw("AI"), card("en"), "fonts", "none of ours")
    find(draw("AI"), card("en"), "fonts", "is not in the file")


def test_a_second_page_is_found_and_words_outside_the_page_are() -> None:
    find(draw("AI", pages=2), card("en"), "structure", "one page")
    find(draw("AI will not replace", left=480), card("en"), "lines", "lies outside")


@pytest.mark.parametrize(("whole", "lines", "said"), [
    ("AI will not replace", ("AI will not re", "place"), "a word is broken: illnotre / place"),
    ("AI will not, but will", ("AI will not", ", but will"), "a line begins with “,”"),
    ("AI (will) not", ("AI (", "will) not"), "a line ends with “(”")])
def test_lines_that_break_wrongly_are_found(whole, lines, said) -> None:
    find(draw(*lines), card("en", whole), "lines", said)


def test_a_damaged_file_is_found() -> None:
    pdf, png = made()
    find(pdf[:200], card("en"), "structure", "can't be opened as a PDF")
    find(png[:400], card("en"), "structure", "can't be opened as a picture")


def test_a_picture_that_describes_another_card_is_found() -> None:
    with Image.open(BytesIO(made()[1])) as picture:
        picture.load()
        facts, out = PngInfo(), BytesIO()
        facts.add_itxt("Title", card("en").title)
        facts.add_itxt("Description", plain_text(card("en").children)[:-1])
        picture.save(out, "PNG", pnginfo=facts)
    fault, = prove_card(out.getvalue(), card("en"), CONTEXT)
    assert fault.where == "Description"
