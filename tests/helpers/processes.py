"""Processes that a test starts.

Here: what stands before a command, and work that another process does.  Never here: a test.
"""

from __future__ import annotations

import sys
from pathlib import Path

from presskit.localise.memory import Entry, add_entries, open_memory
from presskit.model.segment import State

__all__ = ["HEARING", "fill_memory"]

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
