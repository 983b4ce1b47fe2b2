"""What is shown at this moment, and who looks at what.

Here: the newest preview, those who wait for a newer one, what is on somebody's screen.  Never
here: markup, building.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

from presskit.build.preview_facts import Look, Preview
from presskit.diagnostics import Span
from presskit.registry import ROOM

__all__ = ["Live", "Update", "follow", "mark_of", "status_of", "update"]

_PAUSE = 0.15
"""The least seconds between two calls to the same page, so that a long build is no storm."""
_BEAT = 15.0
"""After so many quiet seconds a line is sent that says nothing: it shows who is gone."""


@dataclass(frozen=True, slots=True)
class Update:
    """A preview, and the lines of the files that its findings point at, with their carets."""

    preview: Preview
    excerpts: Mapping[Span, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Live:
    """The newest update; ``tell`` is called with what is looked at, whenever that changes."""

    tell: Callable[[Look], None]
    now: Update = Update(Preview())
    waiting: dict[asyncio.Event, Look] = field(default_factory=dict)
    told: Look = Look()
    ended: bool = False


def update(live: Live, newest: Update | None) -> None:
    """Take the newest preview, and wake who waits; without one it is the end."""
    if newest is None:
        live.ended = True
    else:
        live.now = newest
    for event in live.waiting:
        event.set()


def mark_of(update: Update, look: Look) -> str:
    """A digest of what a page shows that looks there: equal means that it need not be read
    again."""
    preview = update.preview
    if look.kind == ROOM:
        errors = [one for one in preview.said if one.severity == "error"]
        return _digest(preview.room.files, preview.room.late, errors, preview.title,
                       preview.locales, preview.embargo, bool(preview.waiting))
    files = [(one.slot, one.sha256, one.late, one.name, one.state, one.findings)
             for one in preview.files if not look.kind or one.is_seen(look)]
    errors = [one for one in preview.said if one.severity == "error" or not look.kind]
    return _digest(files, errors, preview.findings if not look.kind else (), preview.title,
                   preview.locales, preview.embargo, bool(preview.waiting))


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def status_of(preview: Preview) -> str:
    """How far the preview is behind the kit, in words."""
    if preview.waiting:
        return f"{preview.waiting} file{'' if preview.waiting == 1 else 's'} to make"
    if preview.failed:
        return "not up to date"
    if not preview.number:
        return "reading the kit"
    return "making the press room" if preview.room.late else "up to date"


def _turn(live: Live) -> None:
    """Say what is looked at: by who came last, of those who look at a document."""
    look = next((one for one in reversed(live.waiting.values()) if one.kind), Look())
    if look != live.told:
        live.told = look
        live.tell(look)


async def follow(live: Live, find: Callable[[], Look],
                 seen: str) -> AsyncIterator[tuple[str, str]]:
    """Pairs of event and data for one who looks where ``find`` says, which may be known only once
    the kit has been read: ``page`` whenever what it shows is another than it has ``seen``,
    ``status`` with how far it is behind the kit, and empty ones to keep the line."""
    event = asyncio.Event()
    event.set()
    live.waiting[event] = find()
    _turn(live)
    told = ""
    try:
        while not live.ended:
            try:
                await asyncio.wait_for(event.wait(), _BEAT)
            except TimeoutError:
                yield "", ""
                continue
            event.clear()
            look = live.waiting[event] = find()
            _turn(live)
            mark, now = mark_of(live.now, look), live.now.preview
            if mark != seen:
                seen = mark
                yield "page", mark
            if status_of(now) != told:
                told = status_of(now)
                yield "status", told
            await asyncio.sleep(_PAUSE)
    finally:
        del live.waiting[event]
        _turn(live)
