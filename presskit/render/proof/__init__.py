"""Proof: what an artifact says when it is read back, against what it was to say.

Here: reading each format as its readers do (a screen reader, a word processor, a browser, a
desk that pastes) and comparing that with the document and with the rules of its format.  Never
here: a writer's own tables taken on trust, mending, folders, manifests.

A prover is handed the bytes of a file, the document it was made from and the context, and
gives faults.  It trusts nothing that the writer remembers: what it says stands in the bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Aspect", "Fault"]


class Aspect(StrEnum):
    """What is proven of a file; one column of the table each."""

    FILES = "files"
    """There, listed, with the bytes and digests that the manifest names."""
    TEXT = "text"
    """The words of the document, all of them, in its order, and no others."""
    FONTS = "fonts"
    """Every face inside, ours, with a way back to Unicode; every character drawn by one."""
    LINES = "lines"
    """Line ends and beginnings, edges and gaps, as they lie on the page."""
    STRUCTURE = "structure"
    """What software reads: tags, languages, headings, tables, links, properties, claims."""
    REPEAT = "repeat"
    """Made anew, elsewhere, it has the same bytes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a file says or is and should not.

    ``message`` is one sentence; ``where`` a page, part or element of the file; ``hint`` what to
    do about it, where that is not simply to make the file anew; ``minor`` for what can stand
    (a line left short) and is told without failing; ``closed`` where the file can't be read, so
    that nothing else was looked at.
    """

    aspect: Aspect
    message: str
    where: str = ""
    hint: str = ""
    minor: bool = False
    closed: bool = False
