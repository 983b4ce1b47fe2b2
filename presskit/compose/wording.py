"""Fixed wording as inlines, and inlines put together.

Here: phrases of the locale with their fields filled, runs joined.  Never here: the wording
itself (``templates/phrases``), the author's prose (``prose``).
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import replace

from presskit.document import Inline, Text, plain_text
from presskit.model.tables import Tables

__all__ = ["Inlines", "compose_phrase", "compose_text", "is_empty", "join_inlines",
           "merge_texts"]

Inlines = tuple[Inline, ...]


def compose_text(words: str, language: str = "") -> Inlines:
    """Characters as a run; none for no characters."""
    return (Text(words, language),) if words else ()


def compose_phrase(tables: Tables, key: str, /, **fields: str | Inlines) -> Inlines:
    """A phrase whose fields are characters or runs.

    Raises :class:`presskit.diagnostics.PresskitError` for a phrase or field that is missing.
    """
    given = {name: value if isinstance(value, tuple) else compose_text(value)
             for name, value in fields.items()}
    tables.phrases.get(key, **{name: plain_text(value) for name, value in given.items()})
    out: list[Inline] = []
    for words, name, _, _ in string.Formatter().parse(tables.phrases[key]):
        out.extend(compose_text(words))
        out.extend(given[name] if name else ())
    return merge_texts(tuple(out))


def join_inlines(parts: Iterable[Inlines], separator: str) -> Inlines:
    """The parts that say something, with ``separator`` between them."""
    out: list[Inline] = []
    for part in parts:
        if not is_empty(part):
            out.extend(compose_text(separator) if out else ())
            out.extend(part)
    return merge_texts(tuple(out))


def is_empty(inlines: Inlines) -> bool:
    """Whether a reader would see nothing."""
    return not plain_text(inlines, "").strip()


def merge_texts(inlines: Inlines) -> Inlines:
    """The same with neighbouring texts of one language and segment made one."""
    out: list[Inline] = []
    for one in inlines:
        last = out[-1] if out else None
        if (isinstance(one, Text) and isinstance(last, Text)
                and not (one.readings or last.readings)
                and (one.language, one.segment) == (last.language, last.segment)):
            out[-1] = replace(last, text=last.text + one.text)
        elif not (isinstance(one, Text) and not one.text):
            out.append(one)
    return tuple(out)
