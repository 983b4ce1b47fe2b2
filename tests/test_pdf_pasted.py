"""What is pasted out of a PDF: by ``pdftotext``, word for word what its document says.

All kits, every locale, all four documents: the words in the order of drawing, running lines out
by their marks, are those of the tree, white space aside.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from presskit.document import plain_text, spread_readings
from tests.helpers.broken_pdf import break_pdf
from tests.helpers.builds import EVERY_LOCALE, Built, each_document
from tests.helpers.pdf_pasted import SHOWING, paste
from tests.helpers.plain import bare, with_marks

pytestmark = pytest.mark.slow

EVERY = pytest.mark.parametrize(("kit", "locale", "kind"), list(each_document(EVERY_LOCALE)))
KIT, KIND = "tidal-prize-2027", "press-release"
LOCALES = pytest.mark.parametrize("locale", EVERY_LOCALE[KIT])


def said(built: Built, locale: str, kind: str) -> str:
    """What the document says, with a bullet or a number before each item of a list."""
    return bare(plain_text(spread_readings(tuple(
        with_marks(one, "•") for one in built.document(locale, kind).children))))


@EVERY
def test_what_is_pasted_is_what_the_document_says(built, kit, locale, kind) -> None:
    built = built(kit)
    assert paste(built.path(locale, kind, "pdf").read_bytes()) == said(built, locale, kind)


Codes = Callable[[list[bytes]], list[bytes]]


def change_glyphs(change: Codes) -> Callable[[Any], None]:
    """A change to the glyphs of the first passage on the first page that begins with three
    different ones."""
    def apply(file: Any) -> None:
        page, done, out = file.pages[0], False, []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "TJ" and not done:
                data = b"".join(bytes(one) for one in operands[0]
                                if isinstance(one, pikepdf.String))
                glyphs = [data[at:at + 2] for at in range(0, len(data), 2)]
                if done := len(set(glyphs[:3])) == 3:
                    operands = [pikepdf.Array([pikepdf.String(b"".join(change(glyphs)))])]
            out.append((operands, operator))
        assert done
        page.Contents = file.make_stream(pikepdf.unparse_content_stream(out))
    return apply


FAULTS: dict[str, Codes] = {
    "lost": lambda glyphs: glyphs[1:],
    "doubled": lambda glyphs: [glyphs[0], *glyphs],
    "swapped": lambda glyphs: [glyphs[1], glyphs[0], *glyphs[2:]],
    "another": lambda glyphs: [glyphs[2], *glyphs[1:]]}


@LOCALES
@pytest.mark.parametrize("fault", FAULTS)
def test_one_character_that_is_lost_doubled_or_swapped_is_seen(built, locale, fault) -> None:
    built = built(KIT)
    data = built.path(locale, KIND, "pdf").read_bytes()
    wanted, before = said(built, locale, KIND), paste(data)
    found = paste(break_pdf(data, change_glyphs(FAULTS[fault])))
    assert before == wanted != found
    assert abs(len(found) - len(wanted)) == (fault in ("lost", "doubled"))


def swap_passages(file: Any) -> None:
    """Draw what is marked second on the first page before what is marked first."""
    page, marked, out = file.pages[0], [], []
    for one in pikepdf.parse_content_stream(page):
        out.append(one)
        if str(one[1]) in SHOWING:
            marked.append(len(out) - 1)
    first, second = marked[:2]
    out[first], out[second] = out[second], out[first]
    page.Contents = file.make_stream(pikepdf.unparse_content_stream(out))


def hide_passage(file: Any) -> None:
    """Call the first marked passage a running line."""
    out, hidden = [], False
    for operands, operator in pikepdf.parse_content_stream(file.pages[0]):
        if str(operator) == "BDC" and "/MCID" in operands[1] and not hidden:
            operands, hidden = [pikepdf.Name.Artifact, pikepdf.Dictionary()], True
        out.append((operands, operator))
    file.pages[0].Contents = file.make_stream(pikepdf.unparse_content_stream(out))


@LOCALES
@pytest.mark.parametrize("change", [swap_passages, hide_passage])
def test_a_passage_out_of_order_or_called_a_running_line_is_seen(built, locale, change) -> None:
    built = built(KIT)
    data = break_pdf(built.path(locale, KIND, "pdf").read_bytes(), change)
    assert paste(data) != said(built, locale, KIND)


@LOCALES
def test_running_lines_are_what_is_taken_out(built, locale) -> None:
    """A page says more than its document, and each thing that it says more is taken out."""
    built = built(KIT)
    with pikepdf.open(built.path(locale, KIND, "pdf")) as file:
        del file.Root.StructTreeRoot.K[0]
        out = io.BytesIO()
        file.save(out)
    assert paste(out.getvalue()) == ""
