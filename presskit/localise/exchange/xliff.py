"""XLIFF (OASIS), 1.2 and 2.1: what both have in common.

Here: which one a file is, what they say of a kit, from words and codes to a row.  Never here:
elements (``xliff12``, ``xliff21``).

A paragraph is a unit and its sentences are segments; markup is inline codes that hold what they
stand for.  Each unit carries what its words were when the file was written, so that a file that
comes back tells who has changed something since: in 1.2 as ``extradata``, in 2.1 as an attribute
of our own (``was``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presskit.localise.closed_xml import parse_closed, refuse, refuse_entities
from presskit.localise.exchange.inline import Piece, join_segments
from presskit.localise.exchange.parcel import (
    MOST_ROWS,
    Delivery,
    Parcel,
    Returned,
    stamp_words,
)
from presskit.model.sentence_ends import Sentences

__all__ = ["OWN", "STRANGE_CODE", "XML_SPACE", "Found", "kit_of", "original_of",
           "read_xliff", "row_of", "write_xliff"]

OWN = "urn:presskit:exchange:1"
"""The namespace of what only presskit knows."""
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STRANGE_CODE = "there is a code in it that presskit has not written"

_LARGEST = 10 * 1024 * 1024
_HINT = "ask for it again, as XLIFF in UTF-8, the way it was sent out"
_MANY = "a kit's texts are never that many: is it the right file?"
_ORIGINAL = "presskit:"


def write_xliff(parcel: Parcel, rules: tuple[Sentences, Sentences], version: str = "1.2") -> bytes:
    """The parcel as an XLIFF file; ``rules`` say where sentences end in either locale.

    Raises ``ValueError`` for a version that isn't 1.2 or 2.1.
    """
    from lxml import etree

    from presskit.localise.exchange import xliff12, xliff21
    writers = {"1.2": xliff12.build, "2.1": xliff21.build}
    if version not in writers:
        raise ValueError(f"no XLIFF {version} is written")
    root = writers[version](parcel, rules)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def read_xliff(data: bytes, name: str) -> Delivery:
    """What an XLIFF file brings, whoever saved it last.

    Raises ``PresskitError``: ``xliff-too-big``, ``xliff-entities``, ``xliff-broken``.
    """
    from presskit.localise.exchange import xliff12, xliff21
    if len(data) > _LARGEST:
        raise refuse("xliff-too-big", "is larger than 10 MB", name, _MANY)
    refuse_entities(data, name, "xliff", _HINT)
    root = parse_closed(data, name, "xliff", _HINT)
    for reader in (xliff12, xliff21):
        if root.tag == f"{{{reader.SPACE}}}xliff":
            if sum(1 for _ in root.iter(f"{{{reader.SPACE}}}{reader.UNIT}")) > MOST_ROWS:
                raise refuse("xliff-too-big", f"has more than {MOST_ROWS:,} units", name, _MANY)
            return reader.read(root, name)
    raise refuse("xliff-broken", f"begins with {root.tag}, not with xliff of version 1.2, 2.0 or "
                 "2.1", name, "ask for the file as XLIFF; a package of a program is exported from "
                 "that program first", root.sourceline or 0)


def original_of(parcel: Parcel) -> str:
    """What a file says that it is of."""
    return _ORIGINAL + parcel.kit


def kit_of(original: str | None) -> str:
    """The kit that a file says it is of; empty for a file that isn't ours."""
    text = original or ""
    return text.removeprefix(_ORIGINAL) if text.startswith(_ORIGINAL) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A unit as a file has it.

    ``segments`` are its target's, each with the space before it; ``done`` says that a person has
    finished it (``None``: the file doesn't say); ``whole`` that each segment has words.
    """

    id: str
    source: str
    segments: Sequence[tuple[str | None, Sequence[Piece]]]
    done: bool | None
    was: str
    comments: Iterable[str]
    broken: str = ""
    whole: bool = True
    line: int = 0


def row_of(found: Found, source: str, target: str) -> Returned:
    """The row of a unit.

    Words that are just those that went out stay as they were, whatever the layout; where the file
    doesn't say whether somebody has finished them, they keep their mark, and other words are
    a draft.
    """
    exact, mended = join_segments(found.segments, source, target)
    kept = bool(found.was) and stamp_words(exact, False) == found.was.removesuffix("-draft")
    words = exact if kept else mended
    if not words.strip():
        words = ""
    draft = found.was.endswith("-draft") if kept else True
    if found.done is not None:
        draft = not found.done
    draft = bool(words) and (draft or not found.whole)
    comment = "\n".join(line.strip() for text in found.comments for line in text.splitlines()
                        if line.strip())
    return Returned(found.id, words, found.source, draft, found.was, comment, found.broken,
                    found.line)
