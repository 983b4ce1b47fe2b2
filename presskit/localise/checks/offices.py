"""Whether a person is called what people.yaml calls them.

Here: the office that stands beside a name, against the person's ``title:``.  Never here: how a
title is translated (its text is a segment), honorifics, praise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.locales import is_han_spaced
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.speech import write_flow
from presskit.localise.register import Mention, extract_mentions
from presskit.localise.review import Side
from presskit.localise.watch import Watch, find_words
from presskit.model.segment import State

__all__ = ["check_offices", "find_offices"]

_APPOSED = re.compile(r"^(?: \([^)]*\))?, (?!who|which|and |but |with |in |at |on |for |said|as )"
                      r"(?:an? |the )?([^.,;:—]{3,90})(?=[,.;—])")
_OF_WHAT = re.compile(" (?:of|at|in|for|with|from|who|that|on) ")
_CLAUSE = re.compile(r"[，。；：！？!?;:\n]|,\s|\.\s")
_BEHIND = 8


def check_offices(bench: Bench, pair: Pair, findings: Findings) -> None:
    """The office beside a person's name is one of those in their title, or nobody gave a title.

    A text of the person's own and quotes are not looked at; nor is what a conversion made.
    """
    if pair.segment.quote or pair.state is State.CONVERTED \
            or pair.segment.path.endswith(".title"):
        return
    said = dict(_each_wrong(bench, bench.target, pair))
    if said and bench.is_translation:
        said = {key: one for key, one in said.items()
                if key not in dict(_each_wrong(bench, bench.origin, pair))}
    for name, office, title in said.values():
        complain(findings, bench, pair, "title-inconsistent",
                 f"{name} is called {office} here, and {title} in people.yaml",
                 "say the same office everywhere; where somebody has several, put them all into "
                 "title:")


def _each_wrong(bench: Bench, side: Side, pair: Pair) -> Iterator[tuple[str, tuple[str, str, str]]]:
    inlines = pair.words if side is bench.target else pair.source
    watch, text = bench.watch_of(side), write_flow(inlines)
    mentions = [one for one in extract_mentions(side.register, text)
                if one.key.startswith("person:") and not one.escaped]
    for one in mentions:
        person = None if one.others else side.kit.people.get(one.key.removeprefix("person:"))
        if not person or not person.title.words:
            continue
        title = plain_text(person.title.words)
        known = {hit.entry.word for hit in find_words(watch.words("offices"), title)}
        said = list(find_offices(watch, side.kit.locale, text, one, mentions)) if known else []
        if said and not any(_is_among(watch, office, known) for office in said):
            yield one.key, (text[one.start:one.end], said[-1], title)


def _is_among(watch: Watch, office: str, known: set[str]) -> bool:
    """Whether an office is one of the known, or a known one without what it is of."""
    grades = tuple(one.word for one in watch.words("grades"))
    return any(one == office or (one.endswith(office) and not any(
        grade in one[:-len(office)] for grade in grades)) for one in known)


def find_offices(watch: Watch, tag: str, text: str, name: Mention,
                 mentions: list[Mention]) -> Iterator[str]:
    """The offices that a text gives to a name: written to it before or behind it in Chinese,
    Japanese and Korean, behind a comma in English.  ``mentions`` are those of all people."""
    ends = max((one.end for one in mentions if one.end <= name.start), default=0)
    starts = min((one.start for one in mentions if one.start >= name.end), default=len(text))
    before, behind = text[ends:name.start], text[name.end:starts]
    offices = watch.words("offices")
    if not is_han_spaced(tag) and not tag.startswith("ko"):
        found = _APPOSED.match(behind)
        part = _OF_WHAT.split(found[1])[0] if found else ""
        yield from (hit.entry.word for hit in find_words(offices, part))
        return
    courtesy = {one.word for one in watch.words("courtesy")}
    gap = " ?" if tag.startswith("ko") else ""
    before = _CLAUSE.split(before)[-1]
    hits = list(find_words(offices, before))
    if hits and re.fullmatch(gap, before[hits[-1].end:]):  # 總監、評審團主席 + name
        yield from (hit.entry.word for hit in hits)
    for hit in find_words(offices, behind[:_BEHIND]):
        if re.fullmatch(gap + "(?:（[^（）]*）)?", behind[:hit.start]) \
                and hit.entry.word not in courtesy:
            yield hit.entry.word
