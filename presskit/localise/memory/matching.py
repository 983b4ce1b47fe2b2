"""What the memory offers for a text.

Here: exact, exact in its place, and like texts, with what speaks against each.  Never here:
what is done with it.

=====  ===================================================================================
score  when
=====  ===================================================================================
101    the same text in the same container, between the same neighbours
100    the same text
75–99  a like text: the ratio of rapidfuzz (Indel) in percent, less what speaks against it
=====  ===================================================================================

What nobody approved loses 5, other numbers lose 5, a like text of another kit loses 1; what
falls below 75 is not offered.  Where the same text is known, like ones are not looked for.
Only entries of just this pair of locales count: what was written for Hong Kong is not Taiwan's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presskit.localise.memory.difference import Run, compare_texts
from presskit.localise.memory.entries import (
    Entry,
    Query,
    is_approved,
    is_same_place,
    is_visible,
)
from presskit.localise.memory.file import Memory
from presskit.localise.memory.scanning import likest
from presskit.localise.memory.store import entries_by_id, scan_sources
from presskit.localise.wording import fold

__all__ = ["LEAST", "Match", "find_matches"]

LEAST = 75
_BANDS = (101, 100, 95, 85, 75)
_UNAPPROVED, _NUMBERS, _OTHER_KIT = 5, 5, 1
_MOST = 50
"""So many of the likest texts are weighed; more would be the same text over and over."""
_NUMBER = re.compile("[0-9]+(?:[.,:][0-9]+)*|[〇零一二三四五六七八九十百千萬万億亿兩两]{2,}")


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that is offered.

    ``score`` is 101, 100 or a percentage; ``likeness`` the same before anything spoke against
    it, and ``against`` what did: ``unapproved``, ``numbers``, ``another-kit``.  ``difference``
    leads from the entry's source to the text asked for.
    """

    entry: Entry
    score: int
    likeness: float
    against: tuple[str, ...] = ()
    difference: tuple[Run, ...] = ()

    @property
    def band(self) -> int:
        """The lower end of the band that the score is in: 101, 100, 95, 85 or 75."""
        return next(band for band in _BANDS if self.score >= band)

    @property
    def is_exact(self) -> bool:
        """Whether the words can be put in as they are, for somebody to look at."""
        return self.score >= 100


def find_matches(memory: Memory | None, queries: Sequence[Query], source: str, target: str, *,
                 kit: str, now: dt.datetime, own: Iterable[Entry] = (),
                 limit: int = 3) -> list[tuple[Match, ...]]:
    """What is known for each text, the best first; the same number, in the same order.

    ``own`` are entries that no file holds (those of the kit's PO file).  ``kit`` asks, at the
    time ``now``: what another kit has under embargo is left out.  Ask for all texts at once.
    """
    mine = [one for one in own if (one.source_locale, one.target_locale) == (source, target)
            and is_visible(one, kit, now)]
    rows = scan_sources(memory, source, target, kit, now) if memory else []
    hits = _find_hits([*rows, *((at - len(mine), fold(one.source))
                                for at, one in enumerate(mine))], queries)
    wanted = sorted({number for found in hits for number, _ in found if number >= 0})
    entries = dict(enumerate(mine, -len(mine)))
    if memory and wanted:
        entries |= entries_by_id(memory, wanted)
    return [_choose([_weigh(entries[number], query, likeness, kit)
                     for number, likeness in found if number in entries], query, kit, limit)
            for query, found in zip(queries, hits, strict=True)]


def _find_hits(rows: Iterable[tuple[int, str]],
               queries: Sequence[Query]) -> list[list[tuple[int, float]]]:
    """The entries for each text: the same, else the likest, with their likeness.

    ``rows`` are the entries' numbers with their texts; those of the kit count from -1 down.
    """
    numbers: dict[str, list[int]] = {}
    for number, text in rows:
        numbers.setdefault(text, []).append(number)
    asked = [fold(query.source) for query in queries]
    open_ = [text for text in dict.fromkeys(asked) if text not in numbers]
    texts = sorted(numbers, key=lambda text: (len(text), text)) if open_ else []
    like = dict(zip(open_, likest(texts, open_, LEAST, _MOST), strict=True))
    return [[(number, likeness) for known, likeness in like.get(text, [(text, 100.0)])
             for number in numbers[known]] for text in asked]


def _weigh(entry: Entry, query: Query, likeness: float, kit: str) -> Match:
    exact = fold(entry.source) == fold(query.source)
    against = [] if is_approved(entry) else ["unapproved"]
    score = (101 if is_same_place(entry, query) else 100) if exact else min(99, int(likeness))
    score -= _UNAPPROVED if against else 0
    if not exact and _numbers(entry.source) != _numbers(query.source):
        against.append("numbers")
        score -= _NUMBERS
    if entry.kit != kit:
        against.append("another-kit")
        score -= 0 if exact else _OTHER_KIT
    return Match(entry, score, likeness, tuple(against))


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(text))


def _choose(matches: list[Match], query: Query, kit: str, limit: int) -> tuple[Match, ...]:
    """The best, each translation of a text once, in an order that chance has no part in."""
    matches.sort(key=lambda one: (one.entry.kit, one.entry.context, one.entry.source,
                                  one.entry.target))
    matches.sort(key=lambda one: one.entry.date, reverse=True)
    matches.sort(key=lambda one: (-one.score, one.entry.kit != kit, -one.entry.state.rank))
    kept: dict[tuple[str, str], Match] = {}
    for one in matches:
        if one.score >= LEAST:
            kept.setdefault((one.entry.source, one.entry.target), one)
    return tuple(Match(one.entry, one.score, one.likeness, one.against,
                       compare_texts(one.entry.source, query.source))
                 for one in [*kept.values()][:limit])
