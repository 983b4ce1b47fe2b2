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
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetPydanticSchema
from pydantic_core import core_schema

from presskit.document import Text
from presskit.model.segment import Approval, Catalogue, Segment, State

__all__ = [
    "BodyBlock", "Contact", "Correction", "Event", "Fact", "Kit", "KitFile", "NameForm",
    "Named", "Organisation", "Paragraphs", "Party", "Person", "Picture", "PressRelease",
    "Quote", "Reach", "ReleasePolicy", "Session", "Term", "Words", "Work", "WorkMaker",
]


class Model(BaseModel):
    """A frozen record that knows all of its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


# Words: a text field, written as Markdown inlines in the file -----------------------------

def _segment(value: Any, info) -> Segment:
    if isinstance(value, Segment):
        return value
    if not isinstance(value, str):
        raise ValueError("a text is wanted here")
    context = info.context or {}
    inlines = context.get("inlines")
    text = value.strip()
    parsed = inlines(text) if inlines and text else ((Text(text),) if text else ())
    return Segment.of("", text, parsed, context.get("locale", ""))


def _words_schema(_source, _handler):
    return core_schema.with_info_plain_validator_function(_segment)


class _TextInSchema:
    """Shows a segment as a string in the JSON Schema."""

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema, _handler):
        return {"type": "string"}


Words = Annotated[Segment, GetPydanticSchema(_words_schema), _TextInSchema]
"""A text field: one segment.  Empty text means that the author gave none."""


def _split(value: Any) -> Any:
    if isinstance(value, str):
        return [part for part in (p.strip() for p in value.split("\n\n")) if part]
    return value


Paragraphs = Annotated[tuple[Words, ...], BeforeValidator(_split)]
"""Several paragraphs, one segment each; in a file one text with blank lines, or a list."""


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Fragments = Annotated[tuple[Words, ...], BeforeValidator(_one_or_more)]
"""One text, or the fragments it was spoken in."""

NONE = Segment.plain("")


# The register -----------------------------------------------------------------------------

Status = Literal["given", "confirmed", "published", "suggested"]


class NameForm(Model):
    """A proper name as one locale writes it.

    ``status`` says how sure it is: given by its bearer, confirmed by them, published (with
    the address in ``source``), or merely suggested (with the ``method``).
    """

    full: str
    short: str = ""
    sort: str = ""
    reading: str = ""
    aliases: tuple[str, ...] = ()
    status: Status = "suggested"
    method: str = ""
    source: str = ""
    note: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """Every way it may be written, longest first."""
        forms = {self.full, self.short, *self.aliases} - {""}
        return tuple(sorted(forms, key=lambda form: (-len(form), form)))


class Named(Model):
    """Anything with proper names: one form per locale."""

    id: str = ""
    names: dict[str, NameForm]


class Person(Named):
    """A person.  ``title`` is how they are introduced, affiliation included; ``part`` one
    line on what they did at the occasion, for the participants' table."""

    pronoun: Literal["", "he", "she", "they"] = ""
    organisation: str = ""
    roles: tuple[Literal["speaker", "panellist", "moderator", "artist", "creator",
                         "presenter", "guest"], ...] = ()
    title: Words = NONE
    bio: Paragraphs = ()
    part: Words = NONE
    picture: str = ""
    spoken_languages: tuple[str, ...] = ()
    note: str = ""


class Organisation(Named):
    """An organisation, brand, body; ``about`` is its boilerplate."""

    kind: Literal["", "company", "brand", "university", "association", "school", "studio",
                  "newsroom", "festival", "other"] = ""
    about: Words = NONE
    url: str = ""
    note: str = ""


class WorkMaker(Model):
    """Who made a work, and as what."""

    person: str
    role: Literal["artist", "creator", "director", "author", "performer"] = "creator"


class Work(Named):
    """A titled thing: a film, an event, a festival, a theme, a programme, a project."""

    kind: Literal["film", "event", "festival", "theme", "programme", "project", "model",
                  "book", "other"] = "other"
    makers: tuple[WorkMaker, ...] = ()
    about: Words = NONE
    note: str = ""


class Term(Named):
    """A coined or protected term; ``by`` is the person who coined it."""

    by: str = ""
    note: str = ""


# Quotes, pictures --------------------------------------------------------------------------

class Correction(Model):
    """Why a quote's words differ from the source it was taken from."""

    reason: str
    date: dt.date


class Quote(Model):
    """Words that a person said.

    ``words`` are exact and without outer marks, in as many fragments as they were printed in.
    ``text_is: translation`` says that the kit's words are themselves a translation from
    ``spoken_in``.  ``card`` is a passage of whole sentences for the quote card.
    """

    id: str = ""
    speaker: str
    words: Fragments
    spoken_in: str = ""
    text_is: Literal["original", "translation"] = "original"
    medium: Literal["", "speech", "panel", "interview", "statement", "written"] = ""
    occasion: Words = NONE
    date: dt.date | None = None
    source: str = ""
    card: Words = NONE
    corrected: Correction | None = None


class Picture(Model):
    """A picture with what a desk needs to use it; without ``file`` only its caption exists."""

    id: str = ""
    file: str = ""
    caption: Words = NONE
    alternative: Words = NONE
    credit: Words = NONE
    rights: Words = NONE
    use: tuple[str, ...] = ()


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
    date: dt.date | None = None
    end_date: dt.date | None = None
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


class ReleasePolicy(Model):
    """What may go out.

    ``states`` gives the lowest state per locale (``default`` for the others; a converted
    locale needs ``converted``); ``clearance`` says whose quotes need their speaker's word.
    """

    states: dict[str, State] = {}
    clearance: Literal["none", "source", "source+en", "every-language"] = "none"
    accept_suggested_names: bool = False


class Brand(Model):
    """The issuer's look: ``accent`` a colour ``#rrggbb``, ``mark`` a picture in the kit."""

    accent: str = Field("#8a1c2b", pattern=r"^#[0-9a-fA-F]{6}$")
    mark: str = ""


DOCUMENTS = ("press-release", "speaker-bios", "quote-sheet", "fact-sheet")


class KitFile(Model):
    """What ``kit.yaml`` says."""

    title: Words = NONE
    source_locale: str
    locales: dict[str, Reach] = {}
    time_zone: str = ""
    version: int = Field(1, ge=1)
    release_date: dt.date | None = None
    embargo: dt.datetime | None = None
    parties: tuple[Party, ...] = ()
    event: Event = Event()
    sessions: dict[str, Session] = {}
    facts: tuple[Fact, ...] = ()
    contacts: dict[str, tuple[Contact, ...]] = {}
    boilerplate: tuple[str, ...] = ()
    documents: tuple[Literal["press-release", "speaker-bios", "quote-sheet", "fact-sheet",
                             "speaker-bio"], ...] = DOCUMENTS
    cards: tuple[Literal["square", "wide"], ...] = ("square",)
    release: ReleasePolicy = ReleasePolicy()
    notice: Words = NONE
    brand: Brand = Brand()
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

    @property
    def register(self) -> Mapping[str, Named]:
        """Everything with a proper name, by ``kind:id`` (``person:ding-wei``)."""
        groups = (("person", self.people), ("organisation", self.organisations),
                  ("work", self.works), ("term", self.terms))
        return {f"{kind}:{key}": one for kind, group in groups for key, one in group.items()}

    @property
    def is_converted(self) -> bool:
        """Whether this locale was reached by script conversion."""
        reach = self.locales.get(self.locale)
        return reach is not None and reach.reach == "convert"
