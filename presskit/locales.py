"""Locales: the one spelling of a language tag, and what follows from a tag alone.

Here: canonical BCP 47 tags (RFC 5646), their script, and the nearest known tag for a wrong
one.  Never here: wording, conventions (``templates/conventions``), codes of services.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["BOPOMOFO", "HAN", "HANGUL", "HAN_AND_KANA", "JAMO", "KANA", "LATIN", "SCRIPTS",
           "brackets", "canonical", "foreign", "is_chinese", "is_cjk", "is_han_spaced",
           "join_lines", "language", "nearest", "related", "script", "separator", "with_region",
           "with_script"]

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?"
                  r"(-(?P<region>[a-z]{2}|[0-9]{3}))?(-(x|u)-[a-z0-9-]+)?$", re.IGNORECASE)

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters (Unicode, Han ideographs), as the inside of a character class."""

KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u31f0-\u31ff"
"""Hiragana and katakana with their signs of length and repetition, without the middle dot."""

BOPOMOFO = "\u3105-\u312f\u31a0-\u31bf"
HANGUL = "\uac00-\ud7a3"
JAMO = "\u1100-\u11ff\u3130-\u318f"
"""Syllables of Hangul, and its letters apart."""

LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
"""Letters of the Latin script (Unicode, Basic Latin to Latin Extended Additional)."""

HAN_AND_KANA = "\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
"""What Chinese and Japanese words are written in, counted and set without spaces."""

SCRIPTS = {"zh": "Hans", "ja": "Jpan", "ko": "Kore"}
"""The script that a language is written in when its tag doesn't say."""

_HANT_REGIONS = {"HK", "TW", "MO"}


def canonical(tag: str) -> str:
    """The tag in canonical case (RFC 5646, 2.1.1): ``zh-hant-hk`` gives ``zh-Hant-HK``.

    Raises ``ValueError`` for what is no tag of the form language[-Script][-REGION].
    """
    match = _TAG.fullmatch(tag.strip())
    if not match:
        raise ValueError(f"not a language tag: {tag!r}")
    parts = [match["language"].lower()]
    if match["script"]:
        parts.append(match["script"].title())
    if match["region"]:
        parts.append(match["region"].upper())
    return "-".join(parts)


@lru_cache(maxsize=256)
def language(tag: str) -> str:
    """The language subtag: ``zh`` for ``zh-Hant-HK``."""
    return tag.split("-")[0].lower()


@lru_cache(maxsize=256)
def script(tag: str) -> str:
    """The ISO 15924 script of a tag: ``Hant``, ``Hans``, ``Jpan``, ``Kore``, else ``Latn``."""
    parts = tag.split("-")
    for part in parts[1:]:
        if len(part) == 4:
            return part.title()
    if language(tag) == "zh" and _HANT_REGIONS.intersection(parts):
        return "Hant"
    return SCRIPTS.get(language(tag), "Latn")


def with_script(tag: str) -> str:
    """The tag with its script, where one of Chinese leaves it to its region.

    >>> with_script("zh-HK"), with_script("zh"), with_script("zh-Hant-TW"), with_script("ja")
    ('zh-Hant-HK', 'zh-Hans', 'zh-Hant-TW', 'ja')
    """
    first, *rest = tag.split("-")
    if not is_chinese(tag) or any(len(one) == 4 for one in rest):
        return tag
    return "-".join((first, script(tag), *rest))


def foreign(tag: str) -> str:
    """The tag as kits write it, of one that another program has written.

    Raises ``ValueError`` as :func:`canonical`.

    >>> foreign("zh_TW"), foreign("ZH-cn"), foreign("en_us")
    ('zh-Hant-TW', 'zh-Hans-CN', 'en-US')
    """
    return with_script(canonical(tag.replace("_", "-")))


def is_chinese(tag: str) -> bool:
    """Whether text of this tag may be reached by script conversion."""
    return language(tag) == "zh"


@lru_cache(maxsize=256)
def is_cjk(tag: str) -> bool:
    """Whether text of this tag is set in an East Asian face."""
    return script(tag) in {"Hans", "Hant", "Jpan", "Kore"}


@lru_cache(maxsize=256)
def is_han_spaced(tag: str) -> bool:
    """Whether words stand without spaces (Chinese, Japanese; not Korean)."""
    return script(tag) in {"Hans", "Hant", "Jpan"}


def separator(tag: str) -> str:
    """What stands between two sentences: nothing in Chinese and Japanese, else a space."""
    return "" if is_han_spaced(tag) else " "


def brackets(tag: str) -> tuple[str, str]:
    """What stands round a reading behind its word, with the space before it.

    >>> brackets("ja"), brackets("ko"), brackets("en")
    (('（', '）'), ('(', ')'), (' (', ')'))
    """
    if is_han_spaced(tag):
        return "（", "）"
    return ("(" if script(tag) == "Kore" else " (", ")")


def join_lines(text: str, tag: str, *, headline: bool = False) -> str:
    """Lines broken at sense, on one line.

    A space between words, nothing between Han characters or kana; between the parts of a
    Chinese or Japanese headline the full-width space of newsrooms, but for behind a mark.
    """
    first, *rest = (line.strip() for line in text.split("\n"))
    for line in rest:
        around = first[-1:] + line[:1]
        if not is_han_spaced(tag) or around.isascii():
            first += " "
        elif headline and around[0].isalnum():
            first += "\u3000"
        first += line
    return first.strip()


def related(tag: str, other: str) -> bool:
    """Whether both are the same language, whatever their script and region."""
    return language(tag) == language(other)


def nearest(tag: str, known: Iterable[str]) -> str:
    """The known tag that looks most like a wrong one, empty if none does."""
    by_lower = {one.lower(): one for one in known}
    found = difflib.get_close_matches(tag.lower().replace("_", "-"), by_lower, n=1, cutoff=0.4)
    return by_lower[found[0]] if found else ""


_REGIONS = {"ja": "ja-JP", "ko": "ko-KR", "en": "en-GB"}


def with_region(tag: str) -> str:
    """The tag as those know it who name a language by its region alone: Word, Open Graph.

    Their Chinese tags name a region and mean its script.

    >>> with_region("zh-Hant-HK"), with_region("zh-Hant"), with_region("zh-Hans-CN")
    ('zh-HK', 'zh-TW', 'zh-CN')
    >>> with_region("ja"), with_region("en-US")
    ('ja-JP', 'en-US')
    """
    if language(tag) != "zh":
        return _REGIONS.get(tag, tag)
    region = tag.rpartition("-")[2]
    if script(tag) == "Hant":
        return f"zh-{region}" if region in {"HK", "MO", "TW"} else "zh-TW"
    return "zh-SG" if region == "SG" else "zh-CN"
