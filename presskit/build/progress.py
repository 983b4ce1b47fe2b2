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
    """Passes the calls on and measures how long each stage took, in seconds."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._times: list[tuple[str, float]] = []
        self._name, self._since = "", time.perf_counter()

    def stage(self, name: str, total: int = 0) -> None:
        """Ends the stage before and begins the next."""
        self._end()
        self._name, self._since = name, time.perf_counter()
        self._progress.stage(name, total)

    def step(self, label: str) -> None:
        """Passed on."""
        self._progress.step(label)

    def _end(self) -> None:
        if self._name:
            self._times.append((self._name, time.perf_counter() - self._since))
            self._name = ""

    @property
    def times(self) -> tuple[tuple[str, float], ...]:
        """Every stage so far with its seconds; ends the running one."""
        self._end()
        return tuple(self._times)
