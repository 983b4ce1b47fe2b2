"""Faces in a Word file: those that are there show every character, under our own names."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from presskit.desk import resources
from presskit.diagnostics import PresskitError
from presskit.document import Document, Heading, Paragraph, Span, Strong, Text
from presskit.render.docx_names import bare_name, mark_name
from presskit.render.docx_package import name_relationships, pack_parts
from presskit.render.everyday import Everyday, everyday_characters

from .docx_checks import (
    TABLE,
    R,
    W,
    every_document,
    family_of,
    find_paragraph,
    list_faults,
    open_faces,
    open_parts,
    open_root,
    render,
    shipped,
)
from .docx_samples import (
    chinese_release,
    english_release,
    japanese_release,
    korean_release,
    simplified_release,
    words,
)

documents = pytest.mark.parametrize("document", every_document(),
                                    ids=lambda one: f"{one.kind}-{one.locale}")


@cache
def coverage(data: bytes) -> frozenset[str]:
    with TTFont(io.BytesIO(data)) as face:
        return frozenset(map(chr, face.getBestCmap()))


def asked(run: etree._Element) -> set[str]:
    """The families in which the characters of a run may come."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return set() if fonts is None else {
        family_of(name) for slot in ("ascii", "eastAsia") if (name := fonts.get(W + slot))}


@documents
def test_every_character_is_in_a_face_that_its_run_names_or_the_document_has(
        document: Document) -> None:
    data = render(document).data
    faces = {name: coverage(one) for (name, use), one in open_faces(data).items()
             if use == "Regular"}
    defaults = open_root(data, "word/styles.xml").find(f"{W}docDefaults//{W}rFonts")
    own = {family_of(defaults.get(W + slot)) for slot in ("ascii", "eastAsia")}
    for name in open_parts(data):
        if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name):
            for run in open_root(data, name).iter(W + "r"):
                text = "".join(one.text or "" for one in run.iter(W + "t"))
                known = frozenset().union(*(faces.get(one, ()) for one in asked(run) | own))
                assert set(text) <= known, (name, text)


@documents
def test_faces_are_ours_by_name_free_to_embed_and_carry_their_licence(document: Document) -> None:
    faces = open_faces(render(document).data, marked=True)
    assert faces
    for (name, use), data in faces.items():
        with TTFont(io.BytesIO(data)) as face:
            names = face["name"]
            assert names.getDebugName(1) == name and name.startswith("Presskit Sans")
            assert names.getDebugName(2) == use
            assert "Open Font License" in names.getDebugName(13)
            assert face["OS/2"].fsType == 0


def test_what_word_is_told_of_a_face_is_what_the_face_says() -> None:
    data = render(chinese_release()).data
    faces = open_faces(data, marked=True)
    for font in open_root(data, TABLE):
        signature = font.find(W + "sig")
        with TTFont(io.BytesIO(faces[font.get(W + "name"), "Regular"])) as face:
            facts = face["OS/2"]
            assert signature.get(W + "csb0") == f"{facts.ulCodePageRange1:08X}"
            assert signature.get(W + "usb1") == f"{facts.ulUnicodeRange2:08X}"
            assert font.find(W + "panose1").get(W + "val")[4:6] == f"{facts.panose.bWeight:02X}"


def test_faces_of_the_system_are_named_beside_ours() -> None:
    names = {family_of(one.get(W + "name")): one.find(W + "altName").get(W + "val")
             for one in open_root(render(chinese_release()).data, TABLE)}
    assert names["Presskit Sans HK"].startswith("Microsoft JhengHei,PingFang HK,")
    assert names["Presskit Sans"].startswith("Segoe UI,")


def test_bold_is_embedded_for_what_is_bold() -> None:
    plain = Document("press-release", "k", "zh-Hant-HK", "T", (
        Paragraph("body", words("燈塔重新亮燈。")),))
    strong = replace(plain, children=(*plain.children, Paragraph("body", (
        Strong(words("海")), Text("港")))))
    headed = replace(plain, children=(Heading(1, "headline", words("海港")), *plain.children))
    faces = open_faces(render(plain).data)
    assert ("Presskit Sans HK", "Bold") not in faces
    for document, there in ((strong, {"海"}), (headed, {"海", "港"})):
        bold = open_faces(render(document).data)["Presskit Sans HK", "Bold"]
        assert coverage(bold) & set("海港燈") == there


def test_a_name_in_another_script_brings_its_own_face() -> None:
    faces = open_faces(render(english_release()).data)
    assert {"費", "俊"} <= coverage(faces["Presskit Sans HK", "Regular"])
    assert ("Presskit Sans HK", "Bold") not in faces  # neither names nor titles are bold in text


def test_without_a_han_character_no_han_face_is_embedded() -> None:
    document = Document("press-release", "k", "en", "T", (Paragraph("body", words("Café.")),))
    artifact = render(document)
    assert artifact.fonts == ("Presskit Sans",)
    assert {name for name, _use in open_faces(artifact.data)} == {"Presskit Sans"}


@pytest.mark.parametrize(("locale", "character", "face"), [
    ("ko", "珅", "Presskit Sans TC"), ("ja", "啟", "Presskit Sans TC"),
    ("zh-Hant-HK", "ő", ""), ("en", "珅", ""), ("ko", "ő", "Presskit Sans")])
def test_a_character_that_the_documents_faces_lack_names_one_that_has_it(
        locale: str, character: str, face: str) -> None:
    document = Document("press-release", "k", locale, "T", (
        Paragraph("body", (Text(f"가A{character}B"),)),))
    data = render(document).data
    run = next(one for one in find_paragraph(data, character).iter(W + "r")
               if character in "".join(one.itertext()))
    assert asked(run) == ({face} if face else set())
    if face:
        assert "".join(run.itertext()) == character
        assert character in coverage(open_faces(data)[face, "Regular"])


def test_the_dot_in_a_chinese_name_is_as_wide_as_a_character_in_every_program() -> None:
    document = Document("press-release", "k", "zh-Hant-HK", "T", (
        Paragraph("body", (Text("約翰·愛德華 A·B"), Text("A·B", language="en"))),))
    data = render(document).data
    dots = {run.getnext().find(f"{W}t").text[0]: asked(run)
            for run in find_paragraph(data, "約翰").iter(W + "r")
            if "".join(run.itertext()) == "·"}
    assert dots == {"愛": {"Presskit Sans HK"}, "B": {"Presskit Sans HK"}}
    english = [run for run in find_paragraph(data, "約翰").iter(W + "r")
               if "".join(run.itertext()) == "A·B"]
    assert len(english) == 1 and asked(english[0]) == set()
    plain = render(document, embed="none").data  # no face of ours, no name of one
    assert find_paragraph(plain, "約翰·愛德華").find(f".//{W}rFonts").get(W + "ascii") is None


def test_no_face_is_named_for_a_rare_character_where_none_is_embedded() -> None:
    document = Document("press-release", "k", "ko", "T", (Paragraph("body", (Text("珅"),)),))
    assert find_paragraph(render(document, embed="none").data, "珅").find(f".//{W}rFonts") is None


def test_none_is_a_file_without_faces_that_asks_for_those_of_the_system() -> None:
    artifact = render(chinese_release(), embed="none")
    parts = open_parts(artifact.data)
    assert not [one for one in parts if "fonts/" in one or one == name_relationships(TABLE)]
    assert b"embedTrueTypeFonts" not in parts["word/settings.xml"]
    assert artifact.fonts == ("Microsoft JhengHei", "Segoe UI")


def test_full_holds_the_documents_own_faces_byte_for_byte() -> None:
    faces = open_faces(render(korean_release(), embed="full").data)
    for use in ("Regular", "Bold"):
        file = resources() / "fonts" / f"PresskitSansKR-{use}.ttf"
        assert faces["Presskit Sans KR", use] == file.read_bytes()
    assert len(faces["Presskit Sans HK", "Regular"]) < 20_000  # a name's two characters


@pytest.mark.parametrize(("document", "face", "more"), [
    (chinese_release(), "Presskit Sans HK", "嘅咗麪衞龍的，。「」Ａ"),
    (japanese_release(), "Presskit Sans JP", "ぱヴ髙鬱々"),
    (korean_release(), "Presskit Sans KR", "힝가a"),
    (english_release(), "Presskit Sans", "Łőžşğ€—")], ids=lambda one: getattr(one, "locale", ""))
def test_common_lets_an_editor_type_on_in_both_weights(document: Document, face: str,
                                                      more: str) -> None:
    faces = open_faces(render(document, embed="common").data)
    for use in ("Regular", "Bold"):
        assert set(more) <= coverage(faces[face, use])


@pytest.mark.parametrize("document", [chinese_release(), chinese_release("zh-Hant-TW"),
                                      simplified_release(), japanese_release(), korean_release(),
                                      english_release()], ids=lambda one: one.locale)
def test_common_has_every_listed_character_of_the_locale(document: Document) -> None:
    import yaml

    fonts = shipped()[1]
    path = resources() / "templates" / "everyday.yaml"
    table = yaml.safe_load(path.read_bytes())["locales"]
    family = fonts.family(fonts.lead(document.locale))
    listed = everyday_characters(Everyday(str(path), "everyday.yaml"), fonts, family,
                                 document.locale)
    by_hand = "".join(table.get(document.locale, {}).get("characters", "").split())
    assert set(by_hand) <= set(listed)  # whatever is added by hand is in our face
    faces = open_faces(render(document, embed="common").data)
    for use in ("Regular", "Bold"):
        assert set(listed) <= coverage(faces[family.name, use])


def test_western_letters_are_always_there_to_type_on() -> None:
    faces = open_faces(render(chinese_release()).data)
    assert set("QqZz019@&é–’") <= coverage(faces["Presskit Sans", "Regular"])


@pytest.mark.parametrize("embed", ["common", "full", "none"])
@pytest.mark.parametrize("document", [chinese_release(), japanese_release(), korean_release(),
                                      english_release()], ids=lambda one: one.locale)
def test_two_checkers_find_no_fault_whatever_is_embedded(document: Document, embed: str,
                                                         tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(render(document, embed=embed).data)
    assert list_faults(path) == []


def test_word_saves_reduced_faces_reduced_and_others_whole() -> None:
    for embed, there in (("subset", True), ("common", False), ("full", False)):
        names = [etree.QName(one).localname for one in open_root(
            render(english_release(), embed=embed).data, "word/settings.xml")]
        assert names[:2] == ["zoom", "embedTrueTypeFonts"]
        assert ("saveSubsetFonts" in names) is there


def test_a_key_is_that_of_the_faces_bytes_alone() -> None:
    def keys(document: Document) -> set[str]:
        return {one.get(W + "fontKey") for one in open_root(render(document).data, TABLE).iter()
                if one.get(W + "fontKey")}

    one = Document("press-release", "k", "en", "T", (Paragraph("body", words("one")),))
    assert keys(one) == keys(replace(one, kind="fact-sheet", children=one.children * 2))
    other = keys(replace(one, children=(Paragraph("body", words("Ω")),)))
    assert not keys(one) & other  # a family has one name, in Bold too, where nothing differs


# Names -------------------------------------------------------------------------------------

def names_of(document: Document, embed: str = "subset", kit: Path | None = None) -> set[str]:
    """The names of the faces in a Word file."""
    return {name for name, _use in open_faces(render(document, kit, embed).data, marked=True)}


def test_reduced_faces_of_two_files_share_a_name_only_if_they_are_the_same() -> None:
    one = Document("press-release", "k", "ja", "T", (Paragraph("body", words("港の灯台")),))
    other = replace(one, children=(Paragraph("body", words("港の船")),))
    same = replace(one, kind="fact-sheet", children=one.children * 2)
    assert names_of(one) == names_of(same)
    latin, = names_of(one) & names_of(other)  # the same letters and figures
    assert family_of(latin) == "Presskit Sans" != latin
    assert len(names_of(one) | names_of(other)) == 3
    assert names_of(one) & names_of(one, "common") == {latin}
    assert names_of(one, "full") == {"Presskit Sans", "Presskit Sans JP"}


@pytest.mark.parametrize("embed", ["subset", "common", "full"])
@documents
def test_whatever_asks_for_a_face_that_is_inside_asks_by_its_name(document: Document,
                                                                  embed: str) -> None:
    data = render(document, embed=embed).data
    inside = {name for name, _use in open_faces(data, marked=True)}
    families = {family_of(one) for one in inside}
    asked_for = {fonts.get(W + slot) for part, words in open_parts(data).items()
                 if part.endswith(".xml") for fonts in etree.fromstring(words).iter(W + "rFonts")
                 for slot in ("ascii", "hAnsi", "eastAsia", "cs") if fonts.get(W + slot)}
    assert asked_for & inside
    assert not [one for one in asked_for - inside if family_of(one) in families]
    assert all(len(one) <= 31 for one in inside)


def test_a_file_of_ours_is_a_frame_whose_faces_are_those_of_the_new_document(
        tmp_path: Path) -> None:
    made = render(chinese_release("zh-Hant-TW")).data
    folder = tmp_path / "templates" / "docx"
    folder.mkdir(parents=True)
    parts = open_parts(made)
    root = etree.fromstring(parts["word/document.xml"])
    body = root.find(W + "body")
    for one in [*body][:-1]:
        body.remove(one)
    paragraph = etree.Element(W + "p")
    etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = "[[ body ]]"
    body.insert(0, paragraph)
    parts["word/document.xml"] = etree.tostring(root)
    (folder / "document.zh.docx").write_bytes(pack_parts(parts))
    document = chinese_release("zh-Hant-TW")
    document = replace(document, children=(*document.children, Paragraph("body", words("龜")),))
    data = render(document, tmp_path).data
    names = [one.get(W + "name") for one in open_root(data, TABLE)]
    assert len(names) == len(set(map(family_of, names)))
    assert "Presskit Sans TC" in map(family_of, names)
    old = {name for name, _use in open_faces(made, marked=True) if "TC" in name}
    assert not old & {fonts.get(W + "eastAsia") for part in ("word/styles.xml", "word/header1.xml")
                      for fonts in open_root(data, part).iter(W + "rFonts")}


def test_a_name_is_no_longer_than_windows_reads() -> None:
    family = "Harbour Master Grotesque Display"
    name = mark_name(family, (b"face",))
    assert len(name) == 31 and name.startswith("Harbour Master Grotesque ")
    assert bare_name(name, {"Harbour", family}) == family
    assert bare_name("Harbour", {"Harbour"}) == "Harbour"
    assert bare_name("Harbour 3f2a9c", {"Harbour"}) == "Harbour"
    assert bare_name("Gull 3f2a9c", {"Harbour"}) == "Gull 3f2a9c"


def test_a_face_inside_tells_its_new_name_alone() -> None:
    faces = open_faces(render(japanese_release()).data, marked=True)
    for (name, use), data in faces.items():
        with TTFont(io.BytesIO(data)) as face:
            told = {number: face["name"].getDebugName(number) for number in (1, 2, 4, 6, 16)}
        compact = name.replace(" ", "")
        assert told == {1: name, 2: use, 4: f"{name} {use}", 6: f"{compact}-{use}", 16: None}


# Frames that other programs have saved ------------------------------------------------------

def change_frame(kit: Path, name: str, change) -> None:
    """Put a shipped frame beside the kit, its parts changed."""
    folder = kit / "templates" / "docx"
    folder.mkdir(parents=True)
    parts = open_parts((resources() / "templates" / "docx" / name).read_bytes())
    change(parts)
    (folder / name).write_bytes(pack_parts(parts))


def replace_in(parts: dict[str, bytes], name: str, old: str, new: str) -> None:
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())


def as_libreoffice_saves_it(parts: dict[str, bytes]) -> None:
    """What LibreOffice 7.4 makes of a frame: defaults stand in the style of all paragraphs,
    rules for lines are its own, some settings are lost."""
    replace_in(parts, "word/styles.xml", '<w:kinsoku/><w:overflowPunct w:val="0"/>'
               '<w:topLinePunct w:val="1"/><w:autoSpaceDE w:val="1"/><w:autoSpaceDN w:val="1"/>'
               '<w:snapToGrid w:val="0"/>', "")
    replace_in(parts, "word/styles.xml", "<w:pPr><w:widowControl/>",
               '<w:pPr><w:widowControl/><w:overflowPunct w:val="true"/>')
    replace_in(parts, "word/styles.xml", '<w:rPr><w:color w:val="16181D" w:themeColor="text1"/>',
               '<w:rPr><w:rFonts w:ascii="Segoe UI" w:hAnsi="Segoe UI" '
               'w:eastAsia="Microsoft JhengHei" w:cs="Segoe UI"/>'
               '<w:color w:val="16181D" w:themeColor="text1"/>'
               '<w:lang w:val="en-GB" w:eastAsia="zh-HK" w:bidi="ar-SA"/>')
    replace_in(parts, "word/settings.xml",
               '<w:characterSpacingControl w:val="compressPunctuation"/>', "")
    root = etree.fromstring(parts["word/numbering.xml"])
    for level in root.iter(W + "lvl"):
        if level.find(W + "numFmt").get(W + "val") == "bullet":
            level.find(W + "lvlText").set(W + "val", "\uf0b7")
            properties = etree.SubElement(level, W + "rPr")
            etree.SubElement(properties, W + "rFonts").set(W + "ascii", "Symbol")
    parts["word/numbering.xml"] = etree.tostring(root)


def test_a_frame_saved_by_libreoffice_gives_the_locale_its_faces_language_and_rules(
        tmp_path: Path) -> None:
    change_frame(tmp_path, "document.zh.docx", as_libreoffice_saves_it)
    data = render(chinese_release("zh-Hant-TW"), tmp_path).data
    styles = open_root(data, "word/styles.xml")
    normal = next(one for one in styles.iter(W + "style") if one.get(W + "styleId") == "Normal")
    fonts = normal.find(f"{W}rPr/{W}rFonts")
    assert family_of(fonts.get(W + "ascii")) == "Presskit Sans"
    assert family_of(fonts.get(W + "eastAsia")) == "Presskit Sans TC"
    assert normal.find(f"{W}rPr/{W}lang") is None
    assert normal.find(f"{W}pPr/{W}overflowPunct") is None
    rules = {etree.QName(one).localname: one.get(W + "val")
             for one in styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")}
    assert rules["overflowPunct"] == "0" and rules["kinsoku"] == "1"
    assert rules["autoSpaceDE"] == rules["topLinePunct"] == "1"
    assert styles.find(f"{W}docDefaults//{W}lang").get(W + "eastAsia") == "zh-TW"
    assert "\uf0b7" not in open_parts(data)["word/numbering.xml"].decode()
    assert "Symbol" not in open_parts(data)["word/numbering.xml"].decode()
    assert b'characterSpacingControl w:val="compressPunctuation"' in open_parts(data)[
        "word/settings.xml"]
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert list_faults(path) == []


def test_a_face_that_an_editor_chose_is_left_alone(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        replace_in(parts, "word/styles.xml", '<w:rPr><w:b w:val="1"/>',
                   '<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Kaiti TC"/><w:b w:val="1"/>')

    change_frame(tmp_path, "document.zh.docx", change)
    styles = open_parts(render(chinese_release(), tmp_path).data)["word/styles.xml"]
    assert b'w:ascii="Arial" w:eastAsia="Kaiti TC"' in styles


def test_faces_that_an_editor_embedded_stay_with_theirs(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts[TABLE] = parts[TABLE].replace(b"/>", (
            f' xmlns:r="{R[1:-1]}"><w:font w:name="House Serif"><w:embedRegular r:id="rId1" '
            'w:fontKey="{00000000-0000-0000-0000-000000000001}"/></w:font></w:fonts>').encode())
        parts[name_relationships(TABLE)] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/font" Target="fonts/font1.odttf"/></Relationships>')
        parts["word/fonts/font1.odttf"] = b"\0" * 64
        replace_in(parts, "[Content_Types].xml", "<Default ", '<Default Extension="odttf" '
                   'ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
                   "<Default ")

    change_frame(tmp_path, "document.docx", change)
    data = render(english_release(), tmp_path).data
    faces = open_faces(data)
    assert ("House Serif", "Regular") in faces and ("Presskit Sans", "Regular") in faces
    assert open_parts(data)["word/fonts/font1.odttf"] == b"\0" * 64


def test_a_frame_without_a_font_table_gets_one(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        del parts[TABLE]
        for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            root = etree.fromstring(parts[name])
            for one in list(root):
                if "fontTable" in one.get("PartName", "") + one.get("Target", ""):
                    root.remove(one)
            parts[name] = etree.tostring(root)

    change_frame(tmp_path, "document.docx", change)
    data = render(english_release(), tmp_path).data
    assert ("Presskit Sans", "Bold") in open_faces(data)
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert list_faults(path) == []


# The everyday characters --------------------------------------------------------------------

@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "ja", "ko"])
def test_the_everyday_characters_of_a_locale_are_in_its_face(locale: str) -> None:
    import yaml

    path = resources() / "templates" / "everyday.yaml"
    fonts = shipped()[1]
    table = yaml.safe_load(path.read_bytes())
    assert locale in table["locales"]
    found = everyday_characters(Everyday(str(path), "everyday.yaml"), fonts,
                                fonts.family(fonts.lead(locale)), locale)
    expected = {"ko": 2350, "ja": 2965, "zh-Hans-CN": 3755}.get(locale, 5401)
    assert expected <= len(found) < expected * 1.2


def test_a_table_of_everyday_characters_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "everyday.yaml"
    path.parent.mkdir()
    path.write_text("locales: {other: {levels: [nothing]}}")
    with pytest.raises(PresskitError) as caught:
        render(english_release(), tmp_path)
    fault, = caught.value.diagnostics
    assert fault.code == "everyday-table" and "everyday.yaml" in str(fault.span)


def test_a_role_in_bold_is_found_through_the_styles_that_it_is_based_on(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        root = etree.fromstring(parts["word/styles.xml"])
        styles = {one.get(W + "styleId"): one for one in root.iter(W + "style")}
        styles["Listedwork"].remove(styles["Listedwork"].find(W + "rPr"))
        styles["Listedwork"].find(W + "basedOn").set(W + "val", "Strong")
        parts["word/styles.xml"] = etree.tostring(root)

    change_frame(tmp_path, "document.zh.docx", change)
    document = Document("press-release", "k", "zh-Hant-HK", "T", (
        Paragraph("body", (Span("listed-work", words("海")), *words("港"))),))
    bold = open_faces(render(document, tmp_path).data)["Presskit Sans HK", "Bold"]
    assert coverage(bold) & set("海港") == {"海"}
