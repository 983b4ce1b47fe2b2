"""What stands in the memory: entries added, taken back, read.

Here: the statements.  Never here: the file and what goes wrong with it (``file``), what a match is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from presskit.localise.memory.entries import Entry, moment_text
from presskit.localise.memory.file import Memory, guard, transaction
from presskit.localise.wording import fold
from presskit.model.segment import State, container_of

__all__ = ["add_entries", "count_entries", "entries_by_id", "forget_kit", "read_entries",
           "remember_kit", "scan_sources", "take_back"]

_BATCH = 500
_COLUMNS = ("source_locale, target_locale, source, target, context, before, behind, kit, state, "
            "reviewer, date, embargo, note")
_ADD = f"""
    INSERT INTO entries ({_COLUMNS}, folded, variant) VALUES ({", ".join("?" * 15)})
    ON CONFLICT DO UPDATE SET source = excluded.source, target = excluded.target,
        before = excluded.before, behind = excluded.behind, state = excluded.state,
        reviewer = excluded.reviewer, date = excluded.date, note = excluded.note,
        embargo = max(embargo, excluded.embargo)
    WHERE (? OR excluded.date >= date
               AND (excluded.state IN ('reviewed', 'final') OR state NOT IN ('reviewed', 'final')))
        AND (source, target, before, behind, state, reviewer, date, note,
             max(embargo, excluded.embargo))
            IS NOT (excluded.source, excluded.target, excluded.before, excluded.behind,
                    excluded.state, excluded.reviewer, excluded.date, excluded.note, embargo)
"""
_VISIBLE = "(embargo = '' OR embargo <= ? OR kit = ?)"


# Writing ------------------------------------------------------------------------------------

def add_entries(memory: Memory, entries: Iterable[Entry]) -> int:
    """Add entries from elsewhere, and give how many are new or have changed.

    A text of a kit has one translation at a place: the one approved last.  An approved one is
    never replaced by one that isn't, nor a moment of embargo by an earlier one.
    """
    with guard(memory.path), transaction(memory.connection):
        return _add(memory, entries, always=False)


def remember_kit(memory: Memory, kit: str, embargo: dt.datetime | None,
                 entries: Iterable[Entry]) -> int:
    """Add what a kit has approved, and give how many entries are new or have changed.

    What the kit says now stands, whatever its date; everything of the kit has its embargo of
    now.
    """
    moment = moment_text(embargo)
    with guard(memory.path), transaction(memory.connection):
        added = _add(memory, entries, always=True)
        memory.connection.execute("UPDATE entries SET embargo = ? WHERE kit = ? AND embargo != ?",
                                  (moment, kit, moment))
    return added


def _add(memory: Memory, entries: Iterable[Entry], *, always: bool) -> int:
    rows = [(*_row(one), fold(one.source), "" if one.kit else one.target, always)
            for one in entries if fold(one.source) and one.target]
    before = memory.connection.total_changes
    memory.connection.executemany(_ADD, rows)
    return memory.connection.total_changes - before


def take_back(memory: Memory, kit: str, approved: Iterable[Entry],
              rejected: Iterable[Entry]) -> int:
    """Take out what a kit has given and no longer stands by, and give how much that was: the words
    of a text that is ``rejected``, in its container or the same ones elsewhere in the kit, and
    other words than those that are ``approved`` now for the same text of a container."""
    stand: dict[tuple[str, ...], set[str]] = {}
    for one in approved:
        stand.setdefault(_place(one, container_of(one.context)), set()).add(one.target)
    gone = {(*_place(one), said) for one in rejected
            for said in (one.target, container_of(one.context))}
    with guard(memory.path), transaction(memory.connection):
        wrong = []
        for number, *row in memory.connection.execute(
                f"SELECT id, {_COLUMNS} FROM entries WHERE kit = ?", (kit,)).fetchall():
            one = _entry(row)
            container = container_of(one.context)
            now, text = stand.get(_place(one, container), set()), _place(one)
            if one.target not in now and (
                    now or {(*text, one.target), (*text, container)} & gone):
                wrong.append((number,))
        memory.connection.executemany("DELETE FROM entries WHERE id = ?", wrong)
    return len(wrong)


def _place(entry: Entry, *container: str) -> tuple[str, ...]:
    return entry.source_locale, entry.target_locale, fold(entry.source), *container


def forget_kit(memory: Memory, kit: str) -> int:
    """Take out everything that came from a kit, and give how much that was."""
    with guard(memory.path), transaction(memory.connection):
        return memory.connection.execute("DELETE FROM entries WHERE kit = ?", (kit,)).rowcount


def _row(entry: Entry) -> tuple[str, ...]:
    return (entry.source_locale, entry.target_locale, entry.source, entry.target, entry.context,
            entry.before, entry.behind, entry.kit, str(entry.state), entry.reviewer, entry.date,
            entry.embargo, entry.note)


# Reading ------------------------------------------------------------------------------------

def read_entries(memory: Memory, *, kit: str, now: dt.datetime, source: str = "",
                 target: str = "") -> tuple[Entry, ...]:
    """Every entry that ``kit`` may see ``now``, of one source or target locale where named;
    for an export beyond any kit ``kit`` is empty."""
    asked = [("source_locale = ?", source), ("target_locale = ?", target)]
    wheres = [_VISIBLE, *(where for where, value in asked if value)]
    values = [moment_text(now), kit or None, *(value for _, value in asked if value)]
    with guard(memory.path):
        rows = memory.connection.execute(
            f"SELECT {_COLUMNS} FROM entries WHERE {' AND '.join(wheres)} ORDER BY "
            "source_locale, target_locale, kit, context, folded, target", values).fetchall()
    return tuple(map(_entry, rows))


def count_entries(memory: Memory) -> dict[tuple[str, str], int]:
    """How many entries there are for each pair of locales."""
    with guard(memory.path):
        return {(source, target): count for source, target, count in memory.connection.execute(
            "SELECT source_locale, target_locale, count(*) FROM entries "
            "GROUP BY source_locale, target_locale ORDER BY 1, 2")}


def scan_sources(memory: Memory, source: str, target: str, kit: str,
                 now: dt.datetime) -> list[tuple[int, str]]:
    """The number and the source, as it is compared, of every entry that a kit may see."""
    with guard(memory.path):
        return memory.connection.execute(
            f"SELECT id, folded FROM entries WHERE source_locale = ? AND target_locale = ? "
            f"AND {_VISIBLE}", (source, target, moment_text(now), kit or None)).fetchall()


def entries_by_id(memory: Memory, numbers: Sequence[int]) -> dict[int, Entry]:
    """Some entries by their number; those that went meanwhile are left out."""
    found = {}
    with guard(memory.path):
        for at in range(0, len(numbers), _BATCH):
            some = numbers[at:at + _BATCH]
            rows = memory.connection.execute(
                f"SELECT id, {_COLUMNS} FROM entries WHERE id IN ({','.join('?' * len(some))})",
                some)
            found |= {number: _entry(row) for number, *row in rows}
    return found


def _entry(row: Sequence[str]) -> Entry:
    state = row[8] if row[8] in set(State) else State.TRANSLATED
    return Entry(*row[:8], State(state), *row[9:])
