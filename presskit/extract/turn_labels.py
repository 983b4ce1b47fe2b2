"""The labels of an interview: words at a block's beginning that could be somebody who speaks.

Here: which blocks have one, and which of them can be somebody's.  Never here: whose turn it is
(``turn_layout``), who somebody is (``turn_speakers``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.turn_signs import TurnSigns
from presskit.extract.turns import Opening, ends

__all__ = ["Page", "group_labels", "read_labels"]

_MOST = 60
"""Labels that can be somebody's; no talk has so many people."""
_YEAR = re.compile(r"(?:[\d０-９]{4}|昭和|平成|令和)")


@dataclass(slots=True)
class Page:
    """An article while its layout is read."""

    article: Article
    signs: TurnSigns
    texts: list[str]
    labels: dict[int, tuple[str, Opening]] = field(default_factory=dict)
    manners: dict[int, str] = field(default_factory=dict)
    """By what a label is parted from the words: a colon, a wide space, a mark, a line."""
    rest: str = ""
    """The words of all blocks without a label, and behind labels that stand once; small letters."""
    minutes: set[int] = field(default_factory=set)
    """Blocks with a label behind a mark, three and more in a row."""

    def asks(self, text: str) -> bool:
        """Whether words end or begin as a question does."""
        kept = text.rstrip("」』）)］]】〕>〉》 \u3000")
        return self.signs.asking.search(kept) is not None \
            or self.signs.request.match(text) is not None


def read_labels(page: Page, letters: bool) -> None:
    """Note the label that each block begins with, if there is one, and labels that are lines;
    ``letters``: questions have letters, which are none."""
    lines = Counter(text for text in page.texts if page.signs.line(text))
    for number, block, text in page.article.each():
        if letters and page.signs.question(text):
            continue
        match, begin = page.signs.label(text), block.piece.start
        if match and match.end() < len(text):
            parts = text[match.end("who"):match.end()].strip(" ")[:1]
            if parts == "\u3000" and _YEAR.match(text, match.end()):
                continue
            page.manners[number] = ":" if parts in tuple(":：﹕") else parts
            piece = Piece(begin + match.start("who"), begin + match.end("who"))
            page.labels[number] = page.signs.core(match["who"]), Opening(
                number, begin + match.end(), piece, False)
        elif number and number + 1 < len(page.texts) and page.signs.line(text) \
                and (lines[text] > 1 or page.signs.core(text).lower()
                     in page.signs.words["turn_askers"]) \
                and ends(page.texts[number + 1]):
            page.manners[number] = "line"
            page.labels[number] = page.signs.core(text), Opening(
                number, block.piece.end, block.piece, False, alone=True)
    if 1 not in page.labels:
        page.labels.pop(0, None)
    _read_minutes(page)


def _read_minutes(page: Page) -> None:
    """Rows of blocks that begin with the same mark and a label, as those of minutes do."""
    row: list[int] = []
    for number, text in [*enumerate(page.texts), (len(page.texts), "")]:
        if row and (row[-1] != number - 1 or page.texts[row[0]][0] != text[:1]
                    or number not in page.labels):
            page.minutes |= {*row} if len(row) > 2 else set()
            row = []
        if number in page.labels and text[0] in "○◯●◆◇■□・▲△▶▷" and ends(text):
            row.append(number)


def group_labels(page: Page) -> dict[str, list[int]]:
    """The blocks of each label, of those that can be somebody's: it stands again, it is known, or
    the article names it elsewhere, and sentences follow it."""
    found: dict[str, list[int]] = {}
    for number, (core, _) in page.labels.items():
        found.setdefault(core, []).append(number)
    once = {those[0] for those in found.values() if len(those) == 1}
    rest = page.rest = "\n".join(
        text[page.labels[number][1].start - block.piece.start if number in once else 0:]
        for number, block, text in page.article.each()
        if number not in page.labels or number in once).casefold()
    inside = "\n".join(page.article.text[one.start:page.article.blocks[one.block].piece.end]
                       for _, one in page.labels.values() if not one.alone).casefold()
    kept = {}
    for core, those in sorted(found.items(), key=lambda one: -len(one[1]))[:_MOST]:
        spoken = [number for number in those if page.labels[number][1].alone
                  or ends(page.texts[number]) or page.asks(page.texts[number])]
        those = [number for number in those if spoken and number >= spoken[0]]
        known = page.signs.is_press(core) or page.signs.is_answerer(core)
        bare = page.signs.bare(core).casefold()
        if len(spoken) * 2 > len(those) and (
                len(those) > 1 or known or those[0] in page.minutes
                or len(bare) > 1 and (bare in rest or bare in inside)):
            kept[core] = those
    return kept
