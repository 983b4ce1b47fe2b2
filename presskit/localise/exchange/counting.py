"""How much work a parcel is, as agencies count it.

Here: bands, words and characters.  Never here: prices.

Chinese and Japanese are counted in characters, other languages in words; of either, marks and
markup count nothing, and a Latin word or a number among characters is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from presskit.locales import HAN, KANA, is_han_spaced
from presskit.localise.codes import Code, split_codes
from presskit.localise.exchange.parcel import Parcel, Row
from presskit.model.segment import State

__all__ = ["BANDS", "Amount", "count_parcel", "count_text", "unit_of"]

BANDS = ("new", "75-99 %", "100 %", "changed", "draft", "repeated", "done")
"""Not translated; with a like text in the memory; with the same; translated from an earlier
source; a machine's draft to go through; the same as a text before it; done."""

_WIDE = f"[{HAN}{KANA}]"
_LETTERS = rf"(?:(?!{_WIDE})\w)+"
_ONE = re.compile(rf"{_WIDE}|{_LETTERS}(?:[-.,:’'/]{_LETTERS})*")


@dataclass(frozen=True, slots=True)
class Amount:
    """So many texts with so many words or characters."""

    texts: int = 0
    units: int = 0


def unit_of(locale: str) -> str:
    """What texts of a locale are counted in."""
    return "characters" if is_han_spaced(locale) else "words"


def count_text(text: str) -> int:
    """The words or characters of a text in Markdown.

    >>> count_text("AI創作於2025年12月19日。"), count_text("It’s a well-known 3.5 **million**.")
    (10, 5)
    """
    words = "".join(" " if isinstance(one, Code) and one.partner < 0 else "" if isinstance(
        one, Code) else one for one in split_codes(text))
    return len(_ONE.findall(unicodedata.normalize("NFC", words)))


def count_parcel(parcel: Parcel) -> Mapping[str, Amount]:
    """The amount in each band, in their order; those that nothing is in are left out."""
    found: dict[str, Amount] = {}
    seen: set[str] = set()
    for row in parcel.rows:
        band = _band(row, seen)
        known = found.get(band, Amount())
        found[band] = Amount(known.texts + 1, known.units + count_text(row.source))
        if band != "done":
            seen.add(" ".join(row.source.split()))
    return {band: found[band] for band in BANDS if band in found}


def _band(row: Row, seen: set[str]) -> str:
    if row.words and row.state.rank >= State.TRANSLATED.rank:
        return "done"
    if " ".join(row.source.split()) in seen:
        return "repeated"
    if row.state in (State.MACHINE, State.STALE):
        return "draft" if row.state is State.MACHINE else "changed"
    best = max((one.score for one in row.offers), default=0)
    return "100 %" if best >= 100 else "75-99 %" if best >= 75 else "new"
