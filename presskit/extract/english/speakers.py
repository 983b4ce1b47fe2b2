"""Who the words of an attribution mean: a name, a pronoun, a role, a relative, or nobody named.

Here: names, offices, strangers and bodies in an attribution.  Never here: whom a pronoun means,
whether somebody speaks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from presskit.extract.article import Piece
from presskit.extract.english.cast import Cast
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.pronouns import (
    Voice,
    fits,
    follow_kin,
    follow_pronoun,
    voice_before,
)
from presskit.extract.english.tokens import Token, sentences_of, tokens_of

__all__ = ["resolve"]

_OPENERS = frozenset(
    "after when asked before while although though despite in on at for as during "
    "since with without until if because speaking recalling unlike following by".split()
)
_BODY = re.compile(
    r"((?:The |A |An )?(?:[A-Z][\w’'&-]*(?: (?:of|for|and|the|&))* ?)*[A-Z][\w’'&-]*|The [a-z]+)")
_PASSER = re.compile(r"\b((?:an?|one|another) (?:[a-z-]+ ){0,2}?)([a-z-]+)\b")
_BEFORE_PASSER = (" of ", " by ", " with ", " for ", " to ", ", ", " as ", " is ", " was ",
                  " from ", " in ", " on ", " at ")
_APPOSED = re.compile(
    r"(?:(?i:an?|one|another|the|its|his|her|their)|[A-Z][\w’'-]*[’']s) [^,.;:]{2,60},"
    r" (?:[A-Z][a-z]{1,4}\.? )?")
"""One victim, Jane Roe, said …"""
_SHORTENED = re.compile(r"\b([A-Z][a-z]{0,4})\.(?= )")
_WHOSE = re.compile(r"^(?:the )?[A-Z][\w -]*(?:[’']s|s[’']) ")
_OFFICE_OF = re.compile(
    r"(?:the |its |their )?(?:[\w’'-]+ ){0,6}(?:of|for) (?:the )?(?:[\w’'&-]+,? ){1,6}")
"""said the council's head of culture Jane Roe, said Head of Arts Jane Roe."""
_UNNAMED_END = re.compile(
    r"[,.;:]|\s(?:who|which|whose|on (?=[A-Z])|after|when|as|while|yesterday|last|this)\s")


def resolve(text: str, subject: Piece, inverted: bool, cast: Cast, lexicon: Lexicon,
            back: tuple[int, int]) -> Voice:
    """Whom the words for a speaker mean; ``back`` is where the search for a pronoun's person
    ends, and where it starts."""
    tokens = tokens_of(text, subject.start, min(subject.end, subject.start + 400))
    if not tokens:
        return Voice(sure=0.3, why="no-words")
    first = tokens[0].low
    if first in ("he", "she") and (len(tokens) == 1 or inverted
                                   or tokens[1].low in lexicon.between):
        return follow_pronoun(text, first, cast, lexicon, back)
    mentions = cast.within(subject.start, subject.end)
    if mentions and not inverted and tokens[-1].low == "who":
        return Voice(mentions[-1][2], sure=0.85, why="named")
    if first in ("it", "they", "we") and len(tokens) < 3:
        return Voice(unnamed=_body_before(text, back, tokens[0]), sure=0.75, why="unnamed")
    passer = _passer(text, subject, mentions, inverted, lexicon)
    if passer is not None:
        return Voice(unnamed=passer, sure=0.8, why="unnamed")
    own = _own_mention(text, subject, inverted, mentions, tokens[0].start)
    if own is not None:
        return Voice(own, sure=0.95, why="named")
    if tokens[-1].low in ("he", "she") and not inverted:
        inside = [one for one in mentions if fits(cast, one[2], tokens[-1].low)]
        return (Voice(inside[0][2], sure=0.85, why="pronoun") if inside
                else follow_pronoun(text, tokens[-1].low, cast, lexicon, back))
    kin = follow_kin(text, tokens, cast, lexicon, back)
    if kin is not None:
        return Voice(kin, sure=0.75, why="relative")
    if (role := _role(tokens, cast, lexicon, subject.start)) is not None:
        return Voice(role, sure=0.8, why="role")
    if not mentions and _someone(text, tokens, lexicon):
        voice = voice_before(text, cast, lexicon, back)
        if voice and voice.person is not None:
            return Voice(voice.person, sure=0.65, why="role-of-nobody-else")
    if mentions and first not in ("a", "an", "one", "another") and not inverted:
        free = [one for one in mentions if text[one[1]:one[1] + 2] not in ("’s", "'s")] or mentions
        return Voice(free[0][2], sure=0.65, why="named-in-sentence")
    if first in ("he", "she", "his", "her"):
        return follow_pronoun(text, first, cast, lexicon, back)
    within = next((token.low for token in tokens if token.low in ("he", "she")), "")
    if within and not mentions and first in _OPENERS:
        return follow_pronoun(text, within, cast, lexicon, back)
    return Voice(unnamed=_unnamed(text, subject, tokens[0].start), sure=0.85, why="unnamed")


def _body_before(text: str, back: tuple[int, int], token: Token) -> Piece:
    """The body that *it* means: the capitals that the sentence before begins with."""
    sentences = sentences_of(text, max(back[0], back[1] - 1500), back[1])
    match = _BODY.match(text, *sentences[-1]) if sentences else None
    return Piece(match.start(1), match.end(1)) if match else Piece(token.start, token.end)


def _passer(text: str, subject: Piece, mentions: list[tuple[int, int, int]], inverted: bool,
            lexicon: Lexicon) -> Piece | None:
    """A man behind me: somebody unnamed between a name and the verb."""
    if inverted or not mentions or mentions[-1][1] + 12 > subject.end:
        return None
    begin = mentions[-1][1]
    for match in _PASSER.finditer(text, begin, subject.end):
        if match[2] in lexicon.unnamed and not text[begin : match.start()].endswith(_BEFORE_PASSER):
            return Piece(match.start(), subject.end)
    return None


def _leads_to_name(lead: str) -> bool:
    """Whether only titles and roles stand between a verb and a name: said Dr. Jane Roe; said the
    museum's director, Jane Roe."""
    lead = _WHOSE.sub("", _SHORTENED.sub(r"\1", lead))
    if re.search(r"\b(?:for|of|at|from|with|to) ", lead):
        return _OFFICE_OF.fullmatch(lead) is not None
    if re.fullmatch(r"(?:an? )(?:[a-z-]+ ){1,4}", lead):
        return True
    if re.match(r"(?:the |his |her |its )?[a-z’' -]{3,50},? $", lead):
        return True
    return (len(lead) < 60 and not re.search(r"[,.;]", lead)
            and not re.match(r"(?:his|her)\s", lead))


def _own_mention(text: str, subject: Piece, inverted: bool, mentions: list[tuple[int, int, int]],
                 begin: int) -> int | None:
    """The mention that is the subject itself: right after the verb with titles between, right
    before it, or at the beginning of the sentence."""
    mentions = [one for one in mentions if text[one[1]:one[1] + 2] not in ("’s", "'s")]
    if not mentions:
        return None
    if inverted:
        return mentions[0][2] if _leads_to_name(text[begin:mentions[0][0]]) else None
    if mentions[-1][1] >= subject.end - 1:
        lead = text[begin : mentions[-1][0]]
        if not re.search(r"\b(?:for|of|at|from|with|to|by|and) (?:the )?$", lead):
            return mentions[-1][2]
        if lead.endswith(" and "):
            return mentions[0][2]
    if _APPOSED.fullmatch(text, begin, mentions[0][0]):
        return mentions[0][2]
    first = text[begin : mentions[0][0]].strip()
    opener = first.partition(" ")[0].lower()
    if (len(first) < 60 and opener not in _OPENERS and "," not in first
        and not re.search(r"\b(?:for|of|at|from|with|to|by)(?: the)?$", first)
        and opener not in ("a", "an", "one", "another", "his", "her")):
        return mentions[0][2]
    if opener in _OPENERS:
        comma = text.find(", ", begin, subject.end)
        later = [one for one in mentions if comma != -1 and one[0] > comma]
        return later[0][2] if later else None
    return None


def _role(tokens: list, cast: Cast, lexicon: Lexicon, at: int) -> int | None:
    """The director, the younger sculptor: the only one so called, or the last before."""
    if tokens[0].low not in ("the", "its", "their"):
        return None
    aged = re.match(r"(\d{1,3})-year-old$", tokens[1].text) if len(tokens) > 1 else None
    if aged and int(aged[1]) in cast.ages:
        return cast.ages[int(aged[1])]
    for token in tokens[1:4]:
        those = cast.roles.get(token.low.rpartition("-")[2], ())
        before = [number for number in those if cast.people[number].name.start < at]
        if before:
            return (before[0] if len(before) == 1
                    else max(before, key=lambda number: cast.people[number].name.start))
    return None


def _someone(text: str, tokens: list, lexicon: Lexicon) -> bool:
    """The sculptor, the Freetown-born designer: somebody named before, though nobody was called
    so."""
    size = next((number for number, (one, other) in enumerate(pairwise(tokens), 1)
                 if text[one.end:other.start] != " "), len(tokens))
    last = tokens[size - 1].low
    return (1 < size < 6 and tokens[0].low == "the" and (
        last in lexicon.roles and last not in lexicon.unnamed or last.endswith("-year-old")))


def _unnamed(text: str, subject: Piece, begin: int) -> Piece | None:
    cut = _UNNAMED_END.search(text, begin, subject.end)
    end = cut.start() if cut and cut.start() > begin else subject.end
    end = begin + len(text[begin:end].rstrip(" ,.;:"))
    return Piece(begin, end) if end > begin else None
