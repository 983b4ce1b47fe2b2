"""Whether a Chinese text is in the script of its locale.

Here: Traditional characters in a Simplified text and the reverse.  Never here: regional
spelling, vocabulary, whether a character common to both is the right one (后 for 後).
"""

from __future__ import annotations

from presskit.diagnostics import Findings
from presskit.document import plain_text
from presskit.locales import script
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.literals import without_literals

__all__ = ["check_script"]


def check_script(bench: Bench, pair: Pair, findings: Findings) -> None:
    """A Simplified text is what its own simplification gives; a Traditional one holds no
    character that only Simplified has.  Registered names are as their bearers write them."""
    text = plain_text(pair.words)
    if not bench.normalise or bench.normalise(text) == text:
        return
    text = without_literals(bench.names, text, "\n")
    if script(bench.target.kit.locale) == "Hans":
        right = bench.normalise(text)
        same = len(text) == len(right)
        wrong = [a for a, b in zip(text, right, strict=True) if a != b] if same else [text]
    else:
        wrong = [char for char in text if ord(char) > 0x2E80 and _is_simplified(bench, char)]
    if wrong:
        shown = "".join(dict.fromkeys(wrong))
        complain(findings, bench, pair, "wrong-script",
                 f"{shown} is not in the script of this locale",
                 "correct the text; if it is a name, give it a form for this locale")


def _is_simplified(bench: Bench, char: str) -> bool:
    """Whether only Simplified has a character: it has a Traditional counterpart, and Big5,
    which Hong Kong and Taiwan wrote in for decades, has no place for it."""
    if bench.normalise is None or bench.normalise(char) == char:
        return False
    try:
        char.encode("cp950")
    except UnicodeEncodeError:
        return True
    return False
