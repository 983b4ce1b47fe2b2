"""Every Word file, as a newsroom gets it: sound by two checkers; those of two kits with the
locale's rules, faces and languages, and readable by ear.

``tests/unit/render/test_docx*.py`` say how each of these comes about; here nothing that a kit
holds may slip through.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from presskit.locales import with_region
from tests.helpers.builds import EVERY_LOCALE, each_document
from tests.helpers.docx_text import Word, open_word
from tests.unit.render.docx_checks import R, W, list_faults, open_faces

pytestmark = pytest.mark.slow

EVERY = pytest.mark.parametrize(("kit", "locale", "kind"), list(each_document(format="docx")))
OF_ALL = pytest.mark.parametrize(("kit", "locale", "kind"), list(
    each_document(EVERY_LOCALE, "docx")))
STYLES, MAIN = "word/styles.xml", "word/document.xml"
RUNNING_TEXT = ("Lead", "BodyText", "Biotext")


@pytest.fixture
def path(built, kit: str, locale: str, kind: str) -> Path:
    return built(kit).path(locale, kind, "docx")


@pytest.fixture
def word(path: Path) -> Word:
    return open_word(path)


@OF_ALL
def test_two_checkers_find_no_fault(path: Path, kit, locale, kind) -> None:
    assert list_faults(path) == []


@EVERY
def test_a_package_is_the_same_at_any_hour(path: Path, kit, locale, kind) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
    names = [one.filename for one in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}


@EVERY
def test_properties_are_the_kits(built, word: Word, kit, locale, kind) -> None:
    document = built(kit).document(locale, kind)
    core = word.properties()
    assert core["title"] == document.title
    assert core["creator"] == core["lastModifiedBy"] == document.property("author") != ""
    assert core["language"] == locale
    assert core["created"] == core["modified"]
    assert core["created"].startswith(document.property("date")[:10])
    assert core["created"][:4] in {"2025", "2027"}
    assert b"python" not in word.parts["docProps/core.xml"] + word.parts["docProps/app.xml"]


@EVERY
def test_faces_are_named_for_every_script_and_never_by_theme(word: Word, kit, locale,
                                                             kind) -> None:
    for name in xml_parts(word):
        for fonts in word.part(name).iter(f"{W}rFonts"):
            assert not [one for one in fonts.attrib if one.endswith("Theme")], name
            if fonts.get(f"{W}ascii"):
                assert fonts.get(f"{W}eastAsia"), name
    default = word.part(STYLES).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert all(default.find(f"{W}rFonts").get(W + slot)
               for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    tag = default.find(f"{W}lang").get(W + ("val" if locale == "en" else "eastAsia"))
    assert tag == with_region(locale)


@EVERY
def test_every_character_is_in_a_face_inside_the_file(path: Path, word: Word, kit, locale,
                                                      kind) -> None:
    faces = {key: coverage(data) for key, data in open_faces(path.read_bytes(), True).items()}
    assert {use for _name, use in faces} == {"Regular", "Bold"}
    default = word.part(STYLES).find(f"{W}docDefaults//{W}rFonts")
    for name in xml_parts(word):
        for run in word.part(name).iter(f"{W}r"):
            text = "".join(one.text or "" for one in run.iter(f"{W}t"))
            own = run.find(f"{W}rPr/{W}rFonts")
            asked = {found for slot in ("ascii", "eastAsia") for one in (own, default)
                     if one is not None and (found := one.get(W + slot))}
            known = frozenset().union(*(faces.get((one, "Regular"), ()) for one in asked))
            assert set(text) <= known, (name, text)


@EVERY
def test_lines_follow_the_rules_of_the_locale(word: Word, kit, locale, kind) -> None:
    styles = word.part(STYLES)
    rules = {etree.QName(one).localname: one.get(f"{W}val", "1")
             for one in styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")}
    han = locale not in {"en", "ko"}
    hangs = locale in {"zh-Hans-CN", "ja"}  # stops may, and both edges are straight
    assert rules["kinsoku"] == "1" and rules["overflowPunct"] == ("1" if hangs else "0")
    assert {rules[one] for one in ("autoSpaceDE", "autoSpaceDN", "topLinePunct")} == {
        "1" if han else "0"}
    assert b'characterSpacingControl w:val="compressPunctuation"' in word.parts[
        "word/settings.xml"]
    known = {one.get(f"{W}styleId"): one.find(f"{W}pPr") for one in styles.iter(f"{W}style")}
    indent = {"zh-Hans-CN": "200", "ja": "100"}.get(locale)
    for name in RUNNING_TEXT:
        edges = known[name].find(f"{W}jc")
        assert (edges.get(f"{W}val") if edges is not None else "left") == (
            "both" if hangs else "left")
    assert known["BodyText"].find(f"{W}ind").get(f"{W}firstLineChars") == indent
    assert known["Normal"].find(f"{W}widowControl") is not None


@EVERY
def test_headings_and_quotes_stay_with_what_follows(built, word: Word, kit, locale,
                                                    kind) -> None:
    known = {one.get(f"{W}styleId"): one.find(f"{W}pPr")
             for one in word.part(STYLES).iter(f"{W}style")}
    for paragraph in word.part(MAIN).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        if re.fullmatch("Heading[123]|Pullquote|Bioname|Tablehead|Quotewords", style):
            own = paragraph.find(f"{W}pPr/{W}keepNext")
            assert own is not None or known[style].find(f"{W}keepNext") is not None
    titles = [one for one in known if known[one] is not None
              and known[one].find(f"{W}outlineLvl") is not None]
    assert {"Heading1", "Heading2", "Heading3"} <= set(titles)


@EVERY
def test_rows_are_whole_and_heads_are_repeated(word: Word, kit, locale, kind) -> None:
    for table in word.part(MAIN).iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        look = table.find(f"{W}tblPr/{W}tblLook")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [look.get(f"{W}firstRow") == "1", *[False] * (len(rows) - 1)]


@EVERY
def test_pictures_speak_and_pages_are_counted(word: Word, kit, locale, kind) -> None:
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    for name in xml_parts(word):
        for picture in word.part(name).iter(f"{wp}docPr"):
            assert picture.get("descr") or b"decorative" in etree.tostring(picture), name
    for name in word.running():
        if "footer" in name:
            assert [one.get(f"{W}instr").strip() for one in word.part(name).iter(
                f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert b"updateFields" not in word.parts["word/settings.xml"]
    size = next(word.part(MAIN).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")


@EVERY
def test_every_relationship_leads_somewhere(word: Word, kit, locale, kind) -> None:
    for name in xml_parts(word):
        held = f"word/_rels/{name.removeprefix('word/')}.rels"
        known = ({one.get("Id") for one in word.part(held)} if held in word.parts else set())
        asked = {one.get(R + use) for one in word.part(name).iter() for use in ("id", "embed")}
        assert asked - {None} <= known, name


def xml_parts(word: Word) -> Iterator[str]:
    """The parts of a Word file that words, styles and faces stand in."""
    return (name for name in sorted(word.parts) if re.fullmatch(
        r"word/(document|styles|numbering|header\d|footer\d|fontTable)\.xml", name))


def coverage(data: bytes) -> frozenset[str]:
    with TTFont(io.BytesIO(data)) as face:
        return frozenset(map(chr, face.getBestCmap()))
