"""Which of the places that may be names are taken for some.

Here: of places that overlap the best, of names that begin alike one, none that is a surname with a
verb.  Never here: what speaks for one place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from presskit.extract.chinese.name_houses import bears
from presskit.extract.chinese.name_lists import Lists
from presskit.extract.chinese.name_places import verb_at
from presskit.extract.chinese.names import ENOUGH, Candidate, places_of

__all__ = ["taken"]


def taken(text: str, found: list[Candidate], lists: Lists) -> dict[str, float]:
    """The names among the candidates, each with its best weight."""
    borne = _borne(text, {text[one.start:one.end] for one in found}, lists)
    found = [one for one in found if text[one.start:one.end] not in borne or
             _is_somebody(text, one, lists)]
    nexts: dict[str, set[str]] = defaultdict(set)
    for one in found:
        nexts[text[one.start:one.end]].add(text[one.end:one.end + 2])
    more = {name: min(1.5, 0.75 * (len(those) - 1)) for name, those in nexts.items()}
    weighed = [replace(one, weight=one.weight + extra) if (extra := more[
        text[one.start:one.end]]) else one for one in found]
    best: dict[str, float] = {}
    for one in _apart(weighed):
        if one.weight >= ENOUGH:
            name = text[one.start:one.end]
            best[name] = max(best.get(name, 0.0), one.weight)
    return _without_deeds(text, _without_overlong(text, best), lists)


def _without_deeds(text: str, best: dict[str, float], lists: Lists) -> dict[str, float]:
    """The names without those that are somebody's surname and what he does: 麥陳詞, 何續問."""
    surnames = {name[0] for name in best if len(name) > 2 and name[1:] not in lists.strong}
    doubtful = {name for name in best if name[0] in surnames and (
        name[1:] in lists.strong or len(name) == 2)}
    named = {text[start:end] for start, end in places_of(text, doubtful)
             if text[start + 1:end] not in lists.strong and verb_at(text, start + 1, lists) <= end}
    return {name: weight for name, weight in best.items() if name not in doubtful - named}


def _borne(text: str, names: Collection[str], lists: Lists) -> set[str]:
    """Which of these a firm, a school, a place or a prize bears somewhere."""
    return {text[start:end] for start, end in places_of(text, names) if bears(text, end, lists)}


def _is_somebody(text: str, one: Candidate, lists: Lists) -> bool:
    """Whether the company of a name that a firm bears too is a person's: an office, a bracket,
    a verb of what firms don't do."""
    return one.left.kind == "title" or one.right.kind in ("title", "bracket") or \
        one.right.kind == "verb" and not lists.house_verbs.before(text, one.right.at)


def _apart(found: list[Candidate]) -> Iterator[Candidate]:
    """The candidates of which none overlaps a better one."""
    group: list[Candidate] = []
    reach = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= reach:
            yield from _best_of(group)
            group = []
        group.append(one)
        reach = max(reach, one.end)
    yield from _best_of(group)


def _best_of(group: list[Candidate]) -> Iterator[Candidate]:
    """Of candidates that overlap in a chain, the best ones that don't."""
    filled: set[int] = set()
    for one in sorted(group, key=lambda one: (-one.weight, -one.end, one.start)):
        if filled.isdisjoint(range(one.start, one.end)):
            filled.update(range(one.start, one.end))
            yield one


def _without_overlong(text: str, best: dict[str, float]) -> dict[str, float]:
    """Of two names of which one begins the other, the shorter goes if it never stands alone,
    else the longer unless it has better company."""
    times = Counter(text[start:end] for start, end in places_of(text, best))
    gone: set[str] = set()
    for name in sorted(best, key=len, reverse=True):
        for shorter in (name[:size] for size in range(2, len(name))):
            if shorter in best and shorter not in gone and name not in gone:
                if times[shorter] == times[name] or len(name) == 4 and len(shorter) == 2:
                    gone.add(shorter)
                elif best[name] <= best[shorter] and len(name) < 4:
                    gone.add(name)
    return {name: weight for name, weight in best.items() if name not in gone}
