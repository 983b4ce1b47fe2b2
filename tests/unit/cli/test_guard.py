"""The guard around every command."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from presskit.cli.guard import run_command
from presskit.diagnostics import Exit, PresskitError

TOP = Path(__file__).parents[3]
OPENING = TOP / "tests" / "cases" / "opening"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch):
    """Make ``presskit.cli.trial`` do what a test wants."""
    def make(run) -> None:
        module = ModuleType("presskit.cli.trial")
        module.run = run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "presskit.cli.trial", module)
    return make


def stop(error: BaseException):
    def run(_report, **_arguments):
        raise error
    return run


def test_a_command_that_says_nothing_was_good(command) -> None:
    command(lambda report, **arguments: None)
    assert run_command("trial", "human", {}) == 0


def test_a_command_gets_its_arguments_and_gives_its_exit_code(command) -> None:
    command(lambda report, number: number)
    assert run_command("trial", "human", {"number": Exit.NOT_ALLOWED}) == 5


def test_findings_are_shown_and_their_exit_code_is_kept(command, capsys) -> None:
    command(stop(PresskitError.one("a-code", "is wrong", hint="mend it",
                                   exit_code=Exit.MACHINE)))
    assert run_command("trial", "human", {}) == 3
    assert "error[a-code] is wrong" in capsys.readouterr().err


def test_findings_come_as_a_document_where_one_is_wanted(command, capsys) -> None:
    command(stop(PresskitError.one("a-code", "is wrong", hint="mend it")))
    assert run_command("trial", "json", {}) == 1
    assert json.loads(capsys.readouterr().out)["diagnostics"][0]["code"] == "a-code"


def test_an_interruption_is_130(command, capsys) -> None:
    command(stop(KeyboardInterrupt()))
    assert run_command("trial", "human", {}) == 130
    assert "interrupted" in capsys.readouterr().err


def test_an_interruption_where_nothing_can_be_raised_is_not_lost(command, capsys) -> None:
    class Sensitive:
        def __del__(self) -> None:
            raise KeyboardInterrupt

    def run(_report) -> Exit:
        Sensitive()
        time.sleep(60)
        return Exit.GOOD

    before, heard = sys.unraisablehook, signal.getsignal(signal.SIGINT)
    command(run)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where nobody should hear it
    try:
        assert run_command("trial", "human", {}) == 130
    finally:
        signal.signal(signal.SIGINT, heard)
    assert "interrupted" in (said := capsys.readouterr().err) and "ignored" not in said
    assert sys.unraisablehook is before


@pytest.mark.parametrize(("error", "said"), [
    (KeyboardInterrupt(), "interrupted: these stand as this run wrote them: out/one"),
    (ValueError("no such thing"), "Written before: out/one.")])
def test_what_was_written_before_the_end_is_not_denied(command, capsys, error, said) -> None:
    def run(report, **_arguments):
        report.keep(Path("out/one"))
        raise error
    command(run)
    run_command("trial", "human", {})
    told = capsys.readouterr().err
    assert said in told and "nothing" not in told.lower().split("---")[0]


@pytest.mark.parametrize(("words", "code"), [
    ("schema", 0), ("check no-such-kit", 2), ("check no-such-kit --output json", 2),
    ("check opening", 1), ("status opening", 1)])
def test_a_reader_who_goes_away_does_not_change_the_outcome(words, code, tmp_path) -> None:
    shutil.copytree(OPENING, tmp_path / "opening")
    (tmp_path / "opening" / "kit.yaml").write_text("title: [", "utf-8")
    nobody, writer = os.pipe()
    os.close(nobody)
    done = subprocess.run([sys.executable, "-m", "presskit", *words.split()], stdout=writer,
                          stderr=writer, cwd=tmp_path, check=False,
                          env=os.environ | {"PYTHONPATH": str(TOP)})
    os.close(writer)
    assert done.returncode == code


def test_what_the_system_refuses_is_no_fault_of_ours(command, capsys) -> None:
    command(stop(PermissionError(13, "Permission denied", "kit/pictures/lamp.png")))
    assert run_command("trial", "human", {}) == 3
    assert "kit/pictures/lamp.png: error[file-permission]" in capsys.readouterr().err


def test_what_the_system_refuses_is_told_with_what_was_written_before(command, capsys) -> None:
    def run(report) -> None:
        report.keep(Path("kit/translations/en.po"))
        raise OSError(28, "No space left on device")
    command(run)
    assert run_command("trial", "human", {}) == 3
    said = capsys.readouterr().err
    assert "these stand as this run wrote them: kit/translations/en.po" in said
    assert "replaced" not in said and "--out" not in said


FULL = pytest.mark.skipif(not os.path.exists("/dev/full"),
                          reason="this system has no full disk at hand")


@pytest.mark.parametrize(("output", "code", "said"), [
    ("| head -1", 0, ""), (">&-", 0, ""),
    pytest.param("> /dev/full", 3, "No space left", marks=FULL),
    pytest.param("--help > /dev/full", 3, "No space left", marks=FULL)])
def test_an_output_that_nobody_takes_is_no_fault_of_ours(output, code, said) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m presskit schema {output}; exit $?', sys.executable],
        capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert said in done.stderr


def test_anything_else_is_our_fault_with_a_block_to_report(command, capsys) -> None:
    command(stop(ValueError("no such thing")))
    assert run_command("trial", "human", {}) == 70
    said = capsys.readouterr().err
    assert "ValueError: no such thing" in said and "Python" in said and "pydantic" in said


def test_secrets_and_the_home_folder_do_not_enter_the_block(
        command, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    command(stop(ValueError("https://x.example/?api_key=hush&a=b token: 'hush2' in "
                            "/home/somebody/kits Authorization: Bearer hush3")))
    run_command("trial", "human", {})
    said = capsys.readouterr().err
    assert "hush" not in said and "somebody" not in said
