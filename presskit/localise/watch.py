"""Words that checks look for in a text: what ``templates/vocabulary/checks.yaml`` says.

Here: the record of one language and decoding it, looking for its words.  Never here: reading
files, what a find means (``checks``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from presskit.diagnostics import Findings
from presskit.locales import LATIN, with_script
from presskit.model.conventions import Places

__all__ = ["KEYS", "NOBODY", "Hit", "Watch", "Watched", "WordList", "decode_watch", "find_words",
           "watch_of", "word_list"]

_LISTS = ("now", "events", "days", "months", "scopes", "tops", "puffs", "sources", "repeated",
          "twice", "courtesy", "grades", "offices", "embargo")
_PAIRS = ("slips", "surnames", "latin")
KEYS = (*_LISTS, *_PAIRS, "foreign", "weight")
_EVERY = "any"
_LATIN = re.compile(f"[{LATIN}]")


class Watched(NamedTuple):
    """A word, what was meant by it, and the longer words in which it is left alone."""

    word: str
    instead: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A word of a list at ``start`` to ``end`` of a text."""

    start: int
    end: int
    entry: Watched


@dataclass(frozen=True, eq=False)
class WordList:
    """Words with what they are looked for by: without capitals."""

    entries: tuple[tuple[str, Watched], ...] = ()

    def __iter__(self) -> Iterator[Watched]:
        return (entry for _, entry in self.entries)

    def __bool__(self) -> bool:
        return bool(self.entries)


def word_list(words: Iterable[Watched]) -> WordList:
    """Some words, ready to be looked for; of two that are the same the last counts."""
    return WordList(tuple({one.word.casefold(): one for one in words}.items()))


@dataclass(frozen=True, eq=False)
class Watch:
    """The words of one locale: ``lists`` by key; ``foreign`` characters that its language
    doesn't have; ``weight`` characters that say as much as a hundred Chinese ones (0: not
    known)."""

    lists: Mapping[str, WordList] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()
    weight: int = 0

    def words(self, key: str) -> WordList:
        """One of the lists, empty where there is none."""
        return self.lists.get(key, _NONE)


_NONE = WordList()
NOBODY = Watch()
"""That of a locale of which nothing is known."""


def decode_watch(value: Any, places: Places, findings: Findings) -> dict[str, Watch]:
    """The words by language, script or locale; what can't be read becomes a ``vocabulary-…``
    error and is left out."""
    found: dict[str, Watch] = {}
    for tag, row in value.items() if isinstance(value, Mapping) else ():
        if not isinstance(row, Mapping):
            findings.error("vocabulary-shape", f"words of {tag} are texts by what they are for",
                           span=places.get((tag,)), hint=f"known are: {', '.join(KEYS)}")
            continue
        found[tag] = _decode_row(tag, row, places, findings)
    return found


def _decode_row(tag: str, row: Mapping[str, Any], places: Places, findings: Findings) -> Watch:
    lists: dict[str, WordList] = {}
    for key, text in row.items():
        span = places.get((tag, key))
        if key not in KEYS:
            findings.error("vocabulary-key", f"{key!r} is no part of this word list", span=span,
                           hint=f"known are: {', '.join(KEYS)}")
        elif not isinstance(text, str) or (key == "weight" and not text.isdecimal()):
            findings.error("vocabulary-entry", f"{key} of {tag} is no "
                           f"{'number' if key == 'weight' else 'text'}", span=span,
                           hint="write words with spaces between, _ for a space in one")
        elif key in _LISTS or key in _PAIRS:
            words = [_decode_word(one) for one in text.split()]
            wrong = [one.word for one in words
                     if not one.word or bool(one.instead) is not (key in _PAIRS)]
            if wrong:
                findings.error("vocabulary-entry", f"{key} of {tag} has {wrong[0]!r}", span=span,
                               hint="write word=what_was_meant" if key in _PAIRS
                               else "write words without =")
            else:
                lists[key] = word_list(words)
    return Watch(lists, frozenset("".join(row.get("foreign", "").split())),
                 int(row.get("weight") or 0) if str(row.get("weight", "0")).isdecimal() else 0)


def _decode_word(text: str) -> Watched:
    first, *stops = text.replace("_", " ").split("!")
    word, _, instead = first.partition("=")
    return Watched(word, tuple(filter(None, instead.split("|"))),
                   tuple(one.replace("…", word).casefold() for one in stops if one))


def watch_of(rows: Mapping[str, Watch], tag: str) -> Watch:
    """The words of a locale: those of every row that holds for it together."""
    return _merge(tuple(rows[one] for one in (_EVERY, *_widening(tag)) if one in rows))


def _widening(tag: str) -> Iterator[str]:
    parts = with_script(tag).split("-")
    yield from ("-".join(parts[:length]) for length in range(1, len(parts) + 1))


@lru_cache(32)
def _merge(rows: tuple[Watch, ...]) -> Watch:
    keys = dict.fromkeys(key for row in rows for key in row.lists)
    return Watch({key: word_list(one for row in rows for one in row.words(key)) for key in keys},
                 frozenset().union(*(one.foreign for one in rows)),
                 next((one.weight for one in reversed(rows) if one.weight), 0))


def find_words(words: WordList, text: str) -> Iterator[Hit]:
    """The words of a list in a text, left to right, the longest first.

    A Latin word stands between edges, a Korean one begins where a word does; capitals don't
    matter.

    >>> [hit.entry.word for hit in find_words(word_list([Watched("今日", stops=("今日的",))]),
    ...                                       "今日的今日")]
    ['今日']
    """
    folded = text.casefold()
    folded = folded if len(folded) == len(text) else text
    found = [(at, -len(word), entry) for word, entry in words.entries if word in folded
             for at in _places(word, folded)]
    done = 0
    for start, length, entry in sorted(found, key=lambda one: one[:2]):
        if start >= done:
            done = start - length
            if not any(_stands(one, folded[start:done], folded, start) for one in entry.stops):
                yield Hit(start, done, entry)


def _stands(longer: str, word: str, text: str, place: int) -> bool:
    """Whether a longer word stands in a text, with the word at this place."""
    at = longer.find(word)
    while at >= 0:
        if at <= place and text.startswith(longer, place - at):
            return True
        at = longer.find(word, at + 1)
    return False


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = text.find(word)
    while at >= 0:
        behind = at + len(word)
        if not ((_LATIN.match(word) and at and _LATIN.match(text[at - 1]))
                or (_LATIN.match(word[-1]) and _LATIN.match(text[behind:behind + 1]))
                or ("가" <= word[0] <= "힣" and at and "가" <= text[at - 1] <= "힣")):
            yield at
        at = text.find(word, at + 1)
