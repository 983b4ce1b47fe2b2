"""Showing diagnostics: for people, as JSON, as SARIF.

Here: how findings look.  Never here: what is wrong and why.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presskit.diagnostics import Diagnostic, Severity, Span

__all__ = ["Report", "let_go", "put", "width", "write_excerpt", "write_human", "write_json",
           "write_sarif"]

_WIDEST = 96  # columns of a source line that are shown
_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def put(text: str = "", *, error: bool = False) -> None:
    """Print a line to standard output, or to standard ``error``.

    A reader who has seen enough (``presskit status | head``) ends the reading, not the command:
    its work, and its exit code, are what they would have been.
    """
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        return
    try:
        print(text, file=stream, flush=error)
    except BrokenPipeError:
        let_go(stream)


def let_go(stream: Any) -> None:
    """Forget what waits to be printed: Python would try again when it ends, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@dataclass(slots=True)
class Report:
    """What one command says: findings to standard error, its own lines to standard output.

    With ``output`` ``json`` or ``sarif`` standard output holds one JSON document with the
    findings and nothing else, so a command's own lines are left out.
    """

    output: str = "human"
    findings: list[Diagnostic] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    _shown: int = 0

    def keep(self, place: Path) -> None:
        """Note that this run has written to a place for good, whatever becomes of the rest."""
        if place.as_posix() not in self.kept:
            self.kept.append(place.as_posix())

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take findings; each is shown once, at :meth:`show` or at the end."""
        for one in diagnostics:
            if one not in self.findings:
                self.findings.append(one)

    def say(self, line: str = "") -> None:
        """Print a line of the command's own, for people."""
        if self.output == "human":
            put(line)

    def complain(self, text: str) -> None:
        """Print text for people to standard error, whatever the output."""
        put(text, error=True)

    def show(self) -> None:
        """Print the findings not yet shown, for people, and how many there are."""
        fresh = self.findings[self._shown:]
        if self.output != "human" or not fresh:
            return
        self._shown = len(self.findings)
        put("\n\n".join(write_human(one) for one in _sort(fresh)), error=True)
        put("\n" + _count(fresh), error=True)

    def close(self) -> None:
        """Print what is left: the last findings, or the document."""
        if self.output == "human":
            self.show()
        else:
            write = write_json if self.output == "json" else write_sarif
            put(write(_sort(self.findings)))


def _sort(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By place; what has none stays behind in the order found."""
    def key(one: Diagnostic) -> tuple:
        span = one.span
        return (0, span.file, span.line, span.column) if span else (1, "", 0, 0)
    return sorted(findings, key=key)


def _count(findings: Iterable[Diagnostic]) -> str:
    kinds = [one.severity for one in findings]
    numbers = ((kinds.count(kind), kind.value) for kind in Severity)
    return ", ".join(f"{number} {word}{'s' * (number > 1)}" for number, word in numbers if number)


def write_human(one: Diagnostic) -> str:
    """A finding as lines of text: what and where, the source line with carets, the hint.

    >>> print(write_human(Diagnostic("kit-missing", Severity.ERROR, "there is no kit here",
    ...                              hint="presskit new NAME")))
    error[kit-missing] there is no kit here
       hint: presskit new NAME
    """
    place = f"{one.place}: " if one.place else ""
    lines = [f"{place}{one.severity.value}[{one.code}] {one.message}"]
    if one.span:
        lines += write_excerpt(one.span)
    if one.hint:
        lines.append(f"   hint: {one.hint}")
    lines += [f"   {span}: {words}" for span, words in one.related]
    return "\n".join(lines)


def write_excerpt(span: Span) -> list[str]:
    """The line of a place and carets below it; nothing where the file can't be shown.

    East Asian characters take two columns of a terminal (UAX 11).
    """
    if not span.line:
        return []
    try:
        text = Path(span.file).read_text(encoding="utf-8-sig", errors="replace")
        line = text.split("\n")[span.line - 1].rstrip("\r")
    except (OSError, IndexError):
        return []
    if "\0" in text:  # a file for a program, whose places are counted by that program
        return []
    gutter = f"{span.line:>5} | "
    if not span.column:
        return [gutter + _clean(line[:_WIDEST])]
    start = min(span.column - 1, len(line))
    same = span.end_line == span.line and span.end_column > span.column
    end = min(span.end_column - 1, len(line)) if same else len(line) if span.end_line else start + 1
    shift = max(0, start - _WIDEST // 2) if width(line[:end]) > _WIDEST else 0
    before, marked = _clean(line[shift:start]), _clean(line[start:max(end, start + 1)])
    carets = "^" * max(1, min(width(marked), _WIDEST - width(before)))
    shown = ("…" if shift else "") + _clean(line[shift:])
    return [gutter + _cut(shown), " " * 6 + "| " + " " * (bool(shift) + width(before)) + carets]


def _clean(text: str) -> str:
    """Tabs as one space, other invisible characters as a visible one; the full-width space is
    an everyday character where it is typed, and stays."""
    return "".join(" " if char == "\t" else char if char.isprintable() or char == "\u3000"
                   else "\ufffd" for char in text)


def width(text: str) -> int:
    """The columns that a text takes at a terminal, where East Asian characters take two."""
    return sum(0 if unicodedata.combining(char) else
               1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _cut(text: str) -> str:
    used = 0
    for at, char in enumerate(text):
        used += width(char)
        if used > _WIDEST + 8:
            return text[:at] + "…"
    return text


def _place(span: Span) -> dict[str, Any]:
    return {"file": span.file, "line": span.line, "column": span.column,
            "end_line": span.end_line, "end_column": span.end_column}


def write_json(findings: Iterable[Diagnostic]) -> str:
    """The findings as one JSON object; a place that is not known is ``null``, 0 in it too."""
    return json.dumps({"schema": 1, "diagnostics": [
        {"code": one.code, "severity": one.severity.value, "message": one.message,
         "hint": one.hint, "span": _place(one.span) if one.span else None,
         "segment": one.segment,
         "related": [{"span": _place(span), "message": words} for span, words in one.related]}
        for one in findings]}, ensure_ascii=False, indent=2)


def write_sarif(findings: Iterable[Diagnostic]) -> str:
    """The findings as SARIF 2.1.0 (OASIS): columns count Unicode code points."""
    from presskit import __version__

    findings = list(findings)
    rules = sorted({one.code for one in findings})
    run = {"tool": {"driver": {"name": "presskit", "version": __version__,
                               "rules": [{"id": code} for code in rules]}},
           "columnKind": "unicodeCodePoints",
           "results": [_result(one, rules) for one in findings]}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]},
                      ensure_ascii=False, indent=2)


def _result(one: Diagnostic, rules: list[str]) -> dict[str, Any]:
    text = one.message + (f" (hint: {one.hint})" if one.hint else "")
    result: dict[str, Any] = {"ruleId": one.code, "ruleIndex": rules.index(one.code),
                              "level": one.severity.value, "message": {"text": text}}
    if one.span:
        result["locations"] = [_location(one.span)]
    elif one.segment:
        result["locations"] = [{"logicalLocations": [{"fullyQualifiedName": one.segment}]}]
    if one.related:
        result["relatedLocations"] = [{"id": at, **_location(span), "message": {"text": words}}
                                      for at, (span, words) in enumerate(one.related)]
    return result


def _location(span: Span) -> dict[str, Any]:
    from urllib.parse import quote

    path = Path(span.file)
    uri = path.as_uri() if path.is_absolute() else quote(span.file)
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if span.line:
        names = (("startLine", span.line), ("startColumn", span.column),
                 ("endLine", span.end_line), ("endColumn", span.end_column))
        physical["region"] = {name: number for name, number in names if number}
    return {"physicalLocation": physical}
