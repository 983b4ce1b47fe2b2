"""Showing diagnostics."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from presskit.cli.report import Report, write_excerpt, write_human, write_json, write_sarif
from presskit.diagnostics import Diagnostic, Severity, Span


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kit.yaml").write_text(
        "title: 燈塔修復\nname: 燈塔 x 2025-13-19\n" + "燈" * 200 + "x" + "塔" * 200 + "\n"
        "\tb\u200bc\n", "utf-8")
    return tmp_path


def finding(**more) -> Diagnostic:
    return Diagnostic(**{"code": "date-unknown", "severity": Severity.ERROR, "hint": "write it",
                         "message": '"2025-13-19" is not a date',
                         "span": Span("kit.yaml", 2, 12, 2, 22), **more})


def test_a_finding_shows_its_line_with_carets_below_the_value(here: Path) -> None:
    assert write_human(finding()) == (
        'kit.yaml:2:12: error[date-unknown] "2025-13-19" is not a date\n'
        "    2 | name: 燈塔 x 2025-13-19\n"
        "      |              ^^^^^^^^^^\n"
        "   hint: write it")


def test_east_asian_characters_take_two_columns_under_the_carets(here: Path) -> None:
    line, carets = write_excerpt(Span("kit.yaml", 1, 8, 1, 10))
    assert line.index("燈") == carets.index("^")
    assert carets.count("^") == 4


def test_a_place_of_several_lines_marks_the_first_to_its_end(here: Path) -> None:
    _line, carets = write_excerpt(Span("kit.yaml", 1, 8, 2, 5))
    assert carets.count("^") == 8


def test_a_place_without_an_end_has_one_caret(here: Path) -> None:
    assert write_excerpt(Span("kit.yaml", 2, 1))[1].count("^") == 1


def test_nothing_of_a_file_for_a_program_is_shown(here: Path) -> None:
    (here / "sheet.docx").write_bytes(b"PK\x03\x04\0\nsecond")
    assert write_excerpt(Span("sheet.docx", 2)) == []


def test_a_very_long_line_is_cut_around_the_place(here: Path) -> None:
    line, carets = write_excerpt(Span("kit.yaml", 3, 201, 3, 202))
    assert "…" in line and "x" in line and len(line) < 130
    before = line[:line.index("x")]
    assert carets.index("^") == len(before) + sum(char in "燈塔" for char in before)


def test_invisible_characters_are_made_visible(here: Path) -> None:
    assert write_excerpt(Span("kit.yaml", 4, 3, 4, 4)) == ["    4 |  b\ufffdc", "      |   ^"]


def test_a_full_width_space_stays_and_is_two_columns_wide(here: Path) -> None:
    (here / "kit.yaml").write_text("\u3000\u3000燈: 塔\n", encoding="utf-8")
    assert write_excerpt(Span("kit.yaml", 1, 3, 1, 4)) == [
        "    1 | \u3000\u3000燈: 塔", "      |     ^^"]


@pytest.mark.parametrize("span", [Span("gone.yaml", 1, 1), Span("kit.yaml"),
                                  Span("kit.yaml", 99, 1)])
def test_what_can_not_be_shown_is_left_out(here: Path, span: Span) -> None:
    assert write_excerpt(span) == []


def test_a_place_that_is_a_whole_line_has_no_carets(here: Path) -> None:
    assert write_excerpt(Span("kit.yaml", 1)) == ["    1 | title: 燈塔修復"]


def test_a_finding_without_a_file_names_its_text(here: Path) -> None:
    shown = write_human(finding(span=None, segment="people.ding.title"))
    assert shown.startswith("people.ding.title: error[date-unknown]")
    assert write_human(finding(span=None)).startswith("error[date-unknown]")


def test_related_places_stand_below(here: Path) -> None:
    shown = write_human(finding(related=((Span("kit.yaml", 1, 1), "the first is here"),)))
    assert shown.endswith("   kit.yaml:1:1: the first is here")


def test_json_says_everything(here: Path) -> None:
    (said,) = json.loads(write_json([finding()]))["diagnostics"]
    assert said["span"] == {"file": "kit.yaml", "line": 2, "column": 12, "end_line": 2,
                            "end_column": 22}
    assert (said["code"], said["severity"], said["hint"]) == ("date-unknown", "error",
                                                              "write it")


def test_sarif_has_rules_places_and_levels(here: Path) -> None:
    warning = finding(code="a", severity=Severity.WARNING, span=None, segment="kit.title")
    run = json.loads(write_sarif([finding(), warning, finding(span=Span("a b.yaml"))]))["runs"][0]
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == ["a", "date-unknown"]
    first, second, third = run["results"]
    assert (first["ruleIndex"], first["level"]) == (1, "error")
    assert first["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 22}
    assert second["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "kit.title"}]}]
    place = third["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a%20b.yaml"}}


def test_each_finding_is_shown_once_in_order_of_place(here: Path, capsys) -> None:
    report = Report()
    report.add([finding(), finding(span=Span("a.yaml", 1, 1)), finding()])
    report.show()
    report.close()
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("error[") == 2
    assert said.err.index("a.yaml") < said.err.index("kit.yaml")
    assert said.err.endswith("2 errors\n")


def test_a_machine_gets_one_document_and_nothing_else(here: Path, capsys) -> None:
    for output in ("json", "sarif"):
        report = Report(output)
        report.add([finding()])
        report.say("done")
        report.show()
        report.close()
        said = capsys.readouterr()
        assert json.loads(said.out) and said.err == ""
