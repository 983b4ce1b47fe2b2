"""The kit's folder as it stands: is it ours, and what of it stays.

Here: looking at ``out/<kit>/`` before it is replaced.  Never here: writing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from presskit.diagnostics import Findings, Span
from presskit.publish.manifest import MANIFEST, File, place_of, read_manifest
from presskit.publish.names import Edition

__all__ = ["Keep", "check_folder", "is_dropping", "read_carried"]

Keep = Callable[[Mapping[str, Any]], Mapping[str, Any] | str | None]
"""Gives, for a manifest line, the line of the file as it is carried over, else why it is left
out, else None for one that is not to be carried over at all."""

_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file managers leave in every folder they show."""


def is_dropping(path: Path | str) -> bool:
    """Whether a file manager left this file, which nobody will miss."""
    return Path(path).name in _DROPPINGS


def _open_elsewhere(name: str) -> str:
    """The file that this lock file of Word or LibreOffice says is open, else nothing."""
    if name.startswith("~$"):
        return name[2:]
    if name.startswith(".~lock.") and name.endswith("#"):
        return name[len(".~lock."):-1]
    return ""


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            yield path, path.relative_to(folder).as_posix()


def check_folder(folder: Path, findings: Findings) -> None:
    """See whether ``folder`` may be replaced.

    Errors: ``out-in-use`` for a file open in an office program, ``out-foreign-file`` for a
    file that presskit did not make (it would be lost).  Warning: ``out-changed`` for a file
    that was changed since it was made.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        findings.error("out-no-folder", "this is no folder of presskit's", span=Span(str(folder)),
                       hint="move it elsewhere, or name another folder with --out")
        return
    manifest = read_manifest(folder)
    known = {one["path"]: one for one in manifest["files"]}
    if "schema" not in manifest and (folder / MANIFEST).exists():
        findings.note("out-manifest", "this is no manifest of presskit's: of the files beside it "
                      "none is known to be", span=Span(str(folder / MANIFEST)),
                      hint="where all of them are, delete the folder and run presskit make")
    for path, name in _files(folder):
        opened = _open_elsewhere(path.name)
        if opened:
            findings.error("out-in-use", f"{opened} is open in another program",
                           span=Span(str(path.parent)),
                           hint=f"close it, or delete {path.name} if nothing has it open")
        elif name in known:
            if hashlib.sha256(_read(path)).hexdigest() != known[name].get("sha256"):
                findings.warning("out-changed", "changed since it was made; made again",
                                 span=Span(str(path)),
                                 hint="change the kit or a frame, never a file under out/")
        elif name != MANIFEST and not is_dropping(path):
            findings.error("out-foreign-file", "presskit did not make this file, and would "
                           "delete it with the folder", span=Span(str(path)),
                           hint="move it elsewhere, or name another folder with --out")


def read_carried(folder: Path, edition: Edition, keep: Keep, findings: Findings) -> list[File]:
    """The files of the current folder that ``keep`` wants, with the lines it gives for them.

    What it does not want any more, a file of another edition (version, embargo mark, program),
    one with another name than ours and one with other bytes than its line says stay behind: one
    warning ``not-carried`` for each locale and reason.
    """
    current = read_manifest(folder)
    same = all(current.get(name) == value for name, value in (
        ("version", edition.version), ("public", edition.public),
        ("embargo", edition.embargo or None), ("generator", edition.generator)))
    carried, left = [], Counter[tuple[str, str]]()
    for entry in current["files"]:
        line = None if entry.get("document") == "bundle" else keep(entry)
        if line is None:
            continue
        why = "of another edition" if not same else line if isinstance(line, str) else (
            "" if place_of(line, edition) == entry["path"] else "not where presskit places it")
        data = b"" if why else _read(folder / PurePosixPath(entry["path"]))
        if not why and hashlib.sha256(data).hexdigest() == entry.get("sha256"):
            carried.append(File(entry["path"], data, line))
        else:
            left[entry.get("locale", ""), why or "changed or gone"] += 1
    for (locale, why), count in left.items():
        findings.warning(
            "not-carried", f"{count} file{'s' * (count > 1)} of an earlier build "
            f"{'were' if count > 1 else 'was'} left out: {why}", span=Span(str(folder / locale)),
            hint="run presskit make without a filter")
    return carried


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
