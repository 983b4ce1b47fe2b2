"""The guard: who may ask, and what every answer carries.

Here: methods, the name that a browser knows us by, pages of others that would use us, headers.
Never here: what is answered.

A page of another origin must not read a kit through the browser of whoever edits it: not by a
name of its own that it lets point here (DNS rebinding), not by a frame, a picture or a script.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

__all__ = ["DOCUMENT_POLICY", "PAGE_POLICY", "ROOM_POLICY", "Guard", "is_known_host", "is_loopback"]

PAGE_POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
               "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
               "form-action 'none'; frame-ancestors 'none'")
"""What our own pages may do (Content Security Policy Level 3)."""

DOCUMENT_POLICY = ("sandbox allow-same-origin; default-src 'none'; "
                   "style-src 'unsafe-inline'; img-src data:; font-src data:; "
                   "base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
"""What a web page of the kit may do: be looked at, in a frame of ours that knows how high it is.
It runs no script, so that being of our origin gives it nothing."""

ROOM_POLICY = ("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
               "connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; "
               "frame-ancestors 'self'")
"""What a page of the press room may do: nothing that leaves this place."""

_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-resource-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"x-robots-tag": b"noindex, nofollow",
    b"content-security-policy": PAGE_POLICY.encode(),
    b"cache-control": b"no-store",
}

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


def is_loopback(host: str) -> bool:
    """Whether an address or a name leads to this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_known_host(header: str, host: str) -> bool:
    """Whether a request's ``Host`` is one that leads here by itself, where we listen on ``host``.

    An address can't be made to point elsewhere; of names there are ``localhost`` and that which
    was given.

    >>> is_known_host("localhost:8000", "127.0.0.1"), is_known_host("evil.example", "127.0.0.1")
    (True, False)
    """
    name = header.rpartition(":")[0] if not header.endswith("]") and ":" in header else header
    name = name.strip("[]").lower()
    if is_loopback(name):
        return True
    if is_loopback(host):
        return False
    try:
        ipaddress.ip_address(name)
        return True
    except ValueError:
        return bool(name) and name == host.lower()


class Guard:
    """Stands before an ASGI application: refuses what is not for it, and puts headers upon its
    answers that they don't carry themselves."""

    def __init__(self, app: Callable[..., Awaitable[None]], host: str) -> None:
        self.app, self.host = app, host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request (ASGI 3)."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def dressed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _value in message.get("headers", ())}
                message["headers"] = [*message.get("headers", ()), *(
                    pair for pair in _HEADERS.items() if pair[0] not in own)]
            await send(message)

        refusal = _refuse(scope, self.host)
        if refusal:
            status, words = refusal
            await dressed({"type": "http.response.start", "status": status, "headers": [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(words.encode())).encode()),
                *([(b"allow", b"GET, HEAD")] if status == 405 else [])]})
            await send({"type": "http.response.body", "body": words.encode()})
            return
        await self.app(scope, receive, dressed)


def _refuse(scope: Scope, host: str) -> tuple[int, str] | None:
    """Why a request is not answered, if it isn't."""
    if scope["method"] not in ("GET", "HEAD"):
        return 405, "nothing can be changed here\n"
    hosts = _header(scope["headers"], b"host")
    if len(hosts) != 1 or not is_known_host(hosts[0], host):
        return 421, "this is no name of this server\n"
    site = _header(scope["headers"], b"sec-fetch-site")
    mode = _header(scope["headers"], b"sec-fetch-mode")
    if site and site[0] not in ("same-origin", "none") and mode != ["navigate"]:
        return 403, "another site may not use what is shown here\n"
    return None


def _header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key.lower() == name]
