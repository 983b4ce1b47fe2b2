"""Names of Chinese characters, by their surnames and the company they keep.

Here: every place that may be a name, with what speaks for it.  Never here: which are taken, foreign
names, who is who, what somebody is called besides.

No single sign makes a name: an office before it, a verb of speech after it, a bracket with an
age, a list, and being said more than once are weighed together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from presskit.extract.chinese.name_houses import bears, is_village
from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import (
    DOTS,
    Side,
    left_of,
    office_before,
    right_of,
)

__all__ = ["ENOUGH", "Candidate", "candidates", "make", "places_of",
           "plausible", "shapes"]

ENOUGH = 5.0
"""The weight from which a place is taken for a name."""
_WORTH_KEEPING = 3.0
_NUMBERS = tuple("〇零一二三四五六七八九十百")
_OFTEN_GIVEN = frozenset("伯公太生教")
"""Titles after a surname that begin given names too: 街坊陳伯, 作家冼伯謙."""
_COUNTED = re.compile(r"[一两二三四五六七八九十几]"
                      r"[本部个张条幅座件首篇册场次份套种位名批段支间家把句点天日]")
"""No given name, but a number with its measure: 編成一本."""
_GROUPS = frozenset("社会部处组团队局室院校系所厅党馆署司界方层区台")
"""What bodies are called by for short: 華社."""
_CALLED = frozenset("喊叫吼嚷骂催劝哭说")
"""What somebody does aloud: hardly anybody's whole given name."""
_LAND = frozenset("湖河江山海岛岭溪峡洲湾港村镇乡县市区路街站桥门园寺庙宫塔")
_BEFORE_AT = frozenset("将又已曾亦会可即仍再拟均现正")
"""Before 于 they make a word of it that says where or when."""
_OPENS, _CLOSES = frozenset("「『“‘《〈"), frozenset("」』”’》〉")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be a name; ``family`` characters of it are the surname."""

    start: int
    end: int
    family: int
    left: Side
    right: Side
    weight: float


def candidates(text: str, closed: bytearray, lists: Lists) -> Iterator[Candidate]:
    """Every place of folded text that something speaks for.  ``closed`` marks the characters
    where no name is looked for: titles of works, credits."""
    singles = "".join(lists.surnames | {word[0] for word in lists.doubles | lists.japanese.words})
    if not singles:
        return
    for match in re.finditer(f"[{re.escape(singles)}]", text):
        start = match.start()
        if closed[start] or (lists.word_ends.before(text, start + 1) and
                             not lists.namers.before(text, start)) or \
                lists.offices.before(text, start + 1) > 1:
            continue
        left = None
        fits = [(family, length) for family, length in shapes(text, start, lists)
                if plausible(text[start:start + length], family, lists) is not None]
        house = max((length for _, length in fits if bears(text, start + length, lists)), default=0)
        for family, length in fits:
            if length <= house:
                continue
            left = left or left_of(text, start, lists)
            if left.kind == "credit":
                break
            one = make(text, start, start + length, family, left, lists)
            if one and one.weight >= _WORTH_KEEPING:
                yield one


def make(text: str, start: int, end: int, family: int, left: Side, lists: Lists
         ) -> Candidate | None:
    """The candidate at a place with its weight; ``None`` for no name at all."""
    inside = plausible(text[start:end], family, lists)
    if inside is None or end > len(text) or text[end:end + 1] in DOTS and text[end:end + 1] or \
            text[end - 1] in _NUMBERS and text[end:end + 1] in _NUMBERS or \
            _COUNTED.fullmatch(text, start + family, end):
        return None
    right = right_of(text, end, lists)
    if right.kind in ("credit", "house"):
        return None
    weight = left.weight + right.weight + inside + _of_characters(text, start, end, family, inside,
                                                                  right, lists)
    return Candidate(start, end, family, left, right,
                     weight + _of_company(text, start, end, inside, left, right, lists))


def _of_characters(text: str, start: int, end: int, family: int, inside: float, right: Side,
                   lists: Lists) -> float:
    """What the characters of a name add where it ends well."""
    weight = 0.0
    if right.kind != "none" and end - start == family + 2 and inside >= 2.0:
        weight += 0.5  # a usual surname with two usual characters
    if right.kind != "none" and family == 2 and end - start == 4 and \
            text[start + 1] in lists.common and text[start] not in lists.wary and \
            lists.usual.issuperset(text[start + 2:end]):
        weight += 1.5  # hardly any words are two usual surnames with two usual characters
    if lists.adverbs.at(text, end - 1) > 1:
        weight -= 0.75  # it would end within a word: 席敏隨|即
    if text[end - 1] in lists.rare and end - start > family + 1 and \
            right.kind in ("mark", "list", "end", "bracket"):
        weight += 1.0  # no verb can begin with that character here
    return weight


def _of_company(text: str, start: int, end: int, inside: float, left: Side, right: Side,
                lists: Lists) -> float:
    """What both sides together add to their weights, or take away."""
    name, around = text[start:end], (text[start - 1:start], text[end:end + 1])
    weight = _of_surname(name, around, left, right, lists)
    if left.kind == "title":
        if right.kind in ("verb", "bracket") and name in lists.true_words:
            weight += 1.5  # a word that stands between an office and a verb is a name
        if right.weight >= 1.5 and len(name) == 3 and name[0] in lists.surnames and \
                name[:2] in lists.name_words:
            weight += 1.0
        if name in lists.names_too and around[1] != "的":
            weight += 1.0
    if left.kind == "list" and right.kind in ("list", "mark") and len(name) == 2:
        weight -= 1.0  # any list may hold a word of two characters
    if "list" in (left.kind, right.kind) and name[-1] in _LAND and name[-1] in (
            text[start - 2:start - 1], *text[end + 2:end + 4]):
        weight -= 3.0  # 太湖、洪澤湖
    if left.kind == "none" and around[0] in lists.common:
        weight -= 1.0
    if left.kind == "title" and len(name) == 3 and name[1:] in lists.name_words and \
            name[0] not in lists.wary and inside >= 0.5:
        weight += 1.0  # as many a given name: 董事長方文山
    if name[0] in lists.wary and name[0] in lists.verbs.first and left.kind == "title" and \
            (right.kind in ("end", "none") or around[1] in (" ", "\u3000")):
        weight -= 2.0  # 縣市長談幼托
    if left.kind == "title" and right.kind == "none" and len(name) == 3 and inside >= 1.5 and \
            lists.usual.issuperset(name[1:]) and name[1:] not in lists.name_words:
        weight += 0.5
    if right.kind == "none":
        whole = left.weight >= 3.0 and len(name) == 3 and name[0] in lists.common and \
            name[1] not in lists.common
        weight += 0.5 if whole and inside >= 2.0 else 0.0 if left.kind == "title" else -1.0
    if around[0] in ("（", "(") and around[1] in ("）", ")"):
        weight += 1.0 if inside >= 1.0 else 0.0
    if around[0] in _OPENS and around[1] in _CLOSES:
        weight -= 0.5 if left.kind == "title" else 3.0
    return weight


def _of_surname(name: str, around: tuple[str, str], left: Side, right: Side, lists: Lists
                ) -> float:
    """What a surname adds in its company: one of two characters behind an office, or one that is
    a word of place."""
    weight = 0.0
    if left.kind == "title" and right.kind == "none" and len(name) == 3 and \
            name[:2] in lists.doubles and name[:2] not in lists.name_words and \
            name[0] not in lists.common and name[-1] in lists.usual and \
            around[1] not in lists.usual:
        weight += 1.5  # 副教授聞人靜報了兩個數
    if name[0] == "于" and left.kind != "title" and (
            name[-1] in _LAND or around[0] in _BEFORE_AT):
        weight -= 3.0  # 將於東灣展出
    return weight


def shapes(text: str, start: int, lists: Lists) -> Iterator[tuple[int, int]]:
    """How long surname and name may be from here."""
    size = lists.japanese.at(text, start)
    if size:
        yield from ((size, size + given) for given in (1, 2, 3))
    if text[start:start + 2] in lists.doubles:
        yield from ((2, 3), (2, 4))
    if text[start] not in lists.surnames:
        return
    if lists.titles_short.at(text, start + 1):
        if text[start + 1] in _OFTEN_GIVEN and text[start + 2:start + 3] in lists.usual and \
                text[start + 2] not in lists.rare and office_before(text, start, lists) and \
                lists.adverbs.at(text, start + 2) < 2:
            yield 1, 3
        return
    yield from (((1, 3),) if text[start:start + 2] in lists.doubles else ((1, 2), (1, 3)))
    second = text[start + 1:start + 2]
    if second == "氏":
        yield from ((2, 4), (2, 5))
    elif second in lists.surnames and second not in lists.wary:
        yield (2, 4)


def plausible(name: str, family: int, lists: Lists) -> float | None:
    """How much the characters of a name speak for it; ``None`` where they can't be one."""
    given = name[family:]
    if not given or not is_han(name) or lists.never.intersection(given) or \
            given == name[:family] or family == 2 and name[0] == name[1] or \
            given in lists.titles_short or is_village(name, lists):
        return None
    weight = 0.0 if name[0] in lists.wary and family == 1 else 1.0
    if (family == 2) != (name[:2] in lists.doubles) and name[:family] not in lists.japanese:
        weight -= 0.5 if lists.common.issuperset(name[:family]) and family == 2 else 1.0
    if given[0] in lists.usual:
        weight += 1.0 if name[0] in lists.common and family == 1 else 0.5
    elif given[0] in lists.rare:
        weight -= 0.5
    if len(given) > 1:
        weight += -1.5 if given[-1] in lists.rare else 0.5 if given[-1] in lists.usual else 0.0
    if len(name) == 2 and given in _CALLED:
        weight -= 2.0  # 向排隊的人龍喊
    if len(name) == 2 and given in _GROUPS:
        weight -= 2.5
    if len(name) == 2 and name in lists.name_words:
        weight -= 1.0 if name in lists.names_too else 2.5
    elif family == 1 and name[:2] in lists.name_words and given[0] != given[-1]:
        weight -= 2.0
    if len(given) == 2 and given in lists.name_words and name[:family] not in lists.doubles:
        weight -= 1.5
    if len(given) == 2 and given in lists.offices and name[0] in lists.wary:
        weight -= 3.0  # 向學生, 應家長
    return weight


def places_of(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Every place of every one of these names, also of those that lie in others."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for name in names:
        sizes[name[0]].add(len(name))
    if not sizes:
        return
    ordered = {char: sorted(those, reverse=True) for char, those in sizes.items()}
    for match in re.finditer(f"[{re.escape(''.join(sizes))}]", text):
        start = match.start()
        for size in ordered[match[0]]:
            if text[start:start + size] in names:
                yield start, start + size
