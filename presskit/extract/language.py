"""Which language and script an article is in.

Here: telling by the characters it uses and the words that one region alone uses.  Never here:
which locales presskit can set.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from presskit.extract.words import Words
from presskit.locales import HAN, HANGUL, KANA

__all__ = ["tell_locale"]

_LETTERS = {"kana": re.compile(f"[{KANA}]"), "hangul": re.compile(f"[{HANGUL}]"),
            "han": re.compile(f"[{HAN}]"), "latin": re.compile("[A-Za-z]")}
_ENOUGH = 0.08
"""Japanese and Korean articles have at least this share of kana and Hangul among all letters."""
_SAMPLE = 20_000  # characters; nobody changes language behind them


def tell_locale(text: str, words: Words) -> tuple[str, float]:
    """The locale that a text seems to be written in, and how sure that is (0 to 1); the empty
    string where no letter tells.

    ``words`` are the lists ``simplified``, ``traditional`` (characters that one of the scripts
    alone has), ``hong-kong``, ``taiwan`` (words and characters of one region alone).
    """
    text = text[:_SAMPLE]
    counts = {name: len(letter.findall(text)) for name, letter in _LETTERS.items()}
    whole = counts["kana"] + counts["hangul"] + counts["han"] + counts["latin"] / 4
    if not whole:
        return "", 0.0
    if counts["kana"] > _ENOUGH * whole and counts["kana"] >= counts["hangul"]:
        return "ja", 0.98
    if counts["hangul"] > _ENOUGH * whole:
        return "ko", 0.98
    if counts["han"] > 0.15 * whole:
        return _tell_chinese(text, words)
    return "en", 0.9 if counts["latin"] > 40 else 0.5


def _tell_chinese(text: str, words: Words) -> tuple[str, float]:
    marks = _count(text, words, ("simplified", "traditional", "hong-kong", "taiwan"))
    if marks["simplified"] > marks["traditional"]:
        return "zh-Hans-CN", marks["simplified"] / (marks["simplified"] + marks["traditional"])
    ours, theirs = marks["hong-kong"], marks["taiwan"]
    sure = max(ours, theirs) / (ours + theirs + 1)
    return ("zh-Hant-TW" if theirs > ours else "zh-Hant-HK"), sure


def _count(text: str, words: Words, lists: tuple[str, ...]) -> Mapping[str, int]:
    return {name: sum(text.count(word) for word in words.get(name, ())) for name in lists}
