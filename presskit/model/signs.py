"""How the signs of a text are typed: one row of ``templates/signs.yaml``.

Here: its frozen type, and choosing and decoding the row of a locale.  Never here: reading
files, looking for a sign in a text.  Quotation marks and the dot in names belong to the
convention sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from presskit.diagnostics import Findings, Span
from presskit.model.conventions import Places, widening

__all__ = ["Lookalike", "Signs", "decode_signs"]

_BASE = "default"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Lookalike(_Model):
    """``char`` between two characters of a script is probably ``instead``."""

    char: str
    between: Literal["han", "kana"]
    instead: str


class Signs(_Model):
    """The signs of one way of writing; ``templates/signs.yaml`` says what each key means."""

    ellipsis: tuple[str, ...]
    dash: str
    dash_between: bool
    spaced_hyphen: str
    wave: tuple[str, ...]
    middle_dot: str
    nested_outside: bool
    titles: tuple[str, ...]
    titles_nested: tuple[str, ...]
    brackets: tuple[str, ...]
    wide: dict[str, str]
    narrow: str
    narrow_marks: dict[str, str]
    compatibility: Literal["fix", "report"]
    keep: str
    lookalikes: tuple[Lookalike, ...]
    radicals: dict[str, str]

    @field_validator("titles", "titles_nested")
    @classmethod
    def _is_pair(cls, pair: tuple[str, ...]) -> tuple[str, ...]:
        if len(pair) not in (0, 2):
            raise ValueError("an opening and a closing bracket")
        return pair

    @field_validator("ellipsis")
    @classmethod
    def _is_given(cls, forms: tuple[str, ...]) -> tuple[str, ...]:
        if not forms:
            raise ValueError("one form at least")
        return forms

    @field_validator("narrow")
    @classmethod
    def _is_class(cls, narrow: str) -> str:
        try:
            re.compile(f"[{narrow}]" if narrow else "")
        except re.error as error:
            raise ValueError("a class of characters") from error
        return narrow

    @field_validator("radicals")
    @classmethod
    def _by_character(cls, rows: dict[str, str]) -> dict[str, str]:
        return {chr(int(code, 16)): right for code, right in rows.items()}


def decode_signs(value: Any, locale: str, conventions: str = "",
                 places: Places | None = None) -> Signs:
    """The signs of a locale: those of its convention set, else of its tag or a shorter one,
    else the default, each laid over the row that it is based on.

    ``value`` is the whole table.  Raises :class:`PresskitError` with all problems.
    """
    findings, places = Findings(), places or {}
    rows = value if isinstance(value, Mapping) else {}
    name = next((one for one in (conventions, *widening(locale)) if one in rows), _BASE)
    merged: dict[str, Any] = {}
    for one in reversed(list(_lineage(rows, name))):
        merged |= rows[one]
    merged.pop("based_on", None)
    try:
        return Signs.model_validate(merged)
    except ValidationError as error:
        for fault in error.errors():
            _report(fault, name, places, findings)
    findings.raise_errors()
    raise AssertionError("a row that can't be validated has an error")


def _lineage(rows: Mapping[str, Any], name: str) -> Iterator[str]:
    seen: list[str] = []
    while name in rows and name not in seen and isinstance(rows[name], Mapping):
        seen.append(name)
        yield name
        name = str(rows[name].get("based_on") or _BASE)


def _report(fault: Any, name: str, places: Places, findings: Findings) -> None:
    key = ".".join(map(str, fault["loc"]))
    span: Span | None = places.get((name, *fault["loc"])) or places.get((name,))
    if fault["type"] == "extra_forbidden":
        findings.error("signs-unknown", f"signs.yaml: {name} has no key {key}", span=span,
                       hint=f"known are: {', '.join(Signs.model_fields)}")
    elif fault["type"] == "missing":
        findings.error("signs-missing", f"signs.yaml: {name} does not say {key}", span=span,
                       hint="look how the shipped templates/signs.yaml writes it; a key that a "
                       "row leaves out is taken from the row it is based on")
    else:
        findings.error("signs-wrong", f"signs.yaml: {name}: {key} can't be {fault['input']!r}",
                       span=span, hint="look how the other rows write it")
