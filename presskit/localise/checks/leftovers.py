"""What a translation still carries of its source or of its making.

Here: characters of another script, marks of markup that would be printed, words of a translation
service about itself.  Never here: names in their original form, which are registered.
"""

from __future__ import annotations

import re

from presskit.diagnostics import Findings
from presskit.document import Text, plain_text, walk
from presskit.locales import HAN, HANGUL, JAMO, script
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.engines.answers import find_own_words
from presskit.localise.literals import without_literals
from presskit.model.segment import State
from presskit.model.sentences import STRAIGHT_HINT, find_straight

__all__ = ["check_leftovers", "check_markers", "check_provider", "check_straight"]

_HAN = "\u3005" + HAN
_KANA = "\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d"
_HANGUL = JAMO + HANGUL
_FOREIGN = {"Hans": _KANA + _HANGUL, "Hant": _KANA + _HANGUL, "Jpan": _HANGUL,
            "Kore": _HAN + _KANA, "Latn": _HAN + _KANA + _HANGUL}
_MARKER = re.compile(r"\*\*|\{q:|\]\((?:person|organisation|work|term):|[⟦⟧]"
                     "|[\U000f0000-\U0010fffd]")


def check_leftovers(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No character of a script that the target isn't written in, registered names apart."""
    foreign = _FOREIGN.get(script(bench.target.kit.locale))
    if not foreign:
        return
    pattern = re.compile(f"[{foreign}]+")
    text = plain_text(pair.words)
    if not pattern.search(text):
        return
    found = list(dict.fromkeys(pattern.findall(without_literals(bench.names, text, " "))))
    if found:
        complain(findings, bench, pair, "source-language-left",
                 f"{', '.join(found)} is left in another script",
                 "translate it; if it is a name or a term, give it a form for this locale in "
                 "the register")


def check_straight(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No straight quotation marks: nothing turns them into those of the locale."""
    if pair.state is State.CONVERTED:
        return  # said of the source already
    found = next(filter(None, (find_straight(node.text) for node in walk(pair.words)
                               if isinstance(node, Text))), "")
    if found:
        complain(findings, bench, pair, "quote-marks-straight",
                 f"{found} begins with a straight quotation mark", STRAIGHT_HINT)


def check_markers(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No piece of markup or shield that readers would see."""
    for mark in dict.fromkeys(_MARKER.findall(plain_text(pair.words))):
        complain(findings, bench, pair, "literal-marker", f"{mark} would be printed as it is",
                 "close or delete it")


def check_provider(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No words in which a translation service speaks of itself: of a quota, an error."""
    said = find_own_words(plain_text(pair.words))
    if said and said not in plain_text(pair.source):
        complain(findings, bench, pair, "provider-warning-text",
                 f"“{said}” is what a translation service says of itself, and no translation",
                 "translate the text anew", error=True)
