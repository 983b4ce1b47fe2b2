"""No edit leaves an approval standing that was given for other words."""

import shutil
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presskit.build.approving import Word, approve
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.reviewing import Choice, fallen
from presskit.desk import Desk
from presskit.model.segment import State

BEACON = Path(__file__).parents[1] / "cases" / "beacon"
LETTERS = st.sampled_from("abcxyzABC0123456789.,;!?燈塔的了")


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return shutil.copytree(BEACON, tmp_path_factory.mktemp("kits") / "beacon")


@pytest.fixture(scope="module")
def before():
    return states(BEACON)[0]


def entries(kit):
    """The PO file, and its entries that a change of letters can't make into another markup."""
    book = polib.pofile(str(BEACON / "translations/en.po"), wrapwidth=0)
    return book, [one for one in book if one.msgstr and "{" not in one.msgstr]


def states(kit):
    languages = open_languages(load(kit, Desk()), Desk())
    return {key: one.state for key, one in languages.reach("en").segments.items()}, languages


@given(st.data())
@settings(max_examples=30)
def test_an_edited_translation_is_reviewed_no_more_and_says_so(kit, data):
    """One letter put in, taken out or changed, anywhere in some of the translations."""
    book, known = entries(kit)
    names = {form.full for one in load(BEACON, Desk()).kit.register.values()
             for form in one.names.values()}
    edits = {}
    for number in data.draw(st.sets(st.integers(0, len(known) - 1), min_size=1, max_size=6)):
        entry = known[number]
        words = entry.msgstr
        at = data.draw(st.integers(0, len(words)))
        cut = data.draw(st.integers(0, 1))
        fresh = words[:at] + data.draw(LETTERS) * data.draw(st.integers(0, 1)) + words[at + cut:]
        same = " ".join(fresh.split()) == " ".join(words.split())
        if not same and not {words, fresh} <= names:
            entry.msgstr = fresh
            edits[entry.msgctxt] = words, fresh
    book.save(str(kit / "translations/en.po"))
    found, languages = states(kit)
    fell = {one.path for one in fallen(languages, "en")}
    for context, (words, fresh) in edits.items():
        edited = [key for key in found if key.partition("@")[0] == context
                  and (not fresh or languages.reach("en").texts.get(key, "") not in ("", words))]
        assert any(found[key].rank < State.REVIEWED.rank for key in edited), (words, fresh)
        assert fell & set(edited), (words, fresh)


TEXTS = [("people.yaml", "燈塔守護人"), ("people.yaml", "沈雨亭主持北角灣燈塔的修復"),
         ("quotes.yaml", "鑰匙還在我口袋裡。"), ("quotes.yaml", "occasion: 亮燈禮"),
         ("pictures.yaml", "夜色中的燈塔"), ("release.md", "完成歷時三年的修復"),
         ("organisations.yaml", "保育沿岸燈塔"), ("kit.yaml", "venue: 北角灣燈塔")]


@given(st.data())
@settings(max_examples=20)
def test_an_edited_source_leaves_no_translation_of_it_reviewed(kit, before, data):
    """A Chinese letter put into some texts of people, quotes, pictures and release."""
    shutil.copyfile(BEACON / "translations/en.po", kit / "translations/en.po")
    chosen = data.draw(st.sets(st.sampled_from(TEXTS), min_size=1, max_size=4))
    for name, old in sorted(chosen):
        letter = data.draw(st.sampled_from("大小新舊東西一二三"))
        at = data.draw(st.integers(old.find(" ") + 2, len(old)))
        text = (kit / name).read_text("utf-8")
        (kit / name).write_text(text.replace(old, old[:at] + letter + old[at:], 1), "utf-8")
    after, _ = states(kit)
    for name, _ in chosen:
        shutil.copyfile(BEACON / name, kit / name)
    fresh = after.keys() - before.keys()
    assert len(fresh) >= len(chosen)
    assert all(after[key].rank < State.REVIEWED.rank for key in fresh)


@given(st.data())
@settings(max_examples=15)
def test_approving_some_texts_approves_just_these(tmp_path_factory, data):
    kit = shutil.copytree(BEACON, tmp_path_factory.mktemp("kit") / "beacon")
    (kit / "approvals/en.yaml").unlink()
    found, _ = states(kit)
    chosen = data.draw(st.sets(st.sampled_from(sorted(found)), min_size=1))
    approve(kit, Desk(), Choice(("en",), tuple(chosen)), Word("A. Reviewer", "2026-03-10"))
    after, _ = states(kit)
    assert {key for key, one in after.items() if one is State.REVIEWED} == chosen
