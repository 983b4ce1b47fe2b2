"""The word lists of people's names, ready to be asked.

Here: the lists as sets, with how a word is looked up at a place.  Never here: what a name is.

A word is looked up by the lengths that words with its first (or last) character have: what a
list costs doesn't grow with the number of its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from presskit.extract.chinese.fold import fold
from presskit.extract.words import Words

__all__ = ["Lists", "Lookup", "is_han", "lists_of"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Words that can be found at a place; ``first`` and ``last`` give the lengths, longest
    first, of those that begin and end with a character."""

    words: frozenset[str]
    first: dict[str, tuple[int, ...]]
    last: dict[str, tuple[int, ...]]

    def at(self, text: str, start: int) -> int:
        """The length of the longest of them that begins here, 0 for none."""
        for size in self.first.get(text[start:start + 1], ()):
            if text[start:start + size] in self.words:
                return min(size, len(text) - start)
        return 0

    def before(self, text: str, end: int) -> int:
        """The length of the longest of them that ends here, 0 for none."""
        for size in self.last.get(text[end - 1:end], ()) if end else ():
            if size <= end and text[end - size:end] in self.words:
                return size
        return 0

    def __contains__(self, word: str) -> bool:
        return word in self.words


@dataclass(frozen=True, slots=True)
class Lists:
    """All of them; characters that are told apart one by one are sets of characters."""

    surnames: frozenset[str]
    common: frozenset[str]
    wary: frozenset[str]
    doubles: frozenset[str]
    japanese: Lookup
    japanese_ends: frozenset[str]
    japanese_given: frozenset[str]
    never_familiar: frozenset[str]
    seldom_familiar: frozenset[str]
    small: frozenset[str]
    doubles_wary: frozenset[str]
    never: frozenset[str]
    rare: frozenset[str]
    usual: frozenset[str]
    foreign: frozenset[str]
    name_words: frozenset[str]
    names_too: frozenset[str]
    true_words: frozenset[str]
    word_ends: Lookup
    nobody: frozenset[str]
    offices: Lookup
    prizes: Lookup
    office_endings: frozenset[str]
    not_offices: Lookup
    office_words: Lookup
    offices_of_places: frozenset[str]
    offices_of_bodies: frozenset[str]
    titles_after: Lookup
    titles_short: Lookup
    bodies: Lookup
    breaks: Lookup
    verbs: Lookup
    strong: Lookup
    adverbs: Lookup
    links: Lookup
    namers: Lookup
    belongings: Lookup
    credit_before: Lookup
    credit_after: Lookup
    credit_words: tuple[str, ...]
    own_names: tuple[str, ...]
    nicknames: Lookup
    fact_labels: frozenset[str]
    not_bodies: frozenset[str]
    houses: Lookup
    house_middles: Lookup
    house_verbs: Lookup
    village_ends: frozenset[str]
    village_alone: frozenset[str]
    stages: Lookup
    house_heads: tuple[str, ...]
    office_fields: Lookup
    bodies_alone: frozenset[str]
    offices_of_prizes: frozenset[str]
    offices_or_deeds: frozenset[str]
    no_titles: frozenset[str]
    lands: frozenset[str]
    japan: tuple[str, ...]
    told_by: tuple[str, ...]
    told_adverbs: tuple[str, ...]


def lists_of(words: Words) -> Lists:
    """The lists by name, a missing one empty.  著 is 着 in Taiwan, and not everywhere there."""
    def plain(*names: str) -> frozenset[str]:
        listed = [word for name in names for word in words.get(name, ())]
        listed += [word.replace("着", "著") for word in listed if "着" in word]
        return frozenset(fold("\n".join(listed)).split("\n")) if listed else frozenset()

    def chars(name: str) -> frozenset[str]:
        return frozenset("".join(plain(name)))

    strong, offices = plain("name_verbs_strong"), plain("offices", "kin")
    return Lists(
        plain("surnames"), plain("surnames_common"), plain("surnames_wary"),
        plain("surnames_double"), _lookup(plain("surnames_japanese")),
        chars("japanese_surname_ends"), chars("japanese_given_ends"), chars("never_familiar"),
        chars("seldom_familiar"), chars("surnames_small"), plain("surnames_double_wary"),
        chars("given_never"), chars("given_rare"), chars("given_usual"), chars("foreign_signs"),
        plain("name_words", "places"),
        plain("names_too"), plain("name_words") - plain("deeds", "names_too"),
        _lookup(plain("word_ends")), plain("history", "lands"), _lookup(offices),
        _lookup(plain("prizes")), plain("office_endings"), _lookup(plain("not_offices")),
        _lookup(plain("office_words")), plain("offices_of_places"), plain("offices_of_bodies"),
        _lookup(plain("titles_after")),
        _lookup(plain("titles_after", "titles_short")), _lookup(plain("body_endings")),
        _lookup(plain("phrase_breaks")), _lookup(plain("name_verbs") | strong),
        _lookup(strong), _lookup(plain("name_adverbs")), _lookup(plain("name_links")),
        _lookup(plain("name_namers")), _lookup(plain("belongings")),
        _lookup(plain("credit_before")), _lookup(plain("credit_after")),
        tuple(plain("credit_words")), tuple(plain("own_names")), _lookup(plain("nicknames")),
        plain("fact_labels"), plain("not_bodies"),
        _lookup(plain("house_endings")), _lookup(plain("house_middles")),
        _lookup(plain("house_verbs")), chars("village_ends"), chars("village_alone"),
        _lookup(plain("stages")), tuple(plain("house_heads")),
        _lookup(plain("office_fields")), plain("bodies_alone"), plain("offices_of_prizes"),
        plain("offices_or_deeds"), plain("kin", "addresses"), plain("lands", "cities"),
        tuple(plain("japan")), tuple(plain("told_by")), tuple(plain("told_adverbs")))


def _lookup(words: Iterable[str]) -> Lookup:
    first: dict[str, set[int]] = {}
    last: dict[str, set[int]] = {}
    found = frozenset(words) - {""}
    for word in found:
        first.setdefault(word[0], set()).add(len(word))
        last.setdefault(word[-1], set()).add(len(word))
    return Lookup(found, _longest_first(first), _longest_first(last))


def _longest_first(sizes: dict[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {char: tuple(sorted(those, reverse=True)) for char, those in sizes.items()}


def is_han(text: str) -> bool:
    """Whether there are Chinese characters only, and at least one.

    >>> is_han("林芬"), is_han("林A"), is_han("")
    (True, False, False)
    """
    return bool(text) and all("\u3400" <= char <= "\u9fff" or char == "〇" or
                              "\U00020000" <= char <= "\U0003ffff" for char in text)
