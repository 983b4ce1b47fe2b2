"""Readings as an author types them: ``{漢字|かんじ}``, ``{漢字|かん|じ}`` (DenDen Markdown).

Here: from the braces to the characters with how they are read, and what is wrong with them.  Never
here: finding the braces in a text (``inline_rules``), the readings of the register.
"""

from __future__ import annotations

import re
from dataclasses import replace

from presskit.document import Text, split_base

__all__ = ["READING_HINT", "read_reading"]

READING_HINT = ("write {漢字|かんじ} with one reading for all, {漢字|かん|じ} with one for each "
                "character, or \\{ for the brace itself")

_STROKE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"[*_`\[\]<&\n]")


def read_reading(text: str) -> tuple[Text, str]:
    """What stands in braces as characters with their readings, and what is wrong with it, empty for
    nothing; what is wrong has no readings.

    >>> read_reading("{漢字|かん|じ}")[0].readings, read_reading("{漢字|}")[1]
    (('かん', 'じ'), 'lacks a reading')
    """
    parts = [one.strip() for one in _STROKE.sub("\\1\0", text[1:-1]).split("\0")]
    base, *readings = (_ESCAPED.sub(r"\1", one) for one in parts)
    plain, count = Text(base), len(split_base(base.replace("\\", "")))
    if any(_MARKUP.search(_ESCAPED.sub("", one)) for one in parts):
        return plain, "has markup in it: put it around the braces"
    if not base:
        return plain, "has no characters that are read"
    if not all(readings):
        return plain, "lacks a reading"
    if len(readings) not in (1, count):
        return plain, f"has {len(readings)} readings for {count} characters"
    return replace(plain, readings=tuple(readings)), ""
