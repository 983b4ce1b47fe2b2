"""Names in rows of names, introduced where a document first names somebody.

Here: the mark that a row leaves for a name, and what becomes of it once the whole document is
known: the name, at its first mention with its reading or its original.  Never here: prose; there
the words are the author's, and introduce whom they name.

Whoever was named before, and whose reading or original stands anywhere in the document (in prose,
in a table of people), needs no other introduction.
"""

from __future__ import annotations

import re
from dataclasses import replace

from presskit.compose.names import compose_name, compose_original_name
from presskit.compose.wording import Inlines, compose_phrase, compose_text
from presskit.document import (
    Block,
    Heading,
    Paragraph,
    Reference,
    Span,
    Text,
    map_nodes,
    plain_text,
    walk,
    write_readings,
)
from presskit.model.kit import Kit, Person
from presskit.model.names import name_form
from presskit.model.tables import Tables

__all__ = ["introduce", "listed_name"]

_LISTED = "listed"


def listed_name(kit: Kit, person_id: str, role: str = "listed-name") -> Inlines:
    """The name of a person in a row of names, to be settled by :func:`introduce`."""
    return (Reference(f"person:{person_id}", _LISTED,
                      (Span(role, compose_name(kit, kit.people[person_id])),)),)


def introduce(kit: Kit, blocks: tuple[Block, ...], tables: Tables) -> tuple[Block, ...]:
    """The blocks of a document with the names of its rows as they are printed."""
    if not any(isinstance(one, Reference) and one.mode == _LISTED for one in walk(blocks)):
        return blocks
    whole = "\n".join(plain_text(one) for one in walk(write_readings(blocks, ("", "")))
                      if isinstance(one, Paragraph | Heading))
    named = _open_named(kit)
    given: set[str] = set()

    def settle(node):
        if isinstance(node, Heading) or isinstance(node, Paragraph) and node.role == "subhead":
            return node  # nobody is introduced in a title
        if isinstance(node, Paragraph):
            return replace(node, children=map_nodes(node.children, (Text, Reference), settle))
        if isinstance(node, Text):
            given.update(_names_in(named, node.text))
            return node
        person = node.target.partition(":")[2]
        shown = node.children
        with_it = _companion(kit, kit.people[person], tables)
        if with_it and person not in given and plain_text(with_it) not in whole:
            shown = compose_phrase(tables, "name.reading", name=shown, reading=with_it)
        given.add(person)
        return shown

    return map_nodes(blocks, (Heading, Paragraph), settle)


def _companion(kit: Kit, person: Person, tables: Tables) -> Inlines:
    """What introduces a name: its reading or its original, as the locale has it."""
    form = name_form(person, kit.locale)
    for kind in tables.conventions.first_mention:
        if kind == "reading" and form and form.reading:
            return (Span("listed-name", compose_text(form.reading)),)  # lines keep it whole too
        original = compose_original_name(kit, person, tables) if kind == "original" else ()
        if original:
            return (Span("original-name", original),)
    return ()


def _open_named(kit: Kit) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """The full names of all that has one, longer ones first, and whose of people they are."""
    whose: dict[str, list[str]] = {}
    for key, named in kit.register.items():
        form = name_form(named, kit.locale)
        kind, _, ident = key.partition(":")
        if form:
            whose.setdefault(form.full, []).extend([ident] if kind == "person" else [])
    return re.compile("|".join(map(re.escape, sorted(whose, key=len, reverse=True)))), whose


def _names_in(named: tuple[re.Pattern[str], dict[str, list[str]]], text: str) -> list[str]:
    pattern, whose = named
    return [person for found in pattern.findall(text) if found for person in whose[found]]
