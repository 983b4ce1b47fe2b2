"""Names of one word that are all an article gives: a pseudonym, a relative by a first name.

Here: what says that nothing more will come.  Never here: whether that makes a person.
"""

from __future__ import annotations

import re

from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.names import Candidate
from presskit.extract.english.reading import Line

__all__ = ["goes_by_one", "speaks_for_kin"]

_ONE_NAME = re.compile(
    r",? \((?:not (?:his|her|their) real name|(?:his |her )?names?(?: has been| have been)? changed"
    r"|a pseudonym)|, (?:not (?:his|her|their) real name|a pseudonym|whose name has been changed)\b"
    r"|, who(?:,[^,]{3,50},)? (?:asked to be (?:identified|known|named) (?:only )?by"
    r" (?:his|her|their) (?:first|given)|(?:gave|would give) only (?:his|her|their) (?:first|given)"
    r"|goes by (?:one|a single)|(?:only )?uses (?:only )?(?:one|a single)) name\b")
_ONLY_AS = re.compile(
    r"\b(?:(?:gave|giving|gives) (?:his|her|their) (?:first )?name (?:only )?(?:as|was)"
    r"|(?:identified|known|named|introduced)(?: (?:himself|herself))? (?:only|simply|just) as) $")
"""Somebody known by one name, a name of their own or none."""
_GESTURE = re.compile(r"\b([Hh]e|[Ss]he) [a-z]+[^.!?“”\"]{0,60}[.,:] [“\"‘]")
_PRONOUN_SAYS = re.compile(r"[”’\"'] (he|she) ([a-z]+)|\b([Hh]e|[Ss]he) ([a-z]+)[,:] [“‘\"']")


def goes_by_one(text: str, line: Line, candidate: Candidate) -> bool:
    """Whether it is said that somebody is known by this name alone, or by a name not their own."""
    return (_ONE_NAME.match(text, candidate.end, min(line.end, candidate.end + 160)) is not None
            or _ONLY_AS.search(text, max(line.start, candidate.start - 50),
                               candidate.start) is not None)


def speaks_for_kin(text: str, line: Line, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Her husband, Olu, has made his peace with it. “It’s quieter,” he says."""
    kin = line.tokens[line.at[candidate.start] - 1].low
    word = "he" if kin in lexicon.he_kin else "she" if kin in lexicon.she_kin else ""
    gesture = _GESTURE.search(text, candidate.end, min(line.end, candidate.end + 300))
    if gesture and gesture[1].lower() == word:
        return True
    match = _PRONOUN_SAYS.search(text, candidate.end, min(line.end, candidate.end + 300))
    return (match is not None and word == (match[1] or match[3]).lower()
            and (match[2] or match[4]) in lexicon.say)
