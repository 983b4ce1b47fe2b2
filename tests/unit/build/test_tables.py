"""The tables of a kit: shipped ones with the kit's own laid over them."""

import shutil
from pathlib import Path

import pytest

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.tables import read_shelf
from presskit.desk import Desk
from presskit.diagnostics import PresskitError

TIDAL = Path(__file__).parents[2] / "kits" / "tidal-prize-2027"


@pytest.fixture
def kit(tmp_path):
    shutil.copytree(TIDAL, tmp_path / "tidal-prize-2027")
    return tmp_path / "tidal-prize-2027"


def override(kit, name, text):
    path = kit / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_phrase_of_the_kit_replaces_the_shipped_one_alone(kit):
    before = open_languages(load(kit), Desk()).tables("en").phrases
    override(kit, "phrases/en.yaml", "document.fact-sheet: At a glance\n")
    after = open_languages(load(kit), Desk()).tables("en").phrases
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"document.fact-sheet"}
    assert after["document.fact-sheet"] == "At a glance"


def test_a_broken_table_is_named_with_its_place(kit):
    override(kit, "phrases/en.yaml", "document.fact-sheet: [\n")
    with pytest.raises(PresskitError) as caught:
        open_languages(load(kit), Desk()).tables("en")
    assert str(caught.value.diagnostics[0].span).split(":")[0].endswith("phrases/en.yaml")


def test_word_lists_are_read_only_for_the_pairs_that_the_kit_converts(kit):
    languages = open_languages(load(kit), Desk())
    assert set(languages.route.tools.pairs) == {("zh-Hans-CN", "zh-Hant-HK")}


def test_a_table_is_read_once(kit, monkeypatch):
    shelf = read_shelf(kit, Desk())
    first = shelf.table("phrases/ja")
    shutil.rmtree(kit)
    assert shelf.table("phrases/ja") is first


def test_word_lists_are_decoded_anew_when_their_text_changes(kit):
    first, same = (open_languages(load(kit), Desk()).route.tools for _time in range(2))
    assert same.words is first.words and same.numbers is first.numbers
    override(kit, "vocabulary/traps.yaml", "words: [甲乙]\n")
    own = open_languages(load(kit), Desk()).route.tools
    assert own.traps == {"甲乙"} != first.traps
    override(kit, "vocabulary/traps.yaml", "wards: [甲乙]\n")
    for _time in range(2):
        with pytest.raises(PresskitError) as caught:
            open_languages(load(kit), Desk())
        assert "vocabulary-key" in [one.code for one in caught.value.diagnostics]


def warned(kit):
    return [(one.code, one.place.rpartition("templates/")[2], one.hint)
            for one in open_languages(load(kit), Desk()).findings]


def test_a_file_that_replaces_nothing_is_a_warning_with_the_nearest_name(kit):
    override(kit, "css/prnt.css", "p { color: black }")
    override(kit, "print.css", "p { color: black }")
    override(kit, "css/deep/print.css", "p { color: black }")
    assert warned(kit) == [
        ("frame-unused", "css/deep/print.css", "did you mean templates/css/print.css?"),
        ("frame-unused", "css/prnt.css", "did you mean templates/css/print.css?"),
        ("frame-unused", "print.css", "did you mean templates/css/print.css?")]


def test_the_rules_of_setting_are_the_house_s(kit):
    override(kit, "setting.yaml", "default: {}")
    (found,) = warned(kit)
    assert found[:2] == ("frame-unused", "setting.yaml") and "house" in found[2]


def test_what_stands_for_something_new_is_no_finding(kit):
    for name in ("phrases/fr.yaml", "conventions/house.yaml", "vocabulary/zh-Hant-MO.yaml",
                 "vocabulary/zh-Hans-CN--zh-Hant-MO.yaml", "README.md", "css/.print.css.swp"):
        override(kit, name, "")
    (kit / "templates/docx").mkdir()
    shutil.copy(Desk().templates / "docx/document.docx",
                kit / "templates/docx/document.zh-Hant.docx")
    assert warned(kit) == []


def test_a_phrase_that_nobody_asks_for_is_a_warning_with_the_nearest_one(kit):
    override(kit, "phrases/en.yaml", "document.fact-shet: At a glance\nmethod.guess: guessed\n")
    assert warned(kit) == [
        ("phrase-unknown", "phrases/en.yaml:1:1", "did you mean document.fact-sheet?")]
