"""What Pydantic found, in our words.

Here: one row per type of error, from Pydantic's type to code, sentence and hint.  Never here:
Pydantic's own English, which may change with any release.
"""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from presskit.diagnostics import Findings, Severity, Span

__all__ = ["Finder", "report_faults"]

_TYPES = {
    "string_type": ("a text", "write it in one piece, in quotation marks where it holds : or #"),
    "text_type": ("a text", "write it in one piece, in quotation marks where it holds : or #"),
    "model_type": ("a group of names with values", "set the names in below it, one on each line"),
    "dict_type": ("a group of names with values", "set the names in below it, one on each line"),
    "dataclass_type": ("a group of names with values", "write {name: value, name: value}"),
    "tuple_type": ("a list", "begin each entry with a dash, or write [one, two]"),
    "list_type": ("a list", "begin each entry with a dash, or write [one, two]"),
    "int_parsing": ("a whole number", "write digits only, for example 2"),
    "int_type": ("a whole number", "write digits only, for example 2"),
    "int_from_float": ("a whole number", "write digits only, for example 2"),
    "greater_than_equal": ("a number from 1 on", "versions count from 1"),
    "bool_parsing": ("true or false", "write true or false"),
    "bool_type": ("true or false", "write true or false"),
    "string_pattern_mismatch": ("a colour such as #8a1c2b", "write # and six digits from 0-9 and "
                                "a-f, in quotation marks"),
}
_WHOLE = re.compile(r"yaml-(syntax|tab|too-big|top)|file-|character-|path-(outside|circle)|"
                    r"front-matter")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WIDE_COLON = re.compile(r"\s*(?:-\s+)?[\w-]+\s*：")
_DATES = re.compile(r"day|date(time)?_.*|timezone_.*")


class Finder:
    """Where a value stands: from Pydantic's path to a span."""

    def __init__(self, sources: Any):
        self.sources = sources

    def value(self, path: Sequence[str | int]) -> Span:
        """The place of the value, or of the nearest thing that contains it."""
        path = tuple(path)
        while path and path not in self.sources.places:
            path = path[:-1]
        return self.sources.places.get(path) or self.home(path)

    def key(self, path: Sequence[str | int]) -> Span:
        """The place of a key; of the value where it has none."""
        path = tuple(path)
        return self.sources.places.names.get(path) or self.value(path)

    def words(self, path: Sequence[str | int], needle: str) -> Span:
        """The place of ``needle`` in a value."""
        return self.sources.narrow(self.value(path), needle)

    def is_broken(self, stem: str) -> bool:
        """Whether a file (``people`` for ``people.yaml``) could not be read as a whole."""
        return any(one.severity is Severity.ERROR and one.span is not None
                   and _WHOLE.match(one.code)
                   and one.span.file.rpartition("/")[2].partition(".")[0] == stem
                   for one in self.sources.findings)

    def home(self, path: Sequence[str | int] = ()) -> Span:
        """The kit's main file."""
        return self.sources.places.get(()) or Span("kit.yaml")


def report_faults(errors: Sequence[Mapping[str, Any]], finder: Finder, fields: Any,
                  findings: Findings) -> None:
    """Report Pydantic's errors; ``fields(path)`` gives the names that a place knows."""
    for error in errors:
        path = tuple(part for part in error["loc"] if part != "[key]")
        kind = error["type"]
        if kind == "inline_fault":
            report_inline_faults(error["ctx"]["faults"], path, finder, findings)
        elif kind == "extra_forbidden":
            _report_key(path, finder, fields(path[:-1]), findings)
        elif kind == "missing":
            findings.error("key-missing", f'"{path[-1]}" is missing here',
                           span=finder.key(path[:-1]), hint=f"add a line {path[-1]}: …")
        elif kind in ("literal_error", "enum"):
            _report_choice(error, path, finder, findings)
        elif _DATES.fullmatch(kind):
            findings.error("date-unknown", f'"{error["input"]}" is not a date',
                           span=finder.value(path), hint=_hint_day(str(error["input"])))
        else:
            _report_type(error, kind, path, finder, findings)


def report_inline_faults(faults: Sequence[Any], path: tuple, finder: Finder,
                         findings: Findings) -> None:
    """Report what is wrong inside a text."""
    for fault in faults:
        add = findings.error if fault.severity is Severity.ERROR else findings.warning
        add(fault.code, fault.message, hint=fault.hint, span=finder.words(path, fault.needle))


def _report_key(path: tuple, finder: Finder, known: Sequence[str], findings: Findings) -> None:
    near = difflib.get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    findings.error("key-unknown", f'"{path[-1]}" is not a name that is known here',
                   span=finder.key(path),
                   hint=f"did you mean {near[0]}?" if near
                   else "known here: " + ", ".join(known))


def _hint_day(given: str) -> str:
    """What to write instead of a day that doesn't exist."""
    match = _DAY.fullmatch(given.strip())
    if match and 1 <= int(match[2]) <= 12 and int(match[1]):
        days = calendar.monthrange(int(match[1]), int(match[2]))[1]
        if int(match[3]) > days:
            return f"month {match[2]} of {match[1]} has {days} days"
    return "write year-month-day, for example 2025-12-19"


def _report_choice(error: Mapping[str, Any], path: tuple, finder: Finder,
                   findings: Findings) -> None:
    choices = re.findall(r"'([^']*)'", str(error["ctx"]["expected"]))
    choices = [one for one in choices if one]
    given = str(error["input"])
    near = difflib.get_close_matches(given, choices, n=1, cutoff=0.6)
    comma = re.search("[，、；;]", given)
    if comma and given.split(comma[0])[0].strip() in choices:
        findings.error("value-unknown", f'"{given}" is taken for one word', span=finder.value(path),
                       hint=f"{comma[0]} parts nothing here: write , and a space instead")
        return
    findings.error("value-unknown", f'"{given}" is not one of the words that can stand here',
                   span=finder.value(path),
                   hint=(f"did you mean {near[0]}? " if near else "")
                   + "It is one of: " + ", ".join(choices))


def _report_type(error: Mapping[str, Any], kind: str, path: tuple, finder: Finder,
                 findings: Findings) -> None:
    if kind not in _TYPES:
        raise AssertionError(f"no words for Pydantic's error type {kind} at {path}")
    wanted, hint = _TYPES[kind]
    if kind == "model_type" and isinstance(error["input"], str) and _WIDE_COLON.match(
            error["input"]):
        hint = "a full-width colon ： stands there: type : and a space"
    findings.error("value-type", f"{wanted} is wanted here, not {_describe(error['input'])}",
                   span=finder.value(path), hint=hint)


def _describe(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a group of names with values"
    if isinstance(value, (list, tuple)):
        return "a list"
    if value in (None, ""):
        return "nothing"
    text = str(value)
    return f'"{text[:30]}…"' if len(text) > 31 else f'"{text}"'
