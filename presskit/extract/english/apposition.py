"""What is said of somebody right after the name: Jane Roe, director of the museum, …

Here: where the offices behind a name begin and end.  Never here: those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.offices import is_role, names_field, part_office, trimmed
from presskit.extract.english.reading import Line
from presskit.extract.english.tokens import sentences_of
from presskit.extract.proposal import Title

__all__ = ["titles_after"]

_APPOSITION = re.compile(
    r"(?: \([^()]{2,40}\))?(?:,? \(?(?:aged )?\d{1,3}\)?(?=,))?"
    r"(?:,\s+(?:who (?:is|was|becomes|became) )?(?:(?:also|now|formerly|currently|previously|and"
    r"|herself|himself) )?|\s(?:is|as|becomes|became)\s(?=(?:the |its |their |an? )?"
    r"(?:[\w-]+ ){0,3}[\w-]+))(?P<article>(?:an?|the|its|their|our|his|her|one of the) )?"
    r"(?P<rest>[^;:()“”\"\n]{2,200})")
_CUT = re.compile(
    r",(?! (?:[A-Z][\w&-]*(?: [A-Z][\w&-]*)* (?:at|of|for) ))"
    r"|\s(?:said|says|told|who|which|whose|whom|and no|was|is|has|will|had|were|are|as|on|after"
    r"|when|while|since|until|by|then|from)\s|\s[—–-]\s|’s\s*$|\.$")
_PART = re.compile(
    r"(?:(?! and (?:an? |the |its |formerly |also |former )?[a-z])[^,]|,(?= [A-Z]))+")
_BODY = re.compile(
    r",\s(?:the\s)?([A-Z][\w’'&.-]*(?: (?:(?:of|the|and|for|&) ){0,2}[A-Z][\w’'&-]*){0,8})(?=[,.;]"
    r"|$)")
_DIRECT = re.compile(r" (?P<rest>(?:[A-Z][\w-]*(?: (?:of|and|for))? ){0,5}[A-Z][\w-]*)")
_DOING = re.compile(r"[a-z]+ed (?:the|an?|his|her|their|that|to|by|for|in|on|at|with)\b")
_AND_A = re.compile(r"\band an? $")
_NAMED_NEXT = re.compile(r", (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+")
"""After *Jane Roe, and a director*: the role is of whoever is named next."""
_SHORT = re.compile(r"\b(?:Inc|Co|Ltd|Corp|Bros|Jr|Sr|St)\.$")


def titles_after(text: str, line: Line, end: int, lexicon: Lexicon) -> Iterator[Title]:
    """Roles between commas behind a name, or said of it."""
    match = _APPOSITION.match(text, end, min(line.end, end + 260))
    direct = _DIRECT.match(text, end, min(line.end, end + 90))
    if direct and is_role(direct["rest"].split(" ")[-1], lexicon) and " " in direct["rest"]:
        yield Title(Piece(direct.start("rest"), direct.end("rest")))
        return
    if match is None or _DOING.match(match["rest"]):
        return
    start = match.start("rest")
    limit = sentences_of(text, start, match.end("rest"))[0][1]
    limit = start + len(text[start:limit].rstrip())
    if text[limit - 1] == "." and not _SHORT.search(text, max(start, limit - 8), limit):
        limit -= 1
    cut = _CUT.search(text, start, limit)
    stop = cut.start() if cut else limit
    if _AND_A.search(text, match.start(), start) and _NAMED_NEXT.match(text, stop):
        return
    found: list[Title] = []
    for part in _PART.finditer(text, start, stop):
        piece = trimmed(text, part.start(), part.end())
        title = piece and part_office(text, piece, lexicon)
        words = set(text[piece.start:piece.end].lower().split()) if piece else set()
        if words <= lexicon.demonyms:  # a Republican
            break
        if piece is None or title is None or _names_another(text, piece, title, lexicon):
            break
        found.append(title)
    body = _BODY.match(text, stop, min(line.end, stop + 90)) if found and cut else None
    if (body and found[-1].affiliation is None
        and any(word.lower() in lexicon.bodies or word.isupper() for word in body[1].split())):
        found[-1] = Title(found[-1].title, Piece(body.start(1), body.end(1)))
    yield from found


def _names_another(text: str, piece: Piece, title: Title, lexicon: Lexicon) -> bool:
    """Whether the role is the next one's: Jane Roe, the composer John Doe and …"""
    if title.affiliation is not None:
        return False
    tail = re.search(r"\b([\w-]+) [A-Z][\w’'-]+(?: [\w’'.-]+)*$", text[piece.start:piece.end])
    return (tail is not None and is_role(tail[1], lexicon) and not tail[1][0].isupper()
            and not names_field(tail.group().split(" ")[1:], lexicon))
