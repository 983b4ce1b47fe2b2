"""Picture files as documents carry them: the picture, and nothing else that the file knew.

Here: leaving out what a camera or a program wrote beside the picture (place, owner, remarks,
previews), and bringing the forms that not every writer takes into one that all do.  Never
here: finding a file, sizes on the page.

The coded pixels are handed on as they are wherever they can be.  JPEG (ITU-T T.81, Annex B;
JFIF 1.02) is written anew where it is turned by its Exif orientation, holds inks (CMYK) or
codes red, green and blue directly; PNG (ISO/IEC 15948) where it is turned or has more than
8 bits in a sample.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

__all__ = ["clean_picture", "name_losses", "write_chunk"]

_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB",
                     b"iCCP", b"sBIT", b"pHYs", b"bKGD"))
"""What a PNG keeps: what decides its pixels, their colour and its size."""

_ORIENTATION = 0x0112
_ON_ITS_SIDE = frozenset(("TRANSPOSE", "TRANSVERSE", "ROTATE_90", "ROTATE_270"))


@lru_cache(maxsize=4)
def clean_picture(data: bytes, kind: str) -> bytes:
    """The picture of a file without what is private; ``kind`` is ``PNG`` or ``JPEG``.

    Colour profile and resolution stay, the orientation is applied.  The same bytes give the
    same bytes.  Raises ``OSError`` or ``ValueError`` for a file that is no such picture.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as opened:
            turn = _turn(opened)
            dpi = _resolution(opened)
            anew = turn is not None or _is_rare(opened, data)
        if anew:
            return _write_anew(data, kind, turn, dpi)
        return _strip_png(data) if kind == "PNG" else _strip_jpeg(data, dpi)
    except (SyntaxError, IndexError, struct.error) as error:  # what Pillow and slices raise
        raise ValueError(str(error)) from error


def name_losses(data: bytes, kind: str) -> tuple[str, ...]:
    """What of its pixels a file of ``kind`` (``PNG`` or ``JPEG``) can't hand on as they are, in
    plain words; empty where it hands on all of them or can't be read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as opened:
            inks = opened.mode == "CMYK"
    except (OSError, SyntaxError, ValueError):
        return ()
    fine = kind == "PNG" and data[24] > 8
    return (*(["its inks (CMYK) become light (sRGB)"] if inks else []),
            *(["its samples of 16 bits become those of 8"] if fine else []))


def _turn(picture: Any) -> Any:
    """How the picture must be turned to stand upright (Exif 2.32, 4.6.4); None: it does."""
    from PIL.Image import Transpose

    return {2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM,
            5: Transpose.TRANSPOSE, 6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE,
            8: Transpose.ROTATE_90}.get(picture.getexif().get(_ORIENTATION))


def _resolution(picture: Any) -> tuple[int, int]:
    """Pixels per inch across and down; 72 where the file says nothing of use."""
    try:
        across, down = (round(float(one)) for one in picture.info.get("dpi", ()))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError):
        return 72, 72
    return (across, down) if 1 <= across <= 65535 and 1 <= down <= 65535 else (72, 72)


def _is_rare(picture: Any, data: bytes) -> bool:
    """Whether some writer could not take the picture as it is."""
    if picture.format == "PNG":
        return data[24] > 8
    if picture.mode not in ("L", "RGB"):
        return True
    ids = bytes(one[0] for one in picture.layer)  # codes of the components
    told = "jfif" in picture.info
    return not told and (ids == b"RGB" or picture.info.get("adobe_transform") == 0
                         and len(ids) == 3)


# Leaving out --------------------------------------------------------------------------------

def _strip_png(data: bytes) -> bytes:
    out, at = [data[:8]], 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        if name in _CHUNKS:
            out.append(data[at:at + length + 12])
        at += length + 12
        if name == b"IEND":
            break
    return b"".join(out)


def _strip_jpeg(data: bytes, dpi: tuple[int, int]) -> bytes:
    """The picture's segments behind a JFIF head of our own: Word files want one."""
    head = struct.pack(">BBH5sHBHHBB", 0xFF, 0xE0, 16, b"JFIF\0", 0x0101, 1, *dpi, 0, 0)
    return b"".join((b"\xff\xd8", head, *_segments(data), b"\xff\xd9"))


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments between start and end that the picture needs; a second picture behind the
    end (previews, short films) is none of them."""
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1  # fill bytes
        if data[at] != 0xFF:
            raise ValueError("no marker where one must stand")
        marker = data[at + 1]
        if marker == 0xD9:
            return
        length = struct.unpack(">H", data[at + 2:at + 4])[0]
        end = _end_of_scan(data, at + 2 + length) if marker == 0xDA else at + 2 + length
        segment = data[at:end]
        if _is_needed(marker, segment[4:]):
            yield segment
        at = end


def _is_needed(marker: int, content: bytes) -> bool:
    if marker == 0xE2:
        return content.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return content.startswith(b"Adobe")
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded pixels end: at the next marker that is no restart."""
    while True:
        at = data.index(b"\xff", at)
        following = data[at + 1]
        if following == 0xFF:
            at += 1
        elif following == 0 or 0xD0 <= following <= 0xD7:
            at += 2
        else:
            return at


def write_chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG (ISO/IEC 15948, 5.3)."""
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


# Writing anew -------------------------------------------------------------------------------

def _write_anew(data: bytes, kind: str, turn: Any, dpi: tuple[int, int]) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=[kind]) as opened:
        profile = opened.info.get("icc_profile")
        opened.load()
        picture = opened.copy()
    picture.info = {key: one for key, one in picture.info.items() if key == "transparency"}
    if kind == "PNG" and data[24] > 8:
        picture = _eight_bits(picture)
    if picture.mode == "CMYK":
        picture, profile = _without_inks(picture, profile), None
    if turn is not None:
        picture = picture.transpose(turn)
        dpi = dpi[::-1] if turn.name in _ON_ITS_SIDE else dpi
    out = io.BytesIO()
    options = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
    picture.save(out, kind, dpi=dpi, icc_profile=profile, **options)
    return out.getvalue()


def _eight_bits(picture: Any) -> Any:
    """A picture of 16 bits in a sample with 8; Pillow reads all but grey ones so."""
    picture.info.pop("transparency", None)  # a colour of 16 bits, which now stands nowhere
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _without_inks(picture: Any, profile: bytes | None) -> Any:
    """CMYK as sRGB: by the file's own profile, else by plain subtraction."""
    from PIL import ImageCms

    if profile:
        try:
            return ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that is none: as if there were none
    return picture.convert("RGB")
