"""Articles with what stands in them, as a hand-made gold file says it.

Gives a proposal made of gold, so that what is made of proposals can be tried without the rules
that find things.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from presskit.build.articles import open_article
from presskit.content.articles import ArticleFile
from presskit.extract import Article, Block, Piece
from presskit.extract.marks import pairs_of
from presskit.extract.proposal import (
    Caption,
    Event,
    Organisation,
    Person,
    Placed,
    Proposal,
    Quote,
    Things,
    Title,
    Work,
)

ARTICLES = Path(__file__).parent.parent / "articles"
GOLD = sorted(ARTICLES.glob("*.gold.yaml"))


def read_gold(path: Path) -> tuple[ArticleFile, dict[str, Any]]:
    """The article beside a gold file, and what the file says."""
    file = open_article(path.with_name(path.name.replace(".gold.yaml", ".txt")))
    return file, yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def propose_gold(file: ArticleFile, gold: dict[str, Any]) -> Proposal:
    """A proposal that holds what gold holds."""
    article = Article(file.text, gold["language"], tuple(
        Block(Piece(one.start, one.end)) for one in file.blocks))
    numbers = {one["id"]: number for number, one in enumerate(gold["people"])}
    captions = [_find(article, one["text"]) for one in gold["captions"]]
    shows = [tuple(numbers[key] for key in one.get("shows") or ()) for one in gold["captions"]]
    things = Things(
        works=tuple(Work(_find(article, one["title"]), one["kind"], tuple(
            numbers[key] for key in one.get("by") or () if key in numbers))
            for one in gold["works"]),
        organisations=tuple(Organisation(_find(article, one)) for one in gold["organisations"]),
        captions=tuple(map(Caption, captions, shows)), event=_event(article, gold["event"]))
    return Proposal(article, tuple(_place(article, gold, captions)),
                    tuple(_people(article, gold)), tuple(_quotes(article, gold, numbers)), (),
                    things)


def _find(article: Article, words: str, start: int = 0) -> Piece:
    at = article.text.index(words, start)
    return Piece(at, at + len(words))


def _people(article: Article, gold: dict[str, Any]):
    for one in gold["people"]:
        name = _find(article, one["name"])
        titles = tuple(Title(_find(article, title["title"]), _maybe(article, title["affiliation"]))
                       for title in one.get("titles") or () if title["title"] not in ("null", ""))
        yield Person(name, (name,), titles=titles)


def _quotes(article: Article, gold: dict[str, Any], numbers: dict[str, int]):
    outer = {pair.inner: pair.outer for _, block, _ in article.each()
             for pair in pairs_of(article, block)}
    at = 0
    for one in gold["direct_quotes"]:
        fragments = []
        for words in one["fragments"]:
            fragments.append(_find(article, words, at))
            at = fragments[-1].end
        yield Quote(tuple(fragments), tuple(outer.get(piece, piece) for piece in fragments),
                    numbers.get(one["speaker"]))


def _place(article: Article, gold: dict[str, Any], captions: list[Piece]):
    kinds = {gold["headline"]: "headline"}
    for field, kind in (("subheads", "subhead"), ("headings", "heading"),
                        ("boilerplate", "boilerplate")):
        kinds |= dict.fromkeys(gold.get(field) or (), kind)
    for _, block, words in article.each():
        held = any(block.piece.holds(piece) for piece in captions)
        yield Placed("caption" if held else kinds.get(words, "paragraph"))


def _event(article: Article, event: dict[str, str]) -> Event:
    return Event(**{name: _maybe(article, event.get(name))
                    for name in ("name", "venue", "organiser")})


def _maybe(article: Article, words: str | None) -> Piece | None:
    return _find(article, words) if words and words != "null" and words in article.text else None
