"""The records of shielding, and how a placeholder is written and known again.

Here: what a placeholder stands for, what came of an answer.  Never here: taking out and
putting in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from presskit.localise.register import Mention

__all__ = ["Kind", "Piece", "Restored", "Shielded", "each_placeholder", "write_placeholder"]

_PLACEHOLDER = re.compile(r"(?:\\?[⟦〚\[［【〔]){1,2}\s*(\d{1,4})\s*(?:\\?[⟧〛\]］】〕]){1,2}")
"""A placeholder as engines hand it back: other brackets, doubled or escaped ones, spaces
inside, figures of another script."""


class Kind(StrEnum):
    """What a placeholder stands for.

    A name, a quote by reference, a break at sense, an address, a measure, a settled sign; or
    one edge of a run whose words are translated: ``open`` and ``close``.
    """

    NAME = "name"
    QUOTE = "quote"
    BREAK = "break"
    ADDRESS = "address"
    MEASURE = "measure"
    KEPT = "kept"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one placeholder stands for.

    ``source`` is what the source shows there; ``shown`` what a reader of the target will see
    (nothing for markup); ``code`` the Markdown that it is written as, empty where ``shown`` is
    mere text.  ``key`` is a name's ``kind:id`` and ``reading`` how it is read; ``partner`` is
    the number of the other edge; ``spaced`` says on which sides the source has a space.
    """

    number: int
    kind: Kind
    source: str
    shown: str = ""
    code: str = ""
    key: str = ""
    reading: str = ""
    partner: int = 0
    spaced: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text for an engine and what its placeholders stand for.

    ``missing`` are names without that form in the target: the full one comes back, or the
    source's where there is none; ``doubtful`` those that may be another name, or none.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    missing: tuple[Mention, ...] = ()
    doubtful: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of an answer: Markdown, or which placeholders are wrong (then no text).

    ``lost`` don't stand in the answer, ``doubled`` stand there more than once, ``invented``
    are none of ours; ``crossed`` are edges that stand in no order, ``emptied`` those with
    nothing between them any more.  ``unsure`` are names with a Korean particle that nobody
    can choose by the letters.
    """

    text: str = ""
    lost: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()
    invented: tuple[int, ...] = ()
    crossed: tuple[int, ...] = ()
    emptied: tuple[int, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every placeholder came back once and in order."""
        return not (self.lost or self.doubled or self.invented or self.crossed or self.emptied)


def write_placeholder(number: int) -> str:
    """The placeholder of a number.

    >>> write_placeholder(3)
    '⟦3⟧'
    """
    return f"⟦{number}⟧"


def each_placeholder(text: str) -> Iterator[tuple[int, int, int]]:
    """Every placeholder in a text as start, end and number, whatever brackets it has."""
    for found in _PLACEHOLDER.finditer(text):
        yield found.start(), found.end(), int(found[1])
