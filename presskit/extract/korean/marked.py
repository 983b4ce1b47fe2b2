"""What words in single marks or corner brackets are.

Here: work, event, term or part of a sentence, by marks and neighbours.  Never here: speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.proposal import Marked

__all__ = ["angled", "kind_of"]

WORKS = "《〈「『«"
LAW = re.compile(r"(?:법|조례|규칙|시행령|규정|협약|헌법)$")
SAID = re.compile(r"\s?(?:이라고|라고|고|며|라며|이라며|다고|는 (?:말|뜻|생각))(?![가-힣])")


ANGLED = re.compile(r"<([^<>=\n]{1,40})>")
NO_TITLE = re.compile(
    r"(?:앵커|기자|인터뷰|리포트|표|그림|사진|자료|끝|문의|참고|붙임|별첨|보기|답|질문|이상|가|나|다"
    r"|편집자 ?주)\s?\d*$|.*(?:사진|제공|촬영|기자|자료|개요|안내|약력|프로필)$|[A-Za-z/!].*"
)


def angled(text: str, begin: int, end: int) -> Iterator[Marked]:
    """Titles of works between the signs for less and more, as dailies print them."""
    for match in ANGLED.finditer(text, begin, end):
        if not (NO_TITLE.match(match[1]) or match.span() == (begin, end)):
            yield Marked(Piece(*match.span(1)), "work")


def kind_of(text: str, outer: Piece, mark: str) -> str:
    """``work``, ``term`` or ``partial``."""
    inner = text[outer.start + 1 : outer.end - 1]
    if mark in WORKS:
        return "term" if LAW.search(inner) else "work"
    if SAID.match(text, outer.end, outer.end + 6) or inner.endswith((".", "?", "!", "다", "요")):
        return "partial"
    return "term"
