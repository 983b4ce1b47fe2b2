"""The memory's file: SQLite in the user's folder for data.

Here: opening it, its schema, transactions, what goes wrong with it.  Never here: what stands in it
(``store``), what a match is.

Two presskits may have it open (write-ahead log; a writer waits for the other).  A file that is
broken, or newer than this presskit, is refused and left as it is: it is never written anew by
itself.  Only its owner can read it, for it may hold words under embargo.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from presskit.diagnostics import Exit, PresskitError, Span, show_path

__all__ = ["Memory", "guard", "open_memory", "transaction"]

_APPLICATION = 0x706B746D  # "pktm", so that another program's database is known as such
_WAIT = 20.0
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
    with guard(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        with guard(path):
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
        with transaction(connection):
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
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing, whatever is raised inside; the right to write is asked for at once."""
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
def guard(path: Path) -> Iterator[None]:
    """Says in our words what the file or the disk refuses: raises :class:`PresskitError` with
    ``memory-locked``, ``memory-broken`` or ``memory-unwritable``."""
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
