"""Small articles of a few blocks, read with the lists that the program ships."""

from functools import cache
from pathlib import Path

import yaml

from presskit.extract import Article, Block, Piece, Proposal, decode_words, extract

LISTS = Path(__file__).parents[4] / "templates" / "articles" / "english"


@cache
def words():
    return decode_words(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
                        for path in sorted(LISTS.glob("*.yaml")))


def read(*blocks: str, head: bool = True) -> Proposal:
    """An article of these blocks, under a headline where it needs one."""
    lines = [*(["A headline for a small article"] if head else []), *blocks]
    text, pieces = "", []
    for line in lines:
        pieces.append(Block(Piece(len(text), len(text) + len(line))))
        text += line + "\n\n"
    return extract(Article(text, "en", tuple(pieces)), words())


def names(proposal: Proposal) -> list[str]:
    return [proposal.article.words(one.name) for one in proposal.people]


def said(proposal: Proposal) -> list[tuple[str, ...]]:
    """Who, then the fragments; who is a name, the words for somebody unnamed, or ``?``."""
    def who(quote):
        if quote.speaker is not None:
            return proposal.article.words(proposal.people[quote.speaker].name)
        return f"({proposal.article.words(quote.unnamed)})" if quote.unnamed else "?"

    return [(who(quote), *map(proposal.article.words, quote.fragments))
            for quote in proposal.quotes]


def kinds(proposal: Proposal) -> list[str]:
    return [one.kind for one in proposal.placed]
