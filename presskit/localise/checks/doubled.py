"""Words that stand twice by a slip of the hand.

Here: the same word or phrase twice in a row, and round one other word (複雜人類複雜的).  Never
here: style, words that come back in a later clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.locales import HAN, HANGUL, LATIN, is_han_spaced, language
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import write_prose
from presskit.localise.watch import Watch, find_words
from presskit.model.segment import State

__all__ = ["check_doubled", "find_doubled"]

_KATAKANA = "\u30a1-\u30fa\u30fc"
_HAN_TWICE = re.compile(f"([{HAN}]{{2,6}})\\1")
_KATAKANA_TWICE = re.compile(f"(?<![{_KATAKANA}])([{_KATAKANA}]{{3,}})\\1(?![{_KATAKANA}])")
_PHRASE = re.compile(f"([{HAN}{_KATAKANA}]{{2,10}}(?:[をはがにで]|から|まで))\\1")
_ROUND = re.compile(f"([{HAN}]{{2}})(?!\\1)([{HAN}]{{2}})\\1的")
_JOINING = re.compile("[和與与及跟同對对到不即又而之的是有為为在以從从由或於于至兼並并]")
_WORDS = re.compile(f"(?<![\\w’'-])([{LATIN}]+|[{HANGUL}]+)\\s+\\1(?![\\w’'-])", re.IGNORECASE)
_TWO_WORDS = re.compile(r"(?<![\w’'-])([a-z]+ [a-z]+) \1(?![\w’'-])")
_FIRST = "一三两兩半○〇零二四五六七八九十百千萬万年月日個个"


def check_doubled(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No word twice in a row, registered names apart."""
    if pair.state is State.CONVERTED:
        return
    text = write_prose(bench, pair.words)
    tag = bench.target.kit.locale
    found = list(dict.fromkeys(find_doubled(bench.watch, tag, text)))
    if found and bench.is_translation and bench.origin.kit.locale.split("-")[0] == language(tag):
        found = [one for one in found if one not in plain_text(pair.source)]
    if found:
        complain(findings, bench, pair, "doubled-word", f"{', '.join(found)}: a word stands twice",
                 "take one away" if not pair.segment.quote else
                 "take one away, if it wasn't said so")


def find_doubled(watch: Watch, tag: str, text: str) -> Iterator[str]:
    """What stands twice in a text of a locale."""
    for hit in find_words(watch.words("twice"), text):
        yield text[hit.start:hit.end]
    if not is_han_spaced(tag):
        yield from _find_spaced(watch, text)
        return
    for match in _HAN_TWICE.finditer(text):
        if match[1][0] not in _FIRST and len(set(match[1])) > 1 and not _may_repeat(
                watch, match[1]):
            yield match[0]
    if language(tag) == "ja":
        for pattern in (_KATAKANA_TWICE, _PHRASE):
            yield from (match[0] for match in pattern.finditer(text))
    else:
        yield from (match[0] for match in _ROUND.finditer(text)
                    if not _JOINING.search(match[1] + match[2]))


def _find_spaced(watch: Watch, text: str) -> Iterator[str]:
    for match in _WORDS.finditer(text):
        is_name = all(one[:1].isupper() for one in match[0].split())
        if not is_name and not _may_repeat(watch, match[1]):
            yield match[0]
    yield from (match[0] for match in _TWO_WORDS.finditer(text)
                if not all(_may_repeat(watch, one) for one in match[1].split()))


def _may_repeat(watch: Watch, word: str) -> bool:
    return word.casefold() in (one for one, _ in watch.words("repeated").entries)
