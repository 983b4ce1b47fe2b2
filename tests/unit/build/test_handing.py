"""Which of the tasks that wait a worker takes."""

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import is_dataclass

import pytest

from presskit.build import handing
from presskit.build.handing import Waiting, choose, put, take
from presskit.document import (
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Running,
    Section,
    Span,
    Strong,
    Table,
    Text,
    nodes,
    walk,
)

ROW = [Waiting(0, 80, "en"), Waiting(1, 20, ""), Waiting(2, 90, "ja"), Waiting(3, 30, ""),
       Waiting(4, 95, "en")]


@pytest.fixture(autouse=True)
def nothing_opened(monkeypatch):
    monkeypatch.setattr(handing, "_opened", set())


@pytest.mark.parametrize(("opened", "begun", "number"), [
    ((), (), 4),  # the heaviest
    (("ja",), ("ja",), 2),  # what needs nothing opened, though another is heavier
    (("en",), ("en", "ja"), 4),
    (("ko",), ("ko", "en"), 2),  # what nobody has opened
    (("ko",), ("ko", "en", "ja"), 4),  # what others have opened, where it is more than the rest
])
def test_a_worker_stays_with_what_it_has_opened(opened, begun, number):
    assert choose(ROW, opened, begun).number == number


def test_light_tasks_are_left_for_the_end_while_others_finish_their_own():
    row = [Waiting(0, 10, "en"), *(Waiting(one, 4, "") for one in range(1, 4))]
    assert choose(row, (), {"en"}).number == 1
    assert choose(row, (), ()).number == 0
    assert choose(row[:2], (), {"en"}).number == 0


def test_light_tasks_are_done_near_to_what_was_done_before():
    row = [Waiting(0, 4, "", "en"), Waiting(1, 9, "", "ja"), Waiting(2, 5, "", "ko")]
    assert choose(row, (), ()).number == 1
    assert choose(row, {"en"}, {"en", "ja"}).number == 0
    assert choose(row[1:], {"en"}, {"en", "ja"}).number == 2
    assert choose(row[1:2], {"en"}, {"en", "ja"}).number == 1


def test_each_task_is_taken_once_and_tells_what_has_been_opened(tmp_path):
    put(tmp_path, Waiting(0, 9, "zh-Hant-HK"), "first")
    put(tmp_path, Waiting(1, 8, "zh-Hant-HK"), "second")
    put(tmp_path, Waiting(2, 99, "en"), "third")
    assert [take(tmp_path) for _ in range(3)] == ["third", "first", "second"]
    assert sorted(os.listdir(tmp_path)) == ["en.begun", "zh-Hant-HK.begun"]
    put(tmp_path, Waiting(0, 9, "drawn-ja", "ja"), "fourth")
    put(tmp_path, Waiting(1, 9, "", "ko"), "fifth")
    put(tmp_path, Waiting(2, 1, "", "ja"), "sixth")
    assert [take(tmp_path) for _ in range(3)] == ["fourth", "sixth", "fifth"]


def test_a_document_is_the_same_in_the_process_that_takes_it(tmp_path):
    document = Document("k", "kit", "en", "t", (
        Section("panel", (Heading(2, "panel-heading", (Text("a", "ja", "s"), LineBreak())), Rule(),
                          Quote("q", (), (PageBreak(),)), List("l", (Item(()),), ordered=True))),
        Table("t", (), (Row((Cell((Paragraph("p", (Strong((Emphasis(()),)),)),), "row"),)),)),
        Figure("f", "mark:x", described=("s",)),
        Paragraph("p", (Link("h", ()), Span("r", ()), Reference("person:a", "!")))),
        Running(label=(Text("b"),)), (("k", "v"),), "subject")
    put(tmp_path, Waiting(0, 1, ""), document)
    taken = take(tmp_path)
    assert taken == document and taken is not document
    assert {type(one) for one in walk(document)} == {
        kind for kind in map(vars(nodes).get, vars(nodes))
        if is_dataclass(kind) and kind not in (nodes.Artifact, nodes.Mark)}


def _take(folder):
    return os.getpid(), take(folder)


def test_processes_that_take_at_the_same_time_get_different_tasks(tmp_path):
    groups = [("a", "b", "")[one % 3] for one in range(120)]
    for number, group in enumerate(groups):
        put(tmp_path, Waiting(number, 1, group), number)
    with ProcessPoolExecutor(3) as pool:
        taken = [*pool.map(_take, [tmp_path] * len(groups))]
    assert sorted(number for _process, number in taken) == [*range(120)]
