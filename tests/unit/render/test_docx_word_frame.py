"""Frames as Word saves them after an editor has changed them: what it leaves in a file does no
harm to what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from presskit.desk import resources
from presskit.document import Document, plain_text
from presskit.render.docx_package import pack_parts

from .docx_checks import (
    W,
    family_of,
    find_paragraph,
    list_faults,
    open_parts,
    open_root,
    read_text,
    render,
    strip,
)
from .docx_samples import chinese_release, english_release, japanese_release

_MINOR = ('w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" '
          'w:cstheme="minorBidi"')


def as_word_saves_it(kit: Path, name: str, theme_face: str = "") -> None:
    """A shipped frame with what Word 2016 and later leave behind: numbers of editing sessions,
    proofing marks, slots cut into runs and wrapped, theme faces, a style and settings of its
    own; the issuer moved to the left, the headline to the right."""
    parts = open_parts((resources() / "templates" / "docx" / name).read_bytes())
    change(parts, "word/document.xml", "[[ body ]]",
           '[[ bo</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB12CD"><w:rPr>'
           '<w:lang w:val="fr-FR"/></w:rPr><w:t>dy ]]')
    change(parts, "word/document.xml", "<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CE">'
           '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>')
    change(parts, "word/header1.xml", "[[ running-header ]]", "[[ moved ]]")
    change(parts, "word/header1.xml", "[[ header-end ]]", "[[ running-header ]]")
    change(parts, "word/header1.xml",
           '<w:r><w:t xml:space="preserve">[[ moved ]]</w:t></w:r>',
           '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">'
           '<w:proofErr w:type="gramStart"/><w:r w:rsidR="00AB12CD"><w:t>[[ header</w:t></w:r>'
           '</w:smartTag><w:ins w:id="7" w:author="Editor" w:date="2026-01-05T09:00:00Z"><w:r>'
           '<w:t>-end ]]</w:t></w:r></w:ins><w:proofErr w:type="gramEnd"/>')
    change(parts, "word/styles.xml", "<w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr>",
           f'<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts {_MINOR}/>')
    change(parts, "word/styles.xml", "</w:styles>",
           '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HouseNote"><w:name '
           'w:val="House note"/><w:basedOn w:val="Normal"/><w:rsid w:val="00AB12CD"/><w:rPr>'
           f"<w:rFonts {_MINOR}/></w:rPr></w:style></w:styles>")
    change(parts, "word/settings.xml", '<w:zoom w:percent="100"/>', '<w:zoom w:percent="100"/>'
           '<w:proofState w:spelling="clean" w:grammar="clean"/>')
    change(parts, "word/settings.xml", "</w:compat>", '<w:compatSetting '
           'w:name="useWord2013TrackBottomHyphenation" w:uri="http://schemas.microsoft.com/office/'
           'word" w:val="0"/></w:compat><w:rsids><w:rsidRoot w:val="00AB12CD"/>'
           '<w:rsid w:val="00AB12CE"/></w:rsids>')
    if theme_face:
        root = etree.fromstring(parts["word/theme/theme1.xml"])
        for face in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}latin"):
            face.set("typeface", theme_face)
        parts["word/theme/theme1.xml"] = etree.tostring(root)
    folder = kit / "templates" / "docx"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(pack_parts(parts))


def change(parts: dict[str, bytes], name: str, old: str, new: str) -> None:
    """Replace the one place where ``old`` stands."""
    assert parts[name].count(old.encode()) == 1, (name, old)
    parts[name] = parts[name].replace(old.encode(), new.encode())


EACH = pytest.mark.parametrize(("document", "name"), [
    (english_release(), "document.docx"), (chinese_release(), "document.zh.docx"),
    (japanese_release(), "document.ja.docx")], ids=lambda one: getattr(one, "locale", ""))


@EACH
def test_a_frame_that_word_saved_gives_a_sound_file(document: Document, name: str,
                                                    tmp_path: Path) -> None:
    as_word_saves_it(tmp_path, name)
    data = render(document, tmp_path).data
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert list_faults(path) == []
    assert read_text(data) == strip(plain_text(document.children))
    assert not any(b"[[" in one for part, one in open_parts(data).items() if part.endswith("xml"))


@EACH
def test_no_face_of_the_theme_outweighs_the_documents(document: Document, name: str,
                                                      tmp_path: Path) -> None:
    as_word_saves_it(tmp_path, name)
    data = render(document, tmp_path).data
    default = open_root(data, "word/styles.xml").find(f"{W}docDefaults//{W}rFonts")
    styles = {one.get(W + "styleId"): one.find(f"{W}rPr/{W}rFonts")
              for one in open_root(data, "word/styles.xml").iter(W + "style")}
    for style in ("Heading1", "HouseNote"):
        assert dict(styles[style].attrib) == dict(default.attrib)
    for part, root in ((part, open_root(data, part)) for part in open_parts(data)
                       if part.startswith("word/") and part.endswith(".xml")):
        for fonts in root.iter(W + "rFonts"):
            assert not [one for one in fonts.attrib if "heme" in one], part


def test_a_face_that_the_editor_gave_the_theme_is_the_editors(tmp_path: Path) -> None:
    as_word_saves_it(tmp_path, "document.docx", "Georgia")
    styles = open_root(render(english_release(), tmp_path).data, "word/styles.xml")
    fonts = next(one for one in styles.iter(W + "style")
                 if one.get(W + "styleId") == "HouseNote").find(f"{W}rPr/{W}rFonts")
    assert fonts.get(W + "ascii") == fonts.get(W + "hAnsi") == "Georgia"
    assert family_of(fonts.get(W + "eastAsia")) == "Presskit Sans HK"


def test_slots_are_filled_where_the_editor_moved_them(tmp_path: Path) -> None:
    as_word_saves_it(tmp_path, "document.docx")
    data = render(english_release(), tmp_path).data
    header = open_root(data, "word/header1.xml")
    cells = ["".join(one.itertext()) for one in header.iter(W + "tc")]
    assert cells == ["Kling AI", "AI Creation Global Ecosystem Forum"]
    moved = find_paragraph(data, "Kling AI", "word/header1.xml")
    assert {etree.QName(one).localname for one in moved} <= {"pPr", "r"}
