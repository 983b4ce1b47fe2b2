"""Who is named in an English article.

Here: candidates of one name together, which of them are people, all their mentions.  Never
here: what a word or its neighbours weigh.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.english.company import ENOUGH, Group, keep_company
from presskit.extract.english.evidence import around
from presskit.extract.english.lexicon import Lexicon, lexicon_of
from presskit.extract.english.lone_names import goes_by_one
from presskit.extract.english.mentions import Known, find_mentions, whole_end
from presskit.extract.english.names import Candidate, own_score
from presskit.extract.english.reading import Line, read_lines
from presskit.extract.english.titles import titles_at
from presskit.extract.english.tokens import Token
from presskit.extract.proposal import Person, Placed, Title
from presskit.extract.words import Words

__all__ = ["find_people"]

NAMING = frozenset({"paragraph", "caption", "list", "contact", "question", "note", "dateline"})
"""Kinds of blocks in which somebody can be named first."""
_ASKS = re.compile(r"\b(?:tells?|(?:talks?|speaks?) (?:to|with)|meets?|asks|by|interviews?) $")
_LIVING = {"said-before", "says-after", "according", "age", "title", "placed", "contact"}
_STATES = frozenset("us uk un eu dc uae usa nz la sf nsw".split())
"""Capitals with stops that stand for countries and cities."""
_PARENTS = frozenset("mum mom mam nan gran dad grandad granddad".split())
"""What parents are called before a first name: Mum Kelly."""
_SPEAKS = ("said-before", "says-after", "according")


def find_people(article: Article, placed: tuple[Placed, ...], words: Words) -> tuple[Person, ...]:
    """Everybody whose whole name the article gives, in the order of those names."""
    lexicon = lexicon_of(words)
    lines = read_lines(article, placed, lexicon)
    groups = _groups(article.text, lines, lexicon)
    _bare_evidence(article.text, lines, groups, lexicon)
    keep_company(article.text, lines, groups, lexicon)
    chosen = [group for group in groups.values() if _is_person(group, lexicon)]
    known = _merge(chosen, lexicon)
    found = find_mentions(article.text, lines, known, lexicon)
    by_number = {line.number: line for line in lines}
    return tuple(_person(article, by_number, one, mentions, lexicon) for one,
                 mentions in zip(known, found, strict=True))


def _groups(text: str, lines: list[Line], lexicon: Lexicon) -> dict[tuple[str, ...], Group]:
    groups: dict[tuple[str, ...], Group] = {}
    bodies: set[tuple[str, ...]] = set()
    for line in lines:
        for candidate in line.candidates:
            key = tuple(token.low for token in candidate.name)
            if candidate.body:
                bodies.update(key[:size] for size in (2, 3, 4) if size < len(key))
                continue
            if line.kind not in NAMING and not _heads(text, line, candidate, lexicon):
                continue
            if not _may_be_whole(candidate, line, text, lexicon):
                continue
            group = groups.setdefault(key, Group(key))
            group.places.append((line, candidate))
            for reason, weight in around(text, line, candidate, lexicon).items():
                held = group.reasons.get(reason, 0)
                group.reasons[reason] = max(held, weight) if weight > 0 else min(held, weight)
    for key, group in groups.items():
        group.reasons["words"] = own_score(group.places[0][1].name, lexicon)
        if len(key) > 1 and all(line.kind == "note" for line, _ in group.places):
            group.reasons["notes-only"] = -2
        if key in bodies:
            group.reasons["namesake"] = (-9 if not any(reason in group.reasons
                                                       for reason in _SPEAKS)
                                         and len(group.places) < 3 else 0)
        if (any(line.kind == "contact" and not candidate.name[-1].owns for line,
                candidate in group.places) and len(key) > 1):
            group.reasons["contact"] = 3
    return groups


def _heads(text: str, line: Line, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a headline that isn't in capitals throughout presents somebody by name and office,
    and not as who asks the questions."""
    words = [token.text for token in line.tokens if len(token.text) > 4]
    if line.kind not in ("headline", "subhead") or not any(word.islower() for word in words):
        return False
    if _ASKS.search(text[max(line.start, candidate.start - 20):candidate.start]):
        return False
    reasons = around(text, line, candidate, lexicon)
    return (len(candidate.name) > 1 and candidate.name[0].low in lexicon.given
            and bool(reasons.keys() & {"apposition", "title", "role"}))


def _may_be_whole(candidate: Candidate, line: Line, text: str, lexicon: Lexicon) -> bool:
    """Two words, or one that can be all that there is of a name."""
    if len(candidate.name) > 1:
        words = [one for one in candidate.name if len(one.text) > 1]
        return len(candidate.name) <= 7 and (
            len(words) > 1 or _has_initials(candidate.name, lexicon)
            and (words[-1] == candidate.name[-1] or text[candidate.end:candidate.end + 1] == "."))
    token = candidate.name[0]
    return (len(token.text) > 2 and not lexicon.is_word(token.low)
            and not (candidate.opens and not candidate.before
                     and not goes_by_one(text, line, candidate)) and not candidate.the
            and token.low not in lexicon.soft and not lexicon.is_title(token.low))


def _has_initials(name: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """R. Venkataraghavan, Tamilselvi R.: initials and one name; not U.S. Navy."""
    *initials, last = name if len(name[-1].text) > 1 else reversed(name)
    led = "".join(one.low for one in initials)
    return (len(led) == len(initials) < 4 and led not in _STATES and len(last.text) > 2
            and not lexicon.is_word(last.low) and not lexicon.is_title(last.low)
            and last.low not in lexicon.soft and last.low not in lexicon.office)


def _bare_evidence(text: str, lines: list[Line], groups: dict[tuple[str, ...], Group],
                   lexicon: Lexicon) -> None:
    """A name whose last words stand alone elsewhere is a person's; so is one whose first does, if
    that is a family name or a given one."""
    alone: dict[str, int] = {}
    for line in lines:
        for candidate in line.candidates:
            if candidate.body or candidate.the or len(candidate.name) > 2:
                continue
            word = " ".join(token.low for token in candidate.name)
            reasons = around(text, line, candidate, lexicon)
            weight = 2 if any(reason in reasons for reason in ("title", *_SPEAKS)) else 1
            if weight == 1 and (lexicon.is_word(word) or " " in word):
                continue
            alone[word] = max(alone.get(word, 0), weight)
    for key, group in groups.items():
        if len(key) > 1:
            last = key[-2] if key[-1] in lexicon.suffixes and len(key) > 2 else key[-1]
            first = key[0] not in lexicon.east | lexicon.given
            weight = max(alone.get(last, 0), alone.get(key[0], 0) - first,
                         alone.get(" ".join(key[-2:]), 0) if len(key) > 2 else 0,
                         max((alone.get(word, 0) for word in key[1:-1]), default=0))
            if weight > 0:
                group.reasons["alone-elsewhere"] = 3 if weight > 1 else 1


def _is_person(group: Group, lexicon: Lexicon) -> bool:
    reasons = group.reasons
    if " ".join(group.key) in lexicon.known and "says-after" not in reasons:
        return False
    if "old-year" in reasons and not _LIVING & reasons.keys():
        return False
    if len(group.key) == 1:
        speaks = any(reason in reasons for reason in ("said-before", "says-after", "according"))
        known = group.key[0] in lexicon.given
        titles = {token.low for _, candidate in group.places for token in candidate.before}
        if titles & _PARENTS and speaks:
            return True
        if titles & (lexicon.honours | lexicon.he_titles | lexicon.she_titles) and not known:
            return False
        called = bool(reasons.keys() & {"role",
                                        "kin"}) or any(
            token.low in lexicon.roles - lexicon.he_titles - lexicon.she_titles for _,
            candidate in group.places for token in candidate.before)
        if "sibling" in reasons or "age" in reasons and (known or speaks or called):
            return True
        if "one-name" in reasons:
            return True
        if "kin" in reasons:
            return speaks or "kin-speaks" in reasons
        return called and (speaks or known or "artist" in reasons)
    return group.score >= (ENOUGH if reasons["words"] > 2 else ENOUGH + 1)


def _merge(groups: list[Group], lexicon: Lexicon) -> list[Known]:
    """Each person once: a name whose words another has too, in that order, is the same one's."""
    by_word: dict[str, list[Group]] = {}
    for group in groups:
        if len(group.key) > 1:
            for word in set(group.key):
                by_word.setdefault(word, []).append(group)
    part_of: dict[tuple[str, ...], tuple[str, ...]] = {}
    for group in groups:
        rarest = min((by_word.get(word, []) for word in group.key), key=len)
        wider = [other for other in rarest[:50] if len(other.key) > len(group.key)
                 and _is_part(group.key, other.key, lexicon)]
        if len(wider) == 1 or wider and len(group.key) == 1:
            part_of[group.key] = wider[0].key
        elif wider:
            part_of[group.key] = ()
    first = {group.key: group.places[0][1].start for group in groups}
    for group in groups:
        longer = part_of.get(group.key)
        if (longer and len(group.key) > 1 and first[group.key] < first[longer]
            and group.key[-1] == longer[-1] and longer not in part_of):
            part_of[longer], _ = group.key, part_of.pop(group.key)
    known = {group.key: Known(group.key, group.places[0][1].name, group.score,
                              max(group.reasons, key=lambda one: group.reasons[one]))
             for group in groups if group.key not in part_of}
    return sorted(known.values(), key=lambda one: one.name[0].start)


def _is_part(short: tuple[str, ...], long: tuple[str, ...], lexicon: Lexicon) -> bool:
    rest = iter(long)
    return all(word in rest for word in short) and (len(short) > 1
                                                    and (short[0] == long[0]
                                                         or short[-1] == long[-1])
                                                    or len(short) == 1)


def _person(article: Article, by_number: dict[int, Line], known: Known,
            mentions: list[tuple[Piece, bool, int]], lexicon: Lexicon) -> Person:
    """The finding: its whole name where it first stands whole, shorter forms, titles."""
    name = Piece(known.name[0].start, whole_end(article.text, known.name[-1]))
    whole = [piece for piece, short, _ in mentions if not short]
    if whole:
        name = whole[0] if article.words(whole[0]) == article.words(name) else name
    also: dict[str, Piece] = {}
    titles: dict[tuple[str, str], Title] = {}
    text = article.text
    for piece, short, number in mentions:
        for title in titles_at(text, by_number[number], piece, short, lexicon):
            told = tuple("" if one is None else article.words(one)
                         for one in (title.title, title.affiliation))
            titles.setdefault(told, title)
        if short:
            also.setdefault(article.words(piece), piece)
    sure = min(0.98, 0.5 + 0.08 * known.score)
    if len(known.key) == 1:
        sure = min(sure, 0.6)
    return Person(name, tuple(piece for piece, _, _ in mentions), tuple(also.values()),
                  tuple(titles.values()), round(sure, 2), known.why)
