"""Proving: one file of a kit's folder against its document, in a worker.

Here: which prover is asked, and what the manifest's line says of the file.  Never here: what
must be true of a format.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit import registry
from presskit.build.tasks import writer_of
from presskit.document import Document
from presskit.render.proof import Aspect, Fault

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["APPLIES", "Question", "prove"]

_FLOWING = frozenset({Aspect.FILES, Aspect.TEXT, Aspect.STRUCTURE, Aspect.REPEAT})

APPLIES: Mapping[str, frozenset[Aspect]] = {
    "pdf": frozenset(Aspect), "docx": _FLOWING | {Aspect.FONTS}, "html": _FLOWING,
    "txt": _FLOWING, "png": _FLOWING - {Aspect.TEXT},
    "jpg": _FLOWING - {Aspect.TEXT},
    "zip": frozenset({Aspect.FILES, Aspect.REPEAT})}
"""What can be proven of a format: faces where they are inside, lines where they are laid out,
words where they are no picture."""


@dataclass(frozen=True, slots=True)
class Question:
    """A file with the line of the manifest and the document that it was made of."""

    path: Path
    line: Mapping[str, Any] = field(repr=False)
    document: Document = field(repr=False)
    context: Context = field(repr=False)


def prove(question: Question) -> tuple[Fault, ...]:
    """Every fault of a file; none for one that is not there, which is told elsewhere.

    Raises whatever a prover stumbles over in bytes that we wrote: that is our fault, and a file
    that was changed by somebody is merely damaged.
    """
    line, document = question.line, question.document
    try:
        data = question.path.read_bytes()
    except FileNotFoundError:
        return ()
    module = writer_of(document.kind, line["format"]).prover
    prover = getattr(import_module(module), f"prove_{module.rpartition('.')[2]}")
    more = {"shape": line.get("shape", "")} if document.kind == registry.CARD else {}
    try:
        faults = prover(data, document, question.context, **more)
        if any(one.closed for one in faults):
            return faults
        context = question.context.of(line["locale"], line["format"])
        return (*faults, *_prove_line(data, line, context))
    except Exception:
        if hashlib.sha256(data).hexdigest() == line["sha256"]:
            raise  # these are our own bytes: a fault of the prover
        return (Fault(Aspect.STRUCTURE, "it is damaged and can't be read", closed=True),)


def _prove_line(data: bytes, line: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """What the manifest says of the inside of a file: pages, tags and faces."""
    if line["format"] == "pdf":
        pages, faces, tagged = _look_into(data, context)
        if tagged != line.get("tagged", True):
            yield Fault(Aspect.FILES, f"it has {'' if tagged else 'no '}tags, and the manifest "
                        f"says that it has {'none' if tagged else 'some'}")
        if pages != line.get("pages"):
            yield Fault(Aspect.FILES, f"it has {pages} pages, and the manifest says "
                        f"{line.get('pages')}")
    elif line["format"] == "docx":
        faces = _list_faces(data, context)
    elif line["document"] == registry.PICTURE:
        yield from _prove_pixels(data, line)
        return
    else:
        return
    if faces and faces != set(line.get("fonts", ())):
        yield Fault(Aspect.FILES, f"it holds {', '.join(sorted(faces))}, and the manifest says "
                    f"{', '.join(line.get('fonts', ())) or 'nothing'}")


def _prove_pixels(data: bytes, line: Mapping[str, Any]) -> Iterator[Fault]:
    from PIL import Image
    with Image.open(BytesIO(data)) as picture:
        wide, high = picture.size
    if (wide, high) != (line.get("width"), line.get("height")):
        yield Fault(Aspect.FILES, f"it has {wide} by {high} pixels, and the manifest says "
                    f"{line.get('width')} by {line.get('height')}")


def _look_into(data: bytes, context: Context) -> tuple[int, set[str], bool]:
    """How many pages a PDF has, the families that its words are drawn in, and whether it says
    that it is tagged."""
    from presskit.render.proof.pdfium import copy_pages
    known = {_squash(name): one.name for one in context.fonts.families
             for name in (one.name, Path(one.regular.path).stem, Path(one.bold.path).stem)}
    copied, found = copy_pages(data), set()
    for face in copied.faces:
        plain = _squash(face.rpartition("+")[2])
        fits = [one for one in known if plain.startswith(one)]
        found.add(known[max(fits, key=len)] if fits else face)
    return len(copied.pages), found, copied.tagged


def _squash(name: str) -> str:
    return name.replace("-", "").replace(" ", "")


def _list_faces(data: bytes, context: Context) -> set[str]:
    """The families of ours that are inside a Word file."""
    from presskit.render.proof.docx_faces import list_embedded
    return set(list_embedded(data, frozenset(one.name for one in context.fonts.families)))
