"""Who is named in a Korean article, with titles and every mention.

Here: which sightings are one person, shorter forms and whose they are.  Never here: what makes a
word a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.extract.article import Article, Piece
from presskit.extract.korean.around import read_around
from presskit.extract.korean.josa import FAMILIAR, JOSA, agrees, bare, is_josa
from presskit.extract.korean.lexicon import Lexicon, lexicon
from presskit.extract.korean.names import sights
from presskit.extract.korean.offices import offices, offices_told
from presskit.extract.korean.shorter import Draft, shorten
from presskit.extract.korean.sight import Sight, characters, reporters
from presskit.extract.proposal import Person, Placed, Title
from presskit.extract.words import Words, any_of

__all__ = ["find_people"]

LEAST = 0.7
RUN = re.compile(r"[가-힣]+")


def find_people(article: Article, placed: tuple[Placed, ...], words: Words) -> tuple[Person, ...]:
    """Everybody whose whole name the article gives, in the order of first sightings."""
    known = read_around(article, words, lexicon(words))
    papers = reporters(article, known) | characters(article)
    drafts = _drafts(article, sights(article, placed, known), papers, known)
    if not drafts:
        return ()
    _mention(article, placed, drafts, known)
    shorten(article, placed, drafts, known)
    return tuple(_person(article, one, known) for one in drafts)


def _drafts(
    article: Article, found: list[Sight], papers: frozenset[str], known: Lexicon
) -> list[Draft]:
    """One draft a name, in the order of first sightings."""
    named: dict[str, list[Sight]] = {}
    for one in found:
        named.setdefault(article.words(one.piece), []).append(one)
    _unbind(article, named)
    whole = {name[1:] for name in named if len(name) == 3 and name[0] in known.surnames}
    drafts, heard = [], _hear(article)
    for name, those in named.items():
        best = max(those, key=lambda one: (one.sure, -one.piece.start))
        weak = best.why in (
            "short-name-and-title",
            "title-and-short-name",
            "word-and-address",
            "short-name-and-speech",
            "rare-name-and-speech",
            "part-and-rare-name",
            "title-and-rare-name",
        )
        if best.sure < LEAST and not weak or name in papers and best.sure < 0.97:
            continue
        if len(name) == 2 and name in whole and best.why == "name-and-address":
            continue  # the given name of somebody: 한별 씨
        clear = best.title and name[-1] in known.clear_single
        if weak and not clear and not _again(article, name, those, heard):
            continue
        drafts.append(Draft(name, best, those))
    return sorted(drafts, key=lambda one: min(sight.piece for sight in one.sights))


def _unbind(article: Article, named: dict[str, list[Sight]]) -> None:
    """A weak name of three syllables whose last is the particle of a name of two goes with it
    (김훈은), and one of four likewise."""
    for name in list(named):
        short = name[:-1]
        if (
            short in named
            and is_josa(name[-1])
            and agrees(short[-1], name[-1])
            and max(one.sure for one in named[name]) <= max(one.sure for one in named[short])
        ):
            if not any(
                one.why in ("name-and-age", "name-and-title", "name-and-address")
                for one in named[name]
            ):
                del named[name]


@dataclass(slots=True)
class _Heard:
    """How often each word stands in an article, and single syllables with the word behind."""

    counts: Counter[str]
    pairs: set[tuple[str, str]]


def _hear(article: Article) -> _Heard:
    counts: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    before, end = "", -9
    for run in RUN.finditer(article.text):
        word = run[0]
        if len(word) < 7:
            counts.update({word, bare(word)})
        if len(before) == 1 and run.start() == end + 1:
            pairs.add((before, bare(word)[-2:]))
        if word[1:2] == "씨":
            pairs.add((word[0], "씨"))
        before, end = word, run.end()
    return _Heard(counts, pairs)


def _again(article: Article, name: str, those: list[Sight], heard: _Heard) -> bool:
    """Whether a short name stands in the article more than once, or its surname with a title."""
    if len(those) > 1 and len({one.why for one in those}) > 1 or heard.counts[name] > 1:
        return True
    titles = {article.words(one.title.title)[-2:] for one in those if one.title and one.title.title}
    return any((name[0], title) in heard.pairs for title in (*titles, "씨"))


def _mention(
    article: Article, placed: tuple[Placed, ...], drafts: list[Draft], known: Lexicon
) -> None:
    """Every place of the whole names."""
    by_name = {one.name: one for one in drafts}
    pattern = re.compile(
        rf"(?<![가-힣]){any_of(by_name)}(?=(?:씨|군|양|옹|님|여사)?(?:{JOSA}|{any_of(FAMILIAR)})?(?![가-힣]))"
    )
    for number, block, _ in article.each():
        if placed[number].kind in ("byline", "note"):
            continue
        for match in pattern.finditer(article.text, block.piece.start, block.piece.end):
            by_name[match[0]].mentions.add(Piece(*match.span()))
    for one in drafts:
        one.mentions |= {sight.piece for sight in one.sights}
        for sight in one.sights:
            if sight.also:
                one.also.setdefault(article.words(sight.also), sight.also)


def _titles(article: Article, draft: Draft, known: Lexicon) -> Iterator[Title]:
    """At all places of a person, in the order in which they are said."""
    for one in sorted(draft.sights, key=lambda sight: sight.piece):
        found = [one.title] if one.title else []
        found += offices(article, one.piece, known)
        yield from sorted(found, key=lambda title: title.title or title.affiliation)
    for mention in sorted(draft.mentions):
        yield from offices_told(article, mention, known)


def _joined(article: Article, one: Title, known: Lexicon) -> Title:
    """A body by its kind alone is a part of the title: 초등학교 교사."""
    body, title = one.affiliation, one.title
    if body and title and article.words(body) in known.plain_bodies and body.end == title.start - 1:
        return Title(Piece(body.start, title.end))
    return one


def _person(article: Article, draft: Draft, known: Lexicon) -> Person:
    """The finished person; a title that says the same at two places counts once."""
    titles: dict[tuple[str, str], Title] = {}
    for one in _titles(article, draft, known):
        one = _joined(article, one, known)
        key = tuple(article.words(part) if part else "" for part in (one.title, one.affiliation))
        if key[0] not in known.no_titles:
            titles.setdefault(key, one)
    kept = [
        title
        for key, title in titles.items()
        if key[1] or not any(other != key and other[0] == key[0] and other[1] for other in titles)
    ]
    return Person(
        draft.best.piece,
        tuple(sorted(draft.mentions)),
        tuple(draft.also.values()),
        tuple(kept),
        draft.best.sure,
        draft.best.why,
    )
