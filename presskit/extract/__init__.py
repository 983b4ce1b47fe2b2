"""The room that reads an article and proposes what a kit could hold.

May: say which characters of an article seem to be a name, a quote, a heading, a caption; know
the word lists of a language.  Never: read files, write a kit, ask a model or the network, make
up a word that the article has not.

A language is a package here with four functions, called in this order:

- ``place_blocks(article, words)``: one :class:`~presskit.extract.proposal.Placed` a block;
- ``find_people(article, placed, words)``;
- ``find_quotes(article, placed, people, words)``: quotes, and other pairs of marks;
- ``find_things(article, placed, people, quotes, marked, words)``: all the rest.
"""

from __future__ import annotations

from importlib import import_module

from presskit.extract.amending import amend_places, amend_things
from presskit.extract.article import Article, Block, Piece
from presskit.extract.proposal import Proposal
from presskit.extract.words import Words, decode_words

__all__ = ["LANGUAGES", "Article", "Block", "Piece", "Proposal", "decode_words", "extract"]

LANGUAGES = {"zh": "chinese", "ja": "japanese", "ko": "korean", "en": "english"}
"""The package of each language that articles can be read in; the names of its word lists too."""


def extract(article: Article, words: Words) -> Proposal:
    """Everything that the rules of the article's language find.

    ``words`` are the lists of that language.  Raises ``KeyError`` for a language that no rules
    are written for.
    """
    rules = import_module(f"presskit.extract.{LANGUAGES[article.locale.partition('-')[0]]}")
    placed = amend_places(article, rules.place_blocks(article, words), words)
    people = rules.find_people(article, placed, words)
    quotes, marked = rules.find_quotes(article, placed, people, words)
    things = amend_things(article, rules.find_things(article, placed, people, quotes, marked,
                                                     words), words)
    return Proposal(article, placed, people, quotes, marked, things)
