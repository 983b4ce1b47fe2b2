"""Processes that a test starts.

Here: what stands before a command, and work that another process does.  Never here: a test.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from presskit.localise.memory import Entry, add_entries, open_memory
from presskit.model.segment import State

__all__ = ["HEARING", "fill_memory", "group_of"]

HEARING = (sys.executable, "-c", "import os, signal, sys; "
           "signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])")
"""Stands before a command that is to be interrupted: what a shell starts in the background
ignores the interruption, and so would its children."""


def fill_memory(path: Path, number: int) -> None:
    """Add twenty texts, one at a time, that no other number adds."""
    with open_memory(path) as memory:
        for step in range(20):
            name = f"{number}-{step}"
            add_entries(memory, [Entry("zh-Hant-HK", "en", name, name, name, "", "", "spring",
                                       State.REVIEWED, "A. Reviewer", "2027-03-01")])


def group_of(leader: int) -> list[int]:
    """The processes of a group that still run; one that has ended is none, though nobody may have
    asked yet how."""
    if sys.platform == "linux":
        rows = [_read_stat(path) for path in Path("/proc").glob("[0-9]*/stat")]
    else:
        said = subprocess.run(["ps", "-A", "-o", "pid=,stat=,pgid="], capture_output=True,
                              text=True, check=True).stdout
        rows = [line.split() for line in said.splitlines()]
    return [int(row[0]) for row in rows
            if row and row[2] == str(leader) and row[1][0] not in "ZX"]


def _read_stat(path: Path) -> list[str]:
    """Number, state and group of a process (proc(5)); empty for one that is gone by now."""
    try:
        number, _, rest = path.read_text().partition(" (")
    except OSError:
        return []
    state, _parent, group, *_more = rest.rpartition(") ")[2].split()
    return [number, state, group]
