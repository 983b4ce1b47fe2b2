"""The proof of a PDF: what is right passes, and each thing that can be wrong is found."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from presskit.document import Artifact, Document, Paragraph, Text
from presskit.render import render
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.pdf import prove_pdf
from tests.helpers import documents
from tests.helpers.rendering import open_context

CONTEXT = open_context()
MAKERS = {one.__name__: one for one in (documents.release, documents.bios, documents.quote_sheet,
                                        documents.fact_sheet)}


@lru_cache(maxsize=32)
def made(name: str, locale: str) -> tuple[Document, Artifact]:
    document = MAKERS[name](locale)
    return document, render(document, "pdf", CONTEXT)


def prove(data: bytes, document: Document, *aspects: Aspect) -> list[Fault]:
    return [one for one in prove_pdf(data, document, CONTEXT)
            if not aspects or one.aspect in aspects]


@pytest.mark.parametrize("locale", documents.LOCALES)
@pytest.mark.parametrize("name", MAKERS)
def test_what_we_write_says_what_its_document_says(name: str, locale: str) -> None:
    document, artifact = made(name, locale)
    assert prove(artifact.data, document, Aspect.TEXT, Aspect.FILES) == []


def test_another_document_is_told_by_its_first_difference() -> None:
    document, artifact = made("release", "en")
    first = next(index for index, one in enumerate(document.children)
                 if isinstance(one, Paragraph) and one.role == "body")
    changed = Paragraph("body", (Text("Nothing of the kind was said."),))
    other = replace(document, children=(*document.children[:first], changed,
                                        *document.children[first + 1:]))
    fault, = prove(artifact.data, other, Aspect.TEXT)
    assert "“…uthorremainsTheTuringAwa…”" in fault.message
    assert "“…uthorremainsNothingofthe…”" in fault.message
    assert fault.where == "page 1"


def test_what_is_no_pdf_is_told() -> None:
    document, _artifact = made("release", "en")
    fault, = prove(b"no PDF at all", document)
    assert fault.aspect is Aspect.FILES
