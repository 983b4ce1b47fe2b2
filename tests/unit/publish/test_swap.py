"""The swap of a kit's folder."""

import errno
import os

import pytest

from presskit.publish import swap
from presskit.publish.manifest import File
from presskit.publish.swap import beside, publish_folder, recover


def seen(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=["exchange", "two renames"])
def folder(request, tmp_path, monkeypatch):
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    return tmp_path / "out" / "kit"


def test_a_new_folder_holds_exactly_the_files(folder):
    publish_folder(folder, [File("en/a.txt", b"a"), File("manifest.json", b"{}")])
    assert seen(folder) == {"en/a.txt": b"a", "manifest.json": b"{}"}


def test_a_replaced_folder_keeps_nothing_of_the_old(folder):
    publish_folder(folder, [File("en/a.txt", b"a"), File("ja/b.txt", b"b")])
    publish_folder(folder, [File("en/a.txt", b"new")])
    assert seen(folder) == {"en/a.txt": b"new"}
    assert [path.name for path in folder.parent.iterdir()] == ["kit"]


def test_a_file_with_the_same_bytes_keeps_its_time(folder):
    publish_folder(folder, [File("a.txt", b"a"), File("b.txt", b"b")])
    os.utime(folder / "a.txt", ns=(1, 1))
    publish_folder(folder, [File("a.txt", b"a"), File("b.txt", b"c")])
    assert (folder / "a.txt").stat().st_mtime_ns == 1


def test_a_full_disk_leaves_the_earlier_folder_and_nothing_beside(folder, monkeypatch):
    publish_folder(folder, [File("a.txt", b"a")])

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        publish_folder(folder, [File("a.txt", b"b")])
    assert seen(folder) == {"a.txt": b"a"}
    assert [path.name for path in folder.parent.iterdir()] == ["kit"]


@pytest.mark.parametrize("failing", [1, 2])
@pytest.mark.parametrize("error", [OSError(errno.EACCES, "Permission denied"),
                                   KeyboardInterrupt()])
def test_a_rename_that_fails_leaves_the_earlier_folder_in_its_place(tmp_path, monkeypatch,
                                                                    failing, error):
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    folder = tmp_path / "out" / "kit"
    publish_folder(folder, [File("a.txt", b"a")])
    rename, calls = os.rename, []

    def fail(source, target):
        calls.append(target)
        if len(calls) == failing:
            raise error
        rename(source, target)

    monkeypatch.setattr(os, "rename", fail)
    with pytest.raises(type(error)):
        publish_folder(folder, [File("a.txt", b"b")])
    assert seen(folder) == {"a.txt": b"a"}
    assert [path.name for path in folder.parent.iterdir()] == ["kit"]


def test_what_a_killed_run_left_is_cleared(folder):
    publish_folder(folder, [File("a.txt", b"a")])
    beside(folder, "next").mkdir()
    (beside(folder, "next") / "half").write_bytes(b"h")
    recover(folder)
    assert seen(folder) == {"a.txt": b"a"}
    assert not beside(folder, "next").exists()


def test_the_journal_pays_the_second_rename(folder):
    folder.parent.mkdir(parents=True)
    for purpose, text in (("next", b"new"), ("last", b"old")):
        beside(folder, purpose).mkdir()
        (beside(folder, purpose) / "a.txt").write_bytes(text)
    beside(folder, "journal").write_bytes(b"")
    recover(folder)
    assert seen(folder) == {"a.txt": b"new"}
    assert [path.name for path in folder.parent.iterdir()] == ["kit"]


def test_an_unfinished_folder_is_never_put_in_place(folder):
    folder.parent.mkdir(parents=True)
    beside(folder, "next").mkdir()
    recover(folder)
    assert not folder.exists()
