"""Findings that somebody lets stand: which of them still are what was looked at.

Here: parting findings from dismissed ones, saying what a dismissal no longer covers; what a
rewritten text need not have in common with its source.  Never here: finding anything, writing
the list.

A dismissal covers one finding in just these words of both sides, so that no edit and no new
finding hides behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from presskit.diagnostics import Diagnostic, Findings, Span
from presskit.model.kit import Deviation, Dismissal, Kit

__all__ = ["Digests", "Dismissed", "Rules", "decode_rules", "dismissal_for", "is_first",
           "is_protected", "is_sign", "settle_findings"]

Digests = Callable[[str], tuple[str, str]]
"""The sha256 of both sides of a text, by its segment's id."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Codes, some with ``*`` for a part: ``protected`` ones nobody dismisses,
    ``rewritten`` ones don't concern a rewritten text, ``first`` are told before other warnings."""

    protected: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that isn't shown, and by whose word: a dismissal or a deviation."""

    finding: Diagnostic
    by: Dismissal | Deviation


def decode_rules(value: Any) -> Rules:
    """The rules of ``templates/review.yaml``."""
    given = value if isinstance(value, Mapping) else {}
    return Rules(*(tuple(one for one in given.get(key) or () if isinstance(one, str))
                   for key in ("protected", "rewritten", "first")))


def is_protected(rules: Rules, code: str) -> bool:
    """Whether findings of this code may not be dismissed."""
    return _matches(rules.protected, code)


def is_sign(code: str) -> bool:
    """Whether findings of this code are about how a text is typed in its file (``signs``)."""
    return code.startswith("sign-")


def is_first(rules: Rules, code: str) -> bool:
    """Whether findings of this code are told before other warnings: figures, quotes, names."""
    return _matches(rules.first, code)


def _matches(patterns: Iterable[str], code: str) -> bool:
    return any(fnmatchcase(code, one) for one in patterns)


def dismissal_for(finding: Diagnostic, locale: str, digests: tuple[str, str], *, reason: str,
                  name: str, date: Any) -> Dismissal:
    """The dismissal of a finding about a segment (``finding.segment`` is its id)."""
    return Dismissal(code=finding.code, path=finding.segment, locale=locale,
                     finding=finding.message, source=digests[0], words=digests[1],
                     reason=reason, name=name, date=date)


def settle_findings(kit: Kit, locale: str, found: Iterable[Diagnostic], digests: Digests,
                    rules: Rules, rewritten: Mapping[str, Deviation],
                    places: Mapping[Any, Span], *, signs: bool = False
                    ) -> tuple[tuple[Diagnostic, ...], tuple[Dismissed, ...]]:
    """What is to be shown of the findings of one locale, and what was dismissed.

    ``rewritten`` are deviations that hold, by segment id; ``signs`` that these are the findings
    about how texts are typed, which are made apart from all others.  What a dismissal does not
    cover any more is shown too (``dismissal-unused``), and one that nobody may give is an error.
    """
    kept, gone = Findings(), []
    used: set[int] = set()
    own = [(number, one) for number, one in enumerate(kit.dismissals)
           if one.locale == locale and is_sign(one.code) == signs]
    for finding in found:
        fitting = [(number, one) for number, one in own
                   if (one.code, one.path, one.finding) == (finding.code, finding.segment,
                                                            finding.message)
                   and not is_protected(rules, one.code)
                   and (one.source, one.words) == digests(one.path)]
        deviation = rewritten.get(finding.segment)
        if fitting:
            used.update(number for number, _ in fitting)
            gone.append(Dismissed(finding, fitting[0][1]))
        elif deviation and _matches(rules.rewritten, finding.code):
            gone.append(Dismissed(finding, deviation))
        else:
            kept.items.append(finding)
    for number, one in own:
        if number not in used:
            _say_unused(one, digests, rules, places.get(("dismissals", number)), kept)
    return tuple(kept), tuple(gone)


def _say_unused(one: Dismissal, digests: Digests, rules: Rules, place: Span | None,
                findings: Findings) -> None:
    if is_protected(rules, one.code):
        findings.error("dismissal-protected", f"{one.code} may not be dismissed: it protects "
                       "quotes, the embargo or names", span=place,
                       hint="delete this entry, and mend what was found")
        return
    source, words = digests(one.path)
    if not source:  # that there is no such text was said when the kit was read
        return
    changed = [side for side, old, new in (("the source", one.source, source),
                                           ("the words", one.words, words)) if old != new]
    why = (f"{' and '.join(changed)} of {one.path} {'were' if words != one.words else 'was'} "
           "changed since" if changed else f"{one.path} gives no such finding any more")
    findings.warning("dismissal-unused", f"{one.locale}: the dismissal of {one.code} covers "
                     f"nothing: {why}", span=place, hint="delete this entry; what is found now "
                     "is shown anew")
