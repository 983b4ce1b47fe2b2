"""Texts cut to what a service takes, and joined again.

Here: lines, sentences, clauses, characters; nothing is lost between pieces.  Never here: sending
them.

A sentence is a better thing to translate than a part of one, a text better than its sentences:
so a text is cut only where it must be, at the highest mark that will do, never inside a
placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from presskit.locales import separator

__all__ = ["PLACEHOLDER", "cut", "has_letters", "join"]

PLACEHOLDER = re.compile(r"⟦[^⟦⟧]*⟧")

_STOP = re.compile(r"(?:[。！？!?．]+|…+[。！？!?]*|\.+(?=[\s」』”’）)]))[」』”’）)】》]*\s*")
_CLAUSE = re.compile(r"[，、；：,;:](?!\d)\s*|——\s*")
_SPACE = re.compile(r"\s+")
_CHARACTER = re.compile(r"⟦[^⟦⟧]*⟧|.[\u0300-\u036f\u200d\ufe00-\ufe0f\u3099\u309a]*", re.DOTALL)
_STEPS = {**dict.fromkeys("「『“（(《【", 1), **dict.fromkeys("」』”）)》】", -1)}


def has_letters(text: str) -> bool:
    """Whether there is anything to translate: a letter of any script, outside placeholders.

    >>> has_letters("⟦1⟧ …… 🎬 10:30"), has_letters("130年")
    (False, True)
    """
    return any(char.isalpha() for char in PLACEHOLDER.sub("", text))


def cut(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The text in pieces that fit; joined as they are, they are the text.

    Sentences first, those inside quotation marks only where a quotation alone is too long, then
    clauses, words, characters.

    >>> cut("One. Two and more, then three.", lambda piece: len(piece) <= 19)
    ['One. ', 'Two and more, ', 'then three.']
    """
    return list(_cut(text, fits, 0))


def _cut(text: str, fits: Callable[[str], bool], tier: int) -> Iterator[str]:
    if fits(text) or tier == len(_TIERS):
        yield text
        return
    held = ""
    for atom in _TIERS[tier](text):
        if held and not fits(held + atom):
            yield from _cut(held, fits, tier + 1)
            held = ""
        held += atom
    yield from _cut(held, fits, tier + 1)


def _after(pattern: re.Pattern[str], *, outside: bool = False) -> Callable[[str], list[str]]:
    """A way to cut behind each match, ``outside`` quotations only."""
    def parts(text: str) -> list[str]:
        depths = list(accumulate(_STEPS.get(char, 0) for char in text)) if outside else []
        ends = [match.end() for match in pattern.finditer(text)
                if not outside or depths[match.end() - 1] <= 0]
        edges = [0, *ends, len(text)]
        return [text[one:two] for one, two in zip(edges, edges[1:], strict=False) if one < two]
    return parts


_TIERS: tuple[Callable[[str], list[str]], ...] = (
    _after(_STOP, outside=True), _after(_STOP), _after(_CLAUSE), _after(_SPACE),
    _CHARACTER.findall)


def join(pieces: Sequence[str], answers: Sequence[str], target: str) -> str:
    """The answers to pieces of a text as one text in the language ``target``.

    Line feeds stand as they stood; between two sentences stands what the target language puts
    there, and the white space round the text is the source's.

    >>> join(["甲。", "乙。"], ["One.", "Two."], "en")
    'One. Two.'
    """
    out, gap = "", ""
    for piece, answer in zip(pieces, answers, strict=True):
        gap += piece[:len(piece) - len(piece.lstrip())]
        if piece.strip():
            out += (gap if not out or "\n" in gap else separator(target)) + answer.strip()
            gap = piece[len(piece.rstrip()):]
    return out + gap
