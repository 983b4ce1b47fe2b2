"""Japanese names: Hepburn and Hangul from the reading in kana.

Here: kana to letters, which vowels only lengthen the one before.  Never here: how a name in kanji
is read; only its bearer knows that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["hangul_of", "spell_reading"]

_PARTS = re.compile(r"[・·\s]+")
_VOWELS = dict(zip("あいうえお", "aiueo", strict=True))
_LONG = {"aa", "ii", "uu", "ee", "oo", "ou"}
_LONG_IN_LATIN = {"uu", "oo", "ou"}
_N, _S = 4, 19
"""ㄴ and ㅅ at the end of a syllable, by their place in Unicode."""


def spell_reading(table: Mapping[str, Any], reading: str) -> str:
    """A reading (surname, a dot or a space, given name) in Latin letters, surname first; empty
    where it isn't kana throughout.

    >>> spell_reading({"hepburn": {"お": "o", "え": "e", "な": "na"}}, "オオエ・ナ")
    'Oe Na'
    """
    parts = [_spell(table, one, kind) for one, kind in _each_part(reading)]
    return " ".join(one.capitalize() for one in parts) if all(parts) else ""


def hangul_of(table: Mapping[str, Any], reading: str) -> tuple[str, str]:
    """A reading in Hangul, surname first, and what of it may be otherwise; empty where the table
    doesn't have all of it."""
    parts = [_write(table, one, kind) for one, kind in _each_part(reading)]
    if not all(full for full, _doubt in parts):
        return "", ""
    doubts = [doubt for _full, doubt in parts if doubt]
    if len(parts) == 1:
        doubts.append("where the surname ends")
    return " ".join(full for full, _doubt in parts), ", ".join(doubts)


def _each_part(reading: str) -> Iterator[tuple[str, str]]:
    """The words of a reading in hiragana, and which of the name each is."""
    kana = "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one
                   for one in reading.strip())
    words = _PARTS.split(kana)
    yield from ((word, "given" if number and number == len(words) - 1 else "surname")
                for number, word in enumerate(words))


def _each_sound(table: Mapping[str, Any], word: str, kind: str) -> Iterator[tuple[str, str]]:
    """The syllables of a word, each with the vowel it lengthens: ``ou`` for the う of こう, empty
    for one that is heard by itself."""
    rows = table["hepburn"]
    edges = {len(word) - len(one) for one in table.get("apart", {}).get(kind, ())
             if word.endswith(one) and word != one}
    at, vowel = 0, ""
    while at < len(word):
        sound = word[at:at + 2] if word[at:at + 2] in rows else word[at]
        pair = vowel + _VOWELS.get(sound, "")
        long = pair if pair in _LONG and at not in edges else ""
        yield sound, vowel * 2 if sound == "ー" else long
        vowel = vowel if long or sound == "ー" else rows.get(sound, "")[-1:]
        at += len(sound)


def _spell(table: Mapping[str, Any], word: str, kind: str) -> str:
    rows, out, doubled = table["hepburn"], "", False
    for sound, long in _each_sound(table, word, kind):
        if sound == "ー" and out or long in _LONG_IN_LATIN:
            continue
        if sound == "っ":
            doubled = True
            continue
        found = rows.get(sound, "")
        if not found:
            return ""
        out += ("t" if found.startswith("ch") else found[0]) * doubled + found
        doubled = False
    return "" if doubled else re.sub("n(?=[bmp])", "m", out)


def _write(table: Mapping[str, Any], word: str, kind: str) -> tuple[str, str]:
    out, doubts, before = "", [], ""
    for sound, long in _each_sound(table, word, kind):
        if sound == "ー" and not out:
            return "", ""
        if long or sound == "ー":
            if _is_doubtful(before, sound, long, bool(out[1:])):
                doubts.append(before + sound)
            continue
        closing = {"ん": _N, "っ": _S}.get(sound, 0)
        found = table["hangul"].get(sound, "")
        if closing and out and (ord(out[-1]) - 0xAC00) % 28 == 0:
            out = out[:-1] + chr(ord(out[-1]) + closing)
        elif found and not closing:
            out += found[-1] if out else found[0]
        else:
            return "", ""
        before = sound
    return out, ", ".join(doubts)


def _is_doubtful(before: str, sound: str, long: str, within: bool) -> bool:
    """Whether a vowel that is taken for a long one may as well be heard by itself."""
    if sound == "ー" or long == "ou":
        return False
    return within if long == "oo" else not (long == "uu" and before[-1:] in "ゆゅ")
