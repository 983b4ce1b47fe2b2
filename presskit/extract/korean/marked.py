"""What words in single marks or corner brackets are.

Here: work, event, term or part of a sentence, by marks and neighbours.  Never here: speech.
"""

from __future__ import annotations

import re

from presskit.extract.article import Piece

__all__ = ["kind_of"]

WORKS = "《〈「『«"
LAW = re.compile(r"(?:법|조례|규칙|시행령|규정|협약|헌법)$")
SAID = re.compile(r"\s?(?:이라고|라고|고|며|라며|이라며|다고|는 (?:말|뜻|생각))(?![가-힣])")


def kind_of(text: str, outer: Piece, mark: str) -> str:
    """``work``, ``term`` or ``partial``."""
    inner = text[outer.start + 1 : outer.end - 1]
    if mark in WORKS:
        return "term" if LAW.search(inner) else "work"
    if SAID.match(text, outer.end, outer.end + 6) or inner.endswith((".", "?", "!", "다", "요")):
        return "partial"
    return "term"
