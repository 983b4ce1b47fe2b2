"""The rules for signs as they ship, for a locale or a convention set."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from presskit.build.tables import Shelf
from presskit.content.yaml import read_table
from presskit.localise.literals import index_literals
from presskit.localise.signs import Hand, find_slips
from presskit.model.conventions import decode_conventions
from presskit.model.signs import Signs, decode_signs

TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def sign_table() -> tuple:
    return read_table(TEMPLATES / "signs.yaml")


@cache
def signs_of(locale: str, conventions: str = "") -> Signs:
    return decode_signs(sign_table()[0], locale, conventions)


@cache
def open_hand(locale: str, *, conventions: str = "", names: tuple[str, ...] = ()) -> Hand:
    """The hand of a locale; ``names`` are registered forms."""
    shelf = Shelf((TEMPLATES,))
    sets = {name: shelf.table(f"conventions/{name}")[0] for name in shelf.names("conventions")}
    rules = decode_conventions(sets, locale, {"set": conventions} if conventions else {})
    return Hand(locale, signs_of(locale, rules.name), rules, index_literals(names),
                index_literals(names))


def mend(text: str, hand: Hand, *, quote: bool = False) -> str:
    """The text with every safe slip mended."""
    out, at = "", 0
    for slip in find_slips(text, hand, quote=quote):
        if slip.safe and slip.instead is not None:
            out, at = out + text[at:slip.start] + slip.instead, slip.end
    return out + text[at:]
