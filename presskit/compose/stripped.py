"""A withdrawn kit without its words: what stands of it in a language in which nobody has signed off
why it was withdrawn.

Here: what such a notice may say beside presskit's own phrases: who issued the kit and whom to ask,
as far as that is signed off.  Never here: what is signed off (``build.noting``), the notice itself
(``withdrawal``).

What may stay is named, all else goes: a field that a kit gets one day is not told by this notice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from presskit.document import Reference, walk
from presskit.model.fields import NONE
from presskit.model.kit import Contact, Kit
from presskit.model.names import Organisation
from presskit.model.segment import Segment

__all__ = ["stripped"]

_SILENT = ("id", "locale", "source_locale", "locales", "time_zone", "version", "release_date",
           "embargo", "release", "queries", "theme", "brand", "press_room", "fonts", "kinsoku",
           "conventions")
"""What no document tells in words of the kit: which one it is, how it is made and goes out."""


def stripped(kit: Kit, signed: Collection[str], names: Collection[str]) -> Kit:
    """The kit with no words but the contacts' and its own notice, those of them that are ``signed``
    (ids of segments), and with no names but those of its issuers that are among ``names``
    (``kind:id``).  Its headline, its occasion and its note are gone, whatever their state, and so
    is a text that puts in one of these by its id."""
    parties = tuple(one for one in kit.parties if one.role == "issuer"
                    and f"organisation:{one.organisation}" in names)
    issuers = {one.organisation: Organisation(
        id=one.organisation, names=kit.organisations[one.organisation].names) for one in parties}

    def take(words: Segment) -> Segment:
        gone = any(isinstance(one, Reference) and not one.children
                   and one.target.removeprefix("organisation:") not in issuers
                   for one in walk(words.words))
        return words if words.text and words.id in signed and not gone else NONE

    return Kit(**{name: getattr(kit, name) for name in _SILENT}, parties=parties,
               organisations=issuers, notice=take(kit.notice),
               contacts={key: tuple(kept for one in some
                                    if (kept := _take_contact(one, take)) != Contact())
                         for key, some in kit.contacts.items()},
               corrections={key: one.model_copy(update={"note": NONE})
                            for key, one in kit.corrections.items()})


def _take_contact(one: Contact, take: Callable[[Segment], Segment]) -> Contact:
    """A contact by its number and addresses, which are the same in every language, and by those of
    its words that may be taken."""
    return one.model_copy(update={name: take(getattr(one, name))
                                  for name in ("name", "department", "hours")})
