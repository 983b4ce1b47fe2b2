"""What there is to draft in a locale: its open texts, what the memory has of them, the requests.

Here: looking everything up before anything is asked for, and what a run would come to.  Never here:
asking, saving (``drafting``), which texts are wanted (``localise``).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presskit.build.jobs import MEMORY, Job
from presskit.build.languages import Languages

if TYPE_CHECKING:
    from presskit.localise.drafting import Card, Open, Plan
    from presskit.localise.memory import Match
    from presskit.localise.outcomes import Outcome
    from presskit.localise.shields import Shield

__all__ = ["Sketch", "Work", "batch_size", "group_texts", "prepare_work", "sketch_locale"]

_BATCH = 50
"""So many texts at once at most, also where an engine takes more: what came is then saved."""


@dataclass(frozen=True, slots=True)
class Work:
    """A locale that is being drafted: what it lacks, what the memory has of it."""

    languages: Languages
    plan: Plan
    shield: Shield
    found: tuple[Outcome, ...]
    rest: tuple[Open, ...]
    cards: tuple[Card, ...]
    twins: dict[tuple[str, bool], list[Open]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a run would do for a locale."""

    locale: str
    texts: int
    recalled: int
    held: int
    sent: int
    characters: int
    requests: int


def prepare_work(languages: Languages, locale: str, job: Job) -> Work:
    """What there is to draft in a locale; what the memory has for a text is not asked for.

    Raises ``PresskitError`` where the memory can't be read.
    """
    from presskit.localise.drafting import plan_drafts
    from presskit.localise.outcomes import recalled
    from presskit.localise.shields import open_shield
    kit = languages.loaded.kit
    target = languages.reach(locale)
    origin = languages.reach(kit.locales[locale].from_ or kit.source_locale)
    shield = open_shield(kit, origin.side.register, locale, languages.conventions[locale])
    plan = plan_drafts(origin, target, shield, stale=job.stale)
    matches = _look_up(languages, locale, plan, job)
    found = tuple(one for text, hits in zip(_each_text(plan), matches, strict=True)
                  if (one := recalled(text.entry, hits)))
    done = {one.entry for one in found if one.words}
    rest = tuple(one for one in plan.texts if one.entry not in done)
    return Work(languages, plan, shield, found, rest,
                 tuple(one for one in plan.cards if one.text.entry not in done), group_texts(rest))


def group_texts(texts: Iterable[Open]) -> dict[tuple[str, bool], list[Open]]:
    """The texts that say the same, together."""
    groups: dict[tuple[str, bool], list[Open]] = {}
    for one in texts:
        groups.setdefault(one.wording, []).append(one)
    return groups


def _each_text(plan: Plan) -> list[Open]:
    return [*plan.texts, *(one.text for one in plan.cards)]


def _look_up(languages: Languages, locale: str, plan: Plan,
             job: Job) -> list[tuple[Match, ...]]:
    """What the memory offers for each text and card: the user's, and the kit's own file."""
    from presskit.localise.memory import find_matches, kit_entries, open_memory
    kit = languages.loaded.kit
    origin = languages.reach(plan.source)
    path = job.desk.memory
    queries = [one.query for one in _each_text(plan)]
    with open_memory(path) if path.exists() else nullcontext() as memory:
        return find_matches(memory, queries, plan.source, plan.target, kit=kit.id,
                            now=job.desk.clock(),
                            own=kit_entries(origin, languages.reach(locale)))


def sketch_locale(languages: Languages, locale: str, job: Job) -> Sketch:
    """What would be done for a locale; nothing is written or sent."""
    from presskit.localise.engines.cutting import has_letters
    work = prepare_work(languages, locale, job)
    plan = work.plan
    fits = job.engine.supports(plan.source, plan.target)
    asked = [one[0] for one in work.twins.values()] if job.name != MEMORY and fits else []
    sent = [one.unit for one in asked if has_letters(one.unit.text.strip())]
    size = batch_size(job)
    return Sketch(locale, len(plan.texts) + len(plan.cards) + len(plan.held),
                  sum(bool(one.words) for one in work.found), len(plan.held) + plan.unsourced,
                  len(sent), sum(len(one.text.strip()) for one in sent),
                  sum(job.engine.count_requests([one.unit for one in asked[at:at + size]])
                      for at in range(0, len(asked), size)))


def batch_size(job: Job) -> int:
    """How many texts one call brings, at least one."""
    return max(1, min(job.engine.capabilities.max_batch, _BATCH))
