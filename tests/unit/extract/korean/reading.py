"""Reading a few lines of Korean with the lists that the program has."""

from functools import cache
from pathlib import Path

import yaml

from presskit.extract import Article, Block, Piece, Proposal, Words, decode_words, extract

LISTS = Path(__file__).parents[4] / "templates" / "articles" / "korean"


@cache
def lists() -> Words:
    return decode_words(
        yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in sorted(LISTS.glob("*.yaml"))
    )


def read(*lines: str, **more: str) -> Proposal:
    """What is found in lines, each a block; ``more``: words added to lists of the tables."""
    words = lists()
    if more:
        words = {**words, **{name: (*words[name], *also.split()) for name, also in more.items()}}
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(Piece(at, at + len(line))))
        at += len(line) + 1
    return extract(Article("\n".join(lines), "ko", tuple(blocks)), words)


def names(found: Proposal) -> list[str]:
    return [found.article.words(one.name) for one in found.people]


def said(found: Proposal) -> list[tuple[str | None, ...]]:
    """Speaker (in brackets where nobody names one) and fragments of each quote."""
    words = found.article.words
    return [
        (
            (
                words(found.people[one.speaker].name)
                if one.speaker is not None
                else f"({words(one.unnamed)})"
                if one.unnamed
                else None
            ),
            *map(words, one.fragments),
        )
        for one in found.quotes
    ]


def kinds(found: Proposal) -> list[str]:
    return [one.kind for one in found.placed]
