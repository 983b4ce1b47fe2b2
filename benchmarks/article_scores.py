"""How well articles are read, against gold files made by hand.

People count by their whole names, titles by their words with the name of who holds them, quotes by
their words without white space together with the speaker's name, headings and captions by their
words.  A finding that gold doesn't have lowers
precision; one that gold has and nobody found lowers recall.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from presskit.build.articles import open_article
from presskit.build.importing import read_words
from presskit.desk import Desk
from presskit.extract import Article, Block, Piece, Proposal, extract
from presskit.extract.proposal import DOUBTFUL, Quote

TOP = Path(__file__).parent.parent
ARTICLES = TOP / "tests" / "articles"
KINDS = ("people", "titles", "held in", "quotes", "speech", "headings", "captions", "works",
         "headline", "bodies", "event", "e.name", "e.date", "e.venue", "e.organiser")
"""``titles``: somebody's name with the words of a title; ``held in``: with the body that it is held
in; ``quotes``: with the right speaker; ``speech``: the words alone; ``bodies``: organisations;
``e.name`` and so on: one fact of the event."""


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

    def blocks(*kinds: str) -> list[str]:
        return [squeeze(words(block.piece)) for block, placed in
                zip(proposal.article.blocks, proposal.placed, strict=True) if placed.kind in kinds]

    captions = [squeeze(words(one.text)) for one in proposal.things.captions]
    headline = nothing(gold.get("headline"))
    return {
        **score_people(proposal, gold),
        **score_speech(proposal, gold),
        "headings": compare(blocks("heading"), map(squeeze, gold.get("headings") or [])),
        "captions": overlap(captions, [cut_alike(one, captions) for one in gold.get("captions")
                                       or []]),
        "works": compare((words(one.title) for one in proposal.things.works),
                         (one["title"] for one in gold.get("works") or [])),
        "headline": compare(blocks("headline"), [squeeze(headline)] if headline else []),
        "bodies": score_bodies(proposal, gold),
        **score_event(proposal, gold),
    }


def cut_alike(caption: Mapping[str, Any], found: Iterable[str]) -> str:
    """The words of a caption of gold: all of them, or without its credit where no finding holds
    the most of them, as of a short caption with a long credit."""
    whole = squeeze(caption["text"])
    credit = squeeze(nothing(caption.get("credit")) or "")
    return whole if overlap(found, [whole]).hits or not credit else whole.replace(credit, "")


def score_people(proposal: Proposal, gold: dict[str, Any]) -> dict[str, Score]:
    """Names; a name with the words of one of its titles; a name with a body that a title is held
    in, whose words may be cut otherwise.  Titles that ``、`` or ``兼`` joins are two; what is said
    twice of somebody counts once."""
    words = proposal.article.words
    ours, wanted = defaultdict(list), defaultdict(list)
    for person in proposal.people:
        for title in person.titles:
            keep(ours, words(person.name), *(one and words(one) for one in
                                             (title.title, title.affiliation)))
    for person in gold["people"]:
        for title in person.get("titles") or ():
            keep(wanted, person["name"], title.get("title"), title.get("affiliation"))
    bodies = Score()
    for name in {key: None for those in (ours, wanted) for key, _ in those}:
        found = overlap(ours[name, "affiliation"], wanted[name, "affiliation"])
        bodies.add(Score(*([(name, one) for one in those]
                           for those in (found.hits, found.false, found.missed))))

    def pairs(those: Mapping[tuple[str, str], list[str]]) -> list[tuple[str, str]]:
        return [(name, one) for (name, what), found in those.items() if what == "title"
                for one in found]

    return {"people": compare((words(one.name) for one in proposal.people),
                              (one["name"] for one in gold["people"])),
            "titles": compare(pairs(ours), pairs(wanted)), "held in": bodies}


def keep(those: dict[tuple[str, str], list[str]], name: str, title: Any, body: Any) -> None:
    parts = re.split("[、兼暨]", squeeze(nothing(title) or ""))
    for what, values in (("title", parts), ("affiliation", [squeeze(nothing(body) or "")])):
        those[name, what] += [one for one in values if one and one not in those[name, what]]


def score_speech(proposal: Proposal, gold: dict[str, Any]) -> dict[str, Score]:
    """Quotes with their speakers, and without."""
    names = {one["id"]: one["name"] for one in gold["people"]}
    wanted = [(squeeze("".join(one["fragments"])), names.get(one["speaker"]))
              for one in gold["direct_quotes"]]
    found = [(said_in(proposal, one), speaker_of(proposal, one)) for one in proposal.quotes]
    return {"quotes": compare(found, wanted),
            "speech": compare((one for one, _ in found), (one for one, _ in wanted))}


def said_in(proposal: Proposal, quote: Quote) -> str:
    return squeeze("".join(map(proposal.article.words, quote.fragments)))


def speaker_of(proposal: Proposal, quote: Quote) -> str | None:
    return None if quote.speaker is None else \
        proposal.article.words(proposal.people[quote.speaker].name)


def score_bodies(proposal: Proposal, gold: dict[str, Any]) -> Score:
    """Organisations, by any of their forms, letter for letter."""
    words, score = proposal.article.words, Score()
    left = [squeeze(one) for one in gold.get("organisations") or ()]
    for body in proposal.things.organisations:
        forms = [squeeze(words(one)) for one in (body.name, *body.also)]
        known = [one for one in forms if one in left]
        left = [one for one in left if one not in known]
        score.hits += known
        score.false += [] if known else forms[:1]
    score.missed = left
    return score


def score_event(proposal: Proposal, gold: dict[str, Any]) -> dict[str, Score]:
    """Each fact of the event, and all of them together."""
    words, event, own = proposal.article.words, gold.get("event") or {}, proposal.things.event
    ours = {"name": own.name and words(own.name), "date": own.day,
            "venue": own.venue and words(own.venue),
            "organiser": own.organiser and words(own.organiser)}
    found, whole = {}, Score()
    for key, value in ours.items():
        other = nothing(event.get(key))
        found[f"e.{key}"] = compare([(key, squeeze(value))] if value else [],
                                    [(key, squeeze(other))] if other else [])
        whole.add(found[f"e.{key}"])
    return {"event": whole, **found}


def doubts(proposal: Proposal, gold: dict[str, Any]) -> dict[str, Counter]:
    """How many people, and quotes given to somebody, are right or wrong, marked doubtful or not."""
    names = {one["id"]: one["name"] for one in gold["people"]}
    wanted = {(squeeze("".join(one["fragments"])), names.get(one["speaker"]))
              for one in gold["direct_quotes"]}
    found: dict[str, Counter] = {"people": Counter(), "quotes": Counter()}
    for person in proposal.people:
        right = proposal.article.words(person.name) in names.values()
        found["people"][right, person.sure < DOUBTFUL] += 1
    for quote in proposal.quotes:
        if quote.speaker is not None:
            right = (said_in(proposal, quote), speaker_of(proposal, quote)) in wanted
            found["quotes"][right, quote.sure < DOUBTFUL] += 1
    return found


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
    wide = {kind: max(9, len(kind) + 1) for kind in KINDS}
    lines = [f"{'':40}" + "".join(f"{kind:>{wide[kind]}}" for kind in KINDS)]
    for name, scores in rows.items():
        cells = ((wide[kind], f"{number(scores[kind].recall)}/{number(scores[kind].precision)}")
                 for kind in KINDS)
        lines.append(f"{name:40}" + "".join(f"{cell:>{width}}" for width, cell in cells))
    return "\n".join(lines)
