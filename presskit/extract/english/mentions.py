"""Where each person is named again: whole, by a family name, a title, a first name.

Here: which of several a short form means.  Never here: who is a person, who speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Piece
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.names import Candidate, is_eastern
from presskit.extract.english.reading import Line
from presskit.extract.english.tokens import Token

__all__ = ["Known", "find_mentions", "gender_of", "whole_end"]

_STOPPED = re.compile(r"\.(?:[,;:’')]| [a-z(])")
_OLDER = {"elder": True, "older": True, "senior": True, "younger": False, "junior": False}
_FAMILIAR = frozenset(("uncle", "auntie", "aunt", "brother", "sister", "master", "ah", "grandpa",
                       "granny", "big", "old"))


@dataclass(slots=True)
class Known:
    """Somebody to register, by the words of the whole name; ``gender`` is ``she``, ``he`` or
    nothing, ``honours`` are titles that stood before the name."""

    key: tuple[str, ...]
    name: tuple[Token, ...]
    score: int
    why: str
    gender: str = ""
    honours: set[str] = field(default_factory=set)
    age: int | None = None
    parent: bool = False


Mention = tuple[Piece, bool, int]
"""A place, whether it is less than the whole name, the number of its block."""


@dataclass(slots=True)
class _Index:
    """Short forms to the numbers of people, with how well each fits; ``seen`` is where each
    was last named."""

    forms: dict[str, list[tuple[int, int]]]
    seen: dict[int, int] = field(default_factory=dict)


def find_mentions(text: str, lines: list[Line], known: list[Known],
                  lexicon: Lexicon) -> list[list[Mention]]:
    """The mentions of each, in order."""
    whole = {one.key: number for number, one in enumerate(known)}
    _learn(text, lines, known, whole, lexicon)
    index = _Index(_forms(known, lexicon))
    found: list[list[Mention]] = [[] for _ in known]
    for line in lines:
        for candidate in line.candidates:
            key = tuple(token.low for token in candidate.name)
            number = whole.get(key)
            if number is not None:
                piece, short = Piece(candidate.start, whole_end(text, candidate.name[-1])), False
            else:
                number = _short(text, line, candidate, known, index, lexicon)
                if number is None:
                    continue
                piece, short = _short_piece(text, line, candidate, lexicon), True
            index.seen[number] = candidate.start
            found[number].append((piece, short, line.number))
    return found


def whole_end(text: str, last: Token) -> int:
    """The end of a name, with the stop of Jr, or of an initial within a sentence."""
    if len(last.text) == 1:
        return last.end + (_STOPPED.match(text, last.end) is not None)
    return last.end + (last.low in ("jr", "sr", "jnr", "snr")
                       and text[last.end : last.end + 1] == ".")


def gender_of(key: tuple[str, ...], lexicon: Lexicon) -> str:
    """What pronoun a given name goes with, where it tells."""
    for word in key[:2]:
        first = word if word in lexicon.given else word.partition("-")[0]
        if first in lexicon.she and first not in lexicon.he:
            return "she"
        if first in lexicon.he and first not in lexicon.she:
            return "he"
        if word.endswith(("ichi", "suke", "hiko", "taro")):
            return "he"
        if word not in lexicon.east:
            break
    return ""


def _learn(text: str, lines: list[Line], known: list[Known], whole: dict[tuple[str, ...], int],
           lexicon: Lexicon) -> None:
    """What stands beside whole names: titles, ages, parents; who is a woman, who is a man."""
    for one in known:
        one.gender = gender_of(one.key, lexicon)
    for line in lines:
        for candidate in line.candidates:
            number = whole.get(tuple(token.low for token in candidate.name))
            if number is None:
                continue
            one = known[number]
            for token in candidate.before:
                one.honours.add(token.low)
                one.gender = _gendered(token.low, lexicon) or one.gender
            place = line.at[candidate.start]
            beside = line.tokens[max(0, place - 1) : place]
            for token in beside:
                one.gender = _gendered(token.low, lexicon) or one.gender
                one.parent = one.parent or token.low in ("father", "mother", "uncle", "aunt")
            last = line.at[candidate.name[-1].start]
            for token in line.tokens[last + 1 : last + 2]:
                if token.text.isdigit() and len(token.text) < 4:
                    one.age = int(token.text)


def _gendered(word: str, lexicon: Lexicon) -> str:
    if word in lexicon.she_titles or word in lexicon.she_roles or word in lexicon.she_kin:
        return "she"
    if word in lexicon.he_titles or word in lexicon.he_roles or word in lexicon.he_kin:
        return "he"
    return ""


def _forms(known: list[Known], lexicon: Lexicon) -> dict[str, list[tuple[int, int]]]:
    """Every end of a name, every word of it, the first and last together."""
    forms: dict[str, list[tuple[int, int]]] = {}
    for number, one in enumerate(known):
        key = one.key
        core = key[:-1] if len(key) > 2 and key[-1] in lexicon.suffixes else key
        eastern = is_eastern(one.name, lexicon)
        weights: dict[str, int] = {}
        for size in range(1, len(core)):
            weights[" ".join(core[size:])] = 2
            weights.setdefault(" ".join(core[:size]), 1)
        for place, word in enumerate(core):
            if word not in lexicon.particles and len(word) > 1:
                weights.setdefault(word, 1 if place in (0, len(core) - 1) else 2)
        if eastern:
            weights[core[0]] = 3
        elif len(core) > 2 and "-" in core[-1] and core[1] in lexicon.east:
            weights[core[1]] = 3
        if len(core) > 2:
            weights.setdefault(f"{core[0]} {core[-1]}", 4)
            weights.setdefault(f"{core[0]} {core[1]}", 4)
        if core != key:
            weights[" ".join(core)] = 4
        for form, weight in weights.items():
            forms.setdefault(form, []).append((number, weight))
        for part in core[-1].split("-") if "-" in core[-1] else ():
            forms.setdefault(f"~{part}", []).append((number, 1))
    return forms


def _short(text: str, line: Line, candidate: Candidate, known: list[Known], index: _Index,
           lexicon: Lexicon) -> int | None:
    """Whom a form that isn't a whole name means."""
    key = " ".join(token.low for token in candidate.name)
    fitting = index.forms.get(key)
    if fitting is None and candidate.before and candidate.before[-1].low in _FAMILIAR:
        fitting = index.forms.get(f"~{key}")
    if not fitting or candidate.body:
        return None
    age = _age_word(text, line, candidate)
    if (candidate.the and age is None or not _stands_for_somebody(text, line, candidate, fitting,
                                                                  lexicon)):
        return None
    if len(fitting) > 1:
        fitting = _narrow(fitting, candidate, known, age, lexicon)
    elif not _agrees(known[fitting[0][0]], candidate, lexicon):
        return None
    fitting = fitting[:200]
    return max(fitting, key=lambda one: (one[1], index.seen.get(one[0], -1), -one[0]))[0]


def _stands_for_somebody(text: str, line: Line, candidate: Candidate,
                         fitting: list[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Not a word that begins a sentence, nor a place or a month that somebody is named like."""
    if len(candidate.name) > 1 or candidate.before:
        return True
    token = candidate.name[0]
    if token.low in lexicon.plain and token.low not in lexicon.east:
        return False
    place = line.at[token.start]
    following = line.tokens[place + 1].low if place + 1 < len(line.tokens) else ""
    speaks = (following in lexicon.say or following in lexicon.between or place > 0
              and line.tokens[place - 1].low in lexicon.say)
    common = lexicon.is_word(token.low) or token.low in lexicon.soft
    return speaks or token.owns or not (common and (candidate.opens or lexicon.is_word(token.low)))


def _age_word(text: str, line: Line, candidate: Candidate) -> bool | None:
    place = line.at[candidate.start]
    before = line.tokens[place - 1].low if place else ""
    return _OLDER.get(before)


def _agrees(one: Known, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the titles before a short form are no other gender's."""
    genders = {_gendered(token.low, lexicon) for token in candidate.before} - {""}
    return not genders or not one.gender or one.gender in genders


def _narrow(fitting: list[tuple[int, int]], candidate: Candidate, known: list[Known],
            age: bool | None, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Those whom titles, gender, elder and younger leave."""

    def keep(test) -> None:  # type: ignore[no-untyped-def]
        nonlocal fitting
        fitting = [one for one in fitting if test(known[one[0]])] or fitting

    keep(lambda one: _agrees(one, candidate, lexicon))
    titles = ({token.low for token in candidate.before} - lexicon.she_titles
              - lexicon.he_titles - lexicon.courtesies)
    if titles:
        if any(titles & known[number].honours for number, _ in fitting):
            keep(lambda one: titles & one.honours)
        else:
            keep(lambda one: not one.honours)
    if age is not None and len(fitting) > 1:
        ages = [known[number].age for number, _ in fitting]
        if any(one.parent or one.key[-1] in ("sr", "jr", "snr", "jnr")
               for one in (known[number] for number, _ in fitting)):
            keep(lambda one: (one.parent or one.key[-1] in ("sr", "snr")) == age)
        elif all(one is not None for one in ages):
            wanted = max(ages) if age else min(ages)  # type: ignore[type-var]
            keep(lambda one: one.age == wanted)
    return fitting


def _short_piece(text: str, line: Line, candidate: Candidate, lexicon: Lexicon) -> Piece:
    """A short form with the title and the particles before it."""
    start = candidate.start
    place = line.at[start]
    for token in reversed(line.tokens[max(0, place - 3) : place]):
        if token.text in lexicon.particles and text[token.end : start] == " " and token.text != "y":
            if token.low in ("i", "e", "al", "to", "st", "te", "y", "ten"):
                break
            start = token.start
        else:
            break
    if candidate.before:
        last = candidate.before[-1]
        if lexicon.is_title(last.low) and text[last.end : start] in (" ", ". ", "\u00a0"):
            start = last.start
    return Piece(start, candidate.end)
