"""`presskit review`: the command line."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from presskit.cli import app
from presskit.desk import Desk
from presskit.localise.memory import open_memory, read_entries

BEACON = Path(__file__).parents[2] / "cases" / "beacon"


@pytest.fixture
def home(tmp_path, monkeypatch):
    shutil.copytree(BEACON, tmp_path / "content/beacon")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, ["review", *words])


@pytest.mark.parametrize("words", [(), ("beacon",), ("list",), ("list", "beacon"),
                                   ("--locale", "en"), ("content/beacon", "-l", "en,zh-Hans-CN")])
def test_without_a_word_of_its_own_it_lists(home, words):
    result = run(*words)
    assert result.exit_code == 0 and "beacon: nothing is open" in result.stdout, result.stdout


def test_help_names_what_can_be_done():
    said = run("--help").stdout
    for name in ("list", "approve", "clear", "reject", "ask", "answer", "dismiss", "deviate"):
        assert f"  {name} " in said


def test_programs_get_records(home):
    (home / "content/beacon/approvals/en.yaml").unlink()
    result = run("beacon", "--output", "json")
    found = json.loads(result.stdout)["diagnostics"]
    assert result.exit_code == 0 and {one["code"] for one in found} == {"review-open"}
    assert {one["severity"] for one in found} == {"note"}
    assert "release.headline" in {one["segment"] for one in found}


def test_an_error_in_a_translation_is_listed_and_the_list_ends_well(home):
    po = home / "content/beacon/translations/en.po"
    po.write_text(po.read_text("utf-8").replace("{q:shen-light,} said Shen Yuting, the project "
                                                "manager.", "She was glad."), "utf-8")
    result = run()
    assert result.exit_code == 0 and "quote-lost: the quote shen-light is lost" in result.stdout


def test_a_locale_that_is_not_there_is_2(home):
    result = run("-l", "fr")
    assert result.exit_code == 2 and "locale-unknown" in result.stderr


def test_a_word_is_about_one_kit(home):
    shutil.copytree(BEACON, home / "content/other")
    result = run("approve", "-l", "en", "--name", "Ann Lee")
    assert result.exit_code == 2 and "name one: beacon or other" in result.stderr


@pytest.mark.parametrize("date", ["2026-3-1", "yesterday", "2026-02-30", "20260301"])
def test_a_day_is_a_day(home, date):
    result = run("approve", "-l", "en", "--name", "Ann Lee", "--date", date)
    assert result.exit_code == 2 and "date-unknown" in result.stderr


@pytest.mark.parametrize("words", [
    ("reject", "-l", "en", "-s", "release.headline"), ("dismiss", "-l", "en", "--code", "x"),
    ("deviate", "-l", "en", "-s", "release.headline"), ("ask", "-s", "release.headline"),
    ("answer", "-q", "1"), ("clear", "-l", "en")])
def test_nothing_is_said_without_a_name_or_without_words(home, words):
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    nameless, wordless = run(*words), run(*words, "--name", "Ann Lee")
    assert nameless.exit_code == 2 and "review-name" in nameless.stderr
    assert wordless.exit_code == 2 and "review-evidence" in wordless.stderr
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_the_name_of_the_account_stands_in_for_nobody(home, monkeypatch):
    for name in ("USER", "LOGNAME", "GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Ann Lee")
    assert run("approve", "-l", "en").exit_code == 2
    assert run("approve", "-l", "en", "--name", "  ").exit_code == 2


def test_what_is_approved_is_remembered_once(home):
    (home / "content/beacon/approvals/en.yaml").unlink()
    desk = Desk()
    result = run("approve", "-l", "en", "-s", "release.headline", "--name", "Ann Lee")
    assert result.exit_code == 0 and "1 text put into the translation memory" in result.stdout
    with open_memory(desk.memory) as memory:
        found = read_entries(memory, kit="beacon", now=desk.clock())
    assert [(one.context, one.reviewer, one.kit) for one in found] == [
        ("release.headline", "Ann Lee", "beacon")]
    again = run("approve", "-l", "en", "-s", "release.headline", "--name", "Ann Lee")
    assert "translation memory" not in again.stdout


def test_an_empty_memory_learns_what_was_approved_before(home):
    """Whoever is new to a kit has an empty memory, and approves nothing anew to fill it."""
    desk = Desk()
    assert not desk.memory.exists()
    said = run("approve", "-l", "en", "--name", "Ann Lee").stdout
    assert "en: 0 texts approved, 20 had been before" in said
    assert "20 texts put into the translation memory" in said
    with open_memory(desk.memory) as memory:
        found = read_entries(memory, kit="beacon", now=desk.clock())
    assert len(found) == 20 and {one.reviewer for one in found} == {"R. Hale (invented reviewer)"}
    desk.memory.unlink()
    first, again = (CliRunner().invoke(app, ["translate", "beacon"]).stdout for _ in range(2))
    assert "beacon: 20 approved texts put into the translation memory" in first
    assert "translation memory" not in again
    with open_memory(desk.memory) as memory:
        assert read_entries(memory, kit="beacon", now=desk.clock()) == found


def test_what_is_rejected_goes_out_of_the_memory(home):
    (home / "content/beacon/approvals/en.yaml").unlink()
    desk = Desk()
    remembered = run("approve", "-l", "en", "--name", "Ann Lee").stdout
    with open_memory(desk.memory) as memory:
        before = read_entries(memory, kit="", now=desk.clock())
    assert "release.headline" in {one.context for one in before}, remembered
    said = ("reject", "-l", "en", "-s", "release.headline", "--reason", "no", "--name", "B. Low")
    assert "1 text taken out of the translation memory" in run(*said).stdout
    with open_memory(desk.memory) as memory:
        after = read_entries(memory, kit="", now=desk.clock())
    assert after == tuple(one for one in before if one.context != "release.headline")
    run("approve", "-l", "en", "--name", "Ann Lee")  # what is still rejected stays out
    with open_memory(desk.memory) as memory:
        assert read_entries(memory, kit="", now=desk.clock()) == after


def test_an_approval_stands_though_the_memory_is_broken(home):
    (home / "content/beacon/approvals/en.yaml").unlink()
    path = Desk().memory
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"no database " * 99)
    result = run("approve", "-l", "en", "-s", "release.headline", "--name", "Ann Lee")
    assert result.exit_code == 0 and "warning[memory-broken]" in result.stderr
    assert "release.headline" in (home / "content/beacon/approvals/en.yaml").read_text("utf-8")
    assert path.read_bytes() == b"no database " * 99
