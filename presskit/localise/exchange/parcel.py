"""What goes out and what comes back, whatever the format.

Here: the records, how a text and its words are known again.  Never here: formats, files, what
becomes of what came back (``landing``).

Texts and words are Markdown, as in a PO file; a format that keeps words and markup apart goes by
``codes``.  A row is one entry of the PO file, so one text that stands in several places of one
container is one row for each, as there.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from presskit.localise.wording import fold
from presskit.model.segment import State

__all__ = ["MOST_ROWS", "Delivery", "Offer", "Parcel", "Returned", "Row", "readable", "row_id",
           "same_text", "stamp_words"]

_DRAFT = "-draft"
MOST_ROWS = 5_000
"""A file with more texts is no press kit's."""

_UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"
    "\ufdd0-\ufdef\ufffe\uffff\ufffd\u202a-\u202e\u2066-\u2069]")


def row_id(context: str, source: str) -> str:
    """What a text is known by outside: its ``msgctxt`` and twelve digits of its sha256.

    An NMTOKEN (XML 1.0), which XLIFF 2 asks for.

    >>> row_id("release.body#2", "晚安。")
    'release.body--2:6738be7c6781'
    """
    return f"{context.replace('#', '--')}:{_digest(source)[:12]}"


def stamp_words(words: str, draft: bool) -> str:
    """What words are known again by, and whether they were marked as work to be done: what stood
    there when a file was written.

    >>> stamp_words("Good night.", True)
    'bbc899f2b8d76af8-draft'
    """
    return _digest(words)[:16] + _DRAFT * draft


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space and the way characters are composed,
    which other programs write as they like."""
    return fold(one) == fold(other)


def readable(text: str) -> str:
    """The text with characters that no file of a kit may hold written as their code points.

    >>> readable("a\\u2028b")
    'a⟨U+2028⟩b'
    """
    return _UNREADABLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the memory has for a text: words, for which source, how alike in percent (101 and 100:
    the same), and from which kit."""

    score: int
    source: str
    words: str
    kit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A text that goes out.

    ``segment`` is its id in the kit, ``context`` the ``msgctxt``; ``words`` are those there are,
    in ``state``; ``previous`` is the source that stale words were made for.  ``note`` is what a
    translator is told (several lines), ``remark`` what translators said themselves; ``speaker`` is
    who says it, of a quote; ``before`` and ``behind`` are the neighbours in the same container.
    ``names`` are the names in it, each with its form in the target locale.
    """

    segment: str
    context: str
    source: str
    words: str = ""
    state: State = State.INITIAL
    previous: str = ""
    note: str = ""
    remark: str = ""
    speaker: str = ""
    before: str = ""
    behind: str = ""
    names: tuple[tuple[str, str], ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def id(self) -> str:
        """What the row is known by outside."""
        return row_id(self.context, self.source)

    @property
    def is_draft(self) -> bool:
        """Whether its words are marked as work to be done."""
        return bool(self.words) and self.state in (State.MACHINE, State.STALE)

    @property
    def was(self) -> str:
        """What its words are known again by."""
        return stamp_words(self.words, self.is_draft)


@dataclass(frozen=True)
class Parcel:
    """The texts of a kit for one pair of locales.

    ``title`` is the kit's; ``embargo`` a sentence on it, empty where there is none.
    """

    kit: str
    source: str
    target: str
    rows: tuple[Row, ...]
    title: str = ""
    embargo: str = ""

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """The rows by what they are known by outside."""
        return {one.id: one for one in self.rows}


@dataclass(frozen=True, slots=True)
class Returned:
    """A row of a file that came back.

    ``id``, ``source`` and ``was`` are as they went out, empty where the file doesn't say;
    ``draft`` says that its words are marked as work to be done.  ``comment`` is what a translator
    wrote to it.  ``broken`` says what could not be read of it.  ``line`` is its place in the file.
    """

    id: str
    words: str
    source: str = ""
    draft: bool = False
    was: str = ""
    comment: str = ""
    broken: str = ""
    line: int = 0

    @property
    def context(self) -> str:
        """The ``msgctxt`` that the id was made from."""
        return self.id.rpartition(":")[0].replace("--", "#")

    @property
    def is_untouched(self) -> bool:
        """Whether words and mark are those that went out."""
        return stamp_words(self.words, self.draft and bool(self.words)) == self.was

    @property
    def is_copy(self) -> bool:
        """Whether a program has put the source where no words were."""
        return bool(self.words) and same_text(self.words, self.source) and self.was == stamp_words(
            "", False)

    @property
    def keeps_words(self) -> bool:
        """Whether the words are those that went out, whatever the mark."""
        return bool(self.was) and stamp_words(self.words, False) == self.was.removesuffix(_DRAFT)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that came back: its ``name``, the kit and the locales that it says it is of (empty
    where it doesn't), and its rows in their order."""

    name: str
    rows: tuple[Returned, ...]
    kit: str = ""
    source: str = ""
    target: str = ""
