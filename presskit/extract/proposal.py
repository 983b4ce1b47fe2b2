"""What an article seems to say: findings, each with its place, how sure it is, and why.

Here: the kinds of findings.  Never here: how they are found, what becomes of them.

Every string of a finding is a piece of the article; nothing is made up.  ``sure`` is between 0
and 1 (below :data:`DOUBTFUL` somebody should look), ``why`` names the rule in kebab words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece

__all__ = ["DOUBTFUL", "KINDS", "Caption", "Contact", "Dateline", "Event", "Marked", "Organisation",
           "Person", "Placed", "Proposal", "Quote", "Things", "Title", "Work"]

DOUBTFUL = 0.75

KINDS = ("headline", "subhead", "byline", "dateline", "paragraph", "heading", "caption", "credit",
         "question", "list", "contact", "boilerplate", "source", "note", "end", "omitted")
"""What a block can be.  ``question`` is an interviewer's; ``note`` is for editors and not for
readers; ``end`` closes a release (ENDS, ###); ``source`` says where the words come from;
``omitted`` is what somebody wants left out, an advertisement say."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What one block is."""

    kind: str
    sure: float = 1.0
    why: str = "nothing-claims-it"


@dataclass(frozen=True, slots=True)
class Title:
    """What a person is called at one place: the title, the body it is held in, or both."""

    title: Piece | None
    affiliation: Piece | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to register.  ``name`` is the whole name where it stands best; ``mentions`` are
    all places of the person, shorter forms too, in order; ``also`` are those shorter forms, one
    piece each."""

    name: Piece
    mentions: tuple[Piece, ...]
    also: tuple[Piece, ...] = ()
    titles: tuple[Title, ...] = ()
    sure: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech, word for word.  ``fragments`` are without the outer marks, ``outer`` with them;
    ``speaker`` is the number of a person, else ``unnamed`` holds the words for who spoke;
    ``cue`` are the words that say so."""

    fragments: tuple[Piece, ...]
    outer: tuple[Piece, ...]
    speaker: int | None = None
    unnamed: Piece | None = None
    cue: Piece | None = None
    sure: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands in quotation marks and is no speech: ``work``, ``event``, ``term``,
    ``partial`` (some words of somebody's), ``name``."""

    piece: Piece
    kind: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture, whom they show, whose picture it is."""

    text: Piece
    shows: tuple[int, ...] = ()
    credit: Piece | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A work with its makers, who are numbers of people."""

    title: Piece
    kind: str = "work"
    makers: tuple[int, ...] = ()
    sure: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that people belong to, or that invites; ``also`` are shorter forms."""

    name: Piece
    also: tuple[Piece, ...] = ()
    sure: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What the article is about, as far as it says so; ``day`` is ISO 8601 where the article
    gives the whole date."""

    name: Piece | None = None
    part_of: Piece | None = None
    theme: Piece | None = None
    date: Piece | None = None
    day: str | None = None
    time: Piece | None = None
    venue: Piece | None = None
    city: Piece | None = None
    organiser: Piece | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and day before the first words of the lead, or in a block of their own: ``piece`` is
    all that a release prints anew from them, with brackets, dashes and stops."""

    piece: Piece
    place: Piece | None = None
    date: Piece | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the media may ask."""

    name: Piece | None = None
    phone: Piece | None = None
    email: Piece | None = None
    url: Piece | None = None


@dataclass(frozen=True, slots=True)
class Things:
    """Everything that is neither a person nor speech.  ``credits`` are pieces that say who wrote
    or photographed, inside blocks that say more or as whole blocks."""

    works: tuple[Work, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    event: Event = field(default_factory=Event)
    contacts: tuple[Contact, ...] = ()
    captions: tuple[Caption, ...] = ()
    credits: tuple[Piece, ...] = ()
    dateline: Dateline | None = None
    boilerplate: tuple[tuple[int, int | None], ...] = ()
    """Number of the block, number of the organisation that it describes, if that was found."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An article with everything that was found in it; ``placed`` has one entry a block."""

    article: Article
    placed: tuple[Placed, ...]
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    marked: tuple[Marked, ...] = ()
    things: Things = field(default_factory=Things)
