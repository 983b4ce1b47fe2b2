"""What is given to the rules for signs, and what they give back.

Here: the records.  Never here: a rule.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from presskit import locales
from presskit.locales import HANGUL, KANA
from presskit.localise.literals import Index
from presskit.localise.tables import WithMarks
from presskit.model.signs import Signs

__all__ = ["HAN", "HANGUL", "KANA", "OBJECT", "Hand", "Slip", "code_points", "fold_letters"]

HAN = f"々〇{locales.HAN}"
OBJECT = "\ufffc"
"""Stands in a text where something else does: a quote by id, an address, an escaped sign."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Characters ``start`` to ``end`` of a text that should be typed otherwise.

    ``instead`` is what to type (``None``: only a person can say); ``safe`` that nothing else
    can be meant; ``letters`` that a letter or digit is written by another code point.
    """

    start: int
    end: int
    instead: str | None
    code: str
    why: str
    safe: bool = False
    letters: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """How a locale's texts are typed.  ``names`` are the registered forms of any locale, which
    are written as their bearers write them, ``own`` those of this one."""

    locale: str
    signs: Signs
    conventions: WithMarks
    names: Index
    own: Index


def code_points(text: str) -> str:
    """The characters by number: ``U+2014 U+2014``."""
    return " ".join(f"U+{ord(char):04X}" for char in text)


def fold_letters(text: str, signs: Signs) -> str:
    """The letters and digits of a text, each by one code point whatever was typed: what no fix
    may change."""
    text = "".join(signs.radicals.get(char, char) for char in text)
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
