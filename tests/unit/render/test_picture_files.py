"""Picture files: nothing private goes out, and every writer takes what comes."""

import io
import re
import struct
import zipfile
import zlib
from base64 import b64decode

import pytest
from docx.image.image import Image as WordImage
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from reportlab.lib.utils import ImageReader

from presskit.document import Document, Figure
from presskit.render import render
from presskit.render.picture_files import clean_picture, name_losses
from tests.helpers.rendering import open_context

SECRET = "SECRET-22.2793N-114.1628E"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def drawing(mode: str = "RGB") -> Image.Image:
    """Three fields that look different whichever way they are turned."""
    picture = Image.new("RGB", (48, 32), (250, 250, 250))
    picture.paste((200, 20, 20), (0, 0, 16, 16))
    picture.paste((20, 20, 200), (32, 16, 48, 32))
    return picture.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x013B] = SECRET  # the artist
    made.get_ifd(0x8825)[1] = SECRET  # the place
    return made


def jpeg(mode: str = "RGB", orientation: int = 1, **options) -> bytes:
    out = io.BytesIO()
    drawing(mode).save(out, "JPEG", quality=90, exif=exif(orientation), comment=SECRET.encode(),
                       xmp=f"<x>{SECRET}</x>".encode(), dpi=(300, 300), **options)
    return out.getvalue()


def png(picture: Image.Image, **options) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET)
    told.add_itxt("Comment", SECRET)
    told.add_text("More", SECRET, zip=True)
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=told, exif=exif(), **options)
    return out.getvalue() + SECRET.encode()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(
        ">I", zlib.crc32(name + content))


def deep_png(colour: int, samples: int) -> bytes:
    """A PNG with 16 bits in a sample: 2 by 1 pixels, nearly black and half bright."""
    row = b"\0" + struct.pack(">H", 300) * samples + struct.pack(">H", 0x8123) * samples
    head = struct.pack(">IIBBBBB", 2, 1, 16, colour, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row))
            + chunk(b"tEXt", b"Author\0" + SECRET.encode()) + chunk(b"IEND", b""))


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def pixels(data: bytes) -> bytes:
    return opened(data).tobytes()


def assert_taken(data: bytes) -> None:
    """Word files and cards take it."""
    assert WordImage.from_file(io.BytesIO(data)).px_width
    assert ImageReader(io.BytesIO(data)).getRGBData()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"mode": "L"}, {"optimize": True},
                                     {"restart_marker_blocks": 1}])
def test_a_jpeg_loses_what_is_private_and_no_pixel(options):
    before = jpeg(icc_profile=None if options.get("mode") else SRGB, **options)
    assert SECRET.encode() in before
    after = clean_picture(before + jpeg(), "JPEG")  # with a preview behind its end
    assert SECRET.encode() not in after
    assert pixels(after) == pixels(before)
    assert opened(after).info["dpi"] == (300, 300)
    assert opened(after).info.get("icc_profile") == opened(before).info.get("icc_profile")
    assert len(after) < len(before)
    assert_taken(after)


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_jpeg_that_lies_on_its_side_is_put_upright(orientation):
    before = jpeg(orientation=orientation, icc_profile=SRGB)
    after = clean_picture(before, "JPEG")
    upright = ImageOps.exif_transpose(opened(before))
    assert SECRET.encode() not in after
    assert opened(after).size == upright.size
    assert opened(after).getexif().get(0x0112) is None
    near = zip(opened(after).tobytes(), upright.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in near) < 24
    assert opened(after).info["icc_profile"] == SRGB


def test_a_jpeg_in_inks_becomes_one_in_light():
    before = jpeg("CMYK")
    after = clean_picture(before, "JPEG")
    assert opened(after).mode == "RGB" and SECRET.encode() not in after
    red, blue = opened(after).getpixel((5, 5)), opened(after).getpixel((40, 24))
    assert red[0] > 150 > red[2] and blue[2] > 150 > blue[0]
    assert_taken(after)


def test_what_pixels_lose_is_named():
    assert name_losses(jpeg("CMYK"), "JPEG") == ("its inks (CMYK) become light (sRGB)",)
    fine = io.BytesIO()
    Image.new("I;16", (4, 4), 40_000).save(fine, "PNG")
    assert name_losses(fine.getvalue(), "PNG") == ("its samples of 16 bits become those of 8",)
    for data, kind in ((jpeg(), "JPEG"), (png(drawing()), "PNG"), (b"nothing", "PNG")):
        assert name_losses(data, kind) == ()


def test_a_profile_that_is_none_does_not_stop_a_jpeg_in_inks():
    after = clean_picture(jpeg("CMYK", icc_profile=b"no profile at all"), "JPEG")
    assert opened(after).mode == "RGB" and "icc_profile" not in opened(after).info


def test_a_jpeg_without_a_jfif_head_is_one_that_word_takes():
    before = jpeg()
    length = struct.unpack(">H", before[4:6])[0]
    bare = before[:2] + before[4 + length:]
    after = clean_picture(bare, "JPEG")
    assert after[6:10] == b"JFIF" and pixels(after) == pixels(bare)
    assert_taken(after)


def test_a_jpeg_that_codes_red_green_and_blue_keeps_its_colours():
    out = io.BytesIO()
    drawing().save(out, "JPEG", quality=95, keep_rgb=True)
    after = clean_picture(out.getvalue(), "JPEG")
    red = opened(after).getpixel((5, 5))
    assert abs(red[0] - 200) < 12 and red[1] < 40 and red[2] < 40
    assert_taken(after)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_loses_what_is_private_and_no_pixel(mode):
    before = png(drawing(mode), dpi=(300, 300), icc_profile=SRGB)
    assert SECRET.encode() in before
    after = clean_picture(before, "PNG")
    assert SECRET.encode() not in after and not opened(after).text
    assert not dict(opened(after).getexif())
    assert pixels(after) == pixels(before)
    assert opened(after).info["icc_profile"] == SRGB
    assert round(opened(after).info["dpi"][0]) == 300
    assert_taken(after)


@pytest.mark.parametrize("colour,samples,mode", [(0, 1, "L"), (2, 3, "RGB"), (4, 2, "RGBA"),
                                                 (6, 4, "RGBA")])
def test_a_png_of_sixteen_bits_becomes_one_of_eight(colour, samples, mode):
    after = clean_picture(deep_png(colour, samples), "PNG")
    assert after[24] == 8 and opened(after).mode == mode and SECRET.encode() not in after
    first, second = (opened(after).convert("RGBA").getpixel((x, 0)) for x in (0, 1))
    assert first[0] in (1, 2) and second[0] in (0x80, 0x81, 0x82)
    assert_taken(after)


def test_the_same_file_gives_the_same_bytes():
    for data, kind in ((jpeg("CMYK"), "JPEG"), (jpeg(orientation=6), "JPEG"),
                       (deep_png(0, 1), "PNG")):
        first = clean_picture(data, kind)
        clean_picture.cache_clear()
        assert clean_picture(data, kind) == first


@pytest.mark.parametrize("data,kind", [
    (b"no picture", "PNG"), (jpeg()[:200], "JPEG"), (b"\xff\xd8\xff\xd9", "JPEG")])
def test_what_is_no_picture_is_refused(data, kind):
    with pytest.raises((OSError, ValueError)):
        clean_picture(data, kind)


@pytest.mark.parametrize("name,data", [
    ("a.jpg", jpeg()), ("b.jpg", jpeg("CMYK")), ("c.jpg", jpeg(orientation=6)),
    ("d.png", png(drawing())), ("e.png", deep_png(0, 1))])
def test_no_format_carries_what_a_picture_file_knew(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    document = Document("press-release", "k", "en", "T", (Figure("picture", name, "A light"),))
    context = open_context(tmp_path)
    page = render(document, "html", context).data
    pictures = [b64decode(one) for one in re.findall(rb'<img src="data:[^,]*,([^"]+)"', page)]
    assert [opened(one).format for one in pictures] == ["PNG" if "png" in name else "JPEG"]
    with zipfile.ZipFile(io.BytesIO(render(document, "docx", context).data)) as word:
        media = [word.read(one) for one in word.namelist() if one.startswith("word/media/")]
    assert media == pictures
    pdf = render(document, "pdf", context).data
    assert b"/Subtype /Image" in pdf
    assert SECRET.encode() not in b"".join((*pictures, page, pdf))
