"""Works that an article in Chinese names in book marks, with those who made them.

Here: titles in 《》 and 〈〉, what is no work, the makers that the sentence names.  Never here:
titles in quotation marks, which may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Piece
from presskit.extract.chinese.scene import Scene, Someone
from presskit.extract.chinese.speakers import subject_of
from presskit.extract.marks import Pair
from presskit.extract.proposal import Placed, Work
from presskit.extract.words import Words, any_of

__all__ = ["find_works"]

KINDS = ("film", "series", "play", "book", "poem", "essay", "music", "painting", "report")
REACH = 120


@dataclass(frozen=True, slots=True)
class Making:
    """Patterns round the title of a work."""

    no_end: re.Pattern[str]
    no_before: re.Pattern[str]
    no_after: re.Pattern[str]
    made: re.Pattern[str]
    word: re.Pattern[str]
    by: re.Pattern[str]
    takes: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


def find_works(scene: Scene, placed: tuple[Placed, ...], words: Words) -> tuple[Work, ...]:
    """Each title once, where it stands first, with all makers that any place gives it."""
    making = _making(words)
    found: dict[str, Work] = {}
    for number, pair in _titles(scene, placed):
        title, block = pair.inner, scene.article.blocks[number].piece
        if title is None or _is_other(scene, pair, making):
            continue
        key = re.sub(r"\s", "", scene.article.words(title))
        before = found.get(key)
        makers = _makers(scene, pair, block, making) if placed[number].kind != "heading" else ()
        kind = _kind(scene, pair, block, making)
        if before is None:
            found[key] = Work(title, kind, makers, 0.9 if makers else 0.65,
                              "title-with-a-maker" if makers else "title-alone")
        else:
            found[key] = Work(before.title, before.kind if before.kind != "work" else kind,
                              before.makers or makers, 0.9 if before.makers or makers else 0.65,
                              "title-with-a-maker" if before.makers or makers else "title-alone")
    return tuple(found.values())


def _making(words: Words) -> Making:
    makes, work = any_of(words["makes"]), any_of(words["work-words"])
    return Making(
        re.compile(rf"{any_of(words['no-works-end'])}$"),
        re.compile(rf"{any_of(words['no-works-before'])}$"),
        re.compile(any_of(words["no-works-after"])),
        re.compile(rf"{makes}[^，。；：]{{0,6}}$|的[^，。；：的]{{0,8}}$|{work}$"),
        re.compile(rf"(?:{work}|{makes}[了过]?[^，。；：]{{0,6}})$"),
        re.compile(rf"[，,]?(?:是|乃)?(?P<by>由)[^，。；：]{{2,40}}?"
                   rf"(?:{makes}|{any_of(words['made-by'])})"
                   rf"|[一]?[书文片剧]?的?{any_of(words['made-by'])}(?:是|为|：)?"
                   rf"|[^。；]{{0,16}}?(?:就|便)?是(?=[^，。；]{{2,16}}?{makes}的)"),
        re.compile(any_of(words["takes"])),
        tuple((kind, re.compile(any_of(words[f"works-{kind}"]))) for kind in KINDS))


def _titles(scene: Scene, placed: tuple[Placed, ...]) -> Iterator[tuple[int, Pair]]:
    """Outermost pairs of book marks, outside of notes and sources."""
    for number, pairs in enumerate(scene.pairs):
        if placed[number].kind in ("source", "note", "credit", "byline", "boilerplate"):
            continue
        for pair in pairs:
            if pair.mark in "《〈" and pair.inner is not None and pair.closed \
                    and pair.inner.end - pair.inner.start <= 60:
                yield number, pair


def _is_other(scene: Scene, pair: Pair, making: Making) -> bool:
    """Whether it is a newspaper, a law or the like."""
    assert pair.inner is not None
    masked = scene.masked
    return bool(making.no_end.search(_folded_end(scene, pair.inner))
                or making.no_before.search(masked[max(0, pair.outer.start - 6):pair.outer.start])
                or making.no_after.match(masked[pair.outer.end:pair.outer.end + 6])
                or re.match(r"\d{4}年第|第\d+期", masked[pair.outer.end:pair.outer.end + 7]))


def _folded_end(scene: Scene, inner: Piece) -> str:
    return scene.folded[max(inner.start, inner.end - 6):inner.end]


def _makers(scene: Scene, pair: Pair, block: Piece, making: Making) -> tuple[int, ...]:
    """The people who made it: in brackets or after it, before it, else whom the sentence and
    those before it are about."""
    start, end = pair.outer.start, pair.outer.end
    masked = scene.masked
    if masked[end:end + 1] in tuple("（(") and (inside := scene.hidden_names(end + 1, end + 2)):
        return (inside[0],)
    behind = making.by.match(masked, end, min(block.end, end + 60))
    if behind:
        limit = behind.end()
        if not behind["by"]:
            limit += len(re.match(r"[^，。；]{0,10}", masked[limit:limit + 10])[0])
        named = [one for one in scene.those(behind.start(), min(block.end, limit))
                 if one.kind in ("name", "pronoun")]
        if named:
            return _resolved(scene, named, block, start)
    begin = max(block.start, start - REACH)
    breaks = re.finditer(r"[。！？；;：:，,\u3000]|[》〉]、?|以及|还有", masked[begin:start])
    clause = begin + max((found.end() for found in breaks), default=0)
    those = [one for one in scene.those(clause, start) if one.kind in ("name", "pronoun")]
    if those:
        between = masked[those[-1].end:start]
        if making.takes.search(between):
            return ()
        if re.fullmatch(r"等?的?", between):
            those = _joined(scene, those)
        if len(between) <= 14 and (making.made.search(masked[those[-1].start:start])
                                   or not between.strip()) or making.word.search(between):
            return _resolved(scene, those, block, start)
    if making.word.search(masked[max(begin, start - 14):start]):
        about = _about(scene, block, start)
        return () if about is None or about.person is None else (about.person,)
    return ()


def _joined(scene: Scene, those: list[Someone]) -> list[Someone]:
    """The last of some people, with those who are named in one breath with it."""
    first = len(those) - 1
    while first and re.fullmatch(r"、|和|与|及|携手|联手|联动|○*[）)]", scene.masked[
            those[first - 1].end:those[first].start]):
        first -= 1
    return those[first:]


def _resolved(scene: Scene, those: list[Someone], block: Piece, start: int) -> tuple[int, ...]:
    """People of a clause, each once; for a pronoun whom the sentences before are about."""
    found: list[int] = []
    for one in those:
        if one.kind == "pronoun":
            one = _about(scene, block, start) or one
        if one.person is not None and one.person not in found:
            found.append(one.person)
    return tuple(found)


def _about(scene: Scene, block: Piece, start: int) -> Someone | None:
    """Whom this sentence or the nearest one before it is about, by name."""
    begin = max(block.start, start - 400)
    for first, last in reversed(list(scene.sentences(begin, start))):
        one = subject_of(scene, first, last)
        if one is not None and one.kind == "name":
            return one
    return None


def _kind(scene: Scene, pair: Pair, block: Piece, making: Making) -> str:
    """What its nearest words call it."""
    before = scene.masked[max(block.start, pair.outer.start - 14):pair.outer.start]
    after = scene.masked[pair.outer.end:min(block.end, pair.outer.end + 10)]
    last = [(max((one.end() for one in pattern.finditer(before)), default=0), kind)
            for kind, pattern in making.kinds]
    place, kind = max(last)
    if place:
        return kind
    return next((kind for kind, pattern in making.kinds if pattern.search(after)), "work")
