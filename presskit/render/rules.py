"""The rules of setting: what may not begin or end a line, what is kept whole, what leads on.

Here: reading ``templates/setting.yaml`` once for a worker, the row of a language.  Never here:
breaking (``breaks``, ``joiners``), what a character is (``locales``).

The sets follow CLREQ ("Prohibition rules for line start and line end"), JLREQ ("Characters not
starting a line", "Characters not ending a line", strict level) and KLREQ ("Line breaking rules").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from presskit.desk import resources
from presskit.diagnostics import Exit, PresskitError

__all__ = ["Rules", "decode_rules", "read_rules"]

_DEFAULT = "default"


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The rules of one language; ``templates/setting.yaml`` says what each key means."""

    no_line_start: frozenset[str]
    no_display_start: frozenset[str]
    no_line_end: frozenset[str]
    bound_to_previous: frozenset[str]
    never_parted: frozenset[str]
    opening_marks: frozenset[str]
    opening_quotes: frozenset[str]
    closing_marks: frozenset[str]
    break_behind: frozenset[str]
    sentence_end: frozenset[str]
    clause_end: frozenset[str]
    item_end: frozenset[str]
    open_wide: frozenset[str]
    blank_behind: frozenset[str]
    blank_around: frozenset[str]
    firm: frozenset[str]
    units: tuple[str, ...]
    word_units: tuple[str, ...]
    whole_words: tuple[str, ...]
    leads_next: frozenset[str]
    leads_next_endings: tuple[str, ...]
    leans_on_previous: tuple[str, ...]
    opens_phrase: frozenset[str]
    opens_always: frozenset[str]
    closes_phrase: tuple[str, ...]


_SIGNS = tuple(one.name for one in fields(Rules))[:16]
_SETS = frozenset({"leads_next", "opens_phrase", "opens_always"})


@lru_cache(maxsize=64)
def read_rules(tag: str) -> Rules:
    """The rules of a language tag: of each row that fits, a longer tag's over a shorter one's.

    Example: for ``zh-Hant-HK`` the rows ``default``, ``zh`` and ``zh-Hant``.  Raises
    :class:`PresskitError` (``setting-table``) for a table that can't be used.
    """
    return decode_rules(_table(), tag)


@lru_cache(maxsize=1)
def _table() -> Any:
    import yaml

    path = resources() / "templates" / "setting.yaml"
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(path.read_text("utf-8"), loader)  # every value a text
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _fault(f"can't be read: {error}") from error


def decode_rules(table: Any, tag: str) -> Rules:
    """The rules that the rows of a table give for a language tag.

    Raises :class:`PresskitError` (``setting-table``): a key that is missing, unknown, or
    holds the other kind of list.
    """
    parts = tag.split("-")
    tags = [_DEFAULT, *("-".join(parts[:length]) for length in range(1, len(parts) + 1))]
    rows = table if isinstance(table, Mapping) else {}
    row: dict[str, Any] = {}
    for one in tags:
        row |= rows.get(one) or {}
    names = [one.name for one in fields(Rules)]
    for name in (*names, *row):
        if name not in row or name not in names:
            raise _fault(f"{tag} {'lacks' if name in names else 'has no key'} {name}")
        if not isinstance(row[name], str if name in _SIGNS else list):
            raise _fault(f"{name} of {tag} is written as the other kind of list")
    return Rules(**{name: frozenset("".join(row[name].split())) if name in _SIGNS
                    else frozenset(row[name]) if name in _SETS else tuple(row[name])
                    for name in names})


def _fault(what: str) -> PresskitError:
    return PresskitError.one(
        "setting-table", f"templates/setting.yaml: {what}", exit_code=Exit.MACHINE,
        hint="take templates/setting.yaml from the release that this presskit came with")
