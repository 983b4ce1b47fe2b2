"""Taking turns at a kit's files."""

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from presskit.build import alone as turns
from presskit.build import exchanging
from presskit.build.alone import alone
from presskit.build.parking import read_parked, write_parked
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
    assert read_parked(kit, "en") == (second,)
