"""What stands beside Korean names and bodies, as patterns of the word lists.

Here: forms of address, prizes, legal forms, heads of bodies, where somebody comes from.  Never
here: whether a word is a name or a body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.extract.words import Words, any_of, made_once

__all__ = ["NAME", "Neighbours", "neighbours_of"]

NAME = r"[가-힣]{1,7}(?:[ ·][가-힣]{1,7}){1,4}"
"""A foreign name of two words or more."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """``address``: 씨, behind a name; ``house``: a word that ends as bodies and titles both do;
    ``named_body``: a body in marks or with its legal form before a title; ``of_land``: what
    stands alone before an office (주한, 시); ``prize``: before who won it; ``takes``: what somebody
    does who takes a part, alone or in a row of several; ``fresh``: who somebody new is; ``arts``:
    what those of history are called; ``called``: behind 라는; ``from_land``: a country before a
    foreign name; ``booked``: who made a book; ``real``: another name in brackets behind one."""

    address: re.Pattern[str]
    house: re.Pattern[str]
    named_body: re.Pattern[str]
    of_land: frozenset[str]
    prize: re.Pattern[str]
    takes: re.Pattern[str]
    fresh: frozenset[str]
    arts: frozenset[str]
    called: re.Pattern[str]
    from_land: re.Pattern[str]
    booked: re.Pattern[str]
    real: re.Pattern[str]


@made_once
def neighbours_of(words: Words) -> Neighbours:
    """The patterns, from the lists of the language."""
    lands = rf"(?:{any_of(words['from_lands'])}|에서 (?:[가-힣]{{2,6}} )?온)"
    return Neighbours(
        address=re.compile(rf"\s?({any_of(words['address'])})(?=[^가-힣]|$|([가-힣]{{1,4}}))"),
        house=re.compile(rf"[가-힣]{{2,}}{any_of((*words['houses'], *words['houses_too']))}$"),
        named_body=_named_body(words),
        of_land=frozenset(words["of_lands"]),
        prize=re.compile(
            r"[가-힣]{1,12}상(?:은|에|에는|엔)?|[1-9]\d?위(?:는|에)?"
            rf"|{any_of(words['prizes'])}(?:은|에)?"
        ),
        takes=re.compile(
            r",? (?:[가-힣]{1,8}(?:은|는) [가-힣]{2,5}(?:이|가),? ?){0,4}(?:각각 |함께 )?"
            + any_of(words["takes_part"])
        ),
        fresh=frozenset(words["fresh"]),
        arts=frozenset(words["arts"]),
        called=re.compile(rf" {any_of(words['called'])}"),
        from_land=re.compile(
            rf"(?P<land>[가-힣]{{2,8}}?)(?:(?:계|인)?\s?{lands}(?:의|인)?|(?P<folk>인))"
            rf" (?P<name>{NAME}?)(?=\s?\((?:만 )?\d{{2}}|\s?씨(?![가-힣]{{2}}))"
        ),
        booked=re.compile(
            rf"[(,·/]\s?(?P<name>{NAME}|[가-힣]{{3,4}})\s{any_of(words['book_parts'])}(?=[,·/) ])"
        ),
        real=re.compile(
            rf"(?<![가-힣])(?P<name>[가-힣]{{2,5}})\s?\({any_of(words['other_names'])}[ :은이]"
        ),
    )


def _named_body(words: Words) -> re.Pattern[str]:
    forms = any_of((*words["legal_forms"], *words["legal_forms_short"]))
    return re.compile(
        rf"{any_of(words['marked_kinds'])}"
        r"\s?['‘“\"](?P<marked>[^'‘’“”\"\n]{2,24})['’”\"]\s$"
        rf"|(?P<legal>{forms}\s[가-힣A-Za-z0-9]{{2,16}})\s$"
        r"|(?P<signed>(?:㈜|\([사재주유]\))[가-힣A-Za-z0-9]{2,20})\s$"
    )
