"""`presskit make --watch`, where what ships with presskit changes meanwhile."""

import os
import shutil
import signal
import subprocess
import sys

import pytest

from tests.helpers.builds import TOP, closed_environment
from tests.helpers.processes import HEARING

OPENING = TOP / "tests" / "cases" / "opening"
COMMAND = [sys.executable, "-m", "presskit", "make", "opening", "--document", "fact-sheet",
           "--format", "txt", "--jobs", "1"]


@pytest.fixture
def home(tmp_path):
    """A kit, and a presskit of our own beside it."""
    shutil.copytree(OPENING, tmp_path / "opening")
    for name in ("presskit", "templates"):
        shutil.copytree(TOP / name, tmp_path / "own" / name,
                        ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "own" / "fonts").symlink_to(TOP / "fonts")
    return tmp_path


def surroundings(home):
    found = closed_environment(home / "cache")
    closed = found["PYTHONPATH"].partition(os.pathsep)[0]
    return {**found, "PYTHONPATH": os.pathsep.join((closed, str(home / "own"))),
            "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def until(process, word):
    """The next line with a word that a process says."""
    return next(one for one in process.stdout if word in one)


def test_another_rule_of_the_house_is_read_anew_and_what_stands_is_of_it(home):
    watching = subprocess.Popen([*HEARING, *COMMAND, "--watch"], cwd=home, text=True,
                                env=surroundings(home), stdout=subprocess.PIPE)
    try:
        assert "1 rendered, 0 remembered" in until(watching, "rendered")
        until(watching, "watching")
        with (home / "own/templates/setting.yaml").open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        assert "1 rendered, 0 remembered" in until(watching, "rendered")
        until(watching, "watching")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(60) == 0
    finally:
        watching.kill()
        watching.communicate()
    again = subprocess.run(COMMAND, cwd=home, env=surroundings(home), text=True,
                           capture_output=True, check=True)
    assert "nothing has changed" in again.stdout
