"""What a kit only guesses: names that may be none, and who said something.

Here: a warning for each, since no document gives it as a fact.  Never here: leaving it out
(``compose``).
"""

from __future__ import annotations

from presskit.diagnostics import Findings
from presskit.model.faults import Finder
from presskit.model.kit import Kit
from presskit.model.names import is_guess

__all__ = ["check_guesses"]

_KINDS = {"people": "a person", "organisations": "an organisation", "works": "a work"}


def check_guesses(kit: Kit, finder: Finder, findings: Findings) -> None:
    """Report every name and every speaker that nobody has decided about."""
    asked = f"presskit import {kit.id} --review asks about it first"
    for kind, what in _KINDS.items():
        for key, named in getattr(kit, kind).items():
            if is_guess(named, kit.source_locale):
                name = next(iter(named.names.values())).full
                findings.warning(
                    "name-guessed", f"{name} may not be {what}, and is given as one in no document "
                    "before somebody has decided", span=finder.key((kind, key)),
                    hint=f"{asked}; or write status: confirmed, or take {key} out of {kind}.yaml")
    for key, quote in kit.quotes.items():
        if quote.speaker_is == "guessed":
            findings.warning(
                "speaker-guessed", f"nobody has confirmed that {_name(kit, quote.speaker)} said "
                f'the words of "{key}": they are on no quote sheet and no card',
                span=finder.value(("quotes", key, "speaker_is")),
                hint=f"{asked}; or name the right speaker and take this line out")


def _name(kit: Kit, speaker: str) -> str:
    person = kit.people.get(speaker)
    return next(iter(person.names.values())).full if person else speaker
