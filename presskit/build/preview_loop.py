"""The loop of a preview: what happens one after the other while somebody edits a kit.

Here: waiting for changes, for eyes, for workers, and answering each.  Never here: what has to be
made (``previewing``), who looks and how changes are noticed: both only say so.

What is on somebody's screen is made in this process, at once; the rest by workers of low rank,
or here, piece by piece, when nothing else happens.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from presskit.build.handing import Waiting, put, take
from presskit.build.preview_facts import Look, Preview
from presskit.build.previewing import (
    Bench,
    Job,
    is_changed,
    jobs_seen,
    rebuild,
    show,
    snapshot,
)
from presskit.build.store import Kept
from presskit.build.tasks import render_task, warm_up
from presskit.diagnostics import Findings

__all__ = ["CHANGED", "ENDED", "Loop", "keep_making", "prepare_worker"]

CHANGED, ENDED = "changed", "ended"
"""Something was saved; nobody wants to see more.  A :class:`Look` says what is on a screen, and
``(job, future)`` what a worker has done."""


@dataclass(slots=True)
class Loop:
    """A bench, who hears of it, and what has happened: ``queue`` takes the events from any
    thread.  ``pool`` may be gone: then all is made here."""

    bench: Bench
    pool: Executor | None
    tell: Callable[[Preview], None]
    queue: Queue[Any] = field(default_factory=Queue)
    look: Look = Look()
    running: list[tuple[Future[Kept], Path]] = field(default_factory=list)
    rounds: int = 0


def prepare_worker(modules: tuple[str, ...]) -> None:
    """In a new worker: load what it needs, and let the process that somebody waits for go before
    it."""
    warm_up(modules)
    os.nice(10)


def keep_making(loop: Loop) -> None:
    """Make the kit, and make it again after every change, until the end is announced."""
    _change(loop)
    while True:
        try:
            event = loop.queue.get(block=not _is_left(loop))
        except Empty:
            _make_one(loop)
            continue
        if event == ENDED:
            _recall(loop)
            return
        if event == CHANGED:
            if is_changed(loop.bench):
                _change(loop)
        elif isinstance(event, Look):
            _turn(loop, event)
        else:
            _take_in(loop, *event)


def _is_left(loop: Loop) -> bool:
    """Whether there is work that no worker has."""
    return loop.pool is None and bool(loop.bench.waiting)


def _say(loop: Loop) -> None:
    loop.tell(snapshot(loop.bench))


def _change(loop: Loop) -> None:
    """Answer a change: what is on the screen at once, the rest by the workers."""
    _recall(loop)
    rebuild(loop.bench, loop.look, lambda job: _make(loop, job), lambda: is_changed(loop.bench))
    _say(loop)
    if is_changed(loop.bench):
        loop.queue.put(CHANGED)
        return
    _hand_out(loop)
    if not loop.bench.waiting:
        gc.collect()  # nobody waits now


def _make(loop: Loop, job: Job) -> None:
    """Make something here and now, unless it was made before, and show it."""
    made = loop.bench.store.find(job.key)
    if made is None:
        made = render_task(job.task)
        _keep(loop, job, made)
    show(loop.bench, job, made)
    _say(loop)


def _keep(loop: Loop, job: Job, made: Kept) -> None:
    if not Findings(list(made.findings)).failed:
        loop.bench.store.keep(job.key, made)


def _make_one(loop: Loop) -> None:
    job = next(iter(jobs_seen(loop.bench, loop.look)), None)
    if job is not None:
        _make(loop, job)


def _turn(loop: Loop, look: Look) -> None:
    """Somebody looks elsewhere: what is there and waits is made now."""
    loop.look = look
    if look.locale and look.format:
        for job in jobs_seen(loop.bench, look):
            locale, kind, subject, formats = job.name
            if (look.locale, look.kind) == (locale, kind) and look.format in formats \
                    and look.subject in ("", subject):
                _make(loop, job)


# Workers ------------------------------------------------------------------------------------

def _hand_out(loop: Loop) -> None:
    """Let the workers make what waits: what is looked at in several locales first, then each
    what suits it best."""
    waiting = jobs_seen(loop.bench, loop.look) if loop.pool else []
    seen = [one for one in waiting if one.name[1] == loop.look.kind]
    for jobs in (seen, waiting[len(seen):]):
        _hand_in(loop, jobs)


def _hand_in(loop: Loop, jobs: Iterable[Job]) -> None:
    jobs = list(jobs)
    if not jobs:
        return
    loop.rounds += 1
    folder = loop.bench.place / f"round-{loop.rounds}"
    folder.mkdir()
    for number, job in enumerate(jobs):
        put(folder, Waiting(number, len(jobs) - number,
                            job.name[0] if job.task.writer.drawn else ""), job)
    for _job in jobs:
        try:
            future = loop.pool.submit(_render_next, folder) if loop.pool else None
        except BrokenProcessPool:
            loop.pool = None
            return
        if future is not None:
            loop.running.append((future, folder))
            future.add_done_callback(lambda done, folder=folder: loop.queue.put((done, folder)))


def _render_next(folder: Path) -> tuple[Job, Kept]:
    """In a worker: make the task that suits it best."""
    job = take(folder)
    return job, render_task(job.task)


def _recall(loop: Loop) -> None:
    """Take back what no worker has begun; what comes of the rest is kept, and shown where it is
    still wanted."""
    for future, _folder in loop.running:
        future.cancel()


def _take_in(loop: Loop, future: Future[tuple[Job, Kept]], folder: Path) -> None:
    loop.running = [one for one in loop.running if one[0] is not future]
    if all(other != folder for _future, other in loop.running):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        job, made = future.result()
    except CancelledError:
        return
    except BrokenProcessPool:
        loop.pool = None  # what it had waits still, and is made here
        return
    wanted = loop.bench.jobs.get(job.name)
    _keep(loop, job, made)
    if wanted is not None and wanted.key == job.key and job.name in loop.bench.waiting:
        show(loop.bench, wanted, made)
        if loop.queue.empty() or not loop.bench.waiting:
            _say(loop)
        if not loop.bench.waiting:
            loop.bench.store.prune()
            gc.collect()
