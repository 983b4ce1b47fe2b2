"""Bodies that an article in Chinese names: whom people belong to, who invites, others by kind.

Here: where the name of a body begins and ends, which part of it is a body of its own.  Never here:
what a person holds in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.scene import Scene
from presskit.extract.chinese.titles import phrase_begin
from presskit.extract.proposal import Organisation, Placed
from presskit.extract.words import Words, any_of

__all__ = ["find_bodies"]

_MARKS = tuple("「」『』“”\"《》〈〉")
_TELLING = frozenset(("paragraph", "list", "question", "boilerplate"))
_ANY = r"[一两二三四五六七八九十几多每各某该这那此其同本另当附近不有大小老新旧\d]" \
    r"(?:[家间所个座支名]|$)"
_PLACE = re.compile(r"[省市县区镇乡村州盟旗里邨国]$|[县市省区镇乡]委$")
_UNIT = re.compile(r"(?:小组|[组科股课库系]|(?<!办公)室)$")
_LEAST = 4
_HELD, _TOLD = 0.8, 0.7


@dataclass(frozen=True, slots=True)
class Kinds:
    """Patterns of what bodies are called, and of what no name of one is."""

    ending: re.Pattern[str]
    head: re.Pattern[str]
    kind: re.Pattern[str]
    anybody: re.Pattern[str]
    verbal: re.Pattern[str]

    @classmethod
    def of(cls, words: Words, lists: Lists) -> Kinds:
        unit = any_of(words["departments"])
        return cls(
            re.compile(rf"(?:{any_of(words['firm-ends'])}(?![\u3400-\u9fff]?"
                       rf"{any_of(words['firm-not'])})|{any_of(words['firm-ends-soft'])}"
                       rf"(?=[今昨]|将|日前|近日|宣布|表示|推出|{any_of(lists.offices.words)}))"),
            re.compile(rf"(?P<head>.{{2,40}}?{any_of(words['heads'])})(?:.{{1,40}}?)?{unit}$"),
            re.compile(rf"[\u3400-\u9fff]{{0,4}}?{any_of(words['body-kinds'])}(?=.{{3}})"),
            re.compile(rf"{any_of(words['body-any'])}|{_ANY}"),
            re.compile(rf"^{any_of(words['body-not-first'])}|{any_of(words['body-never'])}"))


def find_bodies(scene: Scene, placed: tuple[Placed, ...], given: Iterable[Piece], words: Words,
                lists: Lists) -> tuple[Organisation, ...]:
    """Each body once, in the order of the article; ``given`` are pieces that name one for sure."""
    kinds = Kinds.of(words, lists)
    found: dict[str, list[tuple[Piece, float]]] = {}
    held = (title.affiliation for person in scene.people for title in person.titles
            if title.affiliation)
    for piece, sure in (*((one, _HELD) for one in sorted({*held, *given})),
                        *((one, _TOLD) for one in _told(scene, placed, kinds, lists))):
        named = _head(scene, _bare(scene, piece, kinds), kinds)
        if _is_named(scene, named, kinds, lists):
            found.setdefault(scene.article.words(named), []).append((named, sure))
    return _grouped(found)


def _bare(scene: Scene, piece: Piece, kinds: Kinds) -> Piece:
    """A piece without marks round all of it, and without what kind of body it is before its name:
    獨立書店「潮間」, 投資方遠帆資本."""
    start, end, text = piece.start, piece.end, scene.article.text
    opening = max(text.rfind(mark, start + 2, end) for mark in "「“《")
    if opening > 0 and text[end - 1] in _MARKS:
        start = opening
    elif kind := kinds.kind.match(scene.folded[start:end]):
        start += kind.end()
    while end - start > 2 and text[start] in _MARKS and text[end - 1] in _MARKS:
        start, end = start + 1, end - 1
    return Piece(start, end)


def _head(scene: Scene, piece: Piece, kinds: Kinds) -> Piece:
    """The body that a department belongs to: 北原大學|地球科學學院."""
    parted = kinds.head.match(scene.folded[piece.start:piece.end])
    return Piece(piece.start, piece.start + parted.end("head")) if parted else piece


def _is_named(scene: Scene, piece: Piece, kinds: Kinds, lists: Lists) -> bool:
    """Whether a body has a name: it is neither any company nor a place."""
    text = scene.folded[piece.start:piece.end]
    least = 2 if scene.folded[piece.start - 1:piece.start] in _MARKS else _LEAST - 1
    if kinds.anybody.match(text) or len(text) < least:
        return False
    if not is_han(text):
        return True
    return not (text in lists.bodies_alone | lists.not_bodies | lists.lands or
                text in lists.office_words or _PLACE.search(text) or _UNIT.search(text))


def _told(scene: Scene, placed: tuple[Placed, ...], kinds: Kinds, lists: Lists) -> Iterator[Piece]:
    """Bodies that the text names by what they are: 簡文亮建築師事務所."""
    covered = bytearray(len(scene.folded))
    for person in scene.people:
        for piece in person.mentions:
            covered[piece.start:piece.end] = b"\1" * (piece.end - piece.start)
    for number, one in enumerate(placed):
        if one.kind not in _TELLING:
            continue
        block = scene.article.blocks[number].piece
        for match in kinds.ending.finditer(scene.folded, block.start, block.end):
            begin = phrase_begin(scene.folded, match.end(), match.start(), covered, lists)
            name = scene.folded[begin:match.start()]
            if match.end() - begin >= _LEAST and begin >= block.start and is_han(name) and \
                    scene.folded[match.end():match.end() + 1] not in _MARKS and \
                    name not in lists.not_bodies and not kinds.verbal.search(name) and \
                    lists.verbs.at(name, 0) < 2:
                yield Piece(begin, match.end())


def _shortens(name: str, whole: str) -> bool:
    """Whether a name is made of characters of a longer one, in order: 海濱科大."""
    rest = iter(whole)
    return len(name) > 2 and all(char in rest for char in name)


def _grouped(found: dict[str, list[tuple[Piece, float]]]) -> tuple[Organisation, ...]:
    """Bodies with their shorter forms."""
    also: dict[str, list[Piece]] = {}
    having: dict[str, list[str]] = {}
    for name in sorted(found, key=len, reverse=True):
        longer = min((having.get(char, []) for char in name), key=len)
        whole = next((one for one in longer if len(name) < len(one) and
                      (name in one or _shortens(name, one))), None)
        if whole is not None:
            also[whole].append(found[name][0][0])
            continue
        also[name] = []
        for char in {*name}:
            having.setdefault(char, []).append(name)
    return tuple(sorted((_organisation(found[name], tuple(more)) for name, more in also.items()),
                        key=lambda one: one.name))


def _organisation(those: list[tuple[Piece, float]], also: tuple[Piece, ...]) -> Organisation:
    piece, sure = max(those, key=lambda one: one[1])
    return Organisation(piece, also, sure,
                        "holder-of-a-title" if sure == _HELD else "named-by-its-kind")
