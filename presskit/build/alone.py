"""One presskit at a time writes the files of a kit.

Here: waiting for one's turn, and taking it once however often it is asked for.  Never here:
what is written; people with editors, who take no turn: each writer looks at stamps for them.

The lock (``flock(2)``) is on the kit's folder itself.  It leaves no file behind and ends with the
process that took it, however that ends.
"""

from __future__ import annotations

import errno
import functools
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from presskit.diagnostics import Exit, PresskitError, Span, show_path

__all__ = ["alone", "writes_kit"]

_PATIENCE = 60.0
_MOMENT = 0.02
"""Seconds: so long others are waited for, so often it is looked."""

_held = threading.local()

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def alone(folder: Path, patience: float | None = None) -> Iterator[None]:
    """No other presskit writes below the kit in ``folder`` meanwhile; who has the turn already
    keeps it.

    Raises ``PresskitError`` (``kit-busy``), exit 3, where another one does not come to an end
    within so many seconds (``patience``).
    """
    mine: set[str] = _held.__dict__.setdefault("folders", set())
    name = os.path.realpath(folder)
    if name in mine:
        yield
        return
    handle = _take(folder, _PATIENCE if patience is None else patience)
    mine.add(name)
    try:
        yield
    finally:
        mine.discard(name)
        if handle is not None:
            os.close(handle)


def writes_kit(function: Callable[Concatenate[Path, P], R]) -> Callable[Concatenate[Path, P], R]:
    """A function that reads and writes the kit of its first argument, :func:`alone` with it."""
    @functools.wraps(function)
    def taking_turns(folder: Path, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with alone(folder):
            return function(folder, *args, **kwargs)
    return taking_turns


def _take(folder: Path, patience: float) -> int | None:
    """The lock as an open file; None where there is none to be had: stamps still tell."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None  # whoever reads the kit says what is wrong with it
    until = time.monotonic() + patience
    try:
        while not _try(handle):
            if time.monotonic() > until:
                raise PresskitError.one(
                    "kit-busy", "another presskit works on the files of this kit",
                    span=Span(show_path(folder)), exit_code=Exit.MACHINE,
                    hint="wait until it has ended, or end it, and run the command again")
            time.sleep(_MOMENT)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _try(handle: int) -> bool:
    import fcntl
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:  # some shares have no locks at all
        return error.errno not in (errno.EWOULDBLOCK, errno.EINTR)
    return True
