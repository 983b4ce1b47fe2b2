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


def test_the_setting_of_lines_is_measured_with_and_without_it(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(TOP / "benchmarks"), *sys.path])
    import setting

    from presskit.render.pdf import set_runs

    document, context = next(setting.each_task(TOP / "tests" / "kits" / "tidal-prize-2027"))
    with setting.without():
        assert setting.pdf.set_runs is not set_runs
        assert setting.take(document, context) > 0
    assert setting.pdf.set_runs is set_runs


def test_the_memory_is_measured_against_a_plain_scan_that_finds_the_same(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(TOP / "benchmarks"))
    memory = __import__("memory")
    known, asked = memory.make_texts(400, 30)
    memory.fill(tmp_path / "memory.sqlite", known)
    found = [row[0].entry.source if row else "" for row in memory.look_up(
        tmp_path / "memory.sqlite", asked)]
    plain = memory.scan_plainly(known, asked)
    assert found == plain and sum(map(bool, found)) > 15
    assert min(memory.measure(50, 3, 1, tmp_path / "other")) > 0


def test_all_checks_are_clocked_and_so_is_a_render_in_a_process_of_its_own(monkeypatch):
    monkeypatch.syspath_prepend(str(TOP / "benchmarks"))
    checks = __import__("checks")
    with checks.clocked() as seconds:
        from presskit.localise import route
        route.check_forms(checks_kit(), route.Findings())
    assert len(seconds) == 1
    assert route.check_forms.__name__ == "check_forms"


def checks_kit():
    from types import SimpleNamespace
    return SimpleNamespace(people={}, organisations={}, works={}, terms={}, locales=(),
                           source_locale="en")
