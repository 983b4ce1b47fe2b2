"""What a picture file knows beside the picture, that is nobody's business.

Here: naming it, so that its owner hears what was left out.  Never here: leaving it out
(``picture_files``).
"""

from __future__ import annotations

import io
from typing import Any

__all__ = ["find_secrets"]

_PLACE, _EXIF = 0x8825, 0x8769
_TAGS = {"the camera's serial number": (0xA431, 0xC62F), "the lens's serial number": (0xA435,),
         "the owner's name": (0xA430, 0x9C9D, 0x013B), "remarks": (0x9286, 0x010E, 0x9C9C),
         "the maker's own data": (0x927C,), "the hour it was taken": (0x9003, 0x0132)}
"""Tags of Exif 2.32 and DNG, by what they tell."""


def find_secrets(data: bytes, kind: str) -> tuple[str, ...]:
    """What a file of ``kind`` (``PNG`` or ``JPEG``) tells beside its pixels, in plain words and
    fixed order; empty where it tells nothing or can't be read.

    The author's own credit belongs into the kit, where it is checked and translated; what a
    program wrote into the file is never taken over.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as opened:
            exif = opened.getexif()
            tags = {**exif, **exif.get_ifd(_EXIF)}
            place = bool(exif.get_ifd(_PLACE))
            told = _list_texts(opened)
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError):
        return ()
    found = ["the place where it was taken"] if place else []
    found += [name for name, numbers in _TAGS.items() if any(tags.get(one) for one in numbers)]
    return (*found, *told)


def _list_texts(picture: Any) -> list[str]:
    """What stands in other places of the file: records of programs, a preview."""
    info = picture.info
    found = []
    if "xmp" in info or "XML:com.adobe.xmp" in info or "photoshop" in info:
        found.append("what programs wrote about it (XMP, IPTC)")
    if picture.format == "PNG" and any(isinstance(value, str) for key, value in info.items()
                                       if key != "XML:com.adobe.xmp"):
        found.append("texts")
    if "comment" in info:
        found.append("a comment")
    return found
