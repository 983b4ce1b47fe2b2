"""Shorter forms of names that are known: 陳教授, 烏米, 阿朵, 福伯.

Here: where they stand and whose they are.  Never here: 何太, of whom nobody gives the name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from presskit.extract.chinese.name_lists import Lists
from presskit.extract.chinese.name_places import left_of, office_before, right_of
from presskit.extract.chinese.names import places_of

__all__ = ["Known", "short_places"]

_AGED = frozenset("姐哥叔伯嫂姨婆公爷婶姊")
_CLAUSE = ("", "\n", "。", "！", "？", "；", "，", "」", "”", "』", "）", ")", "：")
_SENTENCE = ("", "\n", "。", "！", "？", "」", "”", "』")
_ANYBODY = ("先生", "女士", "小姐", "太太", "同学", "同志")
_WIVES = ("太", "太太", "夫人", "师母", "嫂")
"""Who is called so has the name of somebody else."""


@dataclass(slots=True)
class Known:
    """Somebody whose whole name is known: its folded form, how long the surname is (0 for a
    foreign name), where it stands, where another whole name and shorter
    forms do, what titles stand with it."""

    name: str
    family: int
    places: list[tuple[int, int]] = field(default_factory=list)
    others: list[tuple[int, int]] = field(default_factory=list)
    shorter: list[tuple[int, int]] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)


def short_places(text: str, people: Sequence[Known], covered: bytearray, lists: Lists
                 ) -> Iterator[tuple[int, int, int]]:
    """Every place of a shorter form, with the number of the person; what ``covered`` marks is
    a name already."""
    forms: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, one in enumerate(people):
        for form, kind in _forms(one, lists):
            forms[form].append((number, kind))
    called = Counter({number: len(one.places) for number, one in enumerate(people)})
    bare = _bare(text, people, lists)
    reach = 0
    for start, end in places_of(text, forms):
        if covered[start] or start < reach or lists.word_ends.before(text, start + 1):
            continue
        whose: dict[int, int] = {}
        for number, kind in forms[text[start:end]]:
            stop = _ends(text, start, end, kind, lists)
            if not stop and kind == "surname" and start > bare.get(number, len(text)) and \
                    _opens_clause(text, start, end, lists):
                stop = end
            if stop and not _is_new(text, start, text[end:stop], people[number], lists):
                whose[number] = max(stop, whose.get(number, 0))
        if whose:
            number = _choose(text[start:end], text[end:max(whose.values())], whose, people, called)
            reach = whose[number]
            called[number] += 3
            yield start, reach, number


def _forms(one: Known, lists: Lists) -> Iterator[tuple[str, str]]:
    """The shorter forms of a name, each with what it needs."""
    if " " in one.name or "·" in one.name:
        parts = re.split("[ ·]", one.name)
        for part in {parts[0], parts[-1]}:
            if len(part) > 1 and "." not in part:
                yield part, "part"
        return
    if not one.family or len(one.name) <= one.family:
        return
    given = one.name[one.family:]
    yield one.name[:one.family], "double" if one.family == 2 else "surname"
    if one.family == 2:
        yield one.name[0], "surname"
    if one.name[0] not in lists.never_familiar:
        yield "老" + one.name[0], "familiar"
        yield "小" + one.name[0], "familiar"
    yield "阿" + given[-1], "familiar"
    yield given, "given"
    if len(given) > 1:
        yield given[-1], "last"


def _ends(text: str, start: int, end: int, kind: str, lists: Lists) -> int:
    """Where a shorter form ends with what follows it; 0 if it is none."""
    if kind in ("surname", "double"):
        return _surname_ends(text, start, end, kind, lists)
    if kind == "last":
        aged = text[end:end + 1] in _AGED and text[end:end + 2] not in ("公司", "公里", "公开")
        return end + 1 if aged and (left_of(text, start, lists).kind != "none" or
                                    text[start - 1] in lists.never) else 0
    left, right = left_of(text, start, lists), right_of(text, end, lists)
    if kind == "part":
        apart = text[start - 1:start] != "·" != text[end:end + 1]
        latin = text[start].isascii()
        glued = latin and (text[start - 1:start].isalpha() and text[start - 1].isascii() or
                           text[end:end + 1].isalpha() and text[end].isascii())
        sure = latin or end - start > 2 or left.weight + right.weight >= 2.0
        return end + lists.titles_after.at(text, end) if apart and not glued and sure else 0
    if kind == "given":
        if end - start > 1 and text[end:end + 1] in _AGED:
            return end + 1
        if end - start < 2 or text[start:end] in lists.name_words:
            return 0
    if kind == "familiar" and text[start] in "老小" and (
            right.kind == "verb" or text[end - 1] not in lists.seldom_familiar and
            text[end - 1:end + 1] not in lists.name_words):
        return end
    return end if left.kind in ("edge", "list", "link") and right.weight >= 1.0 else 0


def _surname_ends(text: str, start: int, end: int, kind: str, lists: Lists) -> int:
    """Where a surname ends with its title, or stands for somebody by itself."""
    size = _title_size(text, end, lists)
    left = left_of(text, start, lists).kind
    if left == "none" and text[start - 1] in lists.never:
        left = "link"
    if size and left != "none" and (size > 1 or left in ("edge", "list", "link") or
                                    right_of(text, end + size, lists).weight >= 1.0):
        return end + size
    alone = text[start - 1:start] in ("（", "(") and text[end:end + 1] in ("）", ")") or \
        text[start - 1:start] in ("", "\n") and text[end:end + 1] in ("：", ":")
    if alone:
        return end
    sure = kind == "double" and text[start:end] not in lists.doubles_wary
    right = right_of(text, end, lists)
    return end if sure and (left in ("edge", "link", "list") and (
        right.weight >= 1.0 or text[end:end + 1] == "的") or right.kind == "verb") else 0


def _bare(text: str, people: Sequence[Known], lists: Lists) -> dict[int, int]:
    """Of those whose surname stands before a verb of speech somewhere without a title the end of
    their first whole name."""
    surnames: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(people):
        if one.family == 1 and len(one.name) > 1:
            surnames[one.name[0]].append(number)
    return {number: people[number].places[0][1] for start, end in places_of(text, surnames)
            if right_of(text, end, lists).kind == "verb" and _opens_clause(text, start, end, lists)
            for number in surnames[text[start]] if start > people[number].places[0][1]}


def _opens_clause(text: str, start: int, end: int, lists: Lists) -> bool:
    """Whether a surname stands for somebody at a clause's beginning, before what people do, as
    the press of Hong Kong has it: 霍說, 區同意有此通話.  One that is a small word does so at the
    beginning of a sentence only, before a verb."""
    if text[start - 1:start] not in _CLAUSE or text[start:end + 1] in lists.name_words or \
            text[start:end + 1] in lists.verbs:
        return False
    if text[start:end] in lists.wary | lists.small:
        return text[start - 1:start] in _SENTENCE and lists.strong.at(text, end) > 0
    right = right_of(text, end, lists)
    return right.kind == "verb" or right.kind == "weak" and right.weight >= 1.0 and \
        not text[end].isdigit()


def _is_new(text: str, start: int, title: str, one: Known, lists: Lists) -> bool:
    """Whether it is somebody else: 乘客陳女士 is introduced just here, 陳太 has the name of a
    husband unless she has her own before it, 王大爺 stands in the body before anybody's name."""
    if title in _WIVES:
        return not (one.family == 2 and one.name[:2] not in lists.doubles or
                    one.offices & {"女士", "太太", "夫人"})
    if title and start < one.places[0][0] and text.count("\n", 0, start) > 1 and \
            not any(office.endswith(title) for office in one.offices):
        return True
    size = office_before(text, start, lists)
    return title in _ANYBODY and size > 0 and text[start - size:start] not in one.offices


def _title_size(text: str, at: int, lists: Lists) -> int:
    """The length of the title after a surname, 副 and the like too."""
    for word in ("副", "前", "总"):
        if text.startswith(word, at) and lists.titles_after.at(text, at + 1):
            return 1 + lists.titles_after.at(text, at + 1)
    return lists.titles_short.at(text, at)


def _choose(form: str, title: str, whose: dict[int, int], people: Sequence[Known],
            called: Counter[int]) -> int:
    """Whom a form means that several people have: who holds that office, else who has been
    called so before, else who is named most; 老符 is the one named first, 小符 the last."""
    def rank(number: int) -> tuple[bool, int]:
        held = bool(title) and any(office.endswith(title) for office in people[number].offices)
        if form[0] in "老小" and len(form) == 2:
            return held, -number if form[0] == "老" else number
        return held, called[number]

    return max(whose, key=rank)
