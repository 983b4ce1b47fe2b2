"""Reading short Japanese passages that were written for one behaviour each."""

import re
from pathlib import Path

import pytest
import yaml

from presskit.extract import Article, Block, Piece, decode_words, extract

LISTS = Path(__file__).parents[4] / "templates" / "articles" / "japanese"


class Reading:
    """What was found, as words."""

    def __init__(self, proposal):
        self.proposal = proposal
        self.words = proposal.article.words

    @property
    def names(self):
        return [self.words(one.name) for one in self.proposal.people]

    @property
    def kinds(self):
        return [one.kind for one in self.proposal.placed]

    @property
    def quotes(self):
        """Who says what: a name, words for somebody unnamed in brackets, or nothing."""
        return [(self._voice(one), "|".join(map(self.words, one.fragments)))
                for one in self.proposal.quotes]

    def _voice(self, quote):
        if quote.speaker is not None:
            return self.words(self.proposal.people[quote.speaker].name)
        return f"({self.words(quote.unnamed)})" if quote.unnamed else None

    def person(self, name):
        return self.proposal.people[self.names.index(name)]

    def titles(self, name):
        return [tuple(piece and self.words(piece) for piece in (one.title, one.affiliation))
                for one in self.person(name).titles]

    def also(self, name):
        return [self.words(piece) for piece in self.person(name).also]


@pytest.fixture(scope="session")
def lists():
    return decode_words(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
                        for path in sorted(LISTS.glob("*.yaml")))


@pytest.fixture(scope="session")
def read(lists):
    def reading(*lines):
        text = "\n".join(lines)
        blocks = tuple(Block(Piece(match.start(), match.end()))
                       for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
        return Reading(extract(Article(text, "ja", blocks), lists))

    return reading
