"""Text files, read as a desk pastes them.

Here: characters, lines and words of a text file against its document.  Never here: how a text
file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.document import Document, write_readings
from presskit.locales import brackets
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.words import (
    bare,
    compare_words,
    find_invisible,
    list_paragraphs,
    list_running,
    say_document,
)

__all__ = ["prove_text"]

_INDENTED = re.compile("(?:  )*\\S")
"""A line begins with its words; that of a list inside a list is set in by two spaces each."""


def prove_text(data: bytes, document: Document, context: object) -> tuple[Fault, ...]:
    """The faults of a text file: UTF-8 with LF, one paragraph a line, no invisible character,
    the document's words behind the label, and no others."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return (Fault(Aspect.STRUCTURE, f"byte {error.start + 1} is no UTF-8", closed=True),)
    document = write_readings(document, brackets(document.locale))
    return (*_prove_lines(text), *_prove_paragraphs(text, document),
            *compare_words(bare(text), _say_label(document) + say_document(document, marks=True)))


def _say_label(document: Document) -> str:
    running = list_running(document)
    return running.get("label", "") + running.get("label_note", "")


def _prove_lines(text: str) -> Iterator[Fault]:
    if text.startswith("\ufeff"):
        yield Fault(Aspect.STRUCTURE, "it begins with a byte order mark")
    if "\r" in text:
        yield Fault(Aspect.STRUCTURE, "lines end with a carriage return",
                    f"line {text[:text.index(chr(13))].count(chr(10)) + 1}")
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield Fault(Aspect.STRUCTURE, "it doesn't end with one end of line")
    if "\n\n\n" in text:
        yield Fault(Aspect.STRUCTURE, "two blank lines in a row",
                    f"line {text[:text.index(chr(10) * 3)].count(chr(10)) + 2}")
    for number, line in enumerate(text.split("\n"), 1):
        if line and (line != line.rstrip() or not _INDENTED.match(line)):
            yield Fault(Aspect.STRUCTURE, "white space at an edge of the line", f"line {number}")
        hidden = find_invisible(line.replace("\r", "").replace("\ufeff", "", number == 1))
        if hidden:
            yield Fault(Aspect.STRUCTURE, "characters that nobody sees: " + ", ".join(hidden),
                        f"line {number}")


def _prove_paragraphs(text: str, document: Document) -> Iterator[Fault]:
    """A paragraph stands in one line; one that is not there at all is the comparison's."""
    lines = "\n".join(map(bare, text.split("\n")))
    whole = lines.replace("\n", "")
    for words in list_paragraphs(document.children):
        if words and words not in lines and words in whole:
            yield Fault(Aspect.STRUCTURE, f"the paragraph “{words[:16]}…” is broken into lines")
