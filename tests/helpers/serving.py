"""``presskit serve`` in a process of its own, and what an editor saves meanwhile.

Here: starting and ending it, asking it over the loopback, saving as editors save.  Never here: what
must be true of what it shows.
"""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.builds import closed_environment
from tests.helpers.processes import HEARING

__all__ = ["DONE", "Served", "save", "serve_kit"]

DONE = 'role="status">up to date'


class Served:
    """A kit that is being served."""

    def __init__(self, home: Path, *words: str) -> None:
        environment = {**closed_environment(home / "cache"), "PYTHONUNBUFFERED": "1",
                       "PRESSKIT_TESTS_LOOPBACK": "1"}
        self.process = subprocess.Popen(
            [*HEARING, sys.executable, "-m", "presskit", "serve", "opening", "--jobs", "2",
             *words], cwd=home, env=environment, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        assert self.process.stdout
        line = next(one for one in self.process.stdout if "http://" in one)
        self.port = int(re.search(r":(\d+)/", line)[1])

    @property
    def address(self) -> str:
        """Where a browser finds it, without the stroke at the end."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """The status and the text of an answer; the path goes out as it is."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        data = answer.read().decode("utf-8", "replace")
        line.close()
        return answer.status, data

    def shows(self, words: str, path: str = "/", seconds: float = 90) -> bool:
        """Wait until a page shows some words."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words in self.get(path)[1]:
                return True
            time.sleep(0.1)
        return False


@contextmanager
def serve_kit(home: Path, *words: str) -> Iterator[Served]:
    """Serve ``home/opening`` while the block runs."""
    one = Served(home, *words)
    try:
        yield one
    finally:
        one.process.kill()
        one.process.communicate()


def save(path: Path, text: str | bytes) -> None:
    """Save as editors do: a new file takes the place of the old."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(text.encode() if isinstance(text, str) else text)
    os.replace(new, path)
