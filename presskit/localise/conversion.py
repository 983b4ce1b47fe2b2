"""Converting the segments of a locale, one by one.

Here: handing each text to the converter, and what is to be said of it.  Never here: how a text
is converted (``script``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from presskit.diagnostics import Findings
from presskit.document import Inline
from presskit.localise.opening import open_converter
from presskit.localise.review import Side
from presskit.localise.scopes import within
from presskit.localise.script import Change, convert_inlines
from presskit.localise.tables import Tools, WithMarks
from presskit.model.kit import Kit
from presskit.model.names import name_form
from presskit.model.segment import Segment

__all__ = ["open_conversion"]


def open_conversion(kit: Kit, locale: str, conventions: WithMarks, tools: Tools, origin: Side,
                    words: Mapping[str, tuple[Inline, ...]], changes: list[Change],
                    found: Findings) -> Callable[[str, Segment], tuple[Inline, ...]]:
    """A function that converts one segment of ``origin``, by its id and with its ``words``,
    noting its changes and complaints."""
    converter = open_converter(kit, origin.register, locale, conventions, tools)
    register = kit.register
    said: set[tuple[str, str]] = set()

    def convert(key: str, segment: Segment) -> tuple[Inline, ...]:
        quoted = bool(segment.quote) or ".closing_words" in segment.path
        own = replace(converter, register=within(converter.register, kit, key))
        done = convert_inlines(own, key, words[key], quoted=quoted)
        changes.extend(done.changes)
        for mention in done.missing:
            form = mention.form.partition(":")[0]
            known = name_form(register[mention.key], locale)  # else said already
            if known and (mention.key, form) not in said:
                said.add((mention.key, form))
                found.warning(
                    "name-form-missing", f"{mention.key} has no {form} form in {locale}",
                    segment=key,
                    hint=f"add {form}: under names: {locale} of {mention.key.split(':')[1]}")
        if done.lost_marks:
            found.warning(
                "quote-marks-unbalanced", f"{' '.join(done.lost_marks)} has no partner",
                segment=key, hint="close the quotation, or delete the mark",
                span=tools.places.get(key))
        return done.inlines

    return convert
