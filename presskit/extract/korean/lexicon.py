"""Korean word lists made ready for the reading of names and titles.

Here: whether a word is a title, a body's name, a common word, made as a name is.  Never here:
where in an article it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from presskit.extract.korean.josa import FAMILIAR, agrees, bare, is_josa
from presskit.extract.korean.neighbours import Neighbours, neighbours_of
from presskit.extract.words import Words

__all__ = ["Lexicon", "Reading", "lexicon"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as a name of ``length`` syllables, with the particle behind it."""

    length: int
    josa: str
    rare: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists as sets; ``near``: patterns of what stands beside names; ``here``: places and
    bodies of the article that is read."""

    surnames: frozenset[str]
    rare: frozenset[str]
    double: frozenset[str]
    given: frozenset[str]
    single: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    before: frozenset[str]
    adjectives: frozenset[str]
    bodies: frozenset[str]
    address: frozenset[str]
    historical: frozenset[str]
    named_after: frozenset[str]
    reporters: frozenset[str]
    foreign_marks: frozenset[str]
    foreign_hints: frozenset[str]
    loanwords: frozenset[str]
    hanja: frozenset[str]
    countries: frozenset[str]
    not_titles: frozenset[str]
    actions: frozenset[str]
    likely: frozenset[str]
    no_titles: frozenset[str]
    plain_bodies: frozenset[str]
    clear_single: frozenset[str]
    foreign_firsts: frozenset[str]
    families: frozenset[str]
    trades: frozenset[str]
    crafts: frozenset[str]
    houses: frozenset[str]
    ranks: frozenset[str]
    firsts: frozenset[str]
    near: Neighbours
    reporting: tuple[str, ...]
    here: frozenset[str] = frozenset()
    memory: dict[tuple[str, str], int] = field(default_factory=dict, compare=False)

    def is_common(self, word: str) -> bool:
        """Whether a word, or what a particle leaves of it, is a common one."""
        if len(word) == 3 and word[2] in "한할된될함해했" and (
                word[:2] in self.common or word[:2] in self.actions):
            return True
        if word in self.here or len(word) > 2 and bare(word) in self.here:
            return True
        return word in self.common or len(bare(word)) > 1 and bare(word) in self.common

    def _once(self, kind: str, word: str, work: Callable[[str], int]) -> int:
        """A judgement of a word, worked out once; forgotten when there are too many."""
        found = self.memory.get((kind, word))
        if found is None:
            if len(self.memory) > 50_000:
                self.memory.clear()
            found = self.memory[kind, word] = work(word)
        return found

    def title_end(self, word: str) -> int:
        """How long the title is that a word begins with, 0 for none; a particle may follow it.

        A word that ends in a title of two syllables is one (운영본부장).
        """
        return self._once("title", word, self._title_end)

    def _title_end(self, word: str) -> int:
        if word in self.not_titles or bare(word) in self.not_titles:
            return 0
        if len(word) == 3 and word[1:] in self.likely and word[0] in self.surnames:
            return 0
        for length in range(len(word), max(0, len(word) - 5), -1):
            rest = word[length:]
            if rest and not (is_josa(rest) and agrees(word[length - 1], rest)):
                if rest not in ("님", "님은", "님이", "님의", "들", "들은", "들이", "들의", "들과"):
                    continue
                if rest.startswith("들"):
                    return 0
            if any(
                word[start:length] in self.titles for start in range(max(0, length - 9), length - 1)
            ):
                return length
        return 0

    def body_end(self, word: str) -> bool:
        """Whether a word, without its particle, ends as bodies are called, or is a place or body of
        the article."""
        return word in self.here or any(
            word[start:] in self.bodies for start in range(1, len(word))
        )

    def is_house(self, word: str) -> bool:
        """Whether a word that ends as a title does is a body before somebody's name and title."""
        end = next((one for one in self.houses if word.endswith(one)), "")
        front = word[: len(word) - len(end)]
        return bool(end) and len(front) > 1 and word not in self.titles and (
            front not in self.ranks and front[-1] not in "시군구도당"
        )

    def is_town(self, word: str) -> bool:
        """Whether a word of three syllables ends as towns and districts do and names don't."""
        return len(word) == 3 and word[2] in "시군읍면"

    def read(self, word: str, whole: bool = False) -> list[Reading]:
        """The names that a word may begin with, the likeliest first; ``whole``: with nothing
        behind them."""
        if word[:1] not in self.firsts:
            return []
        found = []
        for size, surnames in ((2, self.double), (1, self.surnames), (1, self.rare)):
            if word[:size] not in surnames:
                continue
            for length in (
                (size + 2, size + 1) if size == 1 or len(word) != size + 1 else (size + 1,)
            ):
                reading = self._reading(word, size, length, surnames is self.rare)
                if reading and not (whole and reading.josa):
                    found.append(reading)
            if whole and len(word) == size + 3 and all(one in self.given for one in word[size:]):
                found.append(Reading(len(word), "", True))
        if (
            len(found) > 1
            and found[0].length == 4
            and found[0].josa == ""
            and any(one.length == 3 and one.josa for one in found)
        ):
            found.sort(key=lambda one: one.length != 3)
        if len(word) == 3 and word[1] in self.clear_single and word[2] in "은이도의":
            found.sort(key=lambda one: not one.josa)
        return found

    def _reading(self, word: str, size: int, length: int, rare: bool) -> Reading | None:
        given, rest = word[size:length], word[length:]
        if len(word) < length or not all(one in self.given for one in given):
            return None
        familiar = rest in FAMILIAR and length == size + 2 and (ord(word[length - 1]) - 0xAC00) % 28
        if rest and not familiar and not (is_josa(rest) and agrees(word[length - 1], rest)):
            return None
        if given in ("이다", "였다") or given[0] in "군양옹씨" and is_josa(given[1:]):
            return None
        short = length == size + 1 and size == 1
        if len(given) == 1 and given not in self.single:
            return None
        return Reading(length, rest, rare, short)

    def is_foreign(self, word: str) -> bool:
        """Whether a word may be a part of a foreign name: it ends its syllables as the writing
        of foreign sounds does, and has one that such names have."""
        return bool(self._once("foreign", word, self._is_foreign))

    def _is_foreign(self, word: str) -> bool:
        return word in self.foreign_firsts or (
            word not in self.loanwords
            and not self.is_common(word)
            and not self.title_end(word)
            and any(one in self.foreign_marks or one in self.foreign_hints for one in word)
            and all((ord(one) - 0xAC00) % 28 in (0, 1, 4, 8, 16, 17, 19, 21) for one in word)
            and all(
                (ord(one) - 0xAC00) // 588 not in (1, 4, 8, 10) or one in self.foreign_marks
                for one in word
            )
        )

    def is_strange(self, word: str) -> bool:
        """Whether it has a syllable that Korean words seldom have."""
        return word in self.foreign_firsts or self.is_foreign(word) and any(
            one in self.foreign_marks for one in word
        )


def lexicon(words: Words) -> Lexicon:
    """The lexicon, from the word lists of the language."""
    def of(name: str) -> frozenset[str]:
        return frozenset(words[name])

    return Lexicon(
        of("surnames"),
        of("rare_surnames"),
        of("double_surnames"),
        of("given"),
        of("single_given"),
        of("not_names"),
        of("titles"),
        of("before_names"),
        of("before_title"),
        of("organisations"),
        of("address"),
        of("historical"),
        of("named_after"),
        of("reporters"),
        of("foreign_marks"),
        of("foreign_hints"),
        of("loanwords") | of("work_words"),
        of("hanja_surnames"),
        of("countries"),
        of("not_titles"),
        of("actions"),
        of("names_like_titles"),
        of("no_titles"),
        of("plain_bodies"),
        of("clear_single_given"),
        of("foreign_firsts") | of("japanese_families"),
        of("japanese_families"),
        of("trades"),
        of("crafts"),
        of("houses"),
        of("ranks"),
        frozenset(
            name[0]
            for name in (*words["surnames"], *words["rare_surnames"], *words["double_surnames"])
        ),
        neighbours_of(words),
        tuple(ending for ending in words["reporting"] if len(ending) > 1),
    )
