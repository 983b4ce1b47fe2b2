"""Signs of a Word file: the issuer's mark and monograms as small pictures.

Here: one or a few characters of our own faces, drawn into a square as PNG.  Never here: text
that a reader should find or copy; a sign carries none.

Word shows vector outlines only in newer releases, so a sign is a picture of 300 dots an inch in
sixteen colours.  The faces, sizes and colours are those that the other writers give a sign.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache

from presskit.document import Document, Figure, walk
from presskit.render.face_files import find_family, verify_face
from presskit.render.fonts import Fonts
from presskit.render.pictures import is_sign, sign_text
from presskit.render.theme import Theme

__all__ = ["draw_signs", "plate_marks"]

_DOTS = 300
_POINTS = 72
_SHADES = 16
_MARK = (31.181, 19.0)      # side and type size in pt: 11 mm
_MONOGRAM = (70.583, 24.0)  # 24.9 mm


def draw_signs(document: Document, fonts: Fonts, theme: Theme) -> dict[str, bytes]:
    """The signs of a document as PNG, by the source of their figures.

    A character that no face has raises ``ValueError``: the coverage gate comes before.
    """
    figures = {one.source: one for one in walk(document)
               if isinstance(one, Figure) and is_sign(one)}
    return {source: _draw_sign(figure, document, fonts, theme)
            for source, figure in figures.items()}


def plate_marks(document: Document, pictures: Mapping[str, bytes],
                theme: Theme) -> Mapping[str, bytes]:
    """The pictures of a document; an issuer's mark without a ground of its own gets that of paper,
    where the theme sets it on a band: it was made for paper."""
    marks = {one.source for one in walk(document) if isinstance(one, Figure)
             and one.role == "mark" and one.source in pictures}
    if "band" not in dict(theme.colours) or not marks:
        return pictures
    return {source: _plate(data, theme.colour("paper")) if source in marks else data
            for source, data in pictures.items()}


@lru_cache(maxsize=4)
def _plate(data: bytes, ground: str) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        if not picture.has_transparency_data:
            return data
        drawn = picture.convert("RGBA")
    plate = Image.new("RGBA", drawn.size, ground)
    plate.alpha_composite(drawn)
    out = io.BytesIO()
    plate.convert("RGB").save(out, "PNG")
    return out.getvalue()


def _draw_sign(figure: Figure, document: Document, fonts: Fonts, theme: Theme) -> bytes:
    text = sign_text(figure, document)
    stack = fonts.stack(document.locale)
    key = next(filter(None, (find_family(fonts, one, stack) for one in text)), "")
    if not key:
        raise ValueError(f"no face has {text!r}")
    family = fonts.family(key)
    if figure.source.startswith("mark:"):
        letter, square = map(theme.colour, theme.mark)
        return _draw(text, str(verify_face(family.bold)), _MARK, letter, square)
    return _draw(text, str(verify_face(family.regular)), _MONOGRAM,
                 theme.colour("accent-dark"), theme.colour("tint"))


@lru_cache(maxsize=64)
def _draw(text: str, face: str, measures: tuple[float, float], ink: str,
          ground: str) -> bytes:
    from PIL import Image, ImageColor, ImageDraw

    side, size = (round(one * _DOTS / _POINTS) for one in measures)
    font = _open_face(face, size)
    left, top, right, bottom = font.getbbox(text)
    if right - left > side * 0.75:  # initials may be broad
        font = font.font_variant(size=int(size * side * 0.75 / (right - left)))
        left, top, right, bottom = font.getbbox(text)
    mask = Image.new("L", (side, side))
    place = ((side - right - left) / 2, (side - bottom - top) / 2)
    ImageDraw.Draw(mask).text(place, text, font=font, fill=255)
    picture = mask.point([round(one * (_SHADES - 1) / 255) for one in range(256)])
    picture.putpalette(_blend(ImageColor.getrgb(ground), ImageColor.getrgb(ink)))
    out = io.BytesIO()
    picture.save(out, "PNG", bits=4, dpi=(_DOTS, _DOTS))
    return out.getvalue()


@lru_cache(maxsize=8)
def _open_face(face: str, size: int):
    """A face at a size, kept: its first glyph costs as much as a hundred others."""
    from PIL import ImageFont

    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.BASIC)


def _blend(ground: tuple[int, ...], ink: tuple[int, ...]) -> list[int]:
    """The shades from ground to ink, as a palette: looking for the best sixteen colours of a
    picture of two takes longer than drawing it."""
    return [round(low + (high - low) * step / (_SHADES - 1)) for step in range(_SHADES)
            for low, high in zip(ground, ink, strict=True)]
