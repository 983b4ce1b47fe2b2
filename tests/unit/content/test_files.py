"""Reading text files: bytes, encodings, characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.content.files import Source, check_characters, read_source
from presskit.diagnostics import Exit, Findings, PresskitError, Severity, Span, show_path


def read(path: Path, data: bytes) -> tuple[Source | None, Findings]:
    path.write_bytes(data)
    findings = Findings()
    return read_source(path, findings), findings


def test_a_mark_of_byte_order_and_windows_line_ends_are_taken_out(tmp_path: Path) -> None:
    source, findings = read(tmp_path / "a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert source is not None and source.text == "a: 1\nb: 2\n"
    assert not len(findings)


def test_the_first_byte_that_is_not_utf_8_is_named_with_its_place(tmp_path: Path) -> None:
    source, findings = read(tmp_path / "a.yaml", "燈: 塔\n好: ".encode() + b"\xff\xfe\n")
    (found,) = findings
    assert source is None
    assert (found.code, found.span.line, found.span.column) == ("file-encoding", 2, 4)


def test_a_bad_byte_behind_a_mark_of_byte_order_keeps_its_column(tmp_path: Path) -> None:
    _source, findings = read(tmp_path / "a.yaml", b"\xef\xbb\xbfab\xff")
    assert [one.span.column for one in findings] == [4]


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"\xfe\xff\x00a"])
def test_utf_16_is_told_apart(tmp_path: Path, data: bytes) -> None:
    _source, findings = read(tmp_path / "a.yaml", data)
    assert ["UTF-16" in one.message for one in findings] == [True]


def test_a_file_that_is_far_too_big_is_not_read_as_text(tmp_path: Path) -> None:
    source, findings = read(tmp_path / "a.yaml", b"a" * 5_000_001)
    assert source is None and [one.code for one in findings] == ["file-too-big"]


@pytest.mark.parametrize(("char", "code"), [
    ("\0", "character-nul"), ("\x07", "character-control"), ("\x85", "character-control"),
    ("\r", "character-control"), ("\u2028", "character-control"),
    ("\ue000", "character-private"), ("\U000f0000", "character-private"),
    ("\ufffd", "character-broken"), ("\u202e", "character-direction"),
])
def test_characters_that_no_kit_may_hold_are_errors_with_their_number(
        tmp_path: Path, char: str, code: str) -> None:
    source, findings = read(tmp_path / "a.md", f"x\n好{char}y".encode())
    (found,) = findings
    assert source is None
    assert (found.code, found.span) == (code, Span(found.span.file, 2, 2, 2, 3))
    assert f"U+{ord(char):04X}" in found.message and found.hint


@pytest.mark.parametrize("char", ["\u200b", "\u2060", "\ufeff", "\u00ad"])
def test_invisible_characters_are_warnings_and_the_text_is_used(
        tmp_path: Path, char: str) -> None:
    source, findings = read(tmp_path / "a.md", f"a{char}b".encode())
    assert source is not None
    assert [(one.code, one.severity) for one in findings] == [
        ("character-invisible", Severity.WARNING)]


def test_many_bad_characters_do_not_bury_other_findings(tmp_path: Path) -> None:
    _source, findings = read(tmp_path / "a.md", "\ue000".encode() * 500)
    assert len(findings) == 21 and list(findings)[-1].code == "character-more"


def test_tabs_and_all_that_people_write_pass(tmp_path: Path) -> None:
    text = "a\tb 燈塔 ほ 한 é 👍🏽 “x” — · ‧ 𠮷\n"
    source, findings = read(tmp_path / "a.md", text.encode())
    assert source is not None and source.text == text and not len(findings)


def test_a_lone_surrogate_written_as_an_escape_is_found() -> None:
    findings = Findings()
    assert not check_characters("a\ud83d", Span("f", 1, 1), findings)
    assert [one.code for one in findings] == ["character-surrogate"]


def test_a_file_that_may_not_be_read_ends_with_exit_code_3(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(PresskitError) as caught:
        read_source(tmp_path / "a.yaml", Findings())
    assert caught.value.exit_code is Exit.MACHINE
    assert caught.value.diagnostics[0].code == "file-permission"


def test_paths_are_shown_relative_to_where_we_stand(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert show_path(tmp_path / "a" / "b.yaml") == "a/b.yaml"
    assert show_path(Path("/etc/hosts")) == "/etc/hosts"


@given(st.text(alphabet="ab燈\n", min_size=1), st.data())
def test_place_and_offset_are_inverse(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    source = Source("f", text)
    span = source.span(offset)
    assert source.offset(span.line, span.column) == offset
    line = text.split("\n")[span.line - 1] + "\n"
    assert line[span.column - 1] == text[offset]
