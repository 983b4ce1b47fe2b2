"""``make --watch``: build again whenever something that is read changes.

Here: looking, building, and beginning the process anew where something changed that a process
reads once for all: presskit's own code, what ships with it, libraries.  Never here: a build.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presskit.build.inputs import environment, stamps
from presskit.build.record import folders_read, forget_record
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit

__all__ = ["Seen", "look", "watch"]

_PAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """The stamps of what is read: of kits, and of what is the ``house``'s."""

    kits: Any
    house: Any


def look(folders: Sequence[Path], desk: Desk) -> Seen:
    """What stands there now."""
    kits, house = zip(*((read[:1], read[1:]) for read in (
        folders_read(folder, desk) for folder in folders)), strict=True)
    return Seen([stamps(one) for one in kits], (stamps(house[0]), environment()))


def watch(report: Report, folders: Sequence[Path], out: Path, desk: Desk, last: Seen,
          build: Callable[[], Exit], code: Exit) -> Exit:
    """Build whenever what is read is no longer as it was ``last`` seen; ends with Ctrl-C.

    ``code`` is how the build that was then ended.  Gives 0 where the last one was good, else 130.
    """
    building = False
    try:
        report.say("watching; Ctrl-C ends it")
        while True:
            time.sleep(_PAUSE)
            now = look(folders, desk)
            if now.house != last.house:
                _begin_anew(report, folders, out, desk)
            if now != last:
                building = True
                last, code = now, build()
                building = False
    except KeyboardInterrupt:
        if building:
            raise
        return Exit.INTERRUPTED if code else Exit.GOOD


def _begin_anew(report: Report, folders: Sequence[Path], out: Path, desk: Desk) -> None:
    """Become the same command once more, with everything read anew.

    A build that ran while something changed may have kept its stamps, though not made of it: no
    record is left.
    """
    report.say("presskit or what comes with it has changed: beginning anew")
    for folder in folders:
        forget_record(folder, out, desk)
    sys.stdout.flush()
    sys.stderr.flush()
    words = [one for one in sys.orig_argv[1:] if one != "--open"]  # it is open by now
    os.execv(sys.executable, [sys.executable, *words])
