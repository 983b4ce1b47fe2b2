"""Whom the media may ask, from the blocks under *Media contact*.

Here: names, numbers and addresses there.  Never here: which blocks those are.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from presskit.extract.article import Article, Piece
from presskit.extract.proposal import Contact, Person, Placed

__all__ = ["find_contacts"]

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()]{3,200}[^\s<>().,;:]")
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+|\(0?\d)?\d[\d() .-]{5,18}\d(?:\s?(?:ext|x)\.?\s?\d{1,5})?(?![\w-])")


def find_contacts(article: Article, placed: tuple[Placed, ...],
                  people: tuple[Person, ...]) -> tuple[Contact, ...]:
    """One contact for each name, with the numbers and addresses that follow it."""
    found: list[Contact] = []
    open_ = Contact()
    names = sorted({mention for one in people for mention in one.mentions if mention not in one.also
                    and " " in article.words(mention)})
    starts = [name.start for name in names]
    spans = [block.piece for number, block, _ in article.each() if placed[number].kind == "contact"]
    for span in spans:
        here: list[tuple[int, str, Piece]] = []
        taken: list[Piece] = []
        for kind, form in (("email", _EMAIL), ("url", _URL), ("phone", _PHONE)):
            for match in form.finditer(article.text, span.start, span.end):
                piece = Piece(match.start(), match.end())
                if not any(one.holds(piece) for one in taken[-8:]):
                    taken.append(piece)
                    here.append((piece.start, kind, piece))
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        here += [(name.start, "name", name) for name in names[first:last] if span.holds(name)]
        for _, kind, piece in sorted(here):
            if kind == "name" and any((open_.name, open_.email, open_.phone)):
                found.append(open_)
                open_ = Contact()
            if getattr(open_, kind) is None:
                open_ = Contact(**{**{one: getattr(open_, one) for one in Contact.__slots__},
                                   kind: piece})
    if any(getattr(open_, one) for one in Contact.__slots__):
        found.append(open_)
    return tuple(found)
