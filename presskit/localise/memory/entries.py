"""What the memory holds, and what it is asked.

Here: the records, and when two of them are of the same place.  Never here: where they come
from, where they are kept.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from presskit.localise.wording import fold
from presskit.model.segment import State, container_of

__all__ = ["Entry", "Query", "is_approved", "is_visible", "moment_text"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation.

    ``source`` and ``target`` are Markdown, as in a PO file.  ``context`` is the path of the
    text in its ``kit``; ``before`` and ``behind`` are its neighbours in the same container
    (none where it stands alone).  ``state`` is that of the translation; ``reviewer`` and
    ``date`` (ISO 8601) tell who approved it.  ``embargo`` is the moment (UTC, see
    :func:`moment_text`) before which no other kit may see it; ``note`` is what somebody wrote to
    it elsewhere.
    """

    source_locale: str
    target_locale: str
    source: str
    target: str
    context: str = ""
    before: str = ""
    behind: str = ""
    kit: str = ""
    state: State = State.TRANSLATED
    reviewer: str = ""
    date: str = ""
    embargo: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A text that is to be translated, with its path and its neighbours."""

    source: str
    context: str = ""
    before: str = ""
    behind: str = ""


def is_approved(entry: Entry) -> bool:
    """Whether a reviewer has answered for the translation."""
    return entry.state in (State.REVIEWED, State.FINAL)


def is_visible(entry: Entry, kit: str, now: dt.datetime) -> bool:
    """Whether a kit may be shown an entry now: what another kit has under embargo is not."""
    return not entry.embargo or entry.kit == kit or entry.embargo <= moment_text(now)


def is_same_place(entry: Entry, query: Query) -> bool:
    """Whether both stand in the same container between the same neighbours."""
    return (container_of(entry.context) == container_of(query.context)
            and fold(entry.before) == fold(query.before)
            and fold(entry.behind) == fold(query.behind))


def moment_text(moment: dt.datetime | None) -> str:
    """A moment in UTC, so that two can be compared as text; empty for none.

    >>> moment_text(dt.datetime.fromisoformat("2025-12-19T14:30+08:00"))
    '2025-12-19T06:30:00Z'
    """
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""
