"""The segment: the smallest piece of text that is translated, reviewed and approved.

Here: segments, their states, messages of a catalogue and approvals.  Never here: where they
stand in a file, how they get their words.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from presskit.document import Inline, Text

__all__ = ["REJECTED", "Approval", "Catalogue", "Message", "Segment", "State", "container_of",
           "fits", "name_key", "name_path", "quote_of"]

REJECTED = "rejected by "
"""What the line of an entry's remarks begins with in which somebody has rejected its words."""


class State(StrEnum):
    """How far a segment's words have come; the words of XLIFF 2 where it has one."""

    INITIAL = "initial"
    MACHINE = "machine"
    STALE = "stale"
    TRANSLATED = "translated"
    CONVERTED = "converted"
    REVIEWED = "reviewed"
    FINAL = "final"
    SOURCE = "source"

    @property
    def rank(self) -> int:
        """The place in the order; ``final`` and ``source`` stand equal at the top."""
        return _RANKS[self]

    @staticmethod
    def lowest(states) -> State:
        """The lowest of several states; ``source`` for none."""
        return min(states, key=lambda state: state.rank, default=State.SOURCE)


_RANKS = {state: min(place, list(State).index(State.FINAL))
          for place, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Segment:
    """One block or one field of text.

    ``path`` names the field or container with stable ids (``people.ding-wei.title``,
    ``release.body``) and is the ``msgctxt`` of its PO entry; ``text`` is the source as it was
    written, the ``msgid``.  ``source`` and ``words`` are inlines; ``language`` is that of the
    words shown; ``quote`` is the id of the quote whose words these are.
    """

    path: str
    text: str
    source: tuple[Inline, ...]
    words: tuple[Inline, ...]
    language: str
    state: State = State.SOURCE
    quote: str = ""

    @property
    def id(self) -> str:
        """What text nodes carry: the path and eight digits of the source's sha256."""
        return f"{self.path}@{hashlib.sha256(self.text.encode()).hexdigest()[:8]}"

    @classmethod
    def of(cls, path: str, text: str, inlines: tuple[Inline, ...], language: str) -> Segment:
        """A segment in its source locale."""
        return cls(path, text, inlines, inlines, language)

    @classmethod
    def plain(cls, text: str, path: str = "", language: str = "") -> Segment:
        """A segment of mere characters, without markup."""
        return cls.of(path, text, (Text(text),) if text else (), language)


def container_of(name: str) -> str:
    """The field or container that a segment's id, its path or its ``msgctxt`` names.

    >>> container_of("release.body#2@1f0c9a3e")
    'release.body'
    """
    return name.partition("@")[0].partition("#")[0]


def fits(name: str, pattern: str) -> bool:
    """Whether a segment's id or path is what a pattern names, in which ``*`` stands for anything.

    >>> fits("people.ding-wei.title", "people.*"), fits("release.body[1]", "release.body[1]")
    (True, True)
    """
    return name == pattern or fnmatchcase(name, pattern.replace("[", "[[]"))


def quote_of(name: str) -> str:
    """The quote whose words, whole or as a card's passage, a segment's id or path names;
    empty for a segment of anything else.

    >>> quote_of("quotes.shen-light.words#2@1f0c9a3e"), quote_of("quotes.shen-light.occasion")
    ('shen-light', '')
    """
    group, *rest = container_of(name).split(".")
    return rest[0] if group == "quotes" and rest[1:] in (["words"], ["card"]) else ""


_REGISTER = "register."


def name_path(key: str) -> str:
    """The path under which a name of the register is approved and asked about.

    >>> name_path("person:ding-wei")
    'register.person.ding-wei'
    """
    return _REGISTER + key.replace(":", ".", 1)


def name_key(path: str) -> str:
    """The key (``kind:id``) of the name that a path is about; empty for the path of a text.

    >>> name_key("register.person.ding-wei"), name_key("release.body")
    ('person:ding-wei', '')
    """
    own = path.startswith(_REGISTER)
    return path.removeprefix(_REGISTER).replace(".", ":", 1) if own else ""


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a PO file (GNU gettext): ``previous`` is the ``#|`` source, ``comment`` ours
    for the translator (``#.``), ``remark`` the translator's own (``#``)."""

    context: str
    source: str
    words: str
    inlines: tuple[Inline, ...] = ()
    fuzzy: bool = False
    previous: str = ""
    comment: str = ""
    obsolete: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of a kit into one locale, in the file's order."""

    locale: str
    messages: tuple[Message, ...] = ()
    header: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    """A reviewer's word for one text: covers locale, path and the digests of both sides.

    ``state`` is ``reviewed`` or ``final``; ``name`` who, ``date`` when (ISO 8601), ``note``
    where the evidence is.  ``by`` is ``approve`` (a reviewer) or ``clear`` (a speaker).
    """

    path: str
    source: str
    words: str
    state: State
    name: str
    date: str
    note: str = ""
    by: str = "approve"
