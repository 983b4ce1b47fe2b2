"""Taking turns at a kit's files."""

import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from presskit.build import alone as turns
from presskit.build import approving, exchanging
from presskit.build.adding import add_faces
from presskit.build.alone import alone
from presskit.build.approving import Word, approve, clear, reject
from presskit.build.asking import answer, ask, deviate, dismiss
from presskit.build.names_tables import import_names
from presskit.build.parking import read_parked, write_parked
from presskit.build.renaming import rename
from presskit.build.reviewing import Choice
from presskit.build.suggesting import suggest_names
from presskit.cli.check import run as check
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError
from presskit.localise.exchange import Parked

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
HOLD = """
import sys, time
from pathlib import Path
from presskit.build.alone import alone
with alone(Path(sys.argv[1])):
    print("holds it", flush=True)
    time.sleep(600)
"""


def test_who_has_the_turn_keeps_it(tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", 0)
    with alone(tmp_path), alone(tmp_path / "more" / "..", 0):
        pass
    with pytest.raises(ZeroDivisionError), alone(tmp_path):
        1 / 0  # noqa: B018
    with alone(tmp_path):
        assert not [*tmp_path.iterdir()]


def test_another_is_waited_for_then_told_and_gone_when_it_dies(tmp_path, monkeypatch):
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], text=True,
                             stdout=subprocess.PIPE)
    try:
        other.stdout.readline()
        monkeypatch.setattr(turns, "_PATIENCE", 0.1)
        begun = time.monotonic()
        with pytest.raises(PresskitError) as caught, alone(tmp_path):
            pytest.fail("another holds it")
        assert 0.1 <= time.monotonic() - begun < 5
        found = caught.value.diagnostics[0]
        assert (found.code, caught.value.exit_code) == ("kit-busy", Exit.MACHINE)
        assert found.hint and found.span.file == tmp_path.as_posix()
    finally:
        other.kill()
        other.communicate()
    with alone(tmp_path):
        pass


def test_a_folder_that_is_none_is_told_of_by_whoever_reads_it(tmp_path):
    with alone(tmp_path / "nowhere"):
        pass


def beside(act):
    """Begin ``act`` as another presskit would, and give it time to be done if nothing holds it."""
    thread = threading.Thread(target=act)
    thread.start()
    thread.join(0.4)
    return thread


def test_words_that_come_in_while_others_are_settled_wait_as_well(tmp_path, monkeypatch):
    kit = Path(shutil.copytree(BEACON, tmp_path / "beacon"))
    first, second = (Parked("release.headline", "both", "", "a.xlf", "1", "2026-03-12", "", one)
                     for one in ("First.", "Second."))
    write_parked(kit, "en", [first])
    change, threads = exchanging.change_catalogue, []

    def come_in():
        with alone(kit):
            write_parked(kit, "en", [*read_parked(kit, "en"), second])

    def changed(*given, **more):
        done = change(*given, **more)
        threads.append(beside(come_in))
        return done
    monkeypatch.setattr(exchanging, "change_catalogue", changed)
    exchanging.settle_parked(kit, Desk(), "en", [1], ours=True)
    threads[0].join()
    assert [(one.number, one.words) for one in read_parked(kit, "en")] == [("2", "Second.")]


@contextmanager
def held(kit):
    """Another presskit has the turn."""
    has, may = threading.Event(), threading.Event()

    def hold():
        with alone(kit):
            has.set()
            may.wait()
    thread = threading.Thread(target=hold)
    thread.start()
    has.wait()
    try:
        yield
    finally:
        may.set()
        thread.join()


ANN, EN = Word("Ann Lee", "2026-03-12", "read twice"), Choice(("en",), ("release.headline",))
WRITERS = {
    "approve": lambda kit: approve(kit, Desk(), EN, ANN),
    "clear": lambda kit: clear(kit, Desk(), Choice(("en",), ("quotes.shen-light.words",)), ANN),
    "reject": lambda kit: reject(kit, Desk(), EN, ANN),
    "ask": lambda kit: ask(kit, Desk(), "release.place", "", "Where?", ANN),
    "answer": lambda kit: answer(kit, Desk(), 1, "There.", ANN),
    "dismiss": lambda kit: dismiss(kit, Desk(), EN, "number-mismatch", ANN),
    "deviate": lambda kit: deviate(kit, Desk(), EN, "rewritten", ANN),
    "names apply": lambda kit: rename(kit, Desk()),
    "names suggest": lambda kit: suggest_names(kit, Desk(), write=True),
    "names import": lambda kit: import_names(kit, Desk(), kit / "names.csv"),
    "fonts add": lambda kit: add_faces([], kit, Desk()),
    "check --fix": lambda kit: _fix(kit),
}


def _fix(kit):
    report = Report("human")
    check(report, (str(kit),), fix=True)
    if found := [one for one in report.findings if one.code == "kit-busy"]:
        raise PresskitError(found, Exit.MACHINE)


@pytest.mark.parametrize("name", WRITERS)
def test_every_command_that_writes_a_kit_waits_for_its_turn(name, tmp_path, monkeypatch):
    kit = Path(shutil.copytree(BEACON, tmp_path / "beacon"))
    monkeypatch.setattr(turns, "_PATIENCE", 0)
    with held(kit), pytest.raises(PresskitError) as caught:
        WRITERS[name](kit)
    assert [one.code for one in caught.value.diagnostics] == ["kit-busy"]


def test_a_file_that_was_saved_with_its_old_time_and_size_is_not_written_over(
        tmp_path, monkeypatch):
    kit = Path(shutil.copytree(BEACON, tmp_path / "beacon"))
    path, load = kit / "approvals/en.yaml", approving.load

    def loaded(*given):
        done, before = load(*given), path.stat()
        text = path.read_text("utf-8")
        path.write_text(text.replace("0", "1", 1), "utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return done
    monkeypatch.setattr(approving, "load", loaded)
    with pytest.raises(PresskitError) as caught:
        approve(kit, Desk(), EN, ANN, final=True)
    assert caught.value.diagnostics[0].code == "file-changed"
