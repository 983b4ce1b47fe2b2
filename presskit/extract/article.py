"""An article as it came: its text, cut into blocks, with what its file said about each.

Here: the text that every finding points into.  Never here: what any of it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Article", "Block", "Piece"]


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """The characters of an article's text from ``start`` up to ``end``, never none."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no characters from {self.start} to {self.end}")

    def holds(self, other: Piece) -> bool:
        """Whether the other lies in this one.

        >>> Piece(2, 9).holds(Piece(2, 4)), Piece(2, 9).holds(Piece(8, 10))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or cell, without the white space round it.

    ``hint`` is what the file said it is: ``heading`` (with its ``level``, from 1), ``list``,
    ``caption``, ``quote``, ``table``, ``subtitle``; empty where it said nothing, as plain text
    never does.
    """

    piece: Piece
    hint: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A text in one language.  Blocks are in order and share nothing; between them there is
    white space only."""

    text: str
    locale: str
    blocks: tuple[Block, ...]

    def words(self, piece: Piece) -> str:
        """What stands at a piece."""
        return self.text[piece.start:piece.end]

    def each(self) -> Iterator[tuple[int, Block, str]]:
        """Each block with its number, from 0, and its words."""
        for number, block in enumerate(self.blocks):
            yield number, block, self.words(block.piece)

    def block_of(self, piece: Piece) -> int:
        """The number of the block that a piece begins in.  Raises ``ValueError`` for one that
        begins between blocks."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].piece.end <= piece.start:
                low = middle + 1
            else:
                high = middle
        if low == len(self.blocks) or piece.start < self.blocks[low].piece.start:
            raise ValueError(f"no block at {piece.start}")
        return low
