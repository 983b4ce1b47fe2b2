"""Who is told of every request, before it leaves this machine.

Here: handing the texts of a request to whoever keeps the record.  Never here: the record, its
form.

Requests that are sent again, and those for the halves of a batch, are requests of their own.  An
engine of ours is seen where its requests go out (``wire``); another's can't be seen, so that each
call of it counts as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from presskit.localise.engines.protocol import Unit

__all__ = ["Note", "asking", "note_call", "note_request", "noting"]

Note = Callable[[Sequence[Unit]], None]
"""Gets the texts that are about to be sent; whatever it raises keeps them here."""


@dataclass(frozen=True, slots=True)
class _Listener:
    tell: Note
    calls: bool


_LISTENER: ContextVar[_Listener | None] = ContextVar("listener", default=None)
_ASKED: ContextVar[Sequence[Unit]] = ContextVar("asked", default=())


@contextmanager
def noting(note: Note, *, calls: bool = False) -> Iterator[None]:
    """``note`` is told of every request of this thread in the block; with ``calls`` of every
    call of an engine instead."""
    token = _LISTENER.set(_Listener(note, calls))
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextmanager
def asking(units: Sequence[Unit]) -> Iterator[None]:
    """The requests in the block are for these texts."""
    token = _ASKED.set(units)
    try:
        yield
    finally:
        _ASKED.reset(token)


def note_request() -> None:
    """A request goes out now."""
    listener = _LISTENER.get()
    if listener and not listener.calls:
        listener.tell(_ASKED.get())


def note_call(units: Sequence[Unit]) -> None:
    """An engine is called now."""
    listener = _LISTENER.get()
    if listener and listener.calls:
        listener.tell(units)
