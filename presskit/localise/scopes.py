"""Which texts a term is about, and what it forbids.

Here: whether a text is in a term's scope, the register as one text has it, forbidden words.  Never
here: looking for terms in a text (``register``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from presskit.localise.literals import index_literals
from presskit.localise.register import Register
from presskit.model.kit import Kit, Term
from presskit.model.names import name_form
from presskit.model.segment import container_of, fits

__all__ = ["covers", "forbidden", "within"]


def covers(kit: Kit, only: Iterable[str], path: str) -> bool:
    """Whether a text is among those that a scope names: paths, in which ``*`` stands for anything,
    or ``speaker:<id>`` for what somebody says.  An empty scope has every text."""
    only, path = tuple(only), container_of(path)
    return not only or any(
        path in _spoken(kit, one.removeprefix("speaker:")) if one.startswith("speaker:")
        else fits(path, one) for one in only)


def _spoken(kit: Kit, person: str) -> set[str]:
    return {f"quotes.{key}.{part}" for key, quote in kit.quotes.items()
            if quote.speaker == person for part in ("words", "card")}


def within(register: Register, kit: Kit, path: str) -> Register:
    """The register as one text has it: without terms that are not about it, those with a scope
    before those without."""
    scoped = {f"term:{key}": covers(kit, term.only, path)
              for key, term in kit.terms.items() if term.only}
    if not scoped:
        return register
    forms = {text: tuple(sorted((one for one in keys if scoped.get(one[0], True)),
                                key=lambda one: one[0] not in scoped))
             for text, keys in register.forms.items()}
    forms = {text: keys for text, keys in forms.items() if keys}
    return replace(register, forms=forms, index=index_literals(forms))


def forbidden(term: Term, locale: str) -> dict[str, str]:
    """What a term forbids in a locale: the words for it, its script and its language; with what to
    say instead."""
    parts = locale.split("-")
    tags = ("-".join(parts[:length]) for length in range(1, len(parts) + 1))
    form = name_form(term, locale)
    return {word: instead or (form.full if form else "")
            for tag in tags for word, instead in term.forbid.get(tag, {}).items() if word}
