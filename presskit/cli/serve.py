"""``presskit serve``: a kit in the browser of whoever edits it.

Here: the address, the processes and their order, what notices a save.  Never here: building
(``build.preview_loop``), answering requests (``presskit.serve``).

Four kinds of process: this one builds what is on the screen; workers, forked before there is any
thread, build the rest, and one more of them the press room; one answers the browsers.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from presskit.cli.kits import find_kit
from presskit.cli.report import Report, write_excerpt, write_human
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from presskit.build.preview_facts import Preview
    from presskit.build.preview_loop import Loop

__all__ = ["run"]

_SETTLE = 20
"""Milliseconds after the last change to a folder before it is looked at: a save is several."""
_AGAIN = 0.5
"""Seconds until a folder that is gone is looked for again."""


def run(report: Report, kit: str, host: str, port: int, jobs: int,
        open_result: bool) -> Exit:
    """Serve a kit until Ctrl-C."""
    _require_libraries()
    from presskit.serve.listening import listen, show_address
    folder, desk = find_kit(kit), Desk()
    with listen(host, port) as listening:
        address = show_address(listening)
        _warn_host(report, host)
        try:
            anew = _serve(report, folder, desk, listening, host, jobs, address, open_result)
        except KeyboardInterrupt:
            return Exit.GOOD
    if anew:
        _begin_anew(report, listening_port=int(address.rpartition(":")[2].strip("/")))
    return Exit.GOOD


def _require_libraries() -> None:
    from importlib.util import find_spec
    missing = [one for one in ("starlette", "uvicorn", "watchfiles") if not find_spec(one)]
    if missing:
        raise PresskitError.one(
            "library-missing", f"presskit serve needs {' and '.join(missing)}",
            hint="install presskit with what it locks: pip install presskit-multilingual",
            exit_code=Exit.MACHINE)


def _warn_host(report: Report, host: str) -> None:
    from presskit.diagnostics import Findings
    from presskit.serve.guard import is_loopback
    if is_loopback(host):
        return
    found = Findings()
    found.warning("serve-open", f"whoever reaches {host} can read this kit, drafts and embargoed "
                  "words among it", hint="leave --host out, unless all of them may")
    report.add(found)
    report.show()


# The processes ------------------------------------------------------------------------------

def _serve(report: Report, folder: Path, desk: Desk, listening: Any, host: str,
           jobs: int, address: str, open_result: bool) -> bool:
    """Serve until the end; True where presskit itself has changed and is to begin anew."""
    from presskit.build.options import Options
    from presskit.build.preview_bench import Bench
    from presskit.build.preview_loop import Loop, keep_making
    from presskit.build.preview_room import prepare_room
    from presskit.build.preview_workers import prepare_worker
    from presskit.build.store import Store
    from presskit.build.tasks import warm_up
    from presskit.build.workers import count_jobs, own_temporary_folder, workers

    writers = Options().writers
    with ExitStack() as stack:
        stack.enter_context(own_temporary_folder(desk.cache))
        place = Path(stack.enter_context(TemporaryDirectory(prefix="serve-",
                                                            ignore_cleanup_errors=True)))
        warm_up(writers)  # before the workers are forked: they have it then
        count = count_jobs(jobs)
        pool = stack.enter_context(workers(max(count - 1, 1) if count else 0,
                                           partial(prepare_worker, writers)))
        store = Store(desk.cache / "artifacts")
        side = stack.enter_context(workers(1, partial(prepare_room, writers, folder, desk, place,
                                                      store)))
        line = stack.enter_context(_server(listening, place, desk.fonts, host))
        teller = _Teller(report, line)
        loop = Loop(Bench(folder, desk, place, store), pool, teller.tell, side)
        watcher = stack.enter_context(_watching(loop, folder, desk))
        threading.Thread(target=_listen_to, args=(line, loop), daemon=True).start()
        report.say(f"{folder.resolve().name}: {address}  (Ctrl-C ends it)")
        sys.stdout.flush()
        if open_result:
            _open(address)
        keep_making(loop)
        return watcher.house_changed


class _Teller:
    """Passes previews on to the server, and says at the terminal what keeps an edit from being
    shown, once."""

    def __init__(self, report: Report, line: Connection) -> None:
        self._report, self._line, self._said = report, line, frozenset[Any]()

    def tell(self, preview: Preview) -> None:
        """Hand over a preview with the lines that its findings point at."""
        from presskit.serve.live import Update
        spans = {one.span for one in preview.said if one.span and one.severity != "note"}
        self._line.send(Update(preview, {one: tuple(write_excerpt(one)) for one in spans}))
        errors = frozenset(one for one in preview.said if one.severity == "error")
        for one in preview.said:
            if one in errors and one not in self._said:
                self._report.complain(write_human(one) + "\n")
        if self._said and not errors:
            self._report.say("mended")
        self._said = errors


@contextmanager
def _server(listening: Any, place: Path, faces: Path, host: str) -> Iterator[Connection]:
    """The process that answers, and the line to it; it ends with the block."""
    from presskit.serve.process import run_server
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=run_server, args=(listening, theirs, place, faces, host), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        with suppress(OSError):
            ours.send(None)  # closing would wait: a thread of ours is reading there
        process.join(3)
        if process.is_alive():
            process.kill()
            process.join()


def _listen_to(line: Connection, loop: Loop) -> None:
    """In a thread: pass on what the server says."""
    from presskit.build.preview_loop import ENDED
    try:
        while True:
            loop.queue.put(line.recv())
    except (EOFError, OSError):
        loop.queue.put(ENDED)


class _Watcher:
    """Says when something is saved, in a thread of its own."""

    def __init__(self, loop: Loop, folder: Path, desk: Desk) -> None:
        from presskit.cli.watching import look
        self._loop, self._folder, self._desk = loop, folder, desk
        self._before, self.house_changed = look((folder,), desk).house, False
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        """Follow the folders until the end, and anew where another folder has come to stand in
        the place of one: the system tells of the one that it was asked about."""
        while not self._end.is_set():
            with suppress(OSError, RuntimeError):  # the loop looks by itself now and then
                self._follow()
            self._end.wait(_AGAIN)

    def _follow(self) -> None:
        from watchfiles import watch

        from presskit.build.preview_loop import CHANGED, ENDED
        from presskit.build.record import folders_read
        from presskit.cli.watching import look
        read = [path for path, _suffixes in folders_read(self._folder, self._desk)
                if path.is_dir()]
        places, home = self._places(read), str(self._folder.absolute())
        self._loop.queue.put(CHANGED)  # whatever happened before anybody looked
        for changes in watch(*read, watch_filter=None, debounce=10 * _SETTLE, step=_SETTLE,
                             stop_event=self._end, rust_timeout=500, raise_interrupt=False,
                             recursive=True, yield_on_timeout=True):
            if any(Path(path).is_relative_to(home) for _kind, path in changes):
                self._loop.queue.put(CHANGED)
            elif changes and look((self._folder,), self._desk).house != self._before:
                self.house_changed = True
                self._loop.queue.put(ENDED)
            if self._places(read) != places:
                return

    def _places(self, read: list[Path]) -> list[int]:
        return [path.stat().st_ino for path in read]

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._end.set()
        self._thread.join(2)


@contextmanager
def _watching(loop: Loop, folder: Path, desk: Desk) -> Iterator[_Watcher]:
    watcher = _Watcher(loop, folder, desk)
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.end()


def _begin_anew(report: Report, listening_port: int) -> None:
    """Become the same command once more, on the same port, with everything read anew."""
    report.say("presskit or what comes with it has changed: beginning anew")
    sys.stdout.flush()
    sys.stderr.flush()
    words = [one for one in sys.orig_argv[1:] if one != "--open"]
    if "--port" not in words:
        words += ["--port", str(listening_port)]
    os.execv(sys.executable, [sys.executable, *words])


def _open(address: str) -> None:
    import webbrowser
    if not webbrowser.open(address):
        raise PresskitError.one("no-viewer", f"{address} can't be opened: there is no browser",
                                hint="open it by hand", exit_code=Exit.MACHINE)
