"""Proofs of pictures: each check is seen to fail on a file that is wrong in just that way."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from presskit.document import Artifact, Document
from presskit.render.picture_words import write_words
from presskit.render.press_picture import read_words, render_pictures
from presskit.render.proof.picture import prove_picture
from tests.helpers.rendering import open_context

from .test_picture_files import exif
from .test_press_picture import FACTS, document, photograph, save


@pytest.fixture(params=["a.jpg", "a.png"])
def made(request, tmp_path):
    """A picture's document, its smallest file and the context."""
    save(tmp_path, request.param, photograph(2000, 1000))
    one, context = document(request.param), open_context(tmp_path)
    return one, render_pictures(one, context)[-1], context


def spoil(artifact: Artifact, **options) -> bytes:
    """The picture's pixels saved by a program, with what it adds."""
    kind = {"jpg": "JPEG", "png": "PNG"}[artifact.format]
    with Image.open(io.BytesIO(artifact.data)) as picture:
        picture.load()
        picture.info = {}
        out = io.BytesIO()
        picture.save(out, kind, **options)
    return out.getvalue()


def said(data: bytes, one: Document, context) -> list[str]:
    return [f"{fault.where}: {fault.message}" for fault in prove_picture(data, one, context)]


def test_what_is_made_has_no_fault(made):
    one, artifact, context = made
    assert said(artifact.data, one, context) == []


def test_other_words_and_another_language_are_faults(made):
    one, artifact, context = made
    for field, facts in (("description", {"caption": "別的說明"}), ("Credit", {"credit": "別人"}),
                         ("LicenseEndDate", {"until": "2028-01-01"}),
                         ("PersonInImage", {"people": "費俊"})):
        other = replace(one, properties=tuple((dict(FACTS) | facts).items()))
        assert any(fault.startswith(field) for fault in said(artifact.data, other, context))
    japanese = said(artifact.data, replace(one, locale="ja"), context)
    assert {"language: it doesn't say that it speaks ja",
            "description: its words are not in ja"} <= set(japanese)


def test_what_a_camera_or_a_program_wrote_is_a_fault(made):
    one, artifact, context = made
    kind = {"jpg": "JPEG", "png": "PNG"}[artifact.format]
    told = write_words(spoil(artifact, exif=exif()), kind, read_words(one, context.generator))
    assert any("what a camera wrote" in fault for fault in said(told, one, context))


def test_a_picture_without_words_and_what_is_no_picture(made):
    one, artifact, context = made
    assert "it has no words of its own (XMP)" in said(spoil(artifact), one, context)[0]
    assert prove_picture(artifact.data[:200], one, context)[0].closed
