"""The kinds of value that a kit's records are made of.

Here: the base of all records; texts, paragraphs, days as fields.  Never here: records.

A text is a :class:`Segment`.  Validation is given, as its context, ``inlines`` (from Markdown
to inlines), ``join`` (a text on one line) and ``locale`` (the language it is written in).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetPydanticSchema, model_validator
from pydantic_core import PydanticCustomError, core_schema

from presskit.document import Text
from presskit.model.segment import Segment

__all__ = ["DAY", "NONE", "Day", "FamilyNames", "Fragments", "Model", "Paragraphs",
           "UNLIMITED", "Until", "Words"]


class Model(BaseModel):
    """A frozen record that knows all of its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        """``venue:`` with nothing behind it is as good as no ``venue:``."""
        if not isinstance(value, dict) or None not in value.values():
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: one for key, one in value.items() if one is not None or key not in known}


# Words: a text field, written as Markdown inlines in the file -----------------------------

def _segment(value: Any, info) -> Segment:
    if isinstance(value, Segment):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("text_type", "a text is wanted here")
    context = info.context or {}
    inlines, join = context.get("inlines"), context.get("join", str.strip)
    text = join(value)
    parsed = inlines(text) if inlines and text else ((Text(text),) if text else ())
    return Segment.of("", text, parsed, context.get("locale", ""))


def _words_schema(_source, _handler):
    return core_schema.with_info_plain_validator_function(_segment)


class _TextInSchema:
    """Shows a segment as text in the JSON Schema; ``value: 18`` is a number to an editor."""

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema, _handler):
        return {"type": ["string", "number"]}


class _OneOrMoreInSchema:
    """Shows a list that may be written as one text."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema, handler):
        return {"anyOf": [{"type": ["string", "number"]}, handler(schema)]}


Words = Annotated[Segment, GetPydanticSchema(_words_schema), _TextInSchema]
"""A text field: one segment.  Empty text means that the author gave none."""


def _split(value: Any) -> Any:
    if isinstance(value, str):
        return [part for part in re.split(r"\n[ \t]*\n\s*", value.strip()) if part]
    return value


Paragraphs = Annotated[tuple[Words, ...], BeforeValidator(_split), _OneOrMoreInSchema]
"""Several paragraphs, one segment each; in a file one text with blank lines, or a list."""


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Fragments = Annotated[tuple[Words, ...], BeforeValidator(_one_or_more), _OneOrMoreInSchema]
"""One text, or the fragments it was spoken in."""

NONE = Segment.plain("")


def _by_locale(value: Any) -> Any:
    return {"default": value} if isinstance(value, (str, list, tuple)) else value


class _ByLocaleInSchema:
    """Shows a mapping by locale that may be written as its one value."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema, handler):
        whole = handler(schema)
        return {"anyOf": [*whole["additionalProperties"]["anyOf"], whole]}


_Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_more), _OneOrMoreInSchema]

FamilyNames = Annotated[dict[str, _Names], BeforeValidator(_by_locale), _ByLocaleInSchema]
"""Names of families, for every locale (``default``) or by locale; one, or several in order."""


def _day(value: Any) -> Any:
    """A day is written year-month-day and nothing else: ``20251219`` and ``1.2.2025`` are
    read differently by different people."""
    if isinstance(value, str):
        try:
            if not DAY.fullmatch(value):
                raise ValueError
            return dt.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day", "not a date") from None
    return value


DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Day = Annotated[dt.date, BeforeValidator(_day)]
"""A date, ISO 8601 in its extended form."""

UNLIMITED = dt.date.max
"""The last day of what may be used without an end."""


def _until(value: Any) -> Any:
    return UNLIMITED if value == "unlimited" else _day(value)


class _UntilInSchema:
    """Shows a day in whose place the one word may stand."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema, handler):
        return {"anyOf": [handler(schema), {"const": "unlimited"}]}


Until = Annotated[dt.date, BeforeValidator(_until), _UntilInSchema]
"""A last day, or ``unlimited``."""
