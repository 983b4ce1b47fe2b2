"""Ids for what has none yet: short, plain, each once.

Here: letters for a name in any script.  Never here: how a name is printed anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from presskit.build.tables import Shelf
from presskit.desk import Desk
from presskit.locales import HAN
from presskit.localise.readings import japanese, korean
from presskit.localise.readings.chinese import read_mandarin

__all__ = ["Identifiers", "identify", "read_spellings"]

_HAN = re.compile(f"[{HAN}]")
_HANGUL = re.compile("[가-힣]+")
_KANA = re.compile("[ぁ-ゖァ-ヶー]+")
_LARGE = str.maketrans("ァィゥェォぁぃぅぇぉ", "アイウエオあいうえお")
_LONGEST = 40
_TABLES = ("chinese", "japanese", "korean")


def read_spellings(desk: Desk) -> dict[str, Mapping[str, Any]]:
    """The tables of ``templates/readings/`` by their names."""
    shelf = Shelf((desk.templates,))
    return {name: shelf.table(f"readings/{name}")[0] for name in _TABLES}


class Identifiers:
    """Gives each name an id that nothing else has; ``otherwise`` is used where a name has no
    letters that can be read without its bearer (kanji in Japanese); ``readings`` as for
    :func:`identify`."""

    def __init__(self, readings: Mapping[str, Any] | None = None) -> None:
        self.readings, self.taken = readings, set[str]()

    def give(self, name: str, locale: str, otherwise: str) -> str:
        return self.claim(identify(name, locale, self.readings) or otherwise)

    def claim(self, wanted: str) -> str:
        """The wanted id, or the first free one with a number behind."""
        found, number = wanted, 1
        while found in self.taken:
            number += 1
            found = f"{wanted}-{number}"
        self.taken.add(found)
        return found


def identify(name: str, locale: str, readings: Mapping[str, Any] | None = None) -> str:
    """Letters, digits and hyphens for a name; empty where there is no telling.  ``readings`` are
    the tables that :func:`read_spellings` gives; without them Latin letters alone are read.

    >>> identify("Zoë O’Hara", "en")
    'zoe-ohara'
    """
    readings = readings or {}
    if readings and _HANGUL.search(name):
        name = _read_hangul(name, readings["korean"])
    elif readings and _HAN.search(name):
        name = "" if locale.startswith("ja") else _read_han(name, readings["chinese"])
    if readings:
        name = _KANA.sub(lambda match: _read_kana(match[0], readings["japanese"]), name)
    name = re.sub(r"[^\w'’]+", "-", name)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    return plain[:_LONGEST].rstrip("-")


def _read_hangul(name: str, table: Mapping[str, Any]) -> str:
    """Revised Romanization; a name of three or four syllables has its surname apart."""
    if len(name) in (3, 4) and _HANGUL.fullmatch(name):
        return korean.spell_name(table, name)[0]
    return _HANGUL.sub(lambda match: korean.spell_letters(table, match[0]), name)


def _read_kana(kana: str, table: Mapping[str, Any]) -> str:
    """As in passports, which know no sounds of other languages: a small vowel is one by itself."""
    return japanese.spell_reading(table, kana) or japanese.spell_reading(
        table, kana.translate(_LARGE))


def _read_han(name: str, table: Mapping[str, Any]) -> str:
    """Syllables of Mandarin; what may be a person's name has its surname apart, read as one."""
    if 2 <= len(name) <= 4 and len(_HAN.findall(name)) == len(name):
        first, second, _ = read_mandarin(table, name)
        if first:
            return "".join(first) + "-" + "".join(second)
    from pypinyin import Style, lazy_pinyin
    parts = re.findall(f"[{HAN}]+|[^{HAN}]+", name)
    return "-".join("".join(lazy_pinyin(part, style=Style.NORMAL)) for part in parts)
