"""Whether a target states the same facts as its source.

Here: what is said of a number, date, time, amount or address that one side has alone.  Never
here: reading facts and comparing them (``facts``), quotations and names, which are compared by
their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from presskit.diagnostics import Findings
from presskit.document import Inline, plain_text
from presskit.locales import language
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import write_prose
from presskit.localise.facts import (
    Difference,
    Fact,
    Kind,
    Numerals,
    Weight,
    compare_facts,
    extract_facts,
    extract_targets,
    find_turned,
    write_value,
)
from presskit.localise.review import Side
from presskit.localise.wording import each_reference, quote_reference
from presskit.model.segment import State, container_of

__all__ = ["check_facts"]

_CODES = {Kind.NUMBER: "number-mismatch", Kind.PERCENT: "number-mismatch",
          Kind.DECADE: "number-mismatch", Kind.CODE: "number-mismatch",
          Kind.DATE: "date-mismatch", Kind.WEEKDAY: "date-mismatch",
          Kind.TIME: "time-mismatch", Kind.ZONE: "time-mismatch",
          Kind.AMOUNT: "amount-mismatch", Kind.LINK: "url-mismatch",
          Kind.EMAIL: "url-mismatch", Kind.PHONE: "url-mismatch"}
_NAMES = {Kind.NUMBER: "the number", Kind.PERCENT: "the percentage", Kind.DECADE: "the decade",
          Kind.CODE: "the name", Kind.DATE: "the date", Kind.WEEKDAY: "the weekday",
          Kind.TIME: "the time", Kind.ZONE: "the time zone", Kind.AMOUNT: "the amount",
          Kind.LINK: "the address", Kind.EMAIL: "the e-mail address",
          Kind.PHONE: "the telephone number"}


def check_facts(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Each number, date, time, amount and address of the source stands in the target with the
    same value, and no other does.  Not judged are a card's passage, which is checked beside its
    own quote, stale words, which fit their old source, and languages whose numbers we can't
    read."""
    here, there = bench.target.kit.locale, bench.origin.kit.locale
    known = {language(here), language(there)} <= bench.numbers.keys()
    if not known or pair.state is State.STALE \
            or container_of(pair.segment.path).endswith(".card"):
        return
    source = [*_read(bench, bench.origin, pair.source), *_told(bench, bench.origin, pair.words)]
    words = [*_read(bench, bench.target, pair.words), *_told(bench, bench.target, pair.source)]
    for one in compare_facts(source, words):
        _complain(bench, pair, one, findings)
    for shown, turned in find_turned(_side(bench, bench.origin, pair.source),
                                     _side(bench, bench.target, pair.words)):
        complain(findings, bench, pair, "number-mismatch",
                 f"{shown} of the source stands here as {turned}: the numbers have changed places",
                 "look which belongs to which; where both say the same, dismiss this")


def _side(bench: Bench, side: Side,
          inlines: tuple[Inline, ...]) -> tuple[Numerals, str, tuple[Fact, ...]]:
    tag, prose = side.kit.locale, write_prose(bench, inlines)
    numerals = bench.numbers[language(tag)]
    return numerals, prose, extract_facts(numerals, tag, prose)


def _read(bench: Bench, side: Side, inlines: tuple[Inline, ...]) -> Iterator[Fact]:
    tag = side.kit.locale
    prose = write_prose(bench, inlines)
    shown = extract_facts(bench.numbers[language(tag)], tag, prose)
    seen = {(fact.kind, fact.value) for fact in shown}
    yield from shown
    yield from (fact for fact in extract_targets(inlines) if (fact.kind, fact.value) not in seen)


def _told(bench: Bench, side: Side, others: tuple[Inline, ...]) -> Iterator[Fact]:
    """What a quote of this side says that the other side tells in indirect speech: it may stand
    in the words there, and needn't."""
    for node in each_reference(others, "quote"):
        quote = side.kit.quotes.get(quote_reference(node)[0]) if "!" in node.mode else None
        for fragment in quote.words if quote else ():
            tag = fragment.language
            if language(tag) in bench.numbers:
                yield from (replace(fact, weight=Weight.MAYBE) for fact in extract_facts(
                    bench.numbers[language(tag)], tag, plain_text(fragment.words)))


def _complain(bench: Bench, pair: Pair, one: Difference, findings: Findings) -> None:
    fact = one.source or one.target
    assert fact
    if one.source and one.target:
        message = f"{_NAMES[fact.kind]} {one.source.text} has become {one.target.text}"
        hint = (f"write {write_value(one.source)} as this language does; if the source is wrong, "
                "correct it there")
    elif one.source:
        message = f"{_NAMES[fact.kind]} {fact.text} of the source doesn't stand here"
        hint = f"say {write_value(fact)} as this language does"
    else:
        message = f"{_NAMES[fact.kind]} {fact.text} doesn't stand in the source"
        hint = "take it out, or say it in the source as well"
    code = _CODES[fact.kind]
    complain(findings, bench, pair, code, message, hint, error=one.sure)
