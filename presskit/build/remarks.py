"""Findings as plain values, for the record and the store.

Here: there and back.  Never here: what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from presskit.diagnostics import Diagnostic, Severity, Span

__all__ = ["pack_findings", "unpack_findings"]


def pack_findings(findings: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """The findings as values that JSON can hold."""
    return [asdict(one) for one in findings]


def unpack_findings(values: Iterable[Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """The findings behind such values.  Raises ``KeyError``, ``TypeError``, ``ValueError``."""
    return tuple(_unpack(one) for one in values)


def _unpack(value: Mapping[str, Any]) -> Diagnostic:
    span = Span(**value["span"]) if value["span"] else None
    related = tuple((Span(**place), words) for place, words in value["related"])
    return Diagnostic(value["code"], Severity(value["severity"]), value["message"], span,
                      value["segment"], value["hint"], related)
