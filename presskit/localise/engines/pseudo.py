"""``pseudo``: no translation, but a text that looks like one; for layouts, offline.

Here: accents, length, marks.  Never here: chance, a network.

What comes out has brackets round it, so that a text cut off in a layout shows, letters of the
target's script (a face for English has no Han), and about a third more of them where the source
is written in the same script.  Placeholders stand where they stood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from presskit.locales import HAN_AND_KANA, HANGUL, KANA, script
from presskit.localise.engines.cutting import PLACEHOLDER
from presskit.localise.engines.protocol import (
    NO_GLOSSARY,
    Capabilities,
    Engine,
    Result,
    Settings,
    Unit,
)

__all__ = ["open_engine"]

_ACCENTS = str.maketrans("aeiouycnAEIOUYCN", "áéíóúýçñÁÉÍÓÚÝÇÑ")
_SYLLABLES = ("ta", "no", "mi", "ra", "se", "lo", "vi", "den", "ka", "pre")
_FILLERS = {"Hant": "甲乙丙丁", "Hans": "甲乙丙丁", "Jpan": "いろはにほ", "Kore": "가나다라마바"}
_SIGNS = str.maketrans({"，": ", ", "。": ". ", "、": ", ", "：": ": ", "；": "; ", "？": "? ",
                        "！": "! ", "「": "“", "」": "”", "『": "‘", "』": "’", "《": "“",
                        "》": "”", "（": " (", "）": ") ", "…": "…", "—": "—", "．": "·",
                        "\u3000": " "})
_EAST = re.compile(f"[{HAN_AND_KANA}{HANGUL}]+")
_VOWEL = re.compile("[áéíóúýÁÉÍÓÚÝ]")
_EAST_ONE = re.compile(f"[{HAN_AND_KANA}{HANGUL}]")
_NOT_HAN = re.compile(f"[{KANA}{HANGUL}]")


def open_engine(_settings: Settings) -> Engine:
    """The engine."""
    return _Pseudo()


class _Pseudo:
    """See the module."""

    capabilities = Capabilities("pseudo", max_batch=1000, needs_network=False,
                                placeholders=True)

    def translate(self, units: Sequence[Unit], source: str, target: str, *,
                  glossary: Mapping[str, str] = NO_GLOSSARY,
                  deadline: float | None = None) -> list[Result]:
        """See :class:`~presskit.localise.engines.protocol.Engine`."""
        return [Result(one.id, _dress(one.text, script(target)), None, "pseudo")
                for one in units]


def _dress(text: str, hand: str) -> str:
    pieces = re.split(f"({PLACEHOLDER.pattern})", text)
    out = "".join(piece if place % 2 else _turn(piece, hand)
                  for place, piece in enumerate(pieces))
    filler = _FILLERS.get(hand)
    if filler is None:
        return f"(!{_tidy(out)}!)"
    lacking = round(1.3 * _size(text)) - _size(out)
    return f"［！{out}{(filler * (lacking // len(filler) + 1))[:max(0, lacking)]}！］"


def _size(text: str) -> int:
    return len(PLACEHOLDER.sub("", text))


def _turn(text: str, hand: str) -> str:
    """A piece without placeholders, in letters of the target's script."""
    filler = _FILLERS.get(hand)
    if filler is None:
        latin = _stretch(text.translate(_ACCENTS))
        return unicodedata.normalize("NFC", _EAST.sub(_spell, latin).translate(_SIGNS))
    # Faces for Japanese and Korean lack characters that others write: there all are replaced.
    foreign = _NOT_HAN if hand in ("Hant", "Hans") else _EAST_ONE
    return foreign.sub(lambda match: filler[ord(match[0]) % len(filler)],
                       text).translate(_ACCENTS)


def _stretch(text: str) -> str:
    """Every vowel twice: about a third more letters."""
    return _VOWEL.sub(lambda match: match[0] * 2, text)


def _spell(match: re.Match[str]) -> str:
    """Latin syllables, one for each character, a space after every third."""
    syllables = [_SYLLABLES[ord(char) % len(_SYLLABLES)] for char in match[0]]
    words = ["".join(syllables[at:at + 3]) for at in range(0, len(syllables), 3)]
    return " " + " ".join(words).translate(_ACCENTS) + " "


def _tidy(text: str) -> str:
    """One space between words, none before a mark."""
    text = re.sub(r"[ \t]+", " ", text).strip(" ")
    return re.sub(r" (?=[,.:;?!)”’])|(?<=[“‘(]) ", "", text)
