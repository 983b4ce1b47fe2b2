"""Names in a row, of which one is known or all look alike.

Here: lists of winners, teams, those whom a picture shows.  Never here: names that stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.article import Piece
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.korean.sight import Sight

__all__ = ["RUN", "linked", "plain"]

RUN = re.compile(r"[가-힣]{2,9}")
LINK = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:\s?씨)?(?:와 |과 |, ?|·|ㆍ| · ?|、| ?/ ?)")
ROWS = re.compile(r"[▲△▶▷○◦◇·•*-]?\s?[가-힣A-Za-z0-9 ]{1,14}\s?[=:：|]|[▲△▶▷◇]")
SPACE = re.compile(r"(?:\s?\([^()\n]{1,30}\))? ")


def linked(
    text: str,
    begin: int,
    end: int,
    known: Lexicon,
    sure: set[str],
    own: list[Sight],
    covered: list[tuple[int, int]],
    listed: bool,
) -> Iterator[Sight]:
    """Names in a row with one that has evidence, or three in a row behind a label, four
    elsewhere."""
    seen = {one.piece.start for one in own}
    label = listed or ROWS.match(text, begin, end)
    ends = {high for _, high in covered}
    at = 0
    chain: list[Piece] = []
    for run in RUN.finditer(text, begin, end):
        name = plain(run[0], known)
        while at < len(covered) and covered[at][1] <= run.start():
            at += 1
        if not name or at < len(covered) and covered[at][0] <= run.start():
            continue
        piece = Piece(run.start(), run.start() + len(name))
        if name in sure:
            seen.add(piece.start)
        gap = chain and (
            LINK.fullmatch(text, chain[-1].end, piece.start)
            or label
            and SPACE.fullmatch(text, chain[-1].end, piece.start)
        )
        if not gap:
            yield from _row(text, chain, seen, 3 if label else 4)
            chain = []
            if run.start() not in seen and _after_another(text, run.start(), ends):
                yield Sight(piece, 0.78, "in-a-row-of-names")
        chain.append(piece)
    yield from _row(text, chain, seen, 3 if label else 4)


def _after_another(text: str, at: int, ends: set[int]) -> bool:
    """Whether a comma or dot ties a place to a foreign name before it."""
    return text[at - 2 : at] == ", " and at - 2 in ends or text[at - 1] in "·," and at - 1 in ends


def plain(word: str, known: Lexicon) -> str:
    """The name of three syllables or more that a word may be, if nothing speaks against it."""
    readings = [one for one in known.read(word) if not one.short or len(word) == 2 and not one.rare]
    name = word[: readings[0].length] if readings else ""
    if (
        not name
        or known.is_common(name)
        or known.is_common(word)
        or name in known.adjectives
        or known.title_end(name) == len(name)
        or known.is_town(name)
        or word[-2:] in known.bodies
    ):
        return ""
    return name


def _row(text: str, chain: list[Piece], seen: set[int], least: int) -> Iterator[Sight]:
    """Those of a row that have no evidence of their own; not where all end alike, as places do."""
    evidence = any(one.start in seen for one in chain)
    if not evidence:
        chain = [one for one in chain if one.end - one.start > 2]
    if (
        len(chain) < 2
        or not evidence
        and (len(chain) < least or len({text[one.end - 1] for one in chain}) == 1)
    ):
        return
    for one in chain:
        if one.start not in seen:
            yield Sight(one, 0.78, "in-a-row-of-names")
