"""Names that are there in passing: of parts in plays, of streets, of the long dead.

Here: what speaks against registering somebody.  Never here: what speaks for a person or a body.
"""

from __future__ import annotations

import re

from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.names import Candidate
from presskit.extract.english.reading import Line

__all__ = ["in_passing"]

_STREETS = frozenset(
    "street road lane close avenue drive terrace crescent place square court row walk way gardens"
    " grove mews parade quay wharf hill bridge park".split())
_CREDIT = re.compile(
    r"(?i)^(?:interview|words|text|photographs?|photos?|story|report|reporting|additional"
    r" reporting|editing|edited|pictures?|images?|illustrations?|compiled|translated|translation)"
    r" by $"
)
_STAFF = re.compile(
    r"(?i)[(\[](?:with )?(?:additional )?(?:(?:reporting|writing|editing|research|graphics"
    r"|compiled|edited|translated|photographs?|photography)(?:,? and [a-z]+)? by"
    r"|(?:files|inputs|assistance|reporting) from) [^()\[\]]{0,300}$")
"""A bracket behind the last sentence that names who helped."""
_CAST = re.compile(
    r"\b(?:stars?|starring|plays?|playing|played|cast|role|performance|performs?"
    r"|portray\w*)\b[^.]*\bas (?:the |an? )?(?:[\w-]+ ){0,4}$"
)
_PLAYS = re.compile(
    r"\b(?:plays?|played|playing|portrays?) (?:the|an?|his|her) (?:[a-z-]+ ){0,3}$"
    r"|\b(?:plays?|played|playing|portrays?|portraying|character(?: of| named)?|role of|title"
    r" role,?|, as(?: the| an?)?(?: [a-z-]+){0,3}|heroine|hero|protagonist|stars? as|starring as"
    r"|cast as|voice of) $"
)
_AFTER = re.compile(
    r"\b(?:named (?:after|for|in honou?r of)|in (?:memory|honou?r) of|dedicated to|inspired by|the"
    r" style of|(?:works?|workshop|school|circle|studio|paintings?)"
    r" (?:by|of)|attributed to|adapted from|based on|a copy of|tribute to|founded (?:in \d+ )?by"
    r"|built (?:in \d+ )?by|time of|days of|century) (?:the )?(?:late )?$"
)
_OLD_YEAR = re.compile(r"\b1[0-8]\d\d\b")
_OLD_BEFORE = re.compile(r"\b1[0-8]\d\d\b[^,;.]*$")
_LIFE = re.compile(r" \((?:c\. ?|b\. ?|born )?1\d{3}(?:[–-]|\))")


_HEARER = re.compile(
    r"\b(?:told|tells?|telling|interview (?:with|by)|speaking to|spoke to|according to|by)"
    r" (?:the |its |their |an? )?(?:[\w’'-]+ ){0,3}?(?:broadcaster|newspaper|paper|daily|weekly"
    r"|magazine|website|site|outlet|(?:news |press |wire )?agency|station|channel|network|tabloid"
    r"|journal|podcast|programme|show|newswire|wire|portal|blog|newsroom) $")
"""Told the broadcaster …"""
_TOLD_OF = re.compile(
    r"(?i)\b(?:it|(?:play|film|novel|story|show|drama|musical|opera|comedy|thriller|book|plot|piece"
    r"|tale|ballet|animation|game)s?|series) (?:[a-z]+ly )?(?:follows|(?:cent(?:re|er)s|revolves)"
    r" (?:on|around)|tells (?:the )?(?:story )?of|traces|concerns|introduces us to|begins with"
    r"|opens with|imagines|is narrated by) (?:[a-z-]+ ){0,4}$")
"""What a play says of somebody; of a documentary that is somebody alive."""
_TRUE = re.compile(r"(?i)\b(?:documentar|biograph|memoir|biopic|true|real)")
_PLAYED_BY = re.compile(
    r",? \(?(?:who is )?(?:played|portrayed|voiced|sung|danced|embodied)(?: [a-z]+){0,3} by ")


_THINGS = re.compile(
    r"\b(?:ship|boat|steamer|ferry|trawler|tug|yacht|vessel|schooner|barge|tanker|cruiser|submarine"
    r"|lifeboat|barque|locomotive|horse|mare|gelding|colt|filly|stallion|racehorse|greyhound|dog|cat"
    r"|pony|goat|cow|bull|parrot|elephant|storm|hurricane|typhoon|cyclone|pub|inn|rose|rover|robot"
    r"|satellite|probe) $")
"""What a name is given to that is nobody's: the steamer Rose Marie."""


def in_passing(text: str, line: Line, candidate: Candidate, head: str,
               lexicon: Lexicon) -> dict[str, int]:
    """Reasons with their weights, all of them 0 or less; ``head`` is what stands before."""
    found: dict[str, int] = {}
    before = text[max(line.start, candidate.start - 100) : candidate.start]
    words = [token.low for token in candidate.name]
    if words[-1] in _STREETS and not lexicon.given.intersection(words[:1]):
        found["a-street"] = -4
    if any(" ".join(words[:size]) in lexicon.known for size in range(2, len(words))):
        found["named-after-somebody"] = -6
    if head == text[line.start : candidate.start] and _CREDIT.match(head):
        found["credited"] = -9
    if _STAFF.search(text, max(line.start, candidate.start - 360), candidate.start):
        found["credited"] = -9
    if _THINGS.search(head):
        found["a-thing"] = -6
    if _HEARER.search(before):
        found["hears"] = -9
    if _PLAYS.search(head) or _CAST.search(before):
        found["played"] = -9
    if _PLAYED_BY.match(text, candidate.end):
        found["played"] = -9
    if _TOLD_OF.search(before) and not _TRUE.search(text, line.start, line.end):
        found["told-of"] = -6
    if _AFTER.search(head):
        found["passing"] = -3
    if _LIFE.match(text, candidate.end):
        found["passing"] = -9
    before = text[max(line.start, candidate.start - 60) : candidate.start]
    after = text[candidate.end : min(line.end, candidate.end + 60)]
    if _OLD_BEFORE.search(before) or _OLD_YEAR.search(after):
        found["old-year"] = -2
    return found
