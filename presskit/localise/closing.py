"""The end of the way into a locale: what somebody said about its texts is counted.

Here: findings that are let stand, texts left out and added.  Never here: reaching a locale
(``route``), what a record covers (``dismissals``, ``deviations``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from presskit.diagnostics import Diagnostic, Findings
from presskit.locales import is_chinese
from presskit.localise.checks import (
    TEXT_CHECKS,
    Page,
    Pair,
    Reading,
    check_pair,
    check_source,
    check_typed,
)
from presskit.localise.deviations import (
    added_texts,
    both_digests,
    standing_deviations,
    with_deviations,
)
from presskit.localise.dismissals import Dismissed, settle_findings
from presskit.localise.printed import with_own_contacts
from presskit.localise.review import Side
from presskit.localise.tables import Tools, WithMarks
from presskit.model.kit import Deviation, Kit
from presskit.model.segment import Segment

__all__ = ["Closed", "close_locale"]


@dataclass(frozen=True, slots=True)
class Closed:
    """What a locale shows (``kit``), all of its texts (``side``: what it leaves out is still what
    others come from), what is to be said, and what is not, by whose word."""

    kit: Kit
    side: Side
    findings: tuple[Diagnostic, ...]
    dismissed: tuple[Dismissed, ...]
    standing: tuple[Deviation, ...]


def close_locale(kit: Kit, tools: Tools, origin: Side, before: Mapping[str, Segment],
                 side: Side, after: Mapping[str, Segment], reading: Reading,
                 found: Findings, conventions: WithMarks) -> Closed:
    """A locale as it is shown.

    ``kit`` is the kit in its source locale; ``before`` and ``after`` are the segments of the
    ``origin`` and of the locale (``side``), by id; ``found`` is what was found in it,
    ``conventions`` are its own.
    """
    said = Findings()

    def digests(key: str) -> tuple[str, str]:
        return both_digests(kit, origin, before, side, after, key)

    locale = side.kit.locale
    added = [Pair(one, (), one.words, one.state, place)
             for one, place in added_texts(kit, locale, tools.places)]
    if added:
        check_pair(side, origin, added, tools, found, conventions, checks=TEXT_CHECKS)
        if is_chinese(locale):
            traps = replace(side.register, traps=tools.traps)
            check_source(traps, ((one.segment.id, one.words, one.place) for one in added), found)
        check_typed(reading, (Page(one.segment, one.words, one.place) for one in added), found)
    standing = standing_deviations(kit, side, digests, said, tools.places)
    rewritten = {one.path: one for one in standing if one.kind == "rewritten"}
    kept, gone = settle_findings(kit, locale, found, digests, tools.rules, rewritten,
                                 tools.places)
    whole = Side(with_own_contacts(side.kit, locale), side.register)
    return Closed(with_deviations(whole.kit, kit.deviations, standing), whole, (*kept, *said),
                  gone, standing)
