"""Japanese names: Hepburn from the reading in kana.

Here: kana to letters.  Never here: how a name in kanji is read; only its bearer knows that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["spell_reading"]


def spell_reading(table: Mapping[str, Any], reading: str) -> str:
    """A reading (surname, a dot or a space, given name) in Latin letters, surname first; empty
    where it isn't kana throughout.

    >>> spell_reading({"hepburn": {"お": "o", "え": "e", "な": "na"}}, "オオエ・ナ")
    'Oe Na'
    """
    parts = [_spell(table["hepburn"], one) for one in re.split(r"[・·\s]+", reading.strip())]
    return " ".join(one.capitalize() for one in parts) if all(parts) else ""


def _spell(rows: Mapping[str, str], text: str) -> str:
    kana = "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in text)
    out, at = "", 0
    while at < len(kana):
        if kana[at] == "ー":
            at += 1
            continue
        if kana[at] == "っ":
            behind = rows.get(kana[at + 1:at + 3]) or rows.get(kana[at + 1:at + 2], "")
            out += "t" if behind.startswith("ch") else behind[:1]
            at += 1
            continue
        found = rows.get(kana[at:at + 2]) or rows.get(kana[at], "")
        if not found:
            return ""
        out += found
        at += 2 if kana[at:at + 2] in rows else 1
    out = re.sub("n(?=[bmp])", "m", out)
    return re.sub(r"ou(?![aeiou])|oo", "o", re.sub("uu", "u", out))
