"""Word lists of one language, as ``templates/articles/`` gives them.

Here: how a list is spelled in a table.  Never here: what is done with its words.

A table is a mapping of names to lists; a list is a YAML sequence, or words with white space
between them in one string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from typing import Any, TypeVar

__all__ = ["Words", "any_of", "any_spaced", "decode_words", "made_once"]

Made = TypeVar("Made")
Words = Mapping[str, tuple[str, ...]]
"""Lists by name; their words, longest first, each once."""


def decode_words(tables: Iterable[Mapping[str, Any]]) -> Words:
    """The lists of some tables; a list that stands in two of them is one of both.

    >>> decode_words([{"verbs": "say told"}, {"verbs": ["explained to"]}])
    {'verbs': ('explained to', 'told', 'say')}
    """
    found: dict[str, set[str]] = {}
    for table in tables:
        for name, value in table.items():
            found.setdefault(name, set()).update(
                value.split() if isinstance(value, str) else map(str, value or ()))
    return {name: tuple(sorted(words, key=lambda word: (-len(word), word)))
            for name, words in found.items()}


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of these words, the longest that fits; never for nothing.

    >>> any_of(("no", "nobody"))
    '(?:nobody|no)'
    """
    return _alternatives(frozenset(words))


@lru_cache(maxsize=512)
def _alternatives(words: frozenset[str]) -> str:
    """Spelled once for each list, however many articles are read with it."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, listed))})" if listed else r"(?!)"


def any_spaced(words: Iterable[str]) -> str:
    r"""The same for words whose letters may be set apart by a blank, as labels of forms are.

    >>> any_spaced(["일시"])
    '(?:일\\s?시)'
    """
    return "(?:" + "|".join(r"\s?".join(map(re.escape, word)) for word in words) + ")"


def made_once(make: Callable[[Words], Made]) -> Callable[[Words], Made]:
    """What a function makes of word lists, made anew only for other lists than the last ones.

    An article is read in several passes with the same lists; patterns of them are compiled for
    the first.

    >>> patterns = made_once(lambda words: re.compile(any_of(words["verbs"])))
    >>> lists = {"verbs": ("say",)}
    >>> patterns(lists) is patterns(lists)
    True
    """
    kept: list[tuple[Words, Made]] = []

    @wraps(make)
    def made(words: Words) -> Made:
        for lists, result in kept:
            if lists is words:
                return result
        result = make(words)
        kept[:] = [(words, result)]
        return result

    return made
