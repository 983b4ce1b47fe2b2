"""What a Korean article itself shows to be a place or a body, wherever it names it again.

Here: 해림군 that has a 의회, 길위의노동 behind 시민단체.  Never here: bodies by their ends, people.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from presskit.extract.article import Article, Piece
from presskit.extract.korean.josa import COMMON, agrees, bare
from presskit.extract.korean.lexicon import Lexicon
from presskit.extract.words import Words, any_of, made_once

__all__ = ["NamedBody", "find_named_bodies", "find_places", "read_around"]

DATELINE = re.compile(r"[\[(【](?P<place>[가-힣]{2,4})\s?=\s?[^\[\]()\n]{2,20}[\])】]")
MARKS = "'‘“\"’”"
RUN = re.compile(r"[가-힣A-Za-z0-9·&]{3,20}")


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body's name at one place, and the name with the word for its kind."""

    name: Piece
    whole: Piece


@made_once
def _towns(words: Words) -> re.Pattern[str]:
    """Towns and districts, by what only they have or by their inhabitants."""
    offices = any_of(words["offices_of_towns"])
    return re.compile(
        rf"(?<![가-힣])(?:(?P<town>[가-힣]{{1,3}}(?:시|군|구|읍|면|동|리))(?={offices}"
        r"|에서(?!는? ?[\"“])|에는|에 (?:있는|사는|자리)| (?:관내|일대|주민))"
        r"|(?P<home>[가-힣]{2,3}(?:시|군|구|읍|면|동|리))민(?:들|은|이|의|과)?(?![가-힣]))"
    )


def find_places(article: Article, words: Words) -> frozenset[str]:
    """Towns and districts with a council, an office, inhabitants; where the article was sent
    from."""
    found = {match["town"] or match["home"] for match in _towns(words).finditer(article.text)}
    for match in DATELINE.finditer(article.text):
        place = match["place"]
        found |= {place, *(place + kind for kind in "시군구")}
    return frozenset(found)


def find_named_bodies(
    article: Article, words: Words, known: Lexicon
) -> dict[str, list[NamedBody]]:
    """Names behind a word for the kind of body they are (시민단체 길위의노동), or before their head
    in brackets, each with its places."""
    kinds, heads = any_of(words["body_kinds"]), any_of(words["heads"])
    pattern = re.compile(
        rf"(?<![가-힣])(?P<kind>{kinds})\s?(?P<mark>[{MARKS}])?(?<=[\s{MARKS}])"
        rf"(?P<name>[가-힣A-Za-z0-9·&]{{2,16}})"
        rf"|(?<![가-힣A-Za-z0-9])(?P<led>[가-힣A-Za-z0-9&·]{{3,20}})(?=\({heads}\s)"
    )
    found: dict[str, list[NamedBody]] = {}
    runs = Counter(match[0] for match in RUN.finditer(article.text))
    for match in pattern.finditer(article.text):
        name, group = match["name"] or match["led"], "name" if match["name"] else "led"
        sure = bool(match["led"] or match["mark"])
        core = name if sure else _core(name, runs)
        if len(core) < 3 or not sure and _is_plain(core, known, words):
            continue
        at = match.start(group)
        whole = Piece(match.start(), at + len(core))
        piece = Piece(at, at + len(core))
        found.setdefault(core, []).append(NamedBody(piece, piece if match["mark"] else whole))
    return found


def _is_plain(word: str, known: Lexicon, words: Words) -> bool:
    """Whether a word behind one for a kind of body is somebody's name or calling, or a thing."""
    return (
        known.is_common(word)
        or known.title_end(word) == len(word)
        or word in known.loanwords
        or word.startswith(tuple(words["unnamed"]))
        or any(one.length == len(word) == 3 and not one.rare for one in known.read(word, True))
    )


def _core(name: str, runs: Counter[str]) -> str:
    """A name with or without what may be its particle, as the article has it elsewhere (파피로,
    파피로의)."""
    short = bare(name)
    if short == name:
        return name

    def heard(one: str) -> int:
        return runs[one] + sum(runs[one + josa] for josa in COMMON if agrees(one[-1], josa))

    return name if heard(name) > 1 and heard(name) >= heard(short) else short


def read_around(article: Article, words: Words, known: Lexicon) -> Lexicon:
    """The lists with the places and bodies of one article."""
    bodies = frozenset(find_named_bodies(article, words, known))
    return replace(known, here=find_places(article, words) | bodies, memory={})
