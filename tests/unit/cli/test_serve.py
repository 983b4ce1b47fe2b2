"""`presskit serve`, in processes of its own on this machine."""

import re
import shutil
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from typer.testing import CliRunner

from presskit.cli import app
from tests.helpers.builds import TOP
from tests.helpers.closed import allow_loopback
from tests.helpers.serving import DONE, Served, save, serve_kit

PAGE = "/documents/zh-Hant-HK/press-release"
READERS = 200


@pytest.fixture
def loopback(_no_network, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", allow_loopback)


@pytest.fixture
def home(tmp_path):
    shutil.copytree(TOP / "tests" / "cases" / "opening", tmp_path / "opening")
    return tmp_path


@pytest.fixture
def served(home, loopback):
    with serve_kit(home) as one:
        yield one


@pytest.mark.slow
def test_edits_come_to_the_screen_a_broken_one_is_told_and_nothing_beside_is_read(served, home):
    assert served.shows(DONE, PAGE)
    picture = re.search(r'src="(/pages/[^"]+)"', served.get(PAGE)[1])[1]
    assert served.get(picture)[0] == 200
    release = home / "opening" / "release.md"
    good = release.read_text("utf-8")

    save(release, good.replace("重新亮燈\n", "再次亮燈\n"))
    assert served.shows("再次亮燈", PAGE + "?as=txt")
    assert served.shows(DONE, PAGE)

    kit = home / "opening" / "kit.yaml"
    whole = kit.read_text("utf-8")
    save(kit, whole.replace("release_date: 2026-03-18", "release_date: 2026-13-18"))
    assert served.shows("last good version", PAGE)
    page = served.get(PAGE)[1]
    assert "kit.yaml:5:15" in page and "2026-13-18" in page and "/1-840.png" in page
    assert "再次亮燈" in served.get(PAGE + "?as=txt")[1]
    save(kit, whole)
    assert served.shows(DONE, PAGE) and "last good" not in served.get(PAGE)[1]

    sheet = home / "opening" / "templates" / "css" / "page.css"
    sheet.parent.mkdir(parents=True)
    shutil.copy(TOP / "templates" / "css" / "page.css", sheet)
    before = re.search(r'<iframe [^>]*src="([^"]+)"', served.get(PAGE + "?as=html")[1])[1]
    save(sheet, sheet.read_text("utf-8") + "\n.headline { margin-top: 3rem; }\n")
    end = time.monotonic() + 60
    while before in served.get(PAGE + "?as=html")[1] and time.monotonic() < end:
        time.sleep(0.1)
    after = re.search(r'<iframe [^>]*src="([^"]+)"', served.get(PAGE + "?as=html")[1])[1]
    assert after != before and "margin-top: 3rem" in served.get(after)[1]

    for path in ("/../opening/kit.yaml", "/room/../../opening/kit.yaml", "/opening/kit.yaml",
                 "/files/../../opening/kit.yaml", "/assets/../app.py", "/room/%2e%2e/kit.yaml"):
        assert served.get(path)[0] == 404, path
    assert served.get("/", Host="evil.example")[0] == 421
    assert not (home / "out").exists()
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(30) == 0


@pytest.mark.slow
def test_many_readers_at_once_are_all_answered(served):
    assert served.shows(DONE, PAGE)
    page = served.get(PAGE)[1]
    picture = re.search(r'src="(/pages/[^"]+)"', page)[1]

    def read(_number):
        events = socket.create_connection(("127.0.0.1", served.port), timeout=60)
        events.sendall(f"GET /events?page={PAGE} HTTP/1.1\r\n"
                       f"Host: localhost:{served.port}\r\n\r\n".encode())
        lines = events.makefile("rb")
        codes = [served.get(path)[0] for path in ("/", PAGE, picture, "/assets/serve.js")]
        assert b"200" in lines.readline()
        assert any(b"event: page" in line for line in lines)
        events.close()
        return codes

    with ThreadPoolExecutor(READERS) as readers:
        answers = list(readers.map(read, range(READERS)))
    assert answers == [[200] * 4] * READERS


@pytest.mark.slow
def test_a_kit_that_cannot_be_read_is_told_of_in_the_page_and_served_once_it_can(home, loopback):
    kit = home / "opening" / "kit.yaml"
    whole = kit.read_text("utf-8")
    kit.write_text(whole.replace("2026-03-18", "2026-13-18"), "utf-8")
    served = Served(home, "--jobs", "1")
    try:
        assert served.shows("kit.yaml:5:15", "/")
        save(kit, whole)
        assert served.shows(DONE, PAGE)
    finally:
        served.process.send_signal(signal.SIGINT)
        _out, said = served.process.communicate(timeout=30)
    assert "kit.yaml:5:15: error[date-unknown]" in said and served.process.returncode == 0


def test_a_port_that_is_taken_and_a_host_that_is_none(home, monkeypatch):
    monkeypatch.chdir(home)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(app, ["serve", "opening", "--port", port])
    assert done.exit_code == 3 and "error[port-taken]" in done.output
    done = CliRunner().invoke(app, ["serve", "opening", "--host", "256.1.1.1"])
    assert done.exit_code in (2, 3) and "[host-unknown]" in done.output


def test_a_kit_that_is_none(home, monkeypatch):
    monkeypatch.chdir(home)
    done = CliRunner().invoke(app, ["serve", "nothing"])
    assert done.exit_code == 2 and "error[kit-missing]" in done.output
