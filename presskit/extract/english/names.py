"""Runs of capitalised words, taken apart: titles before, a name, what speaks for a person.

Here: what the words themselves say.  Never here: what stands round them, who is who.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.tokens import Token, is_capital

__all__ = ["OF_SOME", "Candidate", "candidate_of", "is_eastern", "own_score"]

_SYLLABLE = (
    r"(?:zh|ch|sh|th|ph|kh|tr|nh|gi|qu|sz|ts|tz|ng|kw|gw|hs|ky|ry|hy|ny|gy|my|by"
    r"|[bcdfghjklmnpqrstwxyz])?"
    r"[aeiouüō]{1,3}(?:ng|n|k|t|p|m|h|w|r|l)?"
)
_EASTERN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}(?:['’-]?{_SYLLABLE}){{0,2}}$|ng$|m$", re.I)
OF_SOME = re.compile(r"-of-(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)$")
"""Mother-of-three, who is called by her name next."""
_DETECTIVES = frozenset(("con", "ch", "insp", "sgt", "supt", "cons", "sergeant", "inspector"))
_LOWER_HYPHEN = re.compile(r"[A-Z][a-z]+-[a-z]+$")
_TWO_HYPHEN = re.compile(r"[A-Z][a-z]{0,5}-[A-Z]?[a-z]{1,6}$")

_DOERS = ("er", "or", "ist", "man", "woman", "ian", "eer", "ant", "keeper")
"""How words for what somebody does end, which may open a sentence before a name."""
_DOUBLE = re.compile(r"[A-Z][\w’']*[a-z]-[A-Z][\w’']*[a-z]$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could name a person: ``before`` are the titles of the run, ``name`` the rest,
    ``the`` whether an article stands before."""

    before: tuple[Token, ...]
    name: tuple[Token, ...]
    the: bool = False
    opens: bool = False
    body: bool = False

    @property
    def start(self) -> int:
        return self.name[0].start

    @property
    def end(self) -> int:
        return self.name[-1].end


def candidate_of(run: list[Token], opens: bool, after_the: bool, lexicon: Lexicon,
                 after_office: bool = False) -> Candidate | None:
    """A run without what begins a sentence, without titles; ``None`` where nothing is left.

    ``opens``: it begins a sentence; ``after_office``: *Head of*, *Dean of* stands before, so its
    first words may be the end of that.  A run with the word of a body in it is that body's name.
    """
    words = list(run)
    the = after_the
    if opens and len(words) > 1 and words[0].low in lexicon.say and (
            len(words) == 2 or words[0].low not in lexicon.given):
        words, opens = words[1:], False
    while len(words) > 1 and _no_name(words[0], words[1], lexicon):
        the = words[0].low == "the"
        words, opens = words[1:], False
    if (words[0].low in lexicon.plain and words[0].low not in lexicon.given
        and not (words[0].text == "A" and len(words) > 1)):
        return None
    split = _last_title(words, lexicon)
    before, name = words[:split], words[split:]
    while before and len(name) > 2 and name[0].low not in lexicon.given and (
            name[0].low in lexicon.places or name[0].low in lexicon.office):
        before, name = [*before, name[0]], name[1:]
    if not before and len(name) > 2 and after_office:
        before, name = _strip_field(name, lexicon)
    if not before and len(name) > 2:
        before, name = _strip_known(name, opens, lexicon)
    while (len(name) > 1 and name[-1].low in lexicon.times
           and (len(name) > 2 or name[-1].low.endswith("day"))):
        name = name[:-1]
    if not the and len(name) > 2:
        name = _without_office(name, lexicon)
    if _ends_as_title(before + name, lexicon):
        return None
    return Candidate(tuple(before), tuple(name), the and not before, opens, _is_body(name, lexicon))


def _no_name(word: Token, following: Token, lexicon: Lexicon) -> bool:
    if OF_SOME.search(word.low) or word.low.endswith(
            ("-year-old", "-based", "-born", "-trained", "-winning", "-shortlisted")):
        return True
    if word.low not in lexicon.plain and word.low not in lexicon.times or (
            word.text == "A" and (following.start > word.end + 1 or len(following.text) == 1)):
        return False
    if word.low in lexicon.given and following.low not in lexicon.given:
        return False
    eastern = word.low in lexicon.east and len(word.text) > 1
    return not (eastern and _EASTERN.match(following.text))


def _last_title(words: list[Token], lexicon: Lexicon) -> int:
    """Where the name begins after the last title of a run; 0 without titles.

    Dean Smith, Judge Reinhold, King Wong: a given name counts as a title only before two more.
    """
    split = 0
    for number, token in enumerate(words[:-1]):
        if words[number + 1].text in ("bin", "ibn", "bint", "binti"):
            break  # Sultan bin Rashid
        if lexicon.is_title(token.low):
            first = (token.low in lexicon.given or token.low in lexicon.family
                     and token.low not in lexicon.honours)
            short = first and len(words) - number < 3 and number == split
            if not short and (_is_office(words, number, lexicon)
                              or not any(_is_given(one, lexicon) for one in words[split:number])):
                split = number + 1
        elif number > split + 3 and number > 5:
            break
    while 0 < split < len(words) - 1 and words[split - 1].low == "det" and (
            words[split].low in _DETECTIVES):
        split += 1
    return split


def _is_given(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a given name and nothing else that is known."""
    return token.low in lexicon.given and not (lexicon.is_word(token.low)
                                               or lexicon.is_title(token.low))


def _is_office(words: list[Token], number: int, lexicon: Lexicon) -> bool:
    """Managing Director, Regional Organiser, with two words more: Harper Quayle Managing Director
    Dominic Strand."""
    before = words[number - 1].low if number else ""
    return len(words) > number + 2 and (
        before in lexicon.adjectives or before in lexicon.office or before in lexicon.honours)


def _strip_field(name: list[Token], lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    """What an office is over before a name: Head of Electrical Systems Ingrid Vane."""
    for number, token in enumerate(name[1:-1], 1):
        if token.low in lexicon.given:
            return name[:number], name[number:]
    field = [one.low in lexicon.office or lexicon.is_word(one.low) for one in name]
    if field[-3] and not any(field[-2:]) and name[-1].low not in lexicon.soft:
        return name[:-2], name[-2:]
    return [], name


def _without_office(name: list[Token], lexicon: Lexicon) -> list[Token]:
    """A name without the office that is given to it: named Peter Hung Chief Financial Officer."""
    named = name[0].low in lexicon.given or name[0].low in lexicon.east
    if not named or not lexicon.is_title(name[-1].low):
        return name
    cut = len(name)
    while cut > 2 and (lexicon.is_title(name[cut - 1].low) or name[cut - 1].low in lexicon.office
                       or name[cut - 1].low in lexicon.adjectives):
        cut -= 1
    return name[:cut] if len(name) - cut > 1 or name[-1].low not in lexicon.family else name


def _strip_known(name: list[Token], opens: bool,
                 lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    """Words of bodies, places and peoples before a given name: Security Chris Tang."""
    for number, token in enumerate(name[:-1]):
        low = token.low
        if low in lexicon.given and not (lexicon.is_word(low) and number == 0):
            front = name[:number]
            common = all(lexicon.is_word(one.low) or one.low in lexicon.soft
                         or one.low in lexicon.adjectives or one.low in lexicon.office
                         or opens and place == 0 and one.low.endswith(_DOERS)
                         for place, one in enumerate(front))
            if common and not any(one.low in lexicon.given or one.low in lexicon.east
                                  for one in front):
                return front, name[number:]
            return [], name
    if (opens and len(name) > 2 and name[0].low not in lexicon.east | lexicon.given
        and name[0].low.endswith(_DOERS)
        and is_eastern(tuple(name[1:]), lexicon)):
        return name[:1], name[1:]
    return [], name


def _ends_as_title(name: list[Token], lexicon: Lexicon) -> bool:
    """Chief Executive, Vice President: titles that nobody's name follows."""
    low = name[-1].low
    if len(name) < 2 or low not in lexicon.roles or low in lexicon.given:
        return False
    if low not in lexicon.family and (name[-2].low in lexicon.adjectives
                                      or name[-2].low in lexicon.office):
        return True
    return (low not in lexicon.family and not any(one.low in lexicon.given for one in name[:-1])
            or all(one.low in lexicon.adjectives or one.low in lexicon.roles
                   or one.low in lexicon.plain or lexicon.is_word(one.low) for one in name[:-1]))


def _is_body(name: list[Token], lexicon: Lexicon) -> bool:
    first = name[0].low in lexicon.given
    return any(token.low in lexicon.bodies and token.low not in lexicon.given
               and not (first and token.low in lexicon.family) for token in name)


def is_eastern(name: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether the family name seems to come first: Lo Mei-kuen, Zhang Wei, Kim Do-young."""
    if len(name) < 2 or name[0].low not in lexicon.east:
        return False
    rest = name[1:]
    if _TWO_HYPHEN.match(rest[0].text) and len(rest) == 1:
        return True
    if (len(rest) == 1 and rest[0].low in lexicon.family and rest[0].low not in lexicon.east
        or name[0].low in lexicon.given and not _LOWER_HYPHEN.match(rest[0].text)):
        return False
    return all(_EASTERN.match(token.text) and not lexicon.is_word(token.low)
               and (token.low not in lexicon.given or len(token.text) < 5) for token in rest)


def own_score(name: tuple[Token, ...], lexicon: Lexicon) -> int:
    """How much the words of a name speak for a person, below 0: against one."""
    first, last = name[0], name[-1]
    whole = " ".join(token.low for token in name)
    if whole in lexicon.places_whole:
        return -9
    score = 0
    if first.low in lexicon.given:
        score += 2 if not lexicon.is_word(first.low) else 1
    if last.low in lexicon.family and last.low not in lexicon.title_words:
        score += 1
    if any(_LOWER_HYPHEN.match(token.text) for token in name) or _is_double(first, lexicon):
        score += 2
    if is_eastern(name, lexicon):
        score += 2
    if last.low in lexicon.suffixes and len(name) > 2:
        score += 3
    if _DOUBLE.match(last.text) and len(name) < 4:
        score += 1
    if any(len(token.text) == 1 for token in name[:-1]):
        score += 2
    if any(token.text in lexicon.particles for token in name[1:-1]):
        score += 1
    if any(token.low in lexicon.middle for token in name[1:-1]):
        score += 2
    against = _against(name, lexicon)
    known = any(lexicon.is_word(token.low) or token.low in lexicon.soft
                or token.low in lexicon.place_starts or lexicon.is_title(token.low)
                for token in name if len(token.text) > 1)
    return score - against + (against == 0 and not known)


def _is_double(first: Token, lexicon: Lexicon) -> bool:
    """Mei-Ling, Wei-Chen: a given name of two syllables before a family name."""
    return (_TWO_HYPHEN.match(first.text) is not None and _EASTERN.match(first.text) is not None
            and first.low not in lexicon.office)


def _against(name: tuple[Token, ...], lexicon: Lexicon) -> int:
    against = 0
    first_known = name[0].low in lexicon.given - lexicon.places
    for number, token in enumerate(name):
        low = token.low
        if not is_capital(token.text) or low in lexicon.suffixes or low in lexicon.particles:
            continue
        known = low in lexicon.given or low in lexicon.family
        if low in lexicon.bodies and low not in lexicon.given and not known:
            against += 5
        elif low in lexicon.soft and number:
            against += 2 if low not in lexicon.family else 1
        elif low in lexicon.demonyms and not known:
            against += 3
        elif low in lexicon.places and not known:
            against += 1 if number and first_known else 3
        elif low in lexicon.place_starts and number == 0 and not known:
            against += 2
        elif low in lexicon.title_words and not known:
            against += 2
        elif low in lexicon.plain and not known:
            against += 2
        elif low in lexicon.office and not known:
            against += 3
        elif low in lexicon.times and not known:
            against += 3
        elif lexicon.is_title(low) and not known and number < len(name) - 1:
            against += 2
    return against
