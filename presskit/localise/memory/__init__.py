"""The translation memory: approved texts of all kits, and what they offer for a new one.

``open_memory`` for the file, ``approved_entries`` for what a kit adds to it, ``find_matches``
for what is known of some texts.  Never here: approving, taking a match over.
"""

from presskit.localise.memory.difference import Run, compare_texts, write_difference
from presskit.localise.memory.entries import Entry, Query, moment_text
from presskit.localise.memory.file import Memory, open_memory
from presskit.localise.memory.gathering import (
    approved_entries,
    each_query,
    kit_entries,
    rejected_entries,
)
from presskit.localise.memory.matching import Match, find_matches
from presskit.localise.memory.store import (
    add_entries,
    count_entries,
    forget_kit,
    read_entries,
    remember_kit,
    take_back,
)

__all__ = ["Entry", "Match", "Memory", "Query", "Run", "add_entries", "approved_entries",
           "compare_texts", "count_entries", "each_query", "find_matches", "forget_kit",
           "kit_entries", "moment_text", "open_memory", "read_entries", "rejected_entries",
           "remember_kit", "take_back", "write_difference"]
