"""Bodies: museums, councils, companies, associations.

Here: their names, with what stands after *of the*.  Never here: who belongs to them.
"""

from __future__ import annotations

import re

from presskit.extract.article import Article, Piece
from presskit.extract.english.cast import Cast
from presskit.extract.english.lexicon import Lexicon
from presskit.extract.english.reading import Line
from presskit.extract.english.tokens import Token, is_capital
from presskit.extract.proposal import Organisation

__all__ = ["find_bodies"]

_LINK = re.compile(r" (?:of|for|of the|for the|de|del|&|and)(?: the)? $|[’'] $| $")
_EVENTS = frozenset(
    "festival prize prizes award awards trophy cup medal championship championships race marathon"
    " games "
    "day week weekend season biennale biennial exhibition fair summit conference forum competition"
    " regatta "
    "tournament show parade challenge derby prix collection".split()
)


def find_bodies(article: Article, lines: list[Line], cast: Cast,
                lexicon: Lexicon) -> tuple[Organisation, ...]:
    """Each once, by its longest name; shorter forms that end it are its own."""
    found: dict[str, Piece] = {}
    for line in lines:
        if line.kind in ("headline", "heading", "subhead"):
            continue
        for piece in _in_line(article.text, line, cast, lexicon):
            found.setdefault(article.words(piece).lower().removeprefix("the "), piece)
    return tuple(Organisation(piece, sure=0.8, why="words-of-a-body") for _,
                 piece in sorted(found.items(), key=lambda one: one[1]))


def _in_line(text: str, line: Line, cast: Cast, lexicon: Lexicon) -> list[Piece]:
    found: list[Piece] = []
    chain: list[Token] = []
    for token in [*line.tokens, None]:
        named = token is not None and (is_capital(token.text) or token.text.isupper()
                                       and token.text.isalpha())
        if (token is not None and not named
            and token.low in ("of", "for", "the", "and", "de", "del")):
            continue
        if named and chain and _linked(text, chain, token, lexicon):
            chain.append(token)
            continue
        found += _closed(_without(chain, cast), lexicon)
        chain = [token] if named else []
    return found


def _without(chain: list[Token], cast: Cast) -> list[Token]:
    """Up to where somebody's name begins in it."""
    if not chain:
        return chain
    names = cast.within(chain[0].start + 1, chain[-1].end)
    return [token for token in chain if not names or token.start < names[0][0]]


def _linked(text: str, chain: list[Token], token: Token, lexicon: Lexicon) -> bool:
    gap = text[chain[-1].end : token.start]
    if len(chain) > 9 or len(gap) > 9 or not _LINK.match(gap):
        return False
    if gap in ("’ ", "' "):
        return chain[-1].owns
    if chain[-1].owns:
        return False
    if " for" in gap or " of" in gap:
        return any(one.low in lexicon.bodies for one in chain)
    if " and" in gap:
        return (gap == " and " and any(one.low in lexicon.bodies for one in chain)
                and token.low in lexicon.bodies and chain[-1].low not in lexicon.bodies)
    return True


def _closed(chain: list[Token], lexicon: Lexicon) -> list[Piece]:
    while chain and (chain[0].low in lexicon.plain
                     or (chain[0].low in lexicon.honours and chain[0].low not in lexicon.roles)
                     or chain[0].low in lexicon.he_titles | lexicon.she_titles
                     and chain[0].low not in lexicon.bodies or chain[0].low in lexicon.times):
        chain = chain[1:]
    while chain and chain[-1].low in lexicon.times and chain[-1].low not in lexicon.bodies:
        chain = chain[:-1]
    for number, token in enumerate(chain[:-1][:5]):
        linked = chain[number + 1].start - token.end > 1
        if token.low in lexicon.roles and token.low not in lexicon.bodies and (number or linked):
            return _closed(chain[number + 1 :], lexicon)
    if (len(chain) < 2 or len(chain) > 10
        or all(len(one.text) > 4 and one.text.isupper() for one in chain)):
        return []
    words = [token.low for token in chain]
    kind = [word for word in words if word in lexicon.bodies]
    if words[-1] in lexicon.roles and words[-1] not in lexicon.bodies or "contact" in words:
        return []
    if not kind or words[-1] in _EVENTS or all(word in lexicon.times for word in kind):
        return []
    return [Piece(chain[0].start, chain[-1].end)]
