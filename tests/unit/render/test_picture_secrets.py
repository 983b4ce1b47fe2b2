"""What a picture file tells beside the picture."""

from __future__ import annotations

import io

from PIL import Image, PngImagePlugin

from presskit.render.picture_files import clean_picture
from presskit.render.picture_secrets import find_secrets


def saved(kind: str, **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind, **options)
    return out.getvalue()


def told() -> Image.Exif:
    made = Image.Exif()
    made.get_ifd(0x8825)[1] = "N"
    made.get_ifd(0x8769)[0xA431] = "0012345"
    made[0x013B] = "somebody"
    return made


def test_place_serial_number_and_owner_are_named():
    for kind in ("JPEG", "PNG"):
        assert find_secrets(saved(kind, exif=told()), kind) == (
            "the place where it was taken", "the camera's serial number", "the owner's name")


def test_records_of_programs_comments_and_texts_are_named():
    assert find_secrets(saved("JPEG", xmp=b"<x/>", comment=b"hm"), "JPEG") == (
        "what programs wrote about it (XMP, IPTC)", "a comment")
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "somebody")
    assert find_secrets(saved("PNG", pnginfo=texts), "PNG") == ("texts",)


def test_a_file_that_tells_nothing_or_is_none_names_nothing():
    for kind in ("JPEG", "PNG"):
        assert find_secrets(saved(kind), kind) == ()
        assert find_secrets(clean_picture(saved(kind, exif=told()), kind), kind) == ()
    assert find_secrets(b"no picture", "PNG") == ()
