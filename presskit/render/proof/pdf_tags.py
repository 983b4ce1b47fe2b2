"""The tag tree of a PDF: what assistive technology makes of it.

Here: ISO 14289-1, 7.1 to 7.18, as far as a file shows it: everything tagged or an artifact,
headings, tables, lists, pictures, languages, links.  Never here: the words themselves
(``pdf_text``), properties and claims (``pdf_claims``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from presskit.document import Document, Figure, Heading, Link, walk
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_blocks import Printed, Said
from presskit.render.proof.pdf_reading import Element, Mark, Pdf, reach, walk_elements
from presskit.render.proof.pdf_reading import Link as Target
from presskit.render.proof.words import bare

__all__ = ["prove_tags"]

_KINDS = frozenset((
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4"
    " H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry"
    " Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form").split())
"""The standard kinds of elements (ISO 32000-1, 14.8.4)."""
_NUMBERINGS = frozenset(("/None /Disc /Circle /Square /Decimal /UpperRoman /LowerRoman /UpperAlpha"
                         " /LowerAlpha").split())
_PRINT, _HIDDEN = 4, 2


def prove_tags(pdf: Pdf, document: Document, said: tuple[Said, ...],
               pairs: tuple[tuple[Said, Printed], ...]) -> Iterator[Fault]:
    """Whether software can read a PDF as a reader does."""
    if not pdf.tree:
        yield _tell("it has no tags")
        return
    for one in walk_elements(pdf.tree):
        if one.kind not in _KINDS:
            yield _tell(f"{one.kind or 'an element without a kind'} is no kind of element", one)
    yield from _prove_marks(pdf)
    yield from _prove_parents(pdf)
    yield from _prove_blocks(said, pairs)
    yield from _prove_headings(pdf, document)
    yield from _prove_tables(pdf)
    yield from _prove_lists(pdf)
    yield from _prove_figures(pdf, document)
    yield from dict.fromkeys(_prove_languages(pdf, pairs))
    yield from _prove_links(pdf, document)


def _tell(message: str, element: Element | None = None) -> Fault:
    return Fault(Aspect.STRUCTURE, message, f"page {element.page + 1}" if element else "")


# Marks ----------------------------------------------------------------------------------

def _prove_marks(pdf: Pdf) -> Iterator[Fault]:
    """Everything drawn is under the tree or an artifact, once (7.1)."""
    marks = [*reach(pdf.tree)]
    if len(marks) != len(set(marks)):
        yield _tell("the tag tree reaches the same words twice")
    for number, page in enumerate(pdf.pages):
        words = "".join(one.text for one in page.glyphs if not one.artifact and (
            one.mark is None or Mark(number, one.mark) not in pdf.reached))
        if words.strip():
            yield Fault(Aspect.STRUCTURE, f"neither tagged nor an artifact is: {words.strip()}",
                        f"page {number + 1}")


def _prove_parents(pdf: Pdf) -> Iterator[Fault]:
    """The parent tree leads from every mark back to its element (ISO 32000-1, 14.7.4.4)."""
    root = pdf.file.Root.StructTreeRoot
    if "/ParentTree" not in root:
        yield _tell("the tag tree has no way back from a mark to its element")
        return
    entries = dict(read_numbers(root.ParentTree))
    for element in walk_elements(pdf.tree):
        for child in element.children:
            if not isinstance(child, Mark):
                continue
            key = pdf.file.pages[child.page].obj.get("/StructParents", -1)
            row = entries.get(int(key))
            if row is None or len(row) <= child.number \
                    or getattr(row[child.number], "objgen", None) != element.number:
                yield _tell(f"the parent tree does not lead from mark {child.number} to its "
                             f"{element.kind}", element)


def read_numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree (ISO 32000-1, 7.9.7)."""
    entries = [*node.get("/Nums", [])]
    yield from ((int(key), value) for key, value in zip(entries[::2], entries[1::2], strict=False))
    for kid in node.get("/Kids", []):
        yield from read_numbers(kid)


# Blocks ---------------------------------------------------------------------------------

def _prove_blocks(said: tuple[Said, ...], pairs: tuple[tuple[Said, Printed], ...]
                  ) -> Iterator[Fault]:
    """A paragraph is one element, also over the edge of a page."""
    whole = {id(one) for one, _printed in pairs}
    for one in said:
        if id(one) not in whole:
            yield _tell(f"no element of its own holds the block “{one.words[:24]}”")


def _prove_headings(pdf: Pdf, document: Document) -> Iterator[Fault]:
    wanted = [one.level for one in walk(document.children) if isinstance(one, Heading)]
    found = [int(one.kind[1]) for one in walk_elements(pdf.tree)
             if len(one.kind) == 2 and one.kind[0] == "H" and one.kind[1].isdigit()]
    if found != wanted:
        yield _tell(f"its headings are of the levels {found}, the document's of {wanted}")
    before = 0
    for level in found:
        if level > before + 1:
            yield _tell(f"a heading of level {level} follows one of level {before}"
                         if before else f"its first heading is of level {level}")
        before = level


def _prove_tables(pdf: Pdf) -> Iterator[Fault]:
    elements = [*walk_elements(pdf.tree)]
    known = {one.identifier for one in elements if one.kind == "TH" and one.identifier}
    for table in (one for one in elements if one.kind == "Table"):
        rows = [one for one in walk_elements(table.children) if one.kind == "TR"]
        widths = {sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.children
                      if isinstance(cell, Element)) for row in rows}
        if len(widths) != 1:
            yield _tell("a table has rows of unequal length", table)
        cells = [one for one in walk_elements(table.children) if one.kind in ("TH", "TD")]
        for cell in cells:
            if cell.kind == "TH":
                if str(cell.attributes.get("Scope")) not in ("/Row", "/Column", "/Both"):
                    yield _tell("a header cell does not say what it heads", cell)
                continue
            heads = [str(one) for one in cell.attributes.get("Headers", [])]
            if not heads or not known.issuperset(heads):
                yield _tell("a cell does not lead to its header", cell)


def _prove_lists(pdf: Pdf) -> Iterator[Fault]:
    for one in walk_elements(pdf.tree):
        if one.kind != "L":
            continue
        if str(one.attributes.get("ListNumbering")) not in _NUMBERINGS:
            yield _tell("a list does not say how it is numbered", one)
        kinds = {child.kind for child in one.children if isinstance(child, Element)}
        if kinds - {"LI", "L", "Caption"}:
            yield _tell("a list holds something else than items", one)
        for item in (child for child in one.children if isinstance(child, Element)):
            if item.kind == "LI" and not any(
                    isinstance(body, Element) and body.kind == "LBody" for body in item.children):
                yield _tell("an item of a list has no body", item)


def _prove_figures(pdf: Pdf, document: Document) -> Iterator[Fault]:
    wanted = [one.alternative for one in walk(document.children)
              if isinstance(one, Figure) and one.alternative]
    figures = [one for one in walk_elements(pdf.tree) if one.kind == "Figure"]
    if [one.alternative for one in figures] != wanted:
        yield _tell(f"its pictures say {[one.alternative for one in figures]}, the document's "
                     f"say {wanted}")
    for one in figures:
        box = [float(value) for value in one.attributes.get("BBox", [])]
        left, bottom, right, top = pdf.pages[one.page].box
        images = {(image.x, image.y, image.width, image.height)
                  for image in pdf.pages[one.page].images
                  if Mark(one.page, image.mark) in one.children}
        if len(box) != 4 or not (left <= box[0] < box[2] <= right
                                 and bottom <= box[1] < box[3] <= top):
            yield _tell("a picture does not say where on its page it lies", one)
        elif not any(_is_at(box, image) for image in images):
            yield _tell("a picture lies elsewhere than it says", one)


def _is_at(box: list[float], image: tuple[float, float, float, float]) -> bool:
    """Whether a box lies within a picture, which may be cut: half a point is rounding."""
    x, y, width, height = image
    return (x - 0.5 <= box[0] and box[2] <= x + width + 0.5
            and y - 0.5 <= box[1] and box[3] <= y + height + 0.5)


# Languages ------------------------------------------------------------------------------

def _prove_languages(pdf: Pdf, pairs: tuple[tuple[Said, Printed], ...]) -> Iterator[Fault]:
    """Words in another language than the document's say so (7.2); words of Latin letters inside
    Chinese and Japanese may be said to be English."""
    spoken = dict(_speak(pdf.tree, str(pdf.file.Root.get("/Lang", ""))))
    for said, printed in pairs:
        line = said.line
        for place, (one, glyph) in zip(said.places, printed.characters, strict=True):
            if not one.isalpha() or glyph.mark is None:
                continue
            tag = spoken.get(Mark(glyph.page, glyph.mark), "")
            if tag != line.languages[place] and not (line.latin[place] and tag == "en"):
                yield Fault(Aspect.STRUCTURE, f"words in {line.languages[place]} are said to be "
                            f"in {tag or 'no language'}: {said.words[:16]}",
                            f"page {glyph.page + 1}")


def _speak(elements: tuple[Any, ...], language: str) -> Iterator[tuple[Mark, str]]:
    for one in elements:
        if isinstance(one, Mark):
            yield one, language
        elif isinstance(one, Element):
            yield from _speak(one.children, one.language or language)


# Links ----------------------------------------------------------------------------------

def _prove_links(pdf: Pdf, document: Document) -> Iterator[Fault]:
    holders = {child.target: one for one in walk_elements(pdf.tree) if one.kind == "Link"
               for child in one.children if isinstance(child, Target)}
    root = pdf.file.Root.StructTreeRoot
    entries = dict(read_numbers(root.get("/ParentTree", {})))
    found = set()
    for page in pdf.file.pages:
        for note in page.obj.get("/Annots", []):
            if str(note.get("/Subtype")) != "/Link":
                yield _tell(f"an annotation is no link but {note.get('/Subtype')}")
                continue
            if "/A" in note:
                found.add(str(note.A.get("/URI", "")))
            yield from _prove_link(note, pdf, holders.get(note.objgen), entries)
    wanted = {one.href for one in walk(document.children) if isinstance(one, Link)}
    if found != wanted:
        yield _tell(f"its links lead to {sorted(found)}, the document's to {sorted(wanted)}")


def _prove_link(note: Any, pdf: Pdf, holder: Element | None,
                entries: dict[int, Any]) -> Iterator[Fault]:
    if holder is None:
        yield _tell("a link stands outside of the tags")
        return
    words = bare("".join(glyph.text for mark in reach((holder,))
                         for glyph in pdf.marked.get(mark, ())))
    if not words or bare(str(note.get("/Contents", ""))) != words:
        yield _tell(f"a link does not say its words, {words}, but "
                     f"{note.get('/Contents', 'nothing')}", holder)
    parent = entries.get(int(note.get("/StructParent", -1)))
    if parent is None or parent.objgen != holder.number:
        yield _tell(f"the parent tree does not lead from the link {words} to its element", holder)
    flags = int(note.get("/F", 0))
    if not flags & _PRINT or flags & _HIDDEN:
        yield _tell(f"the link {words} is not printed", holder)
