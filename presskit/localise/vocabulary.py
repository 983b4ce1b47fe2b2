"""Looking for the entries of a word list in a text.

Here: the compiled list and its matches.  Never here: the lists themselves, which texts they
apply to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presskit.localise.tables import Entry

__all__ = ["Found", "WordList", "extract_words", "word_list"]


@dataclass(frozen=True, slots=True)
class WordList:
    """Entries of both kinds as one expression: the longest match wins, and a longer word in
    which an entry is to be left alone is a match without a replacement."""

    pattern: re.Pattern[str] | None
    entries: dict[str, tuple[Entry, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """An entry in a text at ``start`` to ``end``; ``kind`` is ``vocabulary`` or
    ``spelling``."""

    start: int
    end: int
    entry: Entry
    kind: str


def word_list(vocabulary: Iterable[Entry], spelling: Iterable[Entry]) -> WordList:
    """The two lists of a pair, ready to be looked for.

    A spelling that is also a vocabulary entry is the vocabulary's (it knows the whole word).
    """
    entries = {entry.before: (entry, "spelling") for entry in spelling}
    entries |= {entry.before: (entry, "vocabulary") for entry in vocabulary}
    stops = {stop for entry, _ in entries.values() for stop in entry.not_in}
    words = sorted(entries.keys() | stops, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, words))) if words else None
    return WordList(pattern, entries)


def extract_words(words: WordList, text: str, narration: list[bool]) -> Iterator[Found]:
    """The entries in ``text``, left to right; vocabulary only where all its characters are
    narration."""
    if not words.pattern:
        return
    place = 0
    while match := words.pattern.search(text, place):
        found = words.entries.get(match[0])
        place = match.end()
        if not found:
            continue
        entry, kind = found
        if kind == "vocabulary" and not all(narration[match.start():match.end()]):
            place = match.start() + 1
            continue
        yield Found(match.start(), match.end(), entry, kind)
