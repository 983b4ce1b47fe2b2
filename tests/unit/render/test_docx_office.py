"""Word files in another program: LibreOffice, on a machine that has none of our faces.

Each file is opened by a process of its own, as LibreOffice takes a face from whichever file
with one of its name was opened first.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import fields
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from docx_checks import list_faults, open_parts, open_root, read_text, render, strip
from docx_samples import chinese_release, english_release

from presskit.desk import resources
from presskit.document import Document, Running, plain_text
from tests.helpers.builds import LOCALES

SAMPLE = "ai-creation-forum-2025"
_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _OFFICE, reason="LibreOffice is not installed (soffice)"),
    pytest.mark.skipif(not shutil.which("pdffonts"), reason="pdffonts is not installed")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fontconfig that knows DejaVu at most, and a profile of its own."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{folder}/cache</cachedir>"
        "</fontconfig>")
    return folder


def convert(home: Path, kind: str, *paths: Path) -> list[Path]:
    """Files as LibreOffice saves them in another format, or in their own."""
    out = home / "out"
    subprocess.run(
        [str(_OFFICE), f"-env:UserInstallation=file://{home}/profile", "--headless",
         "--convert-to", kind, "--outdir", str(out), *map(str, paths)],
        check=True, capture_output=True, timeout=180,
        env={**os.environ, "FONTCONFIG_FILE": str(home / "fonts.conf"), "HOME": str(home)})
    return [out / one.with_suffix(f".{kind.partition(':')[0]}").name for one in paths]


def run(*command: object) -> str:
    return subprocess.run([str(one) for one in command], check=True, capture_output=True,
                          text=True, timeout=60).stdout


def list_fonts(pdf: Path) -> set[str]:
    """The families in a PDF: ``BAAAAA+PresskitSansHK-Bold`` is ``PresskitSansHK``."""
    names = [line.split()[0] for line in run("pdffonts", pdf).splitlines()[2:]]
    return {re.sub(r"^[A-Z]{6}\+|-(Regular|Bold)$", "", one) for one in names}


def shown(pdf: Path) -> Counter[str]:
    return Counter(strip(run("pdftotext", "-raw", pdf, "-")))


@pytest.mark.parametrize(("locale", "kind"), [
    *((locale, "press-release") for locale in LOCALES[SAMPLE]),
    ("en", "quote-sheet"), ("ja", "speaker-bios"), ("ko", "fact-sheet")])
def test_only_embedded_faces_show_and_every_character_does(built, home: Path, locale: str,
                                                           kind: str) -> None:
    built = built(SAMPLE)
    path = built.path(locale, kind, "docx")
    entry = next(one for one in built.manifest["files"] if one["path"].endswith(path.name))
    pdf, = convert(home, "pdf", path)
    assert list_fonts(pdf) <= {one.replace(" ", "") for one in entry["fonts"]}
    document = built.document(locale, kind)
    seen, wanted = shown(pdf), Counter(strip(plain_text(document.children)))
    assert not wanted - seen
    assert set(seen - wanted) <= running_characters(document)


def running_characters(document: Document) -> set[str]:
    """What may stand on a page besides the text: running lines, page numbers, marks of lists."""
    lines = [plain_text(getattr(document.running, one.name)) for one in fields(Running)]
    return set(strip("".join(lines))) | set("0123456789/•.")


def test_without_embedding_other_faces_show(home: Path) -> None:
    path = home / "none.docx"
    path.write_bytes(render(chinese_release(), embed="none").data)
    pdf, = convert(home, "pdf", path)
    assert not any("Presskit" in one for one in list_fonts(pdf))


# A frame that an editor changed in LibreOffice -----------------------------------------------

@cache
def saved_frames(home: Path) -> dict[str, bytes]:
    """Two of the shipped frames, each with another size of text, saved by LibreOffice."""
    folder = home / "frames"
    folder.mkdir()
    for name in ("document.docx", "document.zh.docx"):
        path = resources() / "templates" / "docx" / name
        frame = docx.Document(str(path))
        frame.styles["Body Text"].font.size = Pt(12)
        frame.save(str(folder / path.name))
    paths = sorted(folder.glob("*.docx"))
    return {one.name: one.read_bytes()
            for one in convert(home, "docx:MS Word 2007 XML", *paths)}


@pytest.mark.parametrize("document", [chinese_release("zh-Hant-TW"), english_release()],
                         ids=lambda one: one.locale)
def test_a_frame_saved_by_libreoffice_gives_a_sound_file(document: Document, home: Path,
                                                         tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "docx"
    folder.mkdir(parents=True)
    for name, data in saved_frames(home).items():
        (folder / name).write_bytes(data)
    made = render(document, tmp_path)
    path = home / f"saved-{document.locale}.docx"
    path.write_bytes(made.data)
    assert list_faults(path) == []
    assert read_text(made.data) == strip(plain_text(document.children))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    sizes = {one.get(w + "styleId"): one.find(f"{w}rPr/{w}sz")
             for one in open_root(made.data, "word/styles.xml").iter(w + "style")}
    body = next(one for name, one in sizes.items() if name in ("BodyText", "TextBody"))
    assert body.get(w + "val") == "24"
    pdf, = convert(home, "pdf", path)
    assert list_fonts(pdf) <= {one.replace(" ", "") for one in made.fonts}
    assert any(one.endswith(".odttf") for one in open_parts(made.data))
