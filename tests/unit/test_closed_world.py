"""What a test starts is as closed as the test itself."""

import pytest

from tests.helpers import builds
from tests.helpers.builds import run_python
from tests.helpers.closed import STILL


@pytest.mark.parametrize(("code", "said"), [
    ("import socket; socket.create_connection(('192.0.2.1', 9), 1)", "NetworkClosed"),
    ("import socket; socket.socket().connect(('192.0.2.1', 9))", "NetworkClosed"),
    ("import urllib.request as r; r.urlopen('http://example.invalid/')", "NetworkClosed"),
    ("import warnings; warnings.warn('old', DeprecationWarning)", "DeprecationWarning: old")])
def test_a_process_reaches_no_machine_and_ends_at_a_warning(tmp_path, code, said):
    done = run_python(["-c", code], tmp_path)
    assert done.returncode == 1 and said in done.stderr


def test_the_clock_of_a_process_stands(tmp_path):
    done = run_python(["-c", "from presskit.desk import Desk; print(Desk().clock())"], tmp_path)
    assert done.stdout.strip() == str(STILL), done.stderr


def test_a_kit_that_cannot_be_built_is_tried_once(tmp_path, monkeypatch):
    monkeypatch.setitem(builds.PLACES, "none", tmp_path / "none")
    with pytest.raises(AssertionError):
        builds.build_once("none", tmp_path / "kits")
    monkeypatch.setattr(builds, "_build", lambda *_given: pytest.fail("tried again"))
    with pytest.raises(AssertionError, match="none can't be built: .*none"):
        builds.build_once("none", tmp_path / "kits")
