"""Progress: drawn where somebody looks on, lines elsewhere, silence for programs."""

import io
import sys
import threading

import pytest

from presskit.build.progress import Quiet, Stages
from presskit.cli.progress import draw_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def work(progress):
    progress.stage("read")
    progress.stage("render", 2)
    progress.step("en press-release pdf")
    progress.step("ja press-release pdf")


def test_a_log_gets_one_line_per_stage(capsys):
    with draw_progress(human=True) as progress:
        work(progress)
    assert capsys.readouterr().err == "read\nrender (2)\n"


def test_of_several_kits_each_line_names_its_own(capsys, monkeypatch):
    with draw_progress(human=True, name="beacon") as progress:
        work(progress)
    assert capsys.readouterr().err == "beacon: read\nbeacon: render (2)\n"
    terminal = look_on(monkeypatch)
    with draw_progress(human=True, name="beacon") as progress:
        work(progress)
    assert "beacon: render" in terminal.getvalue()


def test_programs_get_nothing(capsys):
    with draw_progress(human=False) as progress:
        work(progress)
    assert capsys.readouterr() == ("", "")


def look_on(monkeypatch, **environment):
    """A terminal in the place of standard error."""
    monkeypatch.delenv("CI", raising=False)
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def test_a_terminal_gets_a_display_without_a_thread_of_its_own(monkeypatch):
    terminal = look_on(monkeypatch)
    before = threading.active_count()
    with draw_progress(human=True) as progress:
        work(progress)
        assert threading.active_count() == before
    assert "render" in terminal.getvalue() and "2/2" in terminal.getvalue()


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("CI", "true")])
def test_a_dumb_terminal_gets_lines(monkeypatch, name, value):
    terminal = look_on(monkeypatch, **{name: value})
    with draw_progress(human=True) as progress:
        work(progress)
    assert terminal.getvalue() == "read\nrender (2)\n"


def test_stages_are_timed_in_their_order():
    stages = Stages(Quiet())
    work(stages)
    assert [name for name, _seconds in stages.times] == ["read", "render"]
    assert all(seconds >= 0 for _name, seconds in stages.times)


def test_a_stage_that_comes_again_is_told_and_listed_once(capsys):
    with draw_progress(human=True) as progress:
        stages = Stages(progress)
        for name in ("localise", "compose", "localise", "compose", "render"):
            stages.stage(name)
    assert capsys.readouterr().err.split() == ["localise", "compose", "render"]
    assert [name for name, _seconds in stages.times] == ["localise", "compose", "render"]
