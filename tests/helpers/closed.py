"""The closed world of the tests: no network, and a clock that stands.

Here: what takes the place of sockets and of the clock.  Never here: putting it there, which
``conftest.py`` does for a test and ``closed_world/sitecustomize.py`` for the processes it starts.
"""

from __future__ import annotations

import socket
from datetime import UTC, datetime

__all__ = ["STILL", "NetworkClosed", "allow_loopback", "refuse_connection", "refuse_lookup"]

STILL = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
"""The time of every test."""

_connect, _lookup = socket.socket.connect, socket.getaddrinfo


class NetworkClosed(RuntimeError):
    """A test, or what it tests, tried to reach another machine."""


def refuse_connection(self: socket.socket, address: object) -> None:
    """In the place of ``socket.connect``."""
    if self.family != socket.AF_UNIX:  # workers talk to each other through those
        raise NetworkClosed(f"connection to {address!r}")
    _connect(self, address)  # type: ignore[arg-type]


def allow_loopback(self: socket.socket, address: object) -> None:
    """In the place of ``socket.connect`` where a test has started a server of its own."""
    if self.family != socket.AF_UNIX and (
            not isinstance(address, tuple) or address[0] not in ("127.0.0.1", "::1")):
        raise NetworkClosed(f"connection to {address!r}")
    _connect(self, address)  # type: ignore[arg-type]


def refuse_lookup(host: object, *rest: object, **named: object) -> object:
    """In the place of ``socket.getaddrinfo``."""
    if host in (None, "localhost", "127.0.0.1", "::1"):
        return _lookup(host, *rest, **named)  # type: ignore[arg-type]
    raise NetworkClosed(f"look-up of {host!r}")
