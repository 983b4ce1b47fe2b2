"""What holds for every build: same bytes everywhere, nothing rewritten, whole whatever happens."""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.recipe import build
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from presskit.publish import locked
from tests.helpers.builds import closed_environment
from tests.helpers.processes import HEARING, group_of

TOP = Path(__file__).parent.parent.parent
OPENING = TOP / "tests" / "cases" / "opening"
COMMAND = (sys.executable, "-m", "presskit", "make", "opening", "--jobs", "2")

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path):
    """The kit; nothing of it is remembered."""
    shutil.copytree(OPENING, tmp_path / "opening")
    return tmp_path


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    """A cache that remembers all of the kit."""
    home = tmp_path_factory.mktemp("memory")
    shutil.copytree(OPENING, home / "opening")
    assert make(home).rendered > 0
    return home / "cache"


@pytest.fixture
def known(home, memory):
    """All of the kit is remembered: for what comes after a first build, not in it."""
    shutil.copytree(memory, home / "cache")


@pytest.fixture
def built_before(home, memory):
    """The kit stands built, and nothing of it is remembered any more."""
    shutil.copytree(memory, home / "first")
    make(home, cache="first")


def make(home, out="out", cache="cache", **options):
    return build(home / "opening", home / out, Desk(cache=home / cache), Options(**options))


def seen(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def times(folder):
    return {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]}


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def environment(home):
    return closed_environment(home / "cache")


def is_whole(folder):
    """Whether a kit's folder is just what its manifest says."""
    files = json.loads((folder / "manifest.json").read_bytes())["files"]
    there = {path: hashlib.sha256(data).hexdigest() for path, data in seen(folder).items()}
    del there["manifest.json"]
    return there == {one["path"]: one["sha256"] for one in files}


# Same bytes -------------------------------------------------------------------------------

def test_workers_place_and_time_leave_no_trace(home, tmp_path_factory):
    other = tmp_path_factory.mktemp("a longer path")
    shutil.copytree(OPENING, other / "opening")
    for path in (other / "opening").rglob("*"):
        os.utime(path, (1, 1))
    make(home, jobs=1)
    make(other, jobs=3)
    assert seen(home / "out") == seen(other / "out")


def test_what_is_remembered_is_what_would_be_made(home):
    make(home)
    make(home, out="again")
    make(home, out="forced", force=True)
    assert seen(home / "out") == seen(home / "again") == seen(home / "forced")


def test_a_damaged_memory_is_no_memory(home):
    make(home)
    for path in (home / "cache" / "artifacts").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-3])
    make(home, out="again")
    assert seen(home / "out") == seen(home / "again")


# Nothing rewritten ------------------------------------------------------------------------

@pytest.mark.usefixtures("known")
def test_a_second_build_writes_nothing(home):
    make(home)
    before = times(home / "out" / "opening")
    made = make(home)
    assert made.rendered == 0
    assert times(home / "out" / "opening") == before


@pytest.mark.usefixtures("known")
def test_forcing_the_same_writes_nothing_either(home):
    make(home)
    before = times(home / "out" / "opening")
    make(home, force=True)
    assert times(home / "out" / "opening") == before


@pytest.mark.usefixtures("known")
def test_an_edit_rebuilds_just_what_shows_it(home):
    make(home)
    before = seen(home / "out" / "opening")
    edit(home / "opening" / "quotes.yaml", "occasion: 亮燈禮", "occasion: 亮燈儀式")
    made = make(home)
    after = seen(home / "out" / "opening")
    changed = {name for name in after if after[name] != before.get(name)}
    assert "zh-Hant-HK/opening-quote-sheet-zh-Hant-HK.pdf" in changed
    assert "zh-Hant-HK/opening-press-release-zh-Hant-HK.pdf" not in changed
    assert made.rendered < made.remembered + made.rendered
    assert set(made.published.written) | {"manifest.json"} == changed


@pytest.mark.usefixtures("known")
def test_a_comment_in_a_file_rebuilds_nothing(home):
    make(home)
    before = times(home / "out" / "opening")
    (home / "opening" / "kit.yaml").write_text(
        "# a remark\n" + (home / "opening" / "kit.yaml").read_text("utf-8"), "utf-8")
    assert make(home).rendered == 0
    assert times(home / "out" / "opening") == before


@pytest.mark.usefixtures("known")
def test_a_filter_carries_the_rest_over(home):
    make(home)
    before = seen(home / "out" / "opening")
    make(home, formats=("txt",), documents=("press-release",))
    after = seen(home / "out" / "opening")
    assert {name for name in after if after[name] != before[name]} == {"manifest.json"}
    assert {name for name in before if name not in after} == {
        name for name in before if name.endswith(".zip")}
    assert json.loads(after["manifest.json"])["complete"] is False
    assert is_whole(home / "out" / "opening")


@pytest.mark.parametrize("cache", ["cache", "another"])
@pytest.mark.usefixtures("known")
def test_what_a_filter_carries_over_is_what_would_be_made(home, cache):
    make(home)
    before = seen(home / "out" / "opening")
    edit(home / "opening" / "release.md", "歷時三年", "歷時四年")
    made = make(home, cache=cache, formats=("txt",), documents=("press-release",))
    make(home, out="whole")
    after, whole = (seen(home / out / "opening") for out in ("out", "whole"))
    assert {name for name in after if after[name] != whole[name]} == {"manifest.json"}
    gone = {name for name in before if name not in after and not name.endswith(".zip")}
    assert gone == {f"zh-Hant-HK/opening-press-release-zh-Hant-HK.{name}"
                    for name in ("pdf", "docx", "html")}
    assert [one.message for one in made.findings if one.code == "not-carried"] == [
        "3 files of an earlier build were left out: the kit, or a frame, was changed since"]


@pytest.mark.parametrize("name", ["css/print.css", "theme.yaml", "pictures"])
@pytest.mark.usefixtures("known")
def test_a_changed_frame_or_picture_is_no_reason_to_keep_a_file(home, name):
    make(home)
    if name == "pictures":
        shutil.copy(TOP / "content/ai-creation-forum-2025/pictures/key-visual.png",
                    home / "opening/pictures/lamp.png")
        gone = {"press-release", "fact-sheet"}
    else:
        own = home / "opening" / "templates" / name
        own.parent.mkdir(parents=True)
        own.write_text((TOP / "templates" / name).read_text("utf-8") + "\n", "utf-8")
        gone = {"press-release", "speaker-bios", "quote-sheet", "fact-sheet"}
    make(home, formats=("txt",))
    left = [path.name for path in (home / "out/opening/zh-Hant-HK").glob("*.pdf")]
    assert not [one for one in left if any(kind in one for kind in gone)]
    assert len(left) == 4 - len(gone)


LISTENING = """
import os, sys
from pathlib import Path
read = set()
def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[1] in ("r", "rb"):
        read.add(os.path.realpath(arguments[0]))
sys.addaudithook(hear)
from presskit.build.options import Options
from presskit.build.recipe import build
from presskit.build.record import read_record
from presskit.desk import Desk
desk, kit, out = Desk(), Path("opening"), Path("out")
build(kit, out, desk, Options(jobs=1))
read = {path for path in read if not path.endswith(".pyc")}
homes = [os.path.realpath(one) for one in (kit, desk.templates, desk.fonts)]
ours = {path for path in read if path.startswith(tuple(homes))}
assert len(ours) > 20, ours
print(*(ours - read_record(kit, out, desk).inputs.keys()), sep="\\n")
"""


def test_the_record_looks_at_every_file_that_a_build_opens(home):
    pictures = home / "opening" / "pictures"
    (pictures / "lamp.png").rename(pictures / ".lamp.png")
    edit(home / "opening" / "pictures.yaml", "pictures/lamp.png", "pictures/.lamp.png")
    for name in ("layout.yaml", "css/print.css", "phrases/zh-Hant-HK.yaml"):
        own = home / "opening" / "templates" / name
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / "templates" / name, own)
        shutil.copy(own, own.with_name(f".{own.name}"))
        shutil.copy(own, own.with_name(f"{own.name}~"))
    done = subprocess.run([sys.executable, "-c", LISTENING], cwd=home, env=environment(home),
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_a_changed_picture_with_a_hidden_name_is_shown(home):
    pictures = home / "opening" / "pictures"
    (pictures / "lamp.png").rename(pictures / ".lamp.png")
    edit(home / "opening" / "pictures.yaml", "pictures/lamp.png", "pictures/.lamp.png")
    command = [*COMMAND, "--format", "html"]
    for _time in range(2):
        done = subprocess.run(command, cwd=home, env=environment(home), capture_output=True,
                              text=True)
        assert done.returncode == 0, done.stderr
    assert "nothing has changed" in done.stdout
    shutil.copy(TOP / "content/ai-creation-forum-2025/pictures/key-visual.png",
                pictures / ".lamp.png")
    done = subprocess.run(command, cwd=home, env=environment(home), capture_output=True,
                          text=True)
    assert "written" in done.stdout


# Whole whatever happens -------------------------------------------------------------------

@pytest.mark.parametrize("moment", range(6))
@pytest.mark.usefixtures("built_before")
def test_a_build_killed_at_any_moment_leaves_the_last_good_one(home, moment):
    before = seen(home / "out" / "opening")
    edit(home / "opening" / "release.md", "歷時三年", "歷時四年")
    process = subprocess.Popen(COMMAND, cwd=home, env=environment(home),
                               stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    for _line in zip(range(moment), process.stderr, strict=False):
        pass  # "read", "localise", "compose", "render", "place": die in each of them
    process.kill()
    process.communicate()
    after = seen(home / "out" / "opening")
    assert after == before or is_whole(home / "out" / "opening")
    make(home)
    assert is_whole(home / "out" / "opening")
    assert [path.name for path in (home / "out").iterdir()] == ["opening"]
    assert list((home / "cache" / "tmp").iterdir()) == []


# The interpreter's own first steps are out of reach; a line says that ours are done.
BEGINNING = (*HEARING, sys.executable, "-c", """
import signal
from presskit.__main__ import main
real = signal.signal
def tell(*given):
    signal.signal = real
    before = real(*given)
    print("begins", flush=True)
    return before
signal.signal = tell
main()""", *COMMAND[3:])


@pytest.mark.usefixtures("built_before")
def test_an_interruption_leaves_the_last_good_one_and_no_process(home):
    before = seen(home / "out" / "opening")
    edit(home / "opening" / "release.md", "歷時三年", "歷時四年")
    process = subprocess.Popen([*HEARING, *COMMAND], cwd=home, env=environment(home), text=True,
                               stderr=subprocess.PIPE, stdout=subprocess.PIPE,
                               start_new_session=True)
    process.stderr.readline()  # it has begun
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    assert process.returncode == 130, said
    assert "interrupted" in said and "Traceback" not in said
    assert seen(home / "out" / "opening") == before
    assert [path.name for path in (home / "out").iterdir()] == ["opening"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.usefixtures("built_before")
def test_an_interruption_at_any_moment_ends_quietly(home, seed):
    before = seen(home / "out" / "opening")
    edit(home / "opening" / "release.md", "歷時三年", "歷時四年")
    chance = random.Random(seed)
    for upper in (0.0, 0.1, 0.2, 0.4, 0.8, 2.0, 4.0):
        process = subprocess.Popen([*BEGINNING, "--force"], cwd=home, env=environment(home),
                                   stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                   start_new_session=True)
        process.stdout.readline()
        time.sleep(chance.uniform(0, upper))
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate()[1]
        assert process.returncode in (130, 0), f"after {upper}: {said}"
        assert "Traceback" not in said and "Exception" not in said
        after = seen(home / "out" / "opening")
        assert after == before or is_whole(home / "out" / "opening")
    make(home)
    assert [path.name for path in (home / "out").iterdir()] == ["opening"]


def test_workers_end_with_a_killed_parent(home):
    process = subprocess.Popen(COMMAND, cwd=home, env=environment(home), text=True,
                               stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               start_new_session=True)
    wait_for(lambda: len(group_of(process.pid)) >= 2, "no worker began")
    process.kill()
    process.communicate(timeout=60)  # ends when the last process that holds stderr has ended
    wait_for(lambda: not group_of(process.pid), "a worker is left")


def wait_for(what, otherwise):
    """Give other processes a minute until something is true."""
    until = time.monotonic() + 60
    while not what():
        assert time.monotonic() < until, otherwise
        time.sleep(0.01)


@pytest.mark.usefixtures("built_before")
def test_a_full_disk_leaves_the_last_good_one(home):
    before = seen(home / "out" / "opening")
    edit(home / "opening" / "release.md", "歷時三年", "歷時四年")

    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(COMMAND, cwd=home, env=environment(home), capture_output=True,
                          text=True, preexec_fn=small_files)
    assert done.returncode == 3, done.stderr
    assert "error[disk-full]" in done.stderr and "hint:" in done.stderr
    assert seen(home / "out" / "opening") == before
    assert [path.name for path in (home / "out").iterdir()] == ["opening"]


def test_a_second_build_at_the_same_time_is_refused(home):
    with locked(home / "out" / "opening"):
        done = subprocess.run(COMMAND, cwd=home, env=environment(home), capture_output=True,
                              text=True)
    assert done.returncode == 3
    assert "error[make-running]" in done.stderr


@pytest.mark.usefixtures("known")
def test_an_output_that_was_touched_is_noticed(home):
    make(home)
    path = home / "out/opening/zh-Hant-HK/opening-press-release-zh-Hant-HK.txt"
    whole, stamp = path.read_bytes(), path.stat()
    path.write_bytes(b"x" * len(whole))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    done = subprocess.run(COMMAND, cwd=home, env=environment(home), capture_output=True,
                          text=True)
    assert "out-changed" in done.stderr
    assert path.read_bytes() == whole


@pytest.mark.usefixtures("known")
def test_a_broken_kit_leaves_the_last_good_one(home):
    make(home)
    before = seen(home / "out" / "opening")
    edit(home / "opening" / "kit.yaml", "2026-03-20", "2026-03-33")
    with pytest.raises(PresskitError):
        make(home)
    assert seen(home / "out" / "opening") == before
    assert [path.name for path in (home / "out").iterdir()] == ["opening"]
