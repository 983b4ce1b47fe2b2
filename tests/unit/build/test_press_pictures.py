"""The pictures of a small kit as the press gets them: their files, their place in the press room,
and which never get there."""

import hashlib
import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from lxml import html
from PIL import Image

from presskit.build import proving
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.picture_rights import say_pictures
from presskit.build.record import is_current, read_record
from presskit.build.verifying import verify
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError
from presskit.render.proof.picture import read_packet
from tests.helpers.closed import STILL
from tests.unit.render.test_picture_files import exif
from tests.unit.render.test_press_picture import photograph

from .test_room import codes, copy_kit, in_room, lines, make

MORE = """locales:
  zh-Hans-CN: {reach: convert}
documents: [press-release, captions-sheet]
cards: []
press_room: {url: https://press.example.org/lamp/}
"""

PICTURES = """harbour:
  file: pictures/harbour.jpg
  caption: 黃昏的海港
  alternative: 海面與對岸燈火
  credit: 燈塔信託基金攝
  rights: 限新聞報道使用
  use: [print, web]
  until: 2026-06-30
tower:
  file: pictures/tower.png
  caption: 只供印刷的燈塔
  alternative: 高身的塔
  credit: 燈塔信託基金
  use: [print]
  until: unlimited
"""

LAST = STILL.replace(month=6, day=30, hour=1)


def copy_pictured(top):
    kit = copy_kit(top, MORE)
    photograph(2400, 1600).save(kit / "pictures/harbour.jpg", "JPEG", quality=90, exif=exif())
    photograph(300, 400).save(kit / "pictures/tower.png", "PNG")
    path = kit / "pictures.yaml"
    lamp = path.read_text("utf-8") + "  rights: 供報道之用\n  until: unlimited\n"
    path.write_text(lamp + PICTURES, "utf-8")
    return kit


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    kit = copy_pictured(tmp_path_factory.mktemp("pictures"))
    before = (kit / "pictures/harbour.jpg").read_bytes()
    return kit, make(kit), before


def top_of(kit):
    return kit.parent / "out/opening"


def page(kit, name):
    return html.fromstring((top_of(kit) / "press-room" / name).read_bytes())


def pictures(kit):
    return [one for one in lines(kit) if one["document"] == "picture"]


def desk(kit, clock=STILL):
    return Desk(clock=lambda: clock, cache=kit.parent / "cache")


# Files --------------------------------------------------------------------------------------

def test_every_picture_is_there_in_each_language_under_names_that_are_safe_everywhere(built):
    kit, _made, _before = built
    sizes = {(one["subject"], one["shape"]): (one["width"], one["height"])
             for one in pictures(kit)}
    assert sizes == {("lamp", "original"): (8, 8), ("lamp", "thumb"): (8, 8),
                     ("harbour", "original"): (2400, 1600), ("harbour", "web"): (1600, 1067),
                     ("harbour", "thumb"): (480, 320), ("tower", "original"): (300, 400),
                     ("tower", "thumb"): (300, 400)}
    names = [one["path"].rpartition("/")[2] for one in pictures(kit)]
    assert "opening-picture-harbour-web-zh-Hans-CN.jpg" in names
    assert len(names) == 14 == len({one.lower() for one in names})
    assert all(re.fullmatch(r"[a-z0-9]+(-[A-Za-z0-9]+)*\.(jpg|png)", one) for one in names)


def test_words_stand_in_each_file_in_its_language_and_no_place(built):
    kit, made, before = built
    for locale, caption in (("zh-Hant-HK", "黃昏的海港"), ("zh-Hans-CN", "黄昏的海港")):
        own = [one for one in pictures(kit)
               if (one["locale"], one["subject"]) == (locale, "harbour")]
        for one in own:
            with Image.open(top_of(kit) / one["path"]) as picture:
                assert dict(picture.getexif()) == {}
                said = read_packet(picture.info["xmp"])
            assert said["description"] == [("x-default", caption), (locale, caption)]
            assert said["LicenseEndDate"] == [("", "2026-06-30")]
    assert (kit / "pictures/harbour.jpg").read_bytes() == before
    note, = codes(made, "picture-secrets")
    assert "the place where it was taken" in note


def test_archives_hold_originals_by_language_and_the_smaller_together(built):
    kit, _made, _before = built
    own = zipfile.ZipFile(top_of(kit) / "zh-Hant-HK/opening-zh-Hant-HK.zip").namelist()
    assert {one.rpartition("/")[2].split("-")[3] for one in own if "harbour" in one} == {
        "original", "web"}
    every = zipfile.ZipFile(top_of(kit) / "opening-all.zip").namelist()
    assert {one.rpartition("/")[2].split("-")[3] for one in every if "harbour" in one} == {"web"}
    assert not any("thumb" in one for one in (*own, *every))
    assert any("lamp-original" in one for one in every)  # which is small already


def test_the_pictures_are_verified(built):
    kit, _made, _before = built
    found = verify(kit, kit.parent / "out", desk(kit), Options(jobs=1), quick=True)
    assert [one.message for one in found.findings if one.severity == "error"] == []
    assert sum(one.document == "picture" for one in found.files) == 14


def test_another_size_than_the_manifests_is_found(built):
    kit, _made, _before = built
    line = next(one for one in pictures(kit) if one["shape"] == "web")
    data = (top_of(kit) / line["path"]).read_bytes()
    assert list(proving._prove_line(data, line, None)) == []
    fault, = proving._prove_line(data, line | {"width": 1601}, None)
    assert fault.message == ("it has 1600 by 1067 pixels, and the manifest says 1601 by 1067")


def test_the_names_of_a_picture_with_a_long_id_are_told_of(tmp_path):
    kit = copy_pictured(tmp_path)
    path = kit / "pictures.yaml"
    path.write_text(path.read_text("utf-8").replace("tower:", f"tower-{'o' * 40}:"), "utf-8")
    findings = Findings()
    say_pictures(load(kit).kit, kit, findings)
    assert [one.code for one in findings] == ["picture-name-long", "picture-secrets"]


# The room -----------------------------------------------------------------------------------

@pytest.mark.parametrize("name", ["index", "press-release"])
def test_a_page_shows_a_picture_small_with_its_words_and_files(built, name):
    kit, _made, _before = built
    entry, = page(kit, f"zh-Hans-CN/{name}.html").xpath("//section[@id='picture-harbour']")
    shown, = entry.xpath(".//img")
    assert dict(shown.attrib) == {
        "src": "files/opening-picture-harbour-thumb-zh-Hans-CN.jpg", "alt": "海面与对岸灯火",
        "loading": "lazy", "width": "480", "height": "320", "decoding": "async"}
    words = entry.text_content()
    for one in ("黄昏的海港", "图片来源：", "适用媒介：印刷、网络", "使用期限：2026年6月30日",
                "2400×1600像素"):
        assert one in words, one
    assert entry.xpath(".//p[@class='picture-file']/a/@href") == [
        f"files/opening-picture-harbour-{size}-zh-Hans-CN.jpg" for size in ("original", "web")]
    assert [(one.get("data-label"), one.text_content().strip())
            for one in entry.xpath(".//template")][::2] == [
        ("复制图片说明", "黄昏的海港"), ("复制替代文本", "海面与对岸灯火")]
    for row in entry.xpath(".//table/tbody/tr"):
        data = (top_of(kit) / "press-room/zh-Hans-CN" / row.xpath(".//a/@href")[0]).read_bytes()
        assert hashlib.sha256(data).hexdigest() in row.text_content()


def test_machines_are_told_of_the_pictures(built):
    kit, _made, _before = built
    data, = page(kit, "zh-Hant-HK/press-release.html").xpath(
        "//script[@type='application/ld+json']/text()")
    told = {one["contentUrl"]: one for one in json.loads(data)["image"] if isinstance(one, dict)}
    base = "https://press.example.org/lamp/zh-Hant-HK/files/opening-picture-"
    assert told[f"{base}harbour-original-zh-Hant-HK.jpg"] | {"width": "", "height": ""} == {
        "@type": "ImageObject", "contentUrl": f"{base}harbour-original-zh-Hant-HK.jpg",
        "thumbnailUrl": f"{base}harbour-thumb-zh-Hant-HK.jpg", "encodingFormat": "image/jpeg",
        "width": "", "height": "", "inLanguage": "zh-Hant-HK", "caption": "黃昏的海港",
        "creditText": "燈塔信託基金攝", "expires": "2026-06-30", "usageInfo": {
            "@type": "CreativeWork",
            "text": "限新聞報道使用\n適用媒介：印刷、網上\n使用期限：2026年6月30日"}}
    index = json.loads((top_of(kit) / "press-room/index.json").read_bytes())
    listed = {one["picture"]: one for one in index["locales"]["zh-Hant-HK"]["pictures"]}
    assert set(listed) == {"lamp", "harbour"}
    for one in listed["harbour"]["files"]:
        data = (top_of(kit) / "press-room" / one["path"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(data).hexdigest()
        assert Image.open(io.BytesIO(data)).size == (one["width"], one["height"])


# What never gets in -------------------------------------------------------------------------

def test_a_picture_that_is_not_for_the_web_stays_out_and_is_told(built):
    kit, made, _before = built
    assert [one for one in in_room(kit) if "tower" in one["path"]] == []
    assert "只供印刷" not in page(kit, "zh-Hant-HK/index.html").xpath("//main")[0].text_content()
    assert [one["path"] for one in in_room(kit) if "captions-sheet-zh-Hant-HK.docx" in one["path"]]
    assert ["tower (not for use on the web)" in one for one in codes(made, "room-left-out")] == [
        True, True]


def test_a_picture_whose_last_day_has_gone_by_leaves_the_room_with_what_shows_it(tmp_path):
    kit = copy_pictured(tmp_path)
    make(kit, clock=LAST)
    assert [one for one in in_room(kit) if "harbour" in one["path"]]
    record = read_record(kit, kit.parent / "out", desk(kit))
    words = Options(jobs=1, room=True).words
    assert is_current(record, words, kit, kit.parent / "out", desk(kit, LAST))
    after = LAST + timedelta(days=1)
    assert not is_current(record, words, kit, kit.parent / "out", desk(kit, after))
    found = verify(kit, kit.parent / "out", desk(kit, after), Options(jobs=1), quick=True)
    told = [one.message for one in found.findings if one.code == "verify-rights"]
    assert any("picture harbour" in one for one in told)
    assert any("captions-sheet" in one for one in told)
    made = make(kit, clock=after)
    public = {one["path"] for one in in_room(kit)}
    assert not [one for one in public if "harbour" in one or "captions" in one]
    assert [one for one in public if "picture-lamp" in one and "press-room/zh-Hant-HK" in one]
    assert any("its last day was 2026-06-30" in one for one in codes(made, "room-left-out"))


def test_a_drawing_with_a_script_is_refused(tmp_path):
    kit = copy_kit(tmp_path, "documents: [press-release]\ncards: []\n")
    (kit / "pictures/lamp.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "utf-8")
    path = kit / "pictures.yaml"
    path.write_text(path.read_text("utf-8").replace("lamp.png", "lamp.svg"), "utf-8")
    with pytest.raises(PresskitError) as error:
        make(kit)
    found, = (one for one in error.value.diagnostics if one.code == "picture-unreadable")
    assert "PNG or JPEG" in found.hint
