"""What somebody is said to do before a comma and the name: the film's machinist, Jane Roe, …

Here: whether such words stand before a name.  Never here: what that weighs.
"""

from __future__ import annotations

import re

from presskit.extract.english.lexicon import Lexicon

__all__ = ["is_one_of"]

_TRADE = (
    r"[a-z-]*(?:ist|ician|eer|m[ae]n|wom[ae]n|person|keeper|maker|grapher|worker|holder|driver"
    r"|wright|smith|mate)")
"""What somebody does by the ending of the word, where no list has it."""
_WHOSE_TRADE = re.compile(
    r"(?:[’']s|s[’']|\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Ii]ts))"
    rf" (?:[a-z-]+ ){{0,3}}{_TRADE}, $")
_ONE_OF = re.compile(
    r"\b[Oo]ne of (?:the|these|those|her|his|their|my|our|your|its|[\w’'-]+[’']s?)"
    rf"(?: [a-z-]+){{0,4}}? (?:{_TRADE}s?|(?P<role>[a-z-]+)s), $")
"""One of the three owners, Jane Roe, …"""


def is_one_of(lead: str, lexicon: Lexicon) -> bool:
    """Whether a name is of somebody by the words before its comma: the film's machinist, Jane
    Roe, …; one of the owners, Jane Roe, …"""
    match = _WHOSE_TRADE.search(lead) or _ONE_OF.search(lead)
    role = match and match.groupdict().get("role")
    return match is not None and (not role or role in lexicon.roles or role in lexicon.unnamed)
