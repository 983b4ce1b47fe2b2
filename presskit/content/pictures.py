"""The picture files of a kit: are they there, and are they pictures.

Here: checking a path, a file's head and whether its pixels can be read.  Never here: drawing.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import ModuleType
from typing import Any

from presskit.content.files import read_bytes
from presskit.content.yaml import Places
from presskit.diagnostics import Findings, Span

__all__ = ["BIGGEST_FILE", "BIGGEST_PICTURE", "check_data", "check_pictures"]

BIGGEST_FILE = 20_000_000
"""Bytes."""

BIGGEST_PICTURE = 60_000_000
"""Pixels."""

_SUFFIXES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_MAGIC = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"))
_ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}


def check_pictures(folder: Path, values: Mapping[str, Any], places: Places,
                   findings: Findings) -> tuple[Path, ...]:
    """Check every picture that the kit names; gives the files that are there."""
    named: list[tuple[tuple[str, ...], Any]] = [
        (("pictures", key, "file"), entry.get("file"))
         for key, entry in (values.get("pictures") or {}).items() if isinstance(entry, dict)]
    brand = values.get("brand")
    if isinstance(brand, dict):
        named.append((("brand", "mark"), brand.get("mark")))
    found = [_check(folder, name, places[path], findings)
             for path, name in named if isinstance(name, str) and name]
    return tuple(dict.fromkeys(path for path in found if path))


def _check(folder: Path, name: str, span: Span, findings: Findings) -> Path | None:
    pure = PurePosixPath(name)
    path = folder / pure
    if (pure.is_absolute() or PureWindowsPath(name).drive or "\\" in name or ".." in pure.parts
            or not Path(os.path.realpath(path)).is_relative_to(folder.resolve())):
        findings.error("path-outside", f'"{name}" leads out of the kit', span=span,
                       hint="put the file into pictures/ and write pictures/its-name")
        return None
    if not path.is_file():
        near = [one for one in folder.glob("pictures/*") if one.name == pure.name and one != path]
        hint = (f"write pictures/{pure.name}" if near else
                "put the file there, or delete the line: a caption can stand without a file")
        findings.error("picture-missing", f'there is no file "{name}" in the kit', span=span,
                       hint=hint)
        return None
    _check_file(path, name, span, findings)
    return path


def _check_file(path: Path, name: str, span: Span, findings: Findings) -> None:
    size = path.stat().st_size
    if size > BIGGEST_FILE:
        findings.error("picture-too-big", f'"{name}" has {size / 1e6:.0f} MB', span=span,
                       hint=f"save it smaller: at most {BIGGEST_FILE / 1e6:.0f} MB")
        return
    check_data(read_bytes(path), name, path.suffix, span, findings)


def check_data(data: bytes, name: str, suffix: str, span: Span, findings: Findings) -> None:
    """Report what makes a picture's bytes unfit for a kit; ``suffix`` is its file's (``.png``)."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    wanted = _SUFFIXES.get(suffix.lower(), "")
    if not kind:
        findings.error("picture-unreadable", f'"{name}" is no PNG or JPEG picture', span=span,
                       hint="export it as PNG or JPEG: Word files and cards take no other")
    elif kind != wanted:
        findings.error("picture-unreadable", f'"{name}" is a {kind} picture by another name',
                       span=span, hint=f"rename it: its ending must be that of a {kind}")
    else:
        _check_pixels(data, kind, name, span, findings)


@contextmanager
def _strict(files: ModuleType) -> Iterator[None]:
    """Let Pillow refuse what breaks off; an engine that is loaded has told it to take all."""
    before, files.LOAD_TRUNCATED_IMAGES = files.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        files.LOAD_TRUNCATED_IMAGES = before


def _check_pixels(data: bytes, kind: str, name: str, span: Span, findings: Findings) -> None:
    """The size in pixels stands in the head; only then, and where it is no bomb, are the pixels
    decoded, a JPEG's at an eighth of its size.  A JPEG's decoder goes on behind damaged pixels
    as if they were grey: of a JPEG only damaged tables are found, and a missing end.
    """
    import io

    from PIL import Image, ImageFile

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                width, height = picture.size
                if width * height <= BIGGEST_PICTURE and _ENDS[kind] in data[-65_536:]:
                    picture.draft(None, (max(width // 8, 1), max(height // 8, 1)))
                    with _strict(ImageFile):
                        picture.load()
    except Image.DecompressionBombError:
        width = height = BIGGEST_PICTURE
    except (OSError, SyntaxError, ValueError):
        findings.error("picture-unreadable", f'"{name}" is damaged', span=span,
                       hint="export it again, or take the last good copy")
        return
    if width * height > BIGGEST_PICTURE:
        findings.error("picture-too-big", f'"{name}" has more than '
                       f"{BIGGEST_PICTURE // 1_000_000} million pixels", span=span,
                       hint="save it smaller: 4,000 pixels on the long side are plenty in print")
    elif _ENDS[kind] not in data[-65_536:]:
        findings.error("picture-unreadable", f'"{name}" breaks off before its end', span=span,
                       hint="copy it again: the file is not complete")
