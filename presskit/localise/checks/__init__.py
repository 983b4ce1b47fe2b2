"""What can be wrong with a translation, beside its source.

Here: the record that a check is given, and the list of checks.  Never here: mending anything,
layout.  A check is a function ``check_…(bench, pair, findings)``; it complains and changes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from presskit.diagnostics import Findings
from presskit.localise.checks import (
    attribution,
    claims,
    doubled,
    embargo,
    leftovers,
    names,
    offices,
    parity,
    persons,
    quotes,
    residue,
    scripts,
    spoken,
    terms,
    titles,
    weekdays,
    whole,
)
from presskit.localise.checks.across import check_across
from presskit.localise.checks.introduced import check_introduced
from presskit.localise.checks.names import check_source_former
from presskit.localise.checks.pair import Bench, Pair, open_bench
from presskit.localise.checks.residue import check_surnames
from presskit.localise.checks.source import check_source
from presskit.localise.checks.terms import check_source_forbidden
from presskit.localise.checks.typed import Page, Reading, check_typed, open_reading
from presskit.localise.checks.weekdays import check_source_weekdays
from presskit.localise.review import Side
from presskit.localise.tables import Tools, WithMarks
from presskit.localise.watch import watch_of
from presskit.model.segment import State

__all__ = ["CHECKS", "Bench", "Page", "Pair", "Reading", "TEXT_CHECKS", "check_pair",
           "check_source", "check_source_forbidden", "check_source_former",
           "check_source_weekdays", "check_texts", "check_typed", "open_reading"]

Check = Callable[[Bench, Pair, Findings], None]

SOURCE_CHECKS = (scripts.check_script, residue.check_residue, doubled.check_doubled,
                 offices.check_offices, titles.check_title_marks, attribution.check_speakers,
                 embargo.check_embargo, claims.check_relative_time, claims.check_claims)
"""What a text of the source is asked by itself; a translation is asked the same."""

CHECKS = (
    quotes.check_quotes,
    quotes.check_card,
    quotes.check_back_translation,
    spoken.check_quote_count,
    persons.check_persons,
    names.check_names,
    names.check_former,
    terms.check_forbidden,
    parity.check_facts,
    weekdays.check_weekdays,
    whole.check_same,
    whole.check_length,
    whole.check_end,
    whole.check_latin_terms,
    leftovers.check_leftovers,
    leftovers.check_markers,
    leftovers.check_straight,
    leftovers.check_provider,
    *SOURCE_CHECKS,
)


TEXT_CHECKS = (names.check_former, terms.check_forbidden, weekdays.check_weekdays,
               leftovers.check_leftovers, leftovers.check_markers, leftovers.check_straight,
               leftovers.check_provider, *SOURCE_CHECKS)
"""The checks that a text without a source can stand up to."""


def check_pair(target: Side, origin: Side, pairs: Iterable[Pair], tools: Tools,
               findings: Findings, conventions: WithMarks, *,
               checks: Iterable[Check] = CHECKS) -> None:
    """Run every check on every pair of texts, and look whether they agree with each other.

    ``conventions`` are those of the target.  In the source, ``target`` is ``origin``.
    """
    bench = open_bench(target, origin, tools, conventions)
    checks, pairs = tuple(checks), tuple(pairs)
    for pair in pairs:
        for check in checks:
            check(bench, pair, findings)
    if bench.is_translation:
        check_across(bench, pairs, findings)
        check_introduced(bench, pairs, findings)


def check_texts(side: Side, pages: Iterable[Page], tools: Tools, findings: Findings,
                conventions: WithMarks) -> None:
    """Ask the texts of the source what any text is asked by itself, and its names."""
    check_surnames(side.kit, watch_of(tools.watch, side.kit.locale), findings)
    check_pair(side, side, (Pair(one.segment, one.words, one.words, State.SOURCE, one.place)
                            for one in pages), tools, findings, conventions,
               checks=SOURCE_CHECKS)
