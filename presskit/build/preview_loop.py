"""The loop of a preview: what happens one after the other while somebody edits a kit.

Here: waiting for changes, for eyes, for workers, and answering each.  Never here: what has to be
made (``previewing``), what a worker does (``preview_workers``), who looks and how changes are
noticed: both only say so.

What is on somebody's screen is made in this process, at once; the rest by workers of low rank,
or here, piece by piece, when nothing else happens; the press room, when all else is there, by a
process of its own.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from queue import Empty, Queue
from typing import Any, NamedTuple

from presskit.build.preview_bench import Bench, Job
from presskit.build.preview_facts import Look, Preview
from presskit.build.preview_reading import say_failure
from presskit.build.preview_room import MadeRoom, Order, make_room
from presskit.build.preview_showing import order_room, show, show_room, snapshot, sweep
from presskit.build.preview_workers import Done, lay_out_round, render_job, submit_next
from presskit.build.previewing import is_changed, jobs_seen, rebuild
from presskit.build.store import Kept
from presskit.diagnostics import Diagnostic, Findings, Severity

__all__ = ["CHANGED", "ENDED", "Loop", "keep_making"]

CHANGED, ENDED = "changed", "ended"
"""Something was saved; nobody wants to see more.  A :class:`Look` says what is on a screen, a
:class:`Done` what a worker has done, a :class:`_RoomDone` that of the press room."""


_PATIENCE = 2.0
"""After so many quiet seconds the kit is looked at unasked: folders on a network and folders that
take another's place don't tell of changes."""


class _RoomDone(NamedTuple):
    """A press room, as it was ordered."""

    future: Future[MadeRoom | None]
    order: Order


@dataclass(slots=True)
class Loop:
    """A bench, who hears of it, and what has happened: ``queue`` takes the events from any
    thread.  ``pool`` may be gone: then all is made here; ``side`` makes the press room, and without
    it there is none."""

    bench: Bench
    pool: Executor | None
    tell: Callable[[Preview], None]
    side: Executor | None = None
    queue: Queue[Any] = field(default_factory=Queue)
    look: Look = Look()
    running: list[Done] = field(default_factory=list)
    room: Order | None = None
    rounds: int = 0


def keep_making(loop: Loop) -> None:
    """Make the kit, and make it again after every change, until the end is announced."""
    _change(loop)
    while True:
        left = _is_left(loop)
        try:
            event = loop.queue.get(not left, _PATIENCE)
        except Empty:
            event = CHANGED if not left else None
        if event is None:
            _make_one(loop)
        elif event == ENDED:
            _recall(loop)
            return
        elif event == CHANGED:
            _look_again(loop)
        elif isinstance(event, Look):
            _turn(loop, event)
        elif isinstance(event, _RoomDone):
            _take_room(loop, event)
        else:
            _take_in(loop, event)


def _look_again(loop: Loop) -> None:
    """Something may have been saved, or there was no room on the disk a moment ago."""
    if is_changed(loop.bench):
        _change(loop)
    elif loop.bench.waiting and not loop.running:
        loop.bench.hitch = ()
        _hand_out(loop)
    else:
        _order_room(loop)


def _is_left(loop: Loop) -> bool:
    """Whether there is work that no worker has, and nothing against it."""
    return loop.pool is None and bool(loop.bench.waiting) and not loop.bench.hitch


def _say(loop: Loop) -> None:
    loop.tell(snapshot(loop.bench))


def _change(loop: Loop) -> None:
    """Answer a change: what is on the screen at once, the rest by the workers."""
    _recall(loop)
    loop.bench.hitch = ()
    rebuild(loop.bench, loop.look, lambda job: _make(loop, job), lambda: is_changed(loop.bench))
    if is_changed(loop.bench):  # what was read may be half of what is being saved
        loop.queue.put(CHANGED)
        return
    _say(loop)
    _hand_out(loop)
    _settle(loop)


def _settle(loop: Loop) -> None:
    """Where all is made and nobody waits: order the press room, tidy up."""
    if loop.bench.waiting:
        return
    _order_room(loop)
    if loop.room is None and loop.queue.empty():
        sweep(loop.bench)
        loop.bench.store.prune()
        gc.collect()


def _make(loop: Loop, job: Job) -> None:
    """Make something here and now, unless it was made before, and show it."""
    made = loop.bench.store.find(job.key)
    if made is None:
        made = render_job(job, loop.bench.place)
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
        _settle(loop)


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
    try:
        for jobs in (seen, waiting[len(seen):]):
            _hand_in(loop, jobs)
    except OSError as error:  # a full disk: it is tried again
        loop.bench.hitch = say_failure(error, loop.bench.place)
        _say(loop)


def _hand_in(loop: Loop, jobs: Sequence[Job]) -> None:
    if not jobs or not loop.pool:
        return
    loop.rounds += 1
    folder = loop.bench.place / f"round-{loop.rounds}"
    lay_out_round(folder, jobs)
    try:
        for _job in jobs:
            loop.running.append(submit_next(loop.pool, folder, loop.queue.put))
    except BrokenProcessPool:
        loop.pool = None


def _recall(loop: Loop) -> None:
    """Take back what no worker has begun; what comes of the rest is kept, and shown where it is
    still wanted."""
    for one in loop.running:
        one.future.cancel()


def _take_in(loop: Loop, done: Done) -> None:
    loop.running = [one for one in loop.running if one.future is not done.future]
    if all(one.folder != done.folder for one in loop.running):
        shutil.rmtree(done.folder, ignore_errors=True)
    try:
        job, made = done.future.result()
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
        _settle(loop)


# The press room -----------------------------------------------------------------------------

def _order_room(loop: Loop) -> None:
    """Let the press room be made of what is shown, one at a time."""
    order = order_room(loop.bench)
    if loop.side is None or loop.room or order is None or order == loop.bench.ordered:
        return
    try:
        future = loop.side.submit(make_room, order)
    except BrokenProcessPool:
        _lose_room(loop, order)
        return
    loop.room = order
    future.add_done_callback(lambda done: loop.queue.put(_RoomDone(done, order)))


def _take_room(loop: Loop, done: _RoomDone) -> None:
    loop.room = None
    try:
        made = done.future.result()
    except CancelledError:
        return
    except BrokenProcessPool:
        _lose_room(loop, done.order)
        return
    if made is None:  # it has seen another kit than this process: there is a change to come
        loop.queue.put(CHANGED)
        return
    show_room(loop.bench, done.order, made)
    _say(loop)
    _settle(loop)


def _lose_room(loop: Loop, order: Order) -> None:
    """Go on without the process that made the press room."""
    loop.side = None
    show_room(loop.bench, order, MadeRoom(findings=(Diagnostic(
        "worker-died", Severity.ERROR, "the process that makes the press room was ended by the "
        "system, most likely for want of memory", hint="close other programs and begin presskit "
        "serve anew; all documents are shown"),)))
    _say(loop)
