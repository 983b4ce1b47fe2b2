"""Words: what a document says, as text that another text is compared with.

Here: the words of the tree in the order that a reader meets them, what does not count in a
comparison, where two texts part.  Never here: reading a format.
"""

from __future__ import annotations

import os.path
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields
from difflib import SequenceMatcher

from presskit.document import (
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Running,
    Section,
    Table,
    plain_text,
    walk,
)
from presskit.locales import language
from presskit.render.proof import Aspect, Fault

__all__ = ["bare", "compare_words", "find_invisible", "list_addresses", "list_figures",
           "list_headings", "list_paragraphs", "list_running", "say_document"]

_BARE = re.compile("[\\s\u2060\u200b]+")
"""White space, and the two characters that serve the layout of paper alone."""

_SHOWN = 28
_SEEN = 200


def bare(text: str) -> str:
    """The text without white space and without the joiners of layout: what all formats share."""
    return _BARE.sub("", text)


def find_invisible(text: str) -> list[str]:
    """The code points of a text that nobody sees and that a desk would paste unawares: controls
    but for the line feed and the tab, formatting characters, private use, halves, fillers."""
    return sorted({f"U+{ord(one):04X}" for one in set(text) - {"\n", "\t"}
                   if unicodedata.category(one) in ("Cc", "Cf", "Co", "Cs", "Cn")
                   or one in "\u2028\u2029\u3164\u115f\u1160\uffa0"})


# What a document says -----------------------------------------------------------------------

def list_paragraphs(blocks: Iterable[object], locale: str = "") -> Iterator[str]:
    """The words of each paragraph, heading and caption, without white space, in the order that
    a reader meets them; with a ``locale`` each item of a list begins with its mark, as in a text
    file."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield bare(plain_text(block.children))
        elif isinstance(block, List):
            for number, item in enumerate(block.children, 1):
                mark = "" if not locale else f"{number}." if block.ordered else _bullet(locale)
                words = list(list_paragraphs(item.children, locale))
                yield mark + "".join(words[:1])
                yield from words[1:]
        elif isinstance(block, Table):
            yield bare(plain_text(block.caption))
            for row in (*block.head, *block.children):
                for cell in row.children:
                    yield from list_paragraphs(cell.children, locale)
        elif isinstance(block, Quote):
            yield from list_paragraphs((*block.children, *block.attribution), locale)
        elif isinstance(block, Section | Figure):
            yield from list_paragraphs(block.children, locale)


def _bullet(locale: str) -> str:
    return "・" if language(locale) == "ja" else "•"


def say_document(document: Document, *, marks: bool = False) -> str:
    """All words of a document without white space, running lines apart."""
    return "".join(list_paragraphs(document.children, document.locale if marks else ""))


def list_running(document: Document) -> dict[str, str]:
    """The words of each running line that the document has, by its name."""
    said = {one.name: bare(plain_text(getattr(document.running, one.name)))
            for one in fields(Running)}
    return {name: words for name, words in said.items() if words}


def list_headings(document: Document) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    return [(one.level, bare(plain_text(one.children))) for one in walk(document.children)
            if isinstance(one, Heading)]


def list_figures(document: Document) -> list[str]:
    """The alternative text of each picture that is no drawn sign."""
    return [one.alternative for one in walk(document.children)
            if isinstance(one, Figure) and not one.source.startswith(("mark:", "monogram:"))]


def list_addresses(node: object | Iterable[Inline]) -> list[str]:
    """Where the links lead, in order."""
    return [one.href for one in walk(node) if isinstance(one, Link)]


# Comparing ----------------------------------------------------------------------------------

def compare_words(found: str, wanted: str, where: str = "") -> tuple[Fault, ...]:
    """A fault where two texts without white space part: what is there, and what should be."""
    if found == wanted:
        return ()
    start = len(os.path.commonprefix((found, wanted)))
    room = min(len(found), len(wanted)) - start
    end = min(room, len(os.path.commonprefix((found[::-1], wanted[::-1]))))
    there, missing = found[start:len(found) - end], wanted[start:len(wanted) - end]
    if there and missing:
        there, missing = _first_difference(there, missing)
    before = wanted[max(0, start - 12):start]
    behind = f" behind “{before}”" if before else " at the beginning"
    if not there:
        said = f"“{_cut(missing)}” is missing{behind}"
    elif not missing:
        said = f"“{_cut(there)}” stands{behind} and is not in the document"
    else:
        said = f"“{_cut(there)}” stands{behind} where the document says “{_cut(missing)}”"
    return (Fault(Aspect.TEXT, said, where),)


def _first_difference(there: str, missing: str) -> tuple[str, str]:
    """Of two texts that differ from their first character on, what differs before they meet."""
    parts = SequenceMatcher(None, there[:_SEEN], missing[:_SEEN], autojunk=False)
    _way, start, end, begin, stop = parts.get_opcodes()[0]
    return there[start:end], missing[begin:stop]


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN - 1] + "…"
