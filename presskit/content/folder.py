"""What lies in a kit's folder, before anything of it is opened.

Here: links that leave the kit or run in a circle, and things that are no files: a pipe keeps
whoever reads it waiting for ever.  Never here: which names a kit knows, what a file says.

Pictures may be links anywhere below the kit; where one leads is asked when it is named
(``pictures``).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from presskit.diagnostics import Findings, Span, show_path

__all__ = ["check_folder"]

_KINDS = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"),
          (stat.S_ISBLK, "device"))


def check_folder(folder: Path, findings: Findings) -> frozenset[Path]:
    """Report what can't be part of a kit; gives the paths that must not be opened."""
    return frozenset(path for path in _each(folder) if not _is_good(path, folder, findings))


def _each(folder: Path) -> Iterator[Path]:
    """Every file, folder and link of the kit; links are not followed, hidden ones left out."""
    for home, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (Path(home, name) for name in sorted([*folders, *files])
                    if not name.startswith(".") and not name.endswith("~"))


def _is_good(path: Path, folder: Path, findings: Findings) -> bool:
    span = Span(show_path(path))
    try:
        mode = path.stat().st_mode
    except OSError:  # what may not be read, or leads to nothing, is said when it is read
        circle = os.path.islink(os.path.realpath(path))
        if circle:
            findings.error("path-circle", "this link leads back to itself", span=span,
                           hint="put the file itself here, or delete the link")
        return not circle
    what = next((words for is_kind, words in _KINDS if is_kind(mode)), "")
    if what:
        findings.error("file-kind", f"this is no file but a {what}", span=span,
                       hint="delete it, or put a file of this name in its place")
        return False
    return not path.is_symlink() or _leads_inside(path, folder, stat.S_ISDIR(mode), findings)


def _leads_inside(path: Path, folder: Path, is_folder: bool, findings: Findings) -> bool:
    target, home, span = path.resolve(), folder.resolve(), Span(show_path(path))
    if is_folder and path.parent.resolve().is_relative_to(target):
        findings.error("path-circle", "this link leads to a folder that it stands in", span=span,
                       hint="delete the link")
        return False
    if target.is_relative_to(home) or path.parent == folder / "pictures":
        return True
    what = "folder" if is_folder else "file"
    findings.error("path-outside", "this link leads out of the kit", span=span,
                   hint=f"put the {what} itself into the kit's folder")
    return False
