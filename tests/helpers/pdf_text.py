"""Reading a PDF as a screen reader and a viewer do.

Here: words by the tag tree, words outside of it, faces, properties, bookmarks.  Never here:
pictures of pages.

pypdfium2 tells which words stand under which mark of a page, pikepdf how the tree orders the
marks.  What the tree does not reach is running: header, footer, page number, the head of a table
that goes on (ISO 14289-1, 7.8).  It is a reader apart from the product's (``render/proof``), so
that each is a witness of the other.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

__all__ = ["Face", "Pdf", "Tag", "open_pdf"]


@dataclass(frozen=True)
class Tag:
    """One element of the tag tree: its kind, the language it names, the words right in it
    (by page and mark) and what is below, in reading order."""

    kind: str
    language: str
    children: tuple[Tag | tuple[int, int], ...] = field(default=())


@dataclass(frozen=True)
class Face:
    """One face of a PDF: its name, whether its file is inside, whether it is a subset."""

    name: str
    embedded: bool
    subset: bool


@dataclass(frozen=True)
class Pdf:
    """What a PDF says.

    ``marks`` are the words by page (from 0) and mark; ``loose`` the words of each page that
    stand under no mark of the tree; ``tree`` the tag tree; ``outline`` bookmarks with their
    depth.
    """

    pages: tuple[str, ...]
    marks: dict[tuple[int, int], str]
    artifacts: tuple[str, ...]
    tree: tuple[Tag, ...]
    faces: tuple[Face, ...]
    language: str
    info: dict[str, str]
    xmp: str
    outline: tuple[tuple[int, str], ...]

    def text(self) -> str:
        """The words of the document in the order of the tag tree.

        What only paper has is left out: the bullet or number before an item (``Lbl``).
        """
        return "".join(self.marks.get(key, "") for key in self._said(self.tree))

    def _said(self, tags: tuple[Any, ...]) -> Iterator[tuple[int, int]]:
        for one in tags:
            if isinstance(one, tuple):
                yield one
            elif one.kind != "Lbl":
                yield from self._said(one.children)

    def running(self) -> tuple[str, ...]:
        """The words of each page that the tag tree does not reach."""
        reached = set(_reached(self.tree))
        return tuple("".join([words for (number, mark), words in self.marks.items()
                              if number == page and (number, mark) not in reached]
                             + [self.artifacts[page]])
                     for page in range(len(self.pages)))

    def dump(self) -> str:
        """The tag tree, one element a line, neighbouring words in one."""
        return "\n".join(line for one in self.tree for line in self._lines(one, 0))

    def _lines(self, tag: Tag, depth: int) -> Iterator[str]:
        language = f" lang={tag.language}" if tag.language else ""
        groups = [(plain, [*some]) for plain, some in groupby(tag.children, _is_plain)]
        if [plain for plain, _some in groups] == [True]:
            yield f"{'  ' * depth}{tag.kind}{language} | {self._words(tag.children)}".rstrip(" |")
            return
        yield f"{'  ' * depth}{tag.kind}{language}"
        for plain, some in groups:
            if plain and (words := self._words(tuple(some))):
                yield f"{'  ' * (depth + 1)}| {words}"
            for one in () if plain else some:
                yield from self._lines(one, depth + 1)

    def _words(self, tags: tuple[Any, ...]) -> str:
        return "".join(self.marks.get(key, "") for key in _reached(tags))


def _is_plain(child: Any) -> bool:
    """Whether it is words, or no more than a line of them."""
    return isinstance(child, tuple) or (
        child.kind in ("Span", "NonStruct") and not child.language
        and all(map(_is_plain, child.children)))


def _reached(tags: tuple[Any, ...]) -> Iterator[tuple[int, int]]:
    for one in tags:
        if isinstance(one, tuple):
            yield one
        else:
            yield from _reached(one.children)


@cache
def open_pdf(path: Path) -> Pdf:
    """Read a PDF file; once, for no test changes it."""
    pages, marks, artifacts = _read_words(path)
    with pikepdf.open(path) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        tree = tuple(_read_tree(file.Root.StructTreeRoot.get("/K"), numbers, -1)) \
            if "/StructTreeRoot" in file.Root else ()
        with file.open_outline() as outline:
            marked = tuple(_read_outline(outline.root, 0))
        metadata = file.Root.get("/Metadata")
        return Pdf(pages, marks, artifacts, tree, tuple(sorted(
            _read_faces(file), key=lambda one: one.name)), str(file.Root.get("/Lang", "")),
            {key.lstrip("/"): str(value) for key, value in file.docinfo.items()},
            metadata.read_bytes().decode("utf-8") if metadata is not None else "", marked)


# Words ----------------------------------------------------------------------------------

_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at the end of a line, so that a viewer may drop it; nothing
of ours breaks words, so it stands for one that is written."""


def _read_words(path: Path) -> tuple[tuple[str, ...], dict[tuple[int, int], str],
                                     tuple[str, ...]]:
    pages, artifacts = [], []
    marks: dict[tuple[int, int], str] = {}
    file = pypdfium2.PdfDocument(path)
    try:
        for number in range(len(file)):
            page = file[number]
            words = page.get_textpage()
            pages.append(words.get_text_range())
            loose = ""
            for index in range(raw.FPDFPage_CountObjects(page)):
                one = raw.FPDFPage_GetObject(page, index)
                if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_TEXT:
                    continue
                text, mark = _read_object(one, words), _read_mark(one)
                if mark is None:
                    loose += text
                else:
                    marks[number, mark] = marks.get((number, mark), "") + text
            artifacts.append(loose)
            words.close()
            page.close()
    finally:
        file.close()
    return tuple(pages), marks, tuple(artifacts)


def _read_object(one: Any, words: Any) -> str:
    size = raw.FPDFTextObj_GetText(one, words, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(one, words, buffer, size)
    text = bytes(buffer).decode("utf-16-le").rstrip("\0")
    return text.replace(_HYPHEN, "-")


def _read_mark(one: Any) -> int | None:
    """The number that marks a text object; None for an artifact or without any mark."""
    number = ctypes.c_int()
    for index in range(raw.FPDFPageObj_CountMarks(one)):
        mark = raw.FPDFPageObj_GetMark(one, index)
        if raw.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", number):
            return number.value
    return None


# Tree, faces, bookmarks -----------------------------------------------------------------

def _read_tree(node: Any, numbers: dict[Any, int], page: int) -> Iterator[Any]:
    if isinstance(node, int):
        yield page, int(node)
    elif isinstance(node, pikepdf.Array):
        for one in node:
            yield from _read_tree(one, numbers, page)
    elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") != "/OBJR":
        page = numbers[node.Pg.objgen] if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            yield page, int(node.MCID)
        else:
            below = tuple(_read_tree(node.get("/K"), numbers, page))
            yield Tag(str(node.S).lstrip("/"), str(node.get("/Lang", "")), below)


def _read_faces(file: pikepdf.Pdf) -> Iterator[Face]:
    seen = set()
    for one in file.objects:
        if not isinstance(one, pikepdf.Dictionary) or one.get("/Type") != "/Font" \
                or one.get("/Subtype") == "/Type0":
            continue
        name = str(one.get("/BaseFont", "")).lstrip("/")
        facts = one.get("/FontDescriptor", {})
        embedded = any(key in facts for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        prefix, plus, rest = name.partition("+")
        subset = bool(plus) and len(prefix) == 6 and prefix.isupper()
        face = Face(rest if subset else name, embedded, subset)
        if face not in seen:
            seen.add(face)
            yield face


def _read_outline(items: Any, depth: int) -> Iterator[tuple[int, str]]:
    for one in items:
        yield depth, str(one.title)
        yield from _read_outline(one.children, depth + 1)
