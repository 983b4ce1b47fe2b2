"""Looking for the entries of a word list in a text.

Here: the list made ready and its matches.  Never here: the lists themselves, which texts they
apply to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from presskit.localise.literals import Index, each_literal, index_literals
from presskit.localise.tables import Entry

__all__ = ["Found", "WordList", "extract_words", "word_list"]


@dataclass(frozen=True, slots=True)
class WordList:
    """Entries of both kinds, ready to be looked for: the longest match wins, and a longer
    word in which an entry is to be left alone is a match without a replacement."""

    index: Index
    entries: Mapping[str, tuple[Entry, str]]


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
    return WordList(index_literals(entries.keys() | stops), entries)


def extract_words(words: WordList, text: str, narration: list[bool]) -> Iterator[Found]:
    """The entries in ``text``, left to right; vocabulary only where all its characters are
    narration."""
    place = 0
    while place < len(text):
        if text[place] not in words.index:
            place += 1
            continue
        word = next(each_literal(words.index, text, place), "")
        entry, kind = words.entries.get(word, (None, ""))
        start, end = place, place + len(word)
        if kind == "vocabulary" and not all(narration[start:end]):
            end = start + 1  # a shorter spelling may begin behind
        elif entry:
            yield Found(start, end, entry, kind)
        place = end if word else place + 1
