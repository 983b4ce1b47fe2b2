"""What proofs share with writers, against a second witness: a wrong answer there would pass both.

The witnesses are the faces' own tables as fontTools reads them, and the names in Unicode.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from presskit.document import Text
from presskit.render.docx_faces import is_asian, is_western
from presskit.render.runs import find_families, read_line
from tests.helpers.rendering import shipped_fonts

FONTS = shipped_fonts()
FACE = {"zh-Hant-HK": "Presskit Sans HK", "zh-Hant-TW": "Presskit Sans TC",
        "zh-Hans-CN": "Presskit Sans SC", "ja": "Presskit Sans JP", "ko": "Presskit Sans KR",
        "en": "Presskit Sans"}
HARD = "直骨令𠮷髙﨑珅喆𨋢嘅東京啟鬱咗龍，。「」あア한글ABcdéőŠ2025§—…·“”"


@cache
def points(name: str) -> frozenset[int]:
    family = next(one for one in FONTS.families if one.name == name)
    with TTFont(family.regular.path) as face:
        return frozenset(face.getBestCmap())


@pytest.mark.parametrize("language", [one for one in FACE if one != "en"])
@pytest.mark.parametrize("locale", FACE)
def test_a_character_is_in_the_face_of_its_language_wherever_that_has_it(locale: str,
                                                                         language: str) -> None:
    names = {one.key: one.name for one in FONTS.families}
    wide = [one for one in HARD if ord(one) > 0x2E80]
    for one in wide:
        found = names[find_families(read_line((Text(one, language),), locale), locale, FONTS)[0]]
        assert ord(one) in points(found), (one, found)
        if ord(one) in points(FACE[language]):
            assert found == FACE[language], one


@pytest.mark.parametrize("locale", FACE)
def test_every_character_of_a_line_is_in_a_face_that_has_it(locale: str) -> None:
    names = {one.key: one.name for one in FONTS.families}
    families = find_families(read_line((Text(HARD),), locale), locale, FONTS)
    assert all(ord(one) in points(names[key]) for one, key in zip(HARD, families, strict=True))


def test_characters_are_western_and_east_asian_as_unicode_calls_them() -> None:
    western, asian = ("LATIN ", "GREEK ", "CYRILLIC "), (
        "CJK UNIFIED", "HIRAGANA LETTER", "KATAKANA LETTER", "HANGUL SYLLABLE", "BOPOMOFO LETTER",
        "CJK COMPATIBILITY IDEOGRAPH")
    for point in (*range(0x20, 0x1F00), *range(0x3000, 0xD800), *range(0xF900, 0xFB00),
                  *range(0x20000, 0x20400)):
        one = chr(point)
        name, letter = unicodedata.name(one, ""), unicodedata.category(one) in ("Lu", "Ll", "Lo")
        if letter and name.startswith(asian):
            assert is_asian(one) and not is_western(one), name
        elif letter and name.startswith(western) and point < 0x530:
            assert is_western(one) and not is_asian(one), name
