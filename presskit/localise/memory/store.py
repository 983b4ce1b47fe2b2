"""The memory's file: SQLite in the user's folder for data.

Here: the schema, reading, writing, what goes wrong with the file.  Never here: what a match is.

Two presskits may have it open (write-ahead log; a writer waits for the other).  A file that is
broken, or newer than this presskit, is refused and left as it is: it is never written anew by
itself.  Only its owner can read it, for it may hold words under embargo.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from presskit.diagnostics import Exit, PresskitError, Span, show_path
from presskit.localise.memory.entries import Entry, moment_text
from presskit.localise.wording import fold
from presskit.model.segment import State, container_of

__all__ = ["Memory", "add_entries", "count_entries", "entries_by_id", "forget_kit",
           "open_memory", "read_entries", "remember_kit", "scan_sources", "take_back"]

_APPLICATION = 0x706B746D  # "pktm", so that another program's database is known as such
_WAIT = 20.0
_BATCH = 500
_MIGRATIONS = (
    """
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY, source_locale TEXT NOT NULL, target_locale TEXT NOT NULL,
        source TEXT NOT NULL, target TEXT NOT NULL, context TEXT NOT NULL, before TEXT NOT NULL,
        behind TEXT NOT NULL, kit TEXT NOT NULL, state TEXT NOT NULL, reviewer TEXT NOT NULL,
        date TEXT NOT NULL, embargo TEXT NOT NULL, note TEXT NOT NULL, folded TEXT NOT NULL,
        variant TEXT NOT NULL,
        UNIQUE (source_locale, target_locale, kit, context, folded, variant)
    );
    CREATE INDEX entries_by_pair ON entries (source_locale, target_locale, embargo, kit);
    """,
)
"""What leads from each version of the schema to the next; the first makes a new file."""
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


@dataclass(frozen=True, slots=True)
class Memory:
    """An open memory; close it, or use it in a ``with``."""

    path: Path
    connection: sqlite3.Connection

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def open_memory(path: Path) -> Memory:
    """The memory at ``path``, made if there is none.

    Raises :class:`PresskitError` with ``memory-broken``, ``memory-newer``, ``memory-locked`` or
    ``memory-unwritable``; the file is then as it was.
    """
    with _guard(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        with _guard(path):
            _prepare(path, connection)
    except BaseException:
        connection.close()
        raise
    return Memory(path, connection)


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    version, application = _versions(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != _APPLICATION and (application or tables):
        raise _broken(path, "is a database of another program")
    if version > len(_MIGRATIONS):
        raise PresskitError.one(
            "memory-newer", f"the translation memory {show_path(path)} was written by a newer "
            "presskit", span=Span(show_path(path)), hint="update presskit, or set PRESSKIT_DATA to "
            "another folder", exit_code=Exit.MACHINE)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < len(_MIGRATIONS):
        with _transaction(connection):
            version, _ = _versions(connection)  # another presskit may have been quicker
            for step in _MIGRATIONS[version:]:
                for statement in filter(str.strip, step.split(";")):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")


def _versions(connection: sqlite3.Connection) -> tuple[int, int]:
    return (connection.execute("PRAGMA user_version").fetchone()[0],
            connection.execute("PRAGMA application_id").fetchone()[0])


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; the right to write is asked for at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


# What goes wrong ----------------------------------------------------------------------------

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR,
           sqlite3.SQLITE_FORMAT}


@contextmanager
def _guard(path: Path) -> Iterator[None]:
    """Says in our words what the file or the disk refuses."""
    shown = show_path(path)
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _LOCKED:
            raise PresskitError.one(
                "memory-locked", f"another presskit is writing the translation memory {shown}",
                span=Span(shown), hint="wait until it is done, and run this again",
                exit_code=Exit.MACHINE) from error
        if code in _BROKEN:
            raise _broken(path, "can't be read as what it is") from error
        raise _unwritable(shown, str(error)) from error
    except OSError as error:
        raise _unwritable(shown, error.strerror or type(error).__name__) from error


def _broken(path: Path, what: str) -> PresskitError:
    shown = show_path(path)
    return PresskitError.one(
        "memory-broken", f"the translation memory {shown} {what}", span=Span(shown),
        hint=f"keep it under another name (mv {shown} {shown}.old) and run this again: approved "
        "texts of your kits fill a new one", exit_code=Exit.MACHINE)


def _unwritable(shown: str, reason: str) -> PresskitError:
    return PresskitError.one(
        "memory-unwritable", f"the translation memory {shown} can't be used: {reason}",
        span=Span(shown), hint="make room or give yourself the right to write there, or set "
        "PRESSKIT_DATA to another folder", exit_code=Exit.MACHINE)


# Writing ------------------------------------------------------------------------------------

def add_entries(memory: Memory, entries: Iterable[Entry]) -> int:
    """Add entries from elsewhere, and give how many are new or have changed.

    A text of a kit has one translation at a place: the one approved last.  An approved one is
    never replaced by one that isn't, nor a moment of embargo by an earlier one.
    """
    with _guard(memory.path), _transaction(memory.connection):
        return _add(memory, entries, always=False)


def remember_kit(memory: Memory, kit: str, embargo: dt.datetime | None,
                 entries: Iterable[Entry]) -> int:
    """Add what a kit has approved, and give how many entries are new or have changed.

    What the kit says now stands, whatever its date; everything of the kit has its embargo of
    now.
    """
    moment = moment_text(embargo)
    with _guard(memory.path), _transaction(memory.connection):
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
    with _guard(memory.path), _transaction(memory.connection):
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
    with _guard(memory.path), _transaction(memory.connection):
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
    with _guard(memory.path):
        rows = memory.connection.execute(
            f"SELECT {_COLUMNS} FROM entries WHERE {' AND '.join(wheres)} ORDER BY "
            "source_locale, target_locale, kit, context, folded, target", values).fetchall()
    return tuple(map(_entry, rows))


def count_entries(memory: Memory) -> dict[tuple[str, str], int]:
    """How many entries there are for each pair of locales."""
    with _guard(memory.path):
        return {(source, target): count for source, target, count in memory.connection.execute(
            "SELECT source_locale, target_locale, count(*) FROM entries "
            "GROUP BY source_locale, target_locale ORDER BY 1, 2")}


def scan_sources(memory: Memory, source: str, target: str, kit: str,
                 now: dt.datetime) -> list[tuple[int, str]]:
    """The number and the source, as it is compared, of every entry that a kit may see."""
    with _guard(memory.path):
        return memory.connection.execute(
            f"SELECT id, folded FROM entries WHERE source_locale = ? AND target_locale = ? "
            f"AND {_VISIBLE}", (source, target, moment_text(now), kit or None)).fetchall()


def entries_by_id(memory: Memory, numbers: Sequence[int]) -> dict[int, Entry]:
    """Some entries by their number; those that went meanwhile are left out."""
    found = {}
    with _guard(memory.path):
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
