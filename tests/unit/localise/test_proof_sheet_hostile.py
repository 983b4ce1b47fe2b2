"""Files that are no proof sheet, or mean harm: each is refused with a reason and a hint."""

import io
import zipfile

import pytest

from presskit.diagnostics import PresskitError
from presskit.localise.exchange import Parcel, Row
from presskit.localise.exchange.word import package as opening
from presskit.model.segment import State
from tests.helpers.word_sheets import (
    comes_back,
    package,
    relation,
    save,
    sheet_body,
    sheet_rows,
)

PARCEL = Parcel("kit", "zh-Hant-HK", "en", (
    Row("release.body@1", "release.body", "晚安。", "Good night.", State.TRANSLATED),))
BODY = sheet_body(PARCEL, sheet_rows(PARCEL))
GOOD = save(BODY, PARCEL)


def refusal(data):
    with pytest.raises(PresskitError) as caught:
        comes_back(PARCEL, data)
    one = caught.value.diagnostics[0]
    assert one.hint and "sheet.docx" in one.message
    return one.code, one.message


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def with_part(name: str, content: bytes) -> bytes:
    """The good file with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, data in {**parts, name: content}.items():
            archive.writestr(one, data)
    return buffer.getvalue()


@pytest.mark.parametrize("size", [0, 3, 30, 200, len(GOOD) // 2, len(GOOD) - 30])
def test_a_file_that_was_cut_off_is_refused(size):
    assert refusal(GOOD[:size])[0] == "proof-sheet-broken"


@pytest.mark.parametrize(("data", "said"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
    (b"Dear all,", "no Word file"),
    (package({"word/document.xml": "<w:document"}), "no XML"),
    (package({"word/document.xml": '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml'
              '/main"/>'}), "Strict"),
    (package({"word/document.xml": "<worksheet/>"}), "no text document"),
])
def test_what_is_no_word_file_is_refused(data, said):
    code, message = refusal(data)
    assert code == "proof-sheet-broken" and said in message


def test_an_open_document_is_refused_by_its_name():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    code, message = refusal(buffer.getvalue())
    assert code == "proof-sheet-broken" and "OpenDocument" in message


def test_programs_are_refused_unread():
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert refusal(save(BODY, PARCEL, main_type=macro))[0] == "proof-sheet-macros"
    assert refusal(with_part("word/vbaProject.bin", b"x"))[0] == "proof-sheet-macros"


LAUGHS = ('<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
          '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>')
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("types", [LAUGHS, OUTSIDE, "<!DOCTYPE w SYSTEM 'http://a.example/x'>"])
@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml",
                                  "customXml/item1.xml"])
def test_document_types_are_refused_in_every_part(name, types, encoding):
    text = part(GOOD, name).decode("utf-8").partition("?>")
    text = text[2] if text[1] else text[0]
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    data = with_part(name, f"{head}{types}{text}".encode(encoding))
    assert refusal(data)[0] == "proof-sheet-entities"


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(opening, "_LARGEST_PART", 1 << 20)
    bomb = with_part("word/document.xml", b" " * (3 << 20))
    assert len(bomb) < 100_000 and refusal(bomb)[0] == "proof-sheet-too-big"


def test_many_parts_together_are_a_bomb_as_well(monkeypatch):
    monkeypatch.setattr(opening, "_MOST_TOGETHER", 1 << 20)
    data = with_part("word/document.xml", part(GOOD, "word/document.xml").replace(
        b"</w:body>", b"<!--" + b" " * (1 << 20) + b"--></w:body>"))
    assert refusal(data)[0] == "proof-sheet-too-big"


def test_a_size_that_lies_is_no_way_round_the_limit(monkeypatch):
    monkeypatch.setattr(opening, "_LARGEST_PART", 1 << 20)
    bomb = bytearray(with_part("word/document.xml", b" " * (3 << 20)))
    size = (3 << 20).to_bytes(4, "little")
    assert size in bomb
    assert refusal(bytes(bomb.replace(size, (100).to_bytes(4, "little"))))[0] in (
        "proof-sheet-too-big", "proof-sheet-broken")


def test_more_parts_than_any_file_has_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "_MOST_MEMBERS", 4)
    assert refusal(GOOD)[0] == "proof-sheet-too-big"


def test_a_part_that_is_there_twice_is_refused():
    buffer = io.BytesIO(GOOD)
    with pytest.warns(UserWarning), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", part(GOOD, "word/document.xml"))
    assert refusal(buffer.getvalue())[0] == "proof-sheet-broken"


def test_depth_beyond_reason_is_refused():
    deep = b"<a>" * 2000 + b"</a>" * 2000
    assert refusal(with_part("word/document.xml", deep))[0] == "proof-sheet-broken"


def test_what_lies_outside_is_told_and_never_fetched():
    data = save(BODY, PARCEL, relations=relation(
        "attachedTemplate", "http://a.example/x.dotm", outside=True)
        + relation("hyperlink", "http://a.example/", outside=True))
    delivery, _words, findings = comes_back(PARCEL, data)
    assert len(delivery.rows) == 1
    assert [(one.code, "attachedTemplate" in one.message) for one in findings] == [
        ("proof-sheet-outside", True)]


def test_parts_that_carry_no_text_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(opening, "_LARGEST_PART", 1 << 20)
    data = with_part("word/media/image1.png", bytes(3 << 20))
    assert len(comes_back(PARCEL, data)[0].rows) == 1


def test_a_cell_of_many_wrappers_and_a_million_spaces_holds_nobody_up():
    many = 20_000
    wrapped = f"<w:p>{'<w:ins><w:r><w:t>a</w:t></w:r></w:ins>' * many}" + (
        f'<w:r><w:t xml:space="preserve">{" " * 50 * many}</w:t></w:r></w:p>')
    body = sheet_body(PARCEL, sheet_rows(PARCEL, {PARCEL.rows[0].id: wrapped}))
    _delivery, words, _findings = comes_back(PARCEL, save(body, PARCEL))
    assert words(PARCEL.rows[0].id) == "a" * many
