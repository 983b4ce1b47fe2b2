"""The benchmarks still fit the code they measure."""

from __future__ import annotations

import sys
from pathlib import Path

TOP = Path(__file__).parent.parent


def test_the_reference_page_is_written_and_the_others_can_be_loaded(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(TOP / "benchmarks"), *sys.path])
    from page import write_reference_page

    page = tmp_path / "page.html"
    write_reference_page(TOP / "tests" / "kits" / "tidal-prize-2027", page)
    assert "@font-face" in page.read_text("utf-8")
    __import__("bios")
    __import__("run")
