"""The engine that knows nothing but what was approved before."""

import datetime as dt

import pytest

from presskit.build.engines import open_engine
from presskit.desk import Desk
from presskit.localise.engines.protocol import Kind, Unit
from presskit.localise.memory import Entry, add_entries, moment_text, open_memory
from presskit.model.segment import State

from .opening import ask

HK = "zh-Hant-HK"


@pytest.fixture
def engine(tmp_path):
    def fill(*entries):
        with open_memory(tmp_path / "memory.sqlite") as memory:
            add_entries(memory, entries)
        return open_engine("memory", Desk(data=tmp_path), environ={})
    return fill


def entry(source, target, **more):
    return Entry(HK, "en", source, target, **{
        "kit": "spring", "context": "release.body", "state": State.REVIEWED} | more)


def told(results):
    return [one.text or str(one.failure.kind) for one in results]


def test_what_was_approved_is_answered_and_nothing_else(engine):
    memory = engine(entry("論壇今日在香港開幕。", "The forum opened in Hong Kong today."))
    assert told(ask(memory, "論壇今日在香港開幕。", "論壇昨日在香港開幕。", "⟦1⟧開幕。")) == [
        "The forum opened in Hong Kong today.", "empty", "empty"]
    assert told(ask(memory, "論壇今日在香港開幕。", source="zh-Hant-TW")) == ["empty"]
    assert told(ask(memory, "論壇今日在香港開幕。", target="ja")) == ["empty"]


def test_the_text_in_its_place_is_the_better_one(engine):
    memory = engine(entry("開幕", "elsewhere", context="kit.title", date="2027-03-01"),
                    entry("開幕", "here", context="release.body#2", before="一", behind="二"))
    assert told(memory.translate([Unit("release.body@1234", "開幕", "一", "二")], HK, "en")) == [
        "here"]


def test_signs_are_looked_for_as_they_are_written_and_markup_is_no_answer(engine):
    memory = engine(entry("甲2 \\* 3", "first 2 \\* 3"), entry("好", "**good**"),
                    entry("說", "{q:wen}"))
    assert told(ask(memory, "甲2 * 3", "好", "說")) == ["first 2 * 3", "empty", "empty"]


def test_words_that_nobody_approved_and_words_under_embargo_are_kept_back(engine):
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    memory = engine(entry("甲文", "draft", state=State.TRANSLATED),
                    entry("乙文", "secret", embargo=moment_text(later)))
    assert told(ask(memory, "甲文", "乙文")) == ["empty", "empty"]


def test_without_a_memory_there_are_no_answers_and_no_file(tmp_path):
    memory = open_engine("memory", Desk(data=tmp_path / "data"), environ={})
    assert told(ask(memory, "論壇")) == ["empty"]
    assert not (tmp_path / "data").exists()


def test_a_memory_that_cannot_be_read_ends_the_run(tmp_path):
    (tmp_path / "memory.sqlite").write_bytes(b"SQLite format 3\0 broken")
    memory = open_engine("memory", Desk(data=tmp_path), environ={})
    result, = ask(memory, "論壇")
    assert (result.failure.kind, result.failure.detail, result.failure.fatal) == (
        Kind.BROKEN_ANSWER, "memory-broken", True)


def test_nothing_leaves_the_machine():
    can = open_engine("memory", Desk(), environ={}).capabilities
    assert (can.needs_network, can.host) == (False, "")
