"""Texts that only some locales print: the press contacts of one market.

Here: which contacts a locale prints, whose texts it needs.  Never here: how they look.
"""

from __future__ import annotations

from presskit.model.kit import Kit

__all__ = ["is_needed", "with_own_contacts"]


def is_needed(kit: Kit, locale: str, path: str) -> bool:
    """Whether a text has to be put into a locale: because its documents print it, or those of
    a locale that is made from it."""
    parts = path.split(".")
    if parts[:2] != ["kit", "contacts"] or len(parts) < 3:
        return True
    readers = {locale}
    for _step in kit.locales:  # no chain is longer
        readers |= {one for one, reach in kit.locales.items() if reach.from_ in readers}
    return parts[2] in {_key(kit, one) for one in readers}


def with_own_contacts(kit: Kit, locale: str) -> Kit:
    """The kit with the contacts alone that the locale prints: nothing waits for the others."""
    key = _key(kit, locale)
    if set(kit.contacts) <= {key}:
        return kit
    return kit.model_copy(update={"contacts": {
        name: one for name, one in kit.contacts.items() if name == key}})


def _key(kit: Kit, locale: str) -> str:
    return locale if locale in kit.contacts else "default"
