"""Shorter forms of names in a Korean article, and whose they are.

Here: surname and title, a foreign last name, a given name.  Never here: whole names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from presskit.extract.article import Article, Piece
from presskit.extract.korean.josa import JOSA
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.korean.sight import UNREAD, Sight
from presskit.extract.proposal import Placed
from presskit.extract.words import any_of

__all__ = ["Draft", "shorten"]

KIN = "아들|딸|남편|아내|부인|동생|형|누나|언니|오빠|손자|손녀|장남|차남|장녀|차녀"


@dataclass(slots=True)
class Draft:
    """A person in the making."""

    name: str
    best: Sight
    sights: list[Sight]
    mentions: set[Piece] = field(default_factory=set)
    also: dict[str, Piece] = field(default_factory=dict)

    def add(self, article: Article, piece: Piece) -> None:
        self.mentions.add(piece)
        self.also.setdefault(article.words(piece), piece)


@dataclass(frozen=True, slots=True)
class _Places:
    """Drafts by where their whole names stand, in order."""

    starts: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    def before(self, at: int) -> Draft:
        """The one named last before a place, else the first."""
        return self.drafts[max(0, bisect_right(self.starts, at) - 1)]


def surname_of(name: str, known: Lexicon, foreign: bool) -> str:
    """What a name is shortened to before a title; a foreign one to its last word."""
    if foreign:
        return re.split(r"[ ·]", name)[-1]
    for size, those in ((2, known.double), (1, known.surnames), (1, known.rare)):
        if name[:size] in those and len(name) > size:
            return name[:size]
    return ""


def shorten(
    article: Article, placed: tuple[Placed, ...], drafts: list[Draft], known: Lexicon
) -> None:
    """Add every shorter form to whose it is."""
    surnames = {one.name: surname_of(one.name, known, one.best.foreign) for one in drafts}
    lasts = {
        surnames[one.name]: one
        for one in reversed(drafts)
        if one.best.foreign and len(surnames[one.name]) > 1
    }
    given: dict[str, Draft | None] = {}
    for one in drafts:
        rest = one.name[len(surnames[one.name]) :]
        if surnames[one.name] and not one.best.foreign and len(rest) == 2:
            given[rest] = None if rest in given else one
    whole = sorted(piece for one in drafts for piece in one.mentions)
    read = [block.piece for number, block, _ in article.each() if placed[number].kind not in UNREAD]
    places = _places(article, drafts, surnames)
    for draft, piece in (
        *_titled(article, read, places, known),
        *_last_names(article, read, lasts),
        *_given_names(article, read, {name: one for name, one in given.items() if one}),
    ):
        number = bisect_right(whole, Piece(piece.start, piece.start + 10**9)) - 1
        if number < 0 or whole[number].end <= piece.start:
            draft.add(article, piece)


def _places(
    article: Article, drafts: list[Draft], surnames: dict[str, str]
) -> dict[tuple[str, str], _Places]:
    """Where those of one surname stand, all of them and by the ends of their titles."""
    rows: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for number, one in enumerate(drafts):
        keys = {""}
        for sight in one.sights:
            if sight.title and sight.title.title:
                title = article.words(sight.title.title).split("(")[0]
                keys |= {title[:2], title[-2:]}
        for key in keys if surnames[one.name] else ():
            rows.setdefault((surnames[one.name], key), []).extend(
                (piece.start, number) for piece in one.mentions
            )
    return {
        key: _Places([at for at, _ in sorted(row)], [drafts[one] for _, one in sorted(row)])
        for key, row in rows.items()
    }


def _titled(
    article: Article, read: list[Piece], places: dict[tuple[str, str], _Places], known: Lexicon
) -> Iterator[tuple[Draft, Piece]]:
    """김 대표, 이씨: of those with this surname one with this title, else the last one before."""
    pattern = re.compile(
        rf"(?<![가-힣A-Za-z])({any_of(name for name, _ in places)})"
        rf"(?: ?(씨)(?=(?:{JOSA})?(?![가-힣]))"
        rf"| ?(군|양|옹|여사)(?=은|는|이|가|의|도|을|를|에)|[ ]([가-힣A-Za-z]{{1,12}}))"
    )
    used: dict[tuple[str, str], tuple[int, Draft]] = {}
    first: dict[str, int] = {}
    for block in read:
        for match in pattern.finditer(article.text, block.start, block.end):
            surname, title, end = match[1], "", match.end(2) if match[2] else match.end(3)
            if match[4]:
                length = known.title_end(match[4]) or (
                    len(match[4]) if match[4].upper() in known.titles else 0
                )
                if not length:
                    continue
                title, end = match[4][:length], match.start(4) + length
            those = places.get((surname, title[-2:])) or places[surname, ""]
            whose = those.before(match.start())
            at, owner = used.get((surname, title), (0, whose))
            if match[2] and owner is not whose and at < _first(whose, first):
                whose = owner  # the one who was called so before the other was named
            used.setdefault((surname, title), (match.start(), whose))
            yield whose, Piece(match.start(), end)


def _first(draft: Draft, known: dict[str, int]) -> int:
    """Where somebody is named first, looked for once."""
    if draft.name not in known:
        known[draft.name] = min(draft.mentions).start
    return known[draft.name]


def _last_names(
    article: Article, read: list[Piece], lasts: dict[str, Draft]
) -> Iterator[tuple[Draft, Piece]]:
    """The last word of a foreign name, alone."""
    pattern = re.compile(rf"(?<![가-힣]){any_of(lasts)}(?=(?:씨)?(?:{JOSA})?(?![가-힣]))")
    for block in read:
        for match in pattern.finditer(article.text, block.start, block.end):
            yield lasts[match[0]], Piece(*match.span())


def _given_names(
    article: Article, read: list[Piece], given: dict[str, Draft]
) -> Iterator[tuple[Draft, Piece]]:
    """태윤씨, 아들 태윤: a given name with 씨 behind it or a word of kinship before."""
    pattern = re.compile(
        rf"(?<![가-힣])(?:{any_of(given)}(?P<address>씨|군|양)(?=(?:{JOSA})?(?![가-힣]))"
        rf"|(?:{KIN}) (?P<kin>{any_of(given)})(?=(?:{JOSA})?(?![가-힣])))"
    )
    for block in read:
        for match in pattern.finditer(article.text, block.start, block.end):
            piece = Piece(*match.span("kin" if match["kin"] else 0))
            name = match["kin"] or match[0][: -len(match["address"])]
            yield given[name], piece
