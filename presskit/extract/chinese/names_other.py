"""What people are called besides: pen names, nicknames, names in letters.

Here: words that introduce another name, and the two names that they join.  Never here: 陳教授
and the like, which the name itself gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.name_places import office_before
from presskit.extract.chinese.names import plausible, shapes
from presskit.extract.chinese.names_foreign import LATIN
from presskit.extract.words import any_of

__all__ = ["Link", "other_names"]

_MARKS = "「“『‘\"」”』’"
_TITLES = re.compile(r"(?:Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Dame)\.? ")
_HAN_OR_LATIN = re.compile(rf"{LATIN}|[A-Z][A-Za-z]{{1,14}}|[\u3400-\u9fff]{{2,6}}")


@dataclass(frozen=True, slots=True)
class Link:
    """Two places of folded text that name the same person, the one to register first."""

    name: tuple[int, int]
    other: tuple[int, int]


def other_names(text: str, closed: bytearray, ends: Mapping[int, int], starts: Mapping[int, int],
                lists: Lists) -> Iterator[Link]:
    """Every pair.  ``ends`` and ``starts`` say of each known place of a name, by the one, where
    the other is."""
    yield from _in_letters(text, ends, lists)
    yield from _nicknames(text, ends, starts, lists)
    told = rf"(?<![A-Za-z])({LATIN}|[A-Z][a-zA-Z]{{1,30}})[（(]([\u3400-\u9fff]{{2,4}})[）)]"
    for match in re.finditer(told, text):
        if match.end(2) in ends and ends[match.end(2)] == match.start(2):
            yield Link(match.span(1), match.span(2))
    own = re.compile(rf"(?P<own>{any_of(lists.own_names)})(?:是|为|叫|：|:)?[ \u3000]?[「“『]?")
    for match in own.finditer(text):
        if closed[match.start()] or match["own"] in lists.nicknames and \
                match[0][-1] in _MARKS:
            continue
        word = _HAN_OR_LATIN.match(text, match.end())
        owner = _owner(text, match.start(), ends, lists)
        other = word and _other(text, word, lists)
        if owner and other and text[slice(*owner)] != text[slice(*other)]:
            yield Link(owner, other)


def _in_letters(text: str, ends: Mapping[int, int], lists: Lists) -> Iterator[Link]:
    """烏米‧撒韻（Umi Sayun）: the bracket holds the same name."""
    for match in re.finditer(rf"[（(]((?:{_TITLES.pattern})?)({LATIN}|[A-Z][a-z]+)[）)，,]", text):
        end = match.start() - lists.titles_after.before(text, match.start())
        end = match.start() if match.start() in ends else end
        if end in ends:
            yield Link((ends[end], end), match.span(2))


def _owner(text: str, end: int, ends: Mapping[int, int], lists: Lists) -> tuple[int, int] | None:
    """The name that ends before the word for another name: a known one, or back to where its
    office, a mark or a small word stands."""
    while end and text[end - 1] in "（(，, 、" + _MARKS:
        end -= 1
    if end in ends:
        return ends[end], end
    if end and text[end - 1] in "他她":
        return next(((ends[at], at) for at in range(end - 1, max(0, end - 30), -1)
                     if at in ends), None)
    latin = re.search(rf"(?:{LATIN}|[A-Z][a-z]+)$", text[max(0, end - 40):end])
    if latin:
        return end - len(latin[0]), end
    start = end
    while start and end - start < 7 and is_han(text[start - 1]) and \
            text[start - 1] not in lists.never and not office_before(text, start, lists):
        start -= 1
    return (start, end) if 2 <= end - start <= 6 else None


def _other(text: str, word: re.Match[str], lists: Lists) -> tuple[int, int] | None:
    """The other name itself: up to a mark that closes it, or as long as a Chinese name is."""
    start, end = word.span()
    if text[end:end + 1] in tuple("）)，。；、」”』 ,") or not is_han(word[0]):
        return start, end
    fits = [(start, start + length) for family, length in shapes(text, start, lists)
            if plausible(text[start:start + length], family, lists) is not None]
    return max(fits, key=lambda one: one[1], default=None)


def _nicknames(text: str, ends: Mapping[int, int], starts: Mapping[int, int], lists: Lists
               ) -> Iterator[Link]:
    """人稱「大隻森」的周森, 行內人叫她「好姐」: what stands in marks is somebody's nickname."""
    pattern = rf"{any_of(lists.nicknames.words)}[为作做]?[「“『]([^「“『」”』\n]{{1,8}})[」”』]"
    last = 0
    known = sorted(ends)
    for match in re.finditer(pattern, text):
        after = match.end() + (text[match.end():match.end() + 1] == "的")
        if after > match.end():
            fits = [starts[after]] if after in starts else [
                after + length for family, length in shapes(text, after, lists)
                if plausible(text[after:after + length], family, lists) is not None
                and text[after + length:after + length + 1] in tuple("，。、；：（) ,\n")]
            if fits:
                yield Link((after, max(fits)), match.span(1))
                continue
        while last < len(known) and known[last] <= match.start():
            last += 1
        if last and "\n" not in text[known[last - 1]:match.start()] and \
                match.start() - known[last - 1] < 60:
            yield Link((ends[known[last - 1]], known[last - 1]), match.span(1))

