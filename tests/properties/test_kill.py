"""Killed at any moment, a build leaves the old folder or the new one, whole."""

import os
import sys

import pytest

from presskit.publish import swap
from presskit.publish.manifest import File
from presskit.publish.swap import publish_folder, recover

OLD = [File("en/a.txt", b"old"), File("en/b.txt", b"stays"), File("manifest.json", b"1")]
NEW = [File("en/b.txt", b"stays"), File("ja/c.txt", b"new"), File("manifest.json", b"2")]
STEPS = ("open", "os.", "shutil.", "ctypes.")


def seen(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def _killed_at(step, folder, function):
    """Run ``function(folder)`` in a child that dies before its n-th touch of the system."""
    child = os.fork()
    if child == 0:
        count = 0

        def die(event, _arguments):
            nonlocal count
            count += event.startswith(STEPS)
            if count == step:
                os._exit(137)

        sys.addaudithook(die)
        function(folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 137


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_the_swap_killed_at_each_step_leaves_a_whole_folder(tmp_path, monkeypatch, way):
    if way == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    whole = [{file.path: file.data for file in files} for files in (OLD, NEW)]
    step, killed, ends = 0, True, set()
    while killed:
        step += 1
        folder = tmp_path / str(step) / "kit"
        publish_folder(folder, OLD)
        killed = _killed_at(step, folder, lambda place: publish_folder(place, NEW))
        if way == "exchange":
            assert seen(folder) in whole, f"killed at step {step}: a reader sees a part"
        recover(folder)
        assert seen(folder) in whole, f"killed at step {step}: not mended"
        assert [path.name for path in folder.parent.iterdir()] == ["kit"]
        ends.add(whole.index(seen(folder)))
    assert step > 20
    assert ends == {0, 1}


@pytest.mark.parametrize("mended", [2, 3, 5])
def test_the_mending_itself_may_be_killed(tmp_path, monkeypatch, mended):
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    whole = [{file.path: file.data for file in files} for files in (OLD, NEW)]
    step, killed = 0, True
    while killed:
        step += 1
        folder = tmp_path / str(step) / "kit"
        publish_folder(folder, OLD)
        killed = _killed_at(step, folder, lambda place: publish_folder(place, NEW))
        _killed_at(mended, folder, recover)
        recover(folder)
        assert seen(folder) in whole, f"killed at step {step}, then while mending at {mended}"
