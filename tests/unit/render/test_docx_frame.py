"""Word frames: what an editor changes stays, what an editor breaks is told."""

from __future__ import annotations

import io
import runpy
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import yaml
from docx.shared import Pt

from presskit.desk import resources
from presskit.diagnostics import PresskitError
from presskit.document import Paragraph, Text, plain_text
from presskit.render.docx_frame import check_frame, frame_names, open_frame
from tests.helpers.homes import spoil_member

from .docx_checks import (
    W,
    find_paragraph,
    list_faults,
    open_parts,
    open_root,
    read_text,
    render,
    strip,
)
from .docx_samples import chinese_release, english_release, japanese_release

FOLDER = resources() / "templates" / "docx"
FRAMES = sorted(FOLDER.parent.rglob("docx/*.docx"))
LOOKS = {"": FOLDER, **{one.parent.name: one for one in FOLDER.parent.glob("themes/*/docx")}}
ROLES = yaml.safe_load((resources() / "templates" / "roles.yaml").read_bytes())


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit's folder with room for frames of its own."""
    (tmp_path / "templates" / "docx").mkdir(parents=True)
    return tmp_path


def edit_frame(kit: Path, change, name: str = "document.docx") -> None:
    """Put a shipped frame, changed through python-docx, beside the kit."""
    document = docx.Document(str(FOLDER / name))
    change(document)
    document.save(str(kit / "templates" / "docx" / name))


def codes(caught: pytest.ExceptionInfo[PresskitError]) -> list[str]:
    return [one.code for one in caught.value.diagnostics]


@pytest.mark.parametrize("path", FRAMES, ids=lambda one: f"{one.parts[-3]}-{one.name}")
def test_every_shipped_frame_has_the_style_of_every_role(path: Path) -> None:
    _, findings = check_frame(path, ROLES)
    assert list(findings) == []


@pytest.mark.parametrize("path", FRAMES, ids=lambda one: f"{one.parts[-3]}-{one.name}")
def test_two_checkers_find_no_fault_in_a_shipped_frame(path: Path) -> None:
    assert list_faults(path) == []


def test_the_shipped_frames_are_what_the_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = Path(__file__).parents[3] / "scripts"
    monkeypatch.syspath_prepend(str(scripts))
    make = runpy.run_path(str(scripts / "make-word-frames.py"))["make_frames"]
    assert len(LOOKS) > 1
    for theme, folder in LOOKS.items():
        made = make(theme)
        assert sorted(made) == sorted(path.name for path in folder.glob("*.docx"))
        for name, parts in made.items():
            assert open_parts((folder / name).read_bytes()) == parts, (theme, name)


def test_the_frame_of_a_locale_is_the_one_with_the_longest_prefix() -> None:
    assert frame_names("zh-Hant-HK") == (
        "docx/document.zh-Hant-HK.docx", "docx/document.zh-Hant.docx", "docx/document.zh.docx",
        "docx/document.docx")


def test_a_style_that_an_editor_changed_stays_changed(kit: Path) -> None:
    def change(document) -> None:
        document.styles["Body Text"].font.size = Pt(13)
        document.styles["Pull quote"].font.name = "Georgia"

    edit_frame(kit, change)
    data = render(english_release(), kit).data
    styles = {one.get(W + "styleId"): one
              for one in open_root(data, "word/styles.xml").iter(W + "style")}
    assert styles["BodyText"].find(f"{W}rPr/{W}sz").get(W + "val") == "26"
    assert styles["Pullquote"].find(f"{W}rPr/{W}rFonts").get(W + "ascii") == "Georgia"
    for words in ("The Turing Award laureate", "“We should enter"):
        for run in find_paragraph(data, words).iter(W + "rPr"):
            assert run.find(W + "sz") is None


def test_a_file_made_on_an_edited_frame_is_sound(kit: Path, tmp_path: Path) -> None:
    edit_frame(kit, lambda document: document.add_paragraph("Letterhead, Old Customs House"))
    data = render(english_release(), kit).data
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert list_faults(path) == []
    assert read_text(data) == (strip(plain_text(english_release().children))
                               + "Letterhead,OldCustomsHouse")


def test_letterhead_and_slots_stand_where_the_editor_put_them(kit: Path) -> None:
    def change(document) -> None:
        paragraph = document.sections[0].first_page_header.paragraphs[-1]
        for piece in ("Trust · [[ foot", "er-start", " ]] · London"):
            paragraph.add_run(piece)

    edit_frame(kit, change)
    data = render(english_release(), kit).data
    line = find_paragraph(data, "Trust", "word/header2.xml")
    assert "".join(line.itertext()) == (
        "Trust · AI Creation Global Ecosystem Forum press kit · English · Version 2 · London")


def test_a_slot_keeps_the_look_that_it_was_given(kit: Path) -> None:
    def change(document) -> None:
        paragraph = document.sections[0].first_page_header.paragraphs[-1]
        paragraph.add_run("[[ header-end ]]").italic = True

    edit_frame(kit, change)
    line = find_paragraph(render(english_release(), kit).data, "Kling AI", "word/header2.xml")
    assert line.find(f"{W}r/{W}rPr/{W}i") is not None


def test_another_locale_does_not_take_a_frame_that_is_not_for_it(kit: Path) -> None:
    edit_frame(kit, lambda document: document.add_paragraph("English only"))
    assert "Englishonly" not in read_text(render(japanese_release(), kit).data)


def test_a_style_that_is_missing_is_named_with_the_frame(kit: Path) -> None:
    def change(document) -> None:
        style = document.styles["Pull quote"].element
        style.getparent().remove(style)

    edit_frame(kit, change)
    with pytest.raises(PresskitError) as caught:
        render(english_release(), kit)
    fault, = caught.value.diagnostics
    assert fault.code == "frame-style-missing"
    assert "Pull quote" in fault.message and "document.docx" in str(fault.span)


def test_a_style_that_is_not_used_is_missed_by_the_check_alone(kit: Path) -> None:
    def change(document) -> None:
        style = document.styles["Captions table"].element
        style.getparent().remove(style)

    edit_frame(kit, change)
    render(english_release(), kit)
    _, findings = check_frame(kit / "templates" / "docx" / "document.docx", ROLES)
    assert [one.code for one in findings] == ["frame-style-missing"]


def test_a_frame_from_before_a_style_is_set_in_the_one_that_serves_instead(kit: Path) -> None:
    role = ROLES["correction"]

    def change(document) -> None:
        style = document.styles[role["word"]].element
        style.getparent().remove(style)

    edit_frame(kit, change)
    release = english_release()
    release = replace(release, children=(
        *release.children, Paragraph("correction", (Text("The fee was 40 euros."),))))
    document = docx.Document(io.BytesIO(render(release, kit).data))
    assert document.paragraphs[-1].style.name == ROLES[role["instead"]]["word"]
    _, findings = check_frame(kit / "templates" / "docx" / "document.docx", ROLES)
    assert not list(findings)


def test_an_unknown_slot_is_told_with_its_paragraph(kit: Path) -> None:
    edit_frame(kit, lambda document: document.add_paragraph("[[ weather ]]"))
    with pytest.raises(PresskitError) as caught:
        render(english_release(), kit)
    assert codes(caught) == ["frame-slot-unknown"]
    assert "paragraph 2 of the document" in caught.value.diagnostics[0].message
    assert "[[ weather ]]" in caught.value.diagnostics[0].message


def test_a_frame_without_a_body_is_refused(kit: Path) -> None:
    def change(document) -> None:
        document.paragraphs[0].clear()

    edit_frame(kit, change)
    with pytest.raises(PresskitError) as caught:
        render(english_release(), kit)
    assert codes(caught) == ["frame-slot-missing"]


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut short"])
def test_a_frame_that_is_no_word_file_is_refused(kit: Path, data: bytes) -> None:
    path = kit / "templates" / "docx" / "document.docx"
    path.write_bytes(data)
    with pytest.raises(PresskitError) as caught:
        render(english_release(), kit)
    assert codes(caught) == ["frame-unreadable"]


def test_a_frame_with_a_spoilt_part_is_refused(kit: Path) -> None:
    path = kit / "templates" / "docx" / "document.docx"
    path.write_bytes(spoil_member((FOLDER / "document.docx").read_bytes(), "word/styles.xml"))
    with pytest.raises(PresskitError) as caught:
        render(english_release(), kit)
    assert codes(caught) == ["frame-unreadable"]


def test_another_kind_of_office_file_is_refused(tmp_path: Path) -> None:
    from presskit.render.docx_package import pack_parts

    parts = open_parts((FOLDER / "document.docx").read_bytes())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    path = tmp_path / "document.docx"
    path.write_bytes(pack_parts(parts))
    with pytest.raises(PresskitError) as caught:
        open_frame(path)
    assert codes(caught) == ["frame-unreadable"]


def test_python_docx_opens_what_we_write() -> None:
    document = docx.Document(io.BytesIO(render(chinese_release()).data))
    assert [one.style.name for one in document.paragraphs][:2] == ["Heading 1", "Subtitle"]


def test_a_list_style_without_numbering_is_told(kit: Path) -> None:
    def change(document) -> None:
        properties = document.styles["List Number"].element.pPr
        properties.remove(properties.numPr)

    edit_frame(kit, change)
    with pytest.raises(PresskitError) as caught:
        render(english_release(), kit)
    assert set(codes(caught)) == {"frame-list-plain"}


def test_no_style_has_a_name_that_libreoffice_keeps_for_another_of_word() -> None:
    taken = {"Addressee", "Sender", "Text Body", "Text body", "Heading", "Index", "Table Contents",
             "Table Heading", "Frame Contents", "Quotations", "Horizontal Line", "Endnote",
             "Footnote", "Signature", "Complimentary Close"}  # lost or merged when it saves a file
    assert not taken & {one["word"] for one in ROLES.values()}
