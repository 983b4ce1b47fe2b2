"""A PDF as pdfium reads it: what is copied from its pages, its faces, whether it is tagged.

Here: one pass of a reader that is not ours.  Never here: what is right and wrong.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

__all__ = ["Copied", "copy_pages"]


@dataclass(frozen=True, slots=True)
class Copied:
    """The text of each page as a viewer copies it, the names of the faces that words are drawn
    in, and whether the file says that it is tagged."""

    pages: tuple[str, ...]
    faces: frozenset[str]
    tagged: bool


@lru_cache(maxsize=1)  # the words and what the manifest says of a file are proven one after another
def copy_pages(data: bytes) -> Copied:
    """Read a PDF.  Raises ``pypdfium2.PdfiumError`` for one that can't be read."""
    import pypdfium2
    from pypdfium2 import raw

    with pypdfium2.PdfDocument(data) as file:
        pages, faces = [], set()
        for page in file:
            words = page.get_textpage()
            pages.append(words.get_text_range())
            words.close()
            faces.update(_list_faces(page))
            page.close()
        return Copied(tuple(pages), frozenset(faces), bool(raw.FPDFCatalog_IsTagged(file)))


def _list_faces(page: Any) -> Iterator[str]:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(256)
    for index in range(raw.FPDFPage_CountObjects(page)):
        one = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(one), name, 256)
            yield name.value.decode("utf-8", "replace")
