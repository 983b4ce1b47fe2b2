"""Quote cards, read back from their PDF and their picture.

Here: words, faces, lines and properties of a card's page; size and description of its picture.
Never here: how a card is drawn.

The words in a picture can't be read back: that a picture shows the page of its PDF is proven by
making it anew.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.document import Document, plain_text
from presskit.locales import HAN_AND_KANA
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.words import (
    bare,
    compare_words,
    find_invisible,
    list_paragraphs,
    list_running,
)
from presskit.render.rules import read_rules

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["prove_card"]

_UNSPACED = re.compile(f"[{HAN_AND_KANA}]")

_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words drawn at once: their face, the height of their baseline, their box, in pt."""

    text: str
    face: str
    embedded: bool
    baseline: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Page:
    pieces: tuple[_Piece, ...]
    size: tuple[float, float]
    count: int
    language: str
    facts: dict[str, str]


def prove_card(data: bytes, document: Document, context: Context,
               shape: str = "") -> tuple[Fault, ...]:
    """The faults of a card, PDF or PNG; ``shape`` as in an artifact (empty: square)."""
    from presskit.render.card import find_shape
    size = find_shape(shape or "square", context).size
    if data.startswith(b"\x89PNG"):
        return tuple(_prove_picture(data, document, size))
    page = _read_page(data)
    if page is None:
        return (Fault(Aspect.STRUCTURE, "it can't be opened as a PDF", closed=True),)
    return (*compare_words(bare("".join(one.text for one in page.pieces)),
                           "".join(_list_words(document))),
            *_prove_faces(page, context.of(document.locale)), *_prove_lines(page, document),
            *_prove_page(page, document, size))


def _list_words(document: Document) -> list[str]:
    """The paragraphs of a card: label, document, and the notice unless it stands there already."""
    running, said = list_running(document), list(list_paragraphs(document.children))
    notice = running.get("notice", "")
    return [one for one in (running.get("label", ""), running.get("label_note", ""), *said,
                            "" if notice in said else notice) if one]


# The picture --------------------------------------------------------------------------------

def _prove_picture(data: bytes, document: Document, size: tuple[int, int]) -> Iterator[Fault]:
    from PIL import Image
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            found, said = picture.size, dict(picture.info)
    except (OSError, ValueError, SyntaxError):
        yield Fault(Aspect.STRUCTURE, "it can't be opened as a picture", closed=True)
        return
    if found != size:
        yield Fault(Aspect.STRUCTURE, f"it has {found[0]} by {found[1]} px in place of "
                    f"{size[0]} by {size[1]}")
    for name, wanted in (("Title", document.title),
                         ("Description", plain_text(document.children, " ")),
                         ("Comment", document.property("notice"))):
        if bare(str(said.get(name, ""))) != bare(wanted):
            yield Fault(Aspect.STRUCTURE, "what it says of itself is not what the card says", name)


# The page -----------------------------------------------------------------------------------

def _read_page(data: bytes) -> _Page | None:
    import pypdfium2
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        pieces: list[_Piece] = []
        for number in range(len(file)):
            page = file[number]
            words = page.get_textpage()
            pieces += _read_pieces(page, words)
            size = page.get_size()
            words.close()
            page.close()
        return _Page(tuple(pieces), size, len(file), _read_language(file),
                     file.get_metadata_dict())
    except pypdfium2.PdfiumError:
        return None
    finally:
        file.close()


def _read_language(file: Any) -> str:
    from pypdfium2 import raw
    size = raw.FPDFCatalog_GetLanguage(file, None, 0)
    return _read_wide(size, lambda buffer: raw.FPDFCatalog_GetLanguage(file, buffer, size))


def _read_wide(size: int, fill: Any) -> str:
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    fill(buffer)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").replace(_HYPHEN, "-")


def _read_pieces(page: Any, words: Any) -> Iterator[_Piece]:
    from pypdfium2 import raw
    for index in range(raw.FPDFPage_CountObjects(page)):
        one = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        size = raw.FPDFTextObj_GetText(one, words, None, 0)
        text = _read_wide(size, lambda buffer, one=one, size=size: raw.FPDFTextObj_GetText(
            one, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size))
        matrix, edges = raw.FS_MATRIX(), [ctypes.c_float() for _edge in range(4)]
        raw.FPDFPageObj_GetMatrix(one, matrix)
        raw.FPDFPageObj_GetBounds(one, *edges)
        face, name = raw.FPDFTextObj_GetFont(one), ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(face, name, 256)
        left, bottom, right, top = (edge.value for edge in edges)
        yield _Piece(text, name.value.decode("utf-8", "replace"),
                     raw.FPDFFont_GetIsEmbedded(face) == 1, matrix.f, (left, bottom, right, top))


def _prove_faces(page: _Page, context: Context) -> Iterator[Fault]:
    own = {Path(face.path).stem for one in context.fonts.families
           for face in (one.regular, one.bold)}
    faces = {one.face: one.embedded for one in page.pieces}
    for face, embedded in faces.items():
        if re.sub("-(400|700)$", "", face.rpartition("+")[2]) not in own:
            yield Fault(Aspect.FONTS, f"words are drawn in {face or 'a face without a name'}, "
                        "which is none of ours")
        if not embedded:
            yield Fault(Aspect.FONTS, f"{face} is not in the file")


def _prove_page(page: _Page, document: Document, size: tuple[int, int]) -> Iterator[Fault]:
    if page.count != 1:
        yield Fault(Aspect.STRUCTURE, f"a card has one page, and this has {page.count}")
    if abs(page.size[0] / page.size[1] - size[0] / size[1]) > 0.001:
        yield Fault(Aspect.STRUCTURE, "its page doesn't have the proportions of the card")
    if page.language != document.locale:
        yield Fault(Aspect.STRUCTURE, f"its language is {page.language or 'not said'}, and the "
                    f"document's {document.locale}")
    for name, wanted in (("Title", document.title), ("Author", document.property("author")),
                         ("Subject", document.property("subject")),
                         ("Subject", document.property("notice"))):
        said = page.facts.get(name, "")
        if wanted not in said or find_invisible(said):
            yield Fault(Aspect.STRUCTURE, f"{name.lower()} doesn't say “{wanted[:32]}”")
    for piece in page.pieces:
        left, bottom, right, top = piece.box
        if min(left, bottom) < -0.5 or right > page.size[0] + 0.5 or top > page.size[1] + 0.5:
            yield Fault(Aspect.LINES, f"“{piece.text[:16]}” lies outside the page")


# Lines --------------------------------------------------------------------------------------

def _prove_lines(page: _Page, document: Document) -> Iterator[Fault]:
    """What stands at the edges of lines inside a paragraph (CLREQ, prohibition rules
    for line start and line end; JLREQ 3.1.7, 3.1.8), and words broken in two.  A large mark that
    opens a quotation stands apart, on purpose."""
    lines = [bare("".join(one.text for one in group))
             for _height, group in groupby(page.pieces, lambda one: round(one.baseline, 1))]
    starts, at = set(), 0
    for words in _list_words(document):
        starts.add(at)
        at += len(words)
    spaces, rules = _find_spaces(document), read_rules(document.locale)
    at = 0
    for before, after in pairwise([one for one in lines if one]):
        opens = at in starts and len(before) == 1
        at += len(before)
        if at in starts or opens:
            continue
        if after[0] in rules.no_line_start or (
                before[-1] == after[0] and after[0] in rules.never_parted):
            yield Fault(Aspect.LINES, f"a line begins with “{after[0]}”", after[:12])
        if before[-1] in rules.no_line_end:
            yield Fault(Aspect.LINES, f"a line ends with “{before[-1]}”", before[-12:])
        if at not in spaces and _is_word(before[-1]) and _is_word(after[0]):
            yield Fault(Aspect.LINES, f"a word is broken: {before[-8:]} / {after[:8]}")


def _is_word(character: str) -> bool:
    """Whether it is a letter of a script that sets words apart by spaces."""
    return character.isalpha() and not _UNSPACED.match(character)


def _find_spaces(document: Document) -> set[int]:
    """How many characters stand before each space of the card's words."""
    running = document.running
    whole = "\n".join(filter(None, (plain_text(running.label), plain_text(running.label_note),
                                    plain_text(document.children), plain_text(running.notice))))
    found, count = set(), 0
    for one in whole:
        if bare(one):
            count += 1
        else:
            found.add(count)
    return found
