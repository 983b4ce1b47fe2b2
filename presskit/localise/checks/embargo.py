"""Whether a text that speaks of an embargo says what kit.yaml says.

Here: an hour that differs, an embargo that the kit doesn't have.  Never here: the notice of
embargo itself, which every document takes from ``embargo:``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.locales import language
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.facts import Fact, Kind, extract_facts
from presskit.localise.facts.fact import Weight
from presskit.localise.watch import find_words
from presskit.model.segment import State

__all__ = ["check_embargo"]

_HALF_DAY = 12 * 60


def check_embargo(bench: Bench, pair: Pair, findings: Findings) -> None:
    """What a text says of an embargo is true: the kit has one, until that hour."""
    tag, text = bench.target.kit.locale, plain_text(pair.words)
    if pair.state is State.CONVERTED or not any(find_words(bench.watch.words("embargo"), text)):
        return
    embargo = bench.target.kit.embargo
    if embargo is None:
        complain(findings, bench, pair, "embargo-mismatch",
                 "the text speaks of an embargo, and the kit has none: no file is marked",
                 "write embargo: in kit.yaml, which puts the notice on every page, and take it "
                 "out here")
        return
    numerals = bench.numbers.get(language(tag))
    facts = extract_facts(numerals, tag, text) if numerals else ()
    for fact in _each_wrong(embargo, facts):
        complain(findings, bench, pair, "embargo-mismatch",
                 f"{fact.text} is not when the embargo ends: {embargo.isoformat(' ', 'minutes')}",
                 "take it out, as every page carries the notice; or correct the hour", error=True)


def _each_wrong(embargo: dt.datetime, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """The dates and times among the facts if none of them is the embargo's, in its own zone, in
    one that is named, or in universal time.  A day that is told by its name (*the Christmas
    market*) may be the embargo's, but is no other day that somebody gives for it."""
    zones = [embargo.tzinfo, dt.UTC, *(dt.timezone(dt.timedelta(minutes=int(one.value)))
                                       for one in facts if one.kind is Kind.ZONE
                                       and isinstance(one.value, int))]
    moments = [embargo.astimezone(zone) for zone in zones]
    days = [one for one in facts if one.kind is Kind.DATE]
    told = [one for one in days if one.weight is not Weight.MAYBE]
    if told and not any(_is_day(one, moment) for one in days for moment in moments):
        yield told[0]
    times = [one for one in facts if one.kind is Kind.TIME]
    if times and not any(_is_time(one, moment) for one in times for moment in moments):
        yield times[0]


def _is_day(fact: Fact, moment: dt.datetime) -> bool:
    said = fact.value if isinstance(fact.value, tuple) else (0, 0, 0)
    return all(not a or a == b for a, b in zip(
        said, (moment.year, moment.month, moment.day), strict=True))


def _is_time(fact: Fact, moment: dt.datetime) -> bool:
    minutes = moment.hour * 60 + moment.minute
    said = fact.value if isinstance(fact.value, int) else -1
    return said == minutes or (fact.unit == "12" and (minutes - said) % _HALF_DAY == 0)
