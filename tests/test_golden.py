"""Golden texts: what each document is, in words that a person can compare.

For each document of both kits its tree; for those of the invented kit, and for the example's
press releases, also the Word file by paragraphs and the PDF by tags and pages; of every PDF how
much ink stands where on its pages (``helpers/looks``: a picture in letters).  Never bytes, never
dates of a build.  ``--accept`` writes what is seen now and says which files it changed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from presskit.document import dump
from presskit.registry import formats_of
from tests.helpers.builds import Built, each_document
from tests.helpers.docx_text import Word, open_word
from tests.helpers.looks import find_differences, tell_look
from tests.helpers.pdf_text import Pdf, open_pdf

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden"
LIMIT = 1_500_000
"""Bytes of the whole folder: golden texts that nobody can read through prove nothing."""

_CUT = 24


def written(kit: str, kind: str) -> tuple[str, ...]:
    """Which golden texts a document has."""
    whole = kit == "tidal-prize-2027" or kind == "press-release"
    told = ("tree", "docx", "pdf", "look") if whole else ("tree", "look")
    return tuple(one for one in told if one in ("tree", "docx") or "pdf" in formats_of(kind))


def place(kit: str, locale: str, kind: str, what: str) -> Path:
    return GOLDEN / kit / locale / f"{kind}.{what}.txt"


def each_place() -> Iterator[Path]:
    for kit, locale, kind in each_document(format="docx"):
        for what in written(kit, kind):
            yield place(kit, locale, kind, what)


def tell(built: Built, locale: str, kind: str, what: str) -> str:
    """The golden text of a document."""
    if what == "tree":
        return dump(built.document(locale, kind)) + "\n"
    if what == "docx":
        return "\n".join(tell_word(open_word(built.path(locale, kind, "docx")))) + "\n"
    if what == "look":
        return "\n".join(tell_look(built.path(locale, kind, "pdf"))) + "\n"
    return "\n".join(tell_pdf(open_pdf(built.path(locale, kind, "pdf")))) + "\n"


def tell_word(word: Word) -> Iterator[str]:
    """Style and words of each paragraph, part by part, and the list of parts."""
    for name in ("word/document.xml", *word.running()):
        yield f"== {name}"
        for style, words in word.paragraphs(name):
            yield f"{style} | {words}".replace("\n", "⏎").rstrip(" |")
    yield "== parts"
    yield from sorted(word.parts)


def tell_pdf(pdf: Pdf) -> Iterator[str]:
    """Facts, tags with the beginning of their words, and the words of each page."""
    yield f"pages: {len(pdf.pages)}"
    yield f"language: {pdf.language}"
    yield f"title: {pdf.info['Title']}"
    yield "faces: " + ", ".join(one.name for one in pdf.faces)
    yield "== bookmarks"
    for depth, title in pdf.outline:
        yield f"{'  ' * depth}{title}"
    yield "== tags"
    for line in pdf.dump().split("\n"):
        head, bar, words = line.partition("| ")
        yield (head + bar + (words if len(words) <= _CUT else f"{words[:_CUT]}…")).rstrip()
    for number, words in enumerate(pdf.pages, 1):
        yield f"== page {number}"
        yield from (line.rstrip() for line in re.split(r"\r?\n", words))


@pytest.mark.parametrize(("kit", "locale", "kind"), list(each_document(format="docx")))
def test_a_document_is_what_it_was(built, accept, capsys, kit, locale, kind) -> None:
    for what in written(kit, kind):
        path, now = place(kit, locale, kind, what), tell(built(kit), locale, kind, what)
        before = path.read_text("utf-8") if path.exists() else None
        differs = before is None or find_differences(before, now) if what == "look" \
            else before != now
        if accept and differs:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(now, "utf-8")
            with capsys.disabled():
                print(f"\naccepted {path.relative_to(GOLDEN.parent)}", end="")
        elif not accept:
            assert before is not None, f"{path} is missing: run make golden"
            message = f"{path}: if this is meant, make golden"
            if what == "look":
                assert differs == [], message
            else:
                assert now.split("\n") == before.split("\n"), message


def look_moved(path: Path, points: float) -> str:
    """The look of a PDF whose pages stand higher on the paper than they did."""
    document, new = pypdfium2.PdfDocument(path), io.BytesIO()
    for page in document:
        left, foot, right, head = page.get_mediabox()
        page.set_mediabox(left, foot - points, right, head - points)
    document.save(new)
    return "\n".join(tell_look(new.getvalue())) + "\n"


def test_a_block_that_moves_is_seen_and_the_width_of_a_hair_is_not(built):
    path = built("tidal-prize-2027").path("en", "press-release", "pdf")
    look = look_moved(path, 0)
    assert find_differences(look, look) == find_differences(look, look_moved(path, 0.2)) == []
    moved = find_differences(look, look_moved(path, 7))
    assert any(one.startswith("page 1: ") for one in moved)
    assert any(one.startswith("page 2: ") for one in moved)


def test_a_colour_a_page_and_ink_that_are_lost_are_seen():
    rows = ["..1223", "5"] + [""] * 28
    look = "\n".join(["== page 1", "colour: 30 #f6edee", *rows]) + "\n"
    assert find_differences(look, look.replace("30", "31").replace("5", "4")) == []
    assert find_differences(look, look.replace("30", "20")) == [
        "page 1: colour: 20 #f6edee, before 30 #f6edee"]
    assert len(find_differences(look, look.replace(" #f6edee", ""))) == 1
    assert find_differences(look, look.replace("..1223", "..1221")) == [
        "page 1: 1 cm down, 6 cm across: ..1221, before ..1223"]
    assert find_differences(look, look + look.replace("page 1", "page 2")) == [
        "2 pages, 1 before"]


def test_there_is_a_golden_text_for_each_document_and_no_other(accept) -> None:
    there, wanted = {one for one in GOLDEN.rglob("*") if one.is_file()}, set(each_place())
    for one in there - wanted if accept else ():
        one.unlink()
        there.discard(one)
    assert sorted(there - wanted) == []
    assert accept or sorted(wanted - there) == []


def test_golden_texts_are_few_enough_to_be_read() -> None:
    assert sum(one.stat().st_size for one in GOLDEN.rglob("*") if one.is_file()) < LIMIT
