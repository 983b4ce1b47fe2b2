"""Workers: processes that render, made before any thread, ended with their parent.

Here: handing out tasks and taking back what came of them.  Never here: what a task is.

Any executor of ``concurrent.futures`` will do; what crosses is small and picklable.  On Linux
workers are forked, which costs nothing and shares what is loaded already; elsewhere they are
started anew, since the text libraries of macOS do not survive a fork.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from presskit.diagnostics import Exit, PresskitError

__all__ = ["count_jobs", "own_temporary_folder", "results", "workers"]

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
Name = TypeVar("Name")

_MOST = 8
"""More workers than this wait for each other's disk and memory."""


def count_jobs(jobs: int) -> int:
    """How many workers to use for so many wanted (0: as there are cores); 0: work here."""
    cores = os.cpu_count() or 1
    wanted = min(jobs or min(cores, _MOST), max(cores, _MOST))
    return 0 if wanted == 1 else wanted


@contextmanager
def own_temporary_folder(cache: Path) -> Iterator[None]:
    """Let libraries write their temporary files below the cache, and take them away.

    A library that is killed leaves its files; those of dead processes are cleared here.
    """
    top = cache / "tmp"
    before = tempfile.tempdir
    own = top / str(os.getpid())
    try:
        own.mkdir(parents=True, exist_ok=True)
    except OSError:
        yield  # no cache: the system's own folder has to do
        return
    for left in top.iterdir():
        if left.name.isdigit() and not _lives(int(left.name)):
            shutil.rmtree(left, ignore_errors=True)
    tempfile.tempdir = str(own)
    try:
        yield
    finally:
        tempfile.tempdir = before
        shutil.rmtree(own, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _begin(parent: int, temporary: str | None, prepare: Callable[[], object] | None) -> None:
    """In a new worker: leave Ctrl-C to the parent, and don't outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    tempfile.tempdir = temporary

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    if prepare:
        prepare()


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Let Ctrl-C wait while processes are made: they begin with it held back too, until
    ``_begin`` leaves it to the parent, and none is interrupted halfway into its life."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def workers(jobs: int, prepare: Callable[[], object] | None = None) -> Iterator[Executor | None]:
    """A pool of so many processes, or None for 0; each begins with ``prepare()``.

    They are made at once, before any thread.  When the block is left they are ended at once,
    whatever they are at: take every result before.
    """
    if not jobs:
        yield None
        return
    way = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context(way), _begin,
                               (os.getpid(), tempfile.tempdir, prepare))
    try:
        with _without_interruption():
            pool.submit(os.getpid)  # a first task makes all processes
        yield pool
    finally:
        for process in list((pool._processes or {}).values()):
            with suppress(OSError):
                process.kill()
        pool.shutdown(wait=True, cancel_futures=True)


def results(running: Mapping[Name, Future[Outcome] | Task],
            function: Callable[[Task], Outcome]) -> Iterator[tuple[Name, Outcome]]:
    """The name of each piece of work with its outcome, as they finish.

    What is not handed to a pool is done here, by ``function``, in order.  Raises
    ``PresskitError`` (``worker-died``) where the system killed a worker.
    """
    names = {one: name for name, one in running.items() if isinstance(one, Future)}
    for name, one in running.items():
        if not isinstance(one, Future):
            yield name, function(one)
    try:
        for done in as_completed(names):
            yield names[done], done.result()
    except BrokenProcessPool as error:
        raise PresskitError.one(
            "worker-died", "a worker process was ended by the system, most likely for want of "
            "memory", hint="close other programs, or use fewer workers: --jobs 1",
            exit_code=Exit.MACHINE) from error
