"""Spaces that nobody meant to type.

Here: two in a row, one behind a full-width mark, one before a mark.  Never here: whether Latin
words stand apart from Han (the layout does that), spaces that set parts of a headline apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.locales import is_han_spaced
from presskit.localise.signs.slip import HAN, KANA, OBJECT, Hand, Slip

__all__ = ["find_spaces"]

_TWO = re.compile(r"(?<=\S)  +(?=\S)")
_BEHIND = re.compile(f"(?<=[。，、；：」』”’）》〉]) +(?=[{HAN}{KANA}「『“‘（《〈{OBJECT}])")
_BEFORE = re.compile(r"(?<=\w) +(?=[,;!?](?:\s|$)|\.(?:\s|$))")


def find_spaces(text: str, hand: Hand) -> Iterator[Slip]:
    """Spaces that stand twice, behind a full-width mark, or before a mark of a Latin or Korean
    text."""
    if " " not in text:
        return
    wide = is_han_spaced(hand.locale)
    for match in (_BEHIND if wide else _BEFORE).finditer(text):
        yield Slip(match.start(), match.end(), "", "sign-space",
                   "is a space behind a full-width mark" if wide else "is a space before a mark",
                   True)
    for match in _TWO.finditer(text):
        yield Slip(match.start(), match.end(), " ", "sign-space", "are two spaces", True)
