"""Drafting a kit's translations: the memory first, then an engine, into the PO files as it comes.

Here: batches, saving, asking once more.  Never here: what there is to do (``draft_work``), which
texts are wanted and what an answer comes to (``localise``), opening an engine (``jobs``), printing.

Whatever has come is in the PO file before the next batch is asked for: a run that is interrupted,
or cut off, goes on where it stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.catalogues import path_of, read_catalogue, save_outcomes, uninterrupted
from presskit.build.draft_work import Work, batch_size, group_texts, prepare_work
from presskit.build.jobs import MEMORY, Job, describe_refusal
from presskit.build.languages import Languages
from presskit.build.progress import Progress
from presskit.build.tables import open_cutter
from presskit.diagnostics import Diagnostic, Severity
from presskit.registry import ENGINES

if TYPE_CHECKING:
    from presskit.localise.drafting import Open
    from presskit.localise.engines.protocol import Failure, Result
    from presskit.localise.outcomes import Outcome

__all__ = ["Drafted", "draft_locale"]


@dataclass(slots=True)
class Drafted:
    """What became of a locale: how many texts came from the memory and from the engine, why
    others are open (``reasons``), how many were ``left`` when the run ended, how many somebody else
    had written to, how many have no entry yet (``unsourced``); ``nameless`` are the names that have
    no form here, so that drafts show them as the source writes them; ``failed`` is how often the
    service failed, ``refused`` that it doesn't have the language."""

    locale: str
    path: Path
    recalled: int = 0
    drafted: int = 0
    left: int = 0
    elsewhere: int = 0
    unsourced: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    nameless: tuple[str, ...] = ()
    failed: int = 0
    refused: Diagnostic | None = None


def draft_locale(languages: Languages, locale: str, job: Job, progress: Progress) -> Drafted:
    """Draft what a locale lacks, and save it as it comes; the run ends where ``job.ended`` says.

    Raises ``PresskitError`` where a file can't be read or written.
    """
    work = prepare_work(languages, locale, job)
    done = Drafted(locale, path_of(languages.loaded.folder, locale),
                   unsourced=work.plan.unsourced, nameless=_nameless(work))
    with uninterrupted():
        _save(work, [*work.found, *work.plan.held], job, done)
    asked = () if job.name == MEMORY else tuple(work.twins)
    if asked and not job.engine.supports(work.plan.source, work.plan.target):
        done.left, done.refused = len(work.rest), describe_refusal(job, work.plan.source,
                                                               work.plan.target)
        return done
    progress.stage(locale, len(asked))
    size = batch_size(job)
    for at in range(0, len(asked), size):
        if job.ended:
            done.left += sum(len(work.twins[one]) for one in asked[at:])
            break
        _draft_batch(work, asked[at:at + size], job, done, progress)
    _fill_cards(work, job, done)
    return done


def _nameless(work: Work) -> tuple[str, ...]:
    """The names in what is to be drafted that have no form in the locale, as the source has
    them."""
    from presskit.model.names import name_form
    register = work.languages.loaded.kit.register
    keys = dict.fromkeys(one.key for text in work.rest for one in text.shielded.missing
                         if (one.key, "full") not in work.shield.names)
    forms = (name_form(register[key], work.plan.source) for key in keys)
    return tuple(form.full for form in forms if form)


def _draft_batch(work: Work, wordings: Sequence[tuple[str, bool]], job: Job, done: Drafted,
                 progress: Progress) -> None:
    """Ask for some texts, save what came, and ask once more for those whose placeholders were
    lost, each alone.  Texts that say the same are asked for once."""
    every = [text for one in wordings for text in work.twins[one]]
    groups = group_texts(_untouched(work, every))
    done.elsewhere += len(every) - sum(map(len, groups.values()))
    again = _draft_each(work, [*groups.values()], job, done)
    for one in again:
        if job.ended:
            done.left += len(one)
        else:
            _draft_each(work, [one], job, done, last=True)
    for one in wordings:
        progress.step(work.twins[one][0].entry.context)


def _draft_each(work: Work, groups: Sequence[list[Open]], job: Job, done: Drafted, *,
                last: bool = False) -> list[list[Open]]:
    """Ask for one text of each group, and save the words, or why there are none, for all of it;
    gives the groups that are worth asking for once more, unless this was the ``last`` time."""
    again, outcomes = [], []
    results = _ask(work, [one[0] for one in groups], job)
    with uninterrupted():
        for group, result in zip(groups, results, strict=True):
            settled = [_settle(work, text, result, job) for text in group]
            if settled[0][1] and not last:
                again.append(group)
            elif result.failure and _is_unasked(result.failure):
                done.left += len(group)
            else:
                done.failed += result.failure is not None
                outcomes += [outcome for outcome, _again in settled]
        _save(work, outcomes, job, done, drafted=True)
    return again


def _is_unasked(failure: Failure) -> bool:
    """Whether a text stays as it is: not its own fault, and the next run asks for it."""
    from presskit.localise.engines.protocol import Kind
    return failure.fatal or failure.kind is Kind.STOPPED


def _untouched(work: Work, texts: Sequence[Open]) -> list[Open]:
    """The texts that nobody has written meanwhile."""
    from presskit.localise.outcomes import is_untouched
    path = path_of(work.languages.loaded.folder, work.plan.target)
    entries = {(one.context, one.source): one for one in read_catalogue(
        path, work.plan.target).messages if not one.obsolete}
    return [one for one in texts
            if (found := entries.get((one.entry.context, one.entry.source)))
            and is_untouched(found, one.entry)]


def _ask(work: Work, texts: Sequence[Open], job: Job) -> list[Result]:
    """The answers of the engine, every request put down before it goes out; a fatal failure is
    kept in the job."""
    from presskit.localise.engines.journal import noting
    if not texts:
        return []
    plan, journal = work.plan, job.journal
    if journal:
        journal.pair = (plan.source, plan.target)
    with noting(journal.note, calls=job.name not in ENGINES) if journal else nullcontext():
        results = job.engine.translate([one.unit for one in texts], plan.source, plan.target,
                                       glossary=plan.glossary)
    job.ended = next((one.failure for one in results if one.failure and one.failure.fatal),
                     job.ended)
    return results


def _settle(work: Work, text: Open, result: Result, job: Job) -> tuple[Outcome, bool]:
    """The outcome of an answer that can be read back as Markdown."""
    from presskit.content.inlines import scan_inlines
    from presskit.localise.drafting import settle_result
    from presskit.localise.outcomes import left_open
    outcome, again = settle_result(work.shield, text, result, job.name)
    if outcome.words and any(one.severity is Severity.ERROR
                             for one in scan_inlines(outcome.words)[1]):
        return left_open(text.entry, job.name, "its answer holds markup that can't be read"), False
    return outcome, again


def _save(work: Work, outcomes: Sequence[Outcome], job: Job, done: Drafted, *,
          drafted: bool = False) -> None:
    """Put outcomes into the PO file, and count them as what stands there afterwards."""
    if not outcomes:
        return
    catalogue = save_outcomes(work.languages, work.plan.target, outcomes)
    job.keep(done.path)
    stands = {(one.context, one.source): one.words for one in catalogue.messages
              if not one.obsolete}
    for one in outcomes:
        place = one.entry.context, one.entry.source
        if one.words and stands.get(place) != one.words:
            done.elsewhere += 1
        elif one.words and drafted:
            done.drafted += 1
        elif one.words:
            done.recalled += 1
        elif one.reason:
            done.reasons[one.reason] += 1


def _fill_cards(work: Work, job: Job, done: Drafted) -> None:
    """The passages for cards, out of the words that their quotes have by now."""
    from presskit.localise.drafting import HELD, passage_of
    from presskit.localise.outcomes import Outcome, left_open
    if not work.cards:
        return
    folder, locale = work.languages.loaded.folder, work.plan.target
    messages = read_catalogue(path_of(folder, locale), locale).messages
    words = {(one.context, one.source): one.words for one in messages if not one.obsolete}
    outcomes: list[Outcome] = []
    alone: list[list[Open]] = []
    offline = job.name != MEMORY and not job.engine.capabilities.needs_network
    for card in work.cards:
        fragments = [words.get(one, "") for one in card.fragments]
        if job.ended and not all(fragments):
            done.left += 1
            continue
        passage = passage_of(work.plan, card, fragments, open_cutter(work.languages.shelf))
        if not passage and offline:  # words for a layout, not for readers: they need not agree
            alone.append([card.text])
            continue
        outcomes.append(Outcome(card.text.entry, passage) if passage else left_open(
            card.text.entry, HELD, "copy whole sentences from the translation of the quote"))
    with uninterrupted():
        _save(work, outcomes, job, done, drafted=True)
    if alone:
        _draft_each(work, alone, job, done, last=True)
