"""What an office is called, and what it is held in: head of delivery, secretary of the Guild.

Here: how the words of a title are parted.  Never here: where a title stands.
"""

from __future__ import annotations

import re
from itertools import takewhile

from presskit.extract.article import Piece
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.tokens import Token, is_capital
from presskit.extract.proposal import Title

__all__ = ["HONOURS", "has_role", "is_kin", "is_role", "is_skipped", "names_field", "part_office",
           "trimmed"]

HONOURS = frozenset(
    "dr prof professor sir dame lord lady baroness baron rev revd reverend fr rabbi imam canon"
    " archdeacon capt captain col colonel gen lt sgt sergeant maj cmdr admiral cllr coun councillor"
    " detective judge justice hon ir datuk tun rt right master ald alderman gov sen rep det insp"
    " supt cpl pte brigadier datin dato seri ustaz ustazah maulana swami pandit er atty engr adv"
    " msgr commodore bishop archbishop cardinal earl viscount sheikh".split())
"""What stands before a name alone, as a part of it; what somebody does stands before that."""
_POSTS = frozenset(("CEO", "CFO", "CTO", "COO", "CMO", "CIO", "MP", "MSP", "MEP", "TD", "QC",
                    "KC", "DJ"))
_HELD = re.compile(r",?\s(?:of|at|with|for|in|from|to)\s(?:the\s|its\s|a\s|an\s)?")
_OWNED = re.compile(r"(?P<body>[^,]{2,60}?)(?:[’']s|(?<=s)[’'])\s(?P<title>.+)$")
_FRONT = re.compile(
    r"(?P<body>[A-Z][\w’'.&-]*(?: (?:of |and |the |& )?[A-Z][\w’'.&-]*)*) (?=[a-z])")
_IN_PLACE = re.compile(
    r"(?<!Church)(?<!Women)(?<!Men)(?<!Girls)(?<!Research)(?<!Studies) in"
    r" (?:[A-Z][\w’'-]*,? ?){1,4}$")
"""Where a body is: Hale Osei in Detroit."""
_LINKS = frozenset(
    "in at of for from with to".split())
_KEPT = frozenset(("first", "former", "formerly", "last", "own", "one", "new", "own"))


def is_role(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, or what follows its last hyphen, says what somebody is or does."""
    low = word.lower()
    return word in _POSTS or low in lexicon.roles or low.rpartition("-")[2] in lexicon.roles


def has_role(words: str, lexicon: Lexicon) -> bool:
    """Whether one of the first nine words says what somebody is or does."""
    return any(is_role(word, lexicon) for word in re.findall(r"[\w-]+", words)[:9])


def is_kin(words: str, lexicon: Lexicon) -> bool:
    """Whether somebody is called by whose child or friend they are, which is no title."""
    kin = lexicon.he_kin | lexicon.she_kin
    found = [word for word in re.findall(r"[\w-]+", words.lower()) if word in lexicon.roles]
    return bool(found) and all(word in kin or word in ("friend", "twin", "cousin")
                               for word in found)


def names_field(words: list[str], lexicon: Lexicon) -> bool:
    """Whether capitals after *of* say what an office is over, and not where: Culture, Sports and
    Tourism; Electrical Systems."""
    capitals = [word.strip(",.").lower() for word in words if word[:1].isupper()]
    return all(word in lexicon.fields or word in lexicon.office and word not in lexicon.bodies
               or word in lexicon.adjectives or word in lexicon.demonyms or word in lexicon.times
               for word in capitals)


def trimmed(text: str, start: int, end: int) -> Piece | None:
    """A stretch without white space, *and*, articles at its start."""
    lead = re.match(r"\s*(?:and\s+)?(?:also\s+)?(?:now\s+)?(?:(?:herself|himself)\s+)?"
                    r"(?:(?:an?|the|its|their|our|his|her)\s+)?(?:(?:first|new|next|late|only|youngest"
                    r"|oldest|then)\s+)?", text[start:end])
    start += lead.end() if lead else 0
    end = start + len(text[start:end].rstrip(" ,"))
    return Piece(start, end) if start < end else None


def part_office(text: str, piece: Piece, lexicon: Lexicon,
                fronted: bool = True) -> Title | None:
    """A title with the body that it names; ``None`` where no word is a role.

    ``fronted``: capitals before the role can be that body.
    """
    words = text[piece.start:piece.end]
    owned = _OWNED.match(words)
    if owned and " and " in owned["body"]:
        return None
    if owned and has_role(owned["title"], lexicon) and not owned["body"].lower().endswith("women"):
        body = trimmed(text, piece.start + owned.start("body"), piece.start + owned.end("body"))
        rest = part_office(text, Piece(piece.start + owned.start("title"), piece.end), lexicon)
        if rest and rest.title:
            return Title(rest.title, rest.affiliation or body)
    held = [match for match in _HELD.finditer(words) if match.group()[0] != "," or
            re.match(r",\s(?:of|at)\b", match.group())]
    front = words[:held[0].start()] if held else words
    lead = front.split(" ", 1)[0].lower()
    if not has_role(front, lexicon) or lead in lexicon.plain and lead not in _KEPT:
        return None
    if is_kin(front, lexicon):
        return None
    found = _body_of(words, held, lexicon)
    if found is None:
        return _fronted(text, piece, lexicon) if fronted else Title(piece)
    place = _IN_PLACE.search(words, found.end())
    end = piece.start + place.start() if place else piece.end
    return Title(Piece(piece.start, piece.start + found.start()),
                 Piece(piece.start + found.end(), end))


def _body_of(words: str, held: list[re.Match[str]], lexicon: Lexicon) -> re.Match[str] | None:
    """The preposition that a body follows: the one with *at*, else the first before a body."""
    best: re.Match[str] | None = None
    for match in held:
        following = words[match.end():].split(" ")
        first, low = following[0], following[0].strip(",.").lower()
        link = match.group().split()[0].strip(",") if match.group().strip() != "," else "of"
        if first[:1].isalnum() and (is_capital(first) or len(first) > 1 and first.isupper()):
            bodied = any(one.strip(",.").lower() in lexicon.bodies | lexicon.soft
                         or len(one) > 1 and one.isupper() for one in following)
            over = list(takewhile(lambda one: one not in _LINKS, following))
            if link in ("of", "for", "in") and names_field(over, lexicon) or link == "for" and any(
                    one.strip(",").lower() in lexicon.places for one in over):
                continue
            if link in ("in", "from") and not bodied or not bodied and low in lexicon.places:
                continue
            if best is None or link == "at":
                best = match
        elif best is None and low in lexicon.short_bodies and " the " in match.group() + " " \
                and (len(following) == 1 or following[1] in ("at", "of", "in")):
            best = match
    return best


def _fronted(text: str, piece: Piece, lexicon: Lexicon) -> Title:
    """A Coast Guard petty officer: capitals before a role in small letters are the body."""
    match = _FRONT.match(text, piece.start, piece.end)
    words = match["body"].split(" ") if match else [""]
    if match is None or len(words) == 1 and is_role(words[0], lexicon):
        return Title(piece)
    known = [word.lower() in lexicon.demonyms | lexicon.places | lexicon.adjectives | lexicon.office
             or word.endswith("-based") for word in words]
    if all(known) or words[0].endswith(("-born", "-shortlisted", "-winning", "-trained")):
        return Title(piece)
    if not has_role(text[match.end():piece.end], lexicon):
        return Title(piece)
    return Title(Piece(match.end(), piece.end), Piece(match.start("body"), match.end("body")))


def is_skipped(token: Token, lexicon: Lexicon) -> bool:
    """Mr, Mdm, Encik and the like, which are no titles."""
    return token.low in lexicon.courtesies
