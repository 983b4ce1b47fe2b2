"""Broken YAML in our own words."""

from __future__ import annotations

import pytest

from presskit.content.yaml_faults import compose_node
from presskit.diagnostics import Findings


def fault(text: str, first_line: int = 1):
    findings = Findings()
    assert compose_node(text, "f.yaml", first_line, findings) is None
    (found,) = findings
    return found


@pytest.mark.parametrize(("text", "place", "words"), [
    ("a:\n\tb: 1\n", (2, 1), "a tab"),
    ("a: 1\nb: x: y\n", (2, 5), "second colon"),
    ("a: 'x\nb: 1\n", (1, 4), "quotation mark is opened here"),
    ("a: *x\n", (1, 4), "points to nothing"),
    ('a: "\\q"\n', (1, 6), "backslash"),
    ("a: @x\n", (1, 4), "begin with this character"),
    ("a: x\n---\nb: 1\n", (2, 1), "second document"),
    ("a: 1\nb\nc: 2\n", (2, 1), "no colon"),
    ("a: [1,\n b\n", (1, 4), "list in [ ]"),
    ("a: {x: 1\n", (1, 4), "group in { }"),
    ("a: }\n", (1, 4), "closing bracket"), ("a: 1\nb: [\n", (2, 4), "bracket is opened"),
    ("- a\nb: 1\n", (2, 1), "not in line"),
    ('a: "x\nb: 1\nc:\n  - d: "y"\n', (1, 4), "quotation mark is opened here"),
    ('a: 1\nb: {c: "x, d: 2}\ne: "y"\n', (2, 8), "quotation mark is opened here"),
    ('a: "x"\nb: "y\n  z"\nc: d: e\n', (4, 5), "second colon"),
    ("a:\n  b: 1\n\u3000\u3000c: 2\n  d: 3\n", (3, 1), "full-width spaces"),
])
def test_each_fault_has_its_place_and_a_sentence_of_ours(text, place, words) -> None:
    found = fault(text)
    assert (found.span.line, found.span.column) == place
    assert words in found.message and found.hint


def test_the_library_is_never_quoted() -> None:
    for text in ("a: [1,\n b\n", "a: 'x\n", "a: %x\n", "a: *x\n", "a:\n\tb: 1\n"):
        found = fault(text)
        assert "token" not in found.message and "scalar" not in found.message


def test_front_matter_counts_lines_of_its_file() -> None:
    assert fault("a: *x\n", first_line=2).span.line == 2


def test_nothing_is_found_in_an_empty_text() -> None:
    findings = Findings()
    assert compose_node("", "f.yaml", 1, findings) is None
    assert not len(findings)
