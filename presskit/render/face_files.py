"""The files of the faces: that they are the locked ones, what they cover, their subsets.

Here: whatever has to open a face of the tables.  Never here: which faces there are and which one
leads (``fonts``), a file that somebody brings (``face_facts``), text of a document
(``coverage``), the layout engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from presskit.diagnostics import Exit, PresskitError, Span
from presskit.render.fonts import TAKE_FONTS, Face, Fonts

__all__ = ["find_family", "know_faces", "open_face", "read_coverage", "reduce_face",
           "subset_face", "verify_face"]

_seen: dict[tuple[str, int, int, int], str] = {}
"""Digests by path, size, time of change and time of status change."""


def know_faces(found: Mapping[str, tuple[tuple[int, int, int], str]]) -> None:
    """Take over digests that are known: by path, the stamp (size, time of change, time of status
    change in nanoseconds) of the file when it was read, and its sha256."""
    _seen.update(((path, *seal), digest) for path, (seal, digest) in found.items()
                 if path.endswith(".ttf"))


def verify_face(face: Face) -> Path:
    """The path of a face whose bytes are those of the lock.

    The digest is taken once per process as long as size and times of change stay the same.
    Raises :class:`PresskitError`: ``font-missing``, ``font-changed``.
    """
    path = Path(face.path)
    try:
        facts = path.stat()
    except OSError as error:
        raise PresskitError.one("font-missing", f"the face {path.name} is not there",
                                hint=face.source or TAKE_FONTS,
                                span=Span(face.path), exit_code=Exit.MACHINE) from error
    key = (face.path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
    if key not in _seen:
        _seen[key] = hashlib.sha256(path.read_bytes()).hexdigest()
    if _seen[key] != face.sha256:
        raise PresskitError.one("font-changed", f"the face {path.name} is not the locked one",
                                hint=face.source or TAKE_FONTS, span=Span(face.path),
                                exit_code=Exit.MACHINE)
    return path


def open_face(face: Face):
    """A face of the lock, opened by HarfBuzz."""
    return _face(str(verify_face(face)), face.sha256)


@lru_cache(maxsize=32)
def _face(path: str, sha256: str):
    import uharfbuzz as hb

    return hb.Face(hb.Blob.from_file_path(path))


@lru_cache(maxsize=32)
def read_coverage(face: Face) -> frozenset[int]:
    """The code points that a face has a glyph for."""
    return frozenset(open_face(face).unicodes)


def find_family(fonts: Fonts, character: str, stack: Iterable[str]) -> str:
    """The key of the first family in a stack that has a character, empty if none has."""
    point = ord(character)
    for key in stack:
        if point in read_coverage(fonts.family(key).regular):
            return key
    return ""


@lru_cache(maxsize=16)
def subset_face(face: Face, characters: str) -> bytes:
    """A face reduced to some characters, as TrueType.

    Glyph ids stay what they were, so a document's bytes depend on its own characters only;
    every layout feature and what it leads to is kept.  The answer is remembered for the
    process, by the face's digest and the sorted characters.
    """
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(one) for one in characters)
    for name in ("layout_feature_tag_set", "layout_script_tag_set"):
        every = getattr(wanted, name)
        every.clear()
        every.invert()
    wanted.flags = (hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_BIDI_CLOSURE
                    | hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES)
    return bytes(hb.subset(open_face(face), wanted).blob.data)


@lru_cache(maxsize=16)
def reduce_face(face: Face, characters: str) -> bytes:
    """A face reduced to some characters and to the layout features that text uses, as TrueType.

    For a file that other programs read: glyphs are numbered anew, which halves it; names,
    maker and licence stay, and so do the scripts that the face says it is for.
    """
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(one) for one in characters)
    wanted.name_id_set.update(range(15))
    wanted.flags = hb.SubsetFlags.NO_BIDI_CLOSURE | hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES
    return bytes(hb.subset(open_face(face), wanted).blob.data)
