"""Worker processes."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from presskit.build.workers import count_jobs, own_temporary_folder, results, workers
from presskit.diagnostics import PresskitError


def double(number):
    return 2 * number


def die(_number):
    os.kill(os.getpid(), signal.SIGKILL)


def temporary(_number):
    return tempfile.gettempdir()


def handed(pool, function, tasks):
    return {name: pool.submit(function, task) if pool else task for name, task in tasks.items()}


@pytest.mark.parametrize("jobs", [0, 2])
def test_every_task_comes_back_with_its_outcome(jobs):
    with workers(jobs) as pool:
        running = handed(pool, double, {"a": 1, "b": 2})
        assert dict(results(running, double)) == {"a": 2, "b": 4}


def test_one_job_is_done_without_a_worker():
    assert count_jobs(1) == 0
    assert count_jobs(4) == 4
    assert count_jobs(9999) <= max(8, os.cpu_count())
    assert count_jobs(0) == 0 or 2 <= count_jobs(0) <= 8


def test_a_worker_that_the_system_ends_is_a_finding():
    with pytest.raises(PresskitError) as caught, workers(2) as pool:
        list(results(handed(pool, die, {1: 1, 2: 2}), die))
    assert caught.value.diagnostics[0].code == "worker-died"
    assert caught.value.exit_code == 3


def test_a_worker_prepares_itself_before_its_first_task(tmp_path):
    with workers(2, (tmp_path / "ready").touch) as pool:
        pool.submit(double, 1).result()
    assert (tmp_path / "ready").exists()


def test_idle_workers_are_not_waited_for():
    with workers(2) as pool:
        sleeping = pool.submit(time.sleep, 600)
        children = list(pool._processes.values())
    assert not any(child.is_alive() for child in children)
    assert sleeping.done()


def test_an_interruption_ends_the_workers_at_once():
    children = []
    with pytest.raises(KeyboardInterrupt), workers(2) as pool:
        pool.submit(time.sleep, 60)
        children = list(pool._processes.values())
        raise KeyboardInterrupt
    assert children and not any(child.is_alive() for child in children)


def test_temporary_files_of_libraries_stay_below_the_cache(tmp_path):
    with own_temporary_folder(tmp_path), workers(2) as pool:
        running = handed(pool, temporary, dict.fromkeys(range(6)))
        places = {place for _name, place in results(running, temporary)}
    assert places == {str(tmp_path / "tmp" / str(os.getpid()))}
    assert list((tmp_path / "tmp").iterdir()) == []


def test_what_a_killed_build_left_is_cleared(tmp_path):
    child = os.fork()
    if child == 0:
        held = own_temporary_folder(tmp_path)
        held.__enter__()
        (Path(tempfile.tempdir) / "left").write_text("")
        os._exit(9)
    os.waitpid(child, 0)
    assert list((tmp_path / "tmp").iterdir())
    with own_temporary_folder(tmp_path):
        assert [path.name for path in (tmp_path / "tmp").iterdir()] == [str(os.getpid())]


INTERRUPTED_WHILE_MADE = """
import os, signal
from presskit.build.workers import workers
made = []
os.register_at_fork(**{PLACE: lambda: made or os.kill(os.getpid(), signal.SIGINT)})
try:
    with workers(2) as pool:
        made.append(pool)
        print(list(pool.map(abs, range(-5, 0))))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(not hasattr(os, "register_at_fork"), reason="nothing is forked here")
@pytest.mark.parametrize(("place", "said"), [
    ("before", "interrupted"), ("after_in_parent", "interrupted"),
    ("after_in_child", "[5, 4, 3, 2, 1]")])
def test_an_interruption_while_workers_are_made_is_the_parents_alone(place, said):
    script = INTERRUPTED_WHILE_MADE.replace("PLACE", repr(place))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                          timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr, done.returncode) == (said, "", 0)
