"""The bench: what was read of a kit that somebody edits, what is shown of it, what waits.

Here: facts that are kept from change to change.  Never here: what becomes of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.composing import Composed
from presskit.build.languages import Languages
from presskit.build.preview_facts import RoomShown, Shown
from presskit.build.preview_reading import Seen
from presskit.build.preview_room import Order
from presskit.build.store import Store
from presskit.build.tasks import Task
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic
from presskit.publish import Edition

if TYPE_CHECKING:
    from presskit.render import Context
    from presskit.render.coverage import Charset

__all__ = ["Bench", "Job", "Name"]

Name = tuple[str, str, str, str]
"""What tells a task from others: locale, kind, subject, formats."""


@dataclass(frozen=True, slots=True)
class Job:
    """A task that may have to be done, with its key and its document."""

    key: str
    task: Task
    composed: Composed

    @property
    def name(self) -> Name:
        """What tells it from others."""
        document = self.composed.document
        return document.locale, document.kind, document.subject, self.task.format


@dataclass(slots=True)
class Bench:
    """A kit on the bench: what was read of it, what is shown, what is still to be made.

    ``place`` is the folder that the files' bytes are put into, by their sha256.  ``jobs`` are all
    tasks in order, ``waiting`` those not done yet; ``whole`` says that the words are to be read
    anew, ``seen`` what stood in the folder when they were, ``counted`` which documents' characters
    are among ``charsets``.  ``room`` is the press room, made as ``ordered``; ``hitch`` is what the
    machine has against showing more, a full disk; ``kept`` are the digests that were shown when
    ``sweep`` came by.
    """

    folder: Path
    desk: Desk
    place: Path
    store: Store
    languages: Languages | None = None
    context: Context | None = None
    cards: tuple[str, ...] = ()
    edition: Edition | None = None
    documents: list[Composed] = field(default_factory=list)
    jobs: dict[Name, Job] = field(default_factory=dict)
    waiting: set[Name] = field(default_factory=set)
    files: dict[Name, tuple[Shown, ...]] = field(default_factory=dict)
    keys: dict[Name, str] = field(default_factory=dict)
    base: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    charsets: dict[str, Charset] = field(default_factory=dict)
    counted: set[int] = field(default_factory=set)
    seen: Seen = Seen({}, {})
    whole: bool = True
    number: int = 0
    room: RoomShown = RoomShown()
    ordered: Order | None = None
    hitch: tuple[Diagnostic, ...] = ()
    kept: frozenset[str] = frozenset()
