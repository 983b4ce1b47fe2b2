"""A browser without a window, and a server for what it is shown.

Here: finding and starting both, what a page asks for, what axe-core says of it.  Never here: what
must be true of a page.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

__all__ = ["find_faults", "open_browser", "serve_folder"]

NEEDED = "PRESSKIT_TESTS_NEED_BROWSER"
"""Set where a test that can't run must fail: what a continuous integration leaves out unseen
proves nothing."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _find_browser() -> str:
    """The system's Chromium; Playwright's own would have to be fetched."""
    return next(filter(None, map(shutil.which, _NAMES)), "")


@contextmanager
def open_browser() -> Iterator[Any]:
    """A browser of Playwright's; skips where there is none, fails where that must not be."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    path = _find_browser()
    if not path or sync_playwright is None:
        missing = "Chromium" if sync_playwright else "Playwright"
        if os.environ.get(NEEDED):
            pytest.fail(f"not installed: {missing}; scripts/setup-system browser brings Chromium")
        pytest.skip(f"not installed: {missing}")
    with sync_playwright() as engine:
        # The tests run in containers, often as root, where Chromium's own sandbox can't.
        browser = engine.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told of a request."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """The address under which a folder is served, on this machine alone."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def find_faults(page: Any) -> list[str]:
    """What axe-core finds wrong with a page, each rule with the elements it speaks of."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES},
                                     "resultTypes": ["violations"]})
    return [f"{one['id']}: {node['html'][:160]}" for one in found.response["violations"]
            for node in one["nodes"][:3]]
