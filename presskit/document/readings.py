"""Readings: what is set small above characters, or behind them where nothing can stand above.

Here: which reading belongs to which characters, and a tree with its readings as words.  Never
here: how a reading is typed (``content``), set (``render``) or pronounced.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TypeVar

from presskit.document.nodes import Inline, Span, Text
from presskit.document.tree import map_text, walk

__all__ = ["READING", "drop_readings", "has_readings", "pair_readings", "split_base",
           "spread_readings", "write_readings"]

READING = "reading"
"""The role of the run that a reading becomes among the words of a line."""

_SYLLABLES = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u3105-\u312f\u31a0-\u31bf]")
"""Letters of Latin and of Bopomofo, whose syllables are set apart by spaces."""

_Tree = TypeVar("_Tree")


def split_base(text: str) -> tuple[str, ...]:
    """The characters of a text, each with the accents and selectors of its form that follow it."""
    out: list[str] = []
    for one in text:
        if out and unicodedata.category(one) in ("Mn", "Mc", "Me"):
            out[-1] += one
        else:
            out.append(one)
    return tuple(out)


def has_readings(node: object) -> bool:
    """Whether anything in a tree is to be read as its author says."""
    return any(isinstance(one, Text) and one.readings for one in walk(node))


def pair_readings(text: Text) -> tuple[Text, ...]:
    """The text in the pieces that have a reading each.  Where the words have changed, a name
    that has another form in this locale, and no longer have one for each, all are for the whole.

    >>> [(one.text, one.readings) for one in pair_readings(Text("漢字", readings=("かん", "じ")))]
    [('漢', ('かん',)), ('字', ('じ',))]
    """
    if len(text.readings) < 2:
        return (text,)
    pieces = split_base(text.text)
    if len(pieces) != len(text.readings):
        return (replace(text, readings=(_join(text),)),)
    return tuple(replace(text, text=one, readings=(reading,))
                 for one, reading in zip(pieces, text.readings, strict=True))


def _join(text: Text) -> str:
    return (" " if any(map(_SYLLABLES.search, text.readings)) else "").join(text.readings)


def write_readings(node: _Tree, brackets: tuple[str, str]) -> _Tree:
    """The same tree with each reading in brackets behind the characters that it is for."""
    def write(text: Text) -> Text:
        if not text.readings:
            return text
        return replace(text, text=f"{text.text}{brackets[0]}{_join(text)}{brackets[1]}",
                       readings=())
    return map_text(node, write)


def spread_readings(node: _Tree) -> _Tree:
    """The same tree with each reading as a run of its own behind its characters: the order in
    which a file says what it sets above."""
    def spread(text: Text) -> Text | tuple[Inline, ...]:
        if not text.readings:
            return text
        return tuple(one for pair in pair_readings(text) for one in (
            replace(pair, readings=()),
            Span(READING, (replace(pair, text=pair.readings[0], readings=()),))))
    return map_text(node, spread)


def drop_readings(node: _Tree) -> _Tree:
    """The same tree without readings."""
    return map_text(node, lambda text: replace(text, readings=()) if text.readings else text)
