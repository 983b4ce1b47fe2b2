"""Whether a date has the weekday that stands beside it, in the source and in translations.

Here: what is said of a wrong one.  Never here: dates themselves, which ``parity`` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from presskit.diagnostics import Findings, Span
from presskit.document import Inline
from presskit.locales import language
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import write_prose
from presskit.localise.checks.speech import write_flow
from presskit.localise.facts import Numerals, extract_facts, find_wrong_weekdays
from presskit.model.kit import Kit
from presskit.model.segment import State

__all__ = ["check_source_weekdays", "check_weekdays"]

_HINT = "look it up; correct the weekday or the date"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check_source_weekdays(kit: Kit, numbers: Mapping[str, Numerals],
                          texts: Iterable[tuple[str, tuple[Inline, ...], Span | None]],
                          findings: Findings) -> None:
    """Complain of each wrong weekday in the source; a text is its segment's path, its words and
    its place."""
    for path, inlines, place in texts:
        for message in _wrong(kit, numbers, write_flow(inlines)).values():
            findings.error("date-weekday", message, hint=_HINT, span=place, segment=path)


def check_weekdays(bench: Bench, pair: Pair, findings: Findings) -> None:
    """The same in a translation, but for what the source says wrong already."""
    if pair.state is State.CONVERTED:
        return
    found = _wrong(bench.target.kit, bench.numbers, write_prose(bench, pair.words))
    if found:
        said = _wrong(bench.origin.kit, bench.numbers, write_prose(bench, pair.source))
        for what, message in found.items():
            if what not in said:
                complain(findings, bench, pair, "date-weekday", message, _HINT, error=True)


def _wrong(kit: Kit, numbers: Mapping[str, Numerals],
           text: str) -> dict[tuple[object, object], str]:
    """What is said of each wrong weekday, by the month and day and the weekday that stands."""
    numerals = numbers.get(language(kit.locale))
    if not numerals:
        return {}
    near = kit.release_date or kit.event.date
    return {(str(date.value)[-8:], day.value):
            f"{date.text} is a {_DAYS[right - 1]}, not {day.text.strip('()')}"
            for date, day, right in find_wrong_weekdays(
                text, extract_facts(numerals, kit.locale, text), near)}
