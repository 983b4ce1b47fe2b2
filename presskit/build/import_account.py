"""Where every character of an article went.

Here: shares, the proof that they are whole, what a piece holds beside others.  Never here: what
goes where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Piece

__all__ = ["Share", "check_account", "gaps", "solid", "trim"]


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """Where a piece of the article went: ``where`` is a path of the kit, empty for what is left
    out; ``why`` is said of that, and of marks that documents set anew."""

    piece: Piece
    where: str
    why: str = ""


def check_account(article: Article, shares: Iterable[Share]) -> None:
    """Raises ``ValueError`` unless every character that is no white space has one share."""
    at = 0
    for share in sorted(shares):
        if share.piece.start < at or article.text[at:share.piece.start].strip():
            raise ValueError(f"the characters from {at} to {share.piece.start} have no share, or "
                             f"two: {article.text[at:share.piece.end]!r}")
        at = share.piece.end
    if article.text[at:].strip():
        raise ValueError(f"the characters from {at} on have no share")


def trim(article: Article, piece: Piece) -> Piece | None:
    """A piece without the white space at its ends; ``None`` where it is nothing else."""
    text = article.words(piece)
    start = piece.start + len(text) - len(text.lstrip())
    end = piece.end - len(text) + len(text.rstrip())
    return Piece(start, end) if start < end else None


def solid(article: Article, piece: Piece) -> Iterator[Piece]:
    """The piece without white space at its ends, or none."""
    trimmed = trim(article, piece)
    if trimmed:
        yield trimmed


def gaps(outer: Piece, taken: Iterable[Piece]) -> Iterator[Piece]:
    """What of a piece none of the others holds."""
    at = outer.start
    for one in sorted(taken):
        if at < one.start:
            yield Piece(at, one.start)
        at = max(at, one.end)
    if at < outer.end:
        yield Piece(at, outer.end)
