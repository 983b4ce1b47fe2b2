"""Progress on a terminal: a live line where somebody looks on, plain lines elsewhere.

Here: drawing.  Never here: knowing what is done.

Rich is imported only when it draws.  Its display refreshes when something happens, never by
a thread of its own: workers are forked while it runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from presskit.build.progress import Progress, Quiet
from presskit.cli.report import put

__all__ = ["draw_progress"]


class Lines:
    """One plain line per stage, on standard error, for logs and pipes."""

    def __init__(self, name: str = "") -> None:
        self._before = f"{name}: " if name else ""

    def stage(self, name: str, total: int = 0) -> None:
        """Prints the stage and how many steps it has."""
        put(self._before + (f"{name} ({total})" if total else name), error=True)

    def step(self, label: str) -> None:
        """Says nothing: a log wants no line per file."""


class Live:
    """A spinner, the stage, a bar and the last finished file."""

    def __init__(self, display: Any, name: str = "") -> None:
        self._display = display
        self._before = f"{name}: " if name else ""
        self._task = display.add_task("", total=None, label="")

    def stage(self, name: str, total: int = 0) -> None:
        """Begins the bar anew."""
        self._display.reset(self._task, total=total or None, description=self._before + name,
                            label="")
        self._display.refresh()

    def step(self, label: str) -> None:
        """Moves the bar on."""
        self._display.update(self._task, advance=1, label=label)
        self._display.refresh()


def _looked_at() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and "CI" not in os.environ


@contextmanager
def draw_progress(human: bool, name: str = "") -> Iterator[Progress]:
    """Whatever fits who looks on; silent where the output is for programs.  ``name`` is that of
    the kit, where several are built."""
    if not human:
        yield Quiet()
        return
    if not _looked_at():
        yield Lines(name)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Display

    columns = (SpinnerColumn(), TextColumn("{task.description:<10}"), BarColumn(28),
               MofNCompleteColumn(), TextColumn("{task.fields[label]}", style="dim"))
    with Display(*columns, console=Console(stderr=True), transient=True,
                 auto_refresh=False) as display:
        yield Live(display, name)
