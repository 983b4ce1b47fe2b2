"""Small faces for tests: cut from ours, under another name.

Here: making a TrueType file with a few characters that says what a test wants it to say.  Never
here: what presskit must make of it.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from presskit.render.face_files import reduce_face
from tests.helpers.rendering import shipped_fonts

__all__ = ["HAN", "LATIN", "cut_face", "make_outlines", "put_face"]

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0–—‘’“”…·•"
HAN = "".join(map(chr, range(0x4E00, 0x4F80))) + "「」『』，。、：；？！（）《》“”‘’…—·" + LATIN


@cache
def _reduced(key: str, bold: bool, text: str) -> bytes:
    family = shipped_fonts().family(key)
    return reduce_face(family.bold if bold else family.regular, "".join(sorted(set(text))))


def cut_face(name: str, key: str = "latin", *, text: str = "", bold: bool = False,
             weight: int = 0, permission: int = 0, pages: int | None = None,
             spaced: bool = True, rare: str = "", postscript: str = "") -> bytes:
    """A face of ours with some characters, as one that a house would bring.

    ``permission`` is its fsType, ``pages`` its code pages; without ``spaced`` it has no
    ``chws``; ``rare`` is one more character, which looks like A;
    ``postscript`` is the name for printers.
    """
    data = _reduced(key, bold, text or (LATIN if key == "latin" else HAN))
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    style = "Bold" if bold else "Regular"
    said = {1: name, 2: style, 4: f"{name} {style}", 6: postscript or
            (f"{name.replace(' ', '')}-{style}" if name.isascii() else f"Face-{style}")}
    for record in font["name"].names:
        if record.nameID in said:
            record.string = said[record.nameID]
    font["OS/2"].fsType = permission
    font["OS/2"].usWeightClass = weight or (700 if bold else 400)
    if pages is not None:
        font["OS/2"].ulCodePageRange1 = pages
    for table in font["cmap"].tables if rare else ():
        if table.format == 12 or ord(rare) < 0x10000 and table.format == 4:
            table.cmap[ord(rare)] = font.getBestCmap()[ord("A")]
    if not spaced:
        for one in font["GPOS"].table.FeatureList.FeatureRecord:
            if one.FeatureTag in ("chws", "vchw"):
                one.FeatureTag = "zz01"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def put_face(folder: Path, name: str, key: str = "latin", **facts) -> Path:
    """The same as a file, named as houses name theirs."""
    style = "Bold" if facts.get("bold") else "Regular"
    path = folder / f"{name.replace(' ', '')}-{style}.ttf"
    path.write_bytes(cut_face(name, key, **facts))
    return path


def make_outlines(kind: str) -> bytes:
    """A face of one letter that is no still TrueType text face: ``cff``, ``variable``,
    ``symbol``, ``slanted``."""
    builder = FontBuilder(1000, isTTF=kind != "cff")
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({0xF041 if kind == "symbol" else 0x41: "A"})
    if kind == "cff":
        pen = T2CharStringPen(600, None)
        shape = pen.getCharString()
        builder.setupCFF("Odd-Regular", {}, {".notdef": shape, "A": shape}, {})
    else:
        builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Odd", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    if kind == "variable":
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    if kind == "symbol":
        table = builder.font["cmap"].tables[0]
        table.platformID, table.platEncID = 3, 0
        builder.font["cmap"].tables = [table]
    if kind == "slanted":
        builder.font["head"].macStyle = 2
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()
