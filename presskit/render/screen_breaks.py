"""Where lines of a web page in Chinese or Japanese may end, and where they may not.

Here: the edges of phrases in short texts, numbers that stay with their unit in all others.  Never
here: a character that somebody would copy with the words (``joiners`` puts those on paper), how a
page says it (``html_inlines``).

A screen may be of any width, and browsers know no phrases of Chinese: they would end a line inside
a name, a date or a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from presskit import locales
from presskit.document import Document, Inline, Span, plain_text, walk
from presskit.document.roles import DISPLAY, HEADINGS, TITLES
from presskit.render.breaks import Sense, find_breaks
from presskit.render.joiners import BREAK
from presskit.render.rules import read_rules
from presskit.render.runs import Run, find_gaps, read_line
from presskit.render.whole_names import find_names

__all__ = ["PHRASED", "find_wholes", "list_names", "mark_phrases"]

PHRASED = HEADINGS | TITLES | {
    "room-issuer", "choice-headline", "document-note", "sample-notice", "embargo-time",
    "notice-place", "fact-value", "table-text", "caption", "picture-caption", "download-all"}
"""The roles of short texts: their lines end at the edges of phrases.  The style sheet of pages
names them too, for only there a browser can be told to end no line elsewhere."""


_ALONE = 1
"""So many characters make no line."""
_SHORTEST, _SHORTEST_HEADED = 2, 4
"""Characters that a last line holds at least, and that of a heading."""
_FITTING, _LONGEST, _LONGEST_HEADED = 7, 9, 12
"""Characters for which every column has room for sure, for which most have, and every heading."""

Cut = tuple[tuple[Run, ...], ...]


def mark_phrases(inlines: tuple[Inline, ...], role: str, locale: str, cut: Cut,
                 names: tuple[str, ...] = ()) -> Cut:
    """The runs of a block with U+200B where a line may end, doubled where a gap between Han and
    Latin stands there; as they are for all but short texts in Chinese and Japanese.

    Headings keep ``names`` whole, and every block the short ones that it has as names.
    Characters with readings above them are one.
    """
    line = read_line(inlines, locale)
    tag = line.languages[0] if line.languages else locale
    short = len(line.text) <= _FITTING and role != "fact-label"
    spaced = locales.is_han_spaced(locale) and locales.is_han_spaced(tag)
    if short or role not in PHRASED or not spaced:
        return cut
    own = (name for name in find_names(inlines) if len(name) <= _LONGEST)
    known = (name for name in names if role in DISPLAY and name in line.text)
    moments = (plain_text(one.children) for one in walk(inlines)
               if isinstance(one, Span) and one.role == "moment")  # half an hour misleads
    whole = tuple(sorted({*own, *known, *moments}))
    gaps = {index + 1 for index in find_gaps(line)}
    least = _SHORTEST_HEADED if role in DISPLAY else _SHORTEST
    inside = {index for name in whole for found in re.finditer(re.escape(name), line.text)
              for index in range(found.start() + 1, found.end())}
    words = {index for index in gaps - inside
             if not re.search("[0-9]", line.text[index - 1:index + 1])}
    edges = _loosen({*_find_edges(line.text, whole, tag, least)}, words, len(line.text))
    marks = {index: BREAK * (2 if index in gaps else 1) for index in edges}
    return tuple(runs if node.readings else _mark(runs, start, marks)
                 for (start, node), runs in zip(line.nodes, cut, strict=True))


def list_names(document: Document) -> tuple[str, ...]:
    """The names in a document that no short text of it parts: no longer than a line of a heading
    on a telephone."""
    found = {name for name in find_names(document.children) if 2 < len(name) <= _LONGEST_HEADED}
    return tuple(sorted(found))


def _find_edges(text: str, names: tuple[str, ...], tag: str, least: int) -> Iterator[int]:
    """The edges of phrases, without those that would leave one character alone, or less than the
    ``least`` for a last line."""
    start = 0
    for part in text.split("\n"):
        last = next((index for index in reversed(range(len(part))) if part[index].isalnum()), 0)
        yield from (start + one.position for one in find_breaks(part, tag, names)
                    if one.sense <= Sense.PHRASE and _ALONE < one.position <= last + 1 - least)
        start += len(part) + 1


def _loosen(edges: set[int], words: set[int], length: int) -> set[int]:
    """The edges, and in a long row of characters without any the ends of Latin words: a gap is
    made for each of those, which browsers set by themselves elsewhere."""
    ends = sorted({0, length, *edges})
    return edges.union(index for start, end in pairwise(ends) if end - start > _LONGEST
                       for index in words if start < index < end)


def _mark(runs: tuple[Run, ...], start: int, marks: dict[int, str]) -> tuple[Run, ...]:
    out, place = [], start
    for run in runs:
        text = "".join(f"{marks.get(index, '')}{one}" for index, one in enumerate(run.text, place))
        out.append(run if text == run.text else replace(run, text=text))
        place += len(run.text)
    return tuple(out)


def find_wholes(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Where no line of running text ends: between a number and its unit in Chinese and Japanese,
    before a dot between words in Korean."""
    if locales.is_han_spaced(locale) or locales.script(locale) == "Kore":
        yield from (match.span() for match in _wholes(locale).finditer(text))


@lru_cache(maxsize=8)
def _wholes(tag: str) -> re.Pattern[str]:
    if locales.script(tag) == "Kore":
        return re.compile(rf"[{locales.HANGUL}{locales.HAN}]·")
    units = "|".join(map(re.escape, sorted(read_rules(tag).units, key=len, reverse=True)))
    return re.compile(rf"第?[0-9]+(?:[.,:/][0-9]+)*(?:{units})")
