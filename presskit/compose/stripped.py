"""A withdrawn kit without its words: what stands of it in a language in which nobody has signed off
why it was withdrawn.

Here: what such a notice may say beside presskit's own phrases: who issued the kit and whom to ask,
as far as that is signed off.  Never here: what is signed off (``build.noting``), the notice itself
(``withdrawal``).

What may stay is named, all else goes: a field that a kit gets one day is not told by this notice.
"""

from __future__ import annotations

from collections.abc import Collection

from presskit.model.fields import NONE
from presskit.model.kit import Contact, Event, Invitation, Kit
from presskit.model.segment import Segment
from presskit.model.walk import map_segments

__all__ = ["stripped"]


def stripped(kit: Kit, signed: Collection[str], names: Collection[str]) -> Kit:
    """The kit with no words but the contacts' and its own notice, those of them that are ``signed``
    (ids of segments), and with no names but those of its issuers that are among ``names``
    (``kind:id``).  Its headline, its occasion and its note are gone, whatever their state."""
    bare = map_segments(kit, lambda _segment: NONE)
    parties = tuple(one for one in kit.parties if one.role == "issuer"
                    and f"organisation:{one.organisation}" in names)
    issuers = {one.organisation: bare.organisations[one.organisation] for one in parties}
    return bare.model_copy(update={
        "parties": parties, "organisations": issuers, "people": {}, "works": {}, "terms": {},
        "quotes": {}, "pictures": {}, "sessions": {}, "facts": (), "boilerplate": (), "cards": (),
        "event": Event(), "invitation": Invitation(), "catalogues": {}, "approvals": {},
        "notice": _take(kit.notice, signed),
        "contacts": {key: tuple(kept for one in some if (kept := _take_contact(one, signed))
                                != Contact()) for key, some in kit.contacts.items()}})


def _take(words: Segment, signed: Collection[str]) -> Segment:
    return words if words.text and words.id in signed else NONE


def _take_contact(one: Contact, signed: Collection[str]) -> Contact:
    """A contact by its number and addresses, which are the same in every language, and by those of
    its words that are signed off."""
    return one.model_copy(update={name: _take(getattr(one, name), signed)
                                  for name in ("name", "department", "hours")})
