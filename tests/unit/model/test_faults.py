"""Pydantic's errors in our words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from presskit.diagnostics import Findings, Span
from presskit.model.faults import Finder, report_faults


class Places(dict):
    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.names = {("a", "b"): Span("f", 3, 3)}


FINDER = Finder(SimpleNamespace(
    places=Places({(): Span("f"), ("a",): Span("f", 2, 4), ("a", "b"): Span("f", 3, 6)}),
    findings=Findings()))


def test_a_value_without_a_place_has_that_of_what_holds_it() -> None:
    assert FINDER.value(("a", "b", 0, "c")) == Span("f", 3, 6)
    assert FINDER.value(("x",)) == Span("f")
    assert FINDER.key(("a", "b")) == Span("f", 3, 3)
    assert FINDER.key(("a",)) == Span("f", 2, 4)


def test_an_error_type_without_words_is_a_fault_of_ours() -> None:
    with pytest.raises(AssertionError):
        report_faults([{"type": "never_seen", "loc": ("a",), "input": ""}], FINDER,
                      lambda _path: (), Findings())


def test_the_nearest_choice_is_offered() -> None:
    findings = Findings()
    report_faults([{"type": "literal_error", "loc": ("a", "b"), "input": "isuer",
                    "ctx": {"expected": "'', 'issuer' or 'host'"}}], FINDER,
                  lambda _path: (), findings)
    (found,) = findings
    assert found.hint == "did you mean issuer? It is one of: issuer, host"


def test_a_full_width_comma_between_words_is_named() -> None:
    findings = Findings()
    report_faults([{"type": "literal_error", "loc": ("a", "b"), "input": "speaker、artist",
                    "ctx": {"expected": "'speaker' or 'artist'"}}], FINDER,
                  lambda _path: (), findings)
    (found,) = findings
    assert found.code == "value-unknown" and "did you mean" not in found.hint
    assert "、" in found.hint and "write ," in found.hint


def test_a_long_value_is_shown_by_its_beginning() -> None:
    findings = Findings()
    report_faults([{"type": "int_parsing", "loc": ("a",), "input": "x" * 200}], FINDER,
                  lambda _path: (), findings)
    assert len(list(findings)[0].message) < 100


def test_a_file_that_broke_as_a_whole_is_known_by_its_stem() -> None:
    findings = Findings()
    findings.error("yaml-syntax", "x", hint="y", span=Span("kits/a/people.yaml", 1, 1))
    findings.error("yaml-duplicate-key", "x", hint="y", span=Span("kits/a/works.yaml", 1, 1))
    finder = Finder(SimpleNamespace(places=Places(), findings=findings))
    assert finder.is_broken("people") and not finder.is_broken("works")
