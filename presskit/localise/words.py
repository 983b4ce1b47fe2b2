"""Words by which a text shows that a person is named or speaks: ``templates/vocabulary``.

Here: the record of them, ready to be looked for, and decoding it.  Never here: reading files,
what is made of a find (``near``, ``register``, ``checks``).

The words of all languages are looked for in every text: a Chinese name stands in a Japanese
sentence, and no word of one language can be mistaken for one of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from presskit.diagnostics import Findings
from presskit.locales import HANGUL
from presskit.model.conventions import Places

__all__ = ["Alternation", "Words", "decode_words"]

_KEYS = ("joining", "never_in_name", "adverbs", "says", "titles", "called", "particles",
         "quoting", "verbs", "alternating", "letters", "endings")
_PAIRED = ("alternating", "letters", "endings")
_PARTICLES = 3
"""So many particles, honorifics and forms of "to be" may follow a Korean name in a row."""


def _any_of(words: Iterable[str]) -> str:
    """A pattern for one of some words, the longest that fits; for nothing where there are
    none."""
    found = sorted({*words}, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(re.escape, found))})" if found else "(?!)"


@dataclass(frozen=True, slots=True)
class Alternation:
    """A Korean particle: as it is behind a consonant and behind a vowel; ``goes_on`` says that
    more particles may be written to it, ``either`` that behind a vowel both are right."""

    consonant: str
    vowel: str
    goes_on: bool = False
    either: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all languages together, as patterns to be matched at a place.

    ``says`` leaves no doubt that a person stands before it, ``called`` follows names as a
    rule; ``particles`` is what may be written to a Korean name, up to the end of the word;
    ``said`` follows the closing mark of speech; ``joining`` stands between the names of a
    list; ``never_in_name`` are characters that no name of two ends with.

    ``alternating`` are the Korean particles that go by the sound before them; ``letters`` the
    final consonant of letters and figures read one by one, ``endings`` that of words in Latin
    letters by their end (empty: a vowel).
    """

    says: re.Pattern[str] = re.compile("(?!)")
    called: re.Pattern[str] = re.compile("(?!)")
    particles: re.Pattern[str] = re.compile(f"(?![{HANGUL}])")
    said: re.Pattern[str] = re.compile("(?!)")
    joining: tuple[str, ...] = ()
    never_in_name: frozenset[str] = frozenset()
    alternating: tuple[Alternation, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)


def decode_words(value: Mapping[str, Any], places: Places, findings: Findings) -> Words:
    """The words from their table: by language, by what they are for; what is no word becomes a
    ``vocabulary-…`` error and is left out."""
    rows = {tag: _decode_row(tag, row, places, findings) for tag, row in value.items()}
    every = {key: [word for row in rows.values() for word in row.get(key, ())] for key in _KEYS}
    telling = [f"{_any_of(row['quoting'])} ?{_any_of(row['verbs'])}"
               for row in rows.values() if row.get("quoting") and row.get("verbs")]
    return Words(
        re.compile(f"{_any_of(every['adverbs'])}?{_any_of([*every['says'], *every['titles']])}"),
        re.compile(_any_of(every["called"])),
        re.compile(f"{_any_of(every['particles'])}{{0,{_PARTICLES}}}(?![{HANGUL}])"),
        re.compile("|".join(telling) or "(?!)"), tuple(every["joining"]),
        frozenset(every["never_in_name"]), tuple(map(_alternation, every["alternating"])),
        dict(map(_parted, every["letters"])), dict(map(_parted, every["endings"])))


def _parted(entry: str) -> tuple[str, str]:
    first, _, second = entry.partition("/")
    return first, second


def _alternation(entry: str) -> Alternation:
    consonant, vowel = _parted(entry)
    short = re.sub(r"^\(\w+\)", "", vowel.rstrip("…"))
    return Alternation(consonant.rstrip("…"), short, vowel.endswith("…"), vowel.startswith("("))


def _decode_row(tag: str, row: Any, places: Places, findings: Findings) -> dict[str, list[str]]:
    if not isinstance(row, Mapping):
        findings.error("vocabulary-shape", f"words of {tag} are lists by what they are for",
                       span=places.get((tag,)), hint=f"known are: {', '.join(_KEYS)}")
        return {}
    kept: dict[str, list[str]] = {}
    for key, words in row.items():
        if key not in _KEYS:
            findings.error("vocabulary-key", f"{key!r} is no part of this word list",
                           span=places.get((tag, key)), hint=f"known are: {', '.join(_KEYS)}")
        elif not isinstance(words, list | tuple) or not all(
                isinstance(word, str) and word for word in words):
            findings.error("vocabulary-entry", f"{key} of {tag} is no list of words",
                           span=places.get((tag, key)), hint="write [one, other]")
        elif key in _PAIRED and any(not re.fullmatch(r"[^/]+/[^/]*", word) for word in words):
            findings.error("vocabulary-entry", f"{key} of {tag} is no list of pairs",
                           span=places.get((tag, key)), hint="write [one/other, another/other]")
        else:
            kept[key] = list(words)
    return kept
