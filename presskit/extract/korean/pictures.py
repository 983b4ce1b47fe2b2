"""Words under pictures in a Korean article, credits, and the dateline.

Here: what of a block is its mark, its words and its credit.  Never here: which block is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from presskit.extract.article import Article, Piece
from presskit.extract.korean.credits import marks_of
from presskit.extract.proposal import Caption, Dateline, Person, Placed
from presskit.extract.words import Words, any_of

__all__ = ["captions_of", "credits_of", "dateline_of"]

DATELINE = re.compile(r"[\[(【](?P<place>[^\[\]()=\n]{1,20})\s?=\s?[^\[\]()\n]{1,20}[\])】]")
WORD = re.compile(r"[가-힣A-Za-z0-9]")


def _mark(words: Words) -> re.Pattern[str]:
    heads = any_of(words["caption_heads"])
    return re.compile(
        rf"\s*(?:[▲△▼▽◀◁↑←→☝]+|[\[(<【]\s?(?:{heads})\s?\d{{0,2}}\s?[\])>】:]"
        rf"|(?:{heads})\s?\d{{0,2}}\s?[=:：.)])\s*"
    )


def captions_of(
    article: Article, placed: tuple[Placed, ...], people: tuple[Person, ...], words: Words
) -> tuple[Caption, ...]:
    """Each caption without its mark and credit, with those whom it names."""
    mark, photo, found = _mark(words), marks_of(words).credit, []
    mentions = sorted(
        (piece.start, number) for number, person in enumerate(people) for piece in person.mentions
    )
    starts = [at for at, _ in mentions]
    for number, block, said in article.each():
        if placed[number].kind != "caption":
            continue
        start, end = block.piece.start, block.piece.end
        if first := mark.match(said):
            start += first.end()
        credit = None
        if (last := photo.search(said)) and last.start() > start - block.piece.start:
            credit = _bare(
                article.text,
                Piece(block.piece.start + last.start(), block.piece.start + last.end()),
            )
            end = block.piece.start + last.start()
        elif number + 1 < len(placed) and placed[number + 1].kind == "credit":
            credit = _bare(article.text, article.blocks[number + 1].piece)
        while end > start and article.text[end - 1] in " /|·=([":
            end -= 1
        if end <= start:
            continue
        shown = [who for _, who in mentions[bisect_left(starts, start) : bisect_left(starts, end)]]
        found.append(Caption(Piece(start, end), tuple(dict.fromkeys(shown)), credit))
    return tuple(found)


def _bare(text: str, piece: Piece) -> Piece:
    """A credit without the brackets round it."""
    start, end = piece.start, piece.end
    while start < end - 1 and text[start] in " ([/<|":
        start += 1
    while end > start + 1 and text[end - 1] in " )]>.":
        end -= 1
    return Piece(start, end)


def credits_of(
    article: Article, placed: tuple[Placed, ...], captions: tuple[Caption, ...], words: Words
) -> tuple[Piece, ...]:
    """Credits of pictures, lines of reporters, and the reporter's name before the lead."""
    papers = any_of(words["reporters"])
    own = re.compile(rf"(?:(?<=[\])】]) ?|^)([가-힣]{{2,4}} (?:[가-힣]{{2,6}} )?{papers})\s?=")
    found = [one.credit for one in captions if one.credit]
    for number, block, said in article.each():
        if placed[number].kind in ("byline", "credit"):
            if WORD.search(said):
                found.append(_bare(article.text, block.piece))
        elif match := own.search(said[:80]):
            found.append(
                Piece(block.piece.start + match.start(1), block.piece.start + match.end(1))
            )
    return tuple(sorted(set(found)))


def dateline_of(article: Article, placed: tuple[Placed, ...], words: Words) -> Dateline | None:
    """The bracket with place and paper before the lead, with the reporter's name and the sign
    behind it."""
    papers = any_of(words["reporters"])
    behind = re.compile(
        rf"(?:\s?[가-힣]{{2,4}}(?:·[가-힣]{{2,4}})* (?:[가-힣]{{2,6}} )?{papers})?\s?[=-]?\s*"
    )
    for number, block, said in article.each():
        if placed[number].kind in ("paragraph", "dateline", "byline") and (
            found := DATELINE.match(said)
        ):
            stop = behind.match(said, found.end())
            end = stop.end() if stop else found.end()
            at = block.piece.start
            piece = Piece(at, at + max(len(said[:end].rstrip()), found.end()))
            # Before a reporter's name stands the paper as often as the place.
            place = None if marks_of(words).paper.search(found["place"].strip()) else Piece(
                at + found.start("place"), at + found.end("place"))
            return Dateline(piece, place)
        if placed[number].kind == "paragraph":
            break
    return None
