"""`presskit fonts`: what is told of families, and which kit is meant."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from presskit import cli
from tests.helpers.faces import put_face

OPENING = Path(__file__).parents[2] / "cases" / "opening"


@pytest.fixture
def home(tmp_path, monkeypatch):
    shutil.copytree(OPENING, tmp_path / "content" / "opening")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    done = CliRunner().invoke(cli.app, ["fonts", *map(str, words)])
    return done.exit_code, done.output


def test_a_face_is_taken_in_and_its_lacks_are_told(home):
    file = put_face(home, "Gull Song", "tc", pages=1 << 20, spaced=False)
    code, said = run("add", file)
    assert code == 0 and "Gull Song regular: taken in; chws added" in said
    lacking = re.search(r"Gull Song in zh-Hant-HK: lacks (\d+) of (\d+) characters", said)
    assert 0 < int(lacking[1]) < int(lacking[2]) and " 北 " in said
    assert "fonts: {headings: Gull Song}" in said
    code, said = run("add", file, "--kit", "opening")
    assert code == 0 and "there already" in said and "choose it" not in said


def test_a_kit_with_errors_takes_faces_in_and_says_what_it_cannot_tell(home):
    (home / "content/opening/release.md").write_text("no front matter")
    (home / "content/opening/kit.yaml").write_text("title: x\nsource_locale: qqqq\n")
    code, said = run("add", put_face(home, "Gull Sans"))
    assert code == 0 and "taken in" in said and "font-coverage-unknown" in said


def test_of_several_kits_one_has_to_be_named(home):
    shutil.copytree(OPENING, home / "content" / "another")
    code, said = run("add", put_face(home, "Gull Sans"))
    assert code == 2 and "--kit" in said
    assert run("add", home / "GullSans-Regular.ttf", "--kit", "another")[0] == 0
    assert (home / "content/another/fonts/fonts.yaml").exists()
    assert not (home / "content/opening/fonts").exists()


def test_a_refused_face_ends_with_its_reason(home):
    code, said = run("add", put_face(home, "Gull Sans", permission=2))
    assert code == 1 and "font-restricted" in said and "GullSans-Regular.ttf" in said


def test_the_list_shows_what_there_is_and_what_could_be_fetched(home):
    run("add", put_face(home, "Gull Sans", permission=4))
    code, said = run("list", "opening")
    assert code == 0 and "serif: not fetched; run: presskit fonts fetch serif" in said
    assert re.search(r"Gull Sans +one weight; for en; not for Word files", said)
    assert "Gull Sans in zh-Hant-HK: has all" in said
    code, said = run("list")
    assert code == 0 and "Presskit Sans HK" in said and "Gull" not in said


def test_the_list_says_which_face_is_gone(home):
    run("add", put_face(home, "Gull Sans"), put_face(home, "Gull Sans", bold=True))
    assert "MISSING" not in run("list", "opening")[1]
    (home / "content/opening/fonts/GullSans-Bold.ttf").unlink()
    code, said = run("list", "opening")
    assert code == 0
    assert re.search(r"Gull Sans +regular, bold; for en; MISSING: GullSans-Bold.ttf\n", said)
    assert re.search(r"fonts/GullSans-Bold.ttf: warning\[font-missing\]", said)
    assert "put the file back" in said and said.count("MISSING") == 1


def test_the_list_tells_a_set_of_which_a_part_is_there(home, monkeypatch):
    monkeypatch.setenv("PRESSKIT_DATA", str(home / "data"))
    from presskit.build.typefaces import read_set
    from presskit.desk import Desk
    part = Path(read_set("serif", Desk())[0].family.bold.path)
    part.parent.mkdir(parents=True)
    part.write_bytes(b"a face")
    said = run("list", "opening")[1]
    assert "serif: not all of it is there; run: presskit fonts fetch serif" in said
    assert part.name not in said and "MISSING" in said


def test_the_check_says_which_face_is_another_one(home):
    run("add", put_face(home, "Gull Sans"))
    assert run("check")[1].splitlines() == ["sans: 12 faces, as locked",
                                            "opening: 1 face, as locked"]
    (home / "content/opening/fonts/GullSans-Regular.ttf").write_bytes(b"another")
    code, said = run("check", "opening")
    assert code == 3 and "font-changed" in said


def test_a_set_is_fetched_from_a_folder_or_its_lack_is_told(home, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, said = run("fetch", "serif")
    assert code == 3 and "npm-missing" in said and "--from" in said
    code, said = run("fetch", "serif", "--from", home)
    assert code == 3 and "font-package-missing" in said
    assert run("fetch", "slab")[0] == 2
    code, said = run("fetch", "serif", "--from", home / "nowhere")
    assert code == 2 and "nowhere: error[font-folder-missing]" in said and "tgz" not in said
