"""The proof of a PDF's words and faces: each that is hidden, astray or drawn otherwise is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pikepdf import Name

from presskit.document import Paragraph, Text
from presskit.render.proof import Aspect
from presskit.render.proof.pdf import prove_pdf
from presskit.render.proof.pdf_fonts import find_glyph
from tests.helpers import documents
from tests.helpers.broken_pdf import CONTEXT, find_aspects, print_once, replace_content

DOCUMENT = documents.release("zh-Hant-HK")


def fonts_of(file: Any, name: str) -> Iterator[Any]:
    seen = set()
    for page in file.pages:
        for font in page.Resources.Font.values():
            if str(font.BaseFont).endswith(name) and font.objgen not in seen:
                seen.add(font.objgen)
                yield font


def change(key: str, value: Any = None, *, facts: bool = False,
           name: str = "+Presskit-Sans-HK") -> Callable[[Any], None]:
    """Change an entry of a font or of its descriptor; nothing takes it out."""
    def run(file: Any) -> None:
        font = next(fonts_of(file, name))
        node = font.DescendantFonts[0].FontDescriptor if facts else font
        if value is None:
            del node[key]
        else:
            node[key] = value
    return run


def map_twice(file: Any) -> None:
    table = next(fonts_of(file, "+Presskit-Sans-HK")).ToUnicode
    data = table.read_bytes()
    code = re.search(rb"beginbfchar\n<([0-9a-f]{4})>", data)[1]
    table.write(data.replace(b"endcmap", b"1 beginbfchar\n<" + code + b"> <0041>\nendbfchar\n"
                             b"endcmap", 1))


def forget(file: Any) -> None:
    table = next(fonts_of(file, "+Presskit-Sans-HK")).ToUnicode
    table.write(re.sub(rb"<[0-9a-f]{4}> <9999>\n", b"", table.read_bytes()))  # 香


def draw_box(file: Any) -> None:
    redraw(file, b"0000")


def draw_other(file: Any) -> None:
    """Another shape, that ToUnicode calls by the same name."""
    table = next(fonts_of(file, "+Presskit-Sans-HK")).ToUnicode
    table.write(table.read_bytes().replace(
        b"endcmap", b"1 beginbfchar\n<" + code_of("盤") + b"> <7434>\nendbfchar\nendcmap", 1))
    redraw(file, code_of("盤"))


def redraw(file: Any, code: bytes) -> None:
    """Put another glyph, or none, in the place of the first 琴 of the text."""
    data = file.pages[0].Contents.read_bytes()
    old = code_of("琴")
    place = next(match.start(1) + index for match in re.finditer(rb"<([0-9a-f]+)>", data)
                 for index in range(0, len(match[1]), 4) if match[1][index:index + 4] == old)
    file.pages[0].Contents.write(data[:place] + code + data[place + 4:])


def draw_nothing(file: Any) -> None:
    """A glyph whose outline is not in the file."""
    program = next(fonts_of(file, "+Presskit-Sans-HK")).DescendantFonts[0].FontDescriptor.FontFile2
    from presskit.render.proof.pdf_fonts import _read_tables
    data = bytearray(program.read_bytes())
    start, length = _read_tables(bytes(data))["loca"]
    data[start:start + length] = bytes(length)
    program.write(bytes(data))


def code_of(character: str) -> bytes:
    face = CONTEXT.fonts.family(CONTEXT.fonts.stack("zh-Hant-HK")[0]).regular
    return b"%04x" % find_glyph(face.path, ord(character))


def hide(file: Any) -> None:
    replace_content(file, b"\nBT\n", b"\nBT\n3 Tr\n")


def add_words(file: Any) -> None:
    stream = file.pages[0].Contents
    font = next(key for key, one in file.pages[0].Resources.Font.items()
                if str(one.BaseFont).endswith("+Presskit-Sans-HK"))
    stream.write(stream.read_bytes() + b"\n/Artifact BMC BT %s 9 Tf 1 0 0 1 99 99 Tm <%s> Tj ET EMC"
                 % (font.encode(), code_of("香")))


def lose_words(file: Any) -> None:
    redraw(file, b"")


def reorder(file: Any) -> None:
    from tests.helpers.broken_pdf import elements_of
    parent = elements_of(file, "H1")[0].P
    parent.K = [*parent.K][::-1]


def lose_notice(file: Any) -> None:
    page = file.pages[1]
    data = page.Contents.read_bytes()
    place = data.index(b"/Subtype /Footer>>")
    page.Contents.write(data[:place] + re.sub(rb"<[0-9a-f]{4,}>", b"<>", data[place:]))


FACES = {
    "Presskit-Other is no face of ours": change("/BaseFont", Name("/AAAAAA+Presskit-Other")),
    "Helvetica is no face of ours": change("/BaseFont", Name("/Helvetica")),
    "is not reduced to what is used": change("/BaseFont", Name("/Presskit-Sans-HK")),
    "is not embedded": change("/FontFile2", facts=True),
    "has no way back to Unicode": change("/ToUnicode"),
    "is set vertically": change("/Encoding", Name("/Identity-V")),
    "is slanted": change("/ItalicAngle", -12, facts=True),
    "gives two meanings": map_twice,
    "leads back to no character": forget,
    "the sign for a missing glyph": draw_box,
    "nothing to draw": draw_nothing,
    "is drawn by another glyph": draw_other,
    "is drawn by Presskit-Sans-JP, not by": change("/BaseFont",
                                                    Name("/AAAAAA+Presskit-Sans-JP")),
}
WORDS = {
    "words that nobody sees": hide,
    "outside of the tags stands more than running lines": add_words,
    "where the document says": lose_words,
    "it says “": reorder,
    "the page lacks its notice": lose_notice,
}


@pytest.mark.parametrize("message", FACES)
def test_a_wrong_face_is_found(message: str) -> None:
    assert set(find_aspects(DOCUMENT, FACES[message], message)) == {Aspect.FONTS}


@pytest.mark.parametrize("message", WORDS)
def test_wrong_words_are_found(message: str) -> None:
    assert set(find_aspects(DOCUMENT, WORDS[message], message)) == {Aspect.TEXT}


MIXED = replace(DOCUMENT, children=(*DOCUMENT.children, Paragraph(
    "body", (Text("約翰·愛德華與約翰‧愛德華，兩個名字的點並不相同。"),))))


def test_characters_that_one_glyph_draws_are_told_apart() -> None:
    assert prove_pdf(print_once(MIXED).data, MIXED, CONTEXT) == ()


def lose_dot(file: Any) -> None:
    """What the engine does by itself: the second of two dots is read as the first."""
    font = next(one for one in fonts_of(file, "+Presskit-Sans-HK")
                if b"<2027>" in one.ToUnicode.read_bytes())
    table = font.ToUnicode
    table.write(table.read_bytes().replace(b"<2027>", b"<00b7>"))


def draw_astray(file: Any) -> None:
    """A code that leads to no glyph."""
    for font in fonts_of(file, "+Presskit-Sans-HK"):
        own = font.DescendantFonts[0]
        if own.CIDToGIDMap != Name.Identity:
            own.CIDToGIDMap.write(bytes(len(own.CIDToGIDMap.read_bytes())))


@pytest.mark.parametrize(("broken", "message", "aspect"), [
    (lose_dot, "· (U+00B7), ‧ (U+2027) by one glyph", Aspect.FONTS),
    (lose_dot, "where the document says", Aspect.TEXT),
    (draw_astray, "the sign for a missing glyph", Aspect.FONTS)])
def test_characters_that_are_read_as_others_are_told(broken, message, aspect) -> None:
    assert set(find_aspects(MIXED, broken, message)) == {aspect}


def test_the_four_marks_stand_in_the_corner_or_in_the_middle_by_region() -> None:
    import uharfbuzz as hb

    def middle(locale: str, mark: str) -> float:
        family = CONTEXT.fonts.family(CONTEXT.fonts.stack(locale)[0])
        face = hb.Face(hb.Blob.from_file_path(family.regular.path))
        box = hb.Font(face).get_glyph_extents(find_glyph(family.regular.path, ord(mark)))
        return (box.x_bearing + box.width / 2) / face.upem

    for mark in "，。":
        assert all(0.4 < middle(one, mark) < 0.6 for one in ("zh-Hant-HK", "zh-Hant-TW"))
        assert all(middle(one, mark) < 0.4 for one in ("zh-Hans-CN", "ja"))
