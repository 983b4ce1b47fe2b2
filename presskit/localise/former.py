"""Former forms of names, wherever they still stand.

Here: those of a text's own locale, and those that another locale wrote and a text shows beside a
name, such as the original in brackets.  Never here: what is done about them (``renaming``,
``checks``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from presskit.localise.register import (
    FORMER,
    Mention,
    Register,
    extract_mentions,
    without_names,
)
from presskit.model.kit import Kit
from presskit.model.names import name_form

__all__ = ["Former", "each_former", "open_former"]


@dataclass(frozen=True, slots=True)
class Former:
    """The former forms that may stand in the texts of a locale: the ``register`` of that locale,
    and the names as others wrote them (``elsewhere``), which never become part of its own."""

    kit: Kit
    register: Register
    elsewhere: Register

    def keys(self, words: str) -> list[str]:
        """The names that were written so."""
        return [key for one in (self.register, self.elsewhere)
                for key, kind in one.forms.get(words, ()) if kind.startswith(FORMER)]

    def new(self, key: str, words: str) -> str:
        """What stands in the place of a former form now."""
        named = self.kit.register[key]
        own = name_form(named, self.register.locale)
        source = name_form(named, self.kit.source_locale)
        for form in (own, source, *named.names.values()):
            if form and words in form.outdated:
                return form.outdated[words][1]
        raise KeyError(words)


def open_former(kit: Kit, register: Register) -> Former:
    """The former forms for the texts of the register's locale."""
    return Former(kit, register, register.beside or Register(register.locale))


def each_former(former: Former, text: str) -> Iterator[Mention]:
    """Every former form in a text: first those of its own locale."""
    for one in extract_mentions(former.register, text):
        if not one.escaped and former.keys(text[one.start:one.end]):
            yield one
    if former.elsewhere.forms:
        for one in extract_mentions(former.elsewhere, without_names(former.register, text)):
            if not one.escaped:
                yield one
