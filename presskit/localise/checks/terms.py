"""Words that a house does not say.

Here: finding them in a text (``forbid:`` in ``terms.yaml``).  Never here: the form that a term
must have (``names``).

A word that is part of a registered name is no finding, and the words of a quote are left alone in
the language they stand in: nobody but their speaker changes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from presskit.diagnostics import Findings, Span
from presskit.document import Inline, plain_text
from presskit.locales import HANGUL, LATIN
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.register import Register, without_names
from presskit.localise.scopes import covers, forbidden
from presskit.model.kit import Kit
from presskit.model.segment import quote_of

__all__ = ["check_forbidden", "check_source_forbidden"]


def check_forbidden(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No word stands here that the kit forbids in this locale."""
    kit = bench.target.kit
    for word, instead in _find(kit, bench.target.register, pair.segment.path, pair.words):
        complain(findings, bench, pair, "forbidden-term", *_say(word, instead), error=True)


def check_source_forbidden(kit: Kit, register: Register,
                           texts: Iterable[tuple[str, tuple[Inline, ...], Span | None]],
                           findings: Findings) -> None:
    """The same of the texts of the source: a segment's id, its words, its place."""
    for key, inlines, place in texts:
        if not quote_of(key):
            for word, instead in _find(kit, register, key, inlines):
                message, hint = _say(word, instead)
                findings.error("forbidden-term", message, hint=hint, span=place, segment=key)


def _say(word: str, instead: str) -> tuple[str, str]:
    return (f"{word} is not said", f"write {instead}" if instead else
            "say it otherwise; terms.yaml forbids it")


def _find(kit: Kit, register: Register, path: str,
          inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """The forbidden words of a text, each once, with what to say instead."""
    terms = [one for one in kit.terms.values() if one.forbid and covers(kit, one.only, path)]
    if not terms:
        return
    text = without_names(register, plain_text(inlines))
    for term in terms:
        for word, instead in forbidden(term, kit.locale).items():
            found = _pattern(word).search(text)
            if found:
                yield found[0], instead


@lru_cache(512)
def _pattern(word: str) -> re.Pattern[str]:
    """A word wherever it stands by itself: small or large letters, edges of words in scripts that
    have them; a Korean one may have particles behind it."""
    letters = f"0-9{LATIN}"
    before = f"(?<![{letters}])" if re.match(f"[{letters}]", word) else (
        f"(?<![{HANGUL}])" if re.match(f"[{HANGUL}]", word) else "")
    behind = f"(?![{letters}])" if re.match(f"[{letters}]", word[-1]) else ""
    return re.compile(before + re.escape(word) + behind, re.IGNORECASE)
