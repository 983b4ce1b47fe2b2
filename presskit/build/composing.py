"""Composing: every wanted document of a kit, locale by locale.

Here: asking ``compose``, and noting beside each document what the manifest needs.  Never
here: what a document says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build import policy
from presskit.build.languages import Languages
from presskit.build.options import Options
from presskit.build.progress import Quiet, Stages
from presskit.diagnostics import Exit, Findings
from presskit.document import Document, digest

if TYPE_CHECKING:
    from presskit.model.kit import Kit

__all__ = ["Composed", "compose_all", "say_left_back"]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with its state and the digest of the same in the source locale."""

    document: Document
    state: str
    source_digest: str
    verdict: policy.Verdict = policy.Verdict()


def _kinds(kit: Kit, options: Options) -> list[str]:
    kinds = [*kit.documents, *([registry.CARD] if kit.cards else [])]
    return [one for one in kinds if not options.documents or one in options.documents]


def compose_all(languages: Languages, wanted: Iterable[str], options: Options,
                stages: Stages | None = None) -> Iterator[list[Composed]]:
    """The documents of one locale after the other, the source locale first.

    After an error in one locale the others are still brought there, for what is to be said
    about them, but nothing more is composed.
    """
    from presskit.compose import compose, state_of, states_of
    source, wanted = languages.locales[0], tuple(wanted)
    stages = stages or Stages(Quiet())
    digests: dict[tuple[str, str], str] = {}
    for locale in dict.fromkeys((source, *wanted)):
        stages.stage("localise")
        localised, tables = languages.reach(locale), languages.tables(locale)
        if languages.findings.failed:
            continue
        stages.stage("compose")
        names = languages.names(locale) if locale != source else None
        known = states_of(localised.kit)
        missing = policy.uncleared(locale, languages) if options.release else frozenset()
        found = []
        for kind in _kinds(languages.loaded.kit, options):
            for one in compose(localised.kit, kind, tables, names):
                if locale == source:
                    digests[kind, one.subject] = digest(one)
                state = str(state_of(one, localised.kit, names, known))
                verdict = (policy.judge(one, state, localised.kit, missing)
                           if options.release else policy.Verdict())
                found.append(Composed(one, state, digests.get((kind, one.subject), ""), verdict))
        if locale in wanted:
            yield found


def say_left_back(composed: Iterable[Composed], findings: Findings) -> None:
    """Say which documents stay behind.  Raises ``PresskitError`` (``nothing-may-go-out``),
    exit 5, where all of them do."""
    composed = tuple(composed)
    policy.say_left_back(((one.document, one.verdict) for one in composed
                          if not one.verdict.good), findings)
    if composed and not any(one.verdict.good for one in composed):
        findings.error("nothing-may-go-out", "nothing of this kit may go out yet",
                       hint="run presskit status: it lists what each locale lacks")
        findings.raise_errors(Exit.NOT_ALLOWED)
