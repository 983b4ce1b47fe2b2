"""Word frames and tables beside a kit, checked with the kit: what a reader would see otherwise
than the editor is said before anything is made."""

from __future__ import annotations

import io
import shutil
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest

from presskit.build.frames import advise_own, check_own
from presskit.build.load import load
from presskit.desk import Desk, resources
from presskit.diagnostics import Diagnostic, Findings
from presskit.render.fonts import read_fonts
from presskit.render.frames import find_frames
from tests.helpers.builds import KITS

SHIPPED = resources() / "templates"


@cache
def kit():
    return load(KITS["tidal-prize-2027"], Desk()).kit  # en, zh-Hans-CN, zh-Hant-HK, ja


def check(folder: Path, embed: str = "subset") -> list[Diagnostic]:
    findings = Findings()
    frames = find_frames(SHIPPED, folder)
    check_own(frames, findings, kit(), read_fonts(Desk().fonts), embed)
    if not findings.failed:
        advise_own(frames, findings)
    return list(findings)


def edit(folder: Path, change=None, name: str = "document.docx", base: str = "") -> None:
    """Put a shipped frame, changed through python-docx, beside a kit."""
    document = docx.Document(str(SHIPPED / "docx" / (base or name)))
    if change:
        change(document)
    path = folder / "templates" / "docx" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())


def letterhead(words: str, face: str = ""):
    def change(document) -> None:
        run = document.sections[0].first_page_header.paragraphs[-1].add_run(words)
        if face:
            run.font.name = face
    return change


def test_a_shipped_frame_beside_a_kit_has_nothing_to_say(tmp_path: Path) -> None:
    for path in (SHIPPED / "docx").glob("document.[zj]*.docx"):
        edit(tmp_path, name=path.name)
    edit(tmp_path)
    assert check(tmp_path) == []


@pytest.mark.parametrize(("name", "hint"), [
    ("document.ko.docx", "en is made on docx/document.docx"),
    ("document.zh-Hant-TW.docx", "zh-Hant-HK is made on docx/document.zh.docx")])
def test_a_frame_for_a_locale_that_the_kit_does_not_have_is_told(tmp_path: Path, name: str,
                                                                 hint: str) -> None:
    edit(tmp_path, name=name, base="document.zh.docx")
    found, = check(tmp_path)
    assert (found.code, found.severity) == ("frame-unused", "warning")
    assert hint in found.hint and name in str(found.span)


def test_a_letterhead_in_the_documents_face_has_nothing_to_say(tmp_path: Path) -> None:
    edit(tmp_path, letterhead("Northlight Trust · Łódź · [[ notice ]]"))
    edit(tmp_path, letterhead("Trust", "Segoe UI"), "document.ja.docx")
    assert check(tmp_path) == []


def test_a_character_of_the_letterhead_that_the_faces_lack_is_told_with_its_place(
        tmp_path: Path) -> None:
    edit(tmp_path, letterhead("Trust ☏ ☏ 2027"))
    found, = check(tmp_path)
    assert (found.code, found.severity) == ("frame-character", "warning")
    assert "paragraph 2 of the header2" in found.message and "U+260F" in found.message
    assert "document.docx" in str(found.span) and "picture" in found.hint
    assert check(tmp_path, "none") == []


def test_a_face_of_the_editors_own_is_told_once_unless_it_is_in_the_frame(tmp_path: Path) -> None:
    def change(document) -> None:
        letterhead("Trust ☏", "Garamond")(document)
        letterhead("again", "Garamond")(document)
        document.styles["Pull quote"].font.name = "Georgia"
        document.styles.add_style("Nobody's", 1).font.name = "Impact"  # no document uses it

    edit(tmp_path, change)
    found = check(tmp_path)
    assert [(one.code, one.severity) for one in found] == [("frame-face", "note")] * 2
    assert "paragraph 2 of the header2 is set in Garamond" in found[0].message
    assert "the style “Pull quote” is set in Georgia" in found[1].message
    embed_face(tmp_path / "templates" / "docx" / "document.docx", "Garamond")
    assert ["Georgia" in one.message for one in check(tmp_path)] == [True]


def embed_face(path: Path, face: str) -> None:
    """The frame with a face inside, as Word puts it there."""
    from presskit.render.docx_package import pack_parts

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/fontTable.xml"] = (
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<w:font w:name="{face}"><w:embedRegular r:id="rId1" '
        'w:fontKey="{00000000-0000-0000-0000-000000000001}"/></w:font></w:fonts>').encode()
    path.write_bytes(pack_parts(parts))


EVERYDAY = """\
levels:
  big5-1: {coding: big5, first: A440, last: C67E}
  odd: {coding: big6, first: A440, last: C6}
  short: {coding: big5}
locales:
  ja:
    levels: [big5-2]
    ranges: ["0020-007E", "20..7E"]
    letters: あ
  other: {characters: abc}
"""


def test_each_mistake_in_a_table_of_everyday_characters_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "everyday.yaml"
    path.parent.mkdir()
    path.write_text(EVERYDAY)
    found = {f"{one.span.line}:{one.span.column}": one for one in check(tmp_path)}
    assert {one.code for one in found.values()} == {"everyday-table"}
    assert sorted(found) == ["3:17", "3:42", "4:10", "7:14", "8:27", "9:14"]
    assert found["7:14"].hint == "did you mean big5-1?"
    assert all(one.span.file.endswith("everyday.yaml") for one in found.values())


@pytest.mark.parametrize(("text", "place", "code"), [
    ("levels: {}\nlocales: {en: {}}\n", "2:10", "everyday-table"),
    ("levels: [a]\n", "1:1", "everyday-table"), ("levels: {a: b\n", "1:9", "yaml-syntax")])
def test_a_table_that_is_none_is_told(tmp_path: Path, text: str, place: str, code: str) -> None:
    path = tmp_path / "templates" / "everyday.yaml"
    path.parent.mkdir()
    path.write_text(text)
    found = check(tmp_path)[0]
    assert found.code == code
    assert str(found.span).endswith(f"everyday.yaml:{place}")


def test_the_shipped_tables_and_sheets_beside_a_kit_have_nothing_to_say(tmp_path: Path) -> None:
    for name in ("everyday.yaml", "css/print.css", "css/page.css"):
        (tmp_path / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SHIPPED / name, tmp_path / "templates" / name)
    assert check(tmp_path) == []


def test_a_class_that_no_document_has_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "css" / "page.css"
    path.parent.mkdir(parents=True)
    path.write_text(".lead { color: black }\n@media print {\n  main > .headlin:not(.leed), "
                    ".running { color: black }\n}\n")
    found = check(tmp_path)
    assert [(one.code, f"{one.span.line}:{one.span.column}", one.hint) for one in found] == [
        ("css-class-unknown", "3:10", "did you mean .headline?"),
        ("css-class-unknown", "3:23", "did you mean .lead?")]
