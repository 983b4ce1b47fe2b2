"""Names from other languages: with dots between their parts, by their sounds, in letters.

Here: where they begin and end.  Never here: which Chinese names there are.

Nothing separates such a name from the words round it.  Its own characters do: sounds are
written with a few hundred of them; an office before it and a verb after it end it too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import DOTS, left_of, office_before, right_of
from presskit.extract.chinese.names import ENOUGH

__all__ = ["LATIN", "dotted", "in_letters", "sounded"]

_LETTERS = r"[A-Z][^（）()\n\d\u3400-\u9fff]{1,40}"
_SPELLED = re.compile(rf"[（(]{_LETTERS}[ .]{_LETTERS}[）)]")
"""The same name in letters, in brackets."""
_LOW = "a-zß-öø-ÿ\u0100-\u024f\u1e00-\u1eff"
_WORD = rf"(?:[A-Z]\.(?:[ -]?[A-Z]\.)*|(?:O[’']|D[’'])?[A-ZÀ-ÖØ-Þ\u0100-\u024f\u1e00-\u1eff]" \
        rf"[{_LOW}]+(?:[A-Z][{_LOW}]+)?(?:[-’'][A-Z]?[{_LOW}]+)*)"
_PART = r"(?:[dD]e la|[dD]e|[lL][ae]|van de[rn]?|[vV][ao]n|der|del|della|di|da|dos|bin|" \
        r"binti|al|el|af|ten)"
LATIN = rf"{_WORD}(?:[ \u00a0](?:{_PART}[ \u00a0])?{_WORD}){{1,4}}"
"""A name of two words or more in letters."""
_SINGLE = r"[A-Z][a-z]{2,14}"
_NO_PERSON = frozenset(
    "Times Cloud Studio Studios University Institute Group Inc Ltd Lab Labs Gallery Museum "
    "Foundation Company Bank Press Records Music Films Pictures Media Network Center Centre Hall "
    "House Theatre Theater Club Street Road Award Awards Festival Technologies Systems Design Art "
    "Arts Research Magazine Journal Review Post News Kong York Agentic Art Prize Cup Open Park "
    "Society Association Council College School Hotel Airlines Airways Motors Games Store App "
    "Television Radio Channel Weekly Daily Project Fund Capital Partners Holdings World Asia "
    "Europe America International Global United National Royal Central The And Best New North "
    "South East West Live Show Tour Band Orchestra Choir Ballet Opera Quartet Trio".split())
_COURTESY = re.compile(r"(?:Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Dame)\.? $")
_HARD_ENDS = frozenset("于都让如因若不其日那等以也和与在可才得")
"""Characters of sounds that far oftener begin the next word when they stand last."""
_HARD_BEGINS = frozenset("与和及跟同是对向由为的在把被给请将而但以并也就则又还曾已")
"""Characters after an office that begin nobody's name."""
_MARKS = ("", "\n", "，", "。", "、", "；", "：", "「", "“", "」", "”")
_AND = re.compile("以及|[与和及跟]")
_LONGEST = 12


def dotted(text: str, closed: bytearray, lists: Lists) -> dict[str, float]:
    """Names with dots between their parts, each with its weight."""
    han = r"[A-Za-z\u3400-\u9fff-]"
    found: Counter[str] = Counter()
    weights: dict[str, float] = {}
    chains: list[tuple[int, list[int], int]] = []
    for match in re.finditer(rf"{han}{{1,12}}(?:[{DOTS}]{han}{{1,12}}){{1,6}}", text):
        chains += _chains(text, *match.span()) if not closed[match.start()] else ()
    for floor, dots, ceiling in chains:
        start = _begin(text, floor, dots[0], lists)
        end = _finish(text, dots[-1] + 1, ceiling, lists)
        name = text[start:end]
        if start < dots[0] and end > dots[-1] + 1 and len(name) > 3:
            found[name] += 1
            left, right = left_of(text, start, lists), right_of(text, end, lists)
            if "credit" not in (left.kind, right.kind):
                weights[name] = max(weights.get(name, 0.0), left.weight + right.weight + 4.0)
    return {name: weight for name, weight in weights.items()
            if not any(found[name[:size]] > found[name]
                       for size in range(len(name) - 3, len(name)))}


def _chains(text: str, start: int, end: int) -> list[tuple[int, list[int], int]]:
    """The names of a run of words with dots between them, each with where it may begin, its dots,
    where it may end: one ends before an *and* between two dots."""
    found: list[tuple[int, list[int], int]] = []
    floor, dots = start, []
    for at in range(start, end):
        if text[at] in DOTS:
            joined = _AND.search(text, dots[-1] + 2, at - 1) if dots else None
            if joined:
                found.append((floor, dots, joined.start()))
                floor, dots = joined.end(), []
            dots.append(at)
    return [*found, (floor, dots, end)]


def _begin(text: str, floor: int, dot: int, lists: Lists) -> int:
    """Where the first part begins that ends at a dot."""
    floor = next((cut for cut in range(dot - 1, floor, -1) if lists.namers.before(text, cut) or
                  lists.adverbs.before(text, cut) > 1), floor)
    at = dot
    while at > floor and (text[at - 1] in lists.foreign or not is_han(text[at - 1])):
        if dot - at > 1 and (office_before(text, at, lists) or _is_linked(text, at, lists)):
            break
        at -= 1
    whole = text[floor:dot]
    if at > floor and dot - floor <= 4 and not lists.links.at(text, floor) and \
            not lists.never.intersection(whole) and not any(
                office_before(text, cut, lists) for cut in range(floor + 1, dot)):
        known = sum(char in lists.foreign for char in whole)
        opens = text[floor - 1:floor] in _MARKS and not any(
            one.at(text, floor) for one in (lists.breaks, lists.adverbs, lists.verbs))
        return floor if opens or 2 * known >= len(whole) else at
    cut = next((cut for cut in range(dot - 1, max(floor, dot - 4) - 1, -1)
                if office_before(text, cut, lists) > 1 or text[cut - 1:cut] in _MARKS), dot)
    if cut < at <= dot and _HARD_BEGINS.isdisjoint(text[cut:at]) and (
            at - cut == 1 or not lists.never.intersection(text[cut:at])):
        return cut
    if at == dot:
        if text[dot - 1] in "让尚":
            return dot - 1
        cuts = [cut for cut in range(floor, dot) if office_before(text, cut, lists)]
        return cuts[-1] if cuts and dot - cuts[-1] <= 5 else dot
    return at


def _is_linked(text: str, at: int, lists: Lists) -> bool:
    """Whether a word that leads to somebody ends at a place; a sign of sounds that an office
    stands before is none: 總教練謝爾蓋．…"""
    size = lists.links.before(text, at)
    return size > 1 or size == 1 and not (
        text[at - 1] in lists.foreign and office_before(text, at - 1, lists))


def _finish(text: str, begin: int, ceiling: int, lists: Lists) -> int:
    """Where the last part ends that begins after a dot."""
    at = begin
    while at < ceiling and (text[at] in lists.foreign or not is_han(text[at])):
        if at - begin > 1 and (lists.verbs.at(text, at) > 1 or lists.adverbs.at(text, at) > 1
                               or lists.titles_after.at(text, at)
                               or text[at + 1:at + 2] in tuple("着著")):
            return at
        at += 1
    while at - begin > 1 and text[at - 1] in _HARD_ENDS and not _stands(text, at, lists):
        at -= 1
    if at < ceiling <= begin + 5 and text[ceiling:ceiling + 1] not in DOTS and not any(
            one.at(text, cut) for cut in range(begin, ceiling)
            for one in (lists.verbs, lists.adverbs, lists.titles_after, lists.links)):
        return ceiling
    if at - begin > 1 or at == ceiling:
        return at
    for least, ends in ((1.5, (1,)), (2.5, (2, 3)), (1.0, (1,)), (1.5, (2, 3))):
        for end in (begin + size for size in ends):
            if end <= ceiling and right_of(text, end, lists).weight >= least:
                return end
    return begin + 1


def _stands(text: str, at: int, lists: Lists) -> bool:
    """Whether the character before a place ends a name there for all that it is a small word."""
    right = right_of(text, at, lists)
    return right.kind in ("mark", "end", "list", "bracket", "work") or \
        right.weight >= (1.0 if text[at - 1] == "因" else 2.5) and \
        text[at - 1] not in "于都让其也以和与在可才得"


def sounded(text: str, closed: bytearray, lists: Lists) -> dict[str, float]:
    """Names that are written by sound and have no dot, after what their bearers are."""
    if not lists.foreign:
        return {}
    found: dict[str, float] = {}
    nexts: dict[str, set[str]] = {}
    signs = re.escape("".join(sorted(lists.foreign)))
    for match in re.finditer(f"[{signs}]{{3,{_LONGEST}}}", text):
        for start in _starts(text, match, lists):
            if closed[start] or text[start - 1:start] in DOTS or text[match.end():][:1] in DOTS:
                continue
            end = _finish(text, start, match.end(), lists)
            left, right = left_of(text, start, lists), right_of(text, end, lists)
            if end - start < 3 or "credit" in (left.kind, right.kind):
                continue
            name = text[start:end]
            nexts.setdefault(name, set()).add(text[end:end + 2])
            weight = left.weight + right.weight + min(2.0, 0.5 * (end - start - 2))
            weight += min(1.5, 0.75 * (len(nexts[name]) - 1)) - (left.kind != "title")
            weight += 2.0 if _SPELLED.match(text, end) else 0.0
            found[name] = max(found.get(name, 0.0), weight)
    return {name: weight for name, weight in found.items() if weight >= ENOUGH}


def _starts(text: str, match: re.Match[str], lists: Lists) -> Iterator[int]:
    """Where in a run of such characters a name may begin: at its start, after an office."""
    yield match.start()
    for at in range(match.start() + 1, match.end() - 2):
        if office_before(text, at, lists) > 1:
            yield at


def in_letters(text: str, closed: bytearray, lists: Lists) -> dict[str, float]:
    """Names in Latin letters, where Chinese company says that they are."""
    found: dict[str, float] = {}
    pattern = rf"(?<![A-Za-z&]){LATIN}(?![A-Za-z])|(?<![A-Za-z] )\b{_SINGLE}\b(?! ?[A-Za-z])"
    for match in re.finditer(pattern, text, re.ASCII):
        name, start, end = match[0], match.start(), match.end()
        if closed[start] or not _NO_PERSON.isdisjoint(re.split("[ -]", name)):
            continue
        left, right = left_of(text, start, lists), right_of(text, end, lists)
        if "credit" in (left.kind, right.kind) or text[start - 1:start] in ("（", "(", "《"):
            continue
        single = " " not in name
        if single and (left.kind != "title" or right.weight < 1.5):
            continue
        weight = left.weight + right.weight + (0.5 if single else 1.0)
        weight += 2.0 if _COURTESY.search(text, max(0, start - 12), start) else 0.0
        if weight >= (4.0 if left.kind == "title" else 4.5):
            found[name] = max(found.get(name, 0.0), weight)
    return found
