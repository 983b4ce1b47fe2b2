"""Words and markup of a text, numbered and cut into sentences, for formats that keep them apart.

Here: which piece of markup of a translation is which of its source, where sentences part, joining
what comes back.  Never here: elements of a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from presskit.locales import separator
from presskit.localise.codes import Code, join_codes, split_codes
from presskit.model.sentence_ends import CLOSING, CODE, Sentences, cut_sentences

__all__ = ["Mark", "Piece", "Segment", "join_segments", "mark_codes", "pair_segments",
           "read_typed"]


_REFERENCE = re.compile(r"(\{q:[a-z0-9-]+(?:#\d+)?[,!]?\})")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of markup: ``open`` and ``close`` share the number of their pair."""

    kind: Literal["alone", "open", "close"]
    number: int
    text: str


Piece = str | Mark


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, and the white space between it and the next."""

    pieces: tuple[Piece, ...]
    gap: str = ""


def mark_codes(text: str, like: Sequence[Piece] = ()) -> tuple[Piece, ...]:
    """The words and markup of a text; a piece of markup that is also in ``like``, the source, has
    its number there, each once, and others have numbers that the source doesn't use."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for one in like:
        if isinstance(one, Mark) and one.kind != "close":
            waiting.setdefault((one.kind, one.text), []).append(one.number)
    fresh = max((one.number for one in like if isinstance(one, Mark)), default=0)
    numbers: dict[int, int] = {}
    pieces: list[Piece] = []
    for at, one in enumerate(split_codes(text)):
        if isinstance(one, str):
            pieces.append(one)
            continue
        if 0 <= one.partner < at:
            pieces.append(Mark("close", numbers[one.partner], one.text))
            continue
        kind: Literal["alone", "open"] = "open" if one.partner > at else "alone"
        known = waiting.get((kind, one.text))
        if not known:
            fresh += 1
        numbers[at] = known.pop(0) if known else fresh
        pieces.append(Mark(kind, numbers[at], one.text))
    return tuple(pieces)


def pair_segments(source: Sequence[Piece], target: Sequence[Piece], rules: tuple[
        Sentences, Sentences]) -> list[tuple[Segment, Segment | None]]:
    """The sentences of a source with those of its translation; ``None`` for each where there is
    none.  Where their numbers differ nobody knows which is which, and the whole is one."""
    ours = _cut(source, rules[0])
    if not target:
        return [(one, None) for one in ours]
    theirs = _cut(target, rules[1])
    if len(ours) != len(theirs):
        ours, theirs = [Segment(tuple(source))], [Segment(tuple(target))]
    return list(zip(ours, theirs, strict=True))


def _cut(pieces: Sequence[Piece], rule: Sentences) -> list[Segment]:
    """The sentences of a text; none is cut between two pieces of markup that are a pair."""
    flat = "".join(one if isinstance(one, str) else CLOSING if one.kind == "close" else CODE
                   for one in pieces)
    cuts = [at for at in cut_sentences(flat, rule) if not _is_inside(pieces, at)]
    edges = [0, *cuts, len(flat)]
    runs = [_slice(pieces, start, end) for start, end in zip(edges, edges[1:], strict=False)]
    return [*map(_segment, runs[:-1]), Segment(runs[-1])]


def _slice(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces between two places; a piece of markup counts as one character."""
    found: list[Piece] = []
    at = 0
    for one in pieces:
        size = len(one) if isinstance(one, str) else 1
        if isinstance(one, str):
            found.append(one[max(start - at, 0):max(end - at, 0)])
        elif start <= at < end:
            found.append(one)
        at += size
    return tuple(one for one in found if one)


def _segment(run: tuple[Piece, ...]) -> Segment:
    """A sentence apart from the white space behind it."""
    last = run[-1] if run else ""
    words = last.rstrip() if isinstance(last, str) else ""
    if not isinstance(last, str) or not (words or run[:-1]):
        return Segment(run)
    return Segment((*run[:-1], words) if words else run[:-1], last[len(words):])


def _is_inside(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a place is between two pieces of markup that are a pair."""
    depth = place = 0
    for one in pieces:
        if place >= at:
            break
        place += len(one) if isinstance(one, str) else 1
        if isinstance(one, Mark):
            depth += (one.kind == "open") - (one.kind == "close")
    return depth > 0


def join_segments(segments: Iterable[tuple[str | None, Sequence[Piece]]], source: str,
                  target: str) -> tuple[str, str]:
    """The text of segments that came back, twice: as the file has it, and as its sentences are
    set in the language.

    Each segment comes with the space in front of it (``None``: the format has none).  Chinese has
    no space between sentences and English has one; programs put there what the source has.
    """
    exact: list[Piece] = []
    mended: list[Piece] = []
    wanted = separator(target)
    for gap, pieces in segments:
        exact += [gap or "", *pieces]
        if mended and any(pieces):
            between = gap or ""
            if not between.strip() and not (wanted and _ends_spaced(mended)):
                between = (between or wanted) if wanted else "" if separator(source) else between
            mended.append(between)
        elif gap:
            mended.append(gap)
        mended += pieces
    return _text(exact), _text(read_typed(mended))


def _ends_spaced(pieces: Sequence[Piece]) -> bool:
    last = next((one for one in reversed(pieces) if one), "")
    return isinstance(last, str) and last[-1:].isspace()


def read_typed(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, with references to quotes that somebody typed as what they are."""
    found: list[Piece] = []
    for one in pieces:
        parts = _REFERENCE.split(one) if isinstance(one, str) else [one]
        found += [Mark("alone", 0, part) if number % 2 and isinstance(part, str) else part
                  for number, part in enumerate(parts) if part]
    return found


def _text(pieces: Iterable[Piece]) -> str:
    joined: list[str | Code] = []
    for one in pieces:
        if isinstance(one, Mark):
            joined.append(Code(one.text))
        elif joined and isinstance(joined[-1], str):
            joined[-1] += one
        else:
            joined.append(one)
    return join_codes(joined)


