"""The lock: one build at a time writes a kit's folder.

Here: taking and giving back.  Never here: waiting.

A POSIX record lock (``fcntl(2)``) on ``out/.<kit>-lock``: it belongs to the process that took
it, is not passed to the workers it starts, and ends with it however it ends.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity, Span
from presskit.publish.swap import beside

__all__ = ["locked", "machine_error", "write_error"]

_WORDS = {
    "ENOSPC": ("disk-full", "the disk is full", "make room and run the command again"),
    "EDQUOT": ("disk-full", "your share of the disk is used up",
               "make room and run the command again"),
    "EFBIG": ("disk-full", "a file grew beyond what is allowed here",
              "raise the limit on file sizes (ulimit -f) and run the command again"),
    "EACCES": ("no-permission", "you may not write here", "take the right to write there"),
    "EPERM": ("no-permission", "you may not write here", "take the right to write there"),
    "EROFS": ("no-permission", "this disk can only be read", "let it be written to"),
    "EBUSY": ("out-in-use", "another program holds a file in it open",
              "close it and run the command again"),
    "ETXTBSY": ("out-in-use", "another program holds a file in it open",
                "close it and run the command again"),
    "ENOTDIR": ("out-no-folder", "a file stands where a folder is wanted", "move it away"),
    "EEXIST": ("out-no-folder", "a file stands where a folder is wanted", "move it away"),
}
_ELSEWHERE = {"no-permission", "out-no-folder"}
"""What another folder for the result would help against."""


def machine_error(error: OSError, *written: Path) -> PresskitError | None:
    """What the system said, as a finding (exit 3); None where it is none of the machine's.

    ``written`` are the folders that were written to, to be replaced whole: what is refused
    elsewhere was to be read.  Without any nobody knows what stands by now, and nothing is said of
    that.
    """
    named = error.filename and Path(os.fsdecode(error.filename)).absolute()
    if (named and isinstance(error, PermissionError) and (written or not _is_seen(named))
            and not any(named.is_relative_to(one.absolute()) for one in written)):
        closed = next((one for one in reversed(named.parents) if not os.access(one, os.X_OK)),
                      error.filename)
        return PresskitError.one(
            "file-permission", "this may not be read", span=Span(str(error.filename)),
            hint=f"give yourself the right to read it: chmod -R u+rX {closed}",
            exit_code=Exit.MACHINE)
    return _machine(error, written[0]) if written else _refusal(error)


def _is_seen(path: Path) -> bool:
    """Whether a path may be read, or nothing stands there: it was to be written."""
    return os.access(path, os.R_OK) or (os.path.isdir(path.parent) and not os.path.lexists(path)
                                        and os.access(path.parent, os.X_OK))


def _refusal(error: OSError) -> PresskitError | None:
    """What the system said of a file that belongs to no result."""
    code, words, hint = _WORDS.get(errno.errorcode.get(error.errno or 0, ""), ("", "", ""))
    if code.startswith("out-"):
        code = "not-written"
    return PresskitError.one(
        code, words, hint=hint,
        span=Span(os.fsdecode(error.filename)) if error.filename else None,
        exit_code=Exit.MACHINE) if code else None


def _machine(error: OSError, place: Path) -> PresskitError | None:
    code, words, hint = _WORDS.get(errno.errorcode.get(error.errno or 0, ""), ("", "", ""))
    hint += ", or name another folder with --out" if code in _ELSEWHERE else ""
    return _error(code, words, hint, str(error.filename or place)) if code else None


def write_error(error: OSError, place: Path) -> PresskitError:
    """Why ``place`` could not be written, in our words or the system's."""
    return _machine(error, place) or _error(
        "not-written", f"the system says: {error.strerror or error}",
        "mend that and run the command again", str(error.filename or place))


def _error(code: str, words: str, hint: str, where: str) -> PresskitError:
    return PresskitError([Diagnostic(
        code, Severity.ERROR, f"{words}; nothing was replaced", Span(where), "", hint)],
        Exit.MACHINE)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the kit's folder ``out/<kit>``.

    Raises ``PresskitError``: ``make-running`` where another process holds it, ``no-permission``
    or ``disk-full`` where it can't be taken at all.
    """
    path = beside(folder, "lock")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        handle = _take(path, folder)
    except OSError as error:
        raise write_error(error, folder.parent) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _take(path: Path, folder: Path) -> int:
    import fcntl
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
            os.close(handle)
            raise _in_use(folder, holder) from error
        if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
            break
        os.close(handle)  # its last holder took the file away just now
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
    return handle


def _in_use(folder: Path, holder: str) -> PresskitError:
    return PresskitError.one(
        "make-running", "another presskit is building this kit"
        + (f" (process {holder})" if holder else ""), span=Span(str(folder)),
        hint="wait until it has finished, then run the command again",
        exit_code=Exit.MACHINE)
