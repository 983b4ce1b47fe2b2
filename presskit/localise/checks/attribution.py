"""Whether a quote stands with its speaker's name.

Here: who is named in the sentence that introduces a quote or follows it.  Never here: speech typed
by hand (``typed``), who says what in indirect speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.diagnostics import Findings
from presskit.document import Inline, LineBreak, Reference, Text, plain_text
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import OBJECT
from presskit.localise.register import extract_mentions
from presskit.localise.review import Side
from presskit.localise.wording import each_reference, quote_reference
from presskit.model.segment import State

__all__ = ["check_speakers"]

_STOP = re.compile(rf"[。！？!?;；{OBJECT}]|\.(?=\s|$)")


_PRONOUN = re.compile(r"\b(?:he|she|they)\b|[他她]|彼|同?氏[はがも]|그[는가녀]|본인", re.IGNORECASE)
"""Who is meant by another word than a name, so that the one name there may be somebody else's."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A quote in a text: whom the words beside it name, all whom its sentence names, and whom the
    whole text names; ``alone``: nobody is meant by a pronoun in that sentence."""

    quote: str
    speaker: str
    beside: frozenset[str]
    around: frozenset[str]
    alone: bool
    all: frozenset[str]


def check_speakers(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Where somebody is named beside a quote, its speaker is; the source's words may leave the
    name to a sentence before, a translation may as well, but gives it to nobody else."""
    if pair.state in (State.CONVERTED, State.STALE) \
            or not any(each_reference(pair.words, "quote")):
        return
    source = {one.quote: one for one in _each_told(bench.origin, pair.source)
              if one.speaker in one.beside}
    for one in _each_told(bench.target, pair.words):
        if not one.beside or one.speaker in one.beside:
            continue
        moved = source.get(one.quote) if bench.is_translation else None
        if moved or one.speaker not in one.all:
            message, hint = _say(bench.target, one)
            if moved and _is_sure(moved, one):
                complain(findings, bench, pair, "quote-misattributed", message, hint, error=True)
            else:
                complain(findings, bench, pair, "quote-speaker", message, hint)


def _say(side: Side, one: _Told) -> tuple[str, str]:
    """Who is named beside a quote in its speaker's place, and what to do."""
    speaker = _shown(side, one.speaker)
    names = ", ".join(sorted(_shown(side, key) for key in one.beside))
    known = one.speaker.removeprefix("person:") in side.kit.people
    return (f"the quote {one.quote} is by {speaker}, and {names} is named beside it",
            f"name {speaker} beside the quote, or correct speaker: in quotes.yaml" if known
            else "correct speaker: in quotes.yaml")


def _is_sure(source: _Told, one: _Told) -> bool:
    """Whether the words give a quote to somebody else, and can't mean its speaker: the source's
    sentence names the speaker alone, that of the translation one other alone."""
    return source.around == {one.speaker} and len(one.around) == 1 \
        and one.speaker not in one.around and one.alone


def _shown(side: Side, key: str) -> str:
    person = side.kit.people.get(key.removeprefix("person:"))
    form = person.names.get(side.kit.locale) if person else None
    return form.full if form else key.removeprefix("person:")


def _each_told(side: Side, inlines: tuple[Inline, ...]) -> Iterator[_Told]:
    """The quotes that are quoted directly in a text."""
    text, quotes, settled = _flow(inlines)
    named = [(at, key) for at, key in settled if key.startswith("person:")]
    for one in extract_mentions(side.register, text):
        if one.key.startswith("person:") and not one.escaped:
            named += [(one.start, key) for key in (one.key, *one.others)]
    named.sort()
    places = [at for at, _ in named]
    every = frozenset(key for _, key in named)
    stops = [(found.start(), found.end()) for found in _STOP.finditer(text)]
    begins = [start for start, _ in stops]

    def within(start: int, end: int) -> set[str]:
        return {key for _, key in named[bisect_left(places, start):bisect_left(places, end)]}

    for place, node in quotes:
        name, _ = quote_reference(node)
        quote = side.kit.quotes.get(name)
        if not quote or "!" in node.mode:
            continue
        stop = bisect_left(begins, place)
        before = stops[stop - 1][1] if stop else 0
        stop = bisect_left(begins, place + 1)
        behind = begins[stop] if stop < len(begins) else len(text)
        beside = within(before, place) or within(place + 1, behind)
        yield _Told(name, f"person:{quote.speaker}", frozenset(beside),
                    frozenset(within(before, behind)),
                    not _PRONOUN.search(text, before, behind), every)


def _flow(inlines: tuple[Inline, ...]) -> tuple[str, list[tuple[int, Reference]],
                                                list[tuple[int, str]]]:
    """A text in one string with U+FFFC for each quote; the places of quotes, and of names that
    were settled by hand."""
    text, quotes, settled = "", [], []
    for node in inlines:
        match node:
            case Text():
                text += node.text
            case LineBreak():
                text += "\n"
            case Reference() if node.target.startswith("quote:"):
                quotes.append((len(text), node))
                text += OBJECT
            case Reference():
                settled.append((len(text), node.target))
                text += "\ue000" * max(1, len(plain_text(node.children)))
            case _:
                inner, some, others = _flow(node.children)
                quotes += [(at + len(text), one) for at, one in some]
                settled += [(at + len(text), one) for at, one in others]
                text += inner
    return text, quotes, settled
