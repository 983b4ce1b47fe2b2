"""What people are called beside their names: Dr, race director, secretary of the Guild.

Here: where a title begins and ends.  Never here: how it is parted from the body that it is held
in, who is a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.english.apposition import titles_after
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.offices import (
    HONOURS,
    has_role,
    is_kin,
    is_role,
    is_skipped,
    names_field,
    part_office,
    trimmed,
)
from presskit.extract.english.reading import Line
from presskit.extract.english.tokens import Token, is_capital
from presskit.extract.proposal import Title

__all__ = ["titles_at"]

_AHEAD = re.compile(
    r"\b[Tt]he ([A-Z][\w’'-]*(?:,? (?:of|for|and|the|&|[A-Z][\w’'-]*)){0,12}), (?:(?:[A-Z][a-z]+"
    r"\.? ){1,2})?$")
_OWNER = re.compile(
    r"(?:(?P<body>(?!The )[A-Z][\w&.-]*(?: (?:(?:of|the|for|&) ){0,2}[A-Z][\w&.-]*){0,6})"
    r"(?:[’']s|(?<=s)[’'])"
    r"|\b[Tt]he (?P<noun>[a-z]+)[’']s|(?P<held>[A-Z][\w&.’'-]*(?: (?:(?:of|the|for|&) ){0,2}"
    r"[A-Z][\w&.’'-]*){0,6}), whose)"
    r" (?P<title>(?:[\w-]+ ){0,3}[\w-]+(?: (?:of|for) [\w-]+(?: \w+)?)?),"
    r" (?:(?:[A-Z][a-z]{1,4}\.? ){1,2})?$")
_LABEL = re.compile(
    r"(?:^|[.;|] |\n)((?:[A-Z][\w’'-]*(?: (?:of|and|for|the))? ){0,5}[A-Z]?[\w’'-]+): $")
_AT = re.compile(
    r",? (?P<link>of|at|from) (?:the )?(?P<body>(?:(?:school|department|faculty|institute|college)"
    r" of [a-z]+ at (?:the )?)?[A-Z][\w’'&-]*(?: (?:(?:of|the|and|for|&) ){0,2}[A-Z][\w’'&-]*)"
    r"{0,8})")
_OWNS = re.compile(r"([A-Z][\w&.-]*(?: (?:(?:of|the|for|&) ){0,2}[A-Z][\w&.-]*){0,6})[’']s $")
_RANKED = re.compile(
    r"(?:\b(?:[Ff]ormer|[Rr]etired|[Aa]cting|[Ss]enior|[Dd]eputy|[Aa]ssistant|[Aa]ssociate|Chief|[Ss]tate"
    r"|U\.S\.|US|[Ff]ederal|County|Circuit|District|Superior|Magistrate|Municipal|Appeals|Appellate"
    r"|Supreme|High|Crown|Family|Court|Lt\.?|Vice|Lord|Rear|Air|Police|Navy|Army|Detective"
    r"|Det\.?) )+$")
"""What stands before an honour and makes an office of it: U.S. District Judge, state Sen."""
_LISTED = re.compile(r"\b[\w-]+ (?:of|for) (?:the )?(?:[A-Z][\w’'-]*, )*[A-Z][\w’'-]*$")
_OF_STATES = frozenset(
    "ambassador consul minister president premier chancellor envoy king queen prince princess"
    " emperor attaché".split())
"""Offices of a country, whose people's name belongs to them."""
_GROUPS = frozenset(
    "women men children boys girls ladies".split())
_RANKS = frozenset(
    "supt asst lt det insp gov sen rep atty dep maj".split())
_DETERMINERS = frozenset(
    "the a an his her its their our my your".split())
_LINKS = frozenset(
    "and with by for from to of at as including between or plus".split())


def titles_at(text: str, line: Line, piece: Piece, short: bool,
              lexicon: Lexicon) -> Iterator[Title]:
    """Titles before a name, and after it."""
    place = line.at.get(piece.start)
    if place is None:
        return
    if short:
        token = line.tokens[place]
        if token.low in HONOURS and token.end < piece.end:
            yield Title(Piece(token.start, _stop(text, token)))
        yield from titles_after(text, line, piece.end, lexicon)
        return
    ahead = [*_ahead(text, line, piece.start, lexicon)]
    before = [*ahead, *_before(text, line, place, lexicon, bool(ahead))]
    after = [*titles_after(text, line, piece.end, lexicon)]
    held = _AT.match(text, piece.end, min(line.end, piece.end + 120))
    if before and held and before[-1].affiliation is None and not after:
        words = re.split(r"[’']s\b|,", held["body"])[0]
        if _is_body(words, held["link"], text, before[-1], lexicon):
            at = held.start("body")
            before[-1] = Title(before[-1].title, Piece(at, at + len(words)))
    yield from before
    yield from after


def _is_body(words: str, link: str, text: str, title: Title, lexicon: Lexicon) -> bool:
    """Whether the words after *of* are a body and no place that somebody comes from."""
    lows = [word.lower() for word in words.split(" ")]
    if any(word in lexicon.bodies for word in lows):
        return True
    if any(word in lexicon.places for word in lows) or " ".join(lows) in lexicon.places_whole:
        return False
    piece = title.title
    honour = piece is not None and text[piece.start:piece.end].rstrip(".").lower() in HONOURS
    return link == "at" or link == "of" and honour and len(lows) > 1


def _ahead(text: str, line: Line, at: int, lexicon: Lexicon) -> Iterator[Title]:
    """A title in full with a comma or a colon before the name: the Secretary for Culture, Ms …;
    the gallery's director, …; Referee: …"""
    begin = max(line.start, at - 160)
    head = text[begin:at]
    match = _AHEAD.search(head)
    if match and has_role(match[1], lexicon):
        piece = trimmed(text, begin + match.start(1), begin + match.end(1))
        title = piece and part_office(text, piece, lexicon, fronted=False)
        if title:
            yield title
        return
    owner = _OWNER.search(head)
    office = re.split(r" (?:of|for) ", owner["title"])[0] if owner else ""
    if owner and is_role(office.split(" ")[-1], lexicon) and not is_kin(office, lexicon):
        name = next(one for one in ("body", "noun", "held") if owner[one])
        yield Title(Piece(begin + owner.start("title"), begin + owner.end("title")),
                    Piece(begin + owner.start(name), begin + owner.end(name)))
        return
    label = _LABEL.search(head)
    if label and line.kind != "list" and is_role(label[1].split(" ")[-1], lexicon):
        yield Title(Piece(begin + label.start(1), begin + label.end(1)))


def _stop(text: str, token: Token) -> int:
    """The end of an abbreviation with its stop."""
    return token.end + (text[token.end:token.end + 1] == "." and len(token.text) < 6)


def _before(text: str, line: Line, place: int, lexicon: Lexicon, told: bool) -> list[Title]:
    """Words directly before a name: honours, before them an office, before that its body.

    ``told``: the office stands ahead with a comma.
    """
    held = _adjoining(text, line, place)
    honours: list[Token] = []
    while held and held[-1].text[0].isupper() and (
            held[-1].low in HONOURS or is_skipped(held[-1], lexicon)):
        token = held.pop()
        if not is_skipped(token, lexicon):
            honours.insert(0, token)
    found = []
    if honours:
        rank = _RANKED.search(text, max(line.start, honours[0].start - 80), honours[0].start)
        if rank:
            held = [token for token in held if token.end <= rank.start()]
            honours = [token for token in line.tokens[max(0, place - 12):place]
                       if rank.start() <= token.start]
    office = None if told else _office(text, line, held, lexicon)
    if office:
        found.append(office)
    if honours:
        owner = _OWNS.search(text, max(line.start, honours[0].start - 80), honours[0].start)
        body = Piece(owner.start(1), owner.end(1)) if owner and not held else None
        found.append(Title(Piece(honours[0].start, _stop(text, honours[-1])), body))
    return found


def _adjoining(text: str, line: Line, place: int) -> list[Token]:
    """The words before a name with nothing but spaces between, up to twelve."""
    held: list[Token] = []
    begin = line.tokens[place].start
    for token in reversed(line.tokens[max(0, place - 12):place]):
        gap = text[token.end:begin]
        if gap == ", " and not held and token.text.islower():
            gap = " "
        short = gap in (". ", ".\u00a0") and token.low in HONOURS | _RANKS
        listed = gap == ", " and bool(held) and _LISTED.search(
            text, max(line.start, token.end - 80), token.end) is not None
        if token.owns and token.low in _GROUPS:
            gap = gap[2:] or " "
        elif token.owns:
            break
        if gap not in (" ", "\u00a0", " & ") and not short and not listed:
            break
        held.insert(0, token)
        begin = token.start
    while held and text[held[0].start - 1:held[0].start] == ".":
        held.pop(0)
    return held


def _office(text: str, line: Line, held: list[Token], lexicon: Lexicon) -> Title | None:
    """The office that ends a stretch of words, with its modifiers; capitals before them are the
    body that it is held in."""
    head = _head(text, held, lexicon)
    if head is None:
        return None
    first = head
    while first and _modifies(held[first - 1], held[first], lexicon):
        first -= 1
    if first and held[first - 1].text.islower() and held[first].text.islower():
        first -= _is_bounded(text, line, held, first - 1, lexicon)
    elif first and _is_single(held, first - 1) and (
            held[first].text[0].isupper() or _opens(text, line, held[first - 1])):
        first -= held[first - 1].low not in lexicon.plain | lexicon.times
    elif first and is_capital(held[first - 1].text):
        while first < head and held[first].low in lexicon.bodies and not names_field(
                [held[first].text], lexicon):
            first += 1
    first = _past_body(held, first, head, lexicon)
    begins = first
    while begins < head and (held[begins].low == "late" or held[begins].low in lexicon.demonyms
                             and held[head].low not in _OF_STATES):
        begins += 1
    piece = Piece(held[begins].start, _stop(text, held[-1]))
    start = first
    while start and (is_capital(held[start - 1].text) or held[start - 1].text.isupper()
                     or start < first and start > 1 and held[start - 1].low in ("of", "the", "for")
                     and is_capital(held[start - 2].text)):
        start -= 1
    while start < first and (held[start].low in lexicon.plain | lexicon.demonyms | lexicon.times):
        start += 1
    if is_kin(text[piece.start:piece.end], lexicon):
        return None
    body = Piece(held[start].start, held[first - 1].end) if start < first else None
    over = text[held[head].end:piece.end].lower().split()
    if body is None and any(word in lexicon.bodies for word in over):
        return part_office(text, piece, lexicon)
    return Title(piece, body)


def _is_single(held: list[Token], place: int) -> bool:
    """Whether one word with a capital stands alone among those before an office."""
    return is_capital(held[place].text) and not (place and held[place - 1].text[0].isupper())


def _past_body(held: list[Token], first: int, head: int, lexicon: Lexicon) -> int:
    """The first word after a body of known words: Allied Yard Workers Regional Organiser."""
    for place in range(head - 2, first, -1):
        token = held[place]
        if (token.text[0].isupper() and token.low in lexicon.bodies and token.low.endswith("s")
                and not names_field([token.text], lexicon)):
            return place + 1
    return first


def _is_bounded(text: str, line: Line, held: list[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a word that nothing is known of belongs to the office after it: nothing but an
    article, *and* or the beginning of the sentence stands before it."""
    low = held[place].low
    if (low in lexicon.plain | lexicon.say | lexicon.human | lexicon.no_title | lexicon.particles
            or low in _DETERMINERS | _LINKS or low.endswith(("ed", "ing"))):
        return False
    if place == 0:
        return _opens(text, line, held[0])
    return held[place - 1].low in _DETERMINERS | _LINKS


def _head(text: str, held: list[Token], lexicon: Lexicon) -> int | None:
    """The role that a stretch of words ends with, before what it is over: head of culture; Vice
    Chair Technical."""
    for number in range(len(held) - 1, max(-1, len(held) - 8), -1):
        token = held[number]
        if is_role(token.text, lexicon) or token.low in lexicon.honours and token.text[0].isupper():
            rest = held[number + 1:]
            if not rest:
                return number
            over = [one.text for one in rest]
            if over[0] in ("of", "for", "to") and len(over) > 1:
                return number
            known = all(one.low in lexicon.office or one.low in lexicon.places for one in rest)
            return number if known and token.text[0].isupper() else None
    return None


def _modifies(token: Token, following: Token, lexicon: Lexicon) -> bool:
    """Whether a word belongs to the office after it: Fire Chief, former city treasurer."""
    low = token.low
    if low in lexicon.plain and low not in ("former", "first") or low in lexicon.no_title:
        return False
    if low in ("late", "then") or (token.text.isupper() and len(token.text) > 1
                                   and following.text.islower()):
        return False
    if "-" in token.text and token.text.rpartition("-")[2].islower():
        return not low.endswith("-based")
    known = (low in lexicon.adjectives or low in lexicon.office or low in lexicon.honours
             or is_role(token.text, lexicon) or low in ("former", "ex", "women", "men")
             or names_field([token.text.title()], lexicon))
    if token.text[0].isupper():
        common = low in lexicon.title_words and low not in lexicon.given
        common = common or low in lexicon.bodies
        return known or common and following.text[0].isupper()
    return known or low in lexicon.bodies | lexicon.soft | lexicon.title_words


def _opens(text: str, line: Line, token: Token) -> bool:
    before = text[max(line.start, token.start - 3):token.start].rstrip()
    return not before or before[-1] in '.!?:”“"‘’'
