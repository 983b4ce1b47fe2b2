"""The proof sheet that is made: what stands on it, and that it comes back as it went."""

import io
import shutil
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import docx_integrity
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from presskit.build.exchanging import pack
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.proof_sheets import render_proof_sheet
from presskit.desk import Desk
from presskit.diagnostics import Findings
from presskit.localise.exchange.word import read_sheet
from presskit.model.segment import State
from tests.helpers.office import need_office, office_convert, open_home

BEACON = Path(__file__).parents[2] / "cases" / "beacon"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def opened():
    desk = Desk()
    languages = open_languages(load(BEACON, desk), desk)
    return languages, pack(languages, "en"), desk


def drawn(parcel, languages=None):
    findings = Findings()
    data = render_proof_sheet(languages or opened()[0], parcel, opened()[2], findings)
    assert not [*findings]
    return data


@pytest.fixture(scope="module")
def sheet():
    return drawn(opened()[1])


def root_of(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def rows_of(data):
    """The rows of texts: number and key, source, words, remarks."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows
            if len(row.cells) == 4 and "#" in row.cells[0].text]


def test_every_text_stands_beside_its_translation_in_the_order_of_the_documents(sheet):
    parcel, rows = opened()[1], rows_of(sheet)
    assert len(rows) == len(parcel.rows)
    assert [row[0].split("[")[0] for row in rows] == [str(one + 1) for one in range(len(rows))]
    pairs = {(row[1].split("\n")[0], row[2]) for row in rows}
    assert pairs == {(one.source, one.words.replace("\\\n", "\n")) for one in parcel.rows}
    places = [row[0].split("[")[1].split(".")[0] for row in rows]
    assert list(dict.fromkeys(places))[:3] == ["release", "quotes", "people"]


def test_state_speaker_and_each_name_once_stand_below_the_source(sheet):
    notes = "\n".join(row[1] for row in rows_of(sheet))
    assert "Words of 沈雨亭" in notes and "reviewed" in notes
    assert notes.count("沈雨亭 = Shen Yuting") == 1


def test_it_comes_back_as_it_went(sheet):
    findings = Findings()
    delivery = read_sheet(sheet, "sheet.docx", opened()[1], findings)
    assert len(delivery.rows) == len(opened()[1].rows)
    assert all(one.is_untouched for one in delivery.rows) and not [*findings]


def test_it_comes_back_from_another_library_as_it_went(sheet):
    saved = io.BytesIO()
    docx.Document(io.BytesIO(sheet)).save(saved)
    delivery = read_sheet(saved.getvalue(), "sheet.docx", opened()[1], Findings())
    assert all(one.is_untouched for one in delivery.rows) and len(delivery.rows)


def test_it_is_a_valid_file_and_the_same_each_time(sheet, tmp_path):
    path = tmp_path / "sheet.docx"
    path.write_bytes(sheet)
    assert [*map(str, OpenXmlValidator().validate(path).errors)] == []
    assert [*map(str, docx_integrity.check(str(path)))] == []
    assert drawn(opened()[1]) == sheet


def test_languages_heads_pages_and_bookmarks_are_set(sheet):
    root = root_of(sheet)
    source = next(one for one in root.iter(W + "t") if one.text == "北角灣燈塔重新亮燈")
    assert source.getparent().find(f"{W}rPr/{W}lang").get(W + "eastAsia") == "zh-HK"
    tables = [one for one in root.iter(W + "tbl") if "#" in "".join(one.itertext())]
    assert tables and all(one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for one in tables)
    names = [one.get(W + "name") for one in root.iter(W + "bookmarkStart")]
    assert len({*names}) == len(names) == len(opened()[1].rows)
    assert "PAGE" in etree.tostring(root_of(sheet, next(
        name for name in zipfile.ZipFile(io.BytesIO(sheet)).namelist()
        if "footer" in name and name.endswith(".xml"))), encoding="unicode")


def test_lines_for_signatures_are_empty_and_say_that_they_approve_nothing(sheet):
    document = docx.Document(io.BytesIO(sheet))
    signatures = document.tables[-1]
    assert [cell.text for row in signatures.rows[1:] for cell in row.cells[1:]] == [""] * 6
    assert any("It is no approval" in one.text for one in document.paragraphs)
    assert all(row.height and row.height.cm > 1 for row in signatures.rows[1:])


def test_changes_are_tracked_where_every_text_has_words():
    languages, parcel, _desk = opened()
    tracked = root_of(drawn(parcel), "word/settings.xml").find(W + "trackRevisions")
    assert tracked is not None
    first = replace(parcel.rows[0], words="", state=State.INITIAL)
    part = replace(parcel, rows=(first, *parcel.rows[1:]))
    assert root_of(drawn(part, languages), "word/settings.xml").find(W + "trackRevisions") is None


def test_a_draft_has_a_box_and_a_stale_text_its_old_source():
    _languages, parcel, _desk = opened()
    machine = replace(parcel.rows[0], state=State.MACHINE)
    stale = replace(parcel.rows[1], state=State.STALE, previous="從*前*\\\n今")
    data = drawn(replace(parcel, rows=(machine, stale)))
    rows = {row[2]: row for row in rows_of(data)}
    assert rows[machine.words][3] == "[ ] stands as it is"
    assert "machine translation" in rows[machine.words][1]
    assert "The source was: 從‹i›前‹/i› 今" in rows[stale.words][1]
    delivery = read_sheet(data, "sheet.docx", parcel, Findings())
    assert all(one.is_untouched and one.draft for one in delivery.rows)


def test_under_embargo_it_says_so(tmp_path):
    kit = Path(shutil.copytree(BEACON, tmp_path / "beacon"))
    path = kit / "kit.yaml"
    path.write_text(path.read_text("utf-8") + "embargo: 2026-03-18T09:00+08:00\n", "utf-8")
    desk = Desk()
    languages = open_languages(load(kit, desk), desk)
    data = drawn(pack(languages, "en"), languages)
    assert "Embargoed until" in "".join(
        one.text or "" for one in root_of(data).iter(W + "t"))


def worked_in(data):
    """The sheet after a reviewer: words exchanged with changes tracked, a break put in, one
    paragraph made of two."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    text = parts["word/document.xml"].decode()
    who = 'w:author="Ada" w:date="2026-03-10T09:00:00Z"'
    for old, new in (("Lighthouse keeper", "Keeper of the light"), (
            "Lamp Trust conserves coastal lighthouses.", "It keeps lights.")):
        run = f"<w:r><w:t>{old}</w:t></w:r>"
        assert text.count(run) == 1
        text = text.replace(run, f'<w:del w:id="901" {who}><w:r><w:delText>{old}</w:delText></w:r>'
                            f'</w:del><w:ins w:id="902" {who}><w:r><w:t>{new}</w:t></w:r></w:ins>')
    run = "<w:r><w:t>North Point Bay Lighthouse shines again</w:t></w:r>"
    assert text.count(run) == 1
    text = text.replace(run, "<w:r><w:t>The Lighthouse</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>"
                        "shines again</w:t></w:r>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, one in {**parts, "word/document.xml": text.encode()}.items():
            archive.writestr(name, one)
    return buffer.getvalue()


CHANGED = {"people.gao-yan.title": "Keeper of the light",
           "organisations.lamp-trust.about": "It keeps lights.",
           "release.headline": "The Lighthouse\\\nshines again"}


def check_worked_in(data):
    findings = Findings()
    delivery = read_sheet(data, "sheet.docx", opened()[1], findings)
    changed = {one.context: one.words for one in delivery.rows if not one.is_untouched}
    assert changed == CHANGED and len(delivery.rows) == len(opened()[1].rows)
    said, = [one.message for one in findings if one.code == "proof-sheet-changes"]
    assert said.startswith("tracked changes in 2 rows by Ada: 2 insertions, 2 deletions")


def test_what_a_reviewer_did_comes_back(sheet):
    check_worked_in(worked_in(sheet))


@pytest.mark.slow
def test_libreoffice_saves_it_without_a_loss(sheet, tmp_path):
    need_office()
    home = open_home(tmp_path)
    paths = tmp_path / "sheet.docx", tmp_path / "worked-in.docx"
    for path, data in zip(paths, (sheet, worked_in(sheet)), strict=True):
        path.write_bytes(data)
    saved = [one.read_bytes() for one in office_convert(home, "docx", *paths)]
    around = [one.read_bytes() for one in office_convert(
        home, "docx", *office_convert(home, "odt", *paths))]
    for data in (saved[0], around[0]):
        findings = Findings()
        delivery = read_sheet(data, "sheet.docx", opened()[1], findings)
        assert (delivery.kit, delivery.target) == ("beacon", "en")
        assert len(delivery.rows) == len(opened()[1].rows)
        assert all(one.is_untouched and not one.comment for one in delivery.rows)
        assert not [*findings]
    for data in (saved[1], around[1]):
        check_worked_in(data)
