"""What a press kit is: the facts of one occasion, in one locale.

Here: the frozen types of everything that a kit's files can say; the JSON Schema that editors
complete by is made from them.  Never here: reading files, wording, today's date.

A text that a reader can see is a :class:`Words` field and holds a :class:`Segment`.  Ids are
the keys of the mappings in the files; the order of every mapping and list is the author's and
is kept everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from presskit.model.corrections import (
    Replacement,
    find_withdrawal,
    list_replacements,
    list_standing,
)
from presskit.model.fields import (
    NONE,
    Day,
    Fragments,
    Model,
    Paragraphs,
    Until,
    Words,
)
from presskit.model.invitations import Invitation, Opportunity
from presskit.model.names import Named, NameForm, Organisation, Person, Term, Work, WorkMaker
from presskit.model.reviews import Deviation, Dismissal, Query
from presskit.model.segment import Approval, Catalogue
from presskit.model.settings import Brand, PressRoom, ReleasePolicy, Translation, Typefaces

__all__ = [
    "BodyBlock", "Contact", "Correction", "Deviation", "Dismissal", "Event", "Fact",
    "Invitation", "Kit", "KitFile", "NameForm", "Named", "Opportunity", "Organisation",
    "Paragraphs", "Party", "Person", "Picture", "PressRelease", "PressRoom", "Query", "Quote",
    "Reach", "ReleasePolicy", "Replacement", "Session", "Term", "Translation", "Typefaces",
    "Words", "Work", "WorkMaker",
]


# Quotes, pictures --------------------------------------------------------------------------

class Correction(Model):
    """Why a quote's words differ from the source it was taken from."""

    reason: str
    date: Day


class Quote(Model):
    """Words that a person said.

    ``words`` are exact and without outer marks, in as many fragments as they were printed in.
    ``text_is: translation`` says that the kit's words are themselves a translation from
    ``spoken_in``.  ``card`` is a passage of whole sentences for the quote card.
    ``speaker_is: guessed`` says that nobody has confirmed who spoke.
    """

    id: str = ""
    speaker: str
    speaker_is: Literal["named", "guessed"] = "named"
    words: Fragments
    spoken_in: str = ""
    text_is: Literal["original", "translation"] = "original"
    medium: Literal["", "speech", "panel", "interview", "statement", "written"] = ""
    occasion: Words = NONE
    date: Day | None = None
    source: str = ""
    card: Words = NONE
    corrected: Correction | None = None


class Picture(Model):
    """A picture with what a desk needs to use it; without ``file`` only its caption exists.

    ``rights`` says who may use it for what, ``use`` where, ``until`` its last day.
    """

    id: str = ""
    file: str = ""
    caption: Words = NONE
    alternative: Words = NONE
    credit: Words = NONE
    rights: Words = NONE
    use: tuple[Literal["print", "web", "social", "broadcast"], ...] = ()
    until: Until | None = None


# The press release ---------------------------------------------------------------------------

class BodyBlock(Model):
    """One block of the release's body.

    ``kind`` ``heading`` (with ``level`` 2 or 3), ``paragraph`` and ``list`` carry segments;
    ``pull-quote``, ``works`` and ``figure`` stand for what ``target`` names (a quote, a kind
    of work, a picture).
    """

    kind: Literal["paragraph", "heading", "list", "pull-quote", "works", "figure", "rule"]
    segments: tuple[Words, ...] = ()
    level: int = 0
    ordered: bool = False
    target: str = ""


class PressRelease(Model):
    """The release: front matter and body of ``release.md``.

    The first paragraph of the body is the lead.
    """

    headline: Words = NONE
    subheads: tuple[Words, ...] = ()
    short_headline: Words = NONE
    place: Words = NONE
    body: tuple[BodyBlock, ...] = ()


# kit.yaml ------------------------------------------------------------------------------------

class Reach(Model):
    """How a locale is reached: converted by script, or translated; from which locale."""

    reach: Literal["convert", "translate"]
    from_: str = Field("", alias="from")


class Party(Model):
    """An organisation's part in the occasion; the list is in protocol order."""

    organisation: str
    role: Literal["issuer", "organiser", "co-organiser", "undertaker", "supporter", "sponsor",
                  "host"]


class Event(Model):
    """The occasion.  ``name``, ``part_of`` and ``theme`` are ids of works."""

    name: str = ""
    part_of: str = ""
    theme: str = ""
    date: Day | None = None
    end_date: Day | None = None
    time: Words = NONE
    city: Words = NONE
    venue: Words = NONE
    admission: Words = NONE


class Session(Model):
    """A part of the occasion: a panel, a screening, a block of talks.

    ``theme`` is the id of a work or term; ``closing_words`` are set in quotation marks and
    listed; ``people`` and ``works`` are ids in the author's order.
    """

    id: str = ""
    kind: Literal["talks", "panel", "screening", "other"] = "other"
    name: Words = NONE
    time: Words = NONE
    theme: str = ""
    people: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    closing_words: tuple[Words, ...] = ()


class Fact(Model):
    """One more row of the fact sheet."""

    label: Words
    value: Words


class Contact(Model):
    """A press contact."""

    name: Words = NONE
    department: Words = NONE
    phone: str = ""
    email: str = ""
    url: str = ""
    hours: Words = NONE


DOCUMENTS = ("press-release", "speaker-bios", "quote-sheet", "fact-sheet")


class KitFile(Model):
    """What ``kit.yaml`` says."""

    title: Words = NONE
    source_locale: str
    locales: dict[str, Reach] = {}
    time_zone: str = ""
    version: int = Field(1, ge=1)
    corrections: dict[str, Replacement] = {}
    release_date: Day | None = None
    embargo: dt.datetime | None = None
    parties: tuple[Party, ...] = ()
    event: Event = Event()
    sessions: dict[str, Session] = {}
    invitation: Invitation = Invitation()
    facts: tuple[Fact, ...] = ()
    contacts: dict[str, tuple[Contact, ...]] = {}
    boilerplate: tuple[str, ...] = ()
    documents: tuple[Literal["press-release", "speaker-bios", "quote-sheet", "fact-sheet",
                             "speaker-bio", "captions-sheet", "media-invitation"],
                     ...] = DOCUMENTS
    cards: tuple[Literal["square", "wide"], ...] = ("square",)
    release: ReleasePolicy = ReleasePolicy()
    notice: Words = NONE
    theme: str = "default"
    brand: Brand = Brand()
    press_room: PressRoom = PressRoom()
    fonts: Typefaces = Typefaces()
    kinsoku: Literal["normal", "strict"] = "normal"
    translation: Translation = Translation()
    conventions: dict[str, dict[str, Any]] = {}


class Kit(KitFile):
    """All facts of one occasion, its words in ``locale``."""

    id: str
    locale: str
    press_release: PressRelease = PressRelease()
    people: dict[str, Person] = {}
    organisations: dict[str, Organisation] = {}
    works: dict[str, Work] = {}
    terms: dict[str, Term] = {}
    quotes: dict[str, Quote] = {}
    pictures: dict[str, Picture] = {}
    catalogues: dict[str, Catalogue] = {}
    approvals: dict[str, tuple[Approval, ...]] = {}
    queries: tuple[Query, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    deviations: tuple[Deviation, ...] = ()

    @property
    def register(self) -> Mapping[str, Named]:
        """Everything with a proper name, by ``kind:id`` (``person:ding-wei``); a term that only
        forbids words has none."""
        groups = (("person", self.people), ("organisation", self.organisations),
                  ("work", self.works), ("term", self.terms))
        return {f"{kind}:{key}": one for kind, group in groups for key, one in group.items()
                if one.names}

    @property
    def replacements(self) -> tuple[tuple[int, Replacement], ...]:
        """What was corrected up to this version, by version, the last first."""
        return list_replacements(self.corrections, self.version)

    @property
    def standing(self) -> tuple[tuple[int, Replacement], ...]:
        """Those of them whose notes are still told."""
        return list_standing(self.replacements)

    @property
    def again(self) -> bool:
        """Whether a release that was withdrawn is issued again by this version."""
        return any(number == self.version - 1 and one.withdrawn
                   for number, one in self.replacements[1:])

    @property
    def withdrawal(self) -> Replacement | None:
        """The note of a kit whose version says that its release is withdrawn."""
        return find_withdrawal(self.corrections, self.version)

    @property
    def is_converted(self) -> bool:
        """Whether this locale was reached by script conversion."""
        reach = self.locales.get(self.locale)
        return reach is not None and reach.reach == "convert"
