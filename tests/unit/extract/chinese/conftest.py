"""Articles in Chinese written for a test, and what is found in them."""

from pathlib import Path

import pytest
import yaml

from presskit.extract.article import Article, Block, Piece
from presskit.extract.chinese.people import find_people
from presskit.extract.proposal import Placed
from presskit.extract.words import decode_words

LISTS = Path(__file__).parents[4] / "templates" / "articles" / "chinese"


@pytest.fixture(scope="session")
def words():
    """The word lists of Chinese."""
    return decode_words(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
                        for path in sorted(LISTS.glob("*.yaml")))


@pytest.fixture(scope="session")
def read():
    """A function that makes an article of paragraphs, each a block."""
    def read_paragraphs(*paragraphs: str) -> Article:
        blocks, at = [], 0
        for paragraph in paragraphs:
            blocks.append(Block(Piece(at, at + len(paragraph))))
            at += len(paragraph) + 1
        return Article("\n".join(paragraphs), "zh-Hant-HK", tuple(blocks))
    return read_paragraphs


@pytest.fixture(scope="session")
def people(words, read):
    """A function that finds everybody in some paragraphs: by name, the person, with the
    article."""
    def find(*paragraphs: str):
        article = read(*paragraphs)
        found = find_people(article, [Placed("paragraph")] * len(article.blocks), words)
        return {article.words(one.name): one for one in found}, article
    return find


@pytest.fixture(scope="session")
def names(people):
    """A function that gives the names alone."""
    return lambda *paragraphs: list(people(*paragraphs)[0])
