"""What a document says otherwise than an earlier version of it, paragraph by paragraph.

Here: pairing paragraphs, finding the words that differ.  Never here: how a difference is shown
(``corrections``), where the earlier version comes from.

Words of letters are compared whole, Chinese and Japanese by characters; differences with hardly
anything between them are one, for nobody reads a sentence that is crossed out in crumbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from presskit.document import Block, Document, Heading, Paragraph, Section, plain_text, walk
from presskit.locales import HAN_AND_KANA

__all__ = ["Difference", "Piece", "list_differences"]

_TOKEN = re.compile(rf"[^\W\d_{HAN_AND_KANA}]+(?:['’-][^\W\d_{HAN_AND_KANA}]+)*"
                    r"|\d+(?:[.,:]\d+)*|\s+|.", re.DOTALL)
_HAN = re.compile(f"[{HAN_AND_KANA}]")
_CRUMB = 2
"""So many Han characters between two differences, or one word, are part of them."""

_ALIKE = 0.45
"""Paragraphs whose characters agree less than this share are different ones."""

_APART = frozenset({"masthead", "copy", "copy-quiet"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph; ``changed`` where the other version lacks them."""

    words: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph before and now, each in pieces; an empty side: it was added, or taken out."""

    before: tuple[Piece, ...]
    now: tuple[Piece, ...]


def list_differences(before: Document, now: Document,
                     without: frozenset[str] = frozenset()) -> tuple[Difference, ...]:
    """Every paragraph that differs, in the order of the document as it is now; paragraphs whose
    role is ``without`` are not looked at."""
    old, new = (_list_paragraphs(one.children, without | _APART) for one in (before, now))
    found: list[Difference] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            found += _pair(old[i:j], new[k:m])
    return tuple(_without_moved(found))


def _without_moved(found: Sequence[Difference]) -> Iterator[Difference]:
    """A paragraph that stands elsewhere, as another look has it, says nothing else than before."""
    gone = [_words(one.before) for one in found if not one.now]
    moved = {_words(one.now) for one in found if not one.before} & set(gone)
    return (one for one in found if (one.before and one.now)
            or _words(one.before or one.now) not in moved)


def _words(pieces: Sequence[Piece]) -> str:
    return "".join(one.words for one in pieces)


def _list_paragraphs(blocks: Sequence[Block], without: frozenset[str]) -> list[str]:
    """The words of each paragraph and heading, and of nothing inside a part that is ``without``."""
    found = []
    for block in blocks:
        if getattr(block, "role", "") in without:
            continue
        if isinstance(block, Section):
            found += _list_paragraphs(block.children, without)
            continue
        found += [words for one in walk(block) if isinstance(one, (Paragraph, Heading))
                  and one.role not in without
                  and (words := " ".join(plain_text(one.children).split()))]
    return found


def _pair(old: list[str], new: list[str]) -> Iterator[Difference]:
    """Paragraphs that say about the same beside each other, the others alone, in their order."""
    taken: set[int] = set()
    for words in new:
        near = [(SequenceMatcher(None, words, one, autojunk=False).ratio(), -at)
                for at, one in enumerate(old) if at not in taken]
        best, at = max(near, default=(0.0, 0))
        if best < _ALIKE:
            yield Difference((), (Piece(words, True),))
            continue
        yield from (Difference((Piece(one, True),), ()) for number, one in enumerate(old[:-at])
                    if number not in taken)
        taken |= set(range(-at + 1))
        yield _compare(old[-at], words)
    yield from (Difference((Piece(one, True),), ()) for number, one in enumerate(old)
                if number not in taken)


def _compare(old: str, new: str) -> Difference:
    """Two paragraphs with the words in which they differ."""
    before, now = _TOKEN.findall(old), _TOKEN.findall(new)
    codes = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for at, (tag, i, j, k, m) in enumerate(codes):
        crumb = 0 < at < len(codes) - 1 and _is_crumb(before[i:j])
        changed = tag != "equal" or crumb
        for side, tokens in zip(sides, (before[i:j], now[k:m]), strict=True):
            _add(side, "".join(tokens), changed)
    return Difference(*(tuple(_without_edges(side)) for side in sides))


def _is_crumb(tokens: Sequence[str]) -> bool:
    words = [one for one in tokens if not one.isspace()]
    if any(_HAN.match(one) for one in words):
        return len(words) <= _CRUMB and all(_HAN.match(one) for one in words)
    return not any(len(one) > 3 for one in words) and len(words) <= 1


def _add(side: list[Piece], words: str, changed: bool) -> None:
    if not words:
        return
    if side and side[-1].changed == changed:
        words = side.pop().words + words
    side.append(Piece(words, changed))


def _without_edges(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """White space at the edge of a difference is none."""
    out: list[Piece] = []
    for one in pieces:
        if not one.changed:
            _add(out, one.words, False)
            continue
        bare = one.words.strip()
        lead = one.words[:len(one.words) - len(one.words.lstrip())] if bare else one.words
        _add(out, lead, False)
        _add(out, bare, True)
        _add(out, one.words[len(lead) + len(bare):], False)
    yield from out
