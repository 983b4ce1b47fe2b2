"""The lock on a kit's folder."""

import os

import pytest

from presskit.diagnostics import PresskitError
from presskit.publish.lock import locked, machine_error, write_error


def _try_in_child(folder):
    """Whether another process gets the lock, as its exit code: 0 yes, 1 no, 2 other."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            with locked(folder):
                code = 0
        except PresskitError as error:
            code = 1 if error.diagnostics[0].code == "make-running" else 2
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_second_process_is_told_that_a_build_is_running(tmp_path):
    with locked(tmp_path / "out" / "kit"):
        assert _try_in_child(tmp_path / "out" / "kit") == 1


def test_the_lock_is_free_again_afterwards_and_leaves_no_file(tmp_path):
    with locked(tmp_path / "out" / "kit"):
        pass
    assert _try_in_child(tmp_path / "out" / "kit") == 0
    assert list((tmp_path / "out").iterdir()) == []


def test_two_kits_do_not_wait_for_each_other(tmp_path):
    with locked(tmp_path / "kit"):
        assert _try_in_child(tmp_path / "other") == 0


def test_a_dead_process_holds_nothing(tmp_path):
    child = os.fork()
    if child == 0:
        locked(tmp_path / "kit").__enter__()
        os._exit(9)
    os.waitpid(child, 0)
    with locked(tmp_path / "kit"):
        pass


def test_out_below_a_file_is_a_finding(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(PresskitError) as caught, locked(tmp_path / "out" / "kit"):
        pass
    assert caught.value.diagnostics[0].code == "out-no-folder"


@pytest.mark.parametrize(("number", "code"), [
    (28, "disk-full"), (13, "no-permission"), (30, "no-permission"), (16, "out-in-use"),
    (5, "not-written")])
def test_what_the_system_says_becomes_a_finding_with_a_hint(tmp_path, number, code):
    error = write_error(OSError(number, os.strerror(number)), tmp_path)
    assert error.diagnostics[0].code == code
    assert error.diagnostics[0].hint
    assert error.exit_code == 3


def test_what_is_refused_outside_the_places_written_to_was_to_be_read(tmp_path):
    refused = PermissionError(13, "Permission denied", str(tmp_path / "kit" / "people.yaml"))
    error = machine_error(refused, tmp_path / "out", tmp_path / "cache")
    assert error.diagnostics[0].code == "file-permission"
    assert "read" in error.diagnostics[0].hint
    assert machine_error(refused, tmp_path).diagnostics[0].code == "no-permission"


def test_what_is_none_of_the_machines_stays_our_fault(tmp_path):
    assert machine_error(OSError(5, "Input/output error"), tmp_path) is None
    assert machine_error(FileNotFoundError(2, "No such file"), tmp_path) is None


@pytest.mark.parametrize(("number", "code"), [
    (28, "disk-full"), (13, "no-permission"), (30, "no-permission"), (16, "not-written"),
    (20, "not-written")])
def test_where_nothing_is_replaced_whole_nothing_is_said_of_that(tmp_path, number, code):
    error = machine_error(OSError(number, os.strerror(number), str(tmp_path / "en.po")))
    found = error.diagnostics[0]
    assert (found.code, found.span.file, error.exit_code) == (code, str(tmp_path / "en.po"), 3)
    assert found.hint and "--out" not in found.hint and "replaced" not in found.message
