"""Whether a Chinese or Japanese text is in the characters of its locale.

Here: Traditional characters in a Simplified text and the reverse, characters of Japan in a Chinese
text and the reverse, in the source as in translations.  Never here: regional spelling,
vocabulary, whether a character common to both is the right one (后 for 後: ``residue``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from presskit.diagnostics import Findings
from presskit.locales import language, script
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.prose import OBJECT, write_prose
from presskit.model.segment import State

__all__ = ["check_script", "find_foreign", "find_other_script"]

_HAN = re.compile("[\u4e00-\u9fff]")


def check_script(bench: Bench, pair: Pair, findings: Findings) -> None:
    """A Simplified text is what its own simplification gives; a Traditional one holds no
    character that only Simplified has; neither holds one that only Japanese has, and Japanese
    none that it hasn't.  Registered names are as their bearers write them.

    An error only where somebody has written it for the locale: a conversion has it from the source,
    where the author is asked about it."""
    tag, text = bench.target.kit.locale, write_prose(bench, pair.words)
    wrong = list(find_foreign(tag, bench.watch.foreign, text))
    if bench.normalise and bench.normalise(text) != text:
        wrong += find_other_script(tag, bench.normalise, text)
    if wrong:
        shown = "".join(dict.fromkeys(wrong))
        complain(findings, bench, pair, "wrong-script",
                 f"{shown} is not in the script of this locale",
                 "correct the text; if it is a name, give it a form for this locale",
                 error=pair.state not in (State.SOURCE, State.CONVERTED))


def find_foreign(tag: str, foreign: frozenset[str], text: str) -> Iterable[str]:
    """The characters of a text that its language doesn't have: those of a table, and in Japanese
    all that no Japanese standard lists (JIS X 0213, and what Windows adds to JIS X 0208)."""
    japanese = language(tag) == "ja"
    for char in dict.fromkeys(text):
        if char in foreign or (japanese and _HAN.match(char) and not _is_in_jis(char)):
            yield char


@cache
def _is_in_jis(char: str) -> bool:
    return _has("euc_jis_2004", char) or _has("cp932", char)


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def find_other_script(tag: str, turn: Callable[[str], str], text: str) -> Iterable[str]:
    """The characters of a Chinese text that are of the other script; ``turn`` is what would
    make it of its own."""
    if script(tag) == "Hans":
        right = turn(text)
        same = len(text) == len(right)
        return [a for a, b in zip(text, right, strict=True) if a != b] if same else [text]
    return [char for char in dict.fromkeys(text)
            if char > "\u2e80" and char != OBJECT and _is_simplified(turn, char)]


def _is_simplified(turn: Callable[[str], str], char: str) -> bool:
    """Whether only Simplified has a character: it has a Traditional counterpart, and Big5,
    which Hong Kong and Taiwan wrote in for decades, has no place for it."""
    return turn(char) != char and not _has("cp950", char)
