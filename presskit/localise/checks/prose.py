"""A text as checks read it: without names, and without what others say.

Here: masking, a U+FFFC for each character.  Never here: a check.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from presskit.document import Inline
from presskit.localise.checks.pair import Bench
from presskit.localise.checks.speech import write_flow
from presskit.localise.literals import Index, each_literal

__all__ = ["OBJECT", "write_narration", "write_prose"]

OBJECT = "\ufffc"
"""Stands for whatever is named, quoted or titled."""

_MARKED = re.compile("「[^「」]*」|『[^『』]*』|“[^“”]*”|《[^《》]*》|〈[^〈〉]*〉"
                     "|(?<![A-Za-z])‘[^‘’]*(?:[A-Za-z]’[A-Za-z][^‘’]*)*’(?![A-Za-z])")

_OPENING = re.compile("[「『“《〈‘]")


def write_prose(bench: Bench, inlines: tuple[Inline, ...]) -> str:
    """The words of a text with a U+FFFC for each character of a name, and one for a quote."""
    return _remembered(bench, "prose", inlines, lambda: _without_names(
        bench.names, bench.beginnings, write_flow(inlines)))


def write_narration(bench: Bench, inlines: tuple[Inline, ...]) -> str:
    """The writer's own words: nothing in quotation marks or marks of titles either."""
    return _remembered(bench, "narration", inlines, lambda: _without_marked(
        write_prose(bench, inlines)))


def _remembered(bench: Bench, kind: str, inlines: tuple[Inline, ...],
                write: Callable[[], str]) -> str:
    """What every check asks for again, written once; the inlines are kept as well, so that
    their number stays theirs."""
    key = kind, id(inlines)
    if key not in bench.read:
        bench.read[key] = inlines, write()
    return bench.read[key][1]


def _without_marked(text: str) -> str:
    done = "" if _OPENING.search(text) else text
    while done != text:  # from inside out
        done, text = text, _MARKED.sub(lambda found: OBJECT * len(found[0]), text)
    return text


def _without_names(names: Index, beginnings: re.Pattern[str], text: str) -> str:
    """The text with U+FFFC for each character of a registered name."""
    out, place, done = [], 0, 0
    for at in map(re.Match.start, beginnings.finditer(text)):
        found = next(each_literal(names, text, at), "") if at >= place else ""
        if found:
            place = at + len(found)
            out += [text[done:at], OBJECT * len(found)]
            done = place
    return "".join([*out, text[done:]])
