"""Verifying a kit's folder: what is broken in one way is told in just that way."""

from __future__ import annotations

import errno
import io
import os
import random
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from presskit.build import verifying
from presskit.build.verdicts import Mark
from presskit.diagnostics import Exit, PresskitError, Severity, show_path
from presskit.render.proof import Aspect, pdf, text
from tests.helpers import documents
from tests.helpers.broken_pdf import break_pdf
from tests.helpers.homes import Home, again, copy_kit, pack, spoil_member
from tests.helpers.rendering import open_context

# A sound folder -----------------------------------------------------------------------------

def test_what_was_just_made_has_no_fault_and_nothing_is_written(whole: Home) -> None:
    def seen() -> dict[str, tuple[int, int]]:
        return {str(one): (one.stat().st_mtime_ns, one.stat().st_ino)
                for part in (whole.kit, whole.out) for one in part.rglob("*")}

    before = seen()
    found = whole.verify(quick=False)
    assert [one for one in found.findings if one.severity is Severity.ERROR] == []
    assert found.complete and len(found.files) == 22
    for one in found.files:
        assert set(one.marks.values()) <= {Mark.GOOD, Mark.NOTE, Mark.NONE}, one
        assert one.marks[Aspect.REPEAT] is Mark.GOOD
    assert seen() == before


def test_a_quick_look_says_what_it_leaves_out(whole: Home) -> None:
    assert {one.marks[Aspect.REPEAT] for one in whole.verify(formats=("txt",)).files} == {
        Mark.LEFT}


def test_only_what_is_asked_for_is_looked_at(draft: Home) -> None:
    (draft.folder / "zh-Hans-CN/notes.txt").write_text("call", "utf-8")
    found = draft.verify(locales=("en",), documents=("fact-sheet",))
    assert {(one.locale, one.document) for one in found.files} == {("en", "fact-sheet")}
    assert not found.complete and found.findings == ()


def test_a_filter_that_names_nothing_is_a_wrong_command_line(whole: Home) -> None:
    with pytest.raises(PresskitError) as caught:
        whole.verify(formats=("doc",))
    assert caught.value.exit_code == Exit.USAGE


@pytest.mark.parametrize("embed", ["none", "common"])
def test_word_files_are_made_anew_with_as_much_of_the_faces(tmp_path: Path, embed: str) -> None:
    home = copy_kit(tmp_path, "opening")
    home.make(formats=("docx", "txt"), documents=("fact-sheet",), embed=embed)
    assert home.told(quick=False) == set()


# Bytes and places ---------------------------------------------------------------------------

def test_a_byte_that_is_turned_anywhere_is_found(home: Home) -> None:
    chance = random.Random(2027)
    files = sorted(one for one in home.folder.rglob("*") if one.name != "manifest.json"
                   and one.is_file())
    for path in chance.sample(files, 6):
        data = path.read_bytes()
        at = chance.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1:])
        assert ("verify-files", path.name) in home.told(formats=(path.suffix[1:],) if
                                                        path.suffix != ".zip" else ())
        path.write_bytes(data)


def test_a_file_that_is_gone_or_foreign_or_a_link_is_found(home: Home) -> None:
    gone, link = home.path("fact-sheet-zh-Hant-HK.txt"), home.path("quote-sheet-zh-Hant-HK.txt")
    gone.unlink()
    shutil.move(link, home.top / "elsewhere.txt")
    link.symlink_to(home.top / "elsewhere.txt")
    (home.folder / "zh-Hant-HK/notes.txt").write_text("call", "utf-8")
    (home.folder / ".DS_Store").write_text("", "utf-8")
    assert home.told() - {("verify-repeat", "")} >= {
        ("verify-files", gone.name), ("verify-files", link.name), ("verify-files", "notes.txt")}
    assert ("verify-files", ".DS_Store") not in home.told()


# Words, swapped and dropped, with the manifest changed to fit ------------------------------

def test_a_dropped_word_is_found_where_the_manifest_was_changed_too(home: Home) -> None:
    for suffix in ("txt", "html"):
        path = home.path(f"press-release-zh-Hant-HK.{suffix}")
        head, main, text = path.read_text("utf-8").rpartition("<main>")
        changed = re.sub("(^|>)([^<]*)燈塔", r"\1\2燈", text, count=1)
        assert changed != text
        home.forge(path, (head + main + changed).encode())
        assert ("verify-text", path.name) in home.told(formats=(suffix,))


def test_two_files_that_changed_places_are_found(home: Home) -> None:
    one, other = (home.path(f"{kind}-zh-Hant-HK.docx") for kind in ("fact-sheet", "quote-sheet"))
    first, second = one.read_bytes(), other.read_bytes()
    home.forge(one, second)
    home.forge(other, first)
    told = home.told(formats=("docx",))
    assert {("verify-text", one.name), ("verify-text", other.name)} <= told


def test_a_cards_picture_of_another_size_is_found(home: Home) -> None:
    from PIL import Image
    path, out = home.path("cards/opening-quote-shen-light-zh-Hant-HK.png"), io.BytesIO()
    with Image.open(path) as picture:
        picture.resize((540, 540)).save(out, "PNG")
    home.forge(path, out.getvalue())
    assert ("verify-structure", path.name) in home.told(formats=("png",))


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "txt", "png"])
def test_of_a_damaged_file_nothing_else_is_called_proven(home: Home, suffix: str) -> None:
    kind = "quote-shen-light" if suffix == "png" else "fact-sheet"
    path = home.path(f"{kind}-zh-Hant-HK.{suffix}")
    data = path.read_bytes()
    path.write_bytes(spoil_member(data, "word/styles.xml") if suffix == "docx"
                     else data[:300] + b"\xff" * 9000)
    filters = {} if suffix == "png" else {"documents": ("fact-sheet",)}
    found = home.verify(quick=False, formats=(suffix,), **filters)
    line, = [one for one in found.files if one.path.endswith(path.name)]
    assert {line.marks[Aspect.FILES], line.marks[Aspect.REPEAT]} == {Mark.FAULT}
    assert Mark.GOOD not in line.marks.values()


def test_a_file_that_is_not_made_so_again_is_found_and_says_where(home: Home) -> None:
    path = home.path("press-release-zh-Hant-HK.docx")
    with zipfile.ZipFile(path) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    home.forge(path, pack([(name, data.replace(b'w:val="21"', b'w:val="22"')
                            if name == "word/styles.xml" else data) for name, data in members]))
    found = home.verify(quick=False, formats=("docx",), documents=("press-release",))
    fault, = [one for one in found.findings if one.code == "verify-repeat"]
    assert fault.message.endswith("other bytes: word/styles.xml")
    page = home.path("press-release-zh-Hant-HK.html")
    home.forge(page, page.read_bytes().replace(b"<body", b"<body  ", 1))
    found = home.verify(quick=False, formats=("html",), documents=("press-release",))
    assert [one.message for one in found.findings if one.code == "verify-repeat"][0].startswith(
        "made anew it has other bytes: line ")


# The folder ---------------------------------------------------------------------------------

def test_nothing_built_is_said_plainly(tmp_path: Path) -> None:
    home = copy_kit(tmp_path, "opening")
    with pytest.raises(PresskitError) as caught:
        home.verify()
    one, = caught.value.diagnostics
    assert (one.code, caught.value.exit_code) == ("verify-nothing", Exit.CONTENT)
    assert "presskit make" in one.hint


def test_an_exchange_that_was_cut_off_is_told(draft: Home) -> None:
    (draft.out / ".beacon-journal").write_text("", "utf-8")
    assert draft.told() == {("verify-interrupted", "beacon")}
    draft.folder.rename(draft.out / ".beacon-last")
    assert draft.told() == {("verify-interrupted", "beacon")}


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    home = copy_kit(tmp_path, "opening")
    home.out.mkdir()
    home.folder.write_text("", "utf-8")
    assert home.told() == {("out-no-folder", "opening")}


def test_a_folder_that_may_not_be_read_is_the_machines_fault(draft: Home, monkeypatch) -> None:
    real = os.scandir

    def refuse(path):
        if str(path).endswith("beacon/en"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PresskitError) as caught:
        draft.verify()
    assert caught.value.exit_code == Exit.MACHINE


def test_a_build_that_comes_in_between_is_told(draft: Home, monkeypatch) -> None:
    real = verifying._prove

    def meanwhile(case, progress) -> None:
        draft.manifest(lambda value: value.update(complete=True))
        real(case, progress)

    monkeypatch.setattr(verifying, "_prove", meanwhile)
    assert draft.told() == {("verify-replaced", "beacon")}


@pytest.mark.parametrize("full", ["write_bytes", "mkdir"])
def test_a_disk_without_room_to_make_files_anew_is_named(texts: Home, tmp_path: Path, monkeypatch,
                                                         full: str) -> None:
    home = again(texts, tmp_path)
    path = home.path("fact-sheet-zh-Hant-HK.txt")
    path.write_text("edited", "utf-8")
    real = getattr(Path, full)

    def fill(self: Path, *given, **named):
        if "repeat-" in str(self):
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return real(self, *given, **named)
    monkeypatch.setattr(Path, full, fill)
    with pytest.raises(PresskitError) as caught:
        home.verify(quick=False)
    assert caught.value.exit_code == Exit.MACHINE
    last = caught.value.diagnostics[-1]
    assert last.code == "disk-full" and last.span.file == show_path(tmp_path / "cache")
    assert "can't be made anew" in last.message and "replaced" not in last.message
    assert "PRESSKIT_CACHE" in last.hint and "--quick" in last.hint
    told = {one.code for one in caught.value.diagnostics}  # what was found before is not lost
    assert {"verify-files", "verify-text"} <= told
    monkeypatch.undo()
    assert list((tmp_path / "cache" / "tmp").iterdir()) == []


def test_a_fault_of_the_proof_of_pdfs_is_none_of_the_file(home: Home, monkeypatch) -> None:
    only = {"documents": ("fact-sheet",), "formats": ("pdf",)}
    monkeypatch.setattr(pdf, "prove_lines", lambda *_given: {}["no line"])
    with pytest.raises(KeyError):
        home.verify(**only)
    path = home.path("fact-sheet-zh-Hant-HK.pdf")
    path.write_bytes(path.read_bytes() + b"\n")
    assert {code for code, _file in home.told(**only)} == {"verify-files", "verify-structure"}


def test_a_pdf_with_an_object_of_another_kind_is_damaged(home: Home) -> None:
    def change(file) -> None:
        file.Root.StructTreeRoot.RoleMap = 5

    path = home.path("fact-sheet-zh-Hant-HK.pdf")
    path.write_bytes(break_pdf(path.read_bytes(), change))
    with pytest.raises(AttributeError):
        pdf.prove_pdf(path.read_bytes(), documents.fact_sheet("zh-Hant-HK"), open_context())
    assert ("verify-structure", path.name) in home.told(formats=("pdf",))


def test_a_fault_of_a_prover_is_not_taken_for_one_of_the_file(draft: Home, monkeypatch) -> None:
    monkeypatch.setattr(text, "prove_text", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        draft.verify(documents=("fact-sheet",))
    path = draft.path("fact-sheet-en-DRAFT.txt")
    path.write_bytes(b"x")
    assert {code for code, _file in draft.told(documents=("fact-sheet",), locales=("en",))} == {
        "verify-files", "verify-structure"}


