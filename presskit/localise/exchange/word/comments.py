"""Comments and notes of a Word file.

Here: what they say, by whom, and to which cell they belong.  Never here: what becomes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from presskit.localise.exchange.word.changes import accept_changes, name
from presskit.localise.exchange.word.words import read_words

__all__ = ["Comment", "list_comments", "read_comments", "read_notes"]

_REFERENCE = name("commentReference")
_STARTS = (name("commentRangeStart"), _REFERENCE)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside a text."""

    author: str
    text: str


def list_comments(element: etree._Element) -> tuple[str, ...]:
    """The ids of the comments that are tied to something in an element."""
    return tuple(dict.fromkeys(one.get(name("id"), "") for one in element.iter(*_STARTS)))


def read_comments(roots: Iterable[etree._Element]) -> dict[str, Comment]:
    """The comments of a file by their ids."""
    return {key: Comment(one.get(name("author"), "").strip(), text)
            for key, one, text in _each(roots, "comment")}


def read_notes(roots: Mapping[str, tuple[etree._Element, ...]]) -> dict[tuple[str, str], str]:
    """The words of footnotes and endnotes by kind and id."""
    return {(kind, key): text for kind in ("footnotes", "endnotes")
            for key, _one, text in _each(roots.get(kind, ()), kind.removesuffix("s"))}


def _each(roots: Iterable[etree._Element], kind: str):
    for root in roots:
        accept_changes(root)
        for one in root.iter(name(kind)):
            text = " ".join(read_words(one).text.split())
            if text:
                yield one.get(name("id"), ""), one, text
