"""PDFs that are broken in one way, and what their proof finds.

Here: changing a file with pikepdf, and laying text in lines by hand.  Never here: what should
be found.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pikepdf

from presskit.document import Artifact, Document
from presskit.render import Context, render
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf import prove_pdf
from tests.helpers.rendering import open_context

__all__ = ["CONTEXT", "break_pdf", "elements_of", "find_aspects", "find_new",
           "print_once", "replace_content"]

CONTEXT: Context = open_context()


@lru_cache(maxsize=32)
def print_once(document: Document) -> Artifact:
    """The PDF of a document, made once."""
    return render(document, "pdf", CONTEXT)


@lru_cache(maxsize=32)
def _faults(document: Document) -> frozenset[Fault]:
    return frozenset(prove_pdf(print_once(document).data, document, CONTEXT))


def break_pdf(data: bytes, change: Callable[[Any], None], **options: Any) -> bytes:
    """The file after a change to it; ``options`` are those of saving."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        if not options:  # streams stay packed as they are
            options = {"stream_decode_level": pikepdf.StreamDecodeLevel.none}
        file.save(out, fix_metadata_version=False, compress_streams=False, **options)
    return out.getvalue()


def find_new(document: Document, change: Callable[[Any], None], **options: Any) -> list[Fault]:
    """What the proof of a document's PDF finds after a change, and not before."""
    data = break_pdf(print_once(document).data, change, **options)
    return [one for one in prove_pdf(data, document, CONTEXT) if one not in _faults(document)]


def find_aspects(document: Document, change: Callable[[Any], None], message: str) -> list[Aspect]:
    """Under which aspects the proof of a document's PDF says a message after a change only."""
    return [one.aspect for one in find_new(document, change) if message in one.message]


def elements_of(file: Any, kind: str) -> list[Any]:
    """The elements of a kind in the tag tree, in reading order."""
    return [one for one in _walk(file.Root.StructTreeRoot.K) if str(one.get("/S")) == f"/{kind}"]


def _walk(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _walk(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _walk(node.get("/K"))


def replace_content(file: Any, old: bytes, new: bytes, page: int = 0) -> None:
    """Write something else into the content of a page, once."""
    stream = file.pages[page].Contents
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))
