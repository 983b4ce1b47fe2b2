"""`presskit exchange`: the command line, and what it does to a kit's files."""

import json
import re
import shutil
from pathlib import Path

import polib
import pytest
import yaml
from typer.testing import CliRunner

from presskit.build.exchange_formats import FORMATS
from presskit.build.inputs import stamps
from presskit.cli import app
from presskit.desk import Desk
from presskit.localise.memory import count_entries, open_memory

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
HEADLINE = "North Point Bay Lighthouse shines again"


def run(*words):
    return CliRunner().invoke(app, ["exchange", *map(str, words)])


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """The kit, and a file of it in each format, made once."""
    home = tmp_path_factory.mktemp("sent")
    shutil.copytree(BEACON, home / "content/beacon")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for form in ("xliff", "po", "csv", "tmx"):
            assert run("export", "--format", form).exit_code == 0
        run("export", "--version", "2.1", "--dest", "new")
        run("export", "--to", "zh-Hans-CN", "--format", "csv")
    return home


@pytest.fixture
def home(tmp_path, monkeypatch, sent):
    shutil.copytree(sent, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(home):
    return {path.relative_to(home).as_posix(): path.read_bytes()
            for path in sorted(home.glob("content/**/*")) if path.is_file()}


def change(path, old, new):
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))


def words(home, context):
    return next(one for one in polib.pofile(str(home / "content/beacon/translations/en.po"))
                if one.msgctxt == context)


def test_an_untouched_file_changes_nothing(home, sent):
    out = [*Path("exchange").glob("*-en.[!t]*"), Path("new/beacon-en.xlf"),
           Path("exchange/beacon-zh-Hans-CN.csv")]
    result = run("import", *out)
    assert result.exit_code == 0 and len(out) == 5
    assert result.stdout.count("0 taken, 20 as they were") == 5
    assert files(home) == files(sent) == {
        f"content/beacon/{path.relative_to(BEACON).as_posix()}": path.read_bytes()
        for path in BEACON.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", ["xliff", "po", "csv"])
def test_what_a_translator_changed_comes_in_and_wants_a_review(home, form):
    sent = Path(f"exchange/beacon-en{FORMATS[form].suffixes[0]}")
    change(sent, f"{HEADLINE}", "The light of North Point Bay is back")
    result = run("import", sent, "--dry-run")
    assert "1 taken, 1 of them had been approved" in result.stdout
    assert words(home, "release.headline").msgstr == HEADLINE
    result = run("import", sent)
    assert result.exit_code == 0 and "content/beacon/translations/en.po" in result.stdout
    assert words(home, "release.headline").msgstr == "The light of North Point Bay is back"
    said = CliRunner().invoke(app, ["review", "beacon"]).stdout
    assert "release.headline  the approval by R. Hale (invented reviewer)" in said


def test_a_converted_locale_gets_an_entry_for_what_was_changed(home):
    text = Path("exchange/beacon-zh-Hans-CN.csv").read_text("utf-8-sig")
    theirs = re.search(r'"release.headline:\w+","[^"]+","([^"]+)"', text)[1]
    change(Path("exchange/beacon-zh-Hans-CN.csv"), f'"{theirs}"', '"另一个标题"')
    assert run("import", "exchange/beacon-zh-Hans-CN.csv").exit_code == 0
    found = polib.pofile("content/beacon/translations/zh-Hans-CN.po")
    assert [one.msgstr for one in found if one.msgctxt == "release.headline"] == ["另一个标题"]


def changed_on_both_sides(home):
    change(Path("exchange/beacon-en.xlf"), HEADLINE, "Theirs")
    change(home / "content/beacon/translations/en.po", HEADLINE, "Ours")
    return run("import", "exchange/beacon-en.xlf")


def test_words_that_both_sides_changed_wait(home):
    result = changed_on_both_sides(home)
    assert result.exit_code == 0 and "0 taken, 19 as they were, 1 parked" in result.stdout
    assert "exchange/beacon-en.xlf:8: warning[exchange-parked]" in result.stderr
    assert words(home, "release.headline").msgstr == "Ours"
    said = run("parked").stdout
    assert "en 1  release.headline  the words were changed here as well" in said
    assert "theirs       Theirs" in said and "ours         Ours" in said
    assert "words from beacon-en.xlf wait for a decision" in CliRunner().invoke(
        app, ["review"]).stdout
    assert "parked words:\n  en  1" in CliRunner().invoke(app, ["status"]).stdout
    assert CliRunner().invoke(app, ["check"]).exit_code == 0  # it is no part of the kit
    assert not [path for path in stamps([(home / "content/beacon", ("",))]) if "parked" in path]
    again = run("import", "exchange/beacon-en.xlf")
    assert "1 parked" in again.stdout and run("parked").stdout == said
    found = json.loads(run("parked", "--output", "json").stdout)["diagnostics"]
    assert [(one["code"], one["span"]["line"]) for one in found] == [("exchange-waiting", 1)]


def three_on_both_sides(home):
    po = home / "content/beacon/translations/en.po"
    for context in ("North Point Bay", "Communications team"):
        change(Path("exchange/beacon-en.xlf"), f">{context}</target>", ">Theirs</target>")
        change(po, f'msgstr "{context}"', 'msgstr "Ours"')
    changed_on_both_sides(home)
    return po


def test_a_decision_settles_it(home):
    po = three_on_both_sides(home)
    listed = re.findall(r"^en (\d+)  (\S+)", run("parked").stdout, re.M)
    assert [number for number, _ in listed] == ["1", "2", "3"]
    for number, decision, left in ((1, ["--theirs"], 2), (2, ["--ours"], 1),
                                   (3, ["--text", "Both"], 0)):
        result = run("settle", str(number), *decision)
        assert result.exit_code == 0 and f"{left} still parked" in result.stdout, result.output
        assert re.findall(r"^en (\d+)  (\S+)", run("parked").stdout, re.M) == listed[number:]
    found = [one.msgstr for one in polib.pofile(str(po))]
    assert [one for one in found if one in ("Theirs", "Ours", "Both")] == ["Theirs", "Ours", "Both"]
    assert "nothing is parked" in run("parked").stdout
    assert not (home / "content/beacon/translations/parked/en.yaml").exists()


def test_what_is_decided_is_kept_with_the_words_of_both_sides(home):
    three_on_both_sides(home)
    run("settle", "3", "--ours")
    assert run("settle", "3", "--ours").exit_code == 2
    run("settle", "1", "--theirs")
    kept = home / "content/beacon/translations/parked/settled/en.yaml"
    found = [(one["number"], one["decision"], one["words"], one["our_words"])
             for one in yaml.safe_load(kept.read_text())]
    assert found == [("3", "ours", "Theirs", "Ours"), ("1", "theirs", "Theirs", "Ours")]
    run("import", "exchange/beacon-en.xlf")  # dropped words come once more: under a new number
    assert re.findall(r"^en (\d+)  ", run("parked").stdout, re.M) == ["2", "4"]
    assert CliRunner().invoke(app, ["check"]).exit_code == 0


@pytest.mark.parametrize(("said", "known"), [("zh-HK", True), ("zh_HK", True), ("zh-TW", False)])
def test_chinese_without_its_script_is_that_of_its_region(home, said, known):
    sent = Path("exchange/beacon-en.xlf")
    sent.write_text(sent.read_text("utf-8").replace(
        'source-language="zh-Hant-HK"', f'source-language="{said}"').replace(HEADLINE, "Theirs"))
    result = run("import", sent)
    assert (" taken" in result.stdout) == known != ("exchange-foreign" in result.stderr)


def test_a_memory_of_another_program_is_asked_by_the_tags_of_kits(home):
    Path("other.tmx").write_text(
        '<tmx version="1.4"><header srclang="zh-TW" adminlang="en" datatype="html" segtype="block" '
        'o-tmf="x" creationtool="x" creationtoolversion="1"/><body><tu><tuv xml:lang="zh-TW"><seg>'
        '船</seg></tuv><tuv xml:lang="zh_CN"><seg>船舶</seg></tuv></tu></body></tmx>', "utf-8")
    assert "1 texts put" in run("import", "other.tmx").stdout
    with open_memory(Desk().memory) as memory:
        assert count_entries(memory) == {("zh-Hant-TW", "zh-Hans-CN"): 1}


def test_a_list_without_numbers_gets_them_and_keeps_them(home):
    three_on_both_sides(home)
    waiting = home / "content/beacon/translations/parked/en.yaml"
    waiting.write_text(re.sub(r', number: "\d"', "", waiting.read_text()))
    assert "number" not in waiting.read_text()
    run("settle", "1", "--ours")
    assert re.findall(r"^en (\d+)  ", run("parked").stdout, re.M) == ["2", "3"]
    assert run("settle", "1", "--ours").exit_code == 2


def test_a_list_that_can_not_be_taken_away_is_told_with_what_was_written(home, monkeypatch):
    changed_on_both_sides(home)
    unlink = Path.unlink

    def refused(path, **given):
        if path.name == "en.yaml":
            raise OSError(30, "Read-only file system", str(path))
        unlink(path, **given)
    monkeypatch.setattr(Path, "unlink", refused)
    result = run("settle", "1", "--theirs")
    assert result.exit_code == 3 and "no-permission" in result.stderr
    stand = result.stderr.partition("these stand as this run wrote them: ")[2].splitlines()[0]
    assert stand == ("content/beacon/translations/parked/settled/en.yaml, "
                     "content/beacon/translations/en.po")
    assert words(home, "release.headline").msgstr == "Theirs"


@pytest.mark.parametrize("decision", [[], ["--theirs", "--ours"], ["--text", " "]])
def test_a_decision_has_to_be_one(home, decision):
    assert "exchange-decision" in run("settle", "1", *decision).stderr


def test_a_number_that_nothing_has_is_told(home):
    changed_on_both_sides(home)
    result = run("settle", "2", "--theirs")
    assert result.exit_code == 2 and "parked-unknown" in result.stderr
    assert "1  release.headline" in run("parked").stdout


def test_a_source_that_changed_meanwhile_parks_the_words(home):
    change(Path("exchange/beacon-en.xlf"), HEADLINE, "Theirs")
    change(home / "content/beacon/release.md", "北角灣燈塔重新亮燈", "北角灣燈塔終於重新亮燈")
    assert "1 parked" in run("import", "exchange/beacon-en.xlf").stdout
    said = run("parked").stdout
    assert "source then  北角灣燈塔重新亮燈" in said
    assert "source here  北角灣燈塔終於重新亮燈" in said
    assert run("settle", "1", "--theirs").exit_code == 0
    found = words(home, "release.headline")
    assert (found.msgstr, found.fuzzy, found.previous_msgid) == (
        "Theirs", True, "北角灣燈塔重新亮燈")


def test_a_file_that_says_nothing_of_states_is_done_where_the_command_says_so(home):
    po = home / "content/beacon/translations/en.po"
    change(po, f'msgstr "{HEADLINE}"', 'msgstr ""')
    run("export")
    change(Path("exchange/beacon-en.xlf"), '<target xml:lang="en" state="needs-translation"/>',
           '<target xml:lang="en" state="needs-translation">Lit</target>')
    run("import", "exchange/beacon-en.xlf")
    assert words(home, "release.headline").fuzzy
    change(po, 'msgstr "Lit"', 'msgstr ""')
    change(po, "#, fuzzy\n", "")
    run("import", "exchange/beacon-en.xlf", "--done")
    assert not words(home, "release.headline").fuzzy


def test_a_memory_goes_out_and_comes_in(home):
    result = run("import", "exchange/beacon-en.tmx")
    assert result.exit_code == 0 and "20 texts put into the translation memory" in result.stdout
    with open_memory(Desk().memory) as memory:
        assert count_entries(memory)


def test_work_is_counted_before_it_is_sent(home):
    po = home / "content/beacon/translations/en.po"
    change(po, f'msgstr "{HEADLINE}"', 'msgstr ""')
    result = run("export", "--dry-run", "--dest", "nowhere")
    assert "zh-Hant-HK → en: 9 characters to do: new 9 (1 text), done" in result.stdout
    assert not Path("nowhere").exists()
    found = json.loads(run("export", "--dry-run", "--output", "json").stdout)["diagnostics"]
    assert [one["code"] for one in found] == ["exchange-amount"]


def test_an_embargo_is_in_the_name_and_in_the_notes(home):
    kit = home / "content/beacon/kit.yaml"
    kit.write_text(kit.read_text("utf-8") + "embargo: 2099-03-10T10:00+08:00\n", "utf-8")
    for form in ("xliff", "po", "csv", "tmx"):
        result = run("export", "--format", form)
        assert "under embargo" in result.stdout, result.output
        suffix = "xlf" if form == "xliff" else form
        text = Path(f"exchange/beacon-en-EMBARGOED.{suffix}").read_text("utf-8-sig")
        assert "UNDER EMBARGO until 2099-03-10 10:00+08:00" in text


@pytest.mark.parametrize(("old", "new", "code"), [
    ('original="presskit:beacon"', 'original="presskit:other"', "exchange-foreign"),
    ('target-language="en"', 'target-language="fr"', "exchange-foreign"),
    ('source-language="zh-Hant-HK"', 'source-language="ja"', "exchange-foreign"),
    ('target-language="en"', "", "exchange-locale"),
    ("</body>", "", "xliff-broken"),
    ('<?xml version=\'1.0\' encoding=\'UTF-8\'?>', '<!DOCTYPE a [<!ENTITY b "c">]>',
     "xliff-entities"),
])
def test_what_is_not_for_this_kit_is_refused_and_touches_nothing(home, old, new, code):
    before = files(home)
    change(Path("exchange/beacon-en.xlf"), old, new)
    change(Path("exchange/beacon-en.xlf"), HEADLINE, "Theirs")
    result = run("import", "exchange/beacon-en.xlf")
    assert result.exit_code in (1, 2) and f"[{code}]" in result.stderr, result.output
    assert "hint:" in result.stderr and files(home) == before


def test_a_file_of_another_program_about_something_else_is_refused(home):
    Path("a.xlf").write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
        'datatype="html" source-language="zh-Hant-HK" target-language="en"><body><trans-unit '
        'id="1"><source>甲</source><target>A</target></trans-unit></body></file></xliff>', "utf-8")
    result = run("import", "a.xlf")
    assert result.exit_code == 1 and "[exchange-foreign] none of the texts" in result.stderr


def test_a_file_that_nobody_reads_is_2(home):
    Path("a.odt").write_bytes(b"PK")
    result = run("import", "a.odt")
    assert result.exit_code == 2 and "exchange-format" in result.stderr
    assert ".docx" in result.stderr and ".docm" not in result.stderr


def test_a_word_file_with_a_program_in_it_is_not_just_an_unknown_suffix(home):
    Path("a.docm").write_bytes(b"PK")
    result = run("import", "a.docm")
    assert "exchange-format" not in result.stderr and "proof-sheet" in result.stderr


def test_a_locale_that_the_kit_has_not_is_2(home):
    result = run("export", "--to", "fr")
    assert result.exit_code == 2 and "locale-unknown" in result.stderr


def test_no_export_is_written_over_what_somebody_has_done(home):
    path = Path("exchange/beacon-en.xlf")
    assert run("export").exit_code == 0  # nobody has
    change(path, HEADLINE, "Theirs")
    result = run("export")
    assert result.exit_code == 1 and "exchange-unread" in result.stderr
    assert b"Theirs" in path.read_bytes()
    assert run("import", path).exit_code == 0 and run("export").exit_code == 0
    change(path, "</xliff>", "")
    assert "exchange-unread" in run("export").stderr


def test_a_broken_list_of_parked_words_is_told_and_kept(home):
    path = home / "content/beacon/translations/parked/en.yaml"
    path.parent.mkdir()
    path.write_text("- {path: release.headline, word: x}\n", "utf-8")
    assert "parked-broken" in run("parked").stderr
    change(Path("exchange/beacon-en.xlf"), HEADLINE, "Theirs")
    assert "parked-broken" in run("import", "exchange/beacon-en.xlf").stderr
    assert "word: x" in path.read_text("utf-8")


def test_what_a_kit_may_not_hold_waits_and_the_kit_stays_sound(home):
    path = Path("exchange/beacon-en.xlf")
    change(path, HEADLINE, "The\u2028light \uf8ff")
    change(path, "</target><note", "</target><note>Which light\u202e?</note><note")
    result = run("import", path)
    assert "1 parked" in result.stdout and "exchange-comment" in result.stderr
    assert "The⟨U+2028⟩light ⟨U+F8FF⟩" in run("parked").stdout
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
    assert "number-mismatch" in run("settle", "1", "--theirs").stderr  # 2028 is new
    assert words(home, "release.headline").msgstr.startswith("The⟨U+2028⟩light")


def test_an_emphasis_that_is_not_closed_is_taken_and_told(home):
    sent = Path("exchange/beacon-en.po")
    change(sent, f'msgstr "{HEADLINE}"', f'msgstr "A **{HEADLINE}"')
    result = run("import", sent)
    assert result.exit_code == 0 and " parked" not in result.stdout
    assert words(home, "release.headline").msgstr == f"A **{HEADLINE}"
    assert re.search(r"en\.po:\d+:1: warning\[literal-marker\]", result.stderr), result.stderr


def test_po_markup_that_is_broken_is_its_own_entry_s_matter(home):
    sent = Path("exchange/beacon-en.po")
    change(sent, f'msgstr "{HEADLINE}"', 'msgstr "A <b>light</b>"')
    change(sent, '"Communications team"', '"Press team"')
    result = run("import", sent)
    assert words(home, "kit.contacts.default.name").msgstr == "Press team", result.output
    assert words(home, "release.headline").msgstr == HEADLINE and "1 parked" in result.stdout
