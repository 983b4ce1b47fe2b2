"""A changed form of a name, in place of the one that a text still has.

Here: which characters of a text are to become which others, Korean particles too, and where nobody
can say.  Never here: reading and writing files.

A text is looked at as readers see it, without markup.  Full forms and aliases are changed wherever
they stand; a short one, which may be a common word, only where the text is known to be about its
bearer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from presskit.locales import language
from presskit.localise.former import each_former, open_former
from presskit.localise.particles import final_sound, set_particle
from presskit.localise.register import FORMER, Mention, Register, extract_mentions
from presskit.model.kit import Kit, NameForm
from presskit.model.names import name_form

__all__ = ["Doubt", "Swap", "apply_swaps", "find_swaps", "named_in"]


_NAME_BEHIND = re.compile(" [A-Z][a-z]\\w*")


@dataclass(frozen=True, slots=True, order=True)
class Swap:
    """Characters ``start`` to ``end`` of a text become ``new``: a name (its ``key``), or the
    particle behind it."""

    start: int
    end: int
    new: str
    key: str
    particle: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Characters of a text about which somebody must decide, and why."""

    start: int
    end: int
    key: str
    why: str


def named_in(kit: Kit, register: Register, text: str, path: str) -> frozenset[str]:
    """The names that a text is about: those in its source (``text``, by the ``register`` of the
    locale it comes from), and whose own text it is by its ``path``."""
    keys = {key for found in extract_mentions(register, text) if not found.escaped
            for key in (found.key, *found.others)}
    group, _, rest = path.partition(".")
    ident = rest.partition(".")[0]
    if group == "quotes" and ident in kit.quotes:
        keys.add(f"person:{kit.quotes[ident].speaker}")
    kind = {"people": "person"}.get(group, group.removesuffix("s"))
    return frozenset(keys | ({f"{kind}:{ident}"} & kit.register.keys()))


def find_swaps(kit: Kit, register: Register, text: str,
               named: Collection[str]) -> tuple[tuple[Swap, ...], tuple[Doubt, ...]]:
    """What is to be changed in a text of the register's locale, and what is doubtful.

    ``named`` are the names that the text is about (:func:`named_in`).
    """
    swaps: list[Swap] = []
    doubts: list[Doubt] = []
    former = open_former(kit, register)
    for one in each_former(former, text):
        words = text[one.start:one.end]
        keys = former.keys(words)
        mine = [key for key in keys if key in named] if len(keys) > 1 else keys
        why = _why(one, text, mine, keys, named)
        if why:
            doubts.append(Doubt(one.start, one.end, mine[0] if mine else keys[0], why))
            continue
        new = former.new(mine[0], words)
        swaps.append(Swap(one.start, one.end, new, mine[0]))
        form = name_form(kit.register[mine[0]], register.locale)
        if form and new in form.written:
            for found in _particles(register, text, one, mine[0], new, form):
                (swaps if isinstance(found, Swap) else doubts).append(found)
    return tuple(swaps), tuple(doubts)


def _why(one: Mention, text: str, mine: list[str], keys: list[str],
         named: Collection[str]) -> str:
    """Why nobody but a person can decide; empty where it is clear."""
    if len(mine) != 1:
        return f"it may be {' or '.join(keys)}"
    if one.trap and mine[0] not in named:
        return f"{one.trap} also stands there"
    if one.form == FORMER + "short":
        words = text[one.start:one.end]
        if mine[0] not in named:
            return f"{mine[0]} is not named in the source of this text: {words} may be another word"
        behind = _NAME_BEHIND.match(text, one.end)
        if behind:
            return f"{words}{behind[0]} may be another name"
    return ""


def _particles(register: Register, text: str, one: Mention, key: str, new: str,
               form: NameForm) -> Iterator[Swap | Doubt]:
    if language(register.locale) != "ko":
        return
    words = register.vocabulary
    sound = final_sound(words, new, form.reading if new == form.full else "")
    found = set_particle(words, text, one.end, sound)
    if found and not found.right:
        yield Doubt(found.start, found.end, key, f"the letters of {new} don't tell its particle")
    elif found and text[found.start:found.end] != found.right:
        yield Swap(found.start, found.end, found.right, key, True)


def apply_swaps(text: str, swaps: Collection[Swap]) -> str:
    """The text with each swap made.

    >>> apply_swaps("딩웨이는", [Swap(0, 3, "정위성", "p"), Swap(3, 4, "은", "p", True)])
    '정위성은'
    """
    out, at = [], 0
    for one in sorted(swaps):
        out += [text[at:one.start], one.new]
        at = one.end
    return "".join([*out, text[at:]])
