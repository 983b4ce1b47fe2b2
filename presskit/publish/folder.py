"""The kit's folder as it stands: is it ours, and what of it stays.

Here: looking at ``out/<kit>/`` before it is replaced.  Never here: writing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from presskit.diagnostics import Findings, Span
from presskit.publish.manifest import MANIFEST, File, read_manifest
from presskit.publish.names import Edition

__all__ = ["check_folder", "read_carried"]

_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file managers leave in every folder they show."""


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
    known = {one["path"]: one for one in read_manifest(folder)["files"]}
    for path, name in _files(folder):
        opened = _open_elsewhere(path.name)
        if opened:
            findings.error("out-in-use", f"{opened} is open in another program",
                           span=Span(str(path.parent)),
                           hint=f"close it, or delete {path.name} if nothing has it open")
        elif name in known:
            if _digest(path) != known[name].get("sha256"):
                findings.warning("out-changed", "changed since it was made; made again",
                                 span=Span(str(path)),
                                 hint="change the kit or a frame, never a file under out/")
        elif name != MANIFEST and path.name not in _DROPPINGS:
            findings.error("out-foreign-file", "presskit did not make this file, and would "
                           "delete it with the folder", span=Span(str(path)),
                           hint="move it elsewhere, or name another folder with --out")


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def read_carried(folder: Path, edition: Edition, keep: Callable[[Mapping[str, Any]], bool],
                 findings: Findings) -> Iterable[File]:
    """The files of the current folder that ``keep`` wants, by their manifest lines.

    A file of another edition (version, embargo mark) or with other bytes than its line says
    stays behind with the warning ``not-carried``.
    """
    current = read_manifest(folder)
    same = (current.get("version") == edition.version
            and current.get("public") == edition.public
            and (current.get("embargo") or "") == edition.embargo)
    for entry in current["files"]:
        if entry.get("document") == "bundle" or not keep(entry):
            continue
        path = folder / PurePosixPath(entry["path"])
        try:
            data = path.read_bytes() if same else b""
        except OSError:
            data = b""
        if data and hashlib.sha256(data).hexdigest() == entry.get("sha256"):
            yield File(entry["path"], data, entry)
        else:
            findings.warning("not-carried", "this file of an earlier build was left out: it is "
                             + ("changed or gone" if same else "of another edition"),
                             span=Span(str(path)), hint="run presskit make without a filter")


