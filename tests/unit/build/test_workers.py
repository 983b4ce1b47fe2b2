"""Worker processes."""

import os
import signal
import tempfile
import time
from pathlib import Path

import pytest

from presskit.build.workers import count_jobs, own_temporary_folder, run_tasks, workers
from presskit.diagnostics import PresskitError


def double(number):
    return 2 * number


def die(_number):
    os.kill(os.getpid(), signal.SIGKILL)


def temporary(_number):
    return tempfile.gettempdir()


@pytest.mark.parametrize("jobs", [0, 2])
def test_every_task_comes_back_with_its_outcome(jobs):
    with workers(jobs) as pool:
        assert dict(run_tasks(double, {"a": 1, "b": 2}, pool)) == {"a": 2, "b": 4}


def test_few_tasks_or_one_core_need_no_worker():
    assert count_jobs(4, 2) == 0
    assert count_jobs(1, 100) == 0
    assert count_jobs(4, 100) == 4
    assert count_jobs(8, 6) == 6


def test_a_worker_that_the_system_ends_is_a_finding():
    with pytest.raises(PresskitError) as caught, workers(2) as pool:
        list(run_tasks(die, {1: 1, 2: 2}, pool))
    assert caught.value.diagnostics[0].code == "worker-died"
    assert caught.value.exit_code == 3


def test_an_interruption_ends_the_workers_at_once():
    children = []
    with pytest.raises(KeyboardInterrupt), workers(2) as pool:
        pool.submit(time.sleep, 60)
        children = list(pool._processes.values())
        raise KeyboardInterrupt
    assert children and not any(child.is_alive() for child in children)


def test_temporary_files_of_libraries_stay_below_the_cache(tmp_path):
    with own_temporary_folder(tmp_path), workers(2) as pool:
        places = {place for _name, place in run_tasks(temporary, dict.fromkeys(range(6)), pool)}
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
