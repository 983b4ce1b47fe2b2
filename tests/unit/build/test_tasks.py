"""What an artifact depends on."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from presskit.build.load import load
from presskit.build.rendering import open_context
from presskit.build.tasks import (
    Task,
    key_of,
    measure,
    render_task,
    seal_document,
    share_faces,
    weigh,
)
from presskit.desk import Desk
from presskit.diagnostics import Findings
from presskit.document import Document, Figure, Heading, Paragraph, Text

OPENING = Path(__file__).parents[2] / "cases" / "opening"


@pytest.fixture
def kit(tmp_path):
    shutil.copytree(OPENING, tmp_path / "opening")
    return tmp_path / "opening"


def context(kit):
    return open_context(load(kit).kit, kit, Desk(), Findings())


def document(text="燈塔重新亮燈。", *more):
    return Document("fact-sheet", "opening", "zh-Hant-HK", "資料",
                    (Heading(1, "headline", (Text("資料"),)), Paragraph("body", (Text(text),)),
                     *more))


def key(kit, task_format="pdf", **changes):
    found = context(kit)
    one = changes.pop("document", document())
    task = Task(one, task_format, replace(found, **changes))
    return key_of(task, seal_document(one, task.context))


def override(kit, name, text):
    path = kit / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_the_same_again_has_the_same_key(kit):
    assert key(kit) == key(kit)


def test_words_format_and_generator_change_it(kit):
    keys = {key(kit), key(kit, document=document("燈塔熄燈。")), key(kit, "docx"),
            key(kit, generator="presskit 9")}
    assert len(keys) == 4


def test_strict_line_ends_of_a_kit_change_its_pdfs_and_nothing_else(kit):
    plain = {name: key(kit, name) for name in ("pdf", "docx", "html", "txt")}
    with (kit / "kit.yaml").open("a", encoding="utf-8") as file:
        file.write("\nkinsoku: strict\n")
    assert context(kit).kinsoku == "strict"
    assert [name for name, before in plain.items() if key(kit, name) != before] == ["pdf"]


def test_what_is_embedded_changes_word_files_and_nothing_else(kit):
    for name in ("pdf", "html", "txt"):
        assert key(kit, name) == key(kit, name, embed="none")
    assert len({key(kit, "docx", embed=one) for one in ("subset", "common", "full", "none")}) == 4


def test_a_frame_changes_the_formats_that_use_it_and_no_other(kit):
    before = {name: key(kit, name) for name in ("pdf", "docx", "html", "txt")}
    override(kit, "css/print.css", "h1 { color: red }")
    after = {name: key(kit, name) for name in before}
    assert {name for name in before if before[name] != after[name]} == {"pdf", "html"}


def test_another_place_of_the_kit_does_not_change_it(kit, tmp_path):
    shutil.copytree(kit, tmp_path / "elsewhere" / "opening")
    assert key(kit) == key(tmp_path / "elsewhere" / "opening")


def test_a_picture_counts_by_its_bytes(kit):
    shown = document("燈", Figure("picture", "pictures/lamp.png", "燈"))
    before = key(kit, document=shown)
    picture = next((kit / "pictures").iterdir())
    target = kit / "pictures" / "lamp.png"
    target.write_bytes(picture.read_bytes() + b"\0")
    assert key(kit, document=shown) != before


def test_the_other_documents_of_a_locale_change_neither_key_nor_bytes(kit):
    found = context(kit)
    alone = Task(document(), "pdf", found)
    beside = Task(document("海灣的船隻，夜裏出航。"), "pdf", found)
    shared = share_faces([alone, beside])[0]
    assert shared.context.charset is not None
    seal = seal_document(alone.document, found)
    assert key_of(shared, seal) == key_of(alone, seal)
    assert render_task(shared).artifacts == render_task(alone).artifacts


def test_a_character_without_a_face_comes_back_as_a_finding(kit):
    kept = render_task(Task(document("燈\U0002a6a5"), "txt", context(kit)))
    assert kept.artifacts == ()
    assert kept.findings[0].code == "character-missing"


def test_pdfs_and_long_texts_weigh_most(kit):
    found = context(kit)
    short, long = document("短"), document("長" * 900)
    order = sorted([Task(short, "txt", found), Task(long, "pdf", found), Task(short, "pdf", found)],
                   key=lambda one: weigh(one, measure(one.document)), reverse=True)
    assert [task.format for task in order] == ["pdf", "pdf", "txt"]
    assert order[0].document is long
