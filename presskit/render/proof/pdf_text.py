"""The words of a PDF: by its tags, without its tags, and what stands beside them.

Here: three readings against the document.  By the tag tree, as a screen reader goes; by page,
as a viewer copies and searches, where pdfium reads instead of us; and what no tag reaches,
which may be running lines alone (ISO 14289-1, 7.1 and 7.8).  Never here: mending, how words look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from presskit.document import Document, Table, plain_text, walk
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_reading import Pdf
from presskit.render.proof.pdfium import copy_pages
from presskit.render.proof.words import bare

__all__ = ["prove_text"]

_AROUND = 12
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""What pdfium gives for a hyphen at the end of a line; nothing of ours breaks words, so it
stands for one that is written."""


def prove_text(data: bytes, document: Document, pdf: Pdf, said: tuple[Said, ...],
               printed: tuple[Printed, ...]) -> Iterator[Fault]:
    """Whether a PDF says what its document does, all of it, in its order, and nothing else."""
    yield from _prove_words(said, printed)
    yield from _prove_running(document, pdf)
    yield from _prove_hidden(pdf)
    yield from _prove_copies(data, pdf, printed)


def _prove_words(said: tuple[Said, ...], printed: tuple[Printed, ...]) -> Iterator[Fault]:
    wanted = "".join(one.words for one in said)
    characters = [pair for one in printed for pair in one.characters]
    found = "".join(one for one, _glyph in characters)
    if found == wanted:
        return
    place = next((index for index, (one, other) in enumerate(zip(wanted, found, strict=False))
                  if one != other), min(len(wanted), len(found)))
    page = characters[min(place, len(characters) - 1)][1].page + 1 if characters else 1
    yield Fault(Aspect.TEXT, f"it says “{_around(found, place)}” where the document says "
                f"“{_around(wanted, place)}”", f"page {page}")


def _around(text: str, place: int) -> str:
    start, end = max(0, place - _AROUND), place + _AROUND
    return (f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
            or "nothing")


def _prove_running(document: Document, pdf: Pdf) -> Iterator[Fault]:
    running = document.running
    lines = sorted({bare(plain_text(getattr(running, name), "")) for name in running.__slots__}
                   | {bare(plain_text(one.head)) for one in walk(document.children)
                      if isinstance(one, Table)} - {""}, key=len, reverse=True)
    for number in range(len(pdf.pages)):
        words = bare("".join(one.text for one in pdf.outside(number)))
        for name in ("notice", "label"):
            line = bare(plain_text(getattr(running, name), ""))
            if line not in words:
                yield Fault(Aspect.TEXT, f"the page lacks its {name}: {line}",
                            f"page {number + 1}")
        for line in filter(None, lines):
            words = words.replace(line, "")
        words = words.replace(f"{number + 1}/{len(pdf.pages)}", "")
        if words:
            yield Fault(Aspect.TEXT, f"outside of the tags stands more than running lines: {words}",
                        f"page {number + 1}")


def _prove_hidden(pdf: Pdf) -> Iterator[Fault]:
    for number, page in enumerate(pdf.pages, 1):
        if hidden := "".join(one.text for one in page.glyphs if one.mode in (3, 7)):
            yield Fault(Aspect.TEXT, f"words that nobody sees: {hidden}", f"page {number}")


def _prove_copies(data: bytes, pdf: Pdf, printed: tuple[Printed, ...]) -> Iterator[Fault]:
    """Every block whole in what is copied from its page, and nothing but what is drawn there."""
    pages = [bare(one.translate(_HYPHENS)) for one in copy_pages(data).pages]
    for number, (copied, page) in enumerate(zip(pages, pdf.pages, strict=True), 1):
        drawn = bare("".join(one.text for one in page.glyphs))
        if more := Counter(copied) - Counter(drawn):
            yield Fault(Aspect.TEXT, f"copied without tags it has {_list(more)} too many",
                        f"page {number}")
        if less := Counter(drawn) - Counter(copied):
            yield Fault(Aspect.TEXT, f"copied without tags it lacks {_list(less)}",
                        f"page {number}")
    for block in printed:
        for page, some in groupby(block.characters, key=lambda pair: pair[1].page):
            words = "".join(one for one, _glyph in some)
            if words not in pages[page]:
                yield Fault(Aspect.TEXT, f"copied without tags a passage is not whole: {words}",
                            f"page {page + 1}")


def _list(characters: Counter[str]) -> str:
    return " ".join(f"{one} (U+{ord(one):04X})" for one in sorted(characters)[:8])
