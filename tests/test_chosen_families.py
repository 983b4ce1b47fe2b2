"""A kit in a house's own families: every format shows them by name, and says the same words."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from presskit.publish.names import ROOM
from tests.helpers.builds import TOP, run_presskit
from tests.helpers.docx_text import open_word
from tests.helpers.faces import HAN, put_face
from tests.helpers.html_text import body_text, open_page
from tests.helpers.pdf_text import open_pdf

pytestmark = pytest.mark.slow
KIT = TOP / "tests/cases/opening"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def make(home: Path, name: str, choice: str = "", **facts) -> Path:
    """The kit as it is built into ``out/<name>``, in families of its own where ``choice`` names
    them."""
    folder = home / name
    shutil.copytree(KIT, folder)
    words = "".join(path.read_text("utf-8") for path in (
        *folder.glob("*.*"), TOP / "templates/phrases/zh-Hant-HK.yaml"))
    han = HAN + "".join(one for one in words if one > "\u2e80")
    faces = [put_face(home, "Gull Sans", **facts), put_face(home, "Gull Sans", bold=True, **facts),
             put_face(home, "Gull Ming", "tc", text=han, pages=1 << 20, postscript="GM-Rg")]
    if choice:
        path = folder / "kit.yaml"
        path.write_text(f"{path.read_text('utf-8').rstrip()}\nfonts: {choice}\n", "utf-8")
        done = run_presskit(["fonts", "add", *map(str, faces), "--kit", str(folder)],
                            home / "cache")
        assert done.returncode == 0, done.stdout + done.stderr
    done = run_presskit(["make", str(folder), "--out", str(home / "out")], home / "cache")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning[file-unknown]" not in done.stdout + done.stderr
    return home / "out" / name


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    home = tmp_path_factory.mktemp("chosen")
    return SimpleNamespace(home=home, plain=make(home, "plain"),
                           own=make(home, "own", "{text: Gull Sans, headings: [Gull Ming, "
                                    "Gull Sans]}"))


def file(folder: Path, words: str) -> Path:
    """The one file so called; the press room beside it holds copies under the same names."""
    found, = (path for path in folder.rglob("*") if re.search(words, path.name)
              and path.relative_to(folder).parts[0] != ROOM)
    return found


def families(pdf: Path) -> set[str]:
    return {re.sub(r"-(Bold|Regular)$", "", one.name) for one in open_pdf(pdf).faces}


@pytest.mark.parametrize("kind", ["press-release", "quote-sheet", "fact-sheet", "speaker-bios"])
def test_a_pdf_shows_the_families_and_says_the_same(built: SimpleNamespace, kind: str) -> None:
    plain, own = (file(one, rf"{kind}.*\.pdf$") for one in (built.plain, built.own))
    assert any("Gull-Ming" in one for one in families(own)), families(own)
    assert any("Gull-Sans" in one for one in families(own)), families(own)
    assert not any("Gull" in one for one in families(plain))
    assert "Presskit-Sans-HK" in families(own)  # the text's Han is ours
    assert "".join(open_pdf(own).text().split()) == "".join(open_pdf(plain).text().split())
    assert all(one.embedded and one.subset for one in open_pdf(own).faces)


def test_a_card_sets_its_quotation_in_the_family_for_headings(built: SimpleNamespace) -> None:
    card = file(built.own, r"quote-shen-light.*(?<!wide)\.pdf$")
    names = {one.name for one in open_pdf(card).faces}
    assert any("GullMing" in one for one in names), names
    assert file(built.own, r"quote-shen-light.*\.png$").stat().st_size > 1000


def test_a_word_file_brings_the_families_and_says_the_same(built: SimpleNamespace) -> None:
    plain, own = (file(one, r"press-release.*\.docx$") for one in (built.plain, built.own))
    with zipfile.ZipFile(own) as parts:
        table = etree.fromstring(parts.read("word/fontTable.xml"))
        styles = etree.fromstring(parts.read("word/styles.xml"))
    held = {re.sub(" [0-9a-f]{6}$", "", one.get(W + "name")): [
        use.tag.removeprefix(W) for use in one if "embed" in use.tag] for one in table}
    assert held["Gull Ming"] == held["Gull Sans"] == ["embedRegular", "embedBold"]
    heading = next(one for one in styles.iter(W + "style")
                   if one.find(W + "name").get(W + "val").lower() == "heading 1")
    fonts = heading.find(f"{W}rPr/{W}rFonts")
    assert fonts.get(W + "eastAsia").startswith("Gull Ming ")
    assert fonts.get(W + "ascii").startswith("Gull Sans ")
    default = next(styles.iter(W + "rPrDefault")).find(f"{W}rPr/{W}rFonts")
    assert default.get(W + "ascii").startswith("Gull Sans ")
    assert default.get(W + "eastAsia").startswith("Presskit Sans HK ")
    assert open_word(own).text() == open_word(plain).text()


def test_a_web_page_names_the_families_and_says_the_same(built: SimpleNamespace) -> None:
    plain, own = (file(one, r"press-release.*\.html$") for one in (built.plain, built.own))
    text = own.read_text("utf-8")
    assert '"Gull Ming", "Microsoft JhengHei"' in text
    assert '.latin { font-family: "Gull Sans"' in text
    assert body_text(open_page(own)) == body_text(open_page(plain))


def test_a_press_room_hands_out_no_face_of_a_house(built: SimpleNamespace) -> None:
    faces = [path.name for path in (built.own / ROOM).rglob("*.woff2")]
    assert faces and not [name for name in faces if "gull" in name]


def test_the_manifest_names_the_families(built: SimpleNamespace) -> None:
    manifest = json.loads((built.own / "manifest.json").read_text("utf-8"))
    entry = next(one for one in manifest["files"]
                 if (one["document"], one["format"]) == ("press-release", "pdf"))
    assert {"Gull Ming", "Gull Sans"} <= set(entry["fonts"])


def test_a_changed_face_stops_the_build_though_all_is_remembered(built: SimpleNamespace) -> None:
    face = built.home / "own/fonts/GullMing-Regular.ttf"
    before = face.read_bytes()
    face.write_bytes(before + b"\0")
    try:
        done = run_presskit(["make", str(built.home / "own"), "--out", str(built.home / "out")],
                            built.home / "cache")
    finally:
        face.write_bytes(before)
    assert done.returncode == 3 and "font-changed" in done.stderr + done.stdout


def test_a_word_file_holds_no_face_that_may_only_be_shown(built: SimpleNamespace) -> None:
    shown = make(built.home, "shown", "{text: Gull Sans}", permission=4)
    with zipfile.ZipFile(file(shown, r"press-release.*\.docx$")) as parts:
        assert not any(b"Gull" in parts.read(name) for name in parts.namelist())
    assert "Gull-Sans" in families(file(shown, r"press-release.*\.pdf$"))
