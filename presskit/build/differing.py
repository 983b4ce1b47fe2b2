"""The parity report: where locales differ from the source on purpose, and by whose word.

Here: one line for each deviation.  Never here: which deviations hold (``localise/deviations``),
findings about facts.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from presskit.build.languages import Languages
from presskit.build.reviewing import shown

if TYPE_CHECKING:
    from presskit.model.kit import Deviation

__all__ = ["each_difference"]

_MOST = 60


def each_difference(languages: Languages,
                    locales: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Every text that a locale leaves out, adds or says in its own way, in the order of locales:
    the locale and what is told of it.  ``locales`` are those asked for, empty: all."""
    for locale in languages.locales:
        for one in languages.loaded.kit.deviations:
            if one.locale == locale and (not locales or locale in locales):
                yield locale, _say(languages, one)


def _say(languages: Languages, one: Deviation) -> str:
    """What differs, in whose words, and who let it, when and why."""
    source = languages.reach(languages.locales[0]).segments.get(one.path)
    words = one.text.text if one.kind == "added" else source.text if source else ""
    where = f"behind {shown(languages, one.path)}" if one.kind == "added" else shown(
        languages, one.path)
    text = " ".join(words.split())
    text = text if len(text) <= _MOST else text[:_MOST - 1] + "…"
    holds = one in languages.reach(one.locale).standing
    return (f"{one.kind} {where}{f' ({text})' if text else ''}; approved by {one.name} on "
            f"{one.date}: {one.reason}"
            + ("" if holds else "; NOT as it was approved: it has to be approved anew"))
