"""Listening: the address at which this machine answers.

Here: a socket that is bound, and what it is called.  Never here: answering, asking anybody.
"""

from __future__ import annotations

import ipaddress
import socket

from presskit.diagnostics import Exit, PresskitError

__all__ = ["USUAL", "listen", "show_address"]

USUAL = 8765
"""The port, where none is asked for."""
_TRIED = 20
"""So many are tried after it, where it is taken."""


def listen(host: str, port: int = 0) -> socket.socket:
    """A socket that listens on an address and a port; 0: the usual one, or the next that is free.

    Raises ``PresskitError``: ``host-unknown`` (exit 2), ``port-taken`` (exit 3).
    """
    name = host.strip("[]")
    try:
        family = socket.AF_INET6 if ipaddress.ip_address(name).version == 6 else socket.AF_INET
    except ValueError:
        family = socket.AF_INET
    tried = (port,) if port else tuple(range(USUAL, USUAL + _TRIED))
    complaint = ""
    for one in tried:
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((name, one))
            listening.listen(512)
            return listening
        except socket.gaierror as error:
            listening.close()
            raise PresskitError.one(
                "host-unknown", f"there is no address {host}", exit_code=Exit.USAGE,
                hint="leave --host out, or give an address of this machine") from error
        except OSError as error:
            listening.close()
            complaint = f"nothing can listen on {host} port {one}: {error.strerror or error}"
    raise PresskitError.one("port-taken", complaint, exit_code=Exit.MACHINE,
                            hint="choose another with --port; is it being served already?")


def show_address(listening: socket.socket) -> str:
    """Where a browser of this machine finds it."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
