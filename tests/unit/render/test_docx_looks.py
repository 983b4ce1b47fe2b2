"""Word frames: what would be fetched from elsewhere, and words that can hardly be read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.diagnostics import Diagnostic, Findings, PresskitError
from presskit.render.docx_dress import dress_frame
from presskit.render.docx_faces import choose_faces
from presskit.render.docx_frame import WordFrame, open_frame
from presskit.render.docx_letterhead import check_letterhead
from presskit.render.docx_looks import check_contrast, check_resources
from presskit.render.docx_sheet import read_roles
from presskit.render.frames import find_frames
from tests.helpers.rendering import shipped_fonts

SHIPPED = resources() / "templates"
COLOURS = dict(read_theme(SHIPPED / "theme.yaml").colours)
TEMPLATE = RELATIONSHIP_TYPE.IMAGE.replace("/image", "/attachedTemplate")
ROLES = read_roles(find_frames(SHIPPED))


def edit(folder: Path, change: Callable) -> WordFrame:
    """A shipped frame, changed through python-docx."""
    document = docx.Document(str(SHIPPED / "docx" / "document.docx"))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    path = folder / "frame.docx"
    path.write_bytes(buffer.getvalue())
    return open_frame(path, "frame.docx")


def letterhead(document):
    """The last paragraph in the header of the first page."""
    return document.sections[0].first_page_header.paragraphs[-1]


def shade(holder, fill: str, value: str = "clear") -> None:
    holder.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="{value}" w:fill="{fill}"/>'))


def faint(frame: WordFrame, **colours: str) -> list[str]:
    findings = Findings()
    check_contrast(frame, ROLES, {**COLOURS, **colours}, findings)
    assert {one.code for one in findings} <= {"frame-contrast"}
    return [one.message for one in findings]


def fetched(frame: WordFrame) -> list[Diagnostic]:
    findings = Findings()
    check_resources(frame, findings)
    assert {one.code for one in findings} <= {"frame-remote-resource"}
    return list(findings)


# Contrast -----------------------------------------------------------------------------------

@pytest.mark.parametrize("name", sorted(one.name for one in (SHIPPED / "docx").iterdir()))
def test_the_shipped_frames_have_nothing_to_say(name: str) -> None:
    frame = open_frame(SHIPPED / "docx" / name, name)
    assert faint(frame) == [] and fetched(frame) == []


def test_a_pale_letterhead_is_told_with_its_paragraph(tmp_path: Path) -> None:
    def change(document) -> None:
        run = letterhead(document).add_run("Boat Museum")
        run.font.color.rgb = RGBColor.from_string("9AA0AD")

    assert faint(edit(tmp_path, change)) == [
        "paragraph 2 of the header2: text in #9aa0ad on #ffffff has a contrast of 2.6:1"]


def test_a_letterhead_counts_on_the_ground_of_its_paragraph(tmp_path: Path) -> None:
    def change(document) -> None:
        paragraph = letterhead(document)
        shade(paragraph._p.get_or_add_pPr(), "0B2D5E")
        paragraph.add_run("Boat").font.color.rgb = RGBColor.from_string("FFFFFF")
        paragraph.add_run("Museum")

    assert faint(edit(tmp_path, change)) == [
        "paragraph 2 of the header2: text in #16181d on #0b2d5e has a contrast of 1.3:1"]


def test_what_an_editor_sets_in_a_style_is_told_by_its_name(tmp_path: Path) -> None:
    def change(document) -> None:
        document.styles["Lead"].font.color.rgb = RGBColor.from_string("AAAAAA")
        document.styles["Panel heading"].font.color.rgb = RGBColor.from_string("767676")
        shade(document.styles["Body Text"].element.get_or_add_pPr(), "222222")

    found = faint(edit(tmp_path, change))
    assert "the style “Lead”: text in #aaaaaa on #ffffff has a contrast of 2.3:1" in found
    assert "the style “Body Text”: text in #16181d on #222222 has a contrast of 1.1:1" in found
    # 4.54:1 on paper, and less in the panel, whose ground is the tint
    assert "the style “Panel heading”: text in #767676 on #f6edee has a contrast of 4.0:1" in found


def test_colours_of_the_theme_are_those_of_the_kit(tmp_path: Path) -> None:
    frame = edit(tmp_path, lambda document: None)
    assert any("“Subtitle”: text in #cccccc" in one
               for one in faint(frame, **{"accent-dark": "#cccccc"}))


def test_a_pattern_and_automatic_colours_cannot_be_told(tmp_path: Path) -> None:
    def change(document) -> None:
        paragraph = letterhead(document)
        shade(paragraph._p.get_or_add_pPr(), "0B2D5E", "pct50")
        paragraph.add_run("Museum")
        shade(document.styles["Lead"].element.get_or_add_pPr(), "auto")

    assert faint(edit(tmp_path, change)) == []


def test_a_theme_without_colours_and_a_frame_without_styles_are_no_accident(
        tmp_path: Path) -> None:
    frame = edit(tmp_path, lambda document: None)
    name = next(one for one in frame.parts if "/theme/" in one)
    bare = {**frame.parts, name: frame.parts[name].replace(b"clrScheme", b"clrNothing")}
    assert faint(replaced(frame, bare)) == []
    rels = "word/_rels/document.xml.rels"
    parts = {**frame.parts, rels: re.sub(rb"<Relationship [^>]*/styles[^>]*/>", b"",
                                         frame.parts[rels])}
    del parts["word/styles.xml"]
    path = tmp_path / "bare.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    with pytest.raises(PresskitError) as caught:
        open_frame(path, "bare.docx")
    assert [one.code for one in caught.value.diagnostics] == ["frame-unreadable"]


# From elsewhere -----------------------------------------------------------------------------

def test_a_linked_picture_is_told_with_its_paragraph(tmp_path: Path) -> None:
    def change(document) -> None:
        part = document.sections[0].first_page_header.part
        key = part.relate_to("https://x.example/logo.png", RELATIONSHIP_TYPE.IMAGE,
                             is_external=True)
        letterhead(document).add_run()._r.append(parse_xml(
            f'<w:pict {nsdecls("w", "r")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape>'
            f'<v:imagedata r:href="{key}"/></v:shape></w:pict>'))

    (found,) = fetched(edit(tmp_path, change))
    assert "paragraph 2 of the header2 shows something (image)" in found.message
    assert "https://x.example/logo.png" in found.message and found.hint


@pytest.mark.parametrize("words", ['INCLUDEPICTURE "https://x.example/a.png" \\d',
                                   " LINK Excel.Sheet.12 C:\\\\a.xlsx"])
def test_a_field_that_reads_another_file_is_told(tmp_path: Path, words: str) -> None:
    def change(document) -> None:
        element = parse_xml(f'<w:instrText {nsdecls("w")}/>')
        element.text = words
        letterhead(document).add_run()._r.append(element)

    (found,) = fetched(edit(tmp_path, change))
    assert found.message.startswith("paragraph 2 of the header2 has a field")


def test_a_link_in_a_letterhead_is_nothing_to_fetch(tmp_path: Path) -> None:
    def change(document) -> None:
        document.sections[0].first_page_header.part.relate_to(
            "https://museum.example", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    assert fetched(edit(tmp_path, change)) == []


def test_the_path_of_the_template_a_frame_was_made_from_stays_behind(tmp_path: Path) -> None:
    def change(document) -> None:
        key = document.part._settings_part.relate_to(
            "file:///C:/Users/anna/Letter.dotx", TEMPLATE, is_external=True)
        document.settings.element.insert(0, parse_xml(
            f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{key}"/>'))

    frame = edit(tmp_path, change)
    assert any(b"anna" in data for data in frame.parts.values())
    assert fetched(frame) == []
    parts = dress_frame(frame, choose_faces(shipped_fonts(), "en"), COLOURS)
    assert not any(b"anna" in data or b"attachedTemplate" in data for data in parts.values())
    with zipfile.ZipFile(tmp_path / "frame.docx") as archive:
        assert {*archive.namelist()} - {*parts} == {"word/_rels/settings.xml.rels"}


# Faces of the theme -------------------------------------------------------------------------

def test_a_face_of_the_frames_own_theme_is_told_where_a_style_asks_for_it(tmp_path: Path) -> None:
    def change(document) -> None:
        fonts = document.styles["Lead"].element.get_or_add_rPr().get_or_add_rFonts()
        for name in ("asciiTheme", "hAnsiTheme"):
            fonts.set(f"{{{fonts.nsmap['w']}}}{name}", "majorHAnsi")

    frame = edit(tmp_path, change)
    name = next(one for one in frame.parts if "/theme/" in one)
    for face, told in (("Aptos Display", True), ("Segoe UI", False), ("", False)):
        parts = {**frame.parts, name: set_face(frame.parts[name], face)}
        findings = Findings()
        check_letterhead(replaced(frame, parts), ROLES, shipped_fonts(), ("en",), findings)
        assert [(one.code, face in one.message) for one in findings] == (
            [("frame-face", True)] if told else [])


def set_face(theme: bytes, face: str) -> bytes:
    """A theme whose headings are in a face."""
    from presskit.render.docx_xml import clark, parse, serialise

    root = parse(theme)
    next(root.iter(clark("a:majorFont"))).find(clark("a:latin")).set("typeface", face)
    return serialise(root)


def replaced(frame: WordFrame, parts: dict[str, bytes]) -> WordFrame:
    from dataclasses import replace

    return replace(frame, parts=parts)
