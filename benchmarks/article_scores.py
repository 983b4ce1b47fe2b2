"""How well articles are read, against gold files made by hand.

People count by their whole names, quotes by their words without white space together with the
speaker's name, headings and captions by their words.  A finding that gold doesn't have lowers
precision; one that gold has and nobody found lowers recall.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from presskit.build.articles import open_article
from presskit.build.importing import read_words
from presskit.desk import Desk
from presskit.extract import Article, Block, Piece, Proposal, extract

TOP = Path(__file__).parent.parent
ARTICLES = TOP / "tests" / "articles"
KINDS = ("people", "quotes", "speech", "headings", "captions", "works", "headline", "event")
"""``quotes``: with the right speaker; ``speech``: the words alone."""


@dataclass(slots=True)
class Score:
    """What was found rightly (``hits``), wrongly (``false``) and not at all (``missed``)."""

    hits: list[Any] = field(default_factory=list)
    false: list[Any] = field(default_factory=list)
    missed: list[Any] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        wanted = len(self.hits) + len(self.missed)
        return len(self.hits) / wanted if wanted else None

    @property
    def precision(self) -> float | None:
        said = len(self.hits) + len(self.false)
        return len(self.hits) / said if said else None

    def add(self, other: Score) -> None:
        self.hits += other.hits
        self.false += other.false
        self.missed += other.missed


def compare(found: Iterable[Any], wanted: Iterable[Any]) -> Score:
    """Each thing once: as many hits as both have."""
    score, left = Score(), list(wanted)
    for one in found:
        if one in left:
            left.remove(one)
            score.hits.append(one)
        else:
            score.false.append(one)
    score.missed = left
    return score


def overlap(found: Iterable[str], wanted: Iterable[str]) -> Score:
    """As :func:`compare`, of texts whose marks and credits may be cut otherwise: one of the two
    holds the other, which is not short."""
    score, left = Score(), list(wanted)
    for one in found:
        other = next((gold for gold in left if (one in gold or gold in one)
                      and 2 * min(len(one), len(gold)) >= max(len(one), len(gold))), None)
        if other is None:
            score.false.append(one)
        else:
            left.remove(other)
            score.hits.append(one)
    score.missed = left
    return score


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def named(path: Path) -> tuple[Path, Path]:
    """An article and its gold file, given one of them; ``a.zh.txt`` has ``a.zh.gold.yaml``, or
    ``a.gold.yaml``."""
    if path.name.endswith(".gold.yaml"):
        stem = path.name.removesuffix(".gold.yaml")
        return next(path.parent.glob(f"{stem}*.txt")), path
    own = path.with_suffix(".gold.yaml")
    return path, own if own.exists() else path.with_name(path.name.partition(".")[0] +
                                                         ".gold.yaml")


def articles(held_out: bool = False) -> Iterator[tuple[Path, Path]]:
    """Every article with its gold file."""
    home = ARTICLES / "held-out" if held_out else ARTICLES
    for gold in sorted(home.glob("*.gold.yaml")):
        yield gold.with_name(gold.name.replace(".gold.yaml", ".txt")), gold


def article_of(path: Path, locale: str) -> Article:
    """The article as an import reads it."""
    file = open_article(path)
    return Article(file.text, locale, tuple(
        Block(Piece(one.start, one.end), one.hint, one.level) for one in file.blocks))


def read_gold(path: Path) -> dict[str, Any]:
    """What a gold file says; one that names its films, and its headings and captions by block, is
    brought into the form of the others."""
    gold = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    if "films" in gold:
        gold["works"] = gold["films"]
    for name in ("headings", "captions"):
        gold[name] = [one["text"] if name == "headings" and isinstance(one, dict) else one
                      for one in gold.get(name) or []]
    gold.setdefault("language", gold.get("source", {}).get("language", ""))
    gold.setdefault("headline", nothing(gold.get("event", {}).get("title")))
    return gold


def propose(path: Path, locale: str) -> Proposal:
    return extract(article_of(path, locale), read_words(locale, Desk()))


def score(proposal: Proposal, gold: dict[str, Any]) -> dict[str, Score]:
    """A score for each of :data:`KINDS`."""
    words = proposal.article.words
    names = {one["id"]: one["name"] for one in gold["people"]}

    def speaker(quote: Any) -> str | None:
        return None if quote.speaker is None else words(proposal.people[quote.speaker].name)

    def said(quote: Any) -> str:
        return squeeze("".join(map(words, quote.fragments)))

    wanted = [(squeeze("".join(one["fragments"])), names.get(one["speaker"]))
              for one in gold["direct_quotes"]]
    found = [(said(one), speaker(one)) for one in proposal.quotes]

    def blocks(*kinds: str) -> list[str]:
        return [squeeze(words(block.piece)) for block, placed in
                zip(proposal.article.blocks, proposal.placed, strict=True) if placed.kind in kinds]

    event = gold.get("event") or {}
    own = proposal.things.event
    captions = [squeeze(words(one.text)) for one in proposal.things.captions]
    facts = {key: value for key in ("name", "date", "venue", "organiser")
             if (value := nothing(event.get(key)))}
    ours = {"name": own.name and words(own.name), "date": own.day,
            "venue": own.venue and words(own.venue),
            "organiser": own.organiser and words(own.organiser)}
    return {
        "people": compare((words(one.name) for one in proposal.people), names.values()),
        "quotes": compare(found, wanted),
        "speech": compare((one for one, _ in found), (one for one, _ in wanted)),
        "headings": compare(blocks("heading"), map(squeeze, gold.get("headings") or [])),
        "captions": overlap(captions, [squeeze(one["text"]) for one in gold.get("captions")
                                       or []]),
        "works": compare((words(one.title) for one in proposal.things.works),
                         (one["title"] for one in gold.get("works") or [])),
        "headline": compare(blocks("headline"), [squeeze(gold["headline"])] if
                            nothing(gold.get("headline")) else []),
        "event": compare(((key, value) for key, value in ours.items() if value), facts.items()),
    }


def nothing(value: Any) -> Any:
    return None if value in (None, "", "null", "~") else value


def total(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    whole = {kind: Score() for kind in KINDS}
    for one in scores:
        for kind in KINDS:
            whole[kind].add(one[kind])
    return whole


def table(rows: dict[str, dict[str, Score]], number: Callable[[float | None], str]) -> str:
    """Recall/precision of every kind, a row an article."""
    lines = [f"{'':44}" + "".join(f"{kind:>12}" for kind in KINDS)]
    for name, scores in rows.items():
        cells = (f"{number(one.recall)}/{number(one.precision)}" for one in
                 (scores[kind] for kind in KINDS))
        lines.append(f"{name:44}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)
