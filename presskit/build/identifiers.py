"""Ids for what has none yet: short, plain, each once.

Here: letters for a name in any script.  Never here: how a name is printed anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from presskit.locales import HAN, HANGUL
from presskit.localise.readings.chinese import read_mandarin

__all__ = ["Identifiers", "identify"]

_HAN = re.compile(f"[{HAN}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_LONGEST = 40
_INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
_KANA = dict(zip(
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴァィゥェォャュョ",
    "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho "
    "ma mi mu me mo ya yu yo ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do "
    "ba bi bu be bo pa pi pu pe po vu a i u e o ya yu yo".split(), strict=True))


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
    """Letters, digits and hyphens for a name; empty where there is no telling.  ``readings`` is
    the table of ``templates/readings/chinese.yaml``, for surnames that read in their own way.

    >>> identify("Zoë O’Hara", "en"), identify("김민수", "ko"), identify("ビル・エバンス", "ja")
    ('zoe-ohara', 'gim-minsu', 'biru-ebansu')
    """
    if _HANGUL.search(name):
        name = _read_hangul(name)
    elif _HAN.search(name):
        if locale.startswith("ja"):
            return ""
        name = _read_han(name, readings)
    name = re.sub(r"[^\w'’]+", "-", name)
    name = "".join(_KANA.get(_as_katakana(char), char) for char in name)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    return plain[:_LONGEST].rstrip("-")


def _as_katakana(char: str) -> str:
    return chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char


def _read_hangul(name: str) -> str:
    """Letter by letter: an id is no spelling of anybody's.  A name of three or four syllables
    has its first one apart."""
    def read(char: str) -> str:
        if not "가" <= char <= "힣":
            return char
        first, rest = divmod(ord(char) - ord("가"), 588)
        return _INITIALS[first] + _VOWELS[rest // 28] + _FINALS[rest % 28].strip()

    spelled = [read(char) for char in name]
    apart = len(name) in (3, 4) and all("가" <= char <= "힣" for char in name)
    return spelled[0] + "-" + "".join(spelled[1:]) if apart else "".join(spelled)


def _read_han(name: str, readings: Mapping[str, Any] | None) -> str:
    """Syllables of Mandarin; what may be a person's name has its surname apart, read as one."""
    if readings and 2 <= len(name) <= 4 and len(_HAN.findall(name)) == len(name):
        first, second, _ = read_mandarin(readings, name)
        if first:
            return "".join(first) + "-" + "".join(second)
    from pypinyin import Style, lazy_pinyin
    parts = re.findall(f"[{HAN}]+|[^{HAN}]+", name)
    return "-".join("".join(lazy_pinyin(part, style=Style.NORMAL)) for part in parts)
