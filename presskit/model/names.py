"""The register: everything with a proper name.

Here: people, organisations, works, coined terms and the forms of their names.  Never here:
finding names in a text.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from presskit.model.fields import NONE, Model, Paragraphs, Words

__all__ = ["FormerForm", "GUESS", "KEPT", "NameForm", "Named", "Organisation", "Person", "Term",
           "Work", "WorkMaker", "is_guess", "name_form"]

Status = Literal["given", "confirmed", "published", "suggested"]


class FormerForm(Model):
    """How a locale wrote a name before it was changed: whatever still stands so is out of date."""

    full: str = ""
    short: str = ""
    aliases: tuple[str, ...] = ()


def _as_former(value: Any) -> Any:
    return {"full": value} if isinstance(value, str) else value


class _TextOrRecordInSchema:
    """Shows a former form that may be written as its full one."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema, handler):
        return {"anyOf": [{"type": ["string", "number"]}, handler(schema)]}


Former = Annotated[FormerForm, BeforeValidator(_as_former), _TextOrRecordInSchema]


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
    formerly: tuple[Former, ...] = ()
    note: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """Every way it may be written, longest first."""
        forms = {self.full, self.short, *self.aliases} - {""}
        return tuple(sorted(forms, key=lambda form: (-len(form), form)))

    @property
    def outdated(self) -> dict[str, tuple[str, str]]:
        """What may no longer be written, with what stands in its place: which form that is
        (``full``, ``short``, ``alias:n``), and its words.  A form that is gone makes room for the
        full one."""
        found: dict[str, tuple[str, str]] = {}
        for former in self.formerly:
            pairs = [(former.full, "full", self.full), (former.short, "short", self.short)]
            pairs += [(one, f"alias:{at}", self.aliases[at] if at < len(self.aliases) else "")
                      for at, one in enumerate(former.aliases)]
            for old, kind, new in pairs:
                if old and old not in self.written:
                    found.setdefault(old, (kind, new) if new else ("full", self.full))
        return found


KEPT = "default"
"""Where the form of a term stands that is the same in every locale (``keep:``)."""


class Named(Model):
    """Anything with proper names: one form per locale."""

    id: str = ""
    names: dict[str, NameForm]


def name_form(named: Named, locale: str) -> NameForm | None:
    """The form of a name for a locale: its own, or that of its script or language.

    ``zh-Hant-TW`` looks for ``zh-Hant-TW``, ``zh-Hant``, ``zh``; never at a neighbour.  A term
    that is kept as it is has the same form everywhere.
    """
    parts = locale.split("-")
    tags = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((named.names[tag] for tag in (*tags, KEPT) if tag in named.names), None)


GUESS = "guess"
"""The method of a suggested form that may be no name at all (a doubtful finding of an import)."""


def is_guess(named: Named, locale: str) -> bool:
    """Whether it is no more than a guess that this is somebody or something with a name, as far as
    the register's own language, ``locale``, says; then no document gives it as such.

    >>> form = NameForm(full="Sunny Bay", method=GUESS)
    >>> is_guess(Person(names={"en": form}), "en")
    True
    """
    form = name_form(named, locale)
    return form is not None and form.status == "suggested" and form.method == GUESS


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


def _as_words(value: Any) -> Any:
    if isinstance(value, str):
        return {value: ""}
    if isinstance(value, list | tuple):
        return dict.fromkeys(value, "")
    return {key: "" if one is None else one for key, one in value.items()} \
        if isinstance(value, dict) else value


class _WordsInSchema:
    """Shows words, each with what to say instead, that may be written as a list."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema, handler):
        whole = handler(schema)
        text: dict[str, Any] = {"type": ["string", "number"]}
        instead = {**whole, "additionalProperties": {"type": ["string", "number", "null"]}}
        return {"anyOf": [text, {"type": "array", "items": text}, instead]}


Forbidden = Annotated[dict[str, str], BeforeValidator(_as_words), _WordsInSchema]
"""Words that must not be said, each with what to say instead; empty: the term's own form."""


class Term(Named):
    """A term: coined, protected, or said in one way and no other; ``by`` is the person who coined
    it.

    ``keep`` is what stands in every locale as it is; ``forbid`` gives by locale what must not be
    said; ``only`` names the texts it is about, by patterns of their paths or ``speaker:<id>``.
    """

    names: dict[str, NameForm] = {}
    keep: str = ""
    forbid: dict[str, Forbidden] = {}
    only: tuple[str, ...] = ()
    by: str = ""
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _say_something(cls, value: Any) -> Any:
        if isinstance(value, dict):
            if isinstance(value.get("keep"), str) and value["keep"]:
                names = value.get("names") or {}
                kept = {KEPT: {"full": value["keep"], "status": "confirmed"}}
                return {**value, "names": {**names, **kept}} if isinstance(names, dict) else value
            if not value.get("names") and not value.get("forbid"):
                raise PydanticCustomError("missing", "Field required")
        return value
