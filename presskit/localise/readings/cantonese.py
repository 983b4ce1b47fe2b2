"""Chinese names as they are read in Cantonese: Jyutping, katakana.

Here: the reading of each character, spellings made of it.  Never here: which language a person is
called by.

Readings are those of cantonese-romanisation (MIT), without tones: those of single characters don't
tell which tone a name has.  It gives them in no order, so that every character with several is
named; surnames are those of our table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presskit.localise.readings.chinese import (
    Spelling,
    cantonese_readings,
    look_up_kana,
    split_name,
)

__all__ = ["kana_of", "read_cantonese", "spell_jyutping", "spell_kana"]

_SYLLABLE = re.compile("(gw|kw|ng|[bpmfdtnlgkhwzcsj])?(?!$)([a-z]+)")
_SURNAME = re.compile("([bpmfdtnlgkhwzcsj]{0,2}[aeiouy]+(?:ng|[mnptk])?)"
                      "([bpmfdtnlgkhwzcsj]{1,2}[aeiouy]+(?:ng|[mnptk])?)")


def read_cantonese(table: Mapping[str, Any], name: str) -> tuple[tuple[str, ...],
                                                                 tuple[str, ...], str]:
    """The syllables of surname and given name (Jyutping without tones), and what of them is not
    sure.  Characters that nobody knows make it empty."""
    surname, given = split_name(table, name)
    known = str(table["jyutping"].get(surname, ""))
    parted = _SURNAME.fullmatch(known) if len(surname) > 1 else None
    first = (parted.groups() if parted else (known,)) if known else ()
    chars = given if known else surname + given
    readings = [cantonese_readings(one) for one in chars]
    if not given or not all(readings):
        return (), (), ""
    found = tuple(one[0] for one in readings)
    unsure = [f"{char} ({' or '.join(those)})" for char, those in zip(chars, readings, strict=True)
              if len(those) > 1]
    first, second = (first, found) if known else (found[:len(surname)], found[len(surname):])
    return first, second, ", ".join(unsure)


def spell_jyutping(table: Mapping[str, Any], name: str) -> Spelling | None:
    """The name in Jyutping, surname first."""
    first, second, unsure = read_cantonese(table, name)
    return Spelling(f"{''.join(first).capitalize()} {''.join(second).capitalize()}",
                    unsure) if first and second else None


def spell_kana(table: Mapping[str, Any], name: str) -> Spelling | None:
    """The sound of the name in katakana, a dot between surname and given name."""
    first, second, unsure = read_cantonese(table, name)
    parts = ["".join(kana_of(table, one) for one in part) for part in (first, second)]
    whole = all(kana_of(table, one) for one in (*first, *second))
    return Spelling("・".join(parts), unsure) if first and second and whole else None


def kana_of(table: Mapping[str, Any], syllable: str) -> str:
    """A syllable in katakana; empty for one that the table hasn't.

    >>> kana_of({"cantonese": {"whole": {}, "consonants": {"l": list("ラリルレロ")},
    ...                        "finals": {"oeng": "iョン"}}}, "loeng")
    'リョン'
    """
    found = _SYLLABLE.fullmatch(syllable)
    parts = (found[1] or "", found[2]) if found else ("", "")
    return look_up_kana(table["cantonese"], syllable, *parts)
