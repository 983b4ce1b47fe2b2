"""Names that look like none: stage names, pen names, names of two sounds.

Here: what stands between an office and a verb, and stands like a name elsewhere too; artists
of two sounds; what stands where the names of those stand who speak.  Never here: names with a
surname.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection

from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import left_of, office_before, right_of
from presskit.extract.chinese.names import places_of

__all__ = ["labelled", "staged", "unusual"]

_GROUPS = frozenset("会部处组团队局室院校系所厅党方们界层区社馆台署司")
_COMPANY = ("edge", "title", "list", "link")


def unusual(text: str, closed: bytearray, lists: Lists) -> dict[str, float]:
    """Such names with their weights: each has good company at two places at least."""
    found: set[str] = set()
    for at in range(2, len(text) - 2):
        if lists.offices.before(text, at) > 1 and not closed[at] and is_han(text[at]):
            name = _name_at(text, at, lists)
            if name:
                found.add(name)
    once = {name for name in found if len(name) == 3 and _looks_given(name, lists)}
    good: Counter[str] = Counter()
    nexts: dict[str, set[str]] = defaultdict(set)
    for start, end in places_of(text, found):
        left, right = left_of(text, start, lists), right_of(text, end, lists)
        if left.kind in _COMPANY and right.weight >= 1.5:
            good[text[start:end]] += 1
            nexts[text[start:end]].add(text[end:end + 2])
    return {name: 3.5 for name in found if good[name] > 1 and len(nexts[name]) > 1 or
            name in once and good[name]}


def _looks_given(name: str, lists: Lists) -> bool:
    """Whether three characters between an office and a verb are no words: all but the first are
    what given names are made of, and no two of them are a word."""
    return lists.usual.issuperset(name[1:]) and lists.rare.isdisjoint(name) and \
        name[0] not in lists.wary and not any(
            word in listed for word in (name[:2], name[1:])
            for listed in (lists.name_words, lists.verbs, lists.adverbs, lists.breaks)) and \
        not lists.office_words.at(name, 0) and not lists.links.at(name, 0)


def _name_at(text: str, start: int, lists: Lists) -> str:
    """What may be a name after an office, up to a verb of speech or a bracket."""
    for size in (2, 3, 4):
        name = text[start:start + size]
        if len(name) < size or not is_han(name[-1]) or \
                name[-1] in lists.never or name[-1] in lists.rare:
            return ""
        right = right_of(text, start + size, lists)
        if right.kind in ("verb", "bracket") and right.weight >= 2.5:
            good = not (name in lists.name_words or lists.bodies.before(name, size) > 1 or
                        name[-1] in _GROUPS or
                        office_before(name, size, lists) or lists.verbs.at(name, 0) or
                        lists.adverbs.at(name, 0) or lists.titles_after.at(name, 0) or
                        lists.breaks.at(name, 0) or lists.word_ends.before(text, start + 1))
            return name if good else ""
    return ""


def staged(text: str, closed: bytearray, lists: Lists) -> dict[str, float]:
    """Artists whom the article calls 阿砌 and nothing else, after what they are."""
    found: dict[str, float] = {}
    for match in re.finditer(r"阿[\u3400-\u9fff]", text):
        start, end = match.span()
        if not closed[start] and lists.stages.before(text, start) and \
                text[end - 1] not in lists.never and (
                    text[end:end + 1] == "的" or right_of(text, end, lists).weight >= 1.0):
            found[match[0]] = 2.5
    return found


def labelled(text: str, known: Collection[str], lists: Lists) -> dict[str, float]:
    """Who speaks after a label in an interview where somebody known does, and is said again;
    not whoever asks, which may be a paper."""
    labels: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for match in re.finditer(r"^([\u3400-\u9fff]{2,4})(?:[（(][^（）()\n]{1,8}[）)])?[：:](.*)",
                             text, re.MULTILINE):
        labels[match[1]] += 1
        asked[match[1]] += match[2].rstrip().endswith(("？", "?"))
    if not any(name in known for name in labels):
        return {}
    new = {name for name in labels
           if name not in known and 2 * asked[name] < labels[name] and
           name not in lists.fact_labels | lists.name_words and
           not lists.never.intersection(name) and
           not lists.bodies.before(name, len(name)) > 1 and
           not office_before(name, len(name), lists) and
           not lists.titles_short.before(name, len(name)) and
           not lists.credit_before.before(name, len(name))}
    times = Counter(text[start:end] for start, end in places_of(text, new))
    return {name: 4.0 for name in new if times[name] > 1}
