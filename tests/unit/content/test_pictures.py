"""The picture files of a kit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from presskit.content.pictures import check_pictures
from presskit.content.yaml import Places
from presskit.diagnostics import Findings, Span


def picture(kind: str, size: tuple[int, int] = (4, 4)) -> bytes:
    out = io.BytesIO()
    Image.new("L", size).save(out, kind)
    return out.getvalue()


def check(folder: Path, name: str, data: bytes | None = None):
    if data is not None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    places, findings = Places(), Findings()
    places["pictures", "a", "file"] = Span("pictures.yaml", 2, 9)
    found = check_pictures(folder, {"pictures": {"a": {"file": name}}}, places, findings)
    return found, [one.code for one in findings]


@pytest.mark.parametrize(("name", "data"), [
    ("pictures/a.png", picture("PNG")), ("pictures/a.jpg", picture("JPEG")),
    ("pictures/a.JPEG", picture("JPEG"))])
def test_pictures_that_newsrooms_use_pass(tmp_path: Path, name: str, data: bytes) -> None:
    assert check(tmp_path, name, data) == ((tmp_path / name,), [])


@pytest.mark.parametrize(("name", "data"), [
    ("pictures/a.png", b""), ("pictures/a.png", b"hello"), ("pictures/a.png", picture("JPEG")),
    ("pictures/a.jpg", picture("PNG")), ("pictures/a.png", picture("GIF")),
    ("pictures/a.png", picture("PNG")[:-8]), ("pictures/a.png", picture("PNG")[:20]),
    ("pictures/a.jpg", picture("JPEG", (300, 300))[:-40]),
    ("pictures/a.svg", b"<svg xmlns='x'/>"), ("pictures/a.svg", b"<html><svg></svg></html>")])
def test_what_is_no_picture_or_breaks_off_is_refused(
        tmp_path: Path, name: str, data: bytes) -> None:
    assert check(tmp_path, name, data)[1] == ["picture-unreadable"]


@pytest.mark.parametrize(("kind", "name"), [("PNG", "pictures/a.png"), ("JPEG", "pictures/a.jpg")])
@pytest.mark.parametrize("lenient", [False, True])  # as WeasyPrint leaves it
def test_a_picture_that_is_damaged_inside_is_refused(
        tmp_path: Path, monkeypatch, kind: str, name: str, lenient: bool) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    out = io.BytesIO()
    Image.effect_noise((300, 200), 80).save(out, kind)
    whole = out.getvalue()
    assert check(tmp_path, name, whole)[1] == []
    place = len(whole) // 2 if kind == "PNG" else whole.index(b"\xff\xc4") + 5
    torn = whole[:place] + b"\xee" * 16 + whole[place + 16:]
    assert check(tmp_path, name, torn)[1] == ["picture-unreadable"]


@pytest.mark.parametrize("name", ["../a.png", "/a.png", "pictures/../../a.png", "C:/a.png",
                                  "pictures\\a.png", "C:\\a.png"])
def test_a_path_that_leaves_the_kit_is_refused(tmp_path: Path, name: str) -> None:
    assert check(tmp_path, name) == ((), ["path-outside"])


def test_a_link_that_leaves_the_kit_is_refused(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    (kit / "pictures").mkdir(parents=True)
    (tmp_path / "a.png").write_bytes(picture("PNG"))
    (kit / "pictures" / "a.png").symlink_to(tmp_path / "a.png")
    assert check(kit, "pictures/a.png") == ((), ["path-outside"])


def test_a_picture_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert check(tmp_path, "pictures/a.png") == ((), ["picture-missing"])


def test_size_in_bytes_and_in_pixels_is_bounded(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("presskit.content.pictures.BIGGEST_PICTURE", 15)
    assert check(tmp_path, "pictures/a.png", picture("PNG"))[1] == ["picture-too-big"]
    monkeypatch.setattr("presskit.content.pictures.BIGGEST_FILE", 10)
    assert check(tmp_path, "pictures/a.png", picture("PNG"))[1] == ["picture-too-big"]


def test_the_mark_of_the_brand_is_checked_too(tmp_path: Path) -> None:
    places, findings = Places(), Findings()
    places["brand", "mark"] = Span("kit.yaml", 3, 9)
    check_pictures(tmp_path, {"brand": {"mark": "mark.svg"}}, places, findings)
    assert [one.code for one in findings] == ["picture-missing"]
