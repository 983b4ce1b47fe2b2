"""What stands in a kit's folder, against what its manifest says.

Here: the form of a manifest, its files with their bytes, its archives, what a killed run left.
Never here: what a file says, mending, writing.

Everything is read anew, by the contract (``schemas/manifest.schema.json``) and not by what
:mod:`presskit.publish` would write.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from presskit.publish.bundles import EPOCH, packed
from presskit.publish.folder import is_dropping
from presskit.publish.manifest import MANIFEST, read_manifest
from presskit.publish.names import ALL, PICTURE, ROOM
from presskit.publish.swap import beside

__all__ = ["Flaw", "check_archives", "check_files", "check_form", "is_half_swapped"]

_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
_SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with a file: its path below the folder, and a sentence."""

    path: str
    message: str


def is_half_swapped(folder: Path) -> bool:
    """Whether a run was killed while it exchanged the folder: the next ``make`` ends it."""
    return beside(folder, "journal").exists() or (
        not folder.exists() and beside(folder, "last").exists())


# The form of the manifest -------------------------------------------------------------------

Check = Callable[[Any], bool]


def _text(pattern: re.Pattern[str] | None = None) -> Check:
    return lambda value: isinstance(value, str) and (
        pattern is None or pattern.fullmatch(value) is not None)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _one_of(*words: str) -> Check:
    return lambda value: isinstance(value, str) and value in words


_HEAD: dict[str, Check] = {
    "schema": lambda value: value == 1 and not isinstance(value, bool), "kit": _text(_ID),
    "version": _whole,
    "source_locale": _text(_LOCALE), "public": lambda value: isinstance(value, bool),
    "embargo": lambda value: value is None or isinstance(value, str),
    "complete": lambda value: isinstance(value, bool), "generator": _text(),
    "files": lambda value: isinstance(value, list)}

_LINE: dict[str, Check] = {
    "path": lambda value: isinstance(value, str) and _is_below(value),
    "document": _one_of("press-release", "speaker-bios", "speaker-bio", "quote-sheet",
                        "fact-sheet", "captions-sheet", "media-invitation",
                        "withdrawal-notice", "quote-card", PICTURE, "bundle", ROOM),
    "quote": _text(), "person": _text(), "subject": _text(), "page": _text(), "copy_of": _text(),
    "superseded": _whole,
    "shape": _one_of("wide", "original", "web", "thumb"), "width": _whole, "height": _whole,
    "format": _one_of("pdf", "docx", "html", "txt", "png", "jpg", "zip", "css", "js", "woff2",
                      "atom", "json", "eml", "sitemap", "robots"), "locale": _text(_LOCALE),
    "title": _text(), "bytes": _whole, "sha256": _text(_SHA256), "pages": _whole,
    "fonts": lambda value: isinstance(value, list) and all(
        isinstance(one, str) for one in value) and len(set(value)) == len(value),
    "tagged": lambda value: value is False,
    "state": _one_of("initial", "machine", "stale", "translated", "converted", "reviewed",
                     "final", "source"),
    "source_sha256": _text(_SHA256), "content_sha256": _text(_SHA256)}

_ALWAYS = ("path", "document", "format", "locale", "title", "bytes", "sha256", "state")


def _is_below(path: str) -> bool:
    parts = path.split("/")
    return "\\" not in path and all(parts) and not {".", ".."} & set(parts)


def check_form(folder: Path) -> Iterator[Flaw]:
    """Whether the folder's manifest has the form of the contract, line by line."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        yield Flaw(MANIFEST, "there is no manifest")
        return
    except (ValueError, RecursionError):
        yield Flaw(MANIFEST, "it can't be read as JSON")
        return
    if not isinstance(found, dict):
        yield Flaw(MANIFEST, "it is no manifest")
        return
    yield from _check_keys(found, _HEAD, tuple(_HEAD), "")
    lines = found.get("files")
    for number, line in enumerate(lines if isinstance(lines, list) else (), 1):
        if not isinstance(line, dict):
            yield Flaw(MANIFEST, f"file {number} is no line of a manifest")
            continue
        yield from _check_keys(line, _LINE, (*_ALWAYS, *_wanted(line)), f"file {number}: ")
    paths = [one.get("path") for one in read_manifest(folder)["files"]]
    if paths != sorted(paths):
        yield Flaw(MANIFEST, "its files are not sorted by path")
    if len(set(paths)) < len(paths):
        yield Flaw(MANIFEST, "it lists a path twice")
    if isinstance(found.get("kit"), str) and found["kit"] != folder.name:
        yield Flaw(MANIFEST, f"it is the manifest of {found['kit']}")


def _wanted(line: Mapping[str, Any]) -> Iterator[str]:
    """The keys that a line must have beside the common ones."""
    document = line.get("document")
    if document in ("quote-card", "speaker-bio"):
        yield "quote" if document == "quote-card" else "person"
    if document not in ("bundle", ROOM):
        yield from ("source_sha256", "content_sha256")
    if document == PICTURE:
        yield from ("subject", "shape", "width", "height")
    if line.get("format") == "pdf":
        yield from ("pages", "fonts")


def _check_keys(value: Mapping[str, Any], checks: Mapping[str, Check], always: tuple[str, ...],
                where: str) -> Iterator[Flaw]:
    for name in always:
        if name not in value:
            yield Flaw(MANIFEST, f"{where}{name} is missing")
    for name, one in value.items():
        if name not in checks:
            yield Flaw(MANIFEST, f"{where}{name} is unknown")
        elif not checks[name](one):
            yield Flaw(MANIFEST, f"{where}{name} can't be {json.dumps(one)[:40]}")


# Files --------------------------------------------------------------------------------------

def check_files(folder: Path, manifest: Mapping[str, Any]) -> Iterator[Flaw]:
    """Whether every listed file is there with its bytes, and nothing else is."""
    listed = {one["path"]: one for one in manifest["files"]}
    for path, line in listed.items():
        file = folder / PurePosixPath(path)
        if file.is_symlink() or not file.is_file():
            yield Flaw(path, "it is no file" if file.is_symlink() or file.exists()
                       else "the manifest lists it, and it is not there")
            continue
        data = file.read_bytes()
        if len(data) != line.get("bytes"):
            yield Flaw(path, f"it has {len(data)} bytes, and the manifest says "
                       f"{line.get('bytes')}")
        elif hashlib.sha256(data).hexdigest() != line["sha256"]:
            yield Flaw(path, "its bytes are not those that the manifest names")
    for path in _list_files(folder):
        if path not in listed and path != MANIFEST and not is_dropping(path):
            yield Flaw(path, "it stands here, and the manifest doesn't list it")


def _list_files(folder: Path) -> list[str]:
    """All that is no folder, links among it.  Raises ``OSError`` for what can't be listed: a
    folder that hides its files is not known to be in order."""
    def stop(error: OSError) -> None:
        raise error

    found = []
    for home, folders, files in os.walk(folder, onerror=stop):
        links = (one for one in folders if os.path.islink(os.path.join(home, one)))
        found += [Path(home, one).relative_to(folder).as_posix() for one in (*files, *links)]
    return sorted(found)


# Archives -----------------------------------------------------------------------------------

def check_archives(folder: Path, manifest: Mapping[str, Any]) -> Iterator[Flaw]:
    """Whether the archives hold just the files of the manifest, and each the same at any hour.

    A complete kit has one archive for each locale and one for all.
    """
    files = [one for one in manifest["files"] if one["document"] not in ("bundle", ROOM)]
    bundles = [one for one in manifest["files"] if one["document"] == "bundle"]
    there = [one["locale"] for one in bundles]
    wanted = {*(one["locale"] for one in files), ALL} if files else set()
    for locale in sorted(wanted - set(there)) if bundles or manifest.get("complete") else ():
        yield Flaw(MANIFEST, f"there is no archive for {locale}")
    for locale in sorted({one for one in there if there.count(one) > 1 or one not in wanted}):
        yield Flaw(MANIFEST, f"there are archives for {locale} that nothing is in"
                   if locale not in wanted else f"there are several archives for {locale}")
    for line in bundles:
        inside = packed(files, line["locale"])
        own = {one["path"] if line["locale"] == ALL
               else one["path"].removeprefix(f"{line['locale']}/"): one["sha256"]
               for one in files if one["path"] in inside}
        path = folder / PurePosixPath(line["path"])
        if path.is_file():
            for message in _check_archive(path.read_bytes(), own):
                yield Flaw(line["path"], message)


def _check_archive(data: bytes, wanted: Mapping[str, str]) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            inside = {one.filename: archive.read(one) for one in members}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError,
            EOFError) as error:
        yield f"it can't be opened: {error}"
        return
    names = [one.filename for one in members]
    for name in sorted(wanted.keys() - inside.keys()):
        yield f"{name} is not in it"
    for name in sorted(inside.keys() - wanted.keys() - {_SUMS}):
        yield f"{name} is in it, and the manifest doesn't list it"
    for name in sorted(wanted.keys() & inside.keys()):
        if hashlib.sha256(inside[name]).hexdigest() != wanted[name]:
            yield f"{name} in it is not the file of the manifest"
    sums = "".join(f"{wanted[name]}  {name}\n" for name in sorted(wanted))
    if inside.get(_SUMS) != sums.encode():
        yield f"its {_SUMS} are not those of the manifest's files"
    if names != sorted(names) or len(set(names)) < len(names):
        yield "its members are not sorted, or one is in it twice"
    if any(one.date_time != EPOCH or one.extra for one in members):
        yield "its members carry an hour"
    if any(one.compress_type != zipfile.ZIP_STORED for one in members):
        yield "its members are not stored as they are"
    if any(one.external_attr >> 16 != 0o100644 for one in members):
        yield "its members are not readable by all"
