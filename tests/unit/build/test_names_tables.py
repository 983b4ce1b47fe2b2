"""The register as a CSV file."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from presskit.build.approving import Word, approve
from presskit.build.load import load
from presskit.build.names_tables import export_names, import_names
from presskit.build.renaming import rename
from presskit.build.reviewing import Choice
from presskit.build.suggesting import suggest_names
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from presskit.localise.suggesting import Proposal

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
FORM = "en: {full: Gao Yan, status: given}"


@pytest.fixture
def kit(tmp_path):
    return Path(shutil.copytree(BEACON, tmp_path / "beacon"))


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def table(kit, changes, **more):
    """Export, change cells as a spreadsheet would, import."""
    path = kit.parent / "names.csv"
    export_names(kit, Desk(), path)
    head, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    for (ident, locale), cells in changes.items():
        row = next(one for one in rows if one[1:3] == [ident, locale])
        for name, cell in cells.items():
            row[head.index(name)] = cell
    out = io.StringIO()
    csv.writer(out, delimiter=more.pop("delimiter", ",")).writerows([head, *rows])
    path.write_text(out.getvalue(), "utf-8-sig")
    before = more.pop("meanwhile", None)
    if before:
        before()
    return import_names(kit, Desk(), path, **more)


def form(kit, ident="gao-yan", locale="en"):
    return load(kit, Desk()).kit.people[ident].names[locale]


def test_a_form_that_is_filled_in_stands_in_the_register_and_nothing_else_moves(kit):
    before = (kit / "people.yaml").read_text("utf-8")
    edit(kit / "kit.yaml", "  en: {reach: translate}",
         "  en: {reach: translate}\n  ja: {reach: translate}")
    done = table(kit, {("gao-yan", "ja"): {"full": "高雁", "reading": "ガオ・イェン",
                                           "status": "confirmed"}}, delimiter=";")
    assert (kit / "people.yaml").read_text("utf-8") == before.replace(
        FORM, FORM + "\n    ja: {full: 高雁, reading: ガオ・イェン, status: confirmed}")
    assert [one.name for one in done.files] == ["people.yaml"] and not done.clashes


def test_a_suggested_form_that_changes_keeps_the_old_one_for_the_texts(kit):
    edit(kit / "people.yaml", FORM, "en: {full: Gao Yan, status: suggested, method: pinyin}")
    edit(kit / "translations/en.po", 'msgstr "Lighthouse keeper"', 'msgstr "Gao Yan, keeper"')
    table(kit, {("gao-yan", "en"): {"full": "Kao Yen", "short": "Kao", "status": "given"}})
    assert (form(kit).full, form(kit).short, form(kit).status) == ("Kao Yen", "Kao", "given")
    assert [one.full for one in form(kit).formerly] == ["Gao Yan"]
    assert [one.after for one in rename(kit, Desk()).touched] == ["Kao Yen, keeper"]


@pytest.mark.parametrize(("cells", "why"), [
    ({"full": "Kao Yen"}, "ours is given"), ({"status": "suggested"}, "theirs only suggested"),
    ({"full": ""}, "no full form")])
def test_a_form_that_is_given_is_not_overwritten_in_silence(kit, cells, why):
    before = (kit / "people.yaml").read_bytes()
    done = table(kit, {("gao-yan", "en"): cells})
    assert not done.changes and (kit / "people.yaml").read_bytes() == before
    [clash] = done.findings
    assert clash.code == "names-clash" and why in clash.message and clash.span.line == 15
    done = table(kit, {("gao-yan", "en"): cells}, replace=True)
    assert bool(done.changes) == (cells.get("full") != "")


def test_a_form_that_a_reviewer_has_approved_is_not_either(kit):
    edit(kit / "people.yaml", FORM, "en: {full: Gao Yan, status: suggested}")
    approve(kit, Desk(), Choice(("en",), ("register.person.gao-yan",)),
            Word("Ann Lee (invented)", "2026-03-12"))
    done = table(kit, {("gao-yan", "en"): {"full": "Kao Yen"}})
    assert [one.why for one in done.clashes] == ["a reviewer has approved ours"]


def test_what_can_be_added_to_a_given_form_is(kit):
    done = table(kit, {("gao-yan", "en"): {"short": "Gao", "aliases": "Y. Gao | Gao Y\\|n"}})
    assert form(kit).aliases == ("Y. Gao", "Gao Y|n") and form(kit).short == "Gao"
    assert not done.clashes and not form(kit).formerly


def test_changed_on_both_sides_is_told_and_changed_here_alone_stays(kit):
    edit(kit / "people.yaml", FORM, "en: {full: Gao Yan, status: suggested}")

    def meanwhile():
        edit(kit / "people.yaml", "en: {full: Gao Yan, status: suggested}",
             "en: {full: Kao Yan, status: suggested}")

    done = table(kit, {("gao-yan", "en"): {"full": "Kao Yen"}}, meanwhile=meanwhile)
    assert ["changed here as well" in one.why for one in done.clashes] == [True]
    assert form(kit).full == "Kao Yan"


def test_a_dry_run_writes_nothing(kit):
    before = (kit / "people.yaml").read_bytes()
    done = table(kit, {("gao-yan", "en"): {"short": "Gao"}}, dry_run=True)
    assert len(done.changes) == 1 and (kit / "people.yaml").read_bytes() == before


HEAD = "kind,id,locale,full"


@pytest.mark.parametrize(("text", "said"), [
    (f"{HEAD}\nperson,gao-yen,en,A\n", "line 2: the kit has no person:gao-yen"),
    (f"{HEAD}\nperson,gao-yan,EN,A\n", "is not a language tag"),
    (f"{HEAD}\nperson,gao-yan,en,A\nperson,gao-yan,en,B\n", "stands in line 2 already"),
    (f"{HEAD},status\nperson,gao-yan,en,A,sure\n", "is no status"),
    (f"{HEAD}\nperson,gao-yan,en,A,B\n", "more cells"), ("a,b\n", "columns kind, id, locale, full"),
    (f"{HEAD},mark\nperson,gao-yan,en,A,1e10\n", "its mark is damaged"),
    (f'{HEAD}\nperson,gao-yan,en,"A\n', "this is no CSV"), ("", "columns kind")])
def test_a_table_with_a_fault_changes_nothing(kit, text, said):
    before = (kit / "people.yaml").read_bytes()
    path = kit.parent / "names.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(PresskitError) as caught:
        import_names(kit, Desk(), path)
    assert [one.code for one in caught.value.diagnostics] == ["names-table"]
    assert said in caught.value.diagnostics[0].message
    assert (kit / "people.yaml").read_bytes() == before


TERMS = """\
# The house says so.
led: {keep: LED}  # protected
shine:
  forbid:
    en:
      restoration: repair  # asked for by the office
      # of old
      "re: do": ""
    zh-Hant: [翻新]
  only: ["release.*"]
  note: >-
    Words of the office.
"""


def rules(kit, changes, added=(), **more):
    """The same for lines of terms, by rule and words."""
    path = kit.parent / "names.csv"
    if not path.exists():
        export_names(kit, Desk(), path, kinds=("term",))
    head, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    for row in rows:
        for name, cell in changes.get((row[3], row[4]), {}).items():
            row[head.index(name)] = cell
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows, *added])
    path.write_text(out.getvalue(), "utf-8-sig")
    return import_names(kit, Desk(), path, **more)


@pytest.fixture
def termed(kit):
    (kit / "terms.yaml").write_text(TERMS, "utf-8")
    return kit


def test_what_a_term_forbids_keeps_and_is_about_goes_through_a_spreadsheet(termed):
    done = rules(termed, {
        ("forbid", "restoration"): {"instead": "mending"},
        ("only", "release.*"): {"full": "release.* | speaker:gao-yan"},
        ("note", "Words of the office."): {"full": "Ours"}},
        [["term", "shine", "en", "forbid", "re-do"], ["term", "new", "", "keep", "PCB"]])
    assert not done.clashes and len(done.changes) == 5
    text = (termed / "terms.yaml").read_text("utf-8")
    assert text == TERMS.replace("repair", "mending").replace(
        '"re: do": ""', '"re: do": ""\n      re-do: ""').replace(
        '["release.*"]', '["release.*", "speaker:gao-yan"]').replace(
        ">-\n    Words of the office.", "Ours") + "new:\n  keep: PCB\n"


def test_a_word_of_a_list_is_corrected_at_its_place(termed):
    rules(termed, {("forbid", "翻新"): {"full": "重光"}})
    assert load(termed, Desk()).kit.terms["shine"].forbid["zh-Hant"] == {"重光": ""}


def test_terms_come_into_a_kit_that_has_none(kit):
    rows = [["term", "multi-agent", "", "note", "Ours"],
            ["term", "multi-agent", "en", "forbid", "multi-robot", "multi-agent"]]
    done = bring(kit, rows)
    assert [one.name for one in done.files] == ["terms.yaml"]
    assert load(kit, Desk()).kit.terms["multi-agent"].note == "Ours"


def bring(kit, rows, **more):
    path = kit.parent / "terms.csv"
    out = io.StringIO()
    csv.writer(out).writerows([["kind", "id", "locale", "rule", "full", "instead"], *rows])
    path.write_text(out.getvalue(), "utf-8")
    return import_names(kit, Desk(), path, **more)


@pytest.mark.parametrize(("row", "why"), [
    (["", "keep", "LEDs"], "in every text"), (["en", "forbid", "restoration", "care"], "ours says"),
    (["", "note", "Else"], "ours says otherwise"), (["", "only", "quotes.*"], "says otherwise")])
def test_what_a_term_says_is_not_overwritten_by_a_line_typed_anew(termed, row, why):
    ident = "led" if "keep" in row else "shine"
    done = bring(termed, [["term", ident, *row]])
    assert not done.files and [why in one.why for one in done.clashes] == [True]
    [clash] = done.findings
    assert clash.code == "names-clash" and clash.span.line > 1
    assert bring(termed, [["term", ident, *row]], replace=True).files


def test_lines_of_what_was_taken_out_since_say_nothing_unless_somebody_touched_them(termed):
    rules(termed, {})
    (termed / "terms.yaml").write_text("led: {keep: LED}\n", "utf-8")
    assert not rules(termed, {}).changes
    with pytest.raises(PresskitError, match="the kit has no term:shine"):
        rules(termed, {("forbid", "restoration"): {"instead": "mending"}})


@pytest.mark.parametrize(("row", "said"), [
    (["person", "gao-yan", "", "keep", "A"], "only terms have rules"),
    (["term", "led", "", "hold", "A"], "hold is no rule"),
    (["term", "led", "en", "keep", "A"], "clear the cell"),
    (["term", "led", "", "forbid", "A"], "which locale"),
    (["person", "gao-yan", "", "", "A"], "which locale"),
    (["term", "led", "", "by", "gao-yen"], "no person gao-yen"),
    (["term", "led", "", "only", "speaker:nobody"], "no person nobody"),
    (["term", "led", "", "note", "A", "B"], "instead says nothing"),
    (["term", "x y", "", "keep", "A"], "can't be the id"),
    (["term", "fresh", "", "note", "A"], "is new, and says nothing")])
def test_a_line_of_a_term_with_a_fault_changes_nothing(termed, row, said):
    with pytest.raises(PresskitError) as caught:
        bring(termed, [row])
    assert said in caught.value.diagnostics[0].message
    assert (termed / "terms.yaml").read_text("utf-8") == TERMS


def test_of_two_registers_none_is_written_where_one_can_not_be(kit):
    edit(kit / "organisations.yaml", "zh-Hans-CN: {", "zh-Hans-CN: &shared {")
    edit(kit / "organisations.yaml", "en: {full: Lamp Trust, status: given}", "en: *shared")
    before = {path: path.read_bytes() for path in kit.glob("*.yaml")}
    with pytest.raises(PresskitError) as caught:
        table(kit, {("gao-yan", "en"): {"full": "Kao Yen"},
                    ("lamp-trust", "en"): {"full": "The Lamp Trust"}}, replace=True)
    assert caught.value.diagnostics[0].code == "value-not-set"
    assert before == {path: path.read_bytes() for path in before}


def test_a_form_with_which_the_kit_can_not_be_read_is_not_written(kit, monkeypatch):
    edit(kit / "people.yaml", FORM, "ko: {full: 고안}")
    before = (kit / "people.yaml").read_bytes()
    monkeypatch.setattr("presskit.localise.suggesting.propose_forms", lambda _kit, key, *_more: [
        Proposal(key, "en", "Gao\u202eYan", "pinyin")] if key == "person:gao-yan" else [])
    with pytest.raises(PresskitError) as caught:
        suggest_names(kit, Desk(), ("en",), write=True)
    assert caught.value.diagnostics[0].code == "character-direction"
    assert (kit / "people.yaml").read_bytes() == before
