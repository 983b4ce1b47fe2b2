"""What a face says of itself, and whether it may be used here at all.

Here: reading a file that somebody brings, its names, weight, permissions (OpenType, ``name``,
``OS/2``, ``cmap``), and adding the spacing of punctuation.  Never here: where the file goes, a
kit.

Embedding permission (``OS/2.fsType``) is honoured: a restricted face is refused, so is one that
may not be reduced, because every document here holds reduced faces.  One that may only be shown
and printed is for PDF and cards, never for Word files, which are edited.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presskit.diagnostics import PresskitError, Span

__all__ = ["FaceFacts", "add_spacing", "clean_name", "read_facts"]

_RESTRICTED, _VIEW, _EDIT, _WHOLE, _BITMAPS = 0x2, 0x4, 0x8, 0x100, 0x200
_BOLD_FROM = 600
_PAGES = {17: "ja", 18: "zh-Hans", 19: "ko", 20: "zh-Hant"}
"""The bits of ``OS/2.ulCodePageRange1`` that stand for East Asian scripts."""
_KINDS = {
    b"OTTO": ("font-outlines", "its outlines are PostScript (CFF), and cards need TrueType",
              "ask its maker for the TrueType version, or convert it if the licence allows that"),
    b"ttcf": ("font-collection", "it is a collection of several faces",
              "take the faces out of it (fontTools: TTCollection), and name the files you need"),
    b"wOFF": ("font-packed", "it is packed for the web (WOFF)", "name the .ttf it was made from"),
    b"wOF2": ("font-packed", "it is packed for the web (WOFF2)",
              "name the .ttf it was made from")}
_PLAIN_NAME = re.compile(r"[^\s\[\](){}<>/%\x00-\x20\x7f-\U0010ffff]+")
_HAN = range(0x4E00, 0xA000)
_OTHER_ASIAN = (range(0x3041, 0x30FF), range(0xAC00, 0xD7A4))


@dataclass(frozen=True, slots=True)
class FaceFacts:
    """One face.

    ``weight`` is 400 or 700, what it serves as; ``own_weight`` what it says; ``languages`` what
    its code pages tell, empty where they leave it open; ``embedding`` is ``edit`` or ``view``;
    ``spaced`` says that punctuation closes up (``chws``); ``licence`` is its own notice.
    """

    file: str
    family: str
    weight: int
    own_weight: int
    style: str
    languages: tuple[str, ...]
    asian: bool
    spaced: bool
    embedding: str
    licence: str
    sha256: str
    data: bytes


def read_facts(path: Path, shown: str) -> FaceFacts:
    """Read a face.

    Raises :class:`PresskitError` for a file that can't be used: ``font-unreadable``,
    ``font-outlines``, ``font-collection``, ``font-packed``, ``font-variable``, ``font-damaged``,
    ``font-symbol``, ``font-slanted``, ``font-nameless``, ``font-restricted``.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PresskitError.one("font-unreadable", f"it can't be read: {error.strerror}",
                                span=Span(shown), hint="name a TrueType file (.ttf)") from error
    code, message, hint = _KINDS.get(data[:4], ("", "", ""))
    if data[:4] not in (b"\0\1\0\0", b"true") and not code:
        code, message, hint = "font-unreadable", "it is no font", "name a TrueType file (.ttf)"
    if code:
        raise PresskitError.one(code, message, span=Span(shown), hint=hint)
    with _undamaged(shown):
        from fontTools.ttLib import TTFont
        font = TTFont(io.BytesIO(data), checkChecksums=2)
        for table in font.reader.keys():
            font.reader[table]  # its sum is looked at
        for table in ("head", "hhea", "maxp", "hmtx", "name", "OS/2", "cmap"):
            font[table]
        _check_outlines(font, Span(shown))
        facts = _gather(font, data, shown)
    return facts


@contextlib.contextmanager
def _undamaged(shown: str) -> Iterator[None]:
    """Whatever a library stumbles over is a damaged file; our own complaints pass."""
    from fontTools.ttLib import TTLibError
    try:
        yield
    except (TTLibError, AssertionError, KeyError, ValueError, IndexError, TypeError,
            AttributeError, OverflowError, EOFError, OSError, struct.error) as error:
        raise PresskitError.one("font-damaged", "the file is damaged: one of its tables can't be "
                                "read or is not what its sum says", span=Span(shown),
                                hint="get the file from its maker again") from error


def _check_outlines(font: Any, span: Span) -> None:
    """Complain of a face that has no still TrueType outlines for text."""
    if "fvar" in font:
        raise PresskitError.one("font-variable", "it is a variable font, and a page is set in "
                                "still ones", span=span, hint="bring the Regular and the Bold as "
                                "files of their own; most makers offer them as “static”")
    if "glyf" not in font:
        raise PresskitError.one("font-outlines", "it has no TrueType outlines",
                                span=span, hint="ask its maker for the TrueType version")
    tables = font["cmap"].tables
    symbol = any((one.platformID, one.platEncID) == (3, 0) for one in tables)
    if font.getBestCmap() is None or symbol and not any(one.isUnicode() for one in tables):
        raise PresskitError.one("font-symbol", "it is a symbol font: its characters are no text",
                                span=span, hint="draw a sign as a picture instead")
    if font["head"].macStyle & 2 or font["OS/2"].fsSelection & 1:
        raise PresskitError.one("font-slanted", "it is slanted, and nothing is set slanted here",
                                span=span, hint="bring the upright Regular and Bold")


def _gather(font: Any, data: bytes, shown: str) -> FaceFacts:
    names, os2 = font["name"], font["OS/2"]
    family = clean_name(names.getDebugName(16) or names.getDebugName(1) or "")
    if not family or not _PLAIN_NAME.fullmatch(names.getDebugName(6) or ""):
        raise PresskitError.one(
            "font-nameless", "it doesn't say its name, or not as OpenType wants it (name 6: ASCII "
            "without spaces)", span=Span(shown), hint="get the file from its maker again")
    characters = font.getBestCmap()
    asian = (sum(one in characters for one in _HAN) > 100
             or any(sum(one in characters for one in part) > 80 for part in _OTHER_ASIAN))
    weight = os2.usWeightClass
    return FaceFacts(Path(shown).name, family,
                     700 if weight >= _BOLD_FROM else 400, weight, _find_style(os2),
                     _find_languages(os2) if asian else ("en",), asian, _has_spacing(font),
                     _read_permission(os2.fsType, Span(shown)), _read_licence(names),
                     hashlib.sha256(data).hexdigest(), data)


def clean_name(name: str) -> str:
    """The name of a family as style sheets and PDF can hold it: without signs that mean something
    there."""
    return " ".join(re.sub(r"[^\w .&+-]", " ", name).split())


def _read_permission(bits: int, span: Span) -> str:
    """``edit`` or ``view``; of several levels the most generous one holds (OpenType, fsType)."""
    level = "edit" if bits & _EDIT or not bits & (_RESTRICTED | _VIEW) else (
        "view" if bits & _VIEW else "")
    if not level:
        raise PresskitError.one("font-restricted", "its maker does not let it into documents "
                                "(fsType: restricted)", span=span, hint="ask the maker for a "
                                "licence with embedding, and for the file that goes with it")
    if bits & (_WHOLE | _BITMAPS):
        what = "reduced to the characters used" if bits & _WHOLE else "in as outlines"
        raise PresskitError.one("font-restricted", f"its maker does not let it be {what} "
                                "(fsType), and every document here needs that", span=span,
                                hint="ask the maker for a licence that allows it, and for the "
                                "file that goes with it")
    return level


def _find_style(os2: Any) -> str:
    """The generic family that comes nearest, by PANOSE and by IBM's classes."""
    panose = getattr(os2.panose, "bSerifStyle", 0) if os2.panose.bFamilyType == 2 else 0
    if panose:
        return "serif" if 2 <= panose <= 10 else "sans-serif"
    return "serif" if os2.sFamilyClass >> 8 in (1, 2, 3, 4, 5, 7) else "sans-serif"


def _find_languages(os2: Any) -> tuple[str, ...]:
    """The languages of an East Asian face, if its code pages name one script and no other."""
    pages = getattr(os2, "ulCodePageRange1", 0)
    found = [tag for bit, tag in _PAGES.items() if pages >> bit & 1]
    return tuple(found) if len(found) == 1 else ()


def _has_spacing(font: Any) -> bool:
    table = font["GPOS"].table if "GPOS" in font else None
    listed = table.FeatureList.FeatureRecord if table and table.FeatureList else ()
    return any(one.FeatureTag == "chws" for one in listed)


def _read_licence(names: Any) -> str:
    """Licence and copyright in the face's own words."""
    found = (names.getDebugName(number) for number in (0, 13, 14))
    return "\n".join(one.strip() for one in found if one)


def add_spacing(data: bytes, folder: Path) -> bytes:
    """The face with ``chws`` and ``vchw`` (contextual spacing of full-width punctuation), empty
    where none can be added: marks of another width, features of another kind.

    Nothing else changes, dates included, so the same bytes come of the same face.  ``folder``
    takes a file for a moment.
    """
    import asyncio
    import logging

    from east_asian_spacing import Builder

    path = folder / f".{hashlib.sha256(data).hexdigest()[:16]}.ttf"
    path.write_bytes(data)
    logger = logging.getLogger("east_asian_spacing")
    before, logger.disabled = logger.disabled, True
    try:
        builder = Builder(path)
        font = builder.font.ttfont
        font.recalcTimestamp = font.recalcBBoxes = False
        asyncio.run(builder.build())
        if not builder.has_spacings:
            return b""
        out = path.with_suffix(".spaced.ttf")
        builder.save(out)
        return out.read_bytes()
    except (AssertionError, KeyError, ValueError, TypeError, AttributeError, IndexError):
        return b""
    finally:
        logger.disabled = before
        for one in folder.glob(f"{path.stem}*"):
            one.unlink()
