"""What a build depends on, as files: their stamps and digests.

Here: looking at files that are read, without reading them twice.  Never here: what they say.

A stamp is size, time of change and time of status change in nanoseconds: no edit leaves all
three as they were.  Where a stamp differs the digest decides, so a fresh checkout of the same
bytes is no change.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

__all__ = ["Stamp", "digest_file", "environment", "stamp", "stamps", "take_digests", "with_named"]

Stamp = tuple[int, int, int]
_RECORDS = (os.path.join("translations", "sent.log"),)
_WAITING = os.path.join("translations", "parked")
"""What presskit notes beside a kit and no document comes from."""

_YOUNG = 50_000_000
"""A file changed this many nanoseconds ago may change again within the same tick."""


def stamp(path: Path | str) -> Stamp | None:
    """The stamp of one file, or None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _walk(folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = os.scandir(folder)
    except PermissionError:
        return  # whoever reads the files says so, in words that fit
    with entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if _is_folder(entry):
                if (entry.name != "__pycache__" and not entry.path.endswith(_WAITING)
                        and not _leads_back(entry, folder)):
                    yield from _walk(entry.path, suffixes)
            elif entry.name.endswith(suffixes) and not entry.path.endswith(_RECORDS):
                yield entry.path, entry


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads back to itself


def _leads_back(entry: os.DirEntry[str], folder: str) -> bool:
    """Whether a link leads to a folder that it stands in: going there would never end."""
    return entry.is_symlink() and Path(os.path.realpath(folder)).is_relative_to(
        os.path.realpath(entry.path))


def _stamp_entry(entry: os.DirEntry[str]) -> Stamp:
    try:
        known = entry.stat()
    except OSError:
        return 0, 0, 0  # a link to nothing, or a folder we may list and not enter
    return known.st_size, known.st_mtime_ns, known.st_ctime_ns


def stamps(folders: Iterable[tuple[Path, tuple[str, ...]]]) -> dict[str, Stamp]:
    """The stamps of every file below several folders, by absolute path.

    Each folder comes with the suffixes that count there (``("",)``: all).  Hidden files and
    editors' copies (``~``) do not count; a kit that names one has it in :func:`with_named`.
    """
    found: dict[str, Stamp] = {}
    for folder, suffixes in folders:
        if folder.is_dir():
            for path, entry in _walk(str(folder.resolve()), suffixes):
                found[path] = _stamp_entry(entry)
    return found


def with_named(found: dict[str, tuple[Stamp, str]],
               files: Iterable[Path]) -> dict[str, tuple[Stamp, str]]:
    """The stamps and digests with those of ``files`` that no folder showed."""
    paths = {str(one.resolve()) for one in files} - found.keys()
    return found | take_digests({path: one for path in paths if (one := stamp(path))}, {})


def digest_file(path: str) -> str:
    """The sha256 of a file's bytes, empty where it can't be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return ""  # opening a pipe would wait for ever
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def take_digests(found: Mapping[str, Stamp],
                 known: Mapping[str, tuple[Stamp, str]]) -> dict[str, tuple[Stamp, str]]:
    """Stamp and digest of every file; a digest already ``known`` for a stamp is taken over, from
    an earlier command or from earlier in this one.

    A file so young that its stamp may still lie gets the stamp zero: the next command will
    read it again.
    """
    now = time.time_ns()
    out = {}
    for path, one in found.items():
        before = (two for two in (known.get(path), _TAKEN.get(path)) if two)
        digest = next((told for seal, told in before if tuple(seal) == one), None)
        if digest is None:
            digest = digest_file(path)
        out[path] = ((0, 0, 0) if now - max(one[1:]) < _YOUNG else one, digest)
    _TAKEN.update((path, one) for path, one in out.items() if any(one[0]))
    return out


_TAKEN: dict[str, tuple[Stamp, str]] = {}
"""What this process has read, by path; nothing so young that its stamp may lie."""


def environment() -> str:
    """One digest of the Python and of every installed library with its version."""
    names = [sys.version, sys.platform]
    for folder in sys.path:
        try:
            names += sorted(name for name in os.listdir(folder or ".")
                            if name.endswith(".dist-info"))
        except OSError:
            continue
    return hashlib.sha256("\n".join(names).encode()).hexdigest()
