"""How a kit is made and goes out: its policy, its look, its room, its engines.

Here: the frozen types of those keys of ``kit.yaml`` that hold no text for readers.  Never here:
what the kit tells, whether a policy is kept (``build.policy``).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from presskit.model.fields import FamilyNames, Model
from presskit.model.segment import State

__all__ = ["Brand", "PressRoom", "ReleasePolicy", "Translation", "Typefaces"]


class ReleasePolicy(Model):
    """What may go out.

    ``states`` gives the lowest state per locale (``default`` for the others; a converted
    locale needs ``converted``); ``clearance`` says whose quotes need their speaker's word;
    ``accept_missing`` names the facts that the author can't give and won't invent.
    """

    states: dict[str, State] = {}
    clearance: Literal["none", "source", "source+en", "every-language"] = "none"
    accept_suggested_names: bool = False
    accept_missing: tuple[Literal["headline", "release-date", "issuer", "contact", "boilerplate",
                                  "about", "event-date", "city", "venue", "alternative",
                                  "credit", "rights", "until", "invitation-date", "audience",
                                  "register-by", "register-at", "correction"], ...] = ()


class Brand(Model):
    """The issuer's look: ``accent`` a colour ``#rrggbb`` (empty: the theme's), ``mark`` a
    picture in the kit."""

    accent: str = Field("", pattern=r"^(#[0-9a-fA-F]{6})?$")
    mark: str = ""


class PressRoom(Model):
    """Where the press room will stand: ``url`` is the address of its folder.  What needs a whole
    address (canonical pages, the map of the site, pictures for feeds) waits for it."""

    url: str = ""


class Typefaces(Model):
    """The families that the kit is set in, where it is not ours: for headings, and for all else.

    ``sans`` are the families that come with presskit, ``serif`` those that ``presskit fonts
    fetch serif`` gets; every other name is a family that ``presskit fonts add`` took in.
    """

    headings: FamilyNames = {}
    text: FamilyNames = {}


class Translation(Model):
    """Which machine drafts translations, and what it is told.

    ``engines`` holds the settings of each by its name, never a key; ``under_embargo`` names those
    that may see the kit before its embargo ends.
    """

    engine: str = ""
    engines: dict[str, dict[str, Any]] = {}
    under_embargo: tuple[str, ...] = ()
