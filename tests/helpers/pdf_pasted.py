"""What poppler's ``pdftotext`` makes of a PDF: the words as a page draws them, one by one.

Here: taking running lines out by their marks, and running the tool.  Never here: what the words
must be.

Asked for is the order of drawing (``-raw``), in which indexes, mail programs and most viewers
take the words of a page.  What the tool does otherwise, guessing columns from where words lie
and closing up a word that a hyphen parts, is a guess at any PDF.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.helpers.plain import bare

__all__ = ["SHOWING", "drop_running", "paste"]

SHOWING = frozenset(("Tj", "TJ", "'", '"'))
"""The operators that show text (ISO 32000-1, 9.4.3)."""


def paste(data: bytes) -> str:
    """The words of a PDF without white space and without running lines."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=drop_running(data), check=True,
                          capture_output=True, timeout=60)
    return bare(done.stdout.decode())


def drop_running(data: bytes) -> bytes:
    """The PDF without the words that its tag tree does not reach."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        said = set(_reach(file.Root.StructTreeRoot.K, pages, -1))
        for number, page in enumerate(file.pages):
            page.Contents = file.make_stream(pikepdf.unparse_content_stream(
                list(_keep(page, {mark for one, mark in said if one == number}))))
        file.save(out)
    return out.getvalue()


def _reach(node: Any, pages: dict[Any, int], page: int) -> Iterator[tuple[int, int]]:
    """Page and number of every mark below a node of the tag tree."""
    if isinstance(node, int):
        yield page, int(node)
    elif isinstance(node, pikepdf.Array):
        for one in node:
            yield from _reach(one, pages, page)
    elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") != "/OBJR":
        page = pages[node.Pg.objgen] if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            yield page, int(node.MCID)
        else:
            yield from _reach(node.get("/K"), pages, page)


def _keep(page: Any, said: set[int]) -> Iterator[Any]:
    marks: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            properties = operands[1] if name == "BDC" else {}
            marks.append(int(properties["/MCID"]) if "/MCID" in properties else None)
        elif name == "EMC":
            marks.pop()
        if name not in SHOWING or said.intersection(marks):
            yield operands, operator
