"""The head of a Korean article: a release's form, the headline, what stands under it.

Here: the blocks before the first paragraph.  Never here: headings in the body.
"""

from __future__ import annotations

import re

from presskit.extract.korean.signs import (
    ARROWS,
    EMAIL,
    HEADED,
    LABEL,
    PHONE,
    WRAPPED,
    Signs,
    is_closed,
    is_open,
)
from presskit.extract.proposal import Placed

__all__ = ["place_head"]


FILLED = re.compile(
    rf"\d{{4}}[.년/-] ?\d{{1,2}}[.월/-]|{PHONE}|{EMAIL}| [|│] "
    r"|(?:즉시|이후|부터)(?: 보도)?(?: 가능)?$"
)
"""What a line of a form holds behind its label, though no colon stands between."""
DASHES = re.compile(r"[-–—=~]\s?\S.*\S\s?[-–—=~]")
"""A line under the headline between dashes."""


def _form(texts: list[str], placed: list[Placed | None], signs: Signs) -> int:
    """Mark the lines of a release's form; the number of the block after them."""
    number = 0
    while (
        number < len(texts)
        and (placed[number] is None or placed[number].kind in ("note", "contact"))
        and len(texts[number]) <= 80
        and number < 12
        and (
            signs.form.match(texts[number])
            and (
                len(texts[number]) <= 12
                or re.match(r".{0,16}[:：\])]|[^ ]{0,5} ?보도", texts[number])
                or FILLED.search(texts[number])
            )
        )
    ):
        asks = signs.asked.search(texts[number])
        placed[number] = Placed("contact" if asks else "note", 0.9, "form-head")
        number += 1
    while 0 < number < len(texts) - 2 and placed[number] is None and signs.sender.fullmatch(
            texts[number]):
        placed[number] = Placed("note", 0.8, "sender-or-day-of-a-release")
        number += 1
    return number


def place_head(texts: list[str], placed: list[Placed | None], signs: Signs) -> int:
    """Mark form, headline and what stands under it; the number of the block after them."""
    number = _form(texts, placed, signs)
    while (
        number < len(texts)
        and placed[number]
        and placed[number].kind in ("byline", "caption", "credit", "note")
    ):
        number += 1
    if number == len(texts) or placed[number] and placed[number].kind != "headline":
        return number
    if placed[number] is None:
        if not is_open(texts[number], 90) or number + 1 == len(texts):
            return number
        placed[number] = Placed("headline", 0.93, "first-short-block")
    found, number = 0, number + 1
    while number < len(texts):
        if placed[number] is None:
            said = texts[number]
            titled = (
                is_open(said, 100)
                and not HEADED.match(said)
                and (not WRAPPED.match(said) or DASHES.fullmatch(said) and not found)
                and said[0] not in ARROWS
                and not LABEL.match(said)
                and (found < 4)
                and not re.match(r"[\[(][^\])]{1,20}=[^\])]{1,20}[\])]", said)
            )
            if not titled or not _has_body(texts, placed, number + 1):
                return number
            placed[number] = Placed("subhead", 0.88, "short-under-the-headline")
            found += 1
        elif placed[number].kind not in ("byline", "caption", "credit", "note", "subhead"):
            return number
        number += 1
    return number


def _has_body(texts: list[str], placed: list[Placed | None], start: int) -> bool:
    """Whether a paragraph follows."""
    return any(
        placed[number] is None and is_closed(texts[number]) and len(texts[number]) > 40
        for number in range(start, min(len(texts), start + 8))
    )
