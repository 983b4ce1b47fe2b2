"""Where a sentence ends: for the passage of a card, and for a translator's program.

Here: what ``templates/sentences.yaml`` says, and where it cuts a text.  Never here: which texts are
cut, formats.

Quotations are whole: no sentence ends between two marks.  Where it isn't sure that one ends, none
does: too long a piece can be translated, half a one can't.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from presskit.diagnostics import Findings, Span
from presskit.locales import language

__all__ = ["CLOSING", "CODE", "Cut", "Sentences", "cut_sentences", "decode_sentences",
           "split_sentences"]

CODE, CLOSING = "\ufffc", "\ufffb"
"""What stands for a piece of markup in a text that is cut, and for one that ends a stretch."""

Cut = Callable[[str, str], list[str]]
"""The sentences of a text of a locale, each with its stop."""

_KEYS = {"stops", "trailing", "pairs", "spaced", "abbreviations"}


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where sentences of a language end; see ``templates/sentences.yaml``."""

    stops: str
    trailing: str
    pairs: tuple[str, ...]
    spaced: bool
    abbreviations: frozenset[str]


def decode_sentences(table: Mapping[str, Any], places: Mapping[Any, Span], locale: str,
                     findings: Findings) -> Sentences:
    """The rule of a locale's language.

    ``table`` is the value of ``sentences.yaml`` (scalars as strings), ``places`` its places.  What
    is wrong in a row becomes ``sentences-wrong``.
    """
    row: dict[str, Any] = {}
    for name in ("default", language(locale)):
        own = table.get(name)
        if own is None:
            continue
        for key, value in own.items() if isinstance(own, dict) else [("", own)]:
            if _is_good(key, value):
                row[key] = value
            else:
                findings.error(
                    "sentences-wrong", f"sentences.yaml: {name}: {key or 'this row'} can't be "
                    "read", span=places.get((name, key)) or places.get((name,)),
                    hint=f"a row has {', '.join(sorted(_KEYS))}, as the shipped file writes them")
    return Sentences(row.get("stops", ""), row.get("trailing", ""), tuple(row.get("pairs", ())),
                     row.get("spaced") == "true", frozenset(row.get("abbreviations", ())))


def _is_good(key: str, value: Any) -> bool:
    if key in ("stops", "trailing"):
        return isinstance(value, str) and bool(value)
    if key == "spaced":
        return value in ("true", "false")
    if key == "pairs":
        return isinstance(value, list) and all(isinstance(one, str) and len(one) == 2
                                               for one in value)
    return key == "abbreviations" and isinstance(value, list) and all(
        isinstance(one, str) for one in value)


def cut_sentences(text: str, rule: Sentences) -> list[int]:
    """Where the text is cut: behind each sentence but the last, with the space behind it.

    >>> rule = Sentences(".!?", "”", ("“”",), True, frozenset({"Dr"}))
    >>> cut_sentences("It rose 3.5 per cent. Dr. Wu said, “Yes. Now.” He left.", rule)
    [22, 47]
    """
    depth, cuts, start, at = 0, [], 0, 0
    opening = {one[0]: one[1] for one in rule.pairs}
    closing = {one[1] for one in rule.pairs}
    tail = re.compile(f"[{re.escape(rule.stops + rule.trailing)}{CLOSING}]*")
    while at < len(text):
        char = text[at]
        if char in opening:
            depth += 1
        elif char in closing and depth:
            depth -= 1
            inner = text[at - 1] if at else ""
            if depth or inner not in rule.stops or not inner:
                at += 1
                continue
            char = inner if _closes(text, start, at, rule) else ""
        if depth or not char or char not in rule.stops:
            at += 1
            continue
        end = tail.match(text, at + 1).end()  # type: ignore[union-attr]
        behind = re.compile(r"\s*").match(text, end).end()  # type: ignore[union-attr]
        if behind < len(text) and _ends(text, start, at, end, behind, rule):
            cuts.append(behind)
            start = behind
        at = max(end, at + 1)
    return cuts


def split_sentences(text: str, rule: Sentences) -> list[str]:
    """The sentences of a text, each with its stop.

    >>> rule = Sentences(".!?。", "”」", ("「」",), False, frozenset())
    >>> split_sentences("好。「一。二。」三。四。", rule)
    ['好。', '「一。二。」三。', '四。']
    """
    edges = [0, *cut_sentences(text, rule), len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(edges))
    return [one for one in pieces if one]


def _closes(text: str, start: int, at: int, rule: Sentences) -> bool:
    """Whether a quotation that ends with a stop ends its sentence too: not where the sentence
    began with it and says only now who speaks."""
    if rule.spaced:
        return True
    said = text[start:at].lstrip()
    return said[:1] not in {one[0] for one in rule.pairs}


def _ends(text: str, start: int, at: int, end: int, behind: int, rule: Sentences) -> bool:
    """Whether the stop at ``at`` ends a sentence; ``end`` is behind it, ``behind`` where the next
    one would begin."""
    if not rule.spaced:
        return True
    if behind == end or text[behind].islower() or text[behind] == CODE and end == at:
        return False
    if text[at] != ".":
        return True
    word = re.search(r"[^\s(“‘\"']*$", text[start:at])[0]  # type: ignore[index]
    return word not in rule.abbreviations and not (len(word) == 1 and word.isupper())
