"""Pictures for the press: three sizes, with their words and nothing else inside."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, IptcImagePlugin

from presskit.diagnostics import PresskitError
from presskit.document import Artifact, Document, Figure, Running, Text
from presskit.render.picture_files import clean_picture
from presskit.render.picture_words import PressWords, write_words
from presskit.render.press_picture import SIZES, render_pictures
from tests.helpers.rendering import open_context
from tests.unit.render.test_picture_files import SECRET, exif

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
CAPTION = "論壇現場：「AI+藝術」<的>魅力 & 𠮷"
FACTS = (("author", "風樹文字社"), ("caption", CAPTION), ("credit", "風樹文字社攝"),
         ("terms", "可配合本資料冊免費使用"), ("until", "2027-12-31"),
         ("instructions", "測試文件"), ("people", "於朕\n費俊"))


def save(folder: Path, name: str, picture: Image.Image, **options) -> None:
    (folder / "pictures").mkdir(exist_ok=True)
    kind = {"jpg": "JPEG", "png": "PNG"}[name.split(".")[1]]
    picture.save(folder / "pictures" / name, kind, **options)


def document(name: str, facts=FACTS) -> Document:
    return Document("picture", "opening", "zh-Hant-HK", CAPTION,
                    (Figure("picture", f"pictures/{name}", "寫字的人"),), properties=facts,
                    subject="opening-night")


def photograph(width: int, height: int) -> Image.Image:
    ramp = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (ramp, ramp.rotate(180), ramp))


def render(tmp_path: Path, name: str, **options) -> dict[str, Artifact]:
    made = render_pictures(document(name, **options), open_context(tmp_path))
    return {one.shape: one for one in made}


def opened(artifact: Artifact) -> Image.Image:
    return Image.open(io.BytesIO(artifact.data))


def described(picture: Image.Image) -> dict[str, list[tuple[str, str]]]:
    """The fields of a picture's XMP packet by their names: language and words of each value."""
    about = etree.fromstring(picture.info["xmp"])[0][0]
    return {etree.QName(field).localname: [
        (one.get(LANGUAGE, ""), one.text) for one in (field.iter(ITEM) if len(field) else [field])]
        for field in about}


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_the_words_stand_in_the_file_of_every_size(tmp_path, name):
    save(tmp_path, name, photograph(2000, 1000))
    for made in render(tmp_path, name).values():
        told = described(opened(made))
        assert told["description"] == [("x-default", CAPTION), ("zh-Hant-HK", CAPTION)]
        assert told["Credit"] == [("", "風樹文字社攝")]
        assert told["Source"] == [("", "風樹文字社")]
        assert told["Instructions"] == [("", "測試文件")]
        assert told["LicenseEndDate"] == [("", "2027-12-31")]
        assert told["PersonInImage"] == [("", "於朕"), ("", "費俊")]
        assert told["AltTextAccessibility"][0] == ("x-default", "寫字的人")
        assert (made.width, made.height) == opened(made).size
        assert told["UsageTerms"][1] == ("zh-Hant-HK", "可配合本資料冊免費使用")


def test_programs_that_read_the_older_record_find_them_too(tmp_path):
    save(tmp_path, "a.jpg", photograph(300, 200))
    record = IptcImagePlugin.getiptcinfo(opened(render(tmp_path, "a.jpg")["original"]))
    assert record[1, 90] == b"\x1b%G"
    assert record[2, 120].decode() == CAPTION
    assert record[2, 110].decode() == "風樹文字社攝"


def test_a_credit_too_long_for_the_older_record_is_not_cut(tmp_path):
    save(tmp_path, "a.jpg", photograph(300, 200))
    long = "風樹文字社資料圖片及影像組攝影"
    made = render(tmp_path, "a.jpg", facts=(("credit", long), ("caption", CAPTION)))["original"]
    record = IptcImagePlugin.getiptcinfo(opened(made))
    assert (2, 110) not in record
    assert (2, 120) in record
    assert described(opened(made))["Credit"] == [("", long)]


def test_up_to_three_sizes_none_larger_than_what_came(tmp_path):
    save(tmp_path, "wide.jpg", photograph(2000, 1000))
    save(tmp_path, "high.png", photograph(600, 900))
    wide = {shape: opened(one).size for shape, one in render(tmp_path, "wide.jpg").items()}
    high = {shape: opened(one).size for shape, one in render(tmp_path, "high.png").items()}
    assert wide == {"original": (2000, 1000), "web": (1600, 800), "thumb": (480, 240)}
    assert high == {"original": (600, 900), "thumb": (320, 480)}  # a web page wants no less
    assert tuple(wide) == tuple(SIZES)


def test_it_has_no_second_file_whoever_read_the_same_picture_before(tmp_path):
    save(tmp_path, "small.jpg", photograph(600, 900))
    for _language in range(2):
        clean_picture.cache_clear()  # it remembers few, and many are read between two languages
        assert set(render(tmp_path, "small.jpg")) == {"original", "thumb"}


def test_what_came_keeps_its_pixels(tmp_path):
    save(tmp_path, "a.jpg", photograph(300, 200), quality=90)
    came = Image.open(tmp_path / "pictures" / "a.jpg")
    assert opened(render(tmp_path, "a.jpg")["original"]).tobytes() == came.tobytes()


def test_nothing_that_the_file_knew_is_handed_on(tmp_path):
    save(tmp_path, "a.jpg", photograph(2000, 1000), exif=exif(), comment=SECRET.encode(),
         xmp=f"<x>{SECRET}</x>".encode())
    for made in render(tmp_path, "a.jpg").values():
        assert SECRET.encode() not in made.data
        assert not opened(made).getexif()


def test_a_picture_with_a_palette_and_a_clear_ground_stays_so(tmp_path):
    sign = Image.new("P", (1000, 500), 1)
    sign.putpalette([0, 0, 0, 200, 20, 20])
    sign.paste(0, (0, 0, 500, 500))
    save(tmp_path, "a.png", sign, transparency=0)
    small = opened(render(tmp_path, "a.png")["thumb"]).convert("RGBA")
    assert small.getpixel((10, 10))[3] == 0
    assert small.getpixel((470, 200)) == (200, 20, 20, 255)


def test_a_draft_says_so_in_the_file(tmp_path):
    save(tmp_path, "a.jpg", photograph(300, 200))
    draft = replace(document("a.jpg"), running=Running(label=(Text("草稿"),)))
    for made in render_pictures(draft, open_context(tmp_path)):
        assert described(opened(made))["Instructions"] == [("", "草稿 測試文件")]


def test_the_same_document_gives_the_same_bytes(tmp_path):
    save(tmp_path, "a.png", photograph(900, 700))
    once, again = (render(tmp_path, "a.png") for _ in range(2))
    assert once == again


def test_a_jpeg_without_a_head_of_its_own_takes_the_words_too():
    out = io.BytesIO()
    photograph(40, 30).save(out, "JPEG")
    data = clean_picture(out.getvalue(), "JPEG")
    bare = data[:2] + data[4 + int.from_bytes(data[4:6], "big"):]
    assert bare[2:4] != b"\xff\xe0"
    told = write_words(bare, "JPEG", PressWords("en", caption="A caption"))
    assert described(Image.open(io.BytesIO(told)))["description"][0] == ("x-default", "A caption")


def test_words_that_fit_in_no_file_are_an_error_with_a_hint(tmp_path):
    save(tmp_path, "a.jpg", photograph(40, 30))
    with pytest.raises(PresskitError) as error:
        render(tmp_path, "a.jpg", facts=(("caption", "長" * 12_000),))
    assert error.value.diagnostics[0].code == "picture-words-long"


def test_a_document_without_a_picture_is_a_mistake_of_ours(tmp_path):
    with pytest.raises(ValueError, match="shows no picture"):
        render_pictures(Document("picture", "k", "en", "t", ()), open_context(tmp_path))
