"""The record of the last build, and whether anything changed since."""

import os
from dataclasses import replace

import pytest

from presskit.build import inputs
from presskit.build import record as module
from presskit.build.inputs import environment, stamps, take_digests
from presskit.build.record import Record, folders_read, is_current, read_record, write_record
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Severity, Span


@pytest.fixture
def place(tmp_path):
    """A kit, a desk and an output, all small."""
    for path, text in {"kit/kit.yaml": "title: x", "kit/sub/a.po": "msgid", "shipped/templates/a":
                       "ab", "shipped/fonts/f": "fg", "out/kit/a.txt": "made"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    for path in tmp_path.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return tmp_path, Desk(shipped=tmp_path / "shipped", cache=tmp_path / "cache")


@pytest.fixture
def record(place, monkeypatch):
    monkeypatch.setattr("presskit.build.inputs._YOUNG", 0)
    folder, desk = place
    inputs = take_digests(stamps(folders_read(folder / "kit", desk)), {})
    outputs = stamps([(folder / "out", ("",))])
    return Record("all", environment(), inputs, outputs, {})


def current(record, place, options="all"):
    return is_current(record, options, place[0] / "kit", place[0] / "out", place[1])


def test_nothing_has_changed(record, place):
    assert current(record, place)


@pytest.mark.parametrize("path", ["kit/kit.yaml", "kit/sub/a.po", "shipped/templates/a",
                                  "shipped/fonts/f", "out/kit/a.txt"])
def test_an_edit_is_noticed_even_with_the_same_size_and_time(record, place, path):
    file = place[0] / path
    file.write_text("".join(reversed(file.read_text())))
    os.utime(file, (1_000_000_000, 1_000_000_000))
    assert not current(record, place)


@pytest.mark.parametrize("path", ["kit/kit.yaml", "shipped/templates/a", "out/kit/a.txt"])
def test_a_missing_file_is_noticed(record, place, path):
    (place[0] / path).unlink()
    assert not current(record, place)


def test_a_new_file_is_noticed(record, place):
    (place[0] / "kit/people.yaml").write_text("")
    assert not current(record, place)


@pytest.mark.parametrize("path", ["out/kit/mine.txt", "out/kit/ja/.~lock.a.docx#"])
def test_a_file_that_has_come_to_stand_beside_the_results_is_noticed(record, place, path):
    (place[0] / path).parent.mkdir(exist_ok=True)
    (place[0] / path).write_text("hi")
    assert not current(record, place)


def test_a_link_to_a_folder_beside_the_results_is_noticed(record, place):
    (place[0] / "out/kit/more").symlink_to(place[0] / "kit")
    assert not current(record, place)


def test_what_a_file_manager_leaves_is_not(record, place):
    (place[0] / "out/kit/.DS_Store").write_text("")
    assert current(record, place)


def test_an_editors_copy_is_not(record, place):
    (place[0] / "kit/.kit.yaml.swp").write_text("")
    (place[0] / "kit/kit.yaml~").write_text("")
    assert current(record, place)


def test_links_that_lead_nowhere_or_back_do_no_harm(place):
    kit = place[0] / "kit"
    before = stamps([(kit, ("",))])
    (kit / "back").symlink_to(".")
    (kit / "sub" / "up").symlink_to("..")
    (kit / "nowhere").symlink_to("gone")
    after = stamps([(kit, ("",))])
    assert before.items() <= after.items()
    assert after.keys() - before.keys() == {str(kit.resolve() / "nowhere")}


def test_a_fresh_checkout_of_the_same_bytes_is_no_change(record, place):
    path = place[0] / "kit/kit.yaml"
    path.write_text(path.read_text())
    os.utime(path)
    assert current(record, place)


def test_other_options_or_libraries_are_a_change(record, place):
    assert not current(record, place, "release")
    assert not current(replace(record, environment="other"), place)


def test_an_edit_of_the_package_is_a_change(record, place, monkeypatch, tmp_path):
    (tmp_path / "package").mkdir()
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "package")
    assert not current(record, place)


def test_a_file_changed_just_now_is_read_again_next_time(place, monkeypatch):
    monkeypatch.setattr("presskit.build.inputs._YOUNG", 10 ** 18)
    found = take_digests(stamps([(place[0] / "kit", ("",))]), {})
    assert {stamp for stamp, _digest in found.values()} == {(0, 0, 0)}
    assert all(digest for _stamp, digest in found.values())


def test_the_record_comes_back_as_it_was(record, place):
    finding = Diagnostic("name-unconfirmed", Severity.WARNING, "於朕", Span("people.yaml", 3, 1),
                         hint="ask", related=((Span("a"), "b"),))
    whole = replace(record, findings=(finding,), summary={"files": 3})
    write_record(place[0] / "kit", place[0] / "out", place[1], whole)
    assert read_record(place[0] / "kit", place[0] / "out", place[1]) == whole


def test_a_record_of_another_place_is_another(record, place):
    write_record(place[0] / "kit", place[0] / "out", place[1], record)
    assert read_record(place[0] / "kit", place[0] / "elsewhere", place[1]) is None


@pytest.mark.parametrize("damaged", ["", "{}", "[]", '{"schema": 1}', '{"schema": 0}', "\0"])
def test_a_damaged_record_is_none(record, place, damaged):
    write_record(place[0] / "kit", place[0] / "out", place[1], record)
    for path in (place[1].cache / "records").iterdir():
        path.write_text(damaged)
    assert read_record(place[0] / "kit", place[0] / "out", place[1]) is None


def test_a_file_is_read_once_in_a_process_and_again_after_an_edit(place, monkeypatch):
    monkeypatch.setattr("presskit.build.inputs._YOUNG", 0)
    kit, read = place[0] / "kit", []
    digest = inputs.digest_file
    monkeypatch.setattr("presskit.build.inputs.digest_file",
                        lambda path: read.append(os.path.basename(path)) or digest(path))
    first = take_digests(stamps([(kit, ("",))]), {})
    assert sorted(read) == ["a.po", "kit.yaml"]
    assert take_digests(stamps([(kit, ("",))]), {}) == first
    (kit / "kit.yaml").write_text("title: y")
    os.utime(kit / "kit.yaml", (1_000_000_000, 1_000_000_000))
    assert take_digests(stamps([(kit, ("",))]), {}) != first
    assert read[2:] == ["kit.yaml"]


def test_a_file_that_may_change_within_its_stamp_is_read_each_time(place, monkeypatch):
    monkeypatch.setattr("presskit.build.inputs._YOUNG", 10 ** 18)
    kit = place[0] / "kit"
    before = take_digests(found := stamps([(kit, ("",))]), {})
    (kit / "kit.yaml").write_text("title: y")
    assert take_digests(found, {}) != before
