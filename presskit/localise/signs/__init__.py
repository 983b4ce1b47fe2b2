"""How a text is typed: its signs, character by character.

Here: all rules in their order, what stays as it is.  Never here: places in a file, mending.
A rule is a function ``find_…(text, hand)`` that gives slips and changes nothing; which signs a
locale writes is said by ``templates/signs.yaml`` and the convention sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from presskit.localise.literals import Index, each_literal
from presskit.localise.signs import forms, pairs, spaces, strokes
from presskit.localise.signs.slip import OBJECT, Hand, Slip, code_points, fold_letters
from presskit.localise.signs.strokes import choose_wave

__all__ = ["OBJECT", "Hand", "Slip", "choose_wave", "code_points", "find_name_slips",
           "find_slips", "fold_letters"]

_RULES = (pairs.find_titles, strokes.find_ellipses, strokes.find_dashes, strokes.find_dots,
          forms.find_forms, forms.find_narrow, forms.find_wide, forms.find_lookalikes,
          spaces.find_spaces)
_IN_QUOTES = ("sign-quotes", "sign-nesting", "quote-marks-straight", "sign-titles")
"""All that is ever safe to mend in somebody's words: marks round some of them."""


def find_slips(text: str, hand: Hand, *, quote: bool = False, wave: str = "") -> list[Slip]:
    """What should be typed otherwise in a text of a locale, in its order.

    ``quote``: the text is the words of a quote; there only marks are ever safe to change.
    ``wave`` is the sign of a range that the kit's other texts write.  Registered names stay
    as they are.
    """
    found = [*pairs.find_marks(text, hand, quote=quote)]
    for rule in _RULES:
        found += rule(text, hand)
    found += [*strokes.find_waves(text, hand, wave), *pairs.find_brackets(text, hand)]
    if not found:
        return []
    named, own = set(_covered(text, hand.names)), set(_covered(text, hand.own))
    out: list[Slip] = []
    taken: set[int] = set()
    for slip in found:
        places = set(range(slip.start, slip.end))
        if places & (own if slip.code == "sign-dot" else named) or places & taken:
            continue
        taken |= places
        sure = slip.safe and slip.instead is not None and fold_letters(
            slip.instead, hand.signs) == fold_letters(text[slip.start:slip.end], hand.signs)
        out.append(replace(slip, safe=sure and (not quote or slip.code in _IN_QUOTES)))
    return sorted(out, key=lambda one: one.start)


def find_name_slips(text: str, hand: Hand) -> list[Slip]:
    """What can't be meant in a registered name, whatever its bearer writes: radicals, letters
    in pieces, half-width and vertical forms.  Never safe: a name is its bearer's."""
    return [replace(one, safe=False) for one in forms.find_forms(text, hand)
            if not ("\uf900" <= text[one.start] <= "\ufaff" or text[one.start] > "\U0002f7ff")]


def _covered(text: str, names: Index) -> Iterator[int]:
    """The places of registered names."""
    place = 0
    while place < len(text):
        found = next(each_literal(names, text, place), "")
        yield from range(place, place + len(found))
        place += len(found) or 1
