"""Warnings that whoever approves a text has to have seen, and how a refusal is told.

Here: which warnings these are (``first`` in ``templates/review.yaml``).  Never here: errors and all
else that speaks against an approval (``approving``).
"""

from __future__ import annotations

from presskit.build.languages import Languages
from presskit.build.reviewing import place_of, shown
from presskit.diagnostics import Diagnostic, Findings, Severity
from presskit.model.segment import State

__all__ = ["STAYS", "refuse", "weigh"]

STAYS = " stays as it was: "


def refuse(languages: Languages, locale: str, key: str, why: str, hint: str,
           findings: Findings) -> None:
    """Say that a text or name is left as it was, and why."""
    findings.error("review-refused", f"{locale}: {shown(languages, key)}{STAYS}{why}", hint=hint,
                   span=place_of(languages, locale, key), segment=key)


def weigh(languages: Languages, locale: str, key: str, state: State, findings: Findings, *,
          despite: bool) -> bool:
    """Whether a text may be approved as ``state``, as far as warnings about figures, quotes and
    names go that nobody has dismissed; they are said.  ``despite`` says that they were seen."""
    segment = languages.reach(locale).segments.get(key)
    doubts = _doubts(languages, locale, key)
    if not doubts or (segment and segment.state.rank >= state.rank):
        return True
    said = "; ".join(f"{one.code}: {one.message.removeprefix(f'{locale}: ')}" for one in doubts)
    if despite:
        findings.warning("approved-despite", f"{locale}: {shown(languages, key)} is approved in "
                         f"spite of {said}", span=place_of(languages, locale, key), segment=key,
                         hint="presskit review lists it until it is dismissed")
    else:
        refuse(languages, locale, key, said, "correct it; or let it stand with a reason: presskit "
               f"review dismiss --code {doubts[0].code}; or say --despite, if you have seen it "
               "and the words are right", findings)
    return despite


def _doubts(languages: Languages, locale: str, key: str) -> list[Diagnostic]:
    from presskit.localise.dismissals import is_first
    rules = languages.route.tools.rules
    return [one for one in languages.reach(locale).findings if one.segment == key
            and one.severity is Severity.WARNING and is_first(rules, one.code)]
