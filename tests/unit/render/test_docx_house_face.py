"""Word files in a house's own face that lacks figures: numbers, bullets and spaces of the frame
name the face that draws them, as words do."""

from __future__ import annotations

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from presskit.desk import resources
from presskit.diagnostics import Findings
from presskit.document import Document, Item, List, Paragraph
from presskit.render.docx import render_docx
from presskit.render.docx_frame import open_frame
from presskit.render.docx_letterhead import check_letterhead
from presskit.render.docx_sheet import read_roles
from presskit.render.families import Choice, Member, choose_families
from presskit.render.fonts import Face, Family, Fonts
from presskit.render.frames import find_frames
from presskit.render.proof.docx import prove_docx
from tests.helpers.faces import LATIN, cut_face
from tests.helpers.rendering import open_context

from .docx_checks import W, family_of, list_faults, open_faces, open_parts, open_root, shipped
from .docx_samples import chinese_release, english_release, korean_release, words

BARE = "".join(one for one in LATIN if one not in "0123456789•")
SLOTS = ("ascii", "hAnsi", "eastAsia")


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Fonts:
    """Ours behind a family of Latin letters without figures, bullet and wide spaces."""
    folder, faces = tmp_path_factory.mktemp("house"), []
    for bold in (False, True):
        data = cut_face("Gull Sans", text=BARE, bold=bold)
        path = folder / f"GullSans-{bold}.ttf"
        path.write_bytes(data)
        faces.append(Face(str(path), 700 if bold else 400, sha256(data).hexdigest(), len(data)))
    member = Member(Family("gull", "Gull Sans", *faces), ("en",))
    chosen = Choice((member,), (member,))
    return choose_families(shipped()[1], dict.fromkeys(("en", "zh-Hant-HK", "ko"), chosen), {})


def with_lists(document: Document) -> Document:
    """A document with a list of each kind behind its words."""
    lists = tuple(List(role, (Item((Paragraph("body", words("one")),)),) * 2, ordered)
                  for role, ordered in (("list", False), ("numbered-list", True)))
    return replace(document, children=(*document.children, *lists))


def make(document: Document, fonts: Fonts, embed: str = "subset") -> bytes:
    frames, _fonts, theme = shipped()
    return render_docx(document, frames, fonts.of(document.locale, word=True), theme,
                       embed=embed).data


@pytest.mark.parametrize("document", [english_release(), chinese_release(), korean_release()],
                         ids=lambda one: one.locale)
def test_page_numbers_and_lists_are_in_a_face_that_has_them(document: Document, fonts: Fonts,
                                                            tmp_path: Path) -> None:
    document = with_lists(document)
    data = make(document, fonts)
    context = replace(open_context(), fonts=fonts)
    assert [one for one in prove_docx(data, document, context) if not one.minor] == []
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert list_faults(path) == []


def test_fields_and_levels_name_our_face_and_it_is_inside(fonts: Fonts) -> None:
    data = make(with_lists(english_release()), fonts)
    runs = [run for name in open_parts(data) if name.startswith("word/footer")
            for field in open_root(data, name).iter(W + "fldSimple")
            for run in field.iter(W + "r")]
    levels = list(open_root(data, "word/numbering.xml").iter(W + "lvl"))
    assert len(runs) == 4 and levels
    for one in (*runs, *levels):
        face = one.find(f"{W}rPr/{W}rFonts")
        assert {family_of(face.get(W + slot)) for slot in SLOTS} == {"Presskit Sans"}
    assert {family for family, use in open_faces(data) if use == "Regular"} >= {
        "Gull Sans", "Presskit Sans"}


def test_a_face_that_has_them_is_named_by_nobody() -> None:
    data = make(with_lists(english_release()), shipped()[1])
    for name in ("word/footer1.xml", "word/numbering.xml"):
        assert not list(open_root(data, name).iter(W + "rFonts"))


def test_without_our_faces_inside_no_field_names_one(fonts: Fonts) -> None:
    data = make(with_lists(english_release()), fonts, embed="none")
    assert not list(open_root(data, "word/footer1.xml").iter(W + "rFonts"))


def test_the_frames_own_words_beside_a_slot_are_drawn_too(fonts: Fonts, tmp_path: Path) -> None:
    """An editor's figures beside a slot name a face that has them; a face of his own stays, and
    of words without a slot he is told."""
    folder = tmp_path / "templates/docx"
    folder.mkdir(parents=True)
    path = folder / "document.docx"
    shutil.copy(resources() / "templates/docx/document.docx", path)
    frame = docx.Document(str(path))
    footer = frame.sections[0].footer
    line = footer.paragraphs[0].insert_paragraph_before()
    line.add_run("Est. 1")
    line.add_run(" and 2").font.name = "Courier Prime"
    line.add_run(" [[ notice ]]")
    footer.paragraphs[0].insert_paragraph_before("No 3")
    frame.save(str(path))
    frames = find_frames(resources() / "templates", tmp_path)
    view = fonts.of("en", word=True)
    data = render_docx(english_release(), frames, view, shipped()[2]).data
    named = {"".join(one.text for one in run.iter(W + "t")): {
        family_of(one.get(W + "ascii")) for one in run.iter(W + "rFonts")}
        for part in open_parts(data) if part.startswith("word/footer")
        for run in open_root(data, part).iter(W + "r")}
    assert named["Est. "] == set() and named["1"] == {"Presskit Sans"}
    assert named[" and 2"] == {"Courier Prime"}
    findings = Findings()
    check_letterhead(open_frame(path, "document.docx"), read_roles(frames), fonts, ["en"], findings)
    assert [one.message.split(" has ")[1][:3] for one in findings
            if one.code == "frame-character"] == ["'3'"]
