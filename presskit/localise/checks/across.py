"""Whether texts of a locale agree with each other.

Here: one source that is translated in two ways, one translation for two sources.  Never here: a
text by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.wording import write_inlines
from presskit.model.segment import State, container_of

__all__ = ["check_across"]

_SAME = 12
"""Shorter words may well be those of two sources: 嘉賓 and 講者 are both guests."""


def check_across(bench: Bench, pairs: Iterable[Pair], findings: Findings) -> None:
    """Say of each text that is translated otherwise than the same text before it, and of each
    translation that stood with another source before."""
    done = [one for one in pairs if one.state in (State.TRANSLATED, State.REVIEWED, State.FINAL)
            and not container_of(one.segment.path).endswith(".card")]
    by_source: dict[str, tuple[Pair, str]] = {}
    by_words: dict[str, tuple[Pair, str]] = {}
    for pair in done:
        source, words = (_bare(write_inlines(one)) for one in (pair.source, pair.words))
        first, before = by_source.setdefault(source, (pair, words))
        if source and before != words and _field(first) == _field(pair):
            complain(findings, bench, pair, "inconsistent-translation",
                     f"{_short(pair.source)} is {_short(pair.words)} here, and "
                     f"{_short(first.words)} in {container_of(first.segment.path)}",
                     "say the same thing in the same words, or dismiss this with the reason")
        other, behind = by_words.setdefault(words, (pair, source))
        if len(words) >= _SAME and behind != source:
            complain(findings, bench, pair, "one-translation-many-sources",
                     f"these words stand for another source in {container_of(other.segment.path)}",
                     "look which of the two they belong to")


def _field(pair: Pair) -> str:
    """What kind of text it is: a title is written otherwise than a paragraph."""
    return container_of(pair.segment.path).rpartition(".")[2]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _short(inlines: tuple) -> str:
    text = plain_text(inlines)
    return text if len(text) <= 24 else f"{text[:23]}…"
