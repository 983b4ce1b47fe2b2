"""Word files in another program: LibreOffice, on a machine that has none of our faces.

``tests/test_word_pages.py`` has the documents of whole kits; here are the other ways of
embedding, and frames that an editor has changed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from presskit.desk import resources
from presskit.document import Document, plain_text
from tests.helpers.office import list_faces, need_office, office_convert, open_home

from .docx_checks import list_faults, open_parts, open_root, read_text, render, strip
from .docx_samples import chinese_release, english_release
from .test_docx_word_frame import as_word_saves_it

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_office()
    return open_home(tmp_path_factory.mktemp("office"))


def test_without_embedding_other_faces_show(home: Path) -> None:
    path = home / "none.docx"
    path.write_bytes(render(chinese_release(), embed="none").data)
    pdf, = office_convert(home, "pdf", path)
    assert not any("Presskit" in one for one in list_faces(pdf))


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
            for one in office_convert(home, "docx:MS Word 2007 XML", *paths)}


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
    pdf, = office_convert(home, "pdf", path)
    assert list_faces(pdf) <= {one.replace(" ", "") for one in made.fonts}
    assert any(one.endswith(".odttf") for one in open_parts(made.data))


def test_a_frame_saved_by_word_shows_embedded_faces_alone(home: Path, tmp_path: Path) -> None:
    as_word_saves_it(tmp_path, "document.zh.docx")
    made = render(chinese_release(), tmp_path)
    path = home / "word.docx"
    path.write_bytes(made.data)
    pdf, = office_convert(home, "pdf", path)
    assert list_faces(pdf) <= {one.replace(" ", "") for one in made.fonts}
