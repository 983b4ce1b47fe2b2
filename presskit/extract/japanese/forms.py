"""The word lists of Japanese, made ready to look words up and to search for them.

Here: sets and compiled expressions.  Never here: what is concluded from a hit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from presskit.extract.words import Words, any_of

__all__ = ["HIRA", "KANJI", "KATA", "RUN", "Forms", "forms_of", "grown", "grown_back",
           "longest_before"]

T = TypeVar("T")
KANJI = "々〆ヶヵ㐀-鿿豈-﫿\U00020000-\U0003ffff"
HIRA = "ぁ-ゖゝゞ"
KATA = "ァ-ヵヷ-ヺー"
RUN = f"[{KANJI}](?:[{KANJI}]|[ケノッツ](?=[{KANJI}]))*"
"""Kanji in a row, with the small words in kana that surnames have between them."""
RUN_SHORT = f"[{KANJI}](?:[{KANJI}ケノッツ]){{0,3}}?"
"""As many as a surname has, and no more than needed."""


@dataclass(frozen=True)
class Forms:
    """The lists as sets, which are looked words up in; expressions are compiled when asked for,
    once for each of these."""

    words: Words
    kept: dict[Callable[[Forms], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def made(self, make: Callable[[Forms], T]) -> T:
        """What a function builds of these lists, built once for all articles that are read with
        them; the function asks for no list that :meth:`knowing` adds to."""
        if make not in self.kept:
            self.kept[make] = make(self)
        return self.kept[make]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._sets.get(name, frozenset())

    def has(self, name: str, word: str) -> bool:
        return word in self._sets.get(name, ())

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.words.items()}

    @cached_property
    def fits(self) -> dict[tuple[str, str], float]:
        """How well words look as parts of names, for those that were asked about."""
        return {}

    def any(self, *names: str, least: int = 1) -> str:
        """An expression for any word of these lists that is at least so long.

        Words with one first character stand together: most places of a text are then passed
        over by a look at one character.
        """
        first: dict[str, list[str]] = {}
        for name in names:
            for word in self.words.get(name, ()):
                if len(word) >= least:
                    first.setdefault(word[0], []).append(word[1:])
        return "(?:" + "|".join(re.escape(char) + any_of(rests) for char, rests in
                                sorted(first.items())) + ")" if first else r"(?!)"

    def knowing(self, surnames: Iterable[str]) -> Forms:
        """These lists with surnames that an article itself gives away."""
        local = tuple(surnames)
        return Forms({**self.words, "surnames": (*self.words.get("surnames", ()), *local),
                      "local": local}, self.kept)

    def not_behind(self, name: str) -> str:
        """An expression for a place before which no word of a list stands."""
        return "".join(f"(?<!{re.escape(word)})" for word in self.words.get(name, ()))

    @cached_property
    def called(self) -> frozenset[str]:
        """What stands before a name: titles and what people are."""
        return self["titles"] | self["roles"] | self["instruments"]

    @cached_property
    def after_name(self) -> re.Pattern[str]:
        """An honorific or a title, straight after a name."""
        return re.compile(f"(?:次期|新|前|元|現)?{self.any('departments')}?"
                          f"{self.any('titles')}|{self.any('honorifics')}")

    @cached_property
    def firm(self) -> re.Pattern[str]:
        """How a company's name ends that no word for a body is in: 檜垣鉄工, ミナモ素材."""
        return re.compile(f"{self.any('firm_ends')}$")

    @cached_property
    def long_ends(self) -> frozenset[str]:
        """Ends of the names of bodies that leave no doubt."""
        return frozenset(word for word in self["body_ends"] if len(word) > 1
                         and not word.endswith("会社") and word not in (
                             "の会", "本部", "支部", "支店", "支社", "本社", "部門"))

    @cached_property
    def surnamed(self) -> re.Pattern[str]:
        """Some kanji that may be a surname, with an honorific or a title."""
        return re.compile(f"(?<![{KANJI}{KATA}])(?P<surname>{RUN_SHORT})(?:さん|氏|"
                          f"{self.any('departments')}?{self.any('titles', least=2)})"
                          f"(?![{KANJI}])")

    @cached_property
    def starts_place(self) -> re.Pattern[str]:
        return re.compile(self.any("place_ends"))


_WOVEN = re.compile(f"[{HIRA}]{{2,8}}(?=[{KANJI}{KATA}])")
_NO_WOVEN = re.compile("[たるのはがをにでとなへやうくすつ]$|^(?:から|まで|など|より|として"
                       "|による|では|には|とも|もの|こと|ため|という|といい|ほか|ともに|い|も)$")


def grown(text: str, start: int, end: int, ceiling: int, forms: Forms) -> int:
    """Where a body's name ends that kana seem to end: 瀬戸内|ことば機構.  What follows must end as
    bodies do, and the kana must be no small words."""
    kana = _WOVEN.match(text, end, ceiling)
    if not kana or _NO_WOVEN.search(kana[0]):
        return end
    run = re.compile(f"[{KANJI}{KATA}]{{1,12}}").match(text, kana.end(), ceiling)
    for stop in range(run.end(), kana.end() + 1, -1) if run else ():
        if longest_before(text, kana.end(), stop, forms.long_ends, 10) < stop:
            return stop
    return end


def grown_back(text: str, low: int, start: int) -> int:
    """Where a body's name begins whose end, a word for a body, is at ``start``: kana and what
    stands before them belong to it, 瀬戸内ことば|機構."""
    found = re.search(f"[{KANJI}{KATA}]{{2,12}}(?P<kana>[{HIRA}]{{2,8}})$",
                      text[max(low, start - 20):start])
    return start if not found or _NO_WOVEN.search(found["kana"]) else start - len(found[0])


_last: list[tuple[Words, dict[Callable[[Forms], Any], Any]]] = [({}, {})]
"""The lists that were asked for last, and what was made of them."""


def forms_of(words: Words) -> Forms:
    """The lists, ready to be used during one call; what :meth:`Forms.made` has of them stays for
    the next call with the same lists."""
    known, kept = _last[0]
    if known is not words:
        kept = {}
        _last[0] = (words, kept)
    return Forms(words, kept)


def longest_before(text: str, low: int, end: int, words: Iterable[str] | frozenset[str],
                   most: int = 12) -> int:
    """Where the longest of some words begins that ends at a place; that place for none."""
    for length in range(min(most, end - low), 0, -1):
        if text[end - length:end] in words:
            return end - length
    return end
