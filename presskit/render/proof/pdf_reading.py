"""A PDF as it stands in its bytes: pages, faces, glyphs where they lie, the tag tree.

Here: reading ISO 32000-1, as far as text, tags and faces go, with pikepdf.  Never here: what is
right and wrong (``pdf_text``, ``pdf_fonts``, ``pdf_lines``, ``pdf_tags``, ``pdf_claims``).

It shares nothing with the writer but the standard: no box, no advance of the layout engine's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from presskit.render.proof.pdf_faces import Face
from presskit.render.proof.pdf_glyphs import Glyph, Image, read_glyphs

__all__ = ["Element", "Link", "Mark", "Page", "Pdf", "reach", "read_pdf", "walk_elements"]

_DEEPEST = 200


class Mark(NamedTuple):
    """Marked content: the page (from 0) and its number there."""

    page: int
    number: int


class Link(NamedTuple):
    """An annotation that an element holds, by number of its object."""

    target: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element of the tag tree; ``attributes`` are those of all its owners in one, ``number``
    is that of its object."""

    kind: str
    language: str
    alternative: str
    attributes: dict[str, Any]
    page: int
    children: tuple[Element | Mark | Link, ...]
    identifier: str = ""
    number: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its box (left, bottom, right, top) in pt, its glyphs and its pictures in
    drawing order."""

    box: tuple[float, float, float, float]
    glyphs: tuple[Glyph, ...]
    images: tuple[Image, ...]


@dataclass(frozen=True)
class Pdf:
    """What a PDF says.  ``file`` is the open file, for what is asked once."""

    file: Any = field(repr=False)
    pages: tuple[Page, ...] = field(repr=False)
    tree: tuple[Element, ...] = field(repr=False)
    faces: tuple[Face, ...]

    @cached_property
    def marked(self) -> dict[Mark, tuple[Glyph, ...]]:
        """The glyphs under each mark, in drawing order."""
        found: dict[Mark, list[Glyph]] = {}
        for page in self.pages:
            for glyph in page.glyphs:
                if glyph.mark is not None:
                    found.setdefault(Mark(glyph.page, glyph.mark), []).append(glyph)
        return {mark: tuple(glyphs) for mark, glyphs in found.items()}

    @cached_property
    def reached(self) -> frozenset[Mark]:
        """The marks that the tag tree leads to."""
        return frozenset(reach(self.tree))

    def outside(self, page: int) -> tuple[Glyph, ...]:
        """The glyphs of a page that no element leads to."""
        return tuple(one for one in self.pages[page].glyphs
                     if one.mark is None or Mark(page, one.mark) not in self.reached)


def reach(elements: tuple[Any, ...]) -> Iterator[Mark]:
    """The marks below some elements, in reading order."""
    for one in elements:
        if isinstance(one, Mark):
            yield one
        elif isinstance(one, Element):
            yield from reach(one.children)


def walk_elements(elements: tuple[Any, ...]) -> Iterator[Element]:
    """The elements and all below them, in reading order."""
    for one in elements:
        if isinstance(one, Element):
            yield one
            yield from walk_elements(one.children)


def read_pdf(file: Any) -> Pdf:
    """Read an open pikepdf file."""
    faces: dict[tuple[int, int], Face] = {}
    pages = tuple(
        Page(tuple(float(one) for one in page.mediabox), *read_glyphs(page, number, faces))
        for number, page in enumerate(file.pages))
    root = file.Root.get("/StructTreeRoot")
    numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()} \
        if root is not None else {}
    tree = tuple(_read_tree(root.get("/K"), numbers, roles, 0, 0)) if root is not None else ()
    return Pdf(file, pages, tuple(one for one in tree if isinstance(one, Element)),
               tuple(faces.values()))


def _read_tree(node: Any, numbers: dict[Any, int], roles: dict[str, str], page: int,
               depth: int) -> Iterator[Element | Mark | Link]:
    import pikepdf

    if depth > _DEEPEST:
        return
    if isinstance(node, int):
        yield Mark(page, int(node))
    elif isinstance(node, pikepdf.Array):
        for one in node:
            yield from _read_tree(one, numbers, roles, page, depth + 1)
    elif isinstance(node, pikepdf.Dictionary):
        page = numbers.get(node.Pg.objgen, page) if "/Pg" in node else page
        kind = str(node.get("/Type", ""))
        if kind == "/MCR":
            yield Mark(page, int(node.MCID))
        elif kind == "/OBJR":
            yield Link(node.Obj.objgen)
        else:
            below = tuple(_read_tree(node.get("/K"), numbers, roles, page, depth + 1))
            role = str(node.get("/S", ""))
            yield Element(roles.get(role, role).lstrip("/"), str(node.get("/Lang", "")),
                          str(node.get("/Alt", "")), _attributes(node.get("/A")), page, below,
                          str(node.get("/ID", "")), node.objgen)


def _attributes(node: Any) -> dict[str, Any]:
    import pikepdf

    owners = [*node] if isinstance(node, pikepdf.Array) else [node]
    return {str(key).lstrip("/"): value for owner in owners
            if isinstance(owner, pikepdf.Dictionary) for key, value in owner.items()}
