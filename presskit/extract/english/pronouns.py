"""Whom *he* and *she* mean: who the sentences before are about.

Here: the search back, and relatives.  Never here: names and offices in an attribution.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from presskit.extract.article import Piece
from presskit.extract.english.cast import Cast
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.tokens import sentences_of, tokens_of

__all__ = ["Voice", "fits", "follow_kin", "follow_pronoun", "gestured", "subject_of",
           "voice_before"]

_STRANGER = re.compile(
    r"[“\"‘' ]*((?P<title>Mrs|Mr|Ms|Miss|Madam)\.? [A-Z][\w’'-]+|(?:A|An|One|Another) (?:[a-z-]+"
    r" ){0,2}?(?P<noun>[a-z-]+))\b(?=,| who| from| in| at| with| of| near| said| told| was| had|"
    r" stood| on)"
)
_CLAUSE = re.compile(
    r"[“\"‘']?(?:After|When|As|While|Before|Once|Since|If|Although|Though|Told|Given|Shown|Born|Even"
    r"|Because|Despite|(?!He|She|His|Her)[A-Z][a-z]+(?:ing|ed))\b")
_INTRODUCED = re.compile(
    r"(?:\b(?P<word>[Hh]is|[Hh]er)|(?P<owner>[A-Z][\w’'-]*?)[’']s) (?:[a-z-]+ ){0,3}?"
    r"(?P<kin>[a-z-]+),? $")
_YEARS_OLD = re.compile(r"[Tt]he (\d{1,3})-year-old\b")
_GESTURE = re.compile(r"(?:[A-Z][^,.“”\n]{0,90}, )?([Hh]e|[Ss]he)\b(?=[^“”\"\n]*$)")
_IN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NEAR = 6
"""How many sentences back a relative who is only called so can be told."""

_SHE, _HE = frozenset(("she", "her", "hers")), frozenset(("he", "his", "him"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever speaks: the number of a person, or words; ``sure`` by how that was found."""

    person: int | None = None
    unnamed: Piece | None = None
    sure: float = 0.9
    why: str = ""


def follow_pronoun(text: str, word: str, cast: Cast, lexicon: Lexicon,
                   back: tuple[int, int]) -> Voice:
    """The nearest person before who can be meant: the first one named in the nearest sentence."""
    voice = voice_before(text, cast, lexicon, back, word)
    if voice is None:
        far = voice_before(text, cast, lexicon, (0, back[0]), word)
        voice = replace(far, sure=0.7, why="far-before") if far and far.person is not None else None
    return voice or Voice(sure=0.3, why="nobody-before")


def gestured(text: str, cast: Cast, lexicon: Lexicon, back: tuple[int, int]) -> Voice | None:
    """Who is meant where only a pronoun does something before speech: She shrugs. “Fine.”"""
    sentences = sentences_of(text, max(back[0], back[1] - 400), back[1])
    match = _GESTURE.match(text, *sentences[-1]) if sentences else None
    if match is None or cast.within(match.end(), sentences[-1][1]):
        return None
    voice = follow_pronoun(text, match[1].lower(), cast, lexicon, (back[0], sentences[-1][0]))
    return voice if voice.person is not None else None


def voice_before(text: str, cast: Cast, lexicon: Lexicon, back: tuple[int, int],
                 word: str = "", kin: bool = True) -> Voice | None:
    """Who the sentences before are about, the nearest first; ``kin``: relatives are followed,
    which is not to be done within that again, or it would never end.

    A sentence whose own subject is the pronoun tells nothing; before it the one who opens a
    sentence is looked for first.  Relatives are followed in the nearest sentences alone: each of
    them asks for a search of its own.
    """
    low, high = back
    second: Voice | None = None
    chained = False
    sentences = reversed(sentences_of(text, max(low, high - 3000), high))
    for place, (start, end) in enumerate(sentences):
        unnamed = _STRANGER.match(text, start, end)
        if (unnamed and not cast.within(start, unnamed.end() + 3)
            and _stranger(unnamed, word, lexicon)):
            return Voice(unnamed=Piece(unnamed.start(1), unnamed.end(1)), sure=0.75, why="unnamed")
        if _is_about_pronoun(text, start, end, cast, word):
            chained = True
            continue
        number = subject_of(text, start, end, cast, lexicon, word, (low, start),
                            kin and place < _NEAR)
        if number is None:
            continue
        voice = Voice(number, sure=_sureness(cast, number, word, start, high),
                      why="pronoun" if word else "neighbour")
        if not chained or _opens_sentence(text, start, end, cast, number):
            return voice
        second = second or voice
    return second


def _is_about_pronoun(text: str, start: int, end: int, cast: Cast, word: str) -> bool:
    """Whether *she* is the subject of a sentence: it stands before whoever is named there."""
    if word not in ("he", "she") or _CLAUSE.match(text, start, end):
        return False
    named = cast.within(start, end)
    stop = named[0][0] if named else end
    bare = _IN_MARKS.sub("", text[start:stop])
    return re.search(rf"(?i)\b{word}\b", bare) is not None and bool(named)


def _opens_sentence(text: str, start: int, end: int, cast: Cast, number: int) -> bool:
    """Whether somebody's name begins a sentence, but for titles and roles."""
    first = next((one for one in cast.within(start, end) if one[2] == number), None)
    return (first is not None and first[0] - start < 40
            and not re.search(r"(?i)\b(?:his|her)\b|,", text[start:first[0]]))


def _sureness(cast: Cast, number: int, word: str, start: int, high: int) -> float:
    """How sure it is that a pronoun means somebody: less where another can be meant too."""
    others = {who for _, _, who in cast.within(start, high)} - {number}
    rivals = [who for who in others if fits(cast, who, word)]
    if any(cast.genders[who] == cast.genders[number] for who in rivals):
        return 0.7
    if rivals:
        return 0.78 if word and cast.genders[number] == word else 0.7
    return 0.88 if word and cast.genders[number] == word else 0.8


def _stranger(match: re.Match[str], word: str, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with somebody whom the article doesn't name, whom the pronoun
    can mean."""
    title = match["title"]
    if title:
        return not word or (word == "he") == (title == "Mr")
    noun = match["noun"]
    return noun in lexicon.unnamed or noun in lexicon.roles


def subject_of(text: str, start: int, end: int, cast: Cast, lexicon: Lexicon, word: str,
               back: tuple[int, int], relatives: bool = True) -> int | None:
    """The person whom a sentence is about: the first one named in it who fits the pronoun."""
    mentions = [one for one in cast.within(start, end) if fits(cast, one[2], word)]
    head = text[start:end].lstrip("“\"‘' ")
    aged = _YEARS_OLD.match(head)
    if aged and int(aged[1]) in cast.ages and fits(cast, cast.ages[int(aged[1])], word):
        return cast.ages[int(aged[1])]
    kin = re.match(r"(?:His|Her) (\w+(?:-in-law)?)\b", head)
    if relatives and kin and (kin[1] in lexicon.he_kin or kin[1] in lexicon.she_kin):
        found = follow_kin(text, tokens_of(text, start, end)[:2], cast, lexicon, back)
        if found is not None and fits(cast, found, word):
            return found
    owned = [one for one in mentions if text[one[1]:one[1] + 2] in ("’s", "'s")]
    mentions = [one for one in mentions if one not in owned] or mentions
    strict = [one for one in mentions if word and cast.genders[one[2]] == word]
    return (strict or mentions)[0][2] if mentions else None


def fits(cast: Cast, number: int, word: str) -> bool:
    gender = cast.genders[number]
    if word in _SHE:
        return gender in ("", "she")
    return gender in ("", "he") if word in _HE else True


def follow_kin(text: str, tokens: list, cast: Cast, lexicon: Lexicon,
         back: tuple[int, int]) -> int | None:
    """His son, her mother: somebody of the same family name as whom the pronoun means."""
    if len(tokens) < 2 or tokens[0].low not in ("his", "her"):
        return None
    kin = tokens[1].low
    gender = "he" if kin in lexicon.he_kin else "she" if kin in lexicon.she_kin else ""
    if not gender or back[0] >= back[1]:
        return None
    owner = voice_before(text, cast, lexicon, back, "he" if tokens[0].low == "his" else "she",
                         kin=False)
    if owner is None or owner.person is None:
        return None
    family = cast.families[owner.person]
    others = [number for number, names in enumerate(cast.families) if number != owner.person
              and names & family and cast.genders[number] in ("", gender)]
    if len(others) == 1:
        return others[0]
    other = _kin_of(text, cast, lexicon, owner.person)
    if other is not None and cast.genders[other] in ("", gender):
        return other
    near = {who for _, _, who in cast.within(max(0, back[1] - 1500), back[1])} - {owner.person}
    told = [who for who in sorted(near) if cast.genders[who] in ("", gender)
            and _kin_of(text, cast, lexicon, who) == owner.person]
    return told[0] if len(told) == 1 else None


def _kin_of(text: str, cast: Cast, lexicon: Lexicon, number: int) -> int | None:
    """Whose son or wife somebody is said to be where first named: her elder son, Marcus."""
    at = cast.people[number].name.start
    match = _INTRODUCED.search(text, max(0, at - 70), at)
    if match is None or match["kin"] not in lexicon.he_kin | lexicon.she_kin:
        return None
    if match["owner"]:
        end = match.end("owner")
        named = cast.within(max(0, end - 60), end)
        return next((who for _, stop, who in named if stop == end), None)
    word = "he" if match["word"].lower() == "his" else "she"
    before = [who for _, _, who in cast.within(max(0, match.start() - 500), match.start())
              if who != number and fits(cast, who, word)]
    return before[-1] if before else None
