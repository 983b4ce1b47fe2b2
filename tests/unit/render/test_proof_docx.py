"""Proofs of Word files: each check is seen to fail on a file that is broken in just that way."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from presskit.desk import resources
from presskit.document import Paragraph, Text
from presskit.render.proof.docx import prove_docx
from presskit.render.proof.docx_faces import list_embedded, tell_embedding
from tests.helpers.rendering import open_context

from .docx_checks import every_document, open_parts, render
from .docx_samples import chinese_release, english_release, japanese_release
from .docx_sheet_samples import chinese_facts, english_bios

CONTEXT = open_context()


@pytest.mark.parametrize("embed", ["subset", "common", "none"])
@pytest.mark.parametrize("document", every_document(),
                         ids=lambda one: f"{one.kind}-{one.locale}")
def test_what_is_written_has_no_fault(document, embed) -> None:
    assert prove_docx(render(document, embed=embed).data, document, CONTEXT) == ()


@pytest.mark.parametrize("locale", ["zh-Hans-HK", "zh-Hans-SG", "zh-Hant-MO", "en-US"])
def test_languages_are_those_of_word_in_every_locale(locale: str) -> None:
    document = replace(chinese_release(), locale=locale, children=(
        Paragraph("body", (Text("2027", locale), Text("論", "zh-Hans-HK"))),))
    assert prove_docx(render(document).data, document, CONTEXT) == ()


@pytest.mark.parametrize("embed", ["subset", "common", "full", "none"])
def test_a_file_tells_how_much_of_the_faces_is_inside(embed) -> None:
    data = render(chinese_release(), embed=embed).data
    assert tell_embedding(data, CONTEXT.fonts) == embed
    families = frozenset(one.name for one in CONTEXT.fonts.families)
    assert ("Presskit Sans HK" in list_embedded(data, families)) == (embed != "none")
    assert tell_embedding(b"no file", CONTEXT.fonts) == ""


Parts = dict[str, bytes]


def pack(parts: Parts, date=(1980, 1, 1, 0, 0, 0)) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, date), data)
    return buffer.getvalue()


@cache
def written(number: int = 0) -> bytes:
    return render(DOCUMENTS[number]()).data


DOCUMENTS = (chinese_release, english_bios, japanese_release, english_release, chinese_facts)
RELEASE, BIOS, JAPANESE, ENGLISH, FACTS = range(5)


def put(part: str, old: str, new: str, count: int = 1) -> Callable[[Parts], Parts]:
    """Write something else into one part."""
    def change(parts: Parts) -> Parts:
        text = parts[part].decode()
        changed = re.sub(old, new, text, count=count, flags=re.DOTALL)
        assert changed != text, old
        return {**parts, part: changed.encode()}
    return change


def without(part: str) -> Callable[[Parts], Parts]:
    return lambda parts: {name: data for name, data in parts.items() if name != part}


def swap_faces(parts: Parts) -> Parts:
    one, other = "word/fonts/PresskitSans-Bold.odttf", "word/fonts/PresskitSans-Regular.odttf"
    return {**parts, one: parts[other], other: parts[one]}


def last_first(parts: Parts) -> Parts:
    return dict(reversed(parts.items()))


MAIN, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CORE, RELS = "docProps/core.xml", "word/_rels/document.xml.rels"
TABLE = "word/fontTable.xml"
WORDS = "(<w:t(?: [^>]*)?>)"
SPOILT = {
    "a word is gone": (RELEASE, put(MAIN, WORDS + "論", r"\1"), "text",
                       "is missing behind"),
    "a footer says more": (RELEASE, put("word/footer1.xml", WORDS, r"\1Confidential "),
                           "text", "Confidential"),
    "a header is emptied": (RELEASE, put("word/header1.xml", WORDS + "[^<]*</w:t>", "", 9),
                            "text", "is missing"),
    "an invisible character": (RELEASE, put(MAIN, WORDS + "論", "\\1論\u2060"),
                               "structure", "U+2060"),
    "a part is no XML": (RELEASE, put(SETTINGS, "</w:settings>", ""), "structure", "no XML"),
    "a part is gone": (RELEASE, without("word/fonts/PresskitSansHK-Regular.odttf"), "structure",
                       "is not there"),
    "a part has no type": (RELEASE, put("[Content_Types].xml", "<Default Extension=\"odttf\"[^>]*>",
                                        ""), "structure", "of what type"),
    "a type has no part": (RELEASE, without("word/header1.xml"), "structure", "a type is named"),
    "an id leads nowhere": (RELEASE, put(MAIN, '(r|ns\\d):id="[^"]*"', r'\1:id="rId99"'),
                            "structure", "nothing is called rId99"),
    "a picture from outside": (RELEASE, put(
        RELS, 'Target="media/image1.png"',
        'Target="https://a.example/b.png" TargetMode="External"'), "structure",
        "asks for something outside"),
    "a link to a file": (RELEASE, put(RELS, 'Target="mailto:[^"]*"', 'Target="file:///etc"'),
                         "structure", "leads out of the file"),
    "types come last": (RELEASE, last_first, "structure", "doesn't come first"),
    "a face by the theme": (RELEASE, put(STYLES, "<w:rFonts ", '<w:rFonts w:asciiTheme="minor" '),
                            "fonts", "named by the theme"),
    "no East Asian face": (RELEASE, put(STYLES, '(<w:rFonts[^>]*) w:eastAsia="[^"]*"', r"\1"),
                           "fonts", "no face for eastAsia"),
    "another key": (RELEASE, put(TABLE, 'fontKey="{........', 'fontKey="{00000000'), "fonts",
                    "can't be opened"),
    "another face": (RELEASE, put(TABLE, 'w:name="Presskit Sans HK ', 'w:name="Presskit Sans JP '),
                     "fonts", "is another face"),
    "a name that other files have": (RELEASE, put(TABLE, '(w:name="Presskit Sans HK) \\w+', r"\1"),
                                     "fonts", "the name of the whole family"),
    "a face lacks a character": (RELEASE, put(MAIN, WORDS + "論", r"\1龘"), "fonts",
                                 "lacks “龘”"),
    "a weight is not there": (RELEASE, put(TABLE, "<w:embedBold.*?/>", "", 9), "fonts",
                              "Bold, which is not in the file"),
    "faces are swapped": (RELEASE, swap_faces, "fonts", "can't be opened"),
    "another language": (RELEASE, put(STYLES, 'w:eastAsia="zh-HK"', 'w:eastAsia="zh-TW"', 9),
                         "structure", "its language is zh-TW"),
    "foreign words unmarked": (JAPANESE, put(MAIN, 'w:lang w:eastAsia="zh-HK"',
                                             'w:lang w:eastAsia="ja-JP"', 99),
                               "structure", "under its language"),
    "no kinsoku": (RELEASE, put(STYLES, "<w:kinsoku/>", '<w:kinsoku w:val="0"/>'), "structure",
                   "kinsoku is not on"),
    "hung marks": (RELEASE, put(STYLES, '<w:overflowPunct w:val="0"/>', "<w:overflowPunct/>"),
                   "structure", "overflowPunct is not off"),
    "no gap": (RELEASE, put(STYLES, '<w:autoSpaceDE w:val="1"/>', ""), "structure",
               "autoSpaceDE is not on"),
    "a gap in English": (ENGLISH, put(STYLES, '<w:autoSpaceDE w:val="0"/>', "<w:autoSpaceDE/>"),
                         "structure", "autoSpaceDE is not off"),
    "marks not squeezed": (RELEASE, put(SETTINGS, "<w:characterSpacingControl[^>]*>", ""),
                           "structure", "not squeezed"),
    "fields to update": (RELEASE, put(SETTINGS, "<w:defaultTabStop", r"<w:updateFields/>\g<0>"),
                         "structure", "fields may be updated"),
    "no heading": (RELEASE, put(STYLES, "<w:outlineLvl[^>]*>", "", 99), "structure",
                   "no heading of its level"),
    "an unknown style": (RELEASE, put(MAIN, 'w:pStyle w:val="[^"]*"', 'w:pStyle w:val="Nemo"'),
                         "structure", "no style Nemo"),
    "no head row": (RELEASE, put(MAIN, "<w:tblHeader/>", "", 99), "structure",
                    "heads of tables"),
    "an undescribed picture": (BIOS, put(MAIN, ' descr="Portrait[^"]*"', "", 99), "structure",
                               "no words for those"),
    "another description": (BIOS, put(MAIN, ' descr="Portrait', ' descr="Picture', 99),
                            "structure", "no picture is described"),
    "another address": (RELEASE, put(RELS, "mailto:press", "mailto:dress"), "structure",
                        "no link leads to mailto:press"),
    "no page number": (RELEASE, put("word/footer1.xml", " PAGE ", " DATE ", 9), "structure",
                       "field PAGE"),
    "no count of pages": (RELEASE, put("word/footer2.xml", " NUMPAGES ", " DATE ", 9),
                          "structure", "field NUMPAGES"),
    "another title": (RELEASE, put(CORE, "<dc:title>", "<dc:title>!"), "structure", "title is"),
    "another hand": (RELEASE, put(CORE, "(<cp:lastModifiedBy>)[^<]*", r"\1python-docx"),
                     "structure", "lastModifiedBy is"),
    "no properties": (RELEASE, without(CORE), "structure", "it has no properties"),
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_broken_file_has_the_fault(way) -> None:
    number, spoil, aspect, said = SPOILT[way]
    parts = open_parts(written(number))
    faults = prove_docx(pack(spoil(parts)), DOCUMENTS[number](), CONTEXT)
    assert [one for one in faults if one.aspect == aspect and said in one.message], faults


def test_an_hour_in_the_zip_and_a_part_twice_are_found() -> None:
    parts = open_parts(written())
    fault, = prove_docx(pack(parts, (2026, 3, 18, 9, 0, 0)), chinese_release(), CONTEXT)
    assert "carry an hour" in fault.message


def test_what_is_no_word_file_is_told() -> None:
    for data in (b"", b"PK", written()[:900], pack({"a.txt": b"a"})):
        faults = prove_docx(data, chinese_release(), CONTEXT)
        assert faults and all(one.aspect == "structure" for one in faults)


def test_what_an_editor_decides_in_a_frame_of_his_own_can_stand(tmp_path: Path) -> None:
    """A letterhead of his own words, a face by the theme, other rules for lines."""
    home = tmp_path / "templates/docx"
    home.mkdir(parents=True)
    shutil.copy(resources() / "templates/docx/document.zh.docx", home / "document.zh.docx")
    parts = open_parts((home / "document.zh.docx").read_bytes())
    parts = put("word/document.xml", "(<w:body>)",
                r"\1<w:p><w:r><w:t>The Lamp [[ notice ]]</w:t></w:r></w:p>")(parts)
    parts = put(STYLES, "<w:kinsoku[^>]*>", '<w:kinsoku w:val="0"/>')(parts)
    (home / "document.zh.docx").write_bytes(pack(parts))
    context = open_context(tmp_path)
    data = render(chinese_release(), tmp_path).data
    faults = prove_docx(data, chinese_release(), context)
    assert [one.message for one in faults] == ["kinsoku is not on"]
    assert all(one.minor for one in faults)
    spoilt = put(MAIN, "The Lamp", "The Lump")(open_parts(data))
    assert any(one.aspect == "text" for one in prove_docx(pack(spoilt), chinese_release(), context))
