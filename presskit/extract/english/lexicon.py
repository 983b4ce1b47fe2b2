"""The word lists of English, ready to be asked.

Here: each list as a set, in lower case where case says nothing.  Never here: what follows from
a word's standing in one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from presskit.extract.words import Words

__all__ = ["Lexicon", "folded", "lexicon_of"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets by the names of the lists, of words in lower case."""

    she: frozenset[str]
    he: frozenset[str]
    given: frozenset[str]
    east: frozenset[str]
    family: frozenset[str]
    particles: frozenset[str]
    middle: frozenset[str]
    suffixes: frozenset[str]
    known: frozenset[str]
    courtesies: frozenset[str]
    she_titles: frozenset[str]
    he_titles: frozenset[str]
    honours: frozenset[str]
    roles: frozenset[str]
    adjectives: frozenset[str]
    he_kin: frozenset[str]
    she_kin: frozenset[str]
    she_roles: frozenset[str]
    he_roles: frozenset[str]
    bodies: frozenset[str]
    soft: frozenset[str]
    place_starts: frozenset[str]
    places: frozenset[str]
    places_whole: frozenset[str]
    demonyms: frozenset[str]
    times: frozenset[str]
    months: frozenset[str]
    plain: frozenset[str]
    title_words: frozenset[str]
    short_bodies: frozenset[str]
    say: frozenset[str]
    weak: frozenset[str]
    saying: frozenset[str]
    between: frozenset[str]
    unnamed: frozenset[str]
    human: frozenset[str]
    body_verbs: frozenset[str]
    no_title: frozenset[str]
    office: frozenset[str]
    body_nouns: frozenset[str]
    body_does: frozenset[str]
    body_owns: frozenset[str]
    fields: frozenset[str]
    event_heads: frozenset[str]
    place_heads: frozenset[str]
    takes_of: frozenset[str]
    takes_for: frozenset[str]
    media_heads: frozenset[str]
    first_of_bodies: frozenset[str]
    learned_words: frozenset[str]
    owning_groups: frozenset[str]
    words: Words

    def is_title(self, word: str) -> bool:
        """Whether a word in lower case, without its stop, is a title or a role."""
        return (word in self.honours or word in self.roles or word in self.she_titles
                or word in self.he_titles or word in self.courtesies)

    def is_word(self, word: str) -> bool:
        """Whether a word in lower case is one that a person's name seldom has."""
        return any(word in those for those in (self.plain, self.title_words, self.bodies,
                                               self.times, self.demonyms, self.places))


def folded(word: str) -> str:
    """A word in lower case without accents, so that a list needs each name once.

    >>> folded("Sofía"), folded("O’Dell")
    ('sofia', "o'dell")
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def lexicon_of(words: Words) -> Lexicon:
    """All lists; one that the tables don't have is empty."""

    def of(*names: str) -> frozenset[str]:
        return frozenset(folded(word).rstrip(".") for name in names for word in words.get(name, ()))

    return Lexicon(she=of("she_names"), he=of("he_names"),
                   given=of("she_names", "he_names", "neither_names"), east=of("family_first"),
                   family=of("family_last", "family_first"),
                   particles=frozenset(words.get("particles", ())),
                   middle=of("middle_names"),
                   suffixes=of("name_suffixes"), known=of("known_names"),
                   courtesies=of("courtesies"),
                   she_titles=of("she_titles"), he_titles=of("he_titles"), honours=of("honorifics"),
                   roles=of("roles"), adjectives=of("role_adjectives"), he_kin=of("he_kin"),
                   she_kin=of("she_kin"), she_roles=of("she_roles"), he_roles=of("he_roles"),
                   bodies=of("body_words"), soft=of("soft_body_words"),
                   place_starts=of("place_starts"), places=of("places"),
                   places_whole=of("places_whole"), demonyms=of("demonyms"), times=of("times"),
                   months=of("months"), plain=of("plain_words"), title_words=of("title_words"),
                   short_bodies=of("short_bodies"), say=of("say_verbs"), weak=of("weak_verbs"),
                   saying=of("saying"), between=of("between"), unnamed=of("unnamed_nouns"),
                   human=of("human_verbs"), body_verbs=of("body_verbs"),
                   no_title=of("no_title_words"), office=of("office_words"),
                   body_nouns=of("body_nouns"), body_does=of("body_does"),
                   body_owns=of("body_owns"), fields=of("field_words"),
                   event_heads=of("event_heads"), place_heads=of("place_heads"),
                   takes_of=of("takes_of"), takes_for=of("takes_for"),
                   media_heads=of("media_heads"), first_of_bodies=of("first_of_bodies"),
                   learned_words=of("learned_words"), owning_groups=of("owning_groups"),
                   words=words)
