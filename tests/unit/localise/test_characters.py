"""Characters by OpenCC with our own configuration."""

from importlib import metadata

import pytest

from presskit.diagnostics import Exit, PresskitError
from presskit.localise.characters import (
    open_characters,
    open_simplifier,
    open_traditionaliser,
    region,
)

from .samples import CN, HK, TW


def converted(source, target, text):
    return open_characters(source, target, None)(text)


@pytest.mark.parametrize(("text", "wanted"), [
    ("皇后后来在后台", "皇后後來在後臺"), ("头发发展", "頭髮發展"),
    ("里程碑里面的公里", "里程碑裡面的公里"), ("干部干净地干预", "幹部乾淨地干預"),
    ("系统与关系与联系", "系統與關係與聯繫"), ("制作制度", "製作制度"),
    ("松树轻松", "松樹輕鬆"), ("茶几上的几个", "茶几上的幾個"), ("只有一只船", "只有一隻船"),
    ("看着著名的作品", "看著著名的作品"), ("于是由于", "於是由於")])
def test_a_simplified_character_is_chosen_by_the_word_it_stands_in(text, wanted):
    assert converted(CN, TW, text) == wanted


@pytest.mark.parametrize(("source", "text", "wanted"), [
    (HK, "衞生隨着裏面的乾坤", "卫生随着里面的乾坤"), (HK, "執行監制收獲沈浸", "执行监制收获沉浸"),
    (TW, "看著裡面的著名作品", "看着里面的著名作品"), (HK, "瞭望瞭解", "瞭望了解")])
def test_regional_variants_don_t_stay_in_a_simplified_text(source, text, wanted):
    assert converted(source, CN, text) == wanted


@pytest.mark.parametrize(("source", "target", "text", "wanted"), [
    (HK, TW, "隨着裏面的衞生", "隨著裡面的衛生"), (TW, HK, "隨著裡面的著名", "隨着裏面的著名"),
    (HK, TW, "著名著作", "著名著作")])
def test_between_hong_kong_and_taiwan_nothing_goes_through_simplified(source, target, text,
                                                                      wanted):
    assert converted(source, target, text) == wanted


def test_within_one_region_nothing_changes():
    assert converted(HK, "zh-Hant-MO", "裏") == "裏"


def test_regions_follow_from_tags():
    assert [region(one) for one in (HK, TW, CN, "zh-Hans-HK", "zh-Hant")] == [
        "HK", "TW", "CN", "CN", "TW"]
    with pytest.raises(ValueError, match="not a Chinese locale"):
        region("ja")


def test_shields_come_through_untouched():
    text = "\U000f0000後\U000f0123"
    assert converted(HK, CN, text) == "\U000f0000后\U000f0123"


def test_a_nul_is_refused_instead_of_cutting_the_text():
    with pytest.raises(ValueError, match="NUL"):
        converted(HK, CN, "甲\0乙")


@pytest.fixture
def fresh(monkeypatch):
    """No engine was started yet in this process."""
    monkeypatch.setattr("presskit.localise.characters._STARTED", {})


@pytest.mark.usefixtures("fresh")
def test_the_configuration_is_kept_by_its_content(tmp_path, monkeypatch):
    open_characters(HK, CN, tmp_path)
    [path] = tmp_path.iterdir()
    before = path.stat().st_mtime_ns
    monkeypatch.setattr("presskit.localise.characters._STARTED", {})
    open_characters(HK, CN, tmp_path)
    assert [one.stat().st_mtime_ns for one in tmp_path.iterdir()] == [before]


@pytest.mark.usefixtures("fresh")
def test_an_engine_is_started_once(monkeypatch):
    import opencc

    one = open_characters(HK, CN, None)
    monkeypatch.setattr(opencc, "OpenCC", lambda _path: pytest.fail("started again"))
    other = open_characters(HK, CN, None)
    assert one("臺灣") == other("臺灣") == "台湾"


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("name", ["file", "file/below", "n" * 300, "circle"])
def test_a_folder_that_cannot_be_keeps_nothing_and_stops_nothing(tmp_path, name):
    (tmp_path / "file").write_text("")
    (tmp_path / "circle").symlink_to("circle")
    assert open_characters(HK, CN, tmp_path / name)("臺灣") == "台湾"


def test_the_package_that_replaces_the_engine_is_refused(monkeypatch):
    monkeypatch.setattr(metadata, "distributions", lambda **_: iter([object()]))
    with pytest.raises(PresskitError) as caught:
        open_characters(HK, CN, None)
    assert caught.value.diagnostics[0].code == "opencc-replaced"
    assert caught.value.exit_code is Exit.MACHINE


def test_the_checking_converters_go_character_by_character():
    assert open_simplifier(None)("著名的臺灣乾坤") == "著名的台湾乾坤"
    assert open_traditionaliser(None)("国") == "國"
