"""What tests see in a Word file: its text, its parts, and what two independent checkers say."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

from lxml import etree

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.document import Artifact, Document
from presskit.render.docx import render_docx
from presskit.render.docx_package import name_relationships
from presskit.render.fonts import read_fonts
from presskit.render.frames import find_frames

from .docx_samples import (
    chinese_release,
    english_release,
    japanese_release,
    korean_release,
    simplified_release,
)
from .docx_sheet_samples import chinese_facts, english_bios, english_quotes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = "word/fontTable.xml"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def every_document() -> tuple[Document, ...]:
    """One document of each kind, and a release of each form that a locale has."""
    return (chinese_release(), chinese_release("zh-Hant-TW"), simplified_release(),
            japanese_release(), korean_release(), english_release(), english_bios(),
            english_quotes(), chinese_facts())


def picture(width: int = 4, height: int = 3) -> bytes:
    """A white PNG."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))

    lines = b"".join(b"\0" + b"\xff" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


PICTURES = {"pictures/fei-jun.png": picture(), "pictures/key-visual.png": picture(1200, 500)}


@cache
def shipped():
    """Frames, faces and theme as they ship."""
    home = resources()
    return (find_frames(home / "templates"), read_fonts(home / "fonts"),
            read_theme(home / "templates" / "theme.yaml"))


def render(document: Document, kit: Path | None = None, embed: str = "subset") -> Artifact:
    """A document as a Word file, on the frames of a kit's folder where it has some."""
    frames, fonts, theme = shipped()
    if kit is not None:
        frames = find_frames(resources() / "templates", kit)
    return render_docx(document, frames, fonts, theme, PICTURES, embed)


def open_parts(data: bytes) -> dict[str, bytes]:
    """The files in a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def open_root(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """The root of one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def read_text(data: bytes) -> str:
    """The words of the page in their order, without running lines and white space."""
    return strip("".join(one.text or "" for one in open_root(data).iter(W + "t")))


def strip(text: str) -> str:
    """The characters that are no white space."""
    return re.sub(r"\s", "", text)


def find_paragraph(data: bytes, words: str, part: str = "word/document.xml") -> etree._Element:
    """The first paragraph whose text contains ``words``."""
    for one in open_root(data, part).iter(W + "p"):
        if words in "".join(text.text or "" for text in one.iter(W + "t")):
            return one
    raise AssertionError(f"no paragraph with {words!r}")


def list_faults(path: Path) -> list[str]:
    """What a schema validator and an integrity checker find in a Word file."""
    import docx_integrity
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(path)
    return [*map(str, result.errors), *map(str, docx_integrity.check(str(path)))]


def family_of(name: str) -> str:
    """The family of a face without the digits of what it holds."""
    return re.sub(" [0-9a-f]{6}$", "", name)


def open_faces(data: bytes, marked: bool = False) -> dict[tuple[str, str], bytes]:
    """The faces in a file as TrueType, by family and use, or by the ``marked`` name that runs give
    them, found and unveiled as a program does that knows the standard alone."""
    parts = open_parts(data)
    targets = {one.get("Id"): one.get("Target")
               for one in etree.fromstring(parts[name_relationships(TABLE)])}
    found = {}
    for font in etree.fromstring(parts[TABLE]):
        for use in font:
            if (use.get(R + "id")) is None:
                continue
            veil = bytes.fromhex(re.sub("[{}-]", "", use.get(W + "fontKey")))
            veiled = parts["word/" + targets[use.get(R + "id")]]
            head = bytes(one ^ veil[15 - place % 16] for place, one in enumerate(veiled[:32]))
            name = font.get(W + "name")
            key = name if marked else family_of(name)
            found[key, use.tag.removeprefix(W + "embed")] = head + veiled[32:]
    return found
