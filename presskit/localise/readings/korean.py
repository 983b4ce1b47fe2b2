"""Korean names: Revised Romanization, katakana.

Here: syllables taken apart and written by the tables.  Never here: which spelling a person uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["LEADS", "kana_of", "spell_letters", "spell_name", "split_name"]

_LINKS = {1: "g", 7: "d", 17: "b", 8: "r"}
"""What ㄱ ㄷ ㅂ ㄹ at the end of a syllable are before a vowel."""
_NONE, _R = 11, 5
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def split_name(table: Mapping[str, Any], name: str) -> tuple[str, str]:
    """Surname and given name; a space parts them where there is one."""
    name = name.strip()
    if " " in name:
        surname, _, given = name.partition(" ")
        return surname, given.replace(" ", "")
    size = 2 if len(name) > 2 and name[:2] in table["surnames"] else 1
    return name[:size], name[size:]


def _syllables(text: str) -> list[tuple[int, int, int]]:
    codes = [ord(one) - 0xAC00 for one in text]
    return [(code // 588, code % 588 // 28, code % 28) for code in codes]


def spell_name(table: Mapping[str, Any], name: str) -> tuple[str, str]:
    """The name in the Revised Romanization, and with its surname as most bearers spell it (empty
    where the table doesn't know)."""
    surname, given = split_name(table, name)
    first, second = (spell_letters(table, one).capitalize() for one in (surname, given))
    usual = table["usual"].get(surname, "")
    return f"{first} {second}", f"{usual} {second}" if usual and usual != first else ""


def spell_letters(table: Mapping[str, Any], text: str) -> str:
    """A word in Hangul in the Revised Romanization, without capitals."""
    rows, out = table["letters"], ""
    parts = _syllables(text)
    for at, (initial, vowel, final) in enumerate(parts):
        before = parts[at - 1][2] if at else 0
        lead = rows["initials"][initial]
        if initial == _R and before == 8:
            lead = "l"
        out += lead + rows["vowels"][vowel]
        follows = at + 1 < len(parts) and parts[at + 1][0] == _NONE
        out += _LINKS[final] if follows and final in _LINKS else rows["finals"][final]
    return out


def kana_of(table: Mapping[str, Any], name: str) -> str:
    """The name in katakana, a dot between surname and given name."""
    return "・".join("".join(_kana(table, one)) for one in split_name(table, name))


def _kana(table: Mapping[str, Any], text: str) -> Iterator[str]:
    rows, parts = table["kana"], _syllables(text)
    carried = ""
    for at, (initial, vowel, final) in enumerate(parts):
        before = parts[at - 1][2] if at else 0
        soft = at > 0 and before in (0, 4, 8, 16, 21)  # behind a vowel, ㄴ ㄹ ㅁ ㅇ
        row = carried or rows["initials"][initial]
        if not carried and soft and LEADS[initial] in rows["turned"]:
            row = rows["voiced"][row]
        yield _write(rows, row, vowel)
        carried = ""
        if at + 1 < len(parts) and parts[at + 1][0] == _NONE and final in _CARRIED:
            carried = _CARRIED[final]  # a final consonant is heard with the vowel behind it
        else:
            yield rows["finals"][final]


_CARRIED = {1: "g", 7: "d", 8: "r", 16: "m", 17: "b", 4: "n"}


def _write(rows: Mapping[str, Any], row: str, vowel: int) -> str:
    if not row:
        return rows["alone"][vowel]
    made = rows["vowels"][vowel]
    return rows["columns"][row]["aiueo".index(made[0])] + made[1:]
