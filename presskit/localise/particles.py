"""Korean particles behind a name, by the sound that the name ends with.

Here: the final sound of a word, the particle that belongs behind it.  Never here: finding
names, the list of particles (``templates/vocabulary/words.yaml``).

은, 이, 을, 과 stand behind a consonant, 는, 가, 를, 와 behind a vowel; 으로 behind a consonant,
but 로 behind ㄹ (Korean Orthography, 18 and 38; Standard Korean, on particles).  How a word in
Latin letters is read can't always be seen: then nothing is changed, and the caller is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.locales import HANGUL
from presskit.localise.words import Alternation, Words

__all__ = ["Particle", "final_sound", "set_particle"]

_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_BRACKETED = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]$")
_LATIN_WORD = re.compile("[A-Za-z]+$")
_BEHIND = re.compile(r"(?:[*’”'\"」』》〉\]\ue000-\uf8ff\U000f0000-\U000ffffd]|\([^()\n]*\))*")
"""What may stand between a name and its particle; private-use characters stand for markup."""
_RUN = re.compile(f"[{HANGUL}]+")
_NUMBERED = re.compile("[A-Za-z][ -]?([0-9]+)$")
_TWO_WAYS = frozenset("03689")
"""Figures behind Latin letters that end in a consonant in one language and a vowel in the other:
S3 is read 에스삼 or 에스쓰리."""
_SPELLED = 3
"""So many capitals are read letter by letter; more may be a word (NASA)."""


@dataclass(frozen=True, slots=True)
class Particle:
    """A particle at ``start`` to ``end`` of a text, and what it ought to be; ``right`` is
    empty where nobody can say."""

    start: int
    end: int
    right: str


def final_sound(words: Words, name: str, reading: str = "") -> str | None:
    """The consonant that a name ends with, empty behind a vowel, ``None`` where its letters
    don't tell.

    ``reading`` is how the name is read, where it is written in another script.
    """
    for text in (reading, name):
        text = re.sub(r"[\W_]+$", "", _BRACKETED.sub("", text.strip()))
        if text and re.match(f"[{HANGUL}]", text[-1]):
            return _FINALS[(ord(text[-1]) - 0xAC00) % 28].strip()
    if not text:
        return None
    if text[-1].isdecimal():
        numbered = _NUMBERED.search(text)
        if numbered and numbered[1] in _TWO_WAYS:
            return None
        return words.letters.get(str(int(text[-1])), "")
    found = _LATIN_WORD.search(text)
    return _latin_sound(words, found[0]) if found else None


def _latin_sound(words: Words, word: str) -> str | None:
    spelled = words.letters.get(word[-1].upper(), "")
    if word.isupper() and len(word) <= _SPELLED:
        return spelled
    ends = (word[-size:].lower() for size in range(min(3, len(word)), 0, -1))
    read = next((words.endings[end] for end in ends if end in words.endings), None)
    return read if not word.isupper() or read == spelled else None


def set_particle(words: Words, text: str, at: int, sound: str | None) -> Particle | None:
    """The particle behind a name that ends at ``at``, if it is one that goes by sounds.

    Closing marks and an addition in brackets may stand between.  Of both forms written
    together (은(는), (으)로) the right one is chosen.

    >>> from presskit.localise.words import decode_words
    >>> words = decode_words({"ko": {"alternating": ["은/는"], "particles": ["은"]}}, {}, [])
    >>> set_particle(words, "딩웨이은", 3, "").right
    '는'
    """
    for start in dict.fromkeys((at, _BEHIND.match(text, at).end())):
        found = _combined(words, text, start) or _written(words, text, start)
        if found:
            end, kind = found
            right = "" if sound is None else _choose(kind, sound, text[start:end])
            return Particle(start, end, right)
    return None


def _choose(kind: Alternation, sound: str, written: str) -> str:
    if kind.either and sound == "" and written == kind.consonant:
        return written
    takes_vowel = sound == "" or (sound == "ㄹ" and kind.consonant.startswith("으로"))
    return kind.vowel if takes_vowel else kind.consonant


def _combined(words: Words, text: str, start: int) -> tuple[int, Alternation] | None:
    """Both forms written together, the longest."""
    hits = [(start + len(form), kind) for kind in words.alternating for form in _forms(kind)
            if text.startswith(form, start)]
    return max(hits, key=lambda hit: hit[0], default=None)


def _forms(kind: Alternation) -> Iterator[str]:
    one, other = kind.consonant, kind.vowel
    yield from (f"{one}({other})", f"{other}({one})", f"{one}/{other}", f"{other}/{one}")
    if one.endswith(other):
        yield f"({one.removesuffix(other)}){other}"


def _written(words: Words, text: str, start: int) -> tuple[int, Alternation] | None:
    """The longest particle that is the rest of the word, or begins it where all of it is
    particles."""
    run = _RUN.match(text, start)
    if not run:
        return None
    goes_on = bool(words.particles.match(text, start))
    hits = [(start + len(form), kind) for kind in words.alternating
            for form in (kind.consonant, kind.vowel) if run[0].startswith(form)
            and (len(form) == len(run[0]) or (kind.goes_on and goes_on))]
    return max(hits, key=lambda hit: hit[0], default=None)
