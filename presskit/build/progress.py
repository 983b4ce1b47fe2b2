"""Progress: what a build tells while it works.

Here: the two calls a build makes, and the clock of its stages.  Never here: drawing.
"""

from __future__ import annotations

import time
from typing import Protocol

__all__ = ["Progress", "Quiet", "Stages"]


class Progress(Protocol):
    """Whoever wants to know."""

    def stage(self, name: str, total: int = 0) -> None:
        """A stage begins; ``total`` steps lie ahead (0: not counted)."""

    def step(self, label: str) -> None:
        """One step of the stage is done."""


class Quiet:
    """Nobody wants to know."""

    def stage(self, name: str, total: int = 0) -> None:
        """Says nothing."""

    def step(self, label: str) -> None:
        """Says nothing."""


class Stages:
    """Passes the calls on and measures how long each stage took, in seconds.

    A stage that comes again goes on where it was, and is not told a second time.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._times: dict[str, float] = {}
        self._name, self._since = "", time.perf_counter()

    def stage(self, name: str, total: int = 0) -> None:
        """Ends the stage before and begins this one."""
        self._end()
        if name not in self._times:
            self._times[name] = 0.0
            self._progress.stage(name, total)
        self._name, self._since = name, time.perf_counter()

    def step(self, label: str) -> None:
        """Passed on."""
        self._progress.step(label)

    def _end(self) -> None:
        if self._name:
            self._times[self._name] += time.perf_counter() - self._since
            self._name = ""

    @property
    def times(self) -> tuple[tuple[str, float], ...]:
        """Every stage so far with its seconds; ends the running one."""
        self._end()
        return tuple(self._times.items())
