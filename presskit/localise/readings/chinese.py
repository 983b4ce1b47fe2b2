"""Chinese names: Hanyu Pinyin, Hong Kong's usual spelling, katakana, Hangul.

Here: surname and given name, the reading of each character, spellings made of them.  Never here:
which of them a person uses.

Readings are those of pypinyin (MIT) and cantonese-romanisation (MIT), surnames those of our table:
a surname often reads otherwise than the same character elsewhere (曾 Zeng, 單 Shan, 尉遲 Yuchi).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from presskit.localise.readings.korean import LEADS

__all__ = ["Spelling", "cantonese_readings", "hangul_of", "kana_of", "look_up_kana",
           "might_be_hong_kong", "read_mandarin", "spell_hong_kong", "spell_pinyin", "split_name"]

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcs")
_SYLLABLE = 588
_VOWELS = 28


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name spelled by a method; ``unsure`` says what of it may read otherwise."""

    text: str
    unsure: str = ""


def split_name(table: Mapping[str, Any], name: str) -> tuple[str, str]:
    """Surname and given name.

    >>> split_name({"surnames": {"尉遲": {}}}, "尉遲恭")
    ('尉遲', '恭')
    """
    size = 2 if len(name) > 2 and name[:2] in table["surnames"] else 1
    return name[:size], name[size:]


def read_mandarin(table: Mapping[str, Any], name: str) -> tuple[tuple[str, ...], tuple[str, ...],
                                                                 str]:
    """The syllables of surname and given name (Pinyin without tones), and what of them is not
    sure.  Characters that nobody knows make it empty."""
    surname, given = split_name(table, name)
    known = str(table["surnames"].get(surname, {}).get("pinyin", ""))
    first = _parts(known.rstrip("?")) if known else tuple(_first(one) for one in surname)
    second = tuple(_first(one) for one in given)
    if not all((*first, *second)):
        return (), (), ""
    unsure = [surname] if known.endswith("?") else []
    unsure += [one for one in (given if known else surname + given) if len(_readings(one)) > 1]
    return first, second, ", ".join(dict.fromkeys(unsure))


@cache
def _readings(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin
    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=True)
    return tuple(dict.fromkeys(found[0])) if found else ()


def _first(char: str) -> str:
    return next(iter(_readings(char)), "")


def _parts(spelled: str) -> tuple[str, ...]:
    """A surname of several syllables, one by one."""
    found = re.fullmatch(f"({_PATTERN})({_PATTERN})?", spelled.replace("v", "ü"))
    return tuple(filter(None, found.groups())) if found else (spelled,)


_PATTERN = ("(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|uai|uan|iao|ian|ang|eng|ing|ong"
            "|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|üe|a|e|i|o|u|ü)")


def spell_pinyin(table: Mapping[str, Any], name: str) -> Spelling | None:
    """The name in Hanyu Pinyin, surname first (GB/T 28039)."""
    first, second, unsure = read_mandarin(table, name)
    if not first or not second:
        return None
    given = second[0] + "".join(("’" if one[0] in "aeo" else "") + one for one in second[1:])
    return Spelling(f"{''.join(first).capitalize()} {given.capitalize()}", unsure)


def spell_hong_kong(table: Mapping[str, Any], name: str) -> Spelling | None:
    """The name as Hong Kong's registry would most often spell it, surname first."""
    surname, given = split_name(table, name)
    known = str(table["surnames"].get(surname, {}).get("hong-kong", ""))
    spelled = [_hong_kong(one) for one in surname + given]
    if not all(spelled) or not given or (len(surname) > 1 and not known):
        return None
    first = known or spelled[0][0]
    second = "-".join(one[0] for one in spelled[len(surname):])
    unsure = [f"{char} ({' or '.join(found)})" for char, found in zip(surname + given, spelled,
                                                                      strict=True)
              if len(found) > 1 and not (known and char in surname)]
    return Spelling(f"{first.capitalize()} {second.capitalize()}", ", ".join(unsure))


def _hong_kong(char: str) -> list[str]:
    """The spellings of a character, that which the registry writes most often first: ``a`` for the
    long vowel, ``k`` ``t`` ``ch`` ``p`` for the plain consonants."""
    found, = _cantonese().getRoman(char)
    return sorted(map(str, found), key=lambda one: ("aa" in one, one[0] in "bdgj", one))


@cache
def cantonese_readings(char: str) -> tuple[str, ...]:
    """The readings of a character in Cantonese: Jyutping without tones, those of speech alone
    (清 ceng beside cing) last: names have the literary ones."""
    found, = _cantonese().getLshk(char)
    bare = dict.fromkeys(re.sub("[^a-z]", "", one.lower()) for one in found)
    return tuple(sorted(filter(None, bare), key=lambda one: bool(re.search("(?<!o)eng$", one))))


def might_be_hong_kong(name: str, written: str) -> bool:
    """Whether some Latin letters are one of the ways in which Hong Kong spells a name."""
    bare = re.sub(r"[\W_]", "", written).casefold()
    spelled = {""}
    for char in name:
        spelled = {f"{one}{more}" for one in spelled for more in _hong_kong(char)
                   if bare.startswith(f"{one}{more}")}
    return bare in spelled


@cache
def _cantonese() -> Any:
    from cantoroman import Cantonese
    return Cantonese()


# Other scripts ------------------------------------------------------------------------------

def _parted(syllable: str) -> tuple[str, str]:
    """Consonant and final, ü written as such."""
    initial = next((one for one in _INITIALS if syllable.startswith(one)), "")
    final = syllable[len(initial):]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    return initial, {"üen": "ün", "ue": "üe"}.get(final, final)


def kana_of(table: Mapping[str, Any], syllable: str) -> str:
    """A Mandarin syllable in katakana; empty for one that the table hasn't.

    >>> kana_of({"kana": {"whole": {}, "consonants": {"d": list("ダヂヅデド")},
    ...                   "finals": {"ing": "iン"}}}, "ding")
    'ヂン'
    """
    return look_up_kana(table["kana"], syllable, *_parted(syllable))


def look_up_kana(rows: Mapping[str, Any], syllable: str, initial: str, final: str) -> str:
    """A syllable in katakana by a table: as a whole, else its final in the column of its initial;
    empty for one that the table hasn't."""
    if syllable in rows["whole"]:
        return rows["whole"][syllable]
    column, made = rows["consonants"].get(initial), rows["finals"].get(final, "")
    return column["aiueo".index(made[0])] + made[1:] if column and made else ""


_PLAIN = {2: 0, 7: 5, 12: 8, 17: 13}
"""Behind ㅈ, ㅉ, ㅊ: ㅑ ㅖ ㅛ ㅠ, by their place in Unicode, as ㅏ ㅔ ㅗ ㅜ."""


def hangul_of(table: Mapping[str, Any], syllable: str) -> str:
    """A Mandarin syllable in Hangul; empty for one that the table hasn't."""
    rows = table["hangul"]
    if syllable in rows["whole"]:
        return rows["whole"][syllable]
    initial, final = _parted(syllable)
    lead, made = rows["consonants"].get(initial, ""), rows["finals"].get(final, "")
    if not lead or not made:
        return ""
    code = ord(made[0]) - 0xAC00
    vowel, tail = code % _SYLLABLE // _VOWELS, code % _VOWELS
    vowel = _PLAIN.get(vowel, vowel) if lead in "ㅈㅉㅊ" else vowel
    return chr(0xAC00 + LEADS.index(lead) * _SYLLABLE + vowel * _VOWELS + tail) + made[1:]
