"""What makes a text age, and what it claims without saying by whose word.

Here: words that only the day of reading tells (今日, tomorrow), superlatives without a source.
Never here: what is said inside quotation marks and in quotes: that is the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.diagnostics import Findings
from presskit.document import Link, walk
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import write_narration
from presskit.localise.watch import Hit, Watch, Watched, find_words
from presskit.model.segment import State

__all__ = ["check_claims", "check_relative_time", "find_claims", "find_relative"]

_DATED = re.compile(r"[（(]?[一二三四五六七八九十廿卅]{1,3}[日號号]|\s{0,2}[（(]?\s?\d"
                    r"|[,，、]?\s\d{1,2}\s[A-Z]|,\s[A-Z][a-z]+ \d")
"""A date that stands right behind the word, and so tells the day."""

_BESIDE = 2
_BETWEEN = ("の", "で", "で最も", "의 ", "範圍內", "范围内")
_PARTS = re.compile("[的之、和及與与のをはが와과의을를이가]")
_CLAUSE = re.compile(r"[，。；：！？,;:!?\n\ufffc]|\.(?=\s|$)")


def check_relative_time(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No day that only the reader's calendar tells; a month or year only where the text has a
    date beside it, as the release has in its dateline."""
    if pair.segment.quote or pair.state is State.CONVERTED:
        return
    dated = pair.segment.path.startswith("release.") and bench.target.kit.release_date
    found = list(find_relative(bench.watch, write_narration(bench, pair.words), bool(dated)))
    if found and not (bench.is_translation and any(find_relative(
            bench.watch_of(bench.origin), write_narration(bench, pair.source), bool(dated)))):
        shown = ", ".join(dict.fromkeys(found))
        complain(findings, bench, pair, "relative-time",
                 f"{shown} says another day to whoever reads it later",
                 "write the date" if not bench.target.kit.release_date else
                 f"write the date; the release is of {bench.target.kit.release_date}")


def find_relative(watch: Watch, text: str, dated: bool = False) -> Iterator[str]:
    """The words of a text that say another day to a later reader."""
    hits = [*find_words(watch.words("days"), text), *_telling(watch, text)]
    if not dated:
        hits += find_words(watch.words("months"), text)
    for hit in sorted(hits):
        if not _DATED.match(text, hit.end):
            yield text[hit.start:hit.end]


def _telling(watch: Watch, text: str) -> Iterator[Hit]:
    """The words for "today" that stand beside what is told of a day."""
    for hit in find_words(watch.words("now"), text):
        start = max(0, hit.start - 12)
        before = re.split(r"[,，。；;、]", text[start:hit.start])[-1]
        behind = re.split(r"[，。；;]", text[hit.end:hit.end + 12])[0]
        near = [one for one in find_words(watch.words("events"), before)
                if len(before.rstrip()) - one.end <= _BESIDE]
        near += [one for one in find_words(watch.words("events"), behind)
                 if one.start <= _BESIDE]
        if near:
            yield hit


def check_claims(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No claim to be the first, largest or only one that doesn't say by whose word."""
    if pair.segment.quote or pair.state is State.CONVERTED \
            or any(isinstance(node, Link) for node in walk(pair.words)):
        return
    found = list(dict.fromkeys(find_claims(bench.watch, write_narration(bench, pair.words))))
    found = [one for one in found if not any(one in other for other in found if one != other)]
    if found and not (bench.is_translation and any(find_claims(
            bench.watch_of(bench.origin), write_narration(bench, pair.source)))):
        complain(findings, bench, pair, "superlative-claim",
                 f"{', '.join(found)} is a claim, and the text doesn't say by "
                 "whose word", "name the source (according to …), say what can be proven, or take "
                 "it out")


def find_claims(watch: Watch, text: str) -> Iterator[str]:
    """The claims in a text, none of them in a sentence that names a source."""
    for sentence in re.split(r"(?<=[。！？!?])|(?<=[.])\s", text):
        if not any(find_words(watch.words("sources"), sentence)):
            for hit in find_words(watch.words("puffs"), sentence):
                yield sentence[hit.start:hit.end]
            yield from _find_scoped(watch, sentence)


def _find_scoped(watch: Watch, text: str) -> Iterator[str]:
    """A scope and a top in one clause: 全球首個, Asia’s largest, the first in the world."""
    scopes = list(find_words(watch.words("scopes"), text))
    for top in find_words(watch.words("tops"), text) if scopes else ():
        for scope in scopes:
            between = text[min(scope.end, top.end):max(scope.start, top.start)]
            if _CLAUSE.search(between):
                continue
            if scope.start < top.start and _joined(scope.entry, between):
                yield text[scope.start:top.end]
                break
            if scope.start > top.start and re.search(r"\b(?:in|of) (?:the |all )?$", between) \
                    and between.count(" ") <= 8:
                yield text[top.start:scope.end]
                break


def _joined(scope: Watched, between: str) -> bool:
    """Whether what stands between a scope and its top keeps them together."""
    if scope.word.isascii():
        return bool(re.fullmatch(r"[’']s? (?:\w+ )?|[’']s ", between))
    return between in _BETWEEN or (len(between.strip()) <= 2 and not _PARTS.search(between))
