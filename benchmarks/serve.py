"""How soon an edit is on the screen: ``python benchmarks/serve.py [--rounds N]``.

A copy of the example kit is served; a style sheet and a paragraph of its release are saved again
and again, and each time a browser's part is played over HTTP: hear of it, read the page anew, get
the picture of its first page.  R is one warm render of the same document as PDF, in the same run.
Then many readers at once ask for pages, pictures and events.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).parent.parent
KIT = TOP / "content" / "ai-creation-forum-2025"
READERS = 200
LIMITS = {"css": 1.5, "content": 3.0}
MORE = 0.3
"""Seconds beside the multiple of R: noticing, drawing, two requests."""

_WARM = """
import statistics, sys, time
from pathlib import Path
from presskit.build.composing import compose_locale
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.rendering import open_context, tasks_of
from presskit.build.tasks import render_task, warm_up
from presskit.desk import Desk
from presskit.diagnostics import Findings
desk, folder = Desk(), Path(sys.argv[1])
warm_up(Options().writers)
languages = open_languages(load(folder, desk), desk)
made = compose_locale(languages, languages.locales[0], ["press-release"], {}, False)
context = open_context(languages.loaded.kit, folder, desk, Findings())
task = tasks_of(made, context, (), Options(formats=("pdf",)))[0][0]
took = []
for _one in range(int(sys.argv[2]) + 2):
    start = time.perf_counter()
    render_task(task)
    took.append(time.perf_counter() - start)
print(statistics.median(took[2:]))
"""


def warm_render(kit: Path, rounds: int, environment: dict[str, str]) -> float:
    """R: the seconds of one warm render of the press release in the source locale."""
    done = subprocess.run([sys.executable, "-c", _WARM, str(kit), str(rounds)], check=True,
                          env=environment, capture_output=True, text=True)
    return float(done.stdout)


class Browser:
    """What a browser does with the page of one document."""

    def __init__(self, port: int, page: str) -> None:
        self.port, self.page = port, page
        self.events = socket.create_connection(("127.0.0.1", port))
        seen = re.search(r'data-seen="(\w+)"', self.get(page).decode())
        self.events.sendall(f"GET /events?page={page}&seen={seen[1]} HTTP/1.1\r\n"
                            f"Host: 127.0.0.1:{port}\r\n\r\n".encode())
        self.lines = self.events.makefile("rb")

    def get(self, path: str) -> bytes:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path)
        answer = line.getresponse()
        data = answer.read()
        line.close()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return data

    def refresh(self, picture: str) -> str:
        """Wait until the first page is another picture than this; give its address."""
        while True:
            line = self.lines.readline()
            if not line:
                raise RuntimeError("the server has gone")
            if not line.startswith(b"event: page"):
                continue
            found = self.picture()
            if found != picture:
                self.get(found)
                return found

    def picture(self) -> str:
        """The address of the picture of the first page."""
        return re.search(r'src="(/pages/[^"]+)"', self.get(self.page).decode())[1]

    def settle(self) -> None:
        """Wait until nothing is left to make."""
        while b"up to date" not in self.get(self.page):
            time.sleep(0.2)


def edits(kit: Path, what: str, number: int) -> None:
    """Save one more change, as an editor does: a new file in the place of the old."""
    path = kit / ("templates/css/print.css" if what == "css" else "release.md")
    text = path.read_text("utf-8")
    if what == "css":
        text = re.sub(r"/\* edit .*|\Z", "", text).rstrip() + \
            f"\n/* edit {number} */ .headline {{ margin-top: {20 + number}pt; }}\n"
    else:
        lines = text.split("\n")
        at = max(range(len(lines)), key=lambda one: len(lines[one]) if not lines[one].startswith(
            (" ", "-", "#", "{")) else 0)
        lines[at] = re.sub(r"( ?\(\d+\))?$", f" ({number})", lines[at])
        text = "\n".join(lines)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, "utf-8")
    os.replace(new, path)


def read_much(port: int, page: str, picture: str) -> tuple[int, list[str], float]:
    """Many readers at once: how many answers came, what went wrong, how long all took."""
    wrong: list[str] = []

    def read(_number: int) -> int:
        try:
            browser = Browser(port, page)
            for path in ("/", page, picture, "/assets/serve.css"):
                browser.get(path)
            browser.lines.readline()
            browser.events.close()
            return 6
        except Exception as error:
            wrong.append(repr(error))
            return 0

    start = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        answers = sum(readers.map(read, range(READERS)))
    return answers, wrong, time.perf_counter() - start


def main() -> int:
    """Print the table; 1 where a figure is above its limit."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rounds", type=int, default=10)
    rounds = reader.parse_args().rounds
    bad = False
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        kit = place / KIT.name
        shutil.copytree(KIT, kit)
        (kit / "templates" / "css").mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / "templates/css/print.css", kit / "templates/css/print.css")
        environment = os.environ | {"PRESSKIT_CACHE": str(place / "cache"),
                                    "PYTHONPATH": os.pathsep.join(
                                        [str(TOP), os.environ.get("PYTHONPATH", "")])}
        unit = warm_render(kit, rounds, environment)
        print(f"R, one warm render: {unit:.3f} s")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        serving = subprocess.Popen([sys.executable, "-m", "presskit", "serve", str(kit), "--port",
                                    str(port)], cwd=place, env=environment,
                                   stdout=subprocess.DEVNULL)
        try:
            page = "/documents/zh-Hant-HK/press-release"
            browser = _open(port, page)
            for what, limit in LIMITS.items():
                took = []
                for number in range(rounds + 1):
                    picture = browser.picture()
                    start = time.perf_counter()
                    edits(kit, what, number)
                    browser.refresh(picture)
                    took.append(time.perf_counter() - start)
                    browser.settle()
                middle = statistics.median(took[1:])  # the first opens what is warm from then on
                bound = limit * unit + MORE
                bad = bad or middle > bound
                print(f"{what}: {middle:.3f} s, at most {bound:.3f} s ({limit} R + {MORE} s); "
                      f"all {', '.join(f'{one:.2f}' for one in took)}")
            answers, wrong, seconds = read_much(port, page, browser.picture())
            bad = bad or bool(wrong)
            print(f"{READERS} readers at once: {answers} answers in {seconds:.1f} s, "
                  f"{len(wrong)} errors {sorted(set(wrong))[:3]}")
        finally:
            serving.terminate()
            serving.wait()
    return int(bad)


def _open(port: int, page: str) -> Browser:
    for _try in range(600):
        try:
            browser = Browser(port, page)
            browser.settle()
            return browser
        except (OSError, RuntimeError):
            time.sleep(0.2)
    raise RuntimeError("nothing is served")


if __name__ == "__main__":
    sys.exit(main())
