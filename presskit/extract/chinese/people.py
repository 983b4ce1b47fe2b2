"""The people of an article in Chinese: who is named, what they are called, where.

Here: names of every kind put together into people.  Never here: how one kind is found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from presskit.extract.article import Article, Piece
from presskit.extract.chinese.fold import fold
from presskit.extract.chinese.name_closed import close
from presskit.extract.chinese.name_houses import bears
from presskit.extract.chinese.name_lists import Lists, lists_of
from presskit.extract.chinese.name_places import DOTS, left_of, office_before
from presskit.extract.chinese.names import candidates, make, places_of
from presskit.extract.chinese.names_foreign import dotted, in_letters, sounded
from presskit.extract.chinese.names_japanese import from_japan
from presskit.extract.chinese.names_listed import between_names, in_rows, neighbours
from presskit.extract.chinese.names_other import Link, other_names
from presskit.extract.chinese.names_short import Known, short_places
from presskit.extract.chinese.names_taken import taken
from presskit.extract.chinese.names_unusual import labelled, staged, unusual
from presskit.extract.chinese.titles import titles_at
from presskit.extract.chinese.titles_told import told_titles
from presskit.extract.proposal import Person, Placed, Title
from presskit.extract.words import Words

__all__ = ["find_people"]

_FIRM = 5.75
_GUESSES = ("between-names", "label-of-speech", "office-and-verb", "stage-name")
_PART = re.compile(r"(?:饰演|扮演|出演|饰)(?:的|了|[ \u3000「“])?$")
"""Before the name of a part in a play, which is nobody's."""
_ONE_DOT = str.maketrans(dict.fromkeys(DOTS, "·"))


def find_people(article: Article, placed: Sequence[Placed], words: Words) -> tuple[Person, ...]:
    """Everybody whom the article names, in the order of their first places."""
    lists = lists_of(words)
    text = fold(article.text).translate(_ONE_DOT)
    closed = close(article, placed, text, lists)
    names = _names(text, closed, lists)
    places = _whole_places(text, names, closed, lists)
    links = list(other_names(text, closed, {end: start for start, end in places},
                             dict(places), lists))
    for link in links:
        for start, end in (link.name, link.other):
            names.setdefault(text[start:end], (4.5, "other-name"))
    places = _whole_places(text, names, closed, lists)
    people = _people(text, places, links, lists)
    for one in people:
        if names[one.name][1] == "japanese-name" and len(one.name) > 3:
            one.family = 2
    covered = bytearray(len(text))
    for start, end in places:
        covered[start:end] = b"\1" * (end - start)
    for start, end, number in list(short_places(text, people, covered, lists)):
        people[number].shorter.append((start, end))
    every = sorted((start, end, number) for number, one in enumerate(people)
                   for start, end in (*one.places, *one.others, *one.shorter))
    told: dict[int, list[Title]] = {}
    for number, title in told_titles(text, every, covered, lists):
        told.setdefault(number, []).append(title)
    return tuple(_person(article, text, one, names, covered, lists, told.get(number, ()))
                 for number, one in enumerate(people))


def _names(text: str, closed: bytearray, lists: Lists) -> dict[str, tuple[float, str]]:
    """Every whole name, folded, with its weight and the rule that found it."""
    far = dotted(text, closed, lists)
    shut = bytearray(closed)
    east = from_japan(text, closed, lists)
    for start, end in places_of(text, far.keys() | east.keys()):
        shut[start:end] = b"\1" * (end - start)
    parts = {part for name in far for part in name.split("·")} | {
        name[:size] for name in east for size in (2, 3) if len(name) > 3}
    near = _without(taken(text, list(candidates(text, shut, lists)), lists), parts)
    heard = _without(sounded(text, shut, lists), parts)
    near, heard = _either(text, near, heard, lists)
    letters = in_letters(text, closed, lists)
    inside = _within(near.keys() | heard.keys())
    odd = {name: weight for name, weight in unusual(text, shut, lists).items()
           if name not in inside | parts and not _within([name]) & (near.keys() | heard.keys())}
    rows = in_rows(text, shut, lists)
    stages = _without(staged(text, shut, lists), inside | parts)
    found = _labelled((stages, "stage-name"), (rows, "row-of-names"),
                      (odd, "office-and-verb"), (far, "dotted-name"), (east, "japanese-name"),
                      (near, "surname-in-company"), (heard, "sounds-after-office"),
                      (letters, "letters-in-company"))
    beside = neighbours(text, _open_places(text, found, closed), lists)
    found = _labelled((beside, "beside-names")) | found
    said = labelled(text, found.keys(), lists)
    found = _labelled((said, "label-of-speech")) | found
    pens = between_names(text, _open_places(text, found, closed), lists)
    found = _labelled((pens, "between-names")) | found
    parts = {text[start:end] for start, end in places_of(text, found) if
             _PART.search(text, max(0, start - 4), start)}
    parts |= _given_alone(found)
    return {name: why for name, why in found.items() if name not in lists.nobody | parts}


def _given_alone(found: Mapping[str, tuple[float, str]]) -> set[str]:
    """Names of a surname and one character that are somebody else's given name: 柏翰 where 卓柏翰
    is named."""
    given = {name[1:] for name, (_, why) in found.items()
             if len(name) == 3 and why == "surname-in-company"}
    return {name for name in given & found.keys() if found[name][1] == "surname-in-company"}


def _either(text: str, near: dict[str, float], heard: dict[str, float], lists: Lists
            ) -> tuple[dict[str, float], dict[str, float]]:
    """Chinese names and names by sound of which none holds the other: the longer one where
    the shorter never stands without it, unless what is over is a word."""
    times = Counter(text[start:end] for start, end in places_of(text, near.keys() | heard.keys()))
    for name in heard:
        for size in range(2, len(name)):
            rest = name[size:]
            if name[:size] in near and times[name[:size]] <= times[name] and not (
                    rest in lists.verbs or rest in lists.adverbs or rest in lists.name_words):
                del near[name[:size]]
    inside = _within(near)
    return near, {name: weight for name, weight in heard.items() if name not in inside and
                  not any(name[:size] in near for size in range(2, len(name)))}


def _within(names: Iterable[str]) -> set[str]:
    """Everything of two characters and more that stands in these names."""
    return {name[start:end] for name in names for start in range(len(name))
            for end in range(start + 2, len(name) + 1)}


def _without(names: Mapping[str, float], parts: set[str]) -> dict[str, float]:
    return {name: weight for name, weight in names.items() if name not in parts}


def _labelled(*kinds: tuple[dict[str, float], str]) -> dict[str, tuple[float, str]]:
    return {name: (weight, why) for names, why in kinds for name, weight in names.items()}


def _open_places(text: str, names: Iterable[str], closed: bytearray) -> list[tuple[int, int]]:
    """The places of names that no longer one covers, in order."""
    found: list[tuple[int, int]] = []
    for start, end in places_of(text, set(names)):
        if not closed[start] and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def _whole_places(text: str, names: dict[str, tuple[float, str]], closed: bytearray, lists: Lists
                  ) -> list[tuple[int, int]]:
    """The places of whole names but those that a firm or a school bears; of a name that is a word,
    those where it is no word."""
    return [(start, end) for start, end in _open_places(text, names, closed)
            if not bears(text, end, lists) and (text[start:end] not in lists.name_words or
                                                _is_name_here(text, start, end, lists))]


def _is_name_here(text: str, start: int, end: int, lists: Lists) -> bool:
    left = left_of(text, start, lists)
    one = make(text, start, end, 1, left, lists)
    return one is not None and left.weight + one.right.weight >= 3.0


def _people(text: str, places: list[tuple[int, int]], links: list[Link], lists: Lists
            ) -> list[Known]:
    """Who is named, those called besides by another name once."""
    same = {text[slice(*link.other)]: text[slice(*link.name)] for link in links}
    found: dict[str, Known] = {}
    for start, end in places:
        name = text[start:end]
        whole = same.get(name, name)
        one = found.setdefault(whole, Known(whole, _family(whole, lists)))
        (one.places if name == whole else one.others).append((start, end))
        size = office_before(text, start, lists)
        if size:
            one.offices.add(text[start - size:start])
        size = lists.titles_after.at(text, end)
        if size:
            one.offices.add(text[end:end + size])
    return [one for one in found.values() if one.places]


def _family(name: str, lists: Lists) -> int:
    """How long the surname of a Chinese name is, 0 for any other."""
    if not "\u3400" <= name[0] <= "\u9fff" or "·" in name:
        return 0
    if lists.japanese.at(name, 0) and len(name) > 3:
        return lists.japanese.at(name, 0)
    if name[:2] in lists.doubles and len(name) > 2 or len(name) == 4 and \
            name[0] in lists.surnames and name[1] in lists.surnames:
        return 2
    return 1 if name[0] in lists.surnames and len(name) < 4 else 0


def _person(article: Article, text: str, one: Known, names: dict[str, tuple[float, str]],
            covered: bytearray, lists: Lists, told: Iterable[Title]) -> Person:
    """What a proposal says of somebody; ``told`` are the titles that sentences give them."""
    weight, why = names[one.name]
    everywhere = sorted((*one.places, *one.others, *one.shorter))
    mentions = sorted({Piece(start, end) for start, end in everywhere})
    also: dict[str, Piece] = {}
    best = next((place for place in one.places if titles_at(text, *place, covered, lists)),
                one.places[0])
    for start, end in everywhere:
        if article.text[start:end] != article.text[slice(*best)]:
            also.setdefault(article.text[start:end], Piece(start, end))
    titles: dict[tuple[str, str], Title] = {}
    held = [title for start, end in sorted((*one.places, *one.others))
            for title in titles_at(text, start, end, covered, lists)]
    for title in (*held, *told):
        key = tuple(article.words(piece) if piece else "" for piece in
                    (title.title, title.affiliation))
        titles.setdefault(key, title)
    return Person(Piece(*best), tuple(mentions), tuple(also.values()), tuple(titles.values()),
                  _sure(weight, why, len(one.places)), why)


def _sure(weight: float, why: str, places: int) -> float:
    """How sure a name is; one that only just weighs enough is a guess, and one that only its
    neighbours or its office make a name."""
    if why in _GUESSES or why == "surname-in-company" and weight < _FIRM:
        return 0.7
    return round(min(0.98, 0.6 + 0.05 * weight + 0.02 * min(3, places - 1)), 2)
