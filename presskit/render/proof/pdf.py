"""The proof of a PDF: what a flowing document's file says and is, read from its bytes.

Here: the order of the proofs.  Never here: the proofs themselves (``pdf_text``, ``pdf_fonts``,
``pdf_lines``, ``pdf_tags``, ``pdf_claims``), reading (``pdf_reading``), a writer's tables.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from presskit.document import Document
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf_blocks import pair_blocks, read_printed, read_said
from presskit.render.proof.pdf_claims import prove_claims
from presskit.render.proof.pdf_fonts import prove_fonts
from presskit.render.proof.pdf_lines import prove_lines
from presskit.render.proof.pdf_reading import read_pdf
from presskit.render.proof.pdf_tags import prove_tags
from presskit.render.proof.pdf_text import prove_text

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["prove_pdf"]


def prove_pdf(data: bytes, document: Document, context: Context) -> tuple[Fault, ...]:
    """What is wrong with the PDF of a flowing document, in the order of the aspects.

    Proven are its words, its faces, its lines, its tags and its claims of PDF/A-2a
    (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), as far as a file shows them.  Empty where nothing
    is wrong.  What its two readers can't open is a fault of the file; for an object of another
    kind than the standard's it raises ``LookupError``, ``TypeError``, ``ValueError`` or
    ``AttributeError``, as it does for a fault of its own: only who knows the bytes that were
    written can tell these apart.
    """
    import pikepdf
    import pypdfium2

    try:
        with pikepdf.open(io.BytesIO(data), inherit_page_attributes=True) as file:
            return tuple(_prove(data, file, document, context))
    except (pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError) as error:
        return (Fault(Aspect.FILES, f"it can't be read: {error}", closed=True),)


def _prove(data: bytes, file, document: Document, context: Context) -> Iterator[Fault]:
    pdf = read_pdf(file)
    said, printed = read_said(document), read_printed(pdf)
    pairs = tuple(pair_blocks(said, printed))
    yield from prove_text(data, document, pdf, said, printed)
    yield from prove_fonts(pdf, said, pairs, document, context)
    yield from prove_lines(pdf, pairs, context)
    yield from prove_tags(pdf, document, said, pairs)
    yield from prove_claims(file, data, document)
