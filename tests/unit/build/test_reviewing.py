"""What is open, worst first; approving, rejecting, records, and the sheet."""

import shutil
from dataclasses import replace
from pathlib import Path

import polib
import pytest
import yaml

from presskit.build.approving import Word, approve, clear, reject
from presskit.build.asking import answer, ask, deviate, dismiss
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.reviewing import Choice, list_open
from presskit.build.sheets import make_sheet
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from presskit.model.schema import describe_schemas
from tests.helpers.json_schema import complaints

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
ANN = Word("Ann Lee", "2026-03-12", "read twice")
EN = Choice(("en",))


@pytest.fixture
def kit(tmp_path):
    return Path(shutil.copytree(BEACON, tmp_path / "beacon"))


def only(*paths, locale="en"):
    return Choice((locale,), paths)


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def rows(kit, *locales):
    return list_open(open_languages(load(kit, Desk()), Desk()), locales)


def entry(kit, path, locale="en"):
    book = polib.pofile(str(kit / f"translations/{locale}.po"))
    return next(one for one in book if one.msgctxt == path)


def test_the_worst_stands_first(kit):
    po = kit / "translations/en.po"
    edit(po, "Lighthouse keeper", "Keeper")
    edit(po, "{q:shen-light,} said Shen Yuting, the project manager.", "She was glad.")
    edit(po, 'msgstr "North Point Bay"', 'msgstr ""')
    edit(po, '#. Media contact\n', '#. Media contact\n#, fuzzy\n')
    edit(kit / "kit.yaml", "boilerplate:", "release: {clearance: source+en}\nboilerplate:")
    ask(kit, Desk(), "release.place", "", "Where?", ANN)
    found = [(one.path.partition("@")[0], " ".join(one.reason.split()[:2]))
             for one in rows(kit, "en")]
    assert found == [
        ("release.body", "quote-lost: the"),
        ("release.body", "name-form: person:shen-yuting"), ("kit.event.city", "the approval"),
        ("release.body", "the approval"), ("people.gao-yan.title", "the approval"),
        ("kit.contacts.default.name", "words of"), ("quotes.shen-light.words", "not cleared"),
        ("quotes.gao-keys.words", "not cleared"), ("release.place", "question 1")]


def test_a_wrong_figure_stands_before_a_machine_s_words(kit):
    po = kit / "translations/en.po"
    edit(po, '#. Media contact\n', '#. Media contact\n#, fuzzy\n')
    edit(po, "We waited three years.", "We waited thirty years.")
    reasons = [one.reason.partition(":")[0] for one in rows(kit, "en")]
    assert reasons[0] == "number-mismatch"
    assert "words of a machine that nobody has looked at" in reasons


def test_what_is_open_in_a_conversion_is_placed_where_it_can_be_mended(kit):
    edit(kit / "kit.yaml", "boilerplate:",
         "release: {states: {zh-Hans-CN: reviewed}}\nboilerplate:")
    found = rows(kit, "zh-Hans-CN")
    assert found and {one.span.file for one in found} == {
        (kit / "translations/zh-Hans-CN.po").as_posix()}


def test_texts_of_one_path_and_reason_are_one_line(kit):
    (kit / "approvals/en.yaml").unlink()
    [row] = [one for one in rows(kit, "en") if one.path == "release.body"]
    assert row.count == 2 and row.span.file.endswith("translations/en.po")


def test_a_reviewer_s_word_gives_back_the_state_and_no_more(kit):
    edit(kit / "translations/en.po", "Lighthouse keeper", "Keeper")
    done = approve(kit, Desk(), EN, ANN)
    assert (done.done, done.held) == ({"en": 1}, {"en": 19}) and not done.findings.failed
    assert rows(kit) == ()
    lines = yaml.safe_load((kit / "approvals/en.yaml").read_text("utf-8"))
    assert [(one["path"], one["note"]) for one in lines if one["name"] == "Ann Lee"] == [
        ("people.gao-yan.title", "read twice")]
    assert len(lines) == 20


def test_another_word_for_what_holds_leaves_the_file_alone(kit):
    before = (kit / "approvals/en.yaml").read_bytes()
    assert not approve(kit, Desk(), EN, ANN).files
    assert (kit / "approvals/en.yaml").read_bytes() == before


def test_final_goes_over_reviewed(kit):
    approve(kit, Desk(), only("release.*"), ANN, final=True)
    lines = yaml.safe_load((kit / "approvals/en.yaml").read_text("utf-8"))
    assert {one["state"] for one in lines if one["path"].startswith("release")} == {"final"}
    assert len(lines) == 20


def test_a_document_means_what_it_shows(kit):
    (kit / "approvals/en.yaml").unlink()
    approve(kit, Desk(), Choice(("en",), documents=("quote-sheet",)), ANN)
    paths = {one["path"] for one in yaml.safe_load(
        (kit / "approvals/en.yaml").read_text("utf-8"))}
    assert "quotes.gao-keys.words" in paths and "release.headline" not in paths


def test_what_is_rejected_is_work_to_be_done_and_keeps_its_words(kit):
    reject(kit, Desk(), only("release.headline"), replace(ANN, note="wrong tower"))
    found = entry(kit, "release.headline")
    assert found.fuzzy and found.msgstr == "North Point Bay Lighthouse shines again"
    assert found.tcomment == "rejected by Ann Lee on 2026-03-12: wrong tower"
    assert "release.headline" not in (kit / "approvals/en.yaml").read_text("utf-8")


def test_a_rejected_conversion_gets_an_entry_to_be_corrected(kit):
    reject(kit, Desk(), only("release.headline", locale="zh-Hans-CN"), ANN)
    found = entry(kit, "release.headline", "zh-Hans-CN")
    assert found.fuzzy and found.msgstr == "北角湾灯塔重新亮灯"
    assert [one.path for one in rows(kit)] == ["release.headline"]


def test_as_read_takes_the_mark_and_the_rejection_away(kit):
    reject(kit, Desk(), only("release.headline"), ANN)
    refused = approve(kit, Desk(), only("release.headline"), ANN)
    assert [one.code for one in refused.findings] == ["review-refused"]
    approve(kit, Desk(), only("release.headline"), ANN, as_read=True)
    found = entry(kit, "release.headline")
    assert not found.fuzzy and not found.tcomment and rows(kit) == ()


def test_no_translator_s_edit_is_lost_on_the_way(kit):
    """A remark of the translator's own, an obsolete entry, a changed source not yet merged."""
    po = kit / "translations/en.po"
    edit(po, '#. Media contact\n', '# ask the museum\n#. Media contact\n')
    po.write_text(po.read_text("utf-8") + '\n#~ msgctxt "release.body"\n#~ msgid "舊"\n'
                  '#~ msgstr "An old one"\n', "utf-8")
    edit(kit / "people.yaml", "燈塔守護人", "燈塔守護者")
    reject(kit, Desk(), only("release.headline"), ANN)
    text = po.read_text("utf-8")
    assert "# ask the museum" in text and "An old one" in text and "Lighthouse keeper" in text
    found = entry(kit, "people.gao-yan.title")
    assert found.fuzzy and found.previous_msgid == "燈塔守護人"


def test_records_fit_their_schemas_and_keep_each_other(kit):
    ask(kit, Desk(), "release.headline", "en", "Which: A or #B?\nSay", ANN, blocking=True)
    ask(kit, Desk(), "release.body", "", "Yes", ANN)
    answer(kit, Desk(), 2, "no", ANN)
    edit(kit / "translations/en.po", "Lamp Trust conserves", "The Trust conserves")
    dismiss(kit, Desk(), EN, "name-form", ANN)
    key = load(kit, Desk()).kit.press_release.body[0].segments[0].id
    deviate(kit, Desk(), only(key), "added", ANN, "A *ferry* runs.")
    deviate(kit, Desk(), only("release.headline"), "rewritten", ANN)
    schemas = describe_schemas()
    for file, name in (("translations/queries", "queries"), ("approvals/dismissed", "dismissed"),
                       ("translations/deviations", "deviations")):
        value = yaml.load((kit / f"{file}.yaml").read_text("utf-8"), yaml.BaseLoader)
        for one in value:  # the schema of an editor, whose YAML knows true from text
            one |= {"blocking": True} if "blocking" in one else {}
        assert complaints(value, schemas[f"{name}.schema.json"]) == []
    loaded = load(kit, Desk()).kit
    first, second = loaded.queries
    assert first.path == "release.headline" and first.blocking and not first.answer
    assert first.question.startswith("Which: A or #B?") and second.answer == "no"
    assert [one.kind for one in loaded.deviations] == ["added", "rewritten"]


def test_a_deviation_that_may_not_be_writes_nothing(kit):
    lead = load(kit, Desk()).kit.press_release.body[0].segments[0].id
    for paths, kind, text in (([lead], "omitted", ""), (["quotes.*"], "rewritten", ""),
                              (["kit.title"], "omitted", ""), ([lead], "added", ""),
                              ([lead], "added", "{q:gao-keys}")):
        with pytest.raises(PresskitError) as raised:
            deviate(kit, Desk(), only(*paths), kind, ANN, text)
        assert {one.code for one in raised.value.diagnostics} == {"deviation-not-allowed"}
    assert not (kit / "translations/deviations.yaml").exists()


def test_a_conversion_inherits_a_clearance_and_is_not_asked(kit):
    edit(kit / "kit.yaml", "boilerplate:", "release: {clearance: every-language}\nboilerplate:")
    clear(kit, Desk(), Choice(("en", "zh-Hant-HK")), ANN)
    assert rows(kit) == ()
    assert not (kit / "approvals/zh-Hans-CN.yaml").exists()


def test_the_sheet_is_a_pdf_and_a_word_file_outside_of_any_kit(kit, tmp_path):
    made = make_sheet(kit, Desk(), tmp_path / "review", "en")
    assert [one.name for one in made.files] == ["beacon-review-sheet-en.pdf",
                                                "beacon-review-sheet-en.docx"]
    assert made.files[0].read_bytes().startswith(b"%PDF")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/manifest.json").write_text("{}")
    for place in (kit, kit / "a" / "b", tmp_path / "out", tmp_path / "out" / "x"):
        with pytest.raises(PresskitError, match="sheet-place"):
            make_sheet(kit, Desk(), place)


def test_a_file_that_was_saved_meanwhile_is_not_written_over(kit, monkeypatch):
    """A translator saves while a reviewer's command is at work."""
    from presskit.build import approving
    po = kit / "translations/en.po"

    def load_late(*arguments):
        found = load(*arguments)
        edit(po, "Lighthouse keeper", "Keeper of the tower")
        return found

    monkeypatch.setattr(approving, "load", load_late)
    with pytest.raises(PresskitError, match="file-changed"):
        reject(kit, Desk(), only("release.headline"), ANN)
    assert "Keeper of the tower" in po.read_text("utf-8")
    assert not entry(kit, "release.headline").fuzzy
