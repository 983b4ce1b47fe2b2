"""The picture of a quote card: its PNG, from its PDF.

Here: the raster of a card's page, its few colours, the PNG file.  Never here: drawing anything
that the PDF does not show.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

from presskit.document import Document, plain_text
from presskit.render.card_draw import Drawn
from presskit.render.picture_files import write_chunk

__all__ = ["render_picture"]

_STEPS = 48
"""Shades between two colours of one area: more than an eye tells apart at an edge."""


def render_picture(drawn: Drawn, size: tuple[int, int], document: Document,
                   generator: str) -> bytes:
    """The page of a card as PNG of exactly ``size`` px (ISO/IEC 15948).

    Every area of a card holds two colours and what lies between, so the page is drawn in
    shades of grey, which is fast, and each shade then stands for a colour of its area.  A
    card with a picture on it is drawn in colour.  The card's text stands in the file's own
    description, for those who can't see it.
    """
    ramps = list(dict.fromkeys(frozenset((one.ground, one.ink)) for one in drawn.areas))
    told_apart = all(abs(_shade(one.ground) - _shade(one.ink)) >= 48 for one in drawn.areas)
    if drawn.pictured or not told_apart or len(ramps) * _STEPS > 256:
        pixels, palette = _render_colours(drawn.pdf, size)
    else:
        pixels, palette = _render_shades(drawn, ramps, size)
    return _write_png(pixels, size, palette, _describe(document, generator))


def _render_page(pdf: bytes, size: tuple[int, int], *, grey: bool):
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0]
        bitmap = page.render(scale=size[0] / page.get_width(), grayscale=grey)
        image = bitmap.to_pil().copy()
        bitmap.close()
        page.close()
    return image


def _render_colours(pdf: bytes, size: tuple[int, int]) -> tuple[bytes, bytes]:
    reduced = _render_page(pdf, size, grey=False).quantize(256, method=2, dither=0)
    return reduced.tobytes(), bytes(reduced.getpalette("RGB"))


def _render_shades(drawn: Drawn, ramps: list[frozenset[str]],
                   size: tuple[int, int]) -> tuple[bytes, bytes]:
    page = _render_page(drawn.pdf, size, grey=True)
    ground = frozenset((drawn.areas[0].ground, drawn.areas[0].ink))
    out = page.point(_index_shades(ground, ramps.index(ground)))
    for area in drawn.areas[1:]:
        ramp = frozenset((area.ground, area.ink))
        if ramp != ground:
            box = (max(0, int(area.box[0])), max(0, int(area.box[1])),
                   min(size[0], int(area.box[2]) + 1), min(size[1], int(area.box[3]) + 1))
            shades = _index_shades(ramp, ramps.index(ramp))
            out.paste(page.crop(box).point(shades), box)
    palette = b"".join(bytes(colour) for ramp in ramps for colour in _mix(*_ends(ramp)))
    return out.tobytes(), palette


def _ends(ramp: frozenset[str]) -> tuple[str, str]:
    """Both colours of a ramp, the lighter first."""
    ends = sorted(ramp, key=_shade, reverse=True)
    return ends[0], ends[-1]


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _shade(colour: str) -> float:
    """The grey that a colour is drawn as (ITU-R BT.601)."""
    red, green, blue = _rgb(colour)
    return red * 0.299 + green * 0.587 + blue * 0.114


def _mix(light: str, dark: str) -> Iterable[tuple[int, ...]]:
    for step in range(_STEPS):
        part = step / (_STEPS - 1)
        yield tuple(round(a + (b - a) * part)
                    for a, b in zip(_rgb(light), _rgb(dark), strict=True))


@lru_cache(maxsize=32)
def _index_shades(ramp: frozenset[str], number: int) -> tuple[int, ...]:
    """For each of 256 greys its place in the palette, in the ramp with this number."""
    light, dark = (_shade(colour) for colour in _ends(ramp))
    parts = ((light - grey) / (light - dark) for grey in range(256))
    return tuple(number * _STEPS + round(min(1.0, max(0.0, part)) * (_STEPS - 1))
                 for part in parts)


# The file ---------------------------------------------------------------------------------

def _describe(document: Document, generator: str) -> Iterable[tuple[str, str]]:
    yield "Title", document.title
    yield "Author", document.property("author")
    yield "Description", plain_text(document.children, " ").replace("\n", " ")
    yield "Comment", document.property("notice")
    yield "Software", generator


def _write_png(pixels: bytes, size: tuple[int, int], palette: bytes,
               texts: Iterable[tuple[str, str]]) -> bytes:
    """A PNG with a palette.  Rows are not filtered and runs of one colour alone are packed:
    flat art packs as small as with every effort, in a fifth of the time."""
    width, height = size
    rows = b"".join(b"\0" + pixels[at:at + width] for at in range(0, width * height, width))
    packer = zlib.compressobj(6, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    parts = [b"\x89PNG\r\n\x1a\n",
             write_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
             write_chunk(b"sRGB", b"\0")]
    parts += [write_chunk(b"iTXt", f"{key}\0\0\0\0\0{text}".encode())
              for key, text in texts if text]
    parts += [write_chunk(b"PLTE", palette),
              write_chunk(b"IDAT", packer.compress(rows) + packer.flush()),
              write_chunk(b"IEND", b"")]
    return b"".join(parts)
