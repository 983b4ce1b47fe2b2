"""What happens one after the other while a kit is edited: documents, then the press room."""

import errno
import shutil
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from presskit.build import preview_loop, preview_room, preview_showing, preview_workers
from presskit.build.preview_bench import Bench
from presskit.build.preview_loop import ENDED, Loop, keep_making
from presskit.build.preview_room import MadeRoom, Order, make_room
from presskit.build.store import Kept, Store
from presskit.desk import Desk
from presskit.document import Artifact
from tests.helpers.builds import TOP

ROOM = MadeRoom((("index.html", "a" * 64),))


@pytest.fixture
def bench(tmp_path):
    shutil.copytree(TOP / "tests" / "cases" / "opening", tmp_path / "opening")
    (tmp_path / "place").mkdir()
    return Bench(tmp_path / "opening", Desk(), tmp_path / "place", Store(tmp_path / "store"))


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Every task is done at once, and makes its words."""
    def make(task):
        one = task.document
        return Kept(tuple(Artifact(one.kind, one.locale, format, one.title,
                                   f"{one.title} {format} {one.subject}".encode(), one.subject)
                          for format in task.format.split("+")))
    monkeypatch.setattr(preview_workers, "render_task", make)


class Side:
    """A process for the press room that is there at once; ``orders`` are what it was asked."""

    def __init__(self, answer):
        self.orders, self.answer = [], answer

    def submit(self, _function, order):
        self.orders.append(order)
        future = Future()
        found = self.answer(order, len(self.orders))
        if isinstance(found, Exception):
            future.set_exception(found)
        else:
            future.set_result(found)
        return future


def play(bench, side, enough):
    """Let the loop run until ``enough`` of what it tells; give all of it."""
    told = []

    def tell(preview):
        told.append(preview)
        if enough(preview):
            loop.queue.put(ENDED)

    loop = Loop(bench, None, tell, side)
    keep_making(loop)
    return told


def test_the_press_room_is_ordered_once_when_all_documents_are_there(bench):
    side = Side(lambda order, _number: ROOM)
    told = play(bench, side, lambda one: not one.room.late)
    assert [one.waiting for one in told] == sorted((one.waiting for one in told), reverse=True)
    assert all(one.room.late for one in told[:-1]) and told[-1].room.files == ROOM.files
    (order,) = side.orders
    assert len(order.files) == len(told[-1].files) > 5 and order.seen == bench.seen


def test_where_the_kit_changed_meanwhile_it_is_looked_at_and_the_room_ordered_again(bench):
    release = bench.folder / "release.md"

    def answer(order, number):
        if number == 1:
            release.write_text(release.read_text("utf-8") + "\n燈塔每晚亮燈。\n", "utf-8")
            return None
        return ROOM

    side = Side(answer)
    told = play(bench, side, lambda one: not one.room.late)
    assert [one.seen == bench.seen for one in side.orders] == [False, True]
    assert told[-1].room.files and not told[-1].failed


def test_a_kit_that_is_broken_gets_no_new_room_and_keeps_the_one_before(bench):
    side = Side(lambda order, _number: ROOM)
    play(bench, side, lambda one: not one.room.late)
    good = (bench.folder / "kit.yaml").read_text("utf-8")
    (bench.folder / "kit.yaml").write_text(good.replace("2026-03-18", "2026-13-18"), "utf-8")
    told = play(bench, side, lambda one: one.failed)
    assert told[-1].room.files == ROOM.files and told[-1].room.late and len(side.orders) == 1


def test_without_the_process_for_it_all_documents_are_shown_and_it_is_said(bench):
    side = Side(lambda order, _number: BrokenProcessPool())
    told = play(bench, side, lambda one: bool(one.room.findings))
    assert [one.code for one in told[-1].room.findings] == ["worker-died"]
    assert told[-1].failed and all(one.sha256 for one in told[-1].files)


def test_a_fault_of_ours_is_said_and_what_was_shown_stays(bench, monkeypatch):
    play(bench, None, lambda one: not one.waiting)

    def fail(_task):
        raise ZeroDivisionError("over")
    monkeypatch.setattr(preview_workers, "render_task", fail)
    before = {one.slot: one.sha256 for one in play(bench, None, lambda one: True)[-1].files}
    release = bench.folder / "release.md"
    release.write_text(release.read_text("utf-8") + "\n燈塔每晚亮燈。\n", "utf-8")
    told = play(bench, None, lambda one: one.failed and not one.waiting)
    assert {one.code for one in told[-1].said if one.severity == "error"} == {"serve-fault"}
    assert {one.slot: one.sha256 for one in told[-1].files} == before


def test_what_a_full_disk_does_not_take_waits_and_is_shown_once_there_is_room(bench, monkeypatch):
    monkeypatch.setattr(preview_loop, "_PATIENCE", 0.01)
    real, full = preview_showing.put_bytes, [True]

    def put(data, place):
        if full[0]:
            raise OSError(errno.ENOSPC, "No space left on device", str(place / "x"))
        return real(data, place)
    monkeypatch.setattr(preview_showing, "put_bytes", put)
    told = play(bench, None, lambda one: one.failed)
    assert told[-1].waiting and {one.code for one in told[-1].said
                                 if one.severity == "error"} == {"disk-full"}
    full[0] = False
    told = play(bench, None, lambda one: not one.waiting)
    assert not told[-1].failed and all(one.sha256 for one in told[-1].files)


def test_a_change_that_nobody_told_of_is_seen_after_a_while(bench, monkeypatch):
    monkeypatch.setattr(preview_loop, "_PATIENCE", 0.01)
    kit, seen = bench.folder / "kit.yaml", []

    def enough(preview):
        if preview.waiting:
            return False
        seen.append(preview.title)
        if len(seen) == 1:
            kit.write_text(kit.read_text("utf-8").replace("開幕資料", "新資料"), "utf-8")
        return "新資料" in preview.title
    assert play(bench, None, enough) and len(seen) == 2


def test_bytes_go_that_neither_this_preview_nor_the_one_before_shows(bench):
    side = Side(lambda order, _number: MadeRoom((("index.html", "f" * 64),)))
    play(bench, side, lambda one: not one.room.late)
    old = bench.place / ("0" * 64)
    drawn = bench.place / f"{'f' * 64}-1-420.png"
    for one in (old, drawn):
        one.write_bytes(b"x")
    preview_showing.sweep(bench)
    assert not old.exists() and drawn.exists()
    shown = {one.sha256 for _name, one in preview_showing._files(bench)}
    assert shown <= {path.name for path in bench.place.iterdir()}


# The press room itself ----------------------------------------------------------------------

@pytest.mark.slow
def test_a_press_room_is_made_of_the_files_of_this_kit_and_of_no_other(bench, monkeypatch):
    play(bench, None, lambda one: not one.waiting)
    monkeypatch.setattr(preview_room, "_STANDS", [preview_room._Stand(
        bench.folder, bench.desk, bench.place, bench.store)])
    order = preview_showing.order_room(bench)
    made = make_room(order)
    paths = dict(made.files)
    locale = "zh-Hant-HK"
    assert {"index.html", f"{locale}/index.html", f"{locale}/press-release.html",
            "robots.txt"} <= paths.keys()
    assert f"{locale}/files/opening-press-release-{locale}.pdf" in paths
    assert f"{locale}/files/opening-picture-lamp-original-{locale}.png" in paths
    assert (bench.place / paths["robots.txt"]).read_text("utf-8").endswith("Disallow: /\n")
    assert all((bench.place / one).is_file() for one in paths.values())
    assert make_room(order) == made
    languages = preview_room._STANDS[0].languages
    (bench.folder / "templates" / "css").mkdir(parents=True)
    (bench.folder / "templates" / "css" / "page.css").write_text(
        (TOP / "templates/css/page.css").read_text("utf-8") + "\n.lead { margin: 0 }\n", "utf-8")
    assert make_room(order) is None
    again = make_room(Order(order.files, preview_room.read_stamps(bench.folder, bench.desk)))
    assert preview_room._STANDS[0].languages is languages and again.files
    sheet = bench.folder / "templates" / "css" / "page.css"
    sheet.write_text(".lead {{", "utf-8")
    broken = make_room(Order(order.files, preview_room.read_stamps(bench.folder, bench.desk)))
    assert not broken.files and broken.findings[0].code == "frame-syntax"
