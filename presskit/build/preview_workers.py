"""The workers of a preview: what waits for them in a folder, and what each does.

Here: laying out work, asking for it to be done, doing it.  Never here: what has to be made first
(``previewing``), what becomes of it (``preview_loop``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import NamedTuple

from presskit.build.handing import Waiting, put, take
from presskit.build.preview_bench import Job
from presskit.build.preview_reading import say_failure
from presskit.build.store import Kept
from presskit.build.tasks import render_task, warm_up

__all__ = ["Done", "lay_out_round", "prepare_worker", "render_job", "submit_next"]


class Done(NamedTuple):
    """A task that has been taken from the folder in which it waited."""

    future: Future[tuple[Job, Kept]]
    folder: Path


def prepare_worker(modules: tuple[str, ...]) -> None:
    """In a new worker: load what it needs, and let the process that somebody waits for go before
    it."""
    warm_up(modules)
    os.nice(10)


def lay_out_round(folder: Path, jobs: Sequence[Job]) -> None:
    """Put jobs, the most wanted first, into a new folder from which workers take what suits them
    best.  Raises ``OSError`` where there is no room for them; then there is no folder."""
    try:
        folder.mkdir()
        for number, job in enumerate(jobs):
            put(folder, Waiting(number, len(jobs) - number,
                                job.name[0] if job.task.writer.drawn else ""), job)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def submit_next(pool: Executor, folder: Path, tell: Callable[[Done], None]) -> Done:
    """Let a worker do one of the jobs in a folder; ``tell`` hears of it, from another thread.

    Raises ``BrokenProcessPool`` where the workers are gone.
    """
    future = pool.submit(_render_next, folder)
    future.add_done_callback(lambda done: tell(Done(done, folder)))
    return Done(future, folder)


def _render_next(folder: Path) -> tuple[Job, Kept]:
    """In a worker: make the task that suits it best."""
    job = take(folder)
    return job, render_job(job, folder)


def render_job(job: Job, place: Path) -> Kept:
    """What comes of a job; whatever goes wrong is said in its findings, with the ``place`` where
    it happened."""
    try:
        return render_task(job.task)
    except Exception as error:
        return Kept((), say_failure(error, place))
