"""Bodies that an article in Chinese names: whom people belong to, who invites, others by kind.

Here: where the name of a body begins and ends, which part of it is a body of its own.  Never here:
what a person holds in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presskit.extract.article import Piece
from presskit.extract.chinese.name_lists import Lists, is_han
from presskit.extract.chinese.scene import Scene
from presskit.extract.chinese.titles import phrase_begin
from presskit.extract.proposal import Organisation, Placed
from presskit.extract.words import Words, any_of

__all__ = ["find_bodies"]

_MARKS = "「」『』“”\"《》〈〉"
_TELLING = frozenset(("paragraph", "list", "question", "boilerplate"))
_ANY = re.compile(r"[一两二三四五六七八九十几多每各某该这那此其同本另当附近不有大小老新旧\d]"
                  r"(?:[家间所个座支名]|$)|[两三四五六七八九十][所家间次]")
_PLACE = re.compile(r"[省市县区镇乡村州盟旗里邨国]$|[县市省区镇乡]委$")
_UNIT = re.compile(r"(?:小组|[组科股课库系]|(?<!办公)室)$")
_LEAST = 4


def find_bodies(scene: Scene, placed: tuple[Placed, ...], given: Iterable[Piece], words: Words,
                lists: Lists) -> tuple[Organisation, ...]:
    """Each body once, in the order of the article; ``given`` are pieces that name one for sure."""
    article = scene.article
    found: dict[str, list[tuple[Piece, float]]] = {}
    held = (title.affiliation for person in scene.people for title in person.titles
            if title.affiliation)
    for piece in sorted({*held, *given}):
        named = _head(scene, _bare(scene, piece, words), words)
        if _is_named(scene, named, lists, words):
            found.setdefault(article.words(named), []).append((named, 0.8))
    for piece in _told(scene, placed, words, lists):
        named = _head(scene, _bare(scene, piece, words), words)
        if _is_named(scene, named, lists, words):
            found.setdefault(article.words(named), []).append((named, 0.7))
    return _grouped(found)


def _bare(scene: Scene, piece: Piece, words: Words) -> Piece:
    """A piece without marks round all of it, and without what kind of body it is before its name:
    獨立書店「潮間」, 投資方遠帆資本."""
    start, end, text = piece.start, piece.end, scene.article.text
    opening = max(text.rfind(mark, start + 2, end) for mark in "「“《")
    if opening > 0 and text[end - 1] in _MARKS:
        start = opening
    elif kind := re.match(rf"[\u3400-\u9fff]{{0,4}}?{any_of(words['body-kinds'])}(?=.{{3}})",
                          scene.folded[start:end]):
        start += kind.end()
    while end - start > 2 and text[start] in _MARKS and text[end - 1] in _MARKS:
        start, end = start + 1, end - 1
    return Piece(start, end)


def _head(scene: Scene, piece: Piece, words: Words) -> Piece:
    """The body that a department belongs to: 北原大學|地球科學學院."""
    text = scene.folded[piece.start:piece.end]
    pattern = re.compile(rf"(?P<head>.{{2,}}?{any_of(words['heads'])})"
                         rf"(?:.{{1,}}?{any_of(words['departments'])}|{any_of(words['departments'])})$")
    parted = pattern.match(text)
    return Piece(piece.start, piece.start + parted.end("head")) if parted else piece


def _is_named(scene: Scene, piece: Piece, lists: Lists, words: Words) -> bool:
    """Whether a body has a name: it is neither any company nor a place."""
    text = scene.folded[piece.start:piece.end]
    least = 2 if scene.folded[piece.start - 1:piece.start] in tuple(_MARKS) else _LEAST - 1
    if _ANY.match(text) or text.startswith(words["body-any"]) or len(text) < least:
        return False
    if not is_han(text):
        return True
    return not (text in lists.bodies_alone | lists.not_bodies | lists.lands or
                text in lists.office_words or _PLACE.search(text) or _UNIT.search(text))


def _told(scene: Scene, placed: tuple[Placed, ...], words: Words, lists: Lists) -> Iterator[Piece]:
    """Bodies that the text names by what they are: 簡文亮建築師事務所."""
    covered = bytearray(len(scene.folded))
    for person in scene.people:
        for piece in person.mentions:
            covered[piece.start:piece.end] = b"\1" * (piece.end - piece.start)
    ending = re.compile(rf"(?:{any_of(words['firm-ends'])}(?![\u3400-\u9fff]?"
                        rf"{any_of(words['firm-not'])})|{any_of(words['firm-ends-soft'])}"
                        rf"(?=[今昨]|将|日前|近日|宣布|表示|推出|{any_of(lists.offices.words)}))")
    verbal = re.compile(rf"^{any_of(words['body-not-first'])}|{any_of(words['body-never'])}")
    for number, one in enumerate(placed):
        block = scene.article.blocks[number].piece
        if one.kind not in _TELLING:
            continue
        for match in ending.finditer(scene.folded, block.start, block.end):
            begin = phrase_begin(scene.folded, match.end(), match.start(), covered, lists)
            name = scene.folded[begin:match.start()]
            if scene.folded[match.end():match.end() + 1] not in tuple(_MARKS) and \
                    match.end() - begin >= _LEAST and is_han(name) and begin >= block.start and \
                    name not in lists.not_bodies and not verbal.search(name) and \
                    not lists.verbs.at(name, 0) > 1:
                yield Piece(begin, match.end())


def _shortens(name: str, whole: str) -> bool:
    """Whether a name is made of characters of a longer one, in order: 海濱科大."""
    rest = iter(whole)
    return len(name) > 2 and all(char in rest for char in name)


def _grouped(found: dict[str, list[tuple[Piece, float]]]) -> tuple[Organisation, ...]:
    """Bodies with their shorter forms, which begin or end as they do."""
    also: dict[str, list[Piece]] = {}
    for name in sorted(found, key=len, reverse=True):
        whole = next((one for one in also if len(name) < len(one) and
                      (name in one or _shortens(name, one))), None)
        if whole is None:
            also[name] = []
        else:
            also[whole].append(found[name][0][0])
    return tuple(sorted((Organisation(found[name][0][0], tuple(more),
                                      max(sure for _, sure in found[name]),
                                      "holder-of-a-title" if found[name][0][1] > 0.75 else
                                      "named-by-its-kind")
                         for name, more in also.items()), key=lambda one: one.name))
