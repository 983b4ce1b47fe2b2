"""The event that the sentences of a Korean article tell of.

Here: one sentence that says what takes place (～이 ～에서 열렸다, ～는 ～를 연다), taken apart.
Never here: labelled lines (:mod:`~presskit.extract.korean.events`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from presskit.extract.article import Article, Piece
from presskit.extract.korean.josa import bare
from presskit.extract.proposal import Placed
from presskit.extract.told import Facts, Told, told_best
from presskit.extract.words import Words, any_of, made_once

__all__ = ["DATE", "tell_occasion"]

DATE = re.compile(r"(?<!\d)(\d{4})\s?(?:년|[./-])\s?(\d{1,2})\s?(?:월|[./-])\s?(\d{1,2})\s?일?")
PART = re.compile(r"(?:\d{1,2}월\s?)?\d{1,2}일")
VENUE = re.compile(r"(?P<venue>[가-힣A-Za-z0-9·'‘’]+(?: [가-힣A-Za-z0-9·'‘’]+){0,4})에서(?=[ ,])")
SHOP = re.compile(r"문(?:을|이|도)? \S{0,4}$")
"""A house that opens its doors: 일주일에 사흘씩 문을 여는."""
COUNTED = re.compile(r"\d(?:곳|군데|개 \S+|개소|여 곳|여곳)$")
MARKED = re.compile(r"['‘《〈「『](?P<in>[^'‘’《》〈〉「」『』\n]{2,40})['’》〉」』]")
HOSTS = (
    re.compile(
        r"(?P<body>[가-힣A-Za-z0-9·㈜]{2,24})(?:이|가)(?: [^.\s]{1,14}){0,8}?"
        r" (?:주최|주관)(?:한|하는|해)"
    ),
    re.compile(
        r"(?:을|를) (?:공동 ?)?(?:주최|주관)(?:한|하는|해 온) (?P<body>[가-힣A-Za-z0-9·㈜]{2,24}?)"
        r"(?:은|는|이|가|측)(?![가-힣])"
    ),
    re.compile(r"(?<![가-힣])(?P<body>[가-힣A-Za-z0-9·㈜]{2,24}?)(?<![을를은는])(?:이|가)? 주최"),
)
SUBJECT = re.compile(
    r"(?:^|(?<=[.\"”] )|(?<=\n))(?:(?:한편|이어|또|이에) )?"
    r"(?P<body>(?:[가-힣A-Za-z0-9·㈜]{2,20} ){0,2}?[㈜가-힣A-Za-z0-9·]{2,24}?)"
    r"(?:\([^()]{1,40}\))?(?:은|는) "
)


@dataclass(frozen=True, slots=True)
class Signs:
    """``held``: that something takes place, ``tail`` and ``runs``: behind the place, behind the
    name; ``kinds``: words for what takes place with those before them, ``ends``: at the end of a
    name, ``shown``: right before one; ``sessions``: what is no event; ``opens``: that a body
    holds something, ``no_holder``: that it is none; ``town``: a town or district; ``bare``: a
    part of a name that looks like a word with a particle, ``bound``: no part of one."""

    held: re.Pattern[str]
    tail: re.Pattern[str]
    runs: re.Pattern[str]
    kinds: re.Pattern[str]
    ends: re.Pattern[str]
    shown: re.Pattern[str]
    sessions: re.Pattern[str]
    opens: re.Pattern[str]
    no_holder: re.Pattern[str]
    town: re.Pattern[str]
    bare: re.Pattern[str]
    bound: re.Pattern[str]
    provinces: frozenset[str]
    regions: frozenset[str]
    no_venues: frozenset[str]
    no_hosts: frozenset[str]


@made_once
def _signs(words: Words) -> Signs:
    """The patterns, from the lists of the language."""
    held, events = any_of(words["held"]), any_of(words["events"])
    kinds = r"(?:제?\d{1,3}회 )?(?:[가-힣A-Za-z0-9·]{1,16} ){0,2}?[가-힣A-Za-z0-9·]{0,16}"
    particles = "은|는|이|가|을|를|의|에|부터|까지|으로|로|와|과|도|서|며|고|한|된|던|인|간"
    return Signs(
        held=re.compile(held),
        tail=re.compile(rf" ?(?:[^.\s\"“]{{1,14}} ){{0,9}}?[^.\s]{{0,8}}{held}"),
        runs=re.compile(rf"\S{{1,2}}(?: [^.\s]{{1,14}}){{0,12}}? ?[^.\s]{{0,6}}{held}"),
        kinds=re.compile(kinds + events),
        ends=re.compile(rf"(?:{events})(?: \d+)?$"),
        shown=re.compile(rf"(?:{events}|{any_of(words['shows'])}) ?$"),
        sessions=re.compile(rf"{any_of(words['sessions'])}$"),
        opens=re.compile(rf"(?:을|를)? ?{any_of(words['opens'])}"),
        no_holder=re.compile(rf"{any_of(words['no_holders'])}$"),
        town=re.compile(rf"[가-힣]{{1,5}}{any_of(words['town_kinds'])}$"),
        bare=re.compile(rf"{any_of(words['like_particles'])}$"),
        bound=re.compile(rf"(?:{particles}|{any_of(words['time_ends'])})$"),
        provinces=frozenset(words["provinces"]),
        regions=frozenset(words["regions"]),
        no_venues=frozenset(words["no_venues"]),
        no_hosts=frozenset(words["no_hosts"]),
    )


def tell_occasion(article: Article, placed: tuple[Placed, ...], words: Words) -> Facts:
    """What the sentence says that says most; empty where none tells of an event."""
    signs = _signs(words)
    return told_best(article, placed, signs.held, _sentences, partial(_host, article.text, signs),
                     partial(_tell, article.text, signs))


def _sentences(text: str, block: Piece) -> Iterator[Piece]:
    """Up to each stop that words follow."""
    start = block.start
    for stop in re.compile(r"(?<=[다요까])[.?!](?=\s|$)").finditer(text, block.start, block.end):
        yield Piece(start, stop.end())
        start = stop.end()
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        yield Piece(start, block.end)


def _tell(text: str, signs: Signs, sentence: Piece) -> Told:
    """One sentence, taken apart; what a council or committee sits in is no event."""
    venue = _venue(text, sentence, signs)
    name, weight = _name(text, sentence, signs, venue)
    if not name and not venue or name and signs.sessions.search(text[name.start : name.end]):
        return Told()
    found = Told()
    found.add(2, {"venue": venue} if venue else {})
    found.add(weight, {"name": name} if name else {})
    if day := DATE.search(text, sentence.start, sentence.end):
        found.add(3, {"date": Piece(*day.span())})
    elif PART.search(text, sentence.start, sentence.end):
        found.weight += 0.5
    if body := _holder(text, sentence, signs):
        found.add(1, {"organiser": body})
    return found


def _name(
    text: str, sentence: Piece, signs: Signs, venue: Piece | None
) -> tuple[Piece | None, float]:
    """The event's name: in marks, with a number, else a word for what takes place."""
    for match in MARKED.finditer(text, sentence.start, sentence.end):
        behind = signs.kinds.match(text, match.end() + (text[match.end() : match.end() + 1] == " "))
        if behind and signs.ends.search(behind[0]) and " " not in behind[0]:
            return Piece(match.start(), behind.end()), 3.0
        if signs.ends.search(match["in"]) \
                or match["in"].startswith("제") and "회" in match["in"][:6] \
                or signs.shown.search(text[max(sentence.start, match.start() - 8) : match.start()]):
            return Piece(*match.span("in")), 3.0
    for match in signs.kinds.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if venue and start < venue.end < end:
            start = venue.end + 3
        for word in re.compile(r"\S+ ").finditer(text, start, end):
            if not _is_bare(word[0].strip(), signs) or word[0].strip() in signs.regions:
                start = word.end()
        tail = re.match(r"(?:은|는|이|가|을|를)(?![가-힣])", text[end : end + 2])
        if end - start > 2 and tail and signs.runs.match(text[end : end + 120]):
            numbered = re.match(r"제?\d+회 ", text[start:end])
            return Piece(start, end), 3.0 if numbered else 1.0
    return None, 0.0


def _venue(text: str, sentence: Piece, signs: Signs) -> Piece | None:
    """The place before 에서, without province and district; no word with a particle is in it."""
    for match in VENUE.finditer(text, sentence.start, sentence.end):
        tail = signs.tail.match(text, match.end(), sentence.end)
        if not tail or SHOP.search(tail[0]) or COUNTED.search(match["venue"]):
            continue
        words = list(re.compile(r"\S+").finditer(text, *match.span("venue")))
        first = len(words) - 1
        while first and _is_bare(words[first - 1][0], signs):
            first -= 1
        own = words[first:]
        while len(own) > 1 and (
            signs.town.search(own[0][0])
            or own[0][0] in signs.provinces
            or own[0][0] in signs.regions
            and signs.town.search(own[1][0])
        ):
            own = own[1:]
        name = text[own[0].start() : own[-1].end()]
        if len(name) > 1 and not signs.town.fullmatch(name) and not (
                name in signs.regions or name in signs.no_venues):
            return Piece(own[0].start(), own[-1].end())
    return None


def _is_bare(word: str, signs: Signs) -> bool:
    """Whether a word has no particle and is no day, so that it may be a part of a name."""
    return bool(signs.bare.search(word)) or not (
        signs.bound.search(word) or bare(word) != word or re.match(r"\d+[월일시]", word)
    )


def _host(text: str, signs: Signs, sentence: Piece) -> Piece | None:
    """Who is said to hold it: ～가 주최한, ～ 주최."""
    if text.find("주최", sentence.start, sentence.end) < 0:
        return None
    for pattern in HOSTS:
        match = pattern.search(text, sentence.start, sentence.end)
        if match and len(match["body"]) > 1 and match["body"] not in signs.no_hosts:
            return Piece(*match.span("body"))
    return None


def _holder(text: str, sentence: Piece, signs: Signs) -> Piece | None:
    """The body of which a sentence says that it holds something."""
    match = SUBJECT.search(text, sentence.start, min(sentence.end, sentence.start + 80))
    if not match or not signs.opens.search(text, match.end(), sentence.end) \
            or signs.no_holder.search(match["body"]):
        return None
    return Piece(*match.span("body"))
