"""The process that serves: beside the one that builds, and never longer than it.

Here: the server, and the line between the two processes.  Never here: what is answered.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
from multiprocessing.connection import Connection
from pathlib import Path

from presskit.serve.live import Live, update

__all__ = ["run_server"]

_GRACE = 1
"""Seconds that an open page may take to notice the end."""


def run_server(listening: socket.socket, line: Connection, place: Path, faces: Path,
               host: str) -> None:
    """Answer requests until ``None`` comes over the line to the building process, or it ends.

    ``listening`` is bound; over ``line`` come updates, and go looks.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the building process says when it ends
    asyncio.run(_serve(listening, line, place, faces, host))


async def _serve(listening: socket.socket, line: Connection, place: Path, faces: Path,
                 host: str) -> None:
    import uvicorn

    from presskit.serve.app import Desk, open_app

    class Server(uvicorn.Server):
        """Leaves the signals alone."""

        def capture_signals(self):
            from contextlib import nullcontext
            return nullcontext()

    live = Live(tell=line.send)
    server = Server(uvicorn.Config(
        open_app(Desk(live, place, faces, host)), loop="asyncio", http="h11", ws="none",
        lifespan="off", log_level="critical", access_log=False, server_header=False,
        date_header=True, timeout_graceful_shutdown=_GRACE, timeout_keep_alive=20))
    loop = asyncio.get_running_loop()

    def listen() -> None:
        try:
            while (newest := line.recv()) is not None:
                loop.call_soon_threadsafe(update, live, newest)
        except (EOFError, OSError):
            pass
        loop.call_soon_threadsafe(end)

    def end() -> None:
        update(live, None)
        server.should_exit = True

    threading.Thread(target=listen, daemon=True).start()
    await server.serve(sockets=[listening])
    os._exit(0)  # the thread waits for a line that may never come
