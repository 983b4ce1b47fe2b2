"""Exchange files as another library reads and saves them (Translate Toolkit, as Weblate and
Virtaal do): it sees what we wrote, and we see what it changed."""

import pytest
from translate.storage.placeables import StringElem
from translate.storage.po import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from presskit.localise.exchange import Parcel, Row
from presskit.localise.exchange.xliff import read_xliff, write_xliff
from presskit.localise.memory import Entry
from presskit.localise.tmx import write_tmx
from presskit.model.segment import State
from tests.helpers.exchanged import RULES, read_back

ROWS = (
    Row("release.headline@1", "release.headline", "燈塔重新亮燈", note="Press release: headline"),
    Row("release.body@1", "release.body", "他說很好。他們來了。", "He was glad. They came.",
        State.TRANSLATED),
    Row("release.body@2", "release.body#2", "甲乙", "A and B", State.STALE, "甲"),
    Row("release.body@3", "release.body", "他說：{q:wen}", "{q:wen,} he said.", State.MACHINE),
    Row("kit.title@1", "kit.title", "資料冊", "Press kit", State.FINAL),
)
PARCEL = Parcel("beacon", "zh-Hant-HK", "en", ROWS, "論壇")


def test_xliff_12_is_read():
    store = Xliff1File.parsestring(write_xliff(PARCEL, RULES))
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("zh-Hant-HK", "en")
    assert [one.source for one in store.units] == [one.source for one in ROWS]
    assert [one.target or "" for one in store.units] == [one.words for one in ROWS]
    assert [one.getid().rpartition("\x04")[2] for one in store.units] == [one.id for one in ROWS]
    assert [one.isapproved() for one in store.units] == [False] * 4 + [True]
    states = [one.get_state_n() for one in store.units]
    assert states[0] < states[2] == states[3] < states[1] < states[4]
    assert store.units[0].getnotes() == "Press release: headline"


def test_xliff_12_that_it_saved_brings_what_it_changed_and_nothing_else():
    store = Xliff1File.parsestring(write_xliff(PARCEL, RULES))
    store.units[0].rich_target = [StringElem("The light is back")]
    store.units[0].markfuzzy(False)
    store.units[1].rich_target = [StringElem("Glad. Here.")]
    store.units[2].markfuzzy(False)
    store.units[3].addnote("Who?", origin="translator")
    rows = read_xliff(bytes(store), "x.xlf").rows
    assert [(one.words, one.draft, one.comment) for one in rows] == [
        ("The light is back", False, ""), ("Glad. Here.", False, ""), ("A and B", False, ""),
        ("{q:wen,} he said.", True, "Who?"), ("Press kit", False, "")]
    assert [one.was for one in rows] == [one.was for one in ROWS]


def test_xliff_21_is_read_and_saved():
    store = Xliff2File.parsestring(write_xliff(PARCEL, RULES, "2.1"))
    assert [one.source for one in store.units if one.source.strip()] == [
        "燈塔重新亮燈", "他說很好。", "他們來了。", "甲乙", "他說：", "資料冊"]
    assert [one.target or "" for one in store.units if one.source.strip()] == [
        "", "He was glad.", "They came.", "A and B", " he said.", "Press kit"]
    changed = next(one for one in store.units if one.source == "他們來了。")
    changed.target = "They arrived."
    rows = read_xliff(bytes(store), "x.xlf").rows
    assert [one.words for one in rows] == [
        "", "He was glad. They arrived.", "A and B", "{q:wen,} he said.", "Press kit"]


def test_po_is_read_and_saved(tmp_path):
    def edit(data):
        store = pofile.parsestring(data)
        units = [one for one in store.units if not one.isheader()]
        assert [one.source for one in units] == [one.source for one in ROWS]
        assert [one.isfuzzy() for one in units] == [False, False, True, True, False]
        units[0].target = "The light is back"
        units[2].markfuzzy(False)
        return bytes(store)

    rows = read_back(PARCEL, "po", tmp_path, edit).rows
    assert [(one.words, one.draft, one.was) for one in rows] == [
        ("The light is back", False, ROWS[0].was), (ROWS[1].words, False, ROWS[1].was),
        (ROWS[2].words, False, ROWS[2].was), (ROWS[3].words, True, ROWS[3].was),
        ("Press kit", False, ROWS[4].was)]


@pytest.mark.parametrize("words", ["A & B <c>", "“Yes.”"])
def test_tmx_is_read(words):
    store = tmxfile.parsestring(write_tmx([Entry("zh-Hant-HK", "en", "甲乙", words)]))
    assert [(one.source, one.target) for one in store.units] == [("甲乙", words)]
