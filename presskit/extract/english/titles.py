"""What people are called beside their names: Dr, race director, secretary of the Guild.

Here: where a title begins and ends, and where the body that it is held in.  Never here: who
is a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.reading import Line
from presskit.extract.english.tokens import Token, is_capital
from presskit.extract.proposal import Title

__all__ = ["titles_at"]

_APPOSITION = re.compile(
    r"(?:,? \(?(?:aged )?\d{1,3}\)?(?=,))?,\s+(?:who (?:is|was) )?(?:(?:also|now|formerly"
    r"|currently|and) )?"
    r"(?P<article>(?:an?|the|its|their|our|his|her|one of the) )?(?P<rest>[^.;:()“”\"\n]{2,160})"
)
_CUT = re.compile(
    r",|\s(?:said|says|told|who|which|whose|whom|and no|was|is|has|will|had|were|are|as)\s"
    r"|\s[—–-]\s|’s\s*$"
)
_HELD = re.compile(r"\s(?:of|at|with|for|in|from|to)\s(?:the\s|its\s|a\s)?")
_AHEAD = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w’'-]*)(?:,? (?:of|for|and|the|&|[A-Z][\w’'-]*)){0,12}), (?:(?:Mrs?|Ms"
    r"|Miss|Dr|Prof|Professor|Ir)\.? )?$"
)
_PART = re.compile(r"(?:(?! and (?:an? |the |its |formerly |also )?[a-z])[^,])+")
_BODY = re.compile(
    r",\s(?:the\s)?([A-Z][\w’'&.-]*(?: (?:(?:of|the|and|for|&) ){0,2}[A-Z][\w’'&-]*){0,8})(?=[,.;]"
    r"|$)"
)
_KEPT = frozenset(("first", "former", "formerly", "last", "own", "one", "new"))
_OWNED = re.compile(r"(?P<body>[^,]{2,60}?)(?:[’']s|(?<=s)[’'])\s(?P<title>.+)$")


def titles_at(text: str, line: Line, piece: Piece, short: bool,
              lexicon: Lexicon) -> Iterator[Title]:
    """Titles before a name, and after a whole one."""
    place = line.at.get(piece.start)
    if place is None:
        return
    if short:
        token = line.tokens[place]
        if _is_title_of(token.low, lexicon) and token.low not in ("mr", "mrs", "ms", "miss", "her",
                                                                  "his"):
            yield Title(Piece(token.start, _stop(text, token)))
        return
    yield from _ahead(text, line, piece.start, lexicon)
    yield from _before(text, line, place, lexicon)
    yield from _after(text, line, piece.end, lexicon)


def _ahead(text: str, line: Line, at: int, lexicon: Lexicon) -> Iterator[Title]:
    """The Secretary for Culture, Ms …: a title in full with a comma before the name."""
    begin = max(line.start, at - 150)
    match = _AHEAD.search(text[begin:at])
    if match is None or not _has_role(match[1], lexicon):
        return
    piece = _trimmed(text, begin + match.start(1), begin + match.end(1))
    title = piece and _split(text, piece, lexicon)
    if title:
        yield title


def _is_title_of(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.honours or word in lexicon.she_titles or word in lexicon.he_titles


def _stop(text: str, token: Token) -> int:
    """The end of an abbreviation with its stop."""
    return token.end + (text[token.end : token.end + 1] == "." and len(token.text) < 6)


def _before(text: str, line: Line, place: int, lexicon: Lexicon) -> Iterator[Title]:
    """Words directly before a name, from the first that belongs to a title."""
    held: list[Token] = []
    begin = line.tokens[place].start
    for token in reversed(line.tokens[max(0, place - 7) : place]):
        gap = text[token.end : begin]
        if gap == ", " and not held and token.text.islower() and token.low in lexicon.roles:
            gap = " "
        short = len(token.text) < 6 and token.low in lexicon.honours
        if gap not in (" ", "\u00a0") and not (short and gap in (". ", ".\u00a0")) or token.owns:
            break
        low = token.low
        if (low in lexicon.plain or low in lexicon.say or low in lexicon.no_title
            or low in lexicon.particles or low in lexicon.times):
            break
        if low in ("mr", "mrs", "ms", "miss") or token.text.isdigit():
            break
        held.insert(0, token)
        begin = token.start
    heads = [number for number, token in enumerate(held) if lexicon.is_title(token.low)
             or token.low.rpartition("-")[2] in lexicon.roles]
    if not heads or heads[-1] != len(held) - 1:
        return
    first = 0
    body: Piece | None = None
    for number, token in enumerate(held[: heads[0]]):
        if (is_capital(token.text) and (number or not _opens(text, line, token))
            and token.low not in lexicon.adjectives or token.text.isupper()):
            first = number + 1
    first = max(first, heads[0] - 2)
    if first and is_capital(held[first - 1].text):
        start = next(number for number, token in enumerate(held) if is_capital(token.text))
        if any(token.low in lexicon.bodies for token in held[start:first]) or first - start > 1:
            body = Piece(held[start].start, held[first - 1].end)
    honour = len(held) - 1
    while (honour > first and _is_title_of(held[honour].low, lexicon)
           and held[honour].low not in lexicon.roles):
        honour -= 1
    if first <= honour < len(held) - 1 and held[honour].low in lexicon.roles:
        yield Title(Piece(held[first].start, held[honour].end), body)
        first, body = honour + 1, None
    yield Title(Piece(held[first].start, _stop(text, held[-1])), body)


def _opens(text: str, line: Line, token: Token) -> bool:
    before = text[max(line.start, token.start - 3) : token.start].rstrip()
    return not before or before[-1] in '.!?:”“"‘’'


def _after(text: str, line: Line, end: int, lexicon: Lexicon) -> Iterator[Title]:
    """Roles between commas behind a name."""
    match = _APPOSITION.match(text, end, min(line.end, end + 220))
    if match is None:
        return
    start, rest = match.start("rest"), match["rest"]
    cut = _CUT.search(rest)
    stop = start + (cut.start() if cut else len(rest))
    found: list[Title] = []
    for part in _PART.finditer(text, start, stop):
        piece = _trimmed(text, part.start(), part.end())
        title = piece and _split(text, piece, lexicon)
        if title is None or _names_another(text, piece, title, lexicon):
            break
        found.append(title)
    body = _BODY.match(text, stop, min(line.end, stop + 90)) if found and cut else None
    if (body and found[-1].affiliation is None
        and any(word.lower() in lexicon.bodies or word.isupper() for word in body[1].split())):
        found[-1] = Title(found[-1].title, Piece(body.start(1), body.end(1)))
    yield from found


def _names_another(text: str, piece: Piece | None, title: Title, lexicon: Lexicon) -> bool:
    """Whether the role is the next one's: Jane Roe, the composer John Doe and …"""
    if piece is None or title.affiliation is not None:
        return False
    tail = re.search(r"\b([a-z-]+) [A-Z][\w’'-]+(?: [\w’'.-]+)*$", text[piece.start : piece.end])
    return tail is not None and tail[1].rpartition("-")[2] in lexicon.roles


def _trimmed(text: str, start: int, end: int) -> Piece | None:
    """A stretch without white space, *and*, articles at its start."""
    lead = re.match(r"\s*(?:and\s+)?(?:also\s+)?(?:(?:an?|the|its|their|our|his|her)\s+)?",
                    text[start:end])
    start += lead.end() if lead else 0
    end = start + len(text[start:end].rstrip(" ,"))
    return Piece(start, end) if start < end else None


def _split(text: str, piece: Piece, lexicon: Lexicon) -> Title | None:
    """A title with the body that it names; ``None`` where no word is a role."""
    words = text[piece.start : piece.end]
    owned = _OWNED.match(words)
    if owned and _has_role(owned["title"], lexicon):
        body = _trimmed(text, piece.start + owned.start("body"), piece.start + owned.end("body"))
        return Title(Piece(piece.start + owned.start("title"), piece.end), body)
    held = list(_HELD.finditer(words))
    front = words[: held[0].start()] if held else words
    lead = front.split(" ", 1)[0].lower()
    if not _has_role(front, lexicon) or lead in lexicon.plain and lead not in _KEPT:
        return None
    best = None
    for match in held:
        following = words[match.end() :].split(" ")
        word = following[0].strip(",.").lower()
        named = is_capital(following[0]) if following[0][:1].isalnum() else False
        body = any(one.strip(",.").lower() in lexicon.bodies | lexicon.soft for one in following)
        if following[0].isupper() and len(following[0]) > 1:
            named = body = True
        preposition = match.group().split()[0]
        if (named and (body or preposition in ("at", "with", "for", "of", "to")
                       and word not in lexicon.places)
            and (best is None or preposition == "at" or not best[1])):
            best = (match, True)
        elif (best is None and word in lexicon.short_bodies and len(following) == 1
              and " the " in match.group() + " "):
            best = (match, False)
    if best is None:
        return Title(piece)
    match = best[0]
    return Title(Piece(piece.start, piece.start + match.start()),
                 Piece(piece.start + match.end(), piece.end))


def _has_role(words: str, lexicon: Lexicon) -> bool:
    return any(word.lower().rpartition("-")[2] in lexicon.roles or word.lower() in lexicon.roles
               or word in ("CEO", "CFO", "CTO", "COO", "MP", "MSP", "QC", "KC")
               for word in re.findall(r"[\w-]+", words)[:6])
