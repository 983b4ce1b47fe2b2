"""Faces that somebody brings: what they say, which are refused, spacing of punctuation."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from presskit.diagnostics import PresskitError
from presskit.render.face_facts import add_spacing, clean_name, read_facts
from tests.helpers.faces import cut_face, make_outlines, put_face


def collection() -> bytes:
    both = TTCollection()
    both.fonts = [TTFont(io.BytesIO(cut_face("Gull Sans", bold=bold))) for bold in (False, True)]
    out = io.BytesIO()
    both.save(out)
    return out.getvalue()


def changed(data: bytes) -> bytes:
    """A face in which one byte of an outline has been turned over."""
    place = TTFont(io.BytesIO(data)).reader.tables["glyf"].offset + 40
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1:]


@pytest.mark.parametrize(("data", "code"), [
    (b"", "font-unreadable"), (b"%PDF-1.7 no font", "font-unreadable"),
    (b"wOF2 and so on", "font-packed"), (b"\0\1\0\0", "font-damaged"),
    (cut_face("Gull Sans")[:9000], "font-damaged"),
    (changed(cut_face("Gull Sans")), "font-damaged"),
    (collection(), "font-collection"), (make_outlines("cff"), "font-outlines"),
    (make_outlines("variable"), "font-variable"), (make_outlines("symbol"), "font-symbol"),
    (make_outlines("slanted"), "font-slanted"), (cut_face(" "), "font-nameless"),
    (cut_face("Gull Sans", postscript="Gull Sans/Regular"), "font-nameless"),
    (cut_face("Gull Sans", permission=0x2), "font-restricted"),
    (cut_face("Gull Sans", permission=0x108), "font-restricted"),
    (cut_face("Gull Sans", permission=0x200), "font-restricted")])
def test_a_face_that_cannot_be_used_is_refused_with_its_reason(tmp_path: Path, data: bytes,
                                                               code: str) -> None:
    path = tmp_path / "face.ttf"
    path.write_bytes(data)
    with pytest.raises(PresskitError) as caught:
        read_facts(path, "face.ttf")
    found, = caught.value.diagnostics
    assert (found.code, found.place) == (code, "face.ttf") and found.hint


def test_a_face_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PresskitError) as caught:
        read_facts(tmp_path, "folder")
    assert caught.value.diagnostics[0].code == "font-unreadable"


@pytest.mark.parametrize(("bits", "embedding"), [
    (0, "edit"), (0x8, "edit"), (0x4, "view"), (0x6, "view"), (0xC, "edit")])
def test_the_most_generous_permission_holds(tmp_path: Path, bits: int, embedding: str) -> None:
    path = put_face(tmp_path, "Gull Sans", permission=bits)
    assert read_facts(path, path.name).embedding == embedding


def test_a_latin_face_is_for_latin_letters(tmp_path: Path) -> None:
    path = put_face(tmp_path, "Gull Sans", bold=True, weight=600)
    facts = read_facts(path, path.name)
    assert (facts.family, facts.weight, facts.own_weight) == ("Gull Sans", 700, 600)
    assert (facts.languages, facts.asian, facts.style) == (("en",), False, "sans-serif")
    assert "SIL Open Font License" in facts.licence


@pytest.mark.parametrize(("pages", "languages"), [
    (1 << 20, ("zh-Hant",)), (1 << 17, ("ja",)), (1 << 18 | 1, ("zh-Hans",)), (1 << 19, ("ko",)),
    (1 << 17 | 1 << 20, ()), (1, ())])
def test_a_region_is_taken_from_code_pages_that_name_one_script(
        tmp_path: Path, pages: int, languages: tuple[str, ...]) -> None:
    path = put_face(tmp_path, "Gull Song", "tc", pages=pages)
    facts = read_facts(path, path.name)
    assert facts.asian and facts.languages == languages


def test_punctuation_closes_up_after_spacing_and_nothing_else_changes(tmp_path: Path) -> None:
    path = put_face(tmp_path, "Gull Song", "tc", spaced=False)
    before = read_facts(path, path.name)
    data = add_spacing(before.data, tmp_path)
    assert not before.spaced and data == add_spacing(before.data, tmp_path)
    path.write_bytes(data)
    assert read_facts(path, path.name).spaced
    old, new = TTFont(io.BytesIO(before.data)), TTFont(io.BytesIO(data))
    assert {tag for tag in old.reader.keys() if old.reader[tag] != new.reader[tag]} == {
        "head", "GPOS"}
    assert old["head"].modified == new["head"].modified
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_face_without_full_width_marks_gets_no_spacing(tmp_path: Path) -> None:
    assert add_spacing(cut_face("Gull Sans"), tmp_path) == b""


@pytest.mark.parametrize(("name", "clean"), [
    ("Gull  Sans", "Gull Sans"), ('Gull"; } body {', "Gull body"), ("明宋 (Pro)/2", "明宋 Pro 2")])
def test_a_name_holds_nothing_that_means_something_in_a_style_sheet(name: str,
                                                                    clean: str) -> None:
    assert clean_name(name) == clean
