"""The changes that the guide for editors shows work as they are written there, and are shown."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from presskit.cli import app
from tests.test_docs import script

GUIDE = script("make-editors-pictures")
MARGIN = script("picture_rows").MARGIN
CHANGES = {one.title: one for one in GUIDE.read_changes()}


def run(line):
    """A command of the guide in this process; what it would make is made once, at the end."""
    words = shlex.split(line)
    assert words[0] == "presskit"
    if words[1] != "make":
        done = CliRunner().invoke(app, words[1:])
        assert done.exit_code == 0, done.output


def make(shown):
    """The bytes of the file that a change is seen in; the page as HTML, which is cheaper."""
    kind = shown.format.replace("pdf", "html")
    done = CliRunner().invoke(app, ["make", GUIDE.KIT, "--document", shown.document, "--format",
                                    kind, "--jobs", "1"])
    assert done.exit_code == 0, done.output
    return next(Path(f"out/{GUIDE.KIT}/en").rglob(f"*.{kind}")).read_bytes()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A new kit, and what it looks like by document and format."""
    home = tmp_path_factory.mktemp("guide")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        GUIDE.make_kit(run)
        looks = {one[1:3]: make(one) for one in GUIDE.SHOWN.values()}
    shutil.rmtree(home / "out")
    return home, looks


def test_the_guide_shows_the_changes_that_are_drawn():
    assert list(CHANGES) == list(GUIDE.SHOWN)
    text = GUIDE.GUIDE.read_text("utf-8")
    for title, shown in GUIDE.SHOWN.items():
        body = text.partition(f"\n### {title}\n")[2].partition("\n### ")[0]
        assert re.search(rf"!\[[^]]{{40,}}\]\(images/editors/{shown.picture}\.png\)", body), title


@pytest.mark.parametrize("shown", GUIDE.SHOWN.values(), ids=lambda one: one.picture)
def test_a_picture_is_small_and_shows_two_pages(shown):
    path = GUIDE.PICTURES / f"{shown.picture}.png"
    assert path.stat().st_size <= GUIDE.MOST
    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    wide = MARGIN + GUIDE.WIDE
    before = whole.crop((MARGIN, MARGIN, wide, whole.height - MARGIN))
    after = whole.crop((wide + GUIDE.GAP, MARGIN, wide + GUIDE.GAP + GUIDE.WIDE,
                        whole.height - MARGIN))
    assert before.size == after.size and before.tobytes() != after.tobytes()


@pytest.mark.parametrize("title", CHANGES)
def test_a_change_does_what_the_guide_says(title, fresh, tmp_path, monkeypatch):
    home, looks = fresh
    shutil.copytree(home, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    shown = GUIDE.SHOWN[title]
    GUIDE.make_change(CHANGES[title], run)
    checked = CliRunner().invoke(app, ["frames", "check", GUIDE.KIT])
    assert (checked.exit_code, checked.stdout.strip()) == (0, "nothing to complain about")
    assert make(shown) != looks[shown[1:3]]


def test_a_line_of_a_card_that_is_forgotten_is_told_as_the_guide_says(fresh, tmp_path,
                                                                       monkeypatch):
    home, _looks = fresh
    shutil.copytree(home, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    GUIDE.make_change(CHANGES["A card"], run)
    path = Path(f"content/{GUIDE.KIT}/templates/cards/square.yaml")
    path.write_text(path.read_text("utf-8").replace("notice: on-accent-second", "notice: grey"))
    checked = CliRunner().invoke(app, ["frames", "check", GUIDE.KIT])
    assert checked.exit_code == 1
    said = GUIDE.GUIDE.read_text("utf-8").partition("A line that is forgotten is told:")[2]
    assert said.partition("```\n")[2].partition("\n```")[0] in checked.stderr
