"""The swap: a kit's folder is replaced as a whole, or stays as it was.

Here: a folder written beside, then exchanged in one step; mending what a killed run left.
Never here: what is in the folder.

Linux (``renameat2`` with ``RENAME_EXCHANGE``) and macOS (``renamex_np`` with ``RENAME_SWAP``)
exchange two folders in one step, where the file system can.  Elsewhere two renames do it, and
a journal says that the second is still owed; the next command pays it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from presskit.publish.manifest import File

__all__ = ["beside", "publish_folder", "recover"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def beside(folder: Path, purpose: str) -> Path:
    """The hidden neighbour of a kit's folder: ``out/.opening-next`` for ``out/opening``.

    ``purpose`` is ``next`` (being written), ``last`` (just replaced), ``journal`` or ``lock``.
    """
    return folder.with_name(f".{folder.name}-{purpose}")


def recover(folder: Path) -> None:
    """Bring ``folder`` to where the last run wanted it, and clear what it left beside.

    A journal means that the new folder was whole and the exchange had begun; without one,
    whatever stands beside was never whole.
    """
    new, old, journal = (beside(folder, word) for word in ("next", "last", "journal"))
    if journal.exists() and not folder.exists():
        os.rename(new if new.exists() else old, folder)
        _sync(folder.parent)
    elif old.exists() and not folder.exists():
        os.rename(old, folder)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)
    journal.unlink(missing_ok=True)


def publish_folder(folder: Path, files: Iterable[File]) -> None:
    """Make ``folder`` hold exactly ``files``, in one step.

    A file that stands there already with the same bytes is linked, so that it keeps its time.
    Raises ``OSError``; then, and when killed at any moment, the earlier folder stands.
    """
    recover(folder)
    new = beside(folder, "next")
    try:
        new.mkdir(parents=True)
        # Copies come last: they are links to what has been placed, where the system has links.
        ordered = sorted(files, key=lambda file: "copy_of" in file.entry)
        written = [_place(new, folder, file) for file in ordered]
        for path in written:
            if path is not None:
                _sync(path)
        for one in sorted({new, *(path.parent for path in new.rglob("*"))}):
            _sync(one)
        _swap(new, folder)
    finally:
        # After the exchange the old folder stands there; before it, an unfinished one.
        shutil.rmtree(new, ignore_errors=True)


def _place(new: Path, folder: Path, file: File) -> Path | None:
    """Write one file below ``new``; None where a link to the same bytes could be made."""
    path = new / PurePosixPath(file.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    current = folder / PurePosixPath(file.path)
    original = file.entry.get("copy_of")
    try:
        if original:
            os.link(new / PurePosixPath(original), path)
            return None
        if current.stat().st_size == len(file.data) and current.read_bytes() == file.data:
            os.link(current, path)
            return None
    except OSError:
        pass  # not there, or this file system has no links
    path.write_bytes(file.data)
    return path


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(new: Path, folder: Path) -> None:
    if not folder.exists():
        os.rename(new, folder)
    elif not _exchange(new, folder):
        _swap_by_two_renames(new, folder)
    _sync(folder.parent)


def _swap_by_two_renames(new: Path, folder: Path) -> None:
    old, journal = beside(folder, "last"), beside(folder, "journal")
    journal.write_text("the folder beside is whole; rename it into place\n", "utf-8")
    _sync(journal)
    _sync(folder.parent)
    try:
        os.rename(folder, old)
        os.rename(new, folder)
    except BaseException:
        if old.exists() and not folder.exists():
            os.rename(old, folder)  # what stood there stands there again, at once
        journal.unlink(missing_ok=True)
        raise
    _sync(folder.parent)
    journal.unlink()
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or file system can't."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        call = getattr(libc, "renamex_np", None)
        arguments: tuple = (os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
    else:
        call = getattr(libc, "renameat2", None)
        arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other),
                     _RENAME_EXCHANGE)
    if call is None:
        return False
    if call(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
