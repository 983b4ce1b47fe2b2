"""Opening what a pair of Chinese locales is converted with.

Here: putting the tables, the register and the engine together.  Never here: the steps.
"""

from __future__ import annotations

from presskit.localise.characters import open_characters
from presskit.localise.marks import marks_of
from presskit.localise.names import paired_names
from presskit.localise.register import Register
from presskit.localise.script import Converter
from presskit.localise.tables import PairTable, Tools, WithMarks
from presskit.localise.vocabulary import word_list
from presskit.model.kit import Kit

__all__ = ["open_converter"]


def open_converter(kit: Kit, register: Register, target: str, conventions: WithMarks,
                   tools: Tools) -> Converter:
    """The converter from the register's locale to ``target`` for the names of ``kit``.

    ``conventions`` are the target's.  A pair without a table has no vocabulary of its own.
    """
    source = register.locale
    table = tools.pairs.get((source, target), PairTable())
    return Converter(source, target, marks_of(conventions),
                     words=word_list(table.vocabulary, table.spelling),
                     finish=word_list((), tools.spelling.get(target, ())),
                     characters=open_characters(source, target, tools.cache),
                     register=register, names=paired_names(kit, source, target))
