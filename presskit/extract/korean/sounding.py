"""Which neighbouring words of Korean sound as one foreign name.

Here: sounds, particles inside what only looks like a word with one.  Never here: titles, evidence.
"""

from __future__ import annotations

import re

from presskit.extract.korean.abroad import is_named_so
from presskit.extract.korean.josa import agrees, bare, is_josa
from presskit.extract.korean.lexicon import Lexicon

__all__ = ["BOUND", "count_sounding", "is_home_made", "is_surname", "without_particle"]

BOUND = re.compile(r"(?<=[가-힣])(?:은|는|을|를|과|와|의|에게|에게서|께서|라는|이라는)$")
JAPANESE = re.compile(r"[가-힣](?:카와|가와|사와|자와|나가|이와|오카|이가)$")
"""Family names of Japan that end as a word with its particle does: 다니카와, 요시나가."""
VERB = re.compile("(?:[한된]다|했다|였다|됐다|하며|하고|해서|하는|에서|으로|부터|까지|였던|했던)$")


def count_sounding(
    text: str, end: int, words: list[re.Match[str]], number: int, known: Lexicon
) -> int:
    """How many neighbouring words, two to four, sound foreign; the last may have a particle."""
    count = 0
    while number + count < len(words) and count < 4:
        word = words[number + count][0]
        if (
            len(word) > 6
            or count
            and words[number + count].start() - words[number + count - 1].end() != 1
        ):
            break
        if count and VERB.search(word) and not known.is_strange(word):
            break
        if count and len(word) == 2 and is_surname(word[0], known) and agrees(word[0], word[1]):
            count += 1
            break  # 제시카 박이
        if not count and known.body_end(word):
            break
        if count > 1 and known.body_end(word) and _is_title_next(words, number + count, known):
            break  # 안나 코발스카 바르샤바대 교수
        if not known.is_foreign(word) and not (count and word in known.surnames):
            if count and (
                known.is_foreign(without_particle(word))
                or is_named_so(text, words[number + count].end(), end, word, known)
                or count == 1
                and words[number][0] in known.foreign_firsts
                and _may_follow(without_particle(word), known)
            ):
                count += 1
            break
        count += 1
        if (BOUND.search(word) or _has_particle(word)) and not (
            (JAPANESE.search(word) or word in known.families)
            and _sounds_on(words, number + count, known)
        ):
            break
    own = [one[0] for one in words[number : number + count]]
    return count if count > 1 and _is_name(own, words, number, known) else 0


def _is_name(own: list[str], words: list[re.Match[str]], number: int, known: Lexicon) -> bool:
    """Whether words that sound foreign are a name and not other words from abroad."""
    from_abroad = number and bare(words[number - 1][0]) in known.countries
    strange = any(map(known.is_strange, own)) or from_abroad
    plain = own and (
        is_surname(own[-1], known)
        and not known.is_strange(own[0])
        or any(known.body_end(without_particle(one)) for one in own)
        or len(own[-1]) == 1
        and len(own) < 3
        and not is_surname(own[-1], known)
        or len(own) > 2
        and len(own[0]) < 3
        and not known.is_strange(own[0])
        and not from_abroad
    )
    return bool(strange and not plain)


def _may_follow(word: str, known: Lexicon) -> bool:
    """Whether a word that doesn't sound foreign may be the family name behind 안나 or 조지."""
    return (
        1 < len(word) < 6
        and not known.is_common(word)
        and not known.title_end(word)
        and not known.body_end(word)
        and word not in known.loanwords
        and word not in known.before
        and not VERB.search(word)
        and not any(one.length == len(word) for one in known.read(word, whole=True))
    )


def _is_title_next(words: list[re.Match[str]], number: int, known: Lexicon) -> bool:
    return number + 1 < len(words) and known.title_end(words[number + 1][0]) > 0


def _sounds_on(words: list[re.Match[str]], number: int, known: Lexicon) -> bool:
    """Whether the word with this number goes on a name."""
    return (
        number < len(words)
        and words[number].start() == words[number - 1].end() + 1
        and known.is_foreign(without_particle(words[number][0]))
    )


def _has_particle(word: str) -> bool:
    """Whether a word ends in 이 or 가, or in a longer particle: a name goes no further."""
    return (
        len(word) > 2
        and word[-1] in "이가"
        and agrees(word[-2], word[-1])
        or len(word) - len(without_particle(word)) > 1
    )


def is_home_made(given: str, known: Lexicon) -> bool:
    """Whether a given name has a syllable that foreign names don't."""
    return any(one not in known.foreign_marks and one not in known.foreign_hints for one in given)


def is_surname(word: str, known: Lexicon) -> bool:
    return word in known.surnames or word in known.rare


def without_particle(word: str) -> str:
    """A word without the particle that a name takes most."""
    for length in (3, 2, 1):
        if (
            len(word) > length + 1
            and is_josa(word[-length:])
            and agrees(word[-length - 1], word[-length:])
        ):
            return word[:-length]
    return word
