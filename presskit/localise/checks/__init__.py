"""What can be wrong with a translation, beside its source.

Here: the record that a check is given, and the list of checks.  Never here: mending anything,
layout.  A check is a function ``check_…(bench, pair, findings)``; it complains and changes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from presskit.diagnostics import Findings
from presskit.localise.checks import leftovers, names, parity, quotes, scripts, terms, weekdays
from presskit.localise.checks.names import check_source_former
from presskit.localise.checks.pair import Bench, Pair, open_bench
from presskit.localise.checks.source import check_source
from presskit.localise.checks.terms import check_source_forbidden
from presskit.localise.checks.typed import Page, Reading, check_typed, open_reading
from presskit.localise.checks.weekdays import check_source_weekdays
from presskit.localise.review import Side
from presskit.localise.tables import Tools

__all__ = ["CHECKS", "Bench", "Page", "Pair", "Reading", "TEXT_CHECKS", "check_pair",
           "check_source", "check_source_forbidden", "check_source_former", "check_source_weekdays",
           "check_typed", "open_reading"]

Check = Callable[[Bench, Pair, Findings], None]

CHECKS = (
    quotes.check_quotes,
    quotes.check_card,
    quotes.check_back_translation,
    names.check_names,
    names.check_former,
    terms.check_forbidden,
    parity.check_facts,
    weekdays.check_weekdays,
    leftovers.check_leftovers,
    leftovers.check_markers,
    leftovers.check_straight,
    scripts.check_script,
)


TEXT_CHECKS = (leftovers.check_leftovers, leftovers.check_markers, leftovers.check_straight,
               scripts.check_script)
"""The checks that a text without a source can stand up to."""


def check_pair(target: Side, origin: Side, pairs: Iterable[Pair], tools: Tools,
               findings: Findings, checks: Iterable[Check] = CHECKS) -> None:
    """Run every check on every pair of texts."""
    bench, checks = open_bench(target, origin, tools), tuple(checks)
    for pair in pairs:
        for check in checks:
            check(bench, pair, findings)
