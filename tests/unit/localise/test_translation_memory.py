"""The translation memory: what goes in, what is offered, what the file endures."""

import datetime as dt
import multiprocessing
import os
import sqlite3
from dataclasses import replace

import pytest

from presskit.content.inlines import read_inlines
from presskit.diagnostics import Exit, PresskitError
from presskit.localise.memory import (
    Entry,
    Query,
    Run,
    add_entries,
    approved_entries,
    compare_texts,
    count_entries,
    each_query,
    find_matches,
    forget_kit,
    kit_entries,
    moment_text,
    open_memory,
    read_entries,
    remember_kit,
    take_back,
    write_difference,
)
from presskit.localise.review import approval_for
from presskit.localise.route import reach_locale
from presskit.model.segment import Message, State
from tests.helpers.processes import fill_memory

from .samples import BODY, CN, HK, TW, make_kit, make_route

NOW = dt.datetime(2027, 3, 10, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TEXT = "論壇在香港舉行，有130位創作者出席，談AI與藝術。"


def entry(source=TEXT, target="The forum was held.", **more):
    return Entry(HK, "en", source, target, **{
        "context": "release.body", "kit": "spring", "state": State.REVIEWED,
        "reviewer": "A. Reviewer", "date": "2027-03-01"} | more)


def matches(memory, text=TEXT, *, kit="autumn", source=HK, target="en", own=(), now=NOW, limit=3,
            **more):
    query = Query(text, **{"context": "release.body"} | more)
    return find_matches(memory, [query], source, target, kit=kit, now=now, own=own,
                        limit=limit)[0]


def offered(*entries, **more):
    """What is offered out of some entries that no file holds."""
    return [(one.entry.target, one.score) for one in matches(None, own=entries, **more)]


@pytest.fixture
def memory(tmp_path):
    with open_memory(tmp_path / "data" / "memory.sqlite") as opened:
        yield opened


# What is offered ------------------------------------------------------------------------------

def test_the_same_text_between_the_same_neighbours_is_worth_most():
    here = entry(target="here", before="甲", behind="乙")
    assert offered(here, entry(target="elsewhere"), before="甲", behind="乙") == [
        ("here", 101), ("elsewhere", 100)]
    assert offered(here, before="甲", behind="丙") == [("here", 100)]
    assert offered(here, before="甲", behind="乙", context="people.a.bio") == [("here", 100)]
    assert offered(here, before="甲", behind="乙", context="release.body#2") == [("here", 101)]


def test_white_space_and_composition_make_no_difference():
    assert offered(entry(source="Cafe\u0301  open"), text="Caf\u00e9 open ") == [
        ("The forum was held.", 101)]


@pytest.mark.parametrize(("text", "score", "band"), [
    (TEXT.replace("舉行", "舉辦"), 96, 95), (TEXT.replace("舉行，", "順利舉辦，"), 92, 85),
    (TEXT.replace("在香港舉行，", ""), 86, 85)])
def test_a_like_text_is_offered_with_its_likeness(text, score, band):
    found, = matches(None, text, kit="spring", own=[entry()])
    assert (found.score, found.band, found.is_exact) == (score, band, False)
    assert "".join(run.text for run in found.difference if run.kind != "insert") == TEXT
    assert "".join(run.text for run in found.difference if run.kind != "delete") == text


def test_a_text_that_is_less_than_75_like_is_not_offered():
    assert offered(entry(), text="論壇在台北開幕，來賓很多。") == []


@pytest.mark.parametrize(("known", "text", "against", "less"), [
    (entry(), TEXT.replace("舉行", "舉辦"), ("another-kit",), 1),
    (entry(kit="autumn"), TEXT.replace("130", "131"), ("numbers",), 5),
    (entry(kit="autumn", state=State.TRANSLATED), TEXT.replace("舉行", "舉辦"),
     ("unapproved",), 5),
    (entry(state=State.TRANSLATED), TEXT.replace("130", "131"),
     ("unapproved", "numbers", "another-kit"), 11)])
def test_what_speaks_against_a_match_lowers_it_and_is_told(known, text, against, less):
    found, = matches(None, text, own=[known])
    assert found.against == against
    assert found.score == int(found.likeness) - less


def test_words_that_nobody_approved_are_never_put_in_by_themselves():
    found, = matches(None, own=[entry(state=State.TRANSLATED)])
    assert not found.is_exact and found.score == 96 and found.against[0] == "unapproved"


def test_the_same_text_of_another_kit_stays_exact_and_comes_second():
    assert offered(entry(target="theirs"), entry(target="ours", kit="autumn")) == [
        ("ours", 101), ("theirs", 101)]


def test_matches_below_75_after_what_speaks_against_them_are_left_out():
    known = entry("一二三四五六七八九十" * 2, kit="autumn")
    text = "一二三四五六七八九十" + "一二三四五甲乙丙丁戊"
    assert offered(known, text=text) == []
    assert offered(replace(known, source=known.source.replace("十", "拾")), text=text) == []


@pytest.mark.parametrize(("source", "target"), [(TW, "en"), (HK, "en-GB"), ("zh-Hant", "en"),
                                                ("en", HK), (CN, "en")])
def test_another_locale_is_never_taken_for_this_one(memory, source, target):
    add_entries(memory, [entry()])
    assert matches(memory)[0].score == 101
    assert matches(memory, source=source, target=target) == ()
    assert matches(None, own=[entry()], source=source, target=target) == ()


def test_chance_has_no_part_in_the_order(memory):
    entries = [entry(target=f"{number}", context=f"release.body#{number}", kit=kit, date=date)
               for number in range(4) for kit in ("spring", "winter")
               for date in ("2027-01-01",)] + [entry(target="newest", kit="x", date="2027-03-09")]
    add_entries(memory, entries)
    found = [one.entry.target for one in matches(memory, limit=99)]
    assert found[0] == "newest"
    assert found == [one.entry.target for one in matches(None, own=reversed(entries), limit=99)]
    assert [one.entry.target for one in matches(memory, limit=2)] == found[:2]


def test_every_text_gets_its_own_answer(memory):
    add_entries(memory, [entry("甲乙丙丁戊己庚辛", "first", context="a"),
                         entry("子丑寅卯辰巳午未", "second", context="b")])
    texts = ["子丑寅卯辰巳午申", "無此事", "甲乙丙丁戊己庚辛", "子丑寅卯辰巳午申", ""]
    found = find_matches(memory, [Query(text) for text in texts], HK, "en", kit="k", now=NOW)
    assert [[one.entry.target for one in row] for row in found] == [
        ["second"], [], ["first"], ["second"], []]


def test_a_difference_is_told_by_words_and_numbers():
    assert compare_texts("The 130 films", "The 131 short films") == (
        Run("equal", "The "), Run("delete", "130"), Run("insert", "131 short"),
        Run("equal", " films"))
    assert write_difference(compare_texts("說{q:wen#1}了", "說{q:wen}了")) == (
        "說[-{q:wen#1}-]{+{q:wen}+}了")
    assert compare_texts("同", "同") == (Run("equal", "同"),)


# Embargo --------------------------------------------------------------------------------------

def test_words_under_embargo_are_offered_to_their_own_kit_alone_until_the_hour(memory):
    end = NOW + HOUR
    remember_kit(memory, "spring", end, [entry(embargo=moment_text(end))])
    assert matches(memory) == () and read_entries(memory, kit="", now=NOW) == ()
    assert matches(memory, kit="spring")[0].score == 101
    assert matches(None, own=[entry(embargo=moment_text(end))]) == ()
    assert matches(memory, now=end)[0].score == 101
    assert len(read_entries(memory, kit="", now=end)) == 1


def test_a_kit_without_a_name_sees_nothing_under_embargo(memory):
    add_entries(memory, [entry(kit="", context="", embargo=moment_text(NOW + HOUR))])
    assert matches(memory, kit="") == () == read_entries(memory, kit="", now=NOW)


def test_an_embargo_that_was_moved_is_moved_for_everything_the_kit_ever_gave(memory):
    remember_kit(memory, "spring", NOW - HOUR, [entry()])
    assert matches(memory)
    remember_kit(memory, "spring", NOW + HOUR, [entry("別的文字")])
    assert matches(memory) == ()
    remember_kit(memory, "spring", None, [])
    assert matches(memory)


def test_what_is_read_from_elsewhere_makes_no_embargo_earlier(memory):
    remember_kit(memory, "spring", NOW + HOUR, [entry()])
    add_entries(memory, [entry(target="newer", date="2027-03-09", embargo="")])
    assert matches(memory) == ()
    assert matches(memory, kit="spring")[0].entry.target == "newer"


def test_a_moment_is_compared_as_what_it_is_in_utc(memory):
    zone = dt.timezone(dt.timedelta(hours=8))
    end = dt.datetime(2027, 3, 10, 20, tzinfo=zone)  # NOW, by another clock
    remember_kit(memory, "spring", end, [entry()])
    assert matches(memory, now=NOW - dt.timedelta(seconds=1)) == ()
    assert matches(memory, now=end)


# Filling --------------------------------------------------------------------------------------

def kit_with(words, approve=(), **values):
    """The sample kit with English for some paragraphs, of which some are approved."""
    messages = [Message("release.body", source, text, read_inlines(text), **more)
                for source, text, more in words]
    kit = make_kit(catalogues={"en": messages}, **values)
    route = make_route(kit)
    origin, target = reach_locale(route, HK), reach_locale(route, "en")
    given = tuple(one for path in approve for one in approval_for(
        origin.side, target.side, path, state=State.FINAL, name="B. Reviewer",
        date="2027-02-02"))
    route = make_route(kit.model_copy(update={"approvals": {"en": given}}))
    return reach_locale(route, HK), reach_locale(route, "en")


ENGLISH = ((BODY[0], "A film by Yu Zhen and Wang Hongwei was shown.", {}),
           (BODY[1], "Wang Hongwei said {q:wen#1,} and {q:wen#2}.", {}))


def test_the_memory_is_filled_from_approved_texts_only():
    origin, target = kit_with(ENGLISH)
    assert approved_entries(origin, target) == ()
    assert [(one.target, one.state) for one in kit_entries(origin, target)] == [
        (ENGLISH[0][1], State.TRANSLATED), (ENGLISH[1][1], State.TRANSLATED)]
    origin, target = kit_with(ENGLISH, ["release.body"])
    first, second = approved_entries(origin, target)
    assert first == Entry(HK, "en", BODY[0], ENGLISH[0][1], "release.body", "", BODY[1], "sample",
                          State.FINAL, "B. Reviewer", "2027-02-02")
    assert (second.before, second.behind) == (BODY[0], BODY[2])


def test_a_void_approval_fills_nothing():
    origin, target = kit_with(ENGLISH, ["release.body"])
    changed = [Message("release.body", BODY[0], ENGLISH[0][1] + " Now.")]
    kit = make_kit(catalogues={"en": changed}).model_copy(
        update={"approvals": target.kit.approvals})
    route = make_route(kit)
    assert approved_entries(reach_locale(route, HK), reach_locale(route, "en")) == ()


def test_a_kits_own_file_offers_old_words_too_but_no_machines():
    words = ((BODY[0], "old words", {"fuzzy": True, "previous": "會上展映了於朕的視頻。"}),
             (BODY[2], "a machine's", {"fuzzy": True}),
             ("已刪的段落。", "gone", {"obsolete": True}))
    origin, target = kit_with(words)
    assert {(one.source, one.target) for one in kit_entries(origin, target)} == {
        ("會上展映了於朕的視頻。", "old words"), ("已刪的段落。", "gone")}


def test_a_converted_locale_gives_nothing():
    route = make_route(make_kit(catalogues={TW: [Message("release.body", BODY[0], "手寫")]}))
    assert kit_entries(reach_locale(route, HK), reach_locale(route, TW)) == ()


def test_an_entry_has_the_embargo_of_its_kit():
    end = dt.datetime(2027, 4, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    origin, target = kit_with(ENGLISH, ["release.body"], embargo=end)
    assert {one.embargo for one in approved_entries(origin, target)} == {"2027-04-01T01:00:00Z"}


def test_a_text_asks_with_its_neighbours():
    origin, _ = kit_with(())
    found = {one.source: one for one in each_query(origin, origin.segments).values()}
    assert found[BODY[1]] == Query(BODY[1], "release.body", BODY[0], BODY[2])
    assert found["中國電影導演協會秘書長"] == Query(
        "中國電影導演協會秘書長", "people.wang-hongwei.title")


def test_a_new_kit_finds_what_an_old_one_has_approved(memory):
    origin, target = kit_with(ENGLISH, ["release.body"])
    assert remember_kit(memory, "sample", None, approved_entries(origin, target)) == 2
    queries = each_query(origin, origin.texts)
    found = find_matches(memory, [*queries.values()], HK, "en", kit="next", now=NOW)
    assert [(row[0].entry.target, row[0].score) for row in found if row] == [
        (ENGLISH[0][1], 101), (ENGLISH[1][1], 101)]


# The file -------------------------------------------------------------------------------------

def test_what_was_added_is_there_the_next_time_and_once(tmp_path):
    path = tmp_path / "memory.sqlite"
    entries = [entry(), entry("另一段", "Another.", before="甲", behind="乙",
                              embargo="2027-01-01T00:00:00Z")]
    with open_memory(path) as memory:
        assert add_entries(memory, entries) == 2
        assert add_entries(memory, entries) == 0
    with open_memory(path) as memory:
        assert set(read_entries(memory, kit="", now=NOW)) == set(entries)
        assert count_entries(memory) == {(HK, "en"): 2}
        assert read_entries(memory, kit="", now=NOW, target="ja") == ()


def test_a_correction_takes_the_place_of_what_it_corrects(memory):
    add_entries(memory, [entry()])
    assert add_entries(memory, [entry(target="Corrected.", date="2027-03-02")]) == 1
    assert [one.entry.target for one in matches(memory)] == ["Corrected."]
    assert add_entries(memory, [entry(target="Older.", date="2026-01-01")]) == 0
    assert add_entries(memory, [entry(target="Draft.", date="2027-03-03",
                                      state=State.TRANSLATED)]) == 0
    assert remember_kit(memory, "spring", None, [entry(target="Older.", date="2026-01-01")]) == 1
    assert [one.entry.target for one in matches(memory)] == ["Older."]


def test_what_is_rejected_or_replaced_in_its_container_is_offered_no_more(memory):
    gave = [entry(target="Wrong."), entry(target="Wrong.", context="fact.one"),
            entry("別的文字", "Others."), entry(target="Old.", context="release.body#2"),
            entry(target="Right.", context="about.text"),
            entry(target="Wrong.", kit="winter")]
    add_entries(memory, gave)
    stands = [entry(target="Right.", context="about.text")]
    assert take_back(memory, "spring", stands, []) == 0
    assert take_back(memory, "spring", stands, [
        entry(target="Wrong.", reviewer=""), entry(target="Right.", context="fact.two")]) == 3
    left = read_entries(memory, kit="", now=NOW)
    assert {(one.kit, one.target) for one in left} == {
        ("spring", "Others."), ("spring", "Right."), ("winter", "Wrong.")}
    moved = [entry(target="New.", context="about.text#4")]
    assert take_back(memory, "spring", moved, []) == 1
    assert "Right." not in {one.target for one in read_entries(memory, kit="", now=NOW)}


def test_texts_of_no_kit_may_have_several_translations(memory):
    add_entries(memory, [entry(target=one, kit="", context="") for one in ("a", "b", "b")])
    assert [one.entry.target for one in matches(memory)] == ["a", "b"]


def test_what_is_empty_is_no_entry(memory):
    assert add_entries(memory, [entry(""), entry(" \n"), entry(target="")]) == 0


def test_a_kit_can_be_forgotten(memory):
    add_entries(memory, [entry(), entry(kit="winter")])
    assert forget_kit(memory, "spring") == 1
    assert {one.kit for one in read_entries(memory, kit="", now=NOW)} == {"winter"}


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_only_its_owner_can_read_the_file(memory):
    add_entries(memory, [entry()])
    for path in memory.path.parent.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def refusal(path):
    with pytest.raises(PresskitError) as caught:
        with open_memory(path) as memory:
            read_entries(memory, kit="", now=NOW)
    one, = caught.value.diagnostics
    assert caught.value.exit_code is Exit.MACHINE and one.hint and one.span
    return one.code


@pytest.mark.parametrize("damage", [b"not a database at all", b"SQLite format 3\0" + b"x" * 200])
def test_a_broken_file_is_refused_and_left_as_it_is(tmp_path, damage):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(damage)
    assert refusal(path) == "memory-broken"
    assert path.read_bytes() == damage


def test_a_file_that_was_cut_is_refused(tmp_path):
    path = tmp_path / "memory.sqlite"
    with open_memory(path) as memory:
        add_entries(memory, [entry(f"{number}" * 50, context=f"{number}") for number in range(500)])
        memory.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(whole[:len(whole) // 2])
    assert refusal(path) == "memory-broken"


def test_the_database_of_another_program_is_not_touched(tmp_path):
    path = tmp_path / "memory.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE entries (words TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    assert refusal(path) == "memory-broken"
    assert path.read_bytes() == before


def test_the_file_of_a_newer_presskit_is_refused(tmp_path):
    path = tmp_path / "memory.sqlite"
    with open_memory(path) as memory:
        add_entries(memory, [entry()])
        memory.connection.execute("PRAGMA user_version = 99")
    assert refusal(path) == "memory-newer"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    assert refusal(tmp_path / "file" / "memory.sqlite") == "memory-unwritable"
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path / "folder") == "memory-unwritable"


def test_a_writer_that_never_ends_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("presskit.localise.memory.file._WAIT", 0.05)
    path = tmp_path / "memory.sqlite"
    with open_memory(path) as memory, open_memory(path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(PresskitError) as caught:
            add_entries(memory, [entry()])
        assert caught.value.diagnostics[0].code == "memory-locked"
        assert read_entries(memory, kit="", now=NOW) == ()
        other.connection.execute("ROLLBACK")
        assert add_entries(memory, [entry()]) == 1


def test_a_fault_in_the_middle_leaves_nothing_of_it(memory):
    def broken():
        yield entry()
        raise KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt):
        add_entries(memory, broken())
    assert read_entries(memory, kit="", now=NOW) == ()
    assert add_entries(memory, [entry()]) == 1


def test_two_presskits_can_write_at_once(tmp_path):
    path = tmp_path / "memory.sqlite"
    start = multiprocessing.get_context("spawn")
    workers = [start.Process(target=fill_memory, args=(path, number)) for number in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert [one.exitcode for one in workers] == [0, 0]
    with open_memory(path) as memory:
        assert count_entries(memory) == {(HK, "en"): 40}
