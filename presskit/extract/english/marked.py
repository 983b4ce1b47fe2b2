"""What quotation marks hold that nobody says: titles, terms, a few of somebody's words.

Here: which of these.  Never here: whether somebody speaks.
"""

from __future__ import annotations

import re

from presskit.extract.article import Piece
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.proposal import Marked

__all__ = ["is_title_case", "marked_as"]

_SMALL = frozenset("a an the of in on at to for and or but by with from as is it de la le".split())
_NAMED = re.compile(
    r"\b(?:called|titled|entitled|song|single|track|poem|novel|book|film|play|album|show|series"
    r"|painting|exhibition|piece|reading of|episode|story|documentary),? $",
    re.I,
)


def is_title_case(words: str) -> bool:
    """Whether every longer word has a capital, as in a title."""
    found = re.findall(r"[^\W\d_][\w’'-]*", words)
    return (len(found) > 1 and all(word[0].isupper() or word.lower() in _SMALL for word in found)
            and sum(word[0].isupper() for word in found) > 1)


def marked_as(text: str, outer: Piece, inner: Piece, span: tuple[int, int], nickname: bool,
              lexicon: Lexicon) -> Marked:
    """What kind of words a pair holds, by their case and by what stands before and after."""
    words = text[inner.start : inner.end].rstrip(",.;")
    before = text[max(span[0], outer.start - 40) : outer.start]
    after = text[outer.end : min(span[1], outer.end + 40)]
    tokens = set(
        re.findall(r"[a-z-]+", before.lower()[-30:]) + re.findall(r"[a-z-]+", after.lower()[:24])
    )
    if nickname:
        return Marked(inner, "name")
    titled = is_title_case(words) or words[:1].isupper() and len(words.split()) < 3
    events = set(lexicon.words.get("event_nouns", ()))
    works = set(lexicon.words.get("work_nouns", ()))
    if titled and tokens & events and not tokens & (works - events):
        return Marked(inner, "event")
    owned = is_title_case(words) and re.search(r"[A-Z][\w’'-]*(?:[’']s|s[’']) $", before)
    if titled and (tokens & works or owned or _NAMED.search(before)):
        return Marked(inner, "work")
    if (len(words.split()) > 2 and not titled or words[:1].islower()
        and re.search(
            r"\b(?:said|says|was|were|is|as|it|being|are|that|called|described)\b[^.]{0,12}$",
            before)):
        return Marked(inner, "partial")
    return Marked(inner, "term")
