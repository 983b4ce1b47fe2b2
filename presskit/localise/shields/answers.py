"""Which placeholders came back in an answer.

Here: what is lost, doubled, invented, out of order.  Never here: mending it.
"""

from __future__ import annotations

from collections import Counter

from presskit.localise.shields.pieces import Kind, Piece, Restored, Shielded, each_placeholder

__all__ = ["find_faults"]


def find_faults(shielded: Shielded, answer: str) -> Restored:
    """Which placeholders of an answer are wrong; without any, an empty text."""
    pieces = {one.number: one for one in shielded.pieces}
    seen = [number for _, _, number in each_placeholder(answer)]
    counts = Counter(seen)
    return Restored(
        lost=tuple(number for number in pieces if not counts[number]),
        doubled=tuple(number for number in pieces if counts[number] > 1),
        invented=tuple(sorted({number for number in seen if number not in pieces})),
        crossed=_crossed(pieces, seen), emptied=_emptied(pieces, answer))


def _crossed(pieces: dict[int, Piece], seen: list[int]) -> tuple[int, ...]:
    """The edges that close what is not open, or not the last that was opened."""
    opened: list[int] = []
    wrong: set[int] = set()
    for number in seen:
        piece = pieces.get(number)
        if piece and piece.kind is Kind.OPEN:
            opened.append(number)
        elif piece and piece.kind is Kind.CLOSE:
            if opened and opened[-1] == piece.partner:
                opened.pop()
            elif piece.partner in seen:
                wrong |= {number, piece.partner}
                opened = [one for one in opened if one != piece.partner]
    return tuple(sorted(wrong))


def _emptied(pieces: dict[int, Piece], answer: str) -> tuple[int, ...]:
    """The edges between which nothing stands, though something did."""
    found = list(each_placeholder(answer))
    wrong: set[int] = set()
    for (_, end, number), (start, _, behind) in zip(found, found[1:], strict=False):
        piece = pieces.get(number)
        if (piece and piece.kind is Kind.OPEN and piece.partner == behind
                and not answer[end:start].strip()):
            wrong |= {number, behind}
    return tuple(sorted(wrong))
