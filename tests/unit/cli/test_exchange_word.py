"""`presskit exchange` with proof sheets: out to Word and back into the kit."""

import io
import shutil
import zipfile
from pathlib import Path

import polib
import pytest
from typer.testing import CliRunner

from presskit.cli import app

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
SHEET = Path("exchange/beacon-en.docx")
HEADLINE = "North Point Bay Lighthouse shines again"
TRACKED = ('<w:del w:id="901" w:author="Ada"><w:r><w:delText>{}</w:delText></w:r></w:del>'
           '<w:ins w:id="902" w:author="Ada"><w:r><w:t>{}</w:t></w:r></w:ins>')


def run(*words):
    return CliRunner().invoke(app, ["exchange", *map(str, words)])


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    home = tmp_path_factory.mktemp("sent")
    shutil.copytree(BEACON, home / "content/beacon")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        result = run("export", "--to", "en", "--format", "docx")
        assert result.exit_code == 0 and "exchange/beacon-en.docx: written" in result.stdout
    return home


@pytest.fixture
def home(tmp_path, monkeypatch, sent):
    shutil.copytree(sent, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(old, new, part="word/document.xml"):
    """The sheet with words of one part changed."""
    with zipfile.ZipFile(io.BytesIO(SHEET.read_bytes())) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    assert parts[part].count(old.encode()) == 1
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(SHEET, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def entry(context):
    return next(one for one in polib.pofile("content/beacon/translations/en.po")
                if one.msgctxt == context)


def test_an_untouched_sheet_changes_nothing(home):
    before = Path("content/beacon/translations/en.po").read_bytes()
    result = run("import", SHEET)
    assert result.exit_code == 0 and "0 taken, 20 as they were" in result.stdout
    assert Path("content/beacon/translations/en.po").read_bytes() == before
    assert not result.stderr


def test_tracked_changes_come_in_and_who_made_them_is_told(home):
    change(f"<w:r><w:t>{HEADLINE}</w:t></w:r>", TRACKED.format(HEADLINE, "The light is back"))
    result = run("import", SHEET)
    assert result.exit_code == 0 and "1 taken, 1 of them had been approved" in result.stdout
    assert entry("release.headline").msgstr == "The light is back"
    assert "tracked changes in 1 row by Ada" in result.stderr


def test_what_is_not_settled_in_word_waits_where_the_command_says_so(home):
    change(f"<w:r><w:t>{HEADLINE}</w:t></w:r>", TRACKED.format(HEADLINE, "The light is back"))
    result = run("import", SHEET, "--strict")
    assert "0 taken, 19 as they were, 1 parked" in result.stdout
    assert "changes by Ada are neither accepted nor rejected" in result.stderr
    assert "PK" not in result.stderr and entry("release.headline").msgstr == HEADLINE
    parked = Path("content/beacon/translations/parked/en.yaml").read_text("utf-8")
    assert "The light is back" in parked


def test_a_lost_quote_is_parked(home):
    change("{q:shen-light,}", "")
    assert "1 parked" in run("import", SHEET).stdout
    body = [one.msgstr for one in polib.pofile("content/beacon/translations/en.po")
            if one.msgctxt == "release.body"]
    assert any("{q:shen-light,}" in one for one in body)


def test_a_sheet_of_another_kit_is_refused_before_anything_is_read_of_it(home):
    for part in ("word/document.xml", "customXml/item1.xml"):
        change('kit="beacon"' if part.startswith("custom") else "presskit-sheet 1 beacon",
               'kit="tower"' if part.startswith("custom") else "presskit-sheet 1 tower", part)
    result = run("import", SHEET, "--kit", "beacon")
    assert result.exit_code == 1 and "exchange-foreign" in result.stderr


def test_a_sheet_with_a_program_is_refused(home):
    shutil.copy(SHEET, "exchange/beacon-en.docm")
    change("wordprocessingml.document.main+xml", "wordprocessingml.document.main+xml; macroEnabled",
           "[Content_Types].xml")
    result = run("import", SHEET)
    assert result.exit_code == 1 and "proof-sheet-macros" in result.stderr
    assert run("import", "exchange/beacon-en.docm").exit_code == 0  # its name alone is no program
