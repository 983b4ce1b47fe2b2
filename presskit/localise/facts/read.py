"""The facts of a text in its language.

Here: the way from a text or inlines to facts.  Never here: the patterns of a language.
"""

from __future__ import annotations

from functools import cache, lru_cache

from presskit.document import Inline, Link, walk
from presskit.locales import language
from presskit.localise.facts.east import open_east
from presskit.localise.facts.everywhere import link_value
from presskit.localise.facts.fact import Fact, Kind
from presskit.localise.facts.ranges import share
from presskit.localise.facts.scan import Scanner, scan, smooth
from presskit.localise.facts.tables import Numerals
from presskit.localise.facts.west import open_west

__all__ = ["extract_facts", "extract_targets"]

_REMEMBERED = 4096


def extract_facts(numerals: Numerals, tag: str, text: str) -> tuple[Fact, ...]:
    """The facts of a text, in their order, with where they stand.

    ``numerals`` are those of the language of ``tag``.  A character U+FFFC stands for what is
    no prose: a name, a quotation by its id.
    """
    return _extract(numerals, language(tag), text)


@lru_cache(_REMEMBERED)
def _extract(numerals: Numerals, tongue: str, text: str) -> tuple[Fact, ...]:
    plain = smooth(text)
    return tuple(share(scan(_open(numerals, tongue), plain), plain))


@cache
def _open(numerals: Numerals, tongue: str) -> Scanner:
    return open_west(numerals) if tongue == "en" else open_east(numerals, tongue)


def extract_targets(inlines: tuple[Inline, ...]) -> tuple[Fact, ...]:
    """The addresses that links lead to, which no prose need show."""
    return tuple(_target(node.href) for node in walk(inlines) if isinstance(node, Link))


def _target(href: str) -> Fact:
    scheme, _, rest = href.partition(":")
    if scheme == "mailto":
        return Fact(Kind.EMAIL, rest.partition("?")[0].casefold(), 0, 0, rest)
    if scheme == "tel":
        return Fact(Kind.PHONE, "".join(filter(str.isdigit, rest)), 0, 0, rest)
    return Fact(Kind.LINK, link_value(href), 0, 0, href)
